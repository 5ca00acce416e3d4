package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ocop.portal.People.actingAs;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.PortalClock;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.letter.Block;
import vn.ocop.portal.letter.OfficialLetter;
import vn.ocop.portal.organization.OrganizationId;

/// Letters that urge on those who owe an answer, and the matrix that shows who does. The deadline is Friday 17/6/2022;
/// today is Tuesday 21/6/2022.
@PortalTest
class RequestRemindersTests {
    private static final String TODAY = "2022-06-21";
    private static final LocalDate NEW_DAY = LocalDate.of(2022, 6, 30);

    @Autowired
    HalfYear halfYear;

    @Autowired
    People people;

    @Autowired
    RequestReminders reminders;

    @Autowired
    ReportRequests requests;

    @Autowired
    RequestExceptions exceptions;

    @Autowired
    AnswerMatrix matrix;

    @Autowired
    ReportLife life;

    @Autowired
    PortalClock clock;

    @Autowired
    JdbcClient sql;

    private SignedIn office;
    private HalfYear.Department early;
    private HalfYear.Department late;
    private HalfYear.Department silent;
    private HalfYear.Department returned;
    private RequestId request;

    @BeforeEach
    void fourDepartmentsOfWhichOneIsInTime() {
        office = halfYear.office();
        early = halfYear.department("Sở Đúng hạn");
        late = halfYear.department("Sở Gửi muộn");
        silent = halfYear.department("Sở Im lặng");
        returned = halfYear.department("Sở Bị trả");
        request = Moments.on(
                clock, "2022-06-01", () -> halfYear.request(office, "165/VPĐP-OCOP", early, late, silent, returned));
        Moments.on(clock, "2022-06-16", () -> halfYear.issued(early, request));
        Moments.on(clock, TODAY, () -> halfYear.issued(late, request));
        var back = Moments.on(clock, "2022-06-15", () -> halfYear.issued(returned, request));
        Moments.on(clock, "2022-06-16", () -> {
            actingAs(office);
            life.giveBack(back, halfYear.version(back, office), "thiếu số liệu", office);
            return null;
        });
        actingAs(office);
    }

    @Test
    void theLetterNamesWhoOwesAnAnswerTheRequestAndTheNewDay() {
        var id = draft(null, NEW_DAY);
        var letter = letter(id);
        assertThat(letter.addressees()).containsExactly("Sở Bị trả", "Sở Im lặng");
        assertThat(letter.header().subject()).isEqualTo("đôn đốc báo cáo kết quả OCOP");
        assertThat(text(letter))
                .contains(
                        "Công văn số 165/VPĐP-OCOP về việc báo cáo kết quả OCOP",
                        "Ngày 01/6/2022",
                        "chậm nhất ngày 17/6/2022",
                        "Đến ngày 21/6/2022, đã quá thời hạn nêu trên",
                        "chưa nhận được báo cáo của Sở Im lặng",
                        "Riêng báo cáo của Sở Bị trả đã được trả lại",
                        "theo Công văn số 165/VPĐP-OCOP chậm nhất ngày 30/6/2022",
                        "./.");
        assertThat(text(letter(draft(Set.of(silent.staff().organization()), NEW_DAY))))
                .as("the same draft, for one")
                .contains("đề nghị Sở Im lặng khẩn trương")
                .doesNotContain("Sở Bị trả");
        assertThat(count("request_reminder")).isOne();
    }

    @Test
    void theLetterGoesToWhomeverTheyBecamePartOf() {
        sql.sql("""
                        insert into organization_succession (predecessor_id, successor_id, effective_on, recorded_by, recorded_at)
                        values (?, ?, '2022-06-20', ?, now())""")
                .params(
                        silent.staff().organization().value(),
                        halfYear.department("Sở Kế thừa").staff().organization().value(),
                        office.id().value())
                .update();
        actingAs(office);
        var letter = letter(draft(null, NEW_DAY));
        assertThat(letter.addressees()).containsExactly("Sở Bị trả", "Sở Kế thừa");
        assertThat(text(letter)).contains("báo cáo của Sở Kế thừa").doesNotContain("Sở Im lặng");
    }

    @Test
    void nobodyIsUrgedOnWhoAnsweredSinceTheDraft() {
        var id = draft(null, NEW_DAY);
        Moments.on(clock, TODAY, () -> halfYear.issued(silent, request));
        actingAs(office);
        var reminder = get(id);
        assertThat(reminder.addressees()).containsExactly(returned.staff().organization());
        assertThat(reminder.answered()).containsExactly(silent.staff().organization());
        assertThat(letter(id).addressees()).containsExactly("Sở Bị trả");
        sent(id, 12);
        assertThat(get(id).addressees()).containsExactly(returned.staff().organization());
        assertThat(get(id).answered()).isEmpty();
        assertThat(letter(id).header().number()).isEqualTo(12);
    }

    @Test
    void whatWasSentStaysAndIsToldToThoseItNames() {
        var id = draft(null, NEW_DAY);
        sent(id, 12);
        var summary = requests.get(request, office);
        assertThat(about(summary, silent.staff()))
                .singleElement()
                .satisfies(one -> assertThat(one.sent()).isNotNull());
        assertThat(about(summary, early.staff())).isEmpty();
        actingAs(office);
        assertThat(about(summary, office)).hasSize(1);
        assertThatThrownBy(() -> on(() -> reminders.change(office, id, 1, NEW_DAY, "x")))
                .satisfies(broken("notice.not.draft"));
        assertThatThrownBy(
                        () -> sql.sql("update request_reminder set number = 13").update())
                .hasMessageContaining("stays as it is");
        assertThatThrownBy(() -> on(() -> reminders.notSent(office, id, 0))).isInstanceOf(Outdated.class);
        on(() -> reminders.notSent(office, id, 1));
        assertThat(get(id).state()).isEqualTo(NoticeState.DRAFT);
        on(() -> reminders.discard(office, id, 2));
        var other = draft(null, NEW_DAY);
        assertThat(other).isNotEqualTo(id);
        assertThatThrownBy(() -> on(() -> reminders.restore(office, id, 3))).satisfies(broken("reminder.draft.there"));
    }

    @Test
    void aNumberOfTheYearIsGivenOnce() {
        var id = draft(null, NEW_DAY);
        sent(id, 12);
        var second = draft(null, NEW_DAY);
        assertThatThrownBy(() -> sent(second, 12)).satisfies(broken("notice.number.taken"));
        assertThatThrownBy(() -> sent(second, 0)).satisfies(broken("notice.number"));
        sent(second, 13);
        assertThat(count("request_reminder")).isEqualTo(2);
        assertThatThrownBy(() -> sql.sql("""
                                insert into certificate_notice (notice_id, version, organization_id, subject_id, drafted_by, drafted_at,
                                    number, sent_on, way, letter, logged_by, logged_at)
                                values (gen_random_uuid(), 0, :office, gen_random_uuid(), :me, now(), 13, '2022-07-01', 'POST', '', :me, now())
                                """)
                        .param("office", office.organization().value())
                        .param("me", office.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("is taken");
    }

    @Test
    void theNewDayIsADayOnWhichTheyCanAnswer() {
        assertThatThrownBy(() -> draft(null, LocalDate.of(2022, 6, 21))).satisfies(broken("reminder.day.early"));
        assertThatThrownBy(() -> draft(null, LocalDate.of(2024, 6, 21))).satisfies(broken("reminder.day.far"));
        assertThatThrownBy(() -> draft(null, LocalDate.of(2022, 6, 25))).satisfies(broken("reminder.day.idle"));
        sql.sql("update report_request set edits_until = '2022-06-24'").update();
        assertThatThrownBy(() -> draft(null, NEW_DAY)).satisfies(broken("reminder.day.closed"));
        on(() -> List.of(silent, returned)
                .forEach(one -> exceptions.grant(request, one.staff().organization(), NEW_DAY, "chờ số liệu", office)));
        var id = draft(null, NEW_DAY);
        assertThatThrownBy(() -> on(() -> reminders.change(office, id, 0, NEW_DAY.plusDays(1), null)))
                .satisfies(broken("reminder.day.closed"));
        on(() -> reminders.change(office, id, 0, LocalDate.of(2022, 6, 24), "Liên hệ bà Mẫu."));
        assertThat(text(letter(id))).contains("Liên hệ bà Mẫu.", "chậm nhất ngày 24/6/2022");
        assertThat(draft(null, null)).as("the fifth working day").isEqualTo(id);
        assertThat(get(id).answerBy()).isEqualTo(LocalDate.of(2022, 6, 28));
    }

    @Test
    void whereNothingIsOwedThereIsNothingToUrge() {
        assertThatThrownBy(() -> draft(Set.of(early.staff().organization()), NEW_DAY))
                .satisfies(broken("reminder.nothing"));
        assertThatThrownBy(() -> Moments.on(
                        clock, "2022-06-17", () -> reminders.draft(office, request, null, LocalDate.of(2022, 6, 30))))
                .as("on the deadline")
                .satisfies(broken("reminder.nothing"));
        assertThatThrownBy(() -> draft(Set.of(OrganizationId.create()), NEW_DAY))
                .satisfies(broken("reminder.nothing"));
        on(() -> requests.withdraw(request, 0, "gửi nhầm", office));
        assertThatThrownBy(() -> draft(null, NEW_DAY)).satisfies(broken("request.withdrawn"));
    }

    @Test
    void theOfficeAloneWritesThem() {
        var id = draft(null, NEW_DAY);
        var elsewhere = people.of(people.department("Văn phòng khác"), Role.COORDINATOR);
        actingAs(elsewhere);
        assertThatThrownBy(() -> reminders.get(elsewhere, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> reminders.draft(elsewhere, request, null, NEW_DAY))
                .isInstanceOf(NotFound.class);
        actingAs(silent.staff());
        assertThatThrownBy(() -> reminders.get(silent.staff(), id)).isInstanceOf(AccessDeniedException.class);
        assertThat(about(requests.get(request, silent.staff()), silent.staff()))
                .as("a draft is the office's")
                .isEmpty();
        assertThatThrownBy(() -> matrix.table(silent.staff(), ALL)).isInstanceOf(AccessDeniedException.class);
    }

    // The matrix

    private static final AnswerMatrix.Filter ALL = new AnswerMatrix.Filter(null, null, null, null);

    @Test
    void theMatrixStartsFromWhoWasAsked() {
        var unasked = halfYear.department("Sở Không được hỏi");
        var table = table(ALL);
        assertThat(table.columns()).singleElement().satisfies(column -> {
            assertThat(column.name()).isEqualTo("6 tháng đầu năm 2022");
            assertThat(column.tally()).isEqualTo(new AnswerMatrix.Tally(4, 2, 1, 1, 1, 1));
        });
        assertThat(table.tally()).isEqualTo(new AnswerMatrix.Tally(4, 2, 1, 1, 1, 1));
        assertThat(table.rows())
                .extracting(AnswerMatrix.Row::name)
                .containsExactly("Sở Bị trả", "Sở Đúng hạn", "Sở Gửi muộn", "Sở Im lặng", "Sở Không được hỏi");
        assertThat(entry(table, late)).satisfies(one -> {
            assertThat(one.answer().workingDaysLate()).isEqualTo(2);
            assertThat(one.owing()).isFalse();
            assertThat(one.href()).startsWith("/reports/");
        });
        assertThat(entry(table, silent)).satisfies(one -> {
            assertThat(one.answer().workingDaysLate()).isEqualTo(2);
            assertThat(one.owing()).isTrue();
            assertThat(one.href()).isEqualTo("/requests/" + request);
        });
        assertThat(row(table, unasked).cells().getFirst().entries()).isEmpty();
        assertThat(table.owed())
                .singleElement()
                .satisfies(owed -> assertThat(owed.departments()).isEqualTo(2));
        sent(draft(null, NEW_DAY), 12);
        assertThat(entry(table(ALL), silent).urgedOn()).isEqualTo(LocalDate.parse(TODAY));
        on(() -> requests.withdraw(request, 0, "gửi nhầm", office));
        assertThat(table(ALL).rows()).isEmpty();
    }

    @Test
    void periodsStandInOrderAndFiltersLeaveOut() {
        for (int year = 2015; year <= 2021; year++) {
            int each = year;
            Moments.on(clock, "2022-06-01", () -> halfYear.request(office, each + "/VPĐP", early, silent));
            sql.sql("""
                            update report_request set period_name = 'năm ' || :year, period_from = make_date(:year, 1, 1),
                                   period_to = make_date(:year, 12, 31) where number = :year || '/VPĐP'
                            """).param("year", year).update();
        }
        actingAs(office);
        var latest = table(ALL);
        assertThat(latest.older()).isTrue();
        assertThat(latest.columns())
                .extracting(AnswerMatrix.Column::name)
                .containsExactly("năm 2017", "năm 2018", "năm 2019", "năm 2020", "năm 2021", "6 tháng đầu năm 2022");
        assertThat(Moments.on(clock, TODAY, () -> matrix.years(office)))
                .hasSize(8)
                .startsWith(2022);
        assertThat(table(new AnswerMatrix.Filter(2015, 2016, null, null)).columns())
                .hasSize(2);
        assertThat(table(new AnswerMatrix.Filter(2022, null, "im lang", null)).rows())
                .extracting(AnswerMatrix.Row::name)
                .containsExactly("Sở Im lặng");
        assertThat(table(new AnswerMatrix.Filter(2022, 2022, null, AnswerMatrix.Only.OWING))
                        .rows())
                .extracting(AnswerMatrix.Row::name)
                .containsExactly("Sở Bị trả", "Sở Im lặng");
        assertThat(table(new AnswerMatrix.Filter(2022, 2022, null, AnswerMatrix.Only.LATE))
                        .rows())
                .hasSize(3);
    }

    @Test
    void aDepartmentThatIsNoMoreKeepsItsRow() {
        sql.sql("""
                        insert into organization_succession (predecessor_id, successor_id, effective_on, recorded_by, recorded_at)
                        values (?, ?, '2022-06-20', ?, now())""")
                .params(
                        silent.staff().organization().value(),
                        early.staff().organization().value(),
                        office.id().value())
                .update();
        assertThat(row(table(ALL), silent).now()).isEqualTo("Sở Đúng hạn");
        assertThat(row(table(ALL), early).now()).isNull();
    }

    private AnswerMatrix.Table table(AnswerMatrix.Filter filter) {
        return Moments.on(clock, TODAY, () -> matrix.table(office, filter));
    }

    private static AnswerMatrix.Row row(AnswerMatrix.Table table, HalfYear.Department department) {
        return table.rows().stream()
                .filter(one -> one.organization().equals(department.staff().organization()))
                .findFirst()
                .orElseThrow();
    }

    private static AnswerMatrix.Entry entry(AnswerMatrix.Table table, HalfYear.Department department) {
        return row(table, department).cells().getFirst().entries().getFirst();
    }

    private RequestReminderId draft(@Nullable Set<OrganizationId> chosen, @Nullable LocalDate day) {
        return Moments.on(clock, TODAY, () -> reminders.draft(office, request, chosen, day));
    }

    private void sent(RequestReminderId id, int number) {
        on(() -> reminders.sent(
                office,
                id,
                reminders.get(office, id).version(),
                number,
                LocalDate.parse(TODAY),
                NoticeWay.SYSTEM,
                null));
    }

    private RequestReminder get(RequestReminderId id) {
        return Moments.on(clock, TODAY, () -> reminders.get(office, id));
    }

    private OfficialLetter letter(RequestReminderId id) {
        return Moments.on(clock, TODAY, () -> reminders.letter(office, id));
    }

    private List<RequestReminder> about(RequestSummary summary, SignedIn me) {
        actingAs(me);
        return Moments.on(clock, TODAY, () -> reminders.about(summary, me));
    }

    private void on(Runnable work) {
        Moments.on(clock, TODAY, () -> {
            work.run();
            return null;
        });
    }

    private long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static String text(OfficialLetter letter) {
        return letter.body().stream()
                .map(block -> block instanceof Block.Paragraph(String text) ? text : "")
                .collect(Collectors.joining("\n"));
    }

    private static Consumer<Throwable> broken(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.code()).isEqualTo(code));
    }
}
