package vn.ocop.portal.site;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.PortalClock;
import vn.ocop.portal.report.NoticeWay;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.RequestReminders;

/// A letter of the demo by which the office urged a department on, three days after the deadline of the demo's request;
/// invented and marked so.
@Component
@Profile(DemoByDefault.PROFILE)
@ConditionalOnProperty(name = SampleActivities.PROPERTY, havingValue = "0", matchIfMissing = true)
@Order(58)
class DemoReminders implements ApplicationRunner {
    private static final String NUMBER = "165/VPĐP-OCOP";
    private static final LocalDate URGED = LocalDate.of(2022, 6, 20);
    private static final LocalDate ANSWER_BY = LocalDate.of(2022, 6, 24);

    private final ActingAs actingAs;
    private final ReportRequests requests;
    private final RequestReminders reminders;
    private final JdbcClient sql;
    private final PortalClock clock;

    DemoReminders(
            ActingAs actingAs, ReportRequests requests, RequestReminders reminders, JdbcClient sql, PortalClock clock) {
        this.actingAs = actingAs;
        this.requests = requests;
        this.reminders = reminders;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        boolean there =
                sql.sql("""
                        select exists (select from request_reminder)
                            or not exists (select from report_request where number = :number)
                        """).param("number", NUMBER).query(Boolean.class).single();
        if (there) return;
        var morning = URGED.atTime(LocalTime.of(9, 0)).atZone(clock.getZone()).toInstant();
        actingAs.person(
                "dieuphoi",
                office -> clock.asOf(morning, () -> {
                    requests.of(office).stream()
                            .filter(one -> one.number().equals(NUMBER))
                            .findFirst()
                            .ifPresent(request -> {
                                var id = reminders.draft(office, request.id(), Set.of(DemoPeople.TRADE), ANSWER_BY);
                                reminders.sent(office, id, 0, 172, URGED, NoticeWay.SYSTEM, "Hồ sơ minh hoạ");
                            });
                    return true;
                }));
    }
}
