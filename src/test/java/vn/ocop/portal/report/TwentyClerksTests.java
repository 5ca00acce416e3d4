package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ocop.portal.People.actingAs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.core.RuleViolation;

/// Twenty clerks of one department issue two hundred letters at once, against one database.
@PortalTest
class TwentyClerksTests {
    private static final int LETTERS = 200;
    private static final int CLERKS = 20;

    @Autowired
    HalfYear halfYear;

    @Autowired
    People people;

    @Autowired
    LetterIssue issue;

    @Autowired
    JdbcClient sql;

    @Autowired
    Clock clock;

    @Test
    void everyLetterHasANumberOfItsOwnAndNoneIsLeftOut() throws Exception {
        var department = halfYear.department("Sở Kế hoạch và Đầu tư");
        var office = halfYear.office();
        var waiting = new ConcurrentLinkedQueue<ReportId>();
        for (int i = 1; i <= LETTERS; i++) {
            var id = halfYear.signed(department, halfYear.request(office, i + "/VPĐP-OCOP", department));
            waiting.add(id);
            // Every tenth report is issued by two clerks at the same moment: one of them is refused.
            if (i % 10 == 0) waiting.add(id);
        }
        var begin = new CountDownLatch(1);
        var refused = new ConcurrentLinkedQueue<String>();
        List<Future<List<Integer>>> work = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int c = 0; c < CLERKS; c++) {
                var clerk = people.of(department.staff().organization(), Role.REGISTRY);
                work.add(threads.submit(() -> {
                    actingAs(clerk);
                    begin.await();
                    List<Integer> numbers = new ArrayList<>();
                    for (ReportId id = waiting.poll(); id != null; id = waiting.poll()) {
                        try {
                            int version = sql.sql("select version from report where report_id = ?")
                                    .param(id.value())
                                    .query(Integer.class)
                                    .single();
                            numbers.add(issue.issue(id, version, null, LocalDate.now(clock), clerk)
                                    .number());
                        } catch (RuleViolation twice) {
                            refused.add(twice.code());
                        }
                    }
                    SecurityContextHolder.clearContext();
                    return numbers;
                }));
            }
            begin.countDown();
        }
        List<Integer> given = new ArrayList<>();
        for (var one : work) given.addAll(one.get());
        assertThat(given)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, LETTERS).boxed().toList());
        assertThat(refused).hasSize(LETTERS / 10).containsOnly("report.refused.ISSUED");
        assertThat(sql.sql("select number from issued_letter order by number")
                        .query(Integer.class)
                        .list())
                .isEqualTo(IntStream.rangeClosed(1, LETTERS).boxed().toList());
        assertThat(sql.sql("select count(*) from report where state = 'ISSUED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(LETTERS);
    }
}
