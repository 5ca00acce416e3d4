package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ocop.portal.People.actingAs;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
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
    Reports reports;

    @Autowired
    RequestExceptions exceptions;

    @Autowired
    NothingToReport nothing;

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

    @Test
    void afterTheLastDayForEditsALetterNeedsLeaveThatIsOnRecord() {
        var office = halfYear.office();
        var department = halfYear.department("Sở Mẫu");
        var today = LocalDate.now(clock);
        var request = register(office, department, today.minusDays(3), null, today.minusDays(1));
        var report = halfYear.signed(department, request);
        assertThatThrownBy(() -> halfYear.issue(department, report)).satisfies(broken("request.closed"));
        assertThat(answers.to(List.of(request)).getFirst().state()).isEqualTo(Answer.State.NOT_SENT);

        actingAs(office);
        var asked = id(department);
        assertThatThrownBy(() -> exceptions.grant(request, asked, today.minusDays(1), "bão", office))
                .satisfies(broken("request.exception.until"));
        assertThatThrownBy(() -> exceptions.grant(request, asked, today, " ", office))
                .satisfies(broken("request.exception.reason"));
        assertThatThrownBy(() -> exceptions.grant(request, OrganizationId.create(), today, "bão", office))
                .isInstanceOf(NotFound.class);
        exceptions.grant(request, asked, today, "bão", office);
        assertThat(exceptions.of(request)).singleElement().satisfies(leave -> {
            assertThat(leave.reason()).isEqualTo("bão");
            assertThat(leave.by()).isEqualTo(office.id());
        });
        halfYear.issue(department, report);
        assertThat(answers.to(List.of(request)).getFirst().state()).isEqualTo(Answer.State.SENT);
    }

    @Test
    void whatIsLoggedAfterTheLastDayForRecordsStaysOutOfTheLetter() {
        var office = halfYear.office();
        var department = halfYear.department("Sở Mẫu");
        var today = LocalDate.now(clock);
        halfYear.training(department, "Ghi kịp");
        var late = halfYear.training(department, "Ghi muộn");
        sql.sql("update activity set logged_at = logged_at - interval '3 days' where activity_id <> ?")
                .param(late.value())
                .update();
        var request = register(office, department, today, today.minusDays(1), today);
        var report = halfYear.draft(department, request);
        assertThat(reports.get(report, department.staff()).sentences().stream()
                        .map(SentenceSummary::text)
                        .collect(Collectors.joining()))
                .contains("Ghi kịp")
                .doesNotContain("Ghi muộn");
    }

    @Test
    void aLeaderSaysThatThereIsNothingToReportAndTakesItBack() {
        var office = halfYear.office();
        var department = halfYear.department("Sở Mẫu");
        var other = halfYear.department("Sở Khác");
        var request = halfYear.request(office, "1/VPĐP", department);
        actingAs(department.leader());
        nothing.declare(request, "  ", department.leader());
        nothing.declare(request, null, department.leader());
        assertThat(answers.to(List.of(request)).getFirst().state()).isEqualTo(Answer.State.NOTHING_TO_REPORT);
        nothing.takeBack(request, department.leader());
        assertThat(answers.to(List.of(request)).getFirst().state()).isEqualTo(Answer.State.NOT_SENT);
        assertThatThrownBy(() -> nothing.takeBack(request, department.leader())).isInstanceOf(NotFound.class);
        actingAs(other.leader());
        assertThatThrownBy(() -> nothing.declare(request, null, other.leader())).isInstanceOf(NotFound.class);
        actingAs(department.staff());
        assertThatThrownBy(() -> nothing.declare(request, null, department.staff()))
                .isInstanceOf(AccessDeniedException.class);
        halfYear.issued(department, request);
        actingAs(department.leader());
        assertThatThrownBy(() -> nothing.declare(request, null, department.leader()))
                .satisfies(broken("request.nothing.answered"));
    }

    @Test
    void whoSaidThatThereIsNothingSendsNoReportUntilThatIsTakenBack() {
        var department = halfYear.department("Sở Mẫu");
        var request = halfYear.request(halfYear.office(), "1/VPĐP", department);
        halfYear.training(department, "Bán hàng");
        var draft = halfYear.draft(department, request);
        actingAs(department.leader());
        nothing.declare(request, null, department.leader());
        assertThatThrownBy(() -> halfYear.submit(department, draft)).satisfies(broken("request.nothing.stands"));
        actingAs(department.leader());
        nothing.takeBack(request, department.leader());
        halfYear.submit(department, draft);
        actingAs(department.leader());
        assertThatThrownBy(() -> nothing.declare(request, null, department.leader()))
                .satisfies(broken("request.nothing.underWay"));
        halfYear.sign(department, draft);
        halfYear.issue(department, draft);
        assertThat(answers.to(List.of(request)).getFirst().state()).isEqualTo(Answer.State.SENT);
    }

    @Test
    void theThreeDatesStandInOrder() {
        var office = halfYear.office();
        var department = halfYear.department("Sở Mẫu");
        var day = LocalDate.of(2022, 6, 17);
        assertThatThrownBy(() -> register(office, department, day, null, day.minusDays(1)))
                .satisfies(broken("request.edits.before"));
        assertThatThrownBy(() -> register(office, department, day, day.plusDays(2), day.plusDays(1)))
                .satisfies(broken("request.records.after"));
    }

    private RequestId register(
            SignedIn office,
            HalfYear.Department department,
            LocalDate deadline,
            @Nullable LocalDate records,
            LocalDate edits) {
        actingAs(office);
        return requests.register(
                new RequestContent(
                        office.organization(),
                        "1/VPĐP",
                        LocalDate.of(2022, 6, 1),
                        "báo cáo kết quả OCOP",
                        null,
                        "6 tháng đầu năm 2022",
                        HalfYear.FIRST,
                        "6 tháng cuối năm 2022",
                        LocalDate.of(2022, 12, 14),
                        deadline,
                        records,
                        edits),
                Set.of(id(department)),
                office);
    }

    private static Consumer<Throwable> broken(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.code()).isEqualTo(code));
    }

    private static OrganizationId id(HalfYear.Department department) {
        return department.staff().organization();
    }
}
