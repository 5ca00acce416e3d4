package vn.ocop.portal.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.Statements;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.PlanResults.Figures;
import vn.ocop.portal.activity.PlanResults.Standing;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.MeasuredBy;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanFrame;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanRegistration;
import vn.ocop.portal.plan.PlanSuccession;
import vn.ocop.portal.plan.PlanTargetTerms;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskTerms;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.plan.TargetOperator;

/// Results of plans beside what plain counting finds.
@PortalTest
class PlanResultsTests {
    private static final Period FIRST_HALF = new Period(LocalDate.of(2021, 12, 15), LocalDate.of(2022, 6, 14));

    @Autowired
    PlanResults results;

    @Autowired
    SharedActivities shared;

    @Autowired
    Plans plans;

    @Autowired
    PlanRegistration registration;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Statements statements;

    private OrganizationId planning;
    private OrganizationId trade;
    private SignedIn staff;
    private SignedIn office;
    private PlanId plan;
    private PlanTaskId top;
    private PlanTaskId part;
    private PlanTaskId other;

    @BeforeEach
    void aPlanWithATree() {
        planning = people.department("Sở Kế hoạch và Đầu tư");
        trade = people.department("Sở Công Thương");
        staff = people.of(planning, Role.STAFF);
        office = people.of(people.coordinationOffice(), Role.COORDINATOR);
        People.actingAs(people.of(planning, Role.ADMIN));
        plan = register("81/KH-UBND", 2022, PlanFrame.NONE);
        top = task(plan, "1", null);
        part = task(plan, "1.1", top);
        other = task(plan, "2", null);
    }

    @Test
    void figuresEqualPlainCounts() throws Exception {
        target("PARTICIPANT_TURNS", 1000, MeasuredBy.SUM, null, null);
        target("PARTICIPANT_TURNS", 1000, MeasuredBy.SUM, null, top);
        target("CLASSES", 5, MeasuredBy.SUM, "TRAINING", other);
        target("ACTIVITIES_HELD", 10, MeasuredBy.ACTIVITIES, null, null);
        target("ACTIVITIES_HELD", 10, MeasuredBy.ACTIVITIES, "TRAINING", top);
        target("AREAS_REACHED", 12, MeasuredBy.AREAS, null, null);
        target("SUBJECTS", 12, MeasuredBy.SUBJECTS, null, null);
        target("SUBJECTS", 12, MeasuredBy.SUBJECTS, null, part);
        scatter(new Random(20220418), 400);
        var details = plans.details(plan);

        People.actingAs(office);
        var seen = statements.of(() -> results.of(office, details, FIRST_HALF));
        var whole = results.of(office, details, FIRST_HALF);
        People.actingAs(staff);
        var share = results.of(staff, details, FIRST_HALF);
        var successor = results.of(planning, Set.of(planning, trade), details, FIRST_HALF);

        assertThat(seen).filteredOn(statement -> statement.contains("activity")).hasSize(1);
        for (int i = 0; i < details.targets().size(); i++) {
            var terms = details.targets().get(i).terms();
            var result = whole.targets().get(i);
            assertThat(result.whole()).as("%s", terms).isEqualTo(plain(terms, null));
            assertThat(result.departments().get(planning)).as("%s", terms).isEqualTo(plain(terms, planning));
            assertThat(result.departments().get(trade)).as("%s", terms).isEqualTo(plain(terms, trade));
            assertThat(share.targets().get(i).whole()).isEqualTo(result.whole());
            assertThat(share.targets().get(i).own()).isEqualTo(plain(terms, planning));
            assertThat(share.targets().get(i).departments()).isEmpty();
            assertThat(successor.targets().get(i).own())
                    .as("with its predecessor, %s", terms)
                    .isEqualTo(result.whole());
            assertThat(result.own()).isNull();
            assertThat(requireMore(result.whole())).isPositive();
        }
    }

    private static BigDecimal requireMore(@Nullable Figures figures) {
        return figures == null ? BigDecimal.ZERO : figures.since();
    }

    @Test
    void anActivityCountsOnceOnItsDayAndOnlyWhenItIsDone() {
        target("ACTIVITIES_HELD", 10, MeasuredBy.ACTIVITIES, null, null);
        activity(planning, "TRAINING", "DONE", LocalDate.of(2022, 6, 14), Set.of(top, part, other));
        activity(planning, "TRAINING", "DONE", LocalDate.of(2022, 6, 15), Set.of(top));
        activity(planning, "TRAINING", "DONE", LocalDate.of(2021, 12, 15), Set.of(top));
        activity(planning, "TRAINING", "DONE", LocalDate.of(2021, 12, 14), Set.of(top));
        activity(planning, "TRAINING", "CANCELLED", LocalDate.of(2022, 3, 1), Set.of(top));
        activity(planning, "TRAINING", "PLANNED", LocalDate.of(2022, 3, 1), Set.of(top));
        activity(planning, "TRAINING", "POSTPONED", LocalDate.of(2022, 3, 1), Set.of(top));
        activity(planning, "TRAINING", "DONE", LocalDate.of(2022, 3, 1), Set.of());

        assertThat(only(FIRST_HALF).now()).isEqualByComparingTo("2");
        assertThat(only(new Period(LocalDate.of(2022, 6, 15), LocalDate.of(2022, 12, 14))))
                .satisfies(second -> {
                    assertThat(second.now()).isEqualByComparingTo("1");
                    assertThat(second.since()).isEqualByComparingTo("2"); // since 1/1: not that of 15/12/2021
                });
        assertThat(only(FIRST_HALF).before()).isNull();
    }

    @Test
    void aSharedEventCountsOnceForAllAndAtEachDepartment() {
        target("ACTIVITIES_HELD", 10, MeasuredBy.ACTIVITIES, null, null);
        target("PARTICIPANT_TURNS", 10, MeasuredBy.SUM, null, null);
        target("AREAS_REACHED", 10, MeasuredBy.AREAS, null, null);
        target("ACTIVITIES_HELD", 10, MeasuredBy.ACTIVITIES, null, part);
        var ours = activity(planning, "TRAINING", "DONE", LocalDate.of(2022, 3, 1), Set.of(top));
        var theirs = activity(trade, "TRAINING", "DONE", LocalDate.of(2022, 3, 2), Set.of(top, part));
        measure(ours, "PARTICIPANT_TURNS", 30);
        measure(theirs, "PARTICIPANT_TURNS", 50);
        at(ours, "59e1b4c7-d88d-59e7-a1f1-d585ffa39b70");
        at(theirs, "9581864f-b6a0-5228-b8a7-ffd1462db6f4");
        assertThat(numbers()).containsExactly("ACTIVITIES 2", "AREAS 2", "SUM 80", "part 1");

        People.actingAs(office);
        shared.same(office, new ActivityId(ours), new ActivityId(theirs));

        // That which is counted does not serve the part: there the other one tells of the event.
        assertThat(numbers()).containsExactly("ACTIVITIES 1", "AREAS 1", "SUM 30", "part 1");
        var details = plans.details(plan);
        assertThat(told(
                        results.of(office, details, FIRST_HALF),
                        one -> one.departments().get(trade)))
                .containsExactly("ACTIVITIES 1", "AREAS 1", "SUM 50", "part 1");
        var share = results.of(trade, Set.of(trade), details, FIRST_HALF);
        assertThat(told(share, PlanResults.Result::own)).containsExactly("ACTIVITIES 1", "AREAS 1", "SUM 50", "part 1");
        assertThat(told(share, PlanResults.Result::whole))
                .containsExactly("ACTIVITIES 1", "AREAS 1", "SUM 30", "part 1");
        // Several departments together: once, and by the record that is there.
        var both = results.together(Set.of(planning, trade), details, FIRST_HALF);
        assertThat(told(both, PlanResults.Result::whole))
                .containsExactly("ACTIVITIES 1", "AREAS 1", "SUM 30", "part 1");
        assertThat(told(results.together(Set.of(trade), details, FIRST_HALF), PlanResults.Result::whole))
                .containsExactly("ACTIVITIES 1", "AREAS 1", "SUM 50", "part 1");
        assertThat(told(results.together(Set.of(), details, FIRST_HALF), PlanResults.Result::whole))
                .containsExactly("ACTIVITIES 0", "AREAS 0", "SUM 0", "part 0");
        // How targets stood is asked of all plans at once, and counts likewise.
        var later = new Period(LocalDate.of(2022, 6, 15), LocalDate.of(2022, 12, 14));
        assertThat(results.turns(List.of(details, details), later, FIRST_HALF))
                .extracting(one -> one.since().intValue())
                .containsExactlyInAnyOrder(1, 1, 30, 1, 1, 1, 30, 1);

        shared.undo(new ActivityId(theirs), new ActivityId(ours));
        assertThat(numbers()).containsExactly("ACTIVITIES 2", "AREAS 2", "SUM 80", "part 1");
    }

    private List<String> numbers() {
        People.actingAs(office);
        return told(results.of(office, plans.details(plan), FIRST_HALF), PlanResults.Result::whole);
    }

    private static List<String> told(PlanResults.Results found, Function<PlanResults.Result, @Nullable Figures> which) {
        return found.targets().stream()
                .map(one -> {
                    var terms = one.target().terms();
                    var figures = Objects.requireNonNull(which.apply(one));
                    return (terms.task() == null ? terms.measuredBy() : "part") + " "
                            + figures.now().toPlainString();
                })
                .sorted()
                .toList();
    }

    @Test
    void theYearBeforeCountsThePlansThatCameBefore() {
        var earlier = register("97/KH-UBND", 2021, PlanFrame.NONE);
        var task = task(earlier, "1", null);
        var follower = register("94/KH-UBND", 2022, new PlanFrame(earlier, PlanSuccession.CONTINUES, null));
        task(follower, "1", null);
        registration.addTarget(follower, terms("ACTIVITIES_HELD", 10, MeasuredBy.ACTIVITIES));
        activity(trade, "FAIR", "DONE", LocalDate.of(2021, 5, 1), Set.of(task));
        activity(trade, "FAIR", "DONE", LocalDate.of(2022, 5, 1), Set.of(task));

        People.actingAs(office);
        var found = results.of(office, plans.details(follower), FIRST_HALF);

        assertThat(found.earlier()).extracting(PlanCitation::id).containsExactly(earlier);
        assertThat(found.targets().getFirst().whole()).satisfies(figures -> {
            assertThat(figures.now()).isEqualByComparingTo("0"); // of the earlier plan, not of this one
            assertThat(figures.before()).isEqualByComparingTo("1");
        });
    }

    @Test
    void aCommuneStandsForItsDistrictAndNoUnitTwice() {
        target("AREAS_REACHED", 12, MeasuredBy.AREAS, null, null);
        var one = activity(planning, "TRAINING", "DONE", LocalDate.of(2022, 3, 1), Set.of(top));
        var two = activity(planning, "TRAINING", "DONE", LocalDate.of(2022, 3, 2), Set.of(top));
        at(one, "59e1b4c7-d88d-59e7-a1f1-d585ffa39b70"); // thành phố Sa Đéc
        at(two, "3722caa6-85ed-54f0-ac44-893372884db6"); // Phường 1 of Sa Đéc
        at(two, "9581864f-b6a0-5228-b8a7-ffd1462db6f4"); // huyện Lai Vung

        assertThat(only(FIRST_HALF).now()).isEqualByComparingTo("2");
    }

    @Test
    void standingIsJudgedByTheOperatorAndTheDay() {
        standing(TargetOperator.AT_LEAST, 1, FIRST_HALF, Standing.REACHED);
        standing(TargetOperator.AT_LEAST, 2, FIRST_HALF, Standing.UNDER_WAY);
        standing(
                TargetOperator.AT_LEAST,
                2,
                new Period(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31)),
                Standing.MISSED);
        standing(TargetOperator.EXACTLY, 1, FIRST_HALF, Standing.REACHED);
        standing(TargetOperator.EXACTLY, 0, FIRST_HALF, Standing.EXCEEDED);
        standing(TargetOperator.AT_MOST, 1, FIRST_HALF, Standing.WITHIN);
        standing(TargetOperator.AT_MOST, 0, FIRST_HALF, Standing.EXCEEDED);
    }

    private int numbers;

    private void standing(TargetOperator operator, int value, Period period, Standing expected) {
        People.actingAs(people.of(planning, Role.ADMIN));
        var judged = register(++numbers + "/KH-UBND", 2022, PlanFrame.NONE);
        var task = task(judged, "1", null);
        registration.addTarget(
                judged,
                new PlanTargetTerms("ACTIVITIES_HELD", operator, BigDecimal.valueOf(value), null, null)
                        .by(MeasuredBy.ACTIVITIES));
        activity(planning, "TRAINING", "DONE", LocalDate.of(2022, 3, 1), Set.of(task));
        People.actingAs(office);

        assertThat(results.of(office, plans.details(judged), period)
                        .targets()
                        .getFirst()
                        .standing())
                .as("%s %s", operator, value)
                .isEqualTo(expected);
    }

    @Test
    void anAdministratorSeesNoFigures() {
        var admin = people.of(planning, Role.ADMIN);
        var details = plans.details(plan);
        People.actingAs(admin);

        assertThatThrownBy(() -> results.of(admin, details, FIRST_HALF)).isInstanceOf(AccessDeniedException.class);
    }

    private Figures only(Period period) {
        People.actingAs(office);
        return results.of(office, plans.details(plan), period)
                .targets()
                .getFirst()
                .whole();
    }

    /// The same figures by one plain statement for each, which knows nothing of scopes, windows and grouping.
    private Figures plain(PlanTargetTerms terms, @Nullable OrganizationId department) {
        return new Figures(
                plain(terms, department, FIRST_HALF.from(), FIRST_HALF.to()),
                plain(terms, department, FIRST_HALF.from(), FIRST_HALF.to()), // the plan began after the period did
                null);
    }

    private BigDecimal plain(PlanTargetTerms terms, @Nullable OrganizationId department, LocalDate from, LocalDate to) {
        var tasks = new ArrayList<UUID>();
        if (terms.task() == null) tasks.addAll(List.of(top.value(), part.value(), other.value()));
        else if (terms.task().equals(top)) tasks.addAll(List.of(top.value(), part.value()));
        else tasks.add(terms.task().value());
        String chosen = """
                from activity a where a.state = 'DONE' and a.counts_on >= :from and a.counts_on <= :to
                  and a.activity_id in (select activity_id from activity_plan_task where task_id in (:tasks))
                """
                + (department == null ? "" : " and a.organization_id = :department")
                + (terms.type() == null ? "" : " and a.type_code = :type");
        String what = switch (terms.measuredBy()) {
            case SUM ->
                "select coalesce(sum(value), 0) from activity_measure where indicator_code = :indicator and activity_id in (select activity_id "
                        + chosen + ")";
            case ACTIVITIES -> "select count(*) " + chosen;
            case SUBJECTS ->
                "select count(distinct subject_id) from activity_subject where activity_id in (select activity_id "
                        + chosen + ")";
            case AREAS -> """
                    select count(distinct coalesce((select p.unit_id from administrative_unit p
                        where p.unit_id = u.parent_id and p.kind <> 'PROVINCE'), u.unit_id))
                    from activity_area x join administrative_unit u using (unit_id) where x.activity_id in (select activity_id
                    """ + chosen + ")";
            case NOTHING -> throw new IllegalArgumentException();
        };
        var query = jdbc.sql(what).param("from", from).param("to", to).param("tasks", tasks);
        if (what.contains(":department"))
            query = query.param("department", Objects.requireNonNull(department).value());
        if (what.contains(":type")) query = query.param("type", terms.type());
        if (what.contains(":indicator")) query = query.param("indicator", terms.indicator());
        return query.query(BigDecimal.class).single();
    }

    /// Activities of every state, type and department, some under several tasks, some under none.
    private void scatter(Random lot, int many) {
        var states = List.of("DONE", "DONE", "DONE", "PLANNED", "CANCELLED", "POSTPONED");
        var units = jdbc.sql(
                        "select unit_id from administrative_unit where valid_to is not null and kind <> 'PROVINCE'")
                .query(UUID.class)
                .list();
        var subjects = new ArrayList<UUID>();
        for (int i = 0; i < 12; i++) subjects.add(subject(i));
        for (int i = 0; i < many; i++) {
            var tasks = new HashSet<PlanTaskId>();
            for (var task : List.of(top, part, other)) if (lot.nextInt(3) == 0) tasks.add(task);
            var day = LocalDate.of(2021, 11, 1).plusDays(lot.nextInt(300));
            var id = activity(
                    lot.nextBoolean() ? planning : trade,
                    lot.nextBoolean() ? "TRAINING" : "STUDY_VISIT",
                    states.get(lot.nextInt(states.size())),
                    day,
                    tasks);
            if (lot.nextBoolean()) measure(id, "PARTICIPANT_TURNS", 1 + lot.nextInt(99));
            if (lot.nextBoolean()) measure(id, "CLASSES", 1 + lot.nextInt(4));
            for (int k = lot.nextInt(3); k > 0; k--)
                at(id, units.get(lot.nextInt(units.size())).toString());
            for (int k = lot.nextInt(3); k > 0; k--) {
                jdbc.sql("insert into activity_subject values (?, ?) on conflict do nothing")
                        .params(id, subjects.get(lot.nextInt(subjects.size())))
                        .update();
            }
        }
    }

    private UUID subject(int number) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into ocop_subject (subject_id, version, name, type, unit_id, recorded_on, recorded_by, recorded_at,
                            changed_by, changed_at)
                        values (?, 0, ?, 'COOPERATIVE', '59e1b4c7-d88d-59e7-a1f1-d585ffa39b70', '2022-01-01', ?, now(), ?, now())
                        """)
                .params(
                        id,
                        "Hợp tác xã thử nghiệm " + number,
                        staff.id().value(),
                        staff.id().value())
                .update();
        return id;
    }

    private UUID activity(OrganizationId department, String type, String state, LocalDate day, Set<PlanTaskId> tasks) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into activity (activity_id, version, organization_id, type_code, topic, state, period_from,
                            period_to, days_known, and_others, logged_by, logged_at, changed_by, changed_at)
                        values (:id, 0, :department, :type, 'Hoạt động thử nghiệm', :state, cast(:day as date) - 1, :day, true, false, :by, now(),
                            :by, now())
                        """)
                .param("id", id)
                .param("department", department.value())
                .param("type", type)
                .param("state", state)
                .param("day", day)
                .param("by", staff.id().value())
                .update();
        for (var task : tasks) {
            jdbc.sql("insert into activity_plan_task values (?, ?)")
                    .params(id, task.value())
                    .update();
        }
        return id;
    }

    private void measure(UUID activity, String indicator, int value) {
        jdbc.sql("insert into activity_measure values (?, ?, ?)")
                .params(activity, indicator, value)
                .update();
    }

    private void at(UUID activity, String unit) {
        jdbc.sql("insert into activity_area values (?, cast(? as uuid)) on conflict do nothing")
                .params(activity, unit)
                .update();
    }

    private void target(String indicator, int value, MeasuredBy by, @Nullable String type, @Nullable PlanTaskId task) {
        registration.addTarget(plan, terms(indicator, value, by).within(type, task));
    }

    private static PlanTargetTerms terms(String indicator, int value, MeasuredBy by) {
        return new PlanTargetTerms(indicator, TargetOperator.AT_LEAST, BigDecimal.valueOf(value), null, null).by(by);
    }

    private PlanId register(String number, int year, PlanFrame frame) {
        return registration.register(
                new PlanCitation(
                        PlanId.create(),
                        number,
                        LocalDate.of(year, 4, 18),
                        planning,
                        "triển khai Chương trình",
                        LocalDate.of(year, 1, 1),
                        LocalDate.of(year, 12, 31)),
                frame);
    }

    private PlanTaskId task(PlanId of, String code, @Nullable PlanTaskId parent) {
        return registration.addTask(
                of, new PlanTaskTerms(code, "Việc " + code, planning, Set.of(), null, null).below(parent));
    }
}
