package vn.ocop.portal.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.subject.ExpiryNotices;
import vn.ocop.portal.subject.RecognitionId;
import vn.ocop.portal.subject.SubjectId;

/// Tells the pages of certificates which of them a notice tells of, and the page of a subject what was sent to it.
@Component
class NoticesTold implements ExpiryNotices {
    private final CertificateNotices notices;

    private final MessageSource messages;

    NoticesTold(CertificateNotices notices, MessageSource messages) {
        this.notices = notices;
        this.messages = messages;
    }

    @Override
    public List<Sent> sentTo(SignedIn me, SubjectId subject) {
        if (!me.is(Role.COORDINATOR)) return List.of();
        return notices.sentTo(me, subject).stream()
                .flatMap(notice -> Optional.ofNullable(notice.sent()).stream()
                        .map(sent -> new Sent(
                                "/notices/" + notice.id(),
                                sent.number(),
                                sent.on(),
                                messages.getMessage("notice.way." + sent.way(), null, LocaleContextHolder.getLocale()),
                                notice.products(),
                                notice.firstExpiry(),
                                sent.by())))
                .toList();
    }

    @Override
    public Map<RecognitionId, Told> of(SignedIn me, Collection<RecognitionId> certificates) {
        Map<RecognitionId, Told> told = new HashMap<>();
        if (!me.is(Role.COORDINATOR)) return told;
        notices.telling(me, certificates).forEach((certificate, notice) -> {
            var sent = notice.sent();
            told.put(
                    certificate,
                    new Told(
                            "/notices/" + notice.id(),
                            sent == null ? null : sent.number(),
                            sent == null ? null : sent.on()));
        });
        return told;
    }
}
