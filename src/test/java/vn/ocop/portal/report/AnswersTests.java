package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ocop.portal.People.actingAs;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.WorkingDays;
import vn.ocop.portal.organization.OrganizationId;

@PortalTest
class AnswersTests {
    @Autowired
    HalfYear halfYear;

    @Autowired
    Answers answers;

    @Autowired
    ReportLife life;

    @Autowired
    ReportRequests requests;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    JdbcClient sql;

    @Autowired
    Clock clock;

    @Test
    void tellsSilenceAndEveryStateOfAnAnswer() {
        var office = halfYear.office();
        var silent = halfYear.department("Sở Im lặng");
        var drafting = halfYear.department("Sở Đang soạn");
        var sent = halfYear.department("Sở Đã gửi");
        var returned = halfYear.department("Sở Bị trả");
        var accepted = halfYear.department("Sở Đã nhận");
        var empty = halfYear.department("Sở Không có gì");
        var request = halfYear.request(office, "1/VPĐP", silent, drafting, sent, returned, accepted, empty);
        halfYear.draft(drafting, request);
        var answer = halfYear.issued(sent, request);
        var back = halfYear.issued(returned, request);
        var taken = halfYear.issued(accepted, request);
        sql.sql("insert into report_request_nothing values (?, ?, null, ?, ?)")
                .params(
                        request.value(),
                        empty.staff().organization().value(),
                        empty.leader().id().value(),
                        Timestamp.valueOf("2022-06-20 08:00:00"))
                .update();
        actingAs(office);
        life.giveBack(back, halfYear.version(back, office), "thiếu số liệu", office);
        life.receive(taken, halfYear.version(taken, office), null, LocalDate.now(clock), office);
        life.accept(taken, halfYear.version(taken, office), null, office);

        Map<OrganizationId, Answer> found = answers.to(List.of(request)).stream()
                .collect(Collectors.toMap(Answer::organization, Function.identity()));

        var today = LocalDate.now(clock);
        int late = workingDays.table().after(LocalDate.of(2022, 6, 17), today);
        assertThat(found.values())
                .containsExactlyInAnyOrder(
                        new Answer(request, id(silent), Answer.State.NOT_SENT, null, null, late),
                        new Answer(request, id(drafting), Answer.State.NOT_SENT, null, null, late),
                        new Answer(request, id(sent), Answer.State.SENT, answer, today, late),
                        new Answer(request, id(returned), Answer.State.RETURNED, back, today, late),
                        new Answer(request, id(accepted), Answer.State.ACCEPTED, taken, today, late),
                        new Answer(request, id(empty), Answer.State.NOTHING_TO_REPORT, null, null, 1));
        assertThat(late).isGreaterThan(1000);
    }

    @Test
    void aWithdrawnRequestIsAnsweredByNobody() {
        var office = halfYear.office();
        var department = halfYear.department("Sở Mẫu");
        var request = halfYear.request(office, "1/VPĐP", department);
        actingAs(office);
        assertThatThrownBy(() -> requests.withdraw(request, 0, " ", office))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        broken -> assertThat(broken.getMessage()).contains("request.withdraw.reason"));
        requests.withdraw(request, 0, "gửi nhầm", office);
        assertThat(requests.get(request, office).withdrawal())
                .satisfies(taken -> assertThat(taken.reason()).isEqualTo("gửi nhầm"));
        assertThatThrownBy(() -> halfYear.draft(department, request))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        broken -> assertThat(broken.getMessage()).contains("request.withdrawn"));
        actingAs(office);
        assertThatThrownBy(() -> requests.withdraw(request, 1, "lần nữa", office))
                .isInstanceOf(RuleViolation.class);
    }

    private static OrganizationId id(HalfYear.Department department) {
        return department.staff().organization();
    }
}
