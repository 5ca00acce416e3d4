package vn.ocop.portal.site;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.PortalClock;
import vn.ocop.portal.report.CertificateNotices;
import vn.ocop.portal.report.NoticeWay;
import vn.ocop.portal.subject.Expiries;
import vn.ocop.portal.subject.SubjectId;
import vn.ocop.portal.subject.Subjects;

/// Activities of the demo that reached some of its subjects, invented and marked so; their days are counted
/// from the day on which they are loaded. And two notices, one sent.
@Component
@Profile(DemoByDefault.PROFILE)
@ConditionalOnProperty(name = SampleActivities.PROPERTY, havingValue = "0", matchIfMissing = true)
@Order(54)
class DemoReach implements ApplicationRunner {
    private final ActingAs actingAs;
    private final ActivityLog log;
    private final Subjects subjects;
    private final Expiries expiries;
    private final CertificateNotices notices;
    private final JdbcClient sql;
    private final PortalClock clock;

    DemoReach(
            ActingAs actingAs,
            ActivityLog log,
            Subjects subjects,
            Expiries expiries,
            CertificateNotices notices,
            JdbcClient sql,
            PortalClock clock) {
        this.actingAs = actingAs;
        this.log = log;
        this.subjects = subjects;
        this.expiries = expiries;
        this.notices = notices;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var choices = subjects.choices();
        boolean told = sql.sql("select exists (select from activity_subject)")
                .query(Boolean.class)
                .single();
        if (told || choices.size() < 8) return;
        var today = LocalDate.now(clock);
        actingAs.person("chuyenvien", me -> {
            log(me, "TRAINING", "Hoàn thiện hồ sơ đánh giá lại sản phẩm", today.minusDays(45), choices.subList(0, 4));
            log(me, "CONSULTING", "Tư vấn nhãn hàng hóa", today.minusDays(120), choices.subList(2, 3));
            return true;
        });
        actingAs.person("dieuphoi", office -> {
            var expiring = expiries.within(today, 180);
            if (expiring.size() < 4) return false;
            var sent = notices.draft(office, expiring.getFirst().subject());
            notices.sent(office, sent, 0, 1, today, NoticeWay.POST, "Hồ sơ minh hoạ");
            notices.draft(office, expiring.getLast().subject());
            return true;
        });
        actingAs.person("chuyenvien.ct", me -> {
            log(me, "FAIR", "Tuần lễ đặc sản", today.minusDays(80), choices.subList(3, 8));
            return true;
        });
    }

    private void log(SignedIn me, String type, String topic, LocalDate day, List<Choice> reached) {
        log.log(
                me,
                ActivityDraft.of(type, topic + " (minh hoạ)", ActivityState.DONE, new Period(day, day), true)
                        .noting("Hồ sơ minh hoạ")
                        .forSubjects(reached.stream()
                                .map(choice -> SubjectId.of(choice.value()))
                                .collect(Collectors.toCollection(LinkedHashSet::new))));
    }
}
