package vn.ocop.portal.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.subject.ExpiryNotices;
import vn.ocop.portal.subject.RecognitionId;

/// Tells the pages of certificates which of them a notice tells of.
@Component
class NoticesTold implements ExpiryNotices {
    private final CertificateNotices notices;

    NoticesTold(CertificateNotices notices) {
        this.notices = notices;
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
