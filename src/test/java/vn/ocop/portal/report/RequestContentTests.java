package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.ocop.portal.People.actingAs;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.letter.Block;
import vn.ocop.portal.organization.OrganizationId;

/// What a request asks for, whom, and what of it is changed later.
@PortalTest
class RequestContentTests {
    private static final List<OutlineLine> OUTLINE = List.of(
            new OutlineLine(1, 1, "Kết quả nổi bật", null, Section.RESULTS),
            new OutlineLine(2, 2, "Tập huấn", "số lớp, số người", null),
            new OutlineLine(3, 1, "Vướng mắc cần gỡ", null, Section.DIFFICULTIES));

    @Autowired
    HalfYear halfYear;

    @Autowired
    People people;

    @Autowired
    ReportRequests requests;

    @Autowired
    RequestOutline outlines;

    @Autowired
    RequestedFigures figures;

    @Autowired
    RequestChanges changes;

    @Autowired
    RequestArrivals arrivals;

    @Autowired
    NothingToReport nothing;

    @Autowired
    Addressees addressees;

    @Autowired
    Reports reports;

    @Autowired
    ReportLetters letters;

    @Autowired
    ReportDrafting drafting;

    @Autowired
    ReportSources sources;

    @Autowired
    ReportLife life;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient sql;

    @Autowired
    Clock clock;

    private SignedIn office;
    private HalfYear.Department planning;
    private HalfYear.Department trade;

    @BeforeEach
    void anOfficeAndTwoDepartments() {
        office = halfYear.office();
        planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        trade = halfYear.department("Sở Công Thương");
        actingAs(office);
    }

    private RequestContent content(String number) {
        return new RequestContent(
                office.organization(),
                number,
                LocalDate.of(2022, 6, 1),
                "báo cáo kết quả OCOP",
                null,
                "6 tháng đầu năm 2022",
                HalfYear.FIRST,
                "6 tháng cuối năm 2022",
                LocalDate.of(2022, 12, 14),
                LocalDate.of(2022, 6, 17));
    }

    private static OrganizationId id(HalfYear.Department department) {
        return department.staff().organization();
    }

    private RequestDraft draft(String number, List<OutlineLine> outline, Set<String> indicators) {
        return new RequestDraft(content(number), Set.of(id(planning), id(trade)), outline, indicators, null, false);
    }

    private static void refuses(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        RuleViolation.class, broken -> assertThat(broken.code()).isEqualTo(code));
    }

    @Test
    void theLettersHeadingsFollowTheOutlineAndItsOrderStays() {
        var request = requests.register(
                draft(
                        "1/VPĐP",
                        List.of(
                                new OutlineLine(1, 1, "Vướng mắc cần gỡ", null, Section.DIFFICULTIES),
                                new OutlineLine(2, 1, "Kết quả nổi bật", null, Section.RESULTS)),
                        Set.of()),
                office);
        halfYear.training(planning, "Bán hàng");
        var report = halfYear.draft(planning, request);
        drafting.add(report, Section.DIFFICULTIES, SentenceKind.SENTENCE, "Thiếu kinh phí", planning.staff());
        drafting.add(report, Section.RECOMMENDATIONS, SentenceKind.SENTENCE, "Cấp thêm kinh phí", planning.staff());
        var headings = letters.of(report, planning.staff()).body().stream()
                .filter(Block.Heading.class::isInstance)
                .map(block -> ((Block.Heading) block).text())
                .toList();
        assertThat(headings).containsExactly("Kết quả nổi bật", "Vướng mắc cần gỡ", "Kiến nghị, đề xuất");
        assertThat(reports.get(report, planning.staff()).outline()).hasSize(2);
    }

    @Test
    void anOutlineIsKeptAsWrittenAndTheLastOneIsFoundAgain() {
        var request = requests.register(draft("1/VPĐP", OUTLINE, Set.of()), office);
        assertThat(outlines.of(request)).isEqualTo(OUTLINE);
        var none = requests.register(draft("2/VPĐP", List.of(), Set.of()), office);
        assertThat(outlines.of(List.of(request, none))).containsOnlyKeys(request);
        assertThat(outlines.latestOf(office.organization())).contains(request);
        assertThat(outlines.latestOf(id(planning))).isEmpty();
        assertThat(outlines.preset("SIX_MONTHS"))
                .hasSize(10)
                .satisfies(lines -> OutlineLine.check(List.copyOf(lines)))
                .filteredOn(line -> line.section() != null)
                .extracting(OutlineLine::section)
                .containsExactly(Section.RESULTS, Section.DIFFICULTIES, Section.NEXT_TASKS, Section.RECOMMENDATIONS);
        assertThat(outlines.preset("NONE")).isEmpty();
    }

    @Test
    void linesThatMakeNoOutlineAreRefusedAndNothingIsSaved() {
        refusesOutline("outline.depth", line(1, 2, "Vào ngay cấp 2", null));
        refusesOutline("outline.depth", line(1, 1, "Một", null), line(2, 3, "Ba", null));
        refusesOutline("outline.depth", line(1, 0, "Không", null));
        refusesOutline("outline.heading", line(1, 1, " ", null));
        refusesOutline("outline.heading", line(1, 1, "x".repeat(301), null));
        refusesOutline("outline.guidance", new OutlineLine(1, 1, "Một", "x".repeat(501), null));
        refusesOutline("outline.section", line(1, 1, "Mở", Section.OPENING));
        refusesOutline("outline.section.twice", line(1, 1, "Một", Section.RESULTS), line(2, 1, "Hai", Section.RESULTS));
        var long61 = new OutlineLine[61];
        for (int i = 0; i < long61.length; i++) long61[i] = line(i + 1, 1, "Mục", null);
        refusesOutline("outline.long", long61);
        refuses(
                "request.indicators.unknown",
                () -> requests.register(draft("1/VPĐP", List.of(), Set.of("NO_SUCH")), office));
        assertThat(requests.of(office)).isEmpty();
        requests.register(
                draft("1/VPĐP", List.of(new OutlineLine(1, 1, "x".repeat(300), "y".repeat(500), null)), Set.of()),
                office);
        assertThat(requests.of(office)).hasSize(1);
    }

    private static OutlineLine line(int position, int depth, String heading, @Nullable Section section) {
        return new OutlineLine(position, depth, heading, null, section);
    }

    private void refusesOutline(String code, OutlineLine... lines) {
        refuses(code, () -> requests.register(draft("1/VPĐP", List.of(lines), Set.of()), office));
    }

    @Test
    void theDatabaseKeepsTheOutlineInOrder() {
        var request = requests.register(draft("1/VPĐP", OUTLINE, Set.of()), office);
        breaks(
                "report_request_outline_in_order",
                "delete from report_request_outline where request_id = ? and position = 2",
                request);
        breaks(
                "report_request_outline_in_order",
                "update report_request_outline set depth = 3 where request_id = ? and position = 2",
                request);
        breaks(
                "report_request_outline_section_once",
                "update report_request_outline set section = 'RESULTS' where request_id = ? and position = 3",
                request);
        breaks(
                "report_request_outline_section_known",
                "update report_request_outline set section = 'CLOSING' where request_id = ? and position = 3",
                request);
    }

    private void breaks(String constraint, String statement, RequestId request) {
        assertThatThrownBy(() -> transactions.executeWithoutResult(
                        _ -> sql.sql(statement).param(request.value()).update()))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining(constraint);
    }

    @Test
    void aDepartmentSeesItsOwnFiguresOfThePeriod() {
        var request = requests.register(
                draft("1/VPĐP", List.of(), Set.of("CLASSES", "ACTIVITIES_HELD", "CONTRACTS")), office);
        var first = halfYear.training(planning, "Bán hàng");
        halfYear.training(planning, "Kế toán");
        halfYear.training(trade, "Của sở khác");
        sql.sql("insert into activity_measure (activity_id, indicator_code, value) values (?, 'CLASSES', 3)")
                .param(first.value())
                .update();
        var summary = requests.byIds(Set.of(request)).get(request);
        assertThat(figures.of(request))
                .extracting(one -> one.code())
                .containsExactly("CLASSES", "CONTRACTS", "ACTIVITIES_HELD");
        assertThat(figures.of(summary, id(planning)))
                .extracting(one -> one.indicator().code(), RequestedFigures.Figure::value)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(List.of(
                        tuple("CLASSES", new BigDecimal(3)),
                        tuple("CONTRACTS", null),
                        tuple("ACTIVITIES_HELD", new BigDecimal(2))));
        sql.sql("update activity set logged_at = '2022-07-02 10:00+07', changed_at = '2022-07-02 10:00+07'")
                .update();
        sql.sql("update report_request set records_until = '2022-07-01'").update();
        var limited = requests.byIds(Set.of(request)).get(request);
        assertThat(figures.of(limited, id(planning))).as("logged too late").allMatch(one -> one.value() == null);
        sql.sql("update report_request set records_until = '2022-07-02'").update();
        assertThat(figures.of(requests.byIds(Set.of(request)).get(request), id(planning)))
                .as("logged on the last day")
                .anyMatch(one -> one.value() != null);
    }

    @Test
    void whatWasLoggedTooLateIsToldToTheAuthor() {
        var request = requests.register(draft("1/VPĐP", List.of(), Set.of()), office);
        halfYear.training(planning, "Kịp thời");
        var late = halfYear.training(planning, "Ghi muộn");
        sql.sql(
                        "update activity set logged_at = '2022-06-10 10:00+07', changed_at = '2022-06-10 10:00+07' where activity_id <> ?")
                .param(late.value())
                .update();
        sql.sql("update report_request set records_until = '2022-06-15'").update();
        var report = halfYear.draft(planning, request);
        assertThat(sources.loggedTooLate(reports.get(report, planning.staff()))).isEqualTo(1);
        assertThat(sources.of(report, planning.staff()).account().unused())
                .extracting(SourceAccount.Unused::source, SourceAccount.Unused::why)
                .containsExactly(tuple(Source.of(late), SourceAccount.Why.LOGGED_LATE));
    }

    @Test
    void aReportWithoutContentIsNotSubmitted() {
        var request = requests.register(draft("1/VPĐP", List.of(), Set.of()), office);
        var report = halfYear.draft(planning, request);
        var staff = planning.staff();
        assertThat(reports.get(report, staff).sentences()).isNotEmpty();
        refuses("report.contentless", () -> life.submit(report, halfYear.version(report, staff), null, staff));
        drafting.add(report, Section.RESULTS, SentenceKind.SENTENCE, "Đã tổ chức 01 hội nghị", staff);
        life.submit(report, halfYear.version(report, staff), null, staff);
        assertThat(reports.get(report, staff).report().state()).isEqualTo(ReportState.IN_REVIEW);
    }

    @Test
    void whatIsSavedUnchangedLeavesNoTrace() {
        var draft = draft("1/VPĐP", OUTLINE, Set.of("CLASSES"));
        var request = requests.register(draft, office);
        requests.change(request, 0, draft, office);
        assertThat(requests.get(request, office).version()).isZero();
        assertThat(changes.of(request)).isEmpty();
        var other = draft("1/VPĐP", OUTLINE, Set.of("CONTRACTS"));
        requests.change(request, 0, other, office);
        assertThat(requests.get(request, office).version()).isEqualTo(1);
        assertThatThrownBy(() -> requests.change(request, 0, other, office)).isInstanceOf(Outdated.class);
    }

    @Test
    void whatIsChangedAfterSendingIsKeptForBothSides() {
        var request = requests.register(draft("1/VPĐP", OUTLINE, Set.of("CLASSES")), office);
        var changed = new RequestDraft(
                new RequestContent(
                        office.organization(),
                        "1a/VPĐP",
                        LocalDate.of(2022, 6, 1),
                        "báo cáo kết quả OCOP",
                        null,
                        "6 tháng đầu năm 2022",
                        HalfYear.FIRST,
                        "6 tháng cuối năm 2022",
                        LocalDate.of(2022, 12, 14),
                        LocalDate.of(2022, 6, 20),
                        LocalDate.of(2022, 6, 14),
                        null),
                Set.of(id(planning)),
                List.of(),
                Set.of("CLASSES", "CONTRACTS"),
                null,
                false);
        requests.change(request, 0, changed, office);
        assertThat(changes.of(request))
                .extracting(RequestChange::field, RequestChange::from, RequestChange::to)
                .containsExactly(
                        tuple(RequestChange.Field.NUMBER, "1/VPĐP", "1a/VPĐP"),
                        tuple(RequestChange.Field.DEADLINE, "17/06/2022", "20/06/2022"),
                        tuple(RequestChange.Field.RECORDS_UNTIL, null, "14/06/2022"),
                        tuple(
                                RequestChange.Field.OUTLINE,
                                "Kết quả nổi bật → phần kết quả\n– Tập huấn (số lớp, số người)\n"
                                        + "Vướng mắc cần gỡ → phần khó khăn, vướng mắc",
                                null),
                        tuple(RequestChange.Field.INDICATORS, "Số lớp tập huấn", "Số lớp tập huấn; Số hợp đồng đã ký"),
                        tuple(
                                RequestChange.Field.ADDRESSEES,
                                "Sở Công Thương; Sở Kế hoạch và Đầu tư",
                                "Sở Kế hoạch và Đầu tư"));
        assertThat(changes.of(request)).allMatch(one -> one.by().equals(office.id()));
        assertThat(requests.byIds(Set.of(request)).get(request).version()).isEqualTo(1);
        requests.change(request, 1, changed, office);
        assertThat(changes.of(request)).as("nothing differs").hasSize(6);
        breaks(
                "rows of report_request_change are written once",
                "update report_request_change set old_value = 'x' where request_id = ?",
                request);
    }

    @Test
    void whoSentForTheOfficeBeforeAndDraftsNowChangesNothingOfIt() {
        var request = requests.register(draft("1/VPĐP", OUTLINE, Set.of()), office);
        var now = new SignedIn(
                office.id(),
                office.getUsername(),
                office.fullName(),
                office.organization(),
                office.organizationName(),
                Set.of(Role.STAFF),
                true,
                null);
        actingAs(now);
        assertThat(requests.mayChange(requests.get(request, now), now)).isFalse();
        assertThatThrownBy(() -> requests.change(request, 0, draft("1/VPĐP", List.of(), Set.of()), now))
                .isInstanceOf(NotFound.class);
        actingAs(office);
        assertThat(requests.get(request, office).addressees()).hasSize(2);
    }

    @Test
    void anAmendmentOfTheOutlineAloneIsAVersionToo() {
        var request = requests.register(draft("1/VPĐP", OUTLINE, Set.of()), office);
        requests.change(request, 0, draft("1/VPĐP", List.of(), Set.of()), office);
        assertThatThrownBy(() -> requests.change(request, 0, draft("1/VPĐP", OUTLINE, Set.of()), office))
                .isInstanceOf(Outdated.class);
        assertThat(outlines.of(request)).isEmpty();
    }

    @Test
    void whoHasTakenTheRequestUpStaysAsked() {
        var silent = halfYear.department("Sở Im lặng");
        var empty = halfYear.department("Sở Không có gì");
        var all = Set.of(id(planning), id(trade), id(silent), id(empty));
        actingAs(office);
        var request =
                requests.register(new RequestDraft(content("1/VPĐP"), all, List.of(), Set.of(), null, false), office);
        halfYear.draft(planning, request);
        actingAs(trade.clerk());
        arrivals.enter(request, 12, LocalDate.of(2022, 6, 2), trade.clerk());
        actingAs(empty.leader());
        nothing.declare(request, null, empty.leader());
        actingAs(office);
        var only = new RequestDraft(content("1/VPĐP"), Set.of(id(silent)), List.of(), Set.of(), null, false);
        assertThat(requests.takenUp(requests.byIds(Set.of(request)).get(request), Set.of(id(silent))))
                .containsExactly("Sở Công Thương", "Sở Kế hoạch và Đầu tư", "Sở Không có gì");
        refuses("request.addressee.begun", () -> requests.change(request, 0, only, office));
        breaks(
                "report_request_addressee_stays",
                "delete from report_request_addressee where request_id = ? and organization_id = '"
                        + id(planning).value() + "'",
                request);
        requests.change(
                request,
                0,
                new RequestDraft(
                        content("1/VPĐP"),
                        Set.of(id(planning), id(trade), id(empty)),
                        List.of(),
                        Set.of(),
                        null,
                        false),
                office);
        assertThat(requests.byIds(Set.of(request)).get(request).addressees()).doesNotContain(id(silent));
    }

    @Test
    void aWithdrawnRequestIsNeitherAmendedNorTakenUp() {
        var request = requests.register(draft("1/VPĐP", List.of(), Set.of()), office);
        requests.withdraw(request, 0, "gửi nhầm", office);
        refuses("request.withdrawn", () -> requests.change(request, 1, draft("2/VPĐP", OUTLINE, Set.of()), office));
        assertThat(changes.of(request)).isEmpty();
        actingAs(planning.staff());
        refuses("request.withdrawn", () -> drafting.start(request, planning.staff()));
        breaks("report_request_stands", insertReport(id(planning)), request);
        var standing = halfYear.request(office, "2/VPĐP", planning);
        breaks("report_request_asks", insertReport(id(trade)), standing);
    }

    /// A report of the organization on the request that is the statement's one parameter.
    private String insertReport(OrganizationId organization) {
        return """
                insert into report (report_id, version, organization_id, request_id, state, subject, assembled_at, created_by, created_at, form)
                values ('%s', 0, '%s', ?, 'DRAFT', 'thử', now(), '%s', now(), 'LETTER')
                """.formatted(
                UUID.randomUUID(), organization.value(), planning.staff().id().value());
    }

    @Test
    void badDatesAreRefused() {
        var before = new RequestContent(
                office.organization(),
                "1/VPĐP",
                LocalDate.of(2022, 6, 1),
                "báo cáo",
                null,
                "6 tháng",
                HalfYear.FIRST,
                "kỳ sau",
                LocalDate.of(2022, 6, 14),
                LocalDate.of(2022, 6, 17));
        refuses("request.next.before", () -> requests.register(before, Set.of(id(planning)), office));
        refuses("request.addressees.none", () -> requests.register(content("1/VPĐP"), Set.of(), office));
        assertThat(requests.of(office)).isEmpty();
    }

    @Test
    void classesHoldWhoTheRegisterHasOnThatDay() {
        var sender = office.organization();
        var day = LocalDate.of(2022, 6, 1);
        assertThat(addressees.of(Set.of(AddresseeClass.DEPARTMENTS), day, sender))
                .containsExactlyInAnyOrder(id(planning), id(trade));
        assertThat(addressees.of(Set.of(AddresseeClass.COMMITTEES), day, sender))
                .isEmpty();
        sql.sql("""
                        insert into organization_succession (predecessor_id, successor_id, effective_on, decision, recorded_by, recorded_at)
                        values (?, ?, '2022-03-01', '1/QĐ', ?, now())
                        """)
                .params(id(planning).value(), id(trade).value(), office.id().value())
                .update();
        assertThat(addressees.of(Set.of(AddresseeClass.DEPARTMENTS), day, sender))
                .containsExactly(id(trade));
        assertThat(addressees.of(Set.of(AddresseeClass.DEPARTMENTS), LocalDate.of(2022, 2, 28), sender))
                .hasSize(2);
        assertThat(addressees.gone(Set.of(id(planning), id(trade)), day)).containsExactly("Sở Kế hoạch và Đầu tư");
        refuses("request.addressees.gone", () -> requests.register(draft("1/VPĐP", List.of(), Set.of()), office));
        assertThat(addressees.lacking(Set.of(id(planning))))
                .as("its successor's people answer")
                .isEmpty();
    }

    @Test
    void anAddresseeForWhomNobodyCanAnswerIsToldOfUnlessItIsToBeSentAllTheSame() {
        var nobody = people.department("Sở Vắng người");
        var drafters = people.department("Sở Chỉ có chuyên viên");
        people.of(drafters, Role.STAFF);
        assertThat(addressees.lacking(Set.of(nobody, drafters, id(planning))))
                .containsOnlyKeys(nobody, drafters)
                .containsEntry(nobody, Set.of(Role.STAFF, Role.LEADER, Role.REGISTRY))
                .containsEntry(drafters, Set.of(Role.LEADER, Role.REGISTRY));
        var draft = new RequestDraft(content("1/VPĐP"), Set.of(nobody), List.of(), Set.of(), null, false);
        refuses("request.addressees.unattended", () -> requests.register(draft, office));
        var request = requests.register(
                new RequestDraft(content("1/VPĐP"), Set.of(nobody), List.of(), Set.of(), null, true), office);
        requests.change(request, 0, draft, office);
        sql.sql("update account set enabled = false where organization_id = ?")
                .param(id(planning).value())
                .update();
        assertThat(addressees.lacking(Set.of(id(planning)))).hasSize(1);
    }

    @Test
    void arrivalIsEnteredByTheClerkOfTheAddresseeOnceANumberAYear() {
        var first = requests.register(draft("1/VPĐP", List.of(), Set.of()), office);
        var second = requests.register(draft("2/VPĐP", List.of(), Set.of()), office);
        var clerk = planning.clerk();
        var today = LocalDate.now(clock);
        actingAs(clerk);
        arrivals.enter(first, 12, LocalDate.of(2022, 6, 1), clerk);
        assertThat(arrivals.of(List.of(first, second), clerk).get(first))
                .extracting(RequestArrival::number, RequestArrival::arrivedOn, RequestArrival::by)
                .containsExactly(12, LocalDate.of(2022, 6, 1), clerk.id());
        assertThat(arrivals.of(List.of(first), trade.clerk()))
                .as("of the others")
                .isEmpty();
        refuses("request.arrival.taken", () -> arrivals.enter(second, 12, LocalDate.of(2022, 12, 31), clerk));
        arrivals.enter(second, 12, LocalDate.of(2023, 1, 2), clerk);
        arrivals.enter(first, 13, LocalDate.of(2022, 6, 2), clerk);
        assertThat(arrivals.of(List.of(first), clerk).get(first).number()).isEqualTo(13);
        refuses("request.arrival.before", () -> arrivals.enter(first, 13, LocalDate.of(2022, 5, 31), clerk));
        refuses("request.arrival.ahead", () -> arrivals.enter(first, 13, today.plusDays(1), clerk));
        refuses("request.arrival.number", () -> arrivals.enter(first, 0, today, clerk));
        refuses("request.arrival.number", () -> arrivals.enter(first, 1_000_000, today, clerk));
        assertThat(arrivals.problems(first, null, null, clerk)).hasSize(2);
        arrivals.enter(first, 999_999, today, clerk);
        var stranger = halfYear.department("Sở Không được hỏi").clerk();
        actingAs(stranger);
        assertThatThrownBy(() -> arrivals.enter(first, 1, today, stranger)).isInstanceOf(NotFound.class);
        actingAs(planning.staff());
        assertThatThrownBy(() -> arrivals.enter(first, 1, today, planning.staff()))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void theDatabaseKeepsTheRulesOfArrivals() {
        var request = requests.register(draft("1/VPĐP", List.of(), Set.of()), office);
        var second = requests.register(draft("2/VPĐP", List.of(), Set.of()), office);
        actingAs(planning.clerk());
        arrivals.enter(request, 12, LocalDate.of(2022, 6, 10), planning.clerk());
        arrivals.enter(second, 13, LocalDate.of(2022, 6, 10), planning.clerk());
        breaks(
                "report_request_arrival_number_once",
                "update report_request_arrival set arrival_number = 12 where request_id = ?",
                second);
        breaks(
                "report_request_arrival_not_ahead",
                "update report_request_arrival set arrived_on = current_date + 2 where request_id = ?",
                request);
        breaks(
                "report_request_arrival_after_issue",
                "update report_request_arrival set arrived_on = '2022-05-31' where request_id = ?",
                request);
        breaks(
                "report_request_arrival_after_issue",
                "update report_request set issued_on = '2022-06-11' where request_id = ?",
                request);
        actingAs(office);
        var later = new RequestContent(
                office.organization(),
                "1/VPĐP",
                LocalDate.of(2022, 6, 11),
                "báo cáo kết quả OCOP",
                null,
                "6 tháng đầu năm 2022",
                new Period(HalfYear.FIRST.from(), HalfYear.FIRST.to()),
                "6 tháng cuối năm 2022",
                LocalDate.of(2022, 12, 14),
                LocalDate.of(2022, 6, 17));
        refuses(
                "request.arrival.issued",
                () -> requests.change(
                        request,
                        0,
                        new RequestDraft(later, Set.of(id(planning), id(trade)), List.of(), Set.of(), null, false),
                        office));
    }
}
