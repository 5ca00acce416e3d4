package vn.ocop.portal.overview.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.Statements;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityFigures;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.PlanResults.Standing;
import vn.ocop.portal.activity.SharedActivities;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.overview.OverviewAsk.Against;
import vn.ocop.portal.overview.ProvinceChanges;
import vn.ocop.portal.overview.ProvinceGaps;
import vn.ocop.portal.plan.MeasuredBy;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanRegistration;
import vn.ocop.portal.plan.PlanTargetTerms;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskTerms;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.plan.TargetOperator;
import vn.ocop.portal.report.HalfYear;
import vn.ocop.portal.subject.SubjectId;

/// What changed and what is missing in the whole province, beside what plain counting finds.
@PortalTest
class ProvincePagesTests {
    private static final String NOW = "period=FIRST_HALF_CALENDAR&year=2022";
    private static final Period FIRST = new Period(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 6, 30));
    private static final Period BEFORE = new Period(LocalDate.of(2021, 7, 1), LocalDate.of(2021, 12, 31));

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    HalfYear halfYear;

    @Autowired
    ActivityLog log;

    @Autowired
    PlanRegistration registration;

    @Autowired
    Plans plans;

    @Autowired
    ProvinceChanges changes;

    @Autowired
    SharedActivities shared;

    @Autowired
    Statements statements;

    @Autowired
    ProvinceGaps gaps;

    @Autowired
    Areas areas;

    @Autowired
    JdbcClient jdbc;

    private HalfYear.Department planning;
    private HalfYear.Department trade;
    private HalfYear.Department farming;
    private SignedIn office;
    private OrganizationId union;
    private OrganizationId farmers;
    private SubjectId lotus;
    private SubjectId mango;
    private PlanId plan;
    private PlanTaskId task;
    private List<Area> districts = List.of();

    @BeforeEach
    void twoHalves() {
        planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        trade = halfYear.department("Sở Công Thương");
        farming = halfYear.department("Sở Nông nghiệp");
        office = halfYear.office();
        districts = areas.belowProvinceOn(LocalDate.of(2022, 3, 1));
        People.actingAs(people.of(planning.staff().organization(), Role.ADMIN));
        union = people.partner("Tỉnh đoàn");
        farmers = people.partner("Hội Nông dân");
        plan = registration.register(new PlanCitation(
                PlanId.create(),
                "81/KH-UBND",
                LocalDate.of(2021, 1, 18),
                planning.staff().organization(),
                "triển khai Chương trình",
                LocalDate.of(2021, 1, 1),
                LocalDate.of(2022, 12, 31)));
        registration.addTask(
                plan,
                new PlanTaskTerms(
                        "1",
                        "Tập huấn",
                        planning.staff().organization(),
                        Set.of(farmers),
                        LocalDate.of(2022, 5, 1),
                        null));
        registration.addTask(
                plan,
                new PlanTaskTerms(
                        "2", "Việc về sau", trade.staff().organization(), Set.of(), LocalDate.of(2022, 12, 1), null));
        registration.addTarget(
                plan,
                new PlanTargetTerms(
                                "ACTIVITIES_HELD",
                                TargetOperator.AT_LEAST,
                                BigDecimal.valueOf(2),
                                LocalDate.of(2022, 6, 1),
                                null)
                        .by(MeasuredBy.ACTIVITIES));
        registration.addTarget(
                plan,
                new PlanTargetTerms(
                                "ACTIVITIES_HELD",
                                TargetOperator.AT_LEAST,
                                BigDecimal.valueOf(50),
                                LocalDate.of(2022, 6, 2),
                                null)
                        .by(MeasuredBy.ACTIVITIES));
        task = plans.details(plan).tasks().getFirst().id();
        lotus = subject("Hợp tác xã Sen");
        mango = subject("Tổ hợp tác Xoài");
        // Before: a training of planning with the union, at the first district, for the lotus.
        done(planning, "TRAINING", "Lớp cũ", LocalDate.of(2021, 9, 1), districts.get(0), union, lotus, false);
        // Now: two consultations of trade with planning, at the second district, for the mango; one of planning.
        done(trade, "CONSULTING", "Tư vấn 1", LocalDate.of(2022, 3, 1), districts.get(1), null, mango, false);
        done(
                trade,
                "CONSULTING",
                "Tư vấn 2",
                LocalDate.of(2022, 3, 2),
                districts.get(1),
                planning.staff().organization(),
                mango,
                false);
        done(planning, "CONSULTING", "Tư vấn 3", LocalDate.of(2022, 3, 3), districts.get(1), null, null, false);
    }

    private SubjectId subject(String name) {
        var id = SubjectId.create();
        UUID me = office.id().value();
        jdbc.sql("""
                        insert into ocop_subject (subject_id, version, name, type, unit_id, recorded_on, recorded_by, recorded_at, changed_by, changed_at)
                        values (?, 0, ?, 'COOPERATIVE', ?, '2021-01-01', ?, now(), ?, now())""")
                .params(id.value(), name, districts.getFirst().id().value(), me, me)
                .update();
        return id;
    }

    private void done(
            HalfYear.Department who,
            String type,
            String topic,
            LocalDate day,
            Area place,
            @Nullable OrganizationId partner,
            @Nullable SubjectId subject,
            boolean underTask) {
        People.actingAs(who.staff());
        var draft = ActivityDraft.of(type, topic, ActivityState.DONE, new Period(day, day), true)
                .at(null, Set.of(place.id()), false);
        if (partner != null) draft = draft.with(List.of(partner), List.of());
        if (subject != null) draft = draft.forSubjects(Set.of(subject));
        if (underTask) draft = draft.under(Set.of(task));
        log.log(who.staff(), draft);
    }

    private long count(String type, Period period) {
        return jdbc.sql(
                        "select count(*) from activity where state = 'DONE' and type_code = ? and counts_on between ? and ?")
                .params(type, period.from(), period.to())
                .query(Long.class)
                .single();
    }

    @Test
    void changesAreWhatPlainCountingFinds() {
        People.actingAs(office);
        var found = changes.of(FIRST, BEFORE, null, 10);
        for (ActivityFigures.Figure one : found.figures().byType()) {
            assertThat(one.now()).isEqualByComparingTo(BigDecimal.valueOf(count(one.code(), FIRST)));
            assertThat(one.before()).isEqualByComparingTo(BigDecimal.valueOf(count(one.code(), BEFORE)));
        }
        assertThat(found.figures().byType())
                .extracting(ActivityFigures.Figure::code)
                .containsExactlyInAnyOrder("TRAINING", "CONSULTING");
        assertThat(found.departments())
                .extracting(
                        ActivityFigures.OfDepartment::department,
                        ActivityFigures.OfDepartment::now,
                        ActivityFigures.OfDepartment::before)
                .containsExactlyInAnyOrder(
                        tuple(trade.staff().organization(), 2L, 0L),
                        tuple(planning.staff().organization(), 1L, 1L));
        assertThat(found.figures().places())
                .extracting(ActivityFigures.Place::unit, ActivityFigures.Place::isNew)
                .containsExactlyInAnyOrder(
                        tuple(districts.get(0).id(), false),
                        tuple(districts.get(1).id(), true));
        assertThat(found.figures().partners())
                .extracting(ActivityFigures.Partner::organization, ActivityFigures.Partner::isNew)
                .containsExactlyInAnyOrder(
                        tuple(union, false), tuple(planning.staff().organization(), true));
        assertThat(found.subjects().newly()).isEqualTo(1);
        assertThat(found.subjects().noMore()).isEqualTo(1);
        assertThat(found.subjects().shown())
                .extracting(ActivityFigures.Subject::subject, ActivityFigures.Subject::isNew)
                .containsExactly(tuple(mango, true), tuple(lotus, false));
    }

    @Test
    void aSharedEventCountsOnceAmongTheChangesAndAtEachDepartment() {
        done(planning, "TRAINING", "Lớp 1", LocalDate.of(2022, 4, 1), districts.get(2), null, mango, true);
        done(trade, "TRAINING", "Lớp 1", LocalDate.of(2022, 4, 2), districts.get(3), null, lotus, true);
        People.actingAs(office);
        assertThat(changes.of(FIRST, BEFORE, null, 10).targets())
                .extracting(ProvinceChanges.TargetTurn::standing)
                .containsExactly(Standing.REACHED, Standing.MISSED);
        var both = jdbc.sql("select activity_id from activity where topic = 'Lớp 1' order by counts_on")
                .query((row, _) -> new ActivityId(row.getObject(1, UUID.class)))
                .list();
        shared.same(office, both.getFirst(), both.getLast());

        var found = changes.of(FIRST, BEFORE, null, 10);
        assertThat(found.targets())
                .extracting(ProvinceChanges.TargetTurn::standing)
                .containsExactly(Standing.MISSED, Standing.MISSED);
        assertThat(found.figures().byType())
                .filteredOn(one -> one.code().equals("TRAINING"))
                .first()
                .satisfies(one -> assertThat(one.now()).isEqualByComparingTo("1"));
        assertThat(found.figures().places())
                .extracting(ActivityFigures.Place::unit)
                .contains(districts.get(2).id())
                .doesNotContain(districts.get(3).id());
        assertThat(found.subjects().newly()).as("the mango").isEqualTo(1);
        assertThat(found.departments())
                .extracting(ActivityFigures.OfDepartment::department, ActivityFigures.OfDepartment::now)
                .contains(
                        tuple(trade.staff().organization(), 3L),
                        tuple(planning.staff().organization(), 2L));
    }

    @Test
    void aTargetIsToldWhenItComesToBeReachedOrMissed() {
        People.actingAs(office);
        // Both fell due in the period and nothing served the plan.
        assertThat(changes.of(FIRST, BEFORE, null, 10).targets())
                .extracting(ProvinceChanges.TargetTurn::standing)
                .containsExactly(Standing.MISSED, Standing.MISSED);
        done(planning, "TRAINING", "Lớp 1", LocalDate.of(2022, 4, 1), districts.get(2), null, null, true);
        done(trade, "TRAINING", "Lớp 2", LocalDate.of(2022, 4, 2), districts.get(2), null, null, true);
        People.actingAs(office);
        assertThat(changes.of(FIRST, BEFORE, null, 10).targets())
                .extracting(ProvinceChanges.TargetTurn::standing)
                .containsExactly(Standing.REACHED, Standing.MISSED);
        // What stood so before is no change.
        assertThat(changes.of(new Period(LocalDate.of(2022, 7, 1), LocalDate.of(2022, 12, 31)), FIRST, null, 10)
                        .targets())
                .isEmpty();
    }

    @Test
    void howManyPlansThereAreTakesNoMoreStatementsOnActivities() throws Exception {
        People.actingAs(people.of(planning.staff().organization(), Role.ADMIN));
        for (int i = 0; i < 3; i++) {
            var another = registration.register(new PlanCitation(
                    PlanId.create(),
                    "9" + i + "/KH-UBND",
                    LocalDate.of(2021, 1, 18),
                    planning.staff().organization(),
                    "một kế hoạch nữa",
                    LocalDate.of(2021, 1 + i, 1),
                    LocalDate.of(2022, 12, 31)));
            registration.addTask(
                    another, new PlanTaskTerms("1", "Việc", planning.staff().organization(), Set.of(), null, null));
            registration.addTarget(
                    another,
                    new PlanTargetTerms("ACTIVITIES_HELD", TargetOperator.AT_LEAST, BigDecimal.ONE, null, null)
                            .by(MeasuredBy.ACTIVITIES));
        }
        People.actingAs(office);
        assertThat(statements.of(() -> changes.of(FIRST, BEFORE, null, 10)))
                .filteredOn(one -> one.contains("activity_plan_task"))
                .hasSize(1);
    }

    @Test
    void thePageTellsChangesAndLeadsToTheListsBehind() throws IOException {
        String html = ok(office, "/overview/changes?" + NOW);
        assertThat(html)
                .contains("Kỳ này 01/01/2022 – 30/06/2022; kỳ so sánh 01/07/2021 – 31/12/2021.")
                .contains("mới có", "không còn", "Tổ hợp tác Xoài", "Hợp tác xã Sen", "Tỉnh đoàn", "Quá hạn, chưa đạt")
                .contains(
                        "/activities?from=01%2F01%2F2022&amp;to=30%2F06%2F2022&amp;state=DONE&amp;once=true&amp;type=CONSULTING")
                .contains("&amp;department=" + trade.staff().organization());
        assertThat(ok(office, "/activities?from=01%2F01%2F2022&to=30%2F06%2F2022&state=DONE&once=true&type=CONSULTING"))
                .contains("Tư vấn 1", "Tư vấn 2", "Tư vấn 3");
        var kinds = sheet("/overview/changes.xlsx?" + NOW, 1);
        assertThat(kinds).contains("Tổ hợp tác Xoài", "Sở Công Thương", "Tỉnh đoàn");
        assertThat(ok(office, "/overview/changes?" + NOW + "&against=year")).contains("01/01/2021 – 30/06/2021");
        assertThat(ok(office, "/overview/changes?from=1/1/2010&to=30/6/2010")).contains("Cả hai kỳ đều chưa có");
    }

    @Test
    void aPeriodInWhichNobodyCountedWomenHasNoShare() {
        counted("Lớp có đếm", LocalDate.of(2022, 5, 1), 160, 90);
        String html = ok(office, "/overview/changes?" + NOW);
        assertThat(women(html)).isEqualTo("– 56,3% – –");
        counted("Lớp cũ có đếm", LocalDate.of(2021, 10, 1), 100, 50);
        assertThat(women(ok(office, "/overview/changes?" + NOW)))
                .isEqualTo("50% 56,3% +6,3 điểm phần trăm ▲ nhiều hơn");
    }

    private void counted(String topic, LocalDate day, int people, int women) {
        People.actingAs(planning.staff());
        log.log(
                planning.staff(),
                ActivityDraft.of("TRAINING", topic, ActivityState.DONE, new Period(day, day), true)
                        .at(null, Set.of(districts.getFirst().id()), false)
                        .answering(
                                Map.of(),
                                Map.of(
                                        "classes", BigDecimal.ONE,
                                        "participants", BigDecimal.valueOf(people),
                                        "women", BigDecimal.valueOf(women))));
    }

    /// The cells of the share of women, without its name.
    private static String women(String html) {
        int from = html.indexOf("</td>", html.indexOf("Tỷ lệ nữ trong lượt"));
        return html.substring(from, html.indexOf("</tr>", from))
                .replaceAll("<[^>]*>", " ")
                .strip()
                .replaceAll("\\s+", " ");
    }

    @Test
    void placesMayBeComparedOnTheMapOfADay() {
        String html = ok(office, "/overview/changes?" + NOW + "&map=1/7/2025");
        assertThat(html).contains("Địa bàn theo bản đồ ngày 01/07/2025.");
        People.actingAs(office);
        assertThat(changes.of(FIRST, BEFORE, LocalDate.of(2025, 7, 1), 10)
                        .figures()
                        .places())
                .allSatisfy(one -> assertThat(one.onMap()).isNotNull())
                .hasSize(2);
    }

    @Test
    void gapsAreWhatNobodyDid() {
        halfYear.request(office, "165/VPĐP-OCOP", planning, farming);
        People.actingAs(office);
        var found = gaps.of(office, FIRST, null);
        long reached = jdbc.sql("""
                        select count(distinct x.unit_id) from activity a join activity_area x using (activity_id)
                        where a.state = 'DONE' and a.counts_on between '2022-01-01' and '2022-06-30'""").query(Long.class).single();
        assertThat(found.missingAreas()).isEqualTo(districts.size() - (int) reached);
        assertThat(found.areas().eras()).singleElement().satisfies(era -> {
            assertThat(era.all()).isEqualTo(districts.size());
            assertThat(era.missing())
                    .extracting(Area::id)
                    .doesNotContain(districts.get(1).id());
        });
        assertThat(found.subjects().rows()).extracting(one -> one.id()).containsExactly(lotus);
        assertThat(found.tasks()).singleElement().satisfies(one -> {
            assertThat(one.task().task().code()).isEqualTo("1");
            assertThat(one.lead()).isNotNull();
        });
        assertThat(found.departments()).singleElement().satisfies(one -> {
            assertThat(one.department().id()).isEqualTo(farming.staff().organization());
            assertThat(one.request()).isNotNull();
        });
        assertThat(found.expected()).isEqualTo(2);
        assertThat(found.partners()).extracting(one -> one.organization().id()).contains(farmers);
        assertThat(found.all())
                .isEqualTo(found.missingAreas() + 1 + 1 + 1 + found.partners().size());
    }

    @Test
    void aGapGoesOnceItIsMended() {
        halfYear.request(office, "165/VPĐP-OCOP", planning, farming);
        String before = ok(office, "/overview/gaps?" + NOW);
        assertThat(before)
                .contains("Sở Nông nghiệp tỉnh Đồng Tháp", "165/VPĐP-OCOP", "Hợp tác xã Sen", "Hội Nông dân")
                .contains("/plans/" + plan + "#task-" + task)
                .contains("1 trong 2 sở, ngành")
                .doesNotContain(">Việc về sau<");
        done(farming, "TRAINING", "Lớp mới", LocalDate.of(2022, 5, 5), districts.get(0), null, lotus, false);
        done(planning, "TRAINING", "Lớp khác", LocalDate.of(2022, 5, 6), districts.get(0), farmers, null, true);
        String after = ok(office, "/overview/gaps?" + NOW);
        assertThat(after)
                .contains(
                        "sở, ngành nào cũng có hoạt động",
                        "nhiệm vụ nào đến hạn cũng đã có",
                        "chủ thể nào cũng được hỗ trợ")
                .doesNotContain(
                        "/subjects/" + lotus,
                        "#task-" + task,
                        "area=" + districts.get(0).id() + "\"");
    }

    @Test
    void whereNobodyWasAskedAllDepartmentsAreExpected() {
        People.actingAs(office);
        var found = gaps.of(office, FIRST, null);
        assertThat(found.expected()).isEqualTo(3);
        assertThat(found.departments())
                .extracting(one -> one.department().id())
                .containsExactly(farming.staff().organization());
        assertThat(ok(office, "/overview/gaps?" + NOW)).contains("Mọi sở, ngành (kỳ này chưa có yêu cầu)");
    }

    @Test
    void areasOnAMapAreTheMapsUnits() {
        People.actingAs(office);
        var day = LocalDate.of(2025, 7, 1);
        var found = gaps.of(office, FIRST, day);
        assertThat(found.areas().eras())
                .singleElement()
                .satisfies(era -> assertThat(era.all())
                        .isEqualTo(areas.belowProvinceOn(day).size()));
        var commune = areas.belowProvinceOn(day).getFirst();
        assertThat(missing(found)).contains(commune.id());
        // An old commune that became part of one unit alone has reached it.
        var old = areas.predecessorsOf(commune.id()).stream()
                .map(step -> step.unit().id())
                .filter(id -> areas.successorsOf(id).size() == 1)
                .findFirst();
        if (old.isEmpty()) return;
        done(farming, "TRAINING", "Ở xã cũ", LocalDate.of(2022, 5, 5), areas.get(old.get()), null, null, false);
        People.actingAs(office);
        assertThat(missing(gaps.of(office, FIRST, day))).doesNotContain(commune.id());
    }

    private static List<AdministrativeUnitId> missing(ProvinceGaps.Gaps found) {
        return found.areas().eras().stream()
                .flatMap(era -> era.missing().stream())
                .map(Area::id)
                .toList();
    }

    @Test
    void theSheetOfGapsHoldsEachOfThem() throws IOException {
        halfYear.request(office, "165/VPĐP-OCOP", planning, farming);
        People.actingAs(office);
        var found = gaps.of(office, FIRST, null);
        var names = sheet("/overview/gaps.xlsx?" + NOW, 1);
        assertThat(names)
                .hasSize((int) found.all())
                .contains("Sở Nông nghiệp tỉnh Đồng Tháp", "Tập huấn", "Hợp tác xã Sen", "Hội Nông dân");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from=31/6/2022&to=1/7/2022              | “Từ ngày” phải là
            from=2/7/2022&to=1/7/2022               | “Đến ngày” đứng trước
            from=1/7/2022                           | “Đến ngày” phải là
            period=KHONG&year=2022                  | Không có kỳ được chọn
            period=FIRST_HALF_ND09&year=hai         | “Năm” phải là
            period=FIRST_HALF_ND09&year=2022&map=x  | “Bản đồ ngày” phải là
            period=YEAR_CALENDAR&year=2022&against=never | “So với” là kỳ
            """)
    void whatCannotBeReadIsExplained(String query, String explained) {
        for (String page : List.of("changes", "gaps")) {
            assertThat(ok(office, "/overview/" + page + "?" + query)).contains(explained);
            assertThat(get(office, "/overview/" + page + ".xlsx?" + query)).hasStatus3xxRedirection();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/overview/changes", "/overview/gaps", "/overview/changes.xlsx", "/overview/gaps.xlsx"})
    void onlyTheOfficeReadsThem(String address) {
        assertThat(get(office, address)).hasStatusOk();
        for (var me : List.of(planning.staff(), planning.leader(), planning.clerk())) {
            assertThat(get(me, address)).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(get(people.of(planning.staff().organization(), Role.ADMIN), address))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri(address).with(anonymous())).hasStatus3xxRedirection();
    }

    @Test
    void theUsualPeriodIsTheLatestThatWasAskedFor() {
        halfYear.request(office, "165/VPĐP-OCOP", planning);
        assertThat(ok(office, "/overview/gaps")).contains("Kỳ 15/12/2021 – 14/06/2022");
    }

    @Test
    void theEarlierPeriodIsAsLongOrAYearBefore() {
        Map.of(
                        FIRST,
                        BEFORE,
                        new Period(LocalDate.of(2022, 3, 1), LocalDate.of(2022, 3, 31)),
                        new Period(LocalDate.of(2022, 2, 1), LocalDate.of(2022, 2, 28)),
                        new Period(LocalDate.of(2022, 3, 8), LocalDate.of(2022, 3, 9)),
                        new Period(LocalDate.of(2022, 3, 6), LocalDate.of(2022, 3, 7)))
                .forEach((now, before) -> assertThat(Against.PREVIOUS.of(now)).isEqualTo(before));
        assertThat(Against.YEAR.of(new Period(LocalDate.of(2025, 2, 1), LocalDate.of(2025, 2, 28))))
                .isEqualTo(new Period(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 2, 29)));
    }

    private List<String> sheet(String address, int column) throws IOException {
        var answer = get(office, address);
        assertThat(answer).hasStatusOk();
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            var rows = new ArrayList<String>();
            var sheet = book.getSheetAt(0);
            for (int i = 1; i <= sheet.getLastRowNum(); i++) {
                rows.add(sheet.getRow(i).getCell(column).toString());
            }
            return rows;
        }
    }

    private String ok(SignedIn me, String address) {
        var answer = get(me, address);
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    private MvcTestResult get(SignedIn me, String address) {
        return mvc.get().uri(URI.create(address)).with(People.signedInAs(me)).exchange();
    }
}
