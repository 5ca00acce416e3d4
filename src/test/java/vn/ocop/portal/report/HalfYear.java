package vn.ocop.portal.report;

import static vn.ocop.portal.People.actingAs;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;
import vn.ocop.portal.People;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.organization.Signatories;
import vn.ocop.portal.organization.SignatorySummary;

/// A half-year for tests: a department with people of every role and somebody appointed to sign, an office that asks,
/// and reports brought as far in their life as a test needs. Each step is made by the person whose it is; afterwards
/// the
/// staff of the department is signed in.
@TestComponent
public class HalfYear {
    /// The first half of 2022 by Nghị định 09/2019.
    public static final Period FIRST = new Period(LocalDate.of(2021, 12, 15), LocalDate.of(2022, 6, 14));

    private final People people;
    private final Signatories signatories;
    private final ReportRequests requests;
    private final ReportDrafting drafting;
    private final ReportLife life;
    private final LetterIssue issue;
    private final Reports reports;
    private final ActivityLog log;
    private final Clock clock;

    HalfYear(
            People people,
            Signatories signatories,
            ReportRequests requests,
            ReportDrafting drafting,
            ReportLife life,
            LetterIssue issue,
            Reports reports,
            ActivityLog log,
            Clock clock) {
        this.people = people;
        this.signatories = signatories;
        this.requests = requests;
        this.drafting = drafting;
        this.life = life;
        this.issue = issue;
        this.reports = reports;
        this.log = log;
        this.clock = clock;
    }

    /// The people of a department.
    public record Department(SignedIn staff, SignedIn leader, SignedIn clerk) {}

    /// A department whose leader is appointed to sign since 2020.
    public Department department(String name) {
        var id = people.department(name);
        var leader = people.of(id, Role.LEADER);
        signatories.appoint(
                id,
                new SignatorySummary("FOR_HEAD", "Giám đốc", "Phó Giám đốc", leader.fullName()),
                new Validity(LocalDate.of(2020, 1, 1), null));
        return new Department(people.of(id, Role.STAFF), leader, people.of(id, Role.REGISTRY));
    }

    /// A coordinator of a new office.
    public SignedIn office() {
        return people.of(people.coordinationOffice(), Role.COORDINATOR);
    }

    /// A request of the office to these departments, about the first half of 2022.
    public RequestId request(SignedIn office, String number, Department... to) {
        actingAs(office);
        return requests.register(
                new RequestContent(
                        office.organization(),
                        number,
                        LocalDate.of(2022, 6, 1),
                        "báo cáo kết quả OCOP",
                        null,
                        "6 tháng đầu năm 2022",
                        FIRST,
                        "6 tháng cuối năm 2022",
                        LocalDate.of(2022, 12, 14),
                        LocalDate.of(2022, 6, 17)),
                Set.copyOf(List.of(to).stream()
                        .map(one -> one.staff().organization())
                        .toList()),
                office);
    }

    /// A finished training of the department within the period.
    public ActivityId training(Department department, String topic) {
        return training(department, topic, Map.of());
    }

    /// As [#training(Department, String)], with what was counted.
    ///
    /// @param measures by the code of the question
    public ActivityId training(Department department, String topic, Map<String, BigDecimal> measures) {
        actingAs(department.staff());
        return log.log(
                department.staff(),
                new ActivityDraft(
                        "TRAINING",
                        topic,
                        ActivityState.DONE,
                        new Period(LocalDate.of(2022, 3, 8), LocalDate.of(2022, 3, 9)),
                        true,
                        null,
                        null,
                        null,
                        null,
                        false,
                        false,
                        Set.of(),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        Set.of(),
                        Set.of(),
                        Map.of(),
                        measures));
    }

    /// A report in draft.
    public ReportId draft(Department department, RequestId request) {
        actingAs(department.staff());
        return drafting.start(request, department.staff());
    }

    /// A report in review.
    public ReportId submitted(Department department, RequestId request) {
        var id = draft(department, request);
        submit(department, id);
        return id;
    }

    /// A signed report.
    public ReportId signed(Department department, RequestId request) {
        var id = submitted(department, request);
        sign(department, id);
        actingAs(department.staff());
        return id;
    }

    /// A report issued today with the next number.
    public ReportId issued(Department department, RequestId request) {
        var id = signed(department, request);
        issue(department, id);
        actingAs(department.staff());
        return id;
    }

    /// Submits a report as the department's staff, who stays signed in. One without content gets a sentence first.
    public void submit(Department department, ReportId id) {
        actingAs(department.staff());
        if (saysNothing(reports.get(id, department.staff()))) {
            drafting.add(id, Section.RESULTS, SentenceKind.SENTENCE, "Đã thực hiện theo kế hoạch", department.staff());
        }
        life.submit(id, version(id, department.staff()), null, department.staff());
    }

    /// Whether a report that tells of a period has no content between its opening and its closing, and so cannot be
    /// submitted.
    public static boolean saysNothing(Reports.Whole whole) {
        return whole.report().assembled()
                && whole.sentences().stream()
                        .noneMatch(one -> one.section().headed()
                                && !one.leftOut()
                                && one.kind() != SentenceKind.LEAD
                                && one.kind() != SentenceKind.HEADING);
    }

    /// Signs a report as the department's leader, who stays signed in.
    public void sign(Department department, ReportId id) {
        actingAs(department.leader());
        life.sign(id, version(id, department.leader()), null, department.leader());
    }

    /// Issues a signed report today with the next number, as the department's clerk, who stays signed in.
    public IssuedLetter issue(Department department, ReportId id) {
        actingAs(department.clerk());
        return issue.issue(id, version(id, department.clerk()), null, LocalDate.now(clock), department.clerk());
    }

    /// The report's version as a page would name it.
    public int version(ReportId id, SignedIn me) {
        return reports.get(id, me).report().version();
    }
}
