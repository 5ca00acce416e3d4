package vn.ocop.portal.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ocop.portal.area.AreaRegister.IN_2022;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.FinishedActivities;
import vn.ocop.portal.activity.ReachedSubjects;
import vn.ocop.portal.activity.SharedActivities;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.AreaConversion;
import vn.ocop.portal.area.AreaDecisions;
import vn.ocop.portal.area.AreaRegister;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.area.DecidedTurns;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.overview.ProvinceFigures.OfArea.Kind;
import vn.ocop.portal.overview.ProvinceFigures.OfTarget;
import vn.ocop.portal.overview.ProvinceFigures.Totals;
import vn.ocop.portal.plan.MeasuredBy;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanFrame;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanRegistration;
import vn.ocop.portal.plan.PlanTargetTerms;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskTerms;
import vn.ocop.portal.plan.TargetOperator;
import vn.ocop.portal.subject.SubjectId;
import vn.ocop.portal.subject.SubjectWithdrawal;

/// The figures that are told from sums, beside what plain counting finds.
@PortalTest
class OverviewTests {
    private static final Period FIRST = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 6, 30));
    private static final Period SECOND = new Period(LocalDate.of(2025, 7, 1), LocalDate.of(2025, 12, 31));
    private static final Locale VIETNAMESE = Locale.of("vi");

    @Autowired
    Overview overview;

    @Autowired
    SharedActivities shared;

    @Autowired
    ReachedSubjects reached;

    @Autowired
    FinishedActivities finished;

    @Autowired
    SubjectWithdrawal withdrawal;

    @Autowired
    People people;

    @Autowired
    AreaRegister register;

    @Autowired
    Areas areas;

    @Autowired
    AreaDecisions decisions;

    @Autowired
    PlanRegistration registration;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private List<OrganizationId> departments;
    private SignedIn staff;
    private SignedIn office;

    @BeforeEach
    void departments() {
        departments = List.of(
                people.department("Sở Kế hoạch và Đầu tư"),
                people.department("Sở Công Thương"),
                people.department("Sở Y tế"));
        staff = people.of(departments.getFirst(), Role.STAFF);
        office = people.of(people.coordinationOffice(), Role.COORDINATOR);
        People.actingAs(office);
    }

    @Test
    void figuresEqualPlainCountsWhateverIsChanged() {
        var lot = new Random(20251130);
        var activities = scatter(lot, 260);
        plan(lot, activities);
        share(lot, activities, 30);
        decide(lot);
        allEqual();

        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 25; i++) change(lot, activities.get(lot.nextInt(activities.size())));
            share(lot, activities, 5);
            allEqual();
        }
        assertThat(jdbc.sql("select count(*) from shared_activity")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(jdbc.sql("select count(*) from activity_tally_mark")
                        .query(Integer.class)
                        .single())
                .as("what waits outside of the periods that were asked for")
                .isLessThan(300);
    }

    private void allEqual() {
        var odd = new Period(LocalDate.of(2025, 2, 11), LocalDate.of(2025, 8, 19));
        var within = new Period(LocalDate.of(2025, 3, 3), LocalDate.of(2025, 3, 17));
        var months = new Period(LocalDate.of(2024, 11, 20), LocalDate.of(2025, 2, 28));
        for (var map : Arrays.asList(null, LocalDate.of(2025, 7, 1), LocalDate.of(2024, 1, 1))) {
            equal(SECOND, FIRST, map);
            equal(odd, months, map);
            equal(within, odd, map);
        }
    }

    private void equal(Period period, Period before, @Nullable LocalDate map) {
        jdbc.sql("update plan_result set took = 1").update(); // quick enough to be computed anew at once
        var found = overview.of(period, before, map, VIETNAMESE);
        String what = period + " on " + map;
        assertThat(found.now()).as(what).isEqualTo(plain(period, "counted"));
        assertThat(found.then()).as(what).isEqualTo(plain(before, "counted"));
        assertThat(found.types().stream()
                        .mapToLong(one -> one.now().activities())
                        .sum())
                .isEqualTo(found.now().activities());
        found.types().forEach(type -> {
            assertThat(type.now())
                    .as(what + type.code())
                    .isEqualTo(plain(period, "counted and type_code = '" + type.code() + "'"));
            assertThat(type.then()).isEqualTo(plain(before, "counted and type_code = '" + type.code() + "'"));
        });
        found.departments()
                .forEach(one -> assertThat(one.now())
                        .as(what + one.letterName())
                        .isEqualTo(plain(period, "organization_id = '" + one.department() + "'")));
        assertThat(found.departments().stream()
                        .mapToLong(one -> one.now().activities())
                        .sum())
                .isEqualTo(plain(period, "true").activities());
        found.months().forEach(month -> {
            var first = month.month().atDay(1);
            var last = month.month().atEndOfMonth();
            assertThat(month.now())
                    .as(what + month.month())
                    .isEqualTo(plain(
                            new Period(
                                    first.isBefore(period.from()) ? period.from() : first,
                                    last.isAfter(period.to()) ? period.to() : last),
                            "counted"));
        });
        assertThat(found.targets()).hasSize(TARGETS.size() * (1 + tasks.size())).allSatisfy(target -> {
            assertThat(target.now()).as("%s %s", what, target).isEqualByComparingTo(plain(target, period));
            assertThat(target.then()).as("%s %s", what, target).isEqualByComparingTo(plain(target, before));
            assertThat(target.since())
                    .as("%s %s", what, target)
                    .isEqualByComparingTo(plain(target, new Period(PLAN.from(), period.to())));
        });
        var now = plainPlaces(period, map);
        var then = plainPlaces(before, map);
        assertThat(found.areas()).as(what).allSatisfy(area -> {
            var key = new Place(area.unit(), area.kind());
            assertThat(area.now()).as("%s %s", what, key).isEqualTo(now.getOrDefault(key, NOTHING));
            assertThat(area.then()).as("%s %s", what, key).isEqualTo(then.getOrDefault(key, NOTHING));
        });
        var places = new HashSet<>(now.keySet());
        places.addAll(then.keySet());
        assertThat(found.areas())
                .as(what)
                .extracting(area -> new Place(area.unit(), area.kind()))
                .containsExactlyInAnyOrderElementsOf(places);
    }

    private static final Period PLAN = new Period(LocalDate.of(2024, 11, 1), LocalDate.of(2025, 12, 31));

    private static final Map<String, MeasuredBy> TARGETS = Map.of(
            "ACTIVITIES_HELD", MeasuredBy.ACTIVITIES,
            "PARTICIPANT_TURNS", MeasuredBy.SUM,
            "SUBJECTS", MeasuredBy.SUBJECTS,
            "AREAS_REACHED", MeasuredBy.AREAS);

    private final List<PlanTaskId> tasks = new ArrayList<>();

    /// A plan with targets of each kind, on all of it and on each of its two tasks; some activities serve one of them,
    /// some both.
    private void plan(Random lot, List<UUID> activities) {
        People.actingAs(people.of(departments.getFirst(), Role.ADMIN));
        var plan = registration.register(
                new PlanCitation(
                        PlanId.create(),
                        "81/KH-UBND",
                        PLAN.from(),
                        departments.getFirst(),
                        "triển khai Chương trình",
                        PLAN.from(),
                        PLAN.to()),
                PlanFrame.NONE);
        for (var code : List.of("1", "2")) {
            tasks.add(registration.addTask(
                    plan,
                    new PlanTaskTerms(code, "Việc " + code, departments.getFirst(), Set.of(), null, null).below(null)));
        }
        TARGETS.forEach((indicator, kind) -> {
            var terms = new PlanTargetTerms(indicator, TargetOperator.AT_LEAST, BigDecimal.TEN, null, null).by(kind);
            registration.addTarget(plan, terms);
            tasks.forEach(task -> registration.addTarget(plan, terms.within(null, task)));
        });
        for (var activity : activities) {
            for (var task : tasks) {
                if (lot.nextInt(3) > 0) {
                    jdbc.sql("insert into activity_plan_task (activity_id, task_id) values (?, ?)")
                            .params(activity, task.value())
                            .update();
                }
            }
        }
        People.actingAs(office);
    }

    /// What counts for a target, in plain words: a finished record that serves its tasks, unless another one that
    /// does stands for the same event: the chosen one, else the first.
    private static final String PLAIN_TARGET = """
            with served as (
                select distinct a.activity_id, a.counts_on,
                       coalesce((select s.counted_id from shared_activity s where s.activity_id = a.activity_id), a.activity_id) as event_id
                from activity a join activity_plan_task x on x.activity_id = a.activity_id
                  join plan_target t on t.target_id = :target
                where a.state = 'DONE' and (t.task_id is null or t.task_id = x.task_id)
            ), first as (
                -- Where the chosen one is not done, the event counts by the first of the others, wherever that serves.
                select o.event_id, (array_agg(o.activity_id order by o.activity_id <> o.event_id, o.activity_id))[1] as activity_id
                from (select a.activity_id,
                             coalesce((select s.counted_id from shared_activity s where s.activity_id = a.activity_id), a.activity_id) as event_id
                      from activity a where a.state = 'DONE') o
                group by o.event_id
            ), asked as (
                select s.activity_id from served s
                where s.counts_on >= :from and s.counts_on <= :to
                  and s.activity_id = (select o.activity_id from served o where o.event_id = s.event_id
                                       order by o.activity_id <> (select f.activity_id from first f where f.event_id = o.event_id), o.activity_id
                                       limit 1)
            )
            select case t.measured_by
                     when 'ACTIVITIES' then (select count(*) from asked)
                     when 'SUM' then (select coalesce(sum(m.value), 0) from activity_measure m
                                      where m.indicator_code = t.indicator_code and m.activity_id in (select activity_id from asked))
                     when 'SUBJECTS' then (select count(distinct r.subject_id) from activity_subject r
                                           where r.activity_id in (select activity_id from asked))
                     else (select count(distinct case when above.kind = 'PROVINCE' then u.unit_id else u.parent_id end)
                           from activity_area p join administrative_unit u on u.unit_id = p.unit_id
                             join administrative_unit above on above.unit_id = u.parent_id
                           where p.activity_id in (select activity_id from asked))
                   end
            from plan_target t where t.target_id = :target
            """;

    private BigDecimal plain(OfTarget target, Period period) {
        return jdbc.sql(PLAIN_TARGET)
                .param("target", target.target().value())
                .param("from", period.from())
                .param("to", period.to())
                .query(BigDecimal.class)
                .single();
    }

    private static final Totals NOTHING = new Totals(0, 0, 0, 0, 0, 0);

    private record Place(@Nullable AdministrativeUnitId unit, Kind kind) {}

    /// What counts, in plain words: each event at the record that was chosen, while that is done, else at the first
    /// of the others.
    private static final String PLAIN = """
            with event as (
                select a.activity_id,
                       (select coalesce((select s.counted_id from shared_activity s where s.activity_id = a.activity_id),
                                        (select distinct s.counted_id from shared_activity s where s.counted_id = a.activity_id))) as event_id
                from activity a where a.state = 'DONE'
            ), done as (
                select a.*, (select count(*) from event o where o.event_id = e.event_id) > 1 as is_shared,
                       e.event_id is null or a.activity_id = e.event_id
                         or (not exists (select from activity r where r.activity_id = e.event_id and r.state = 'DONE')
                             and a.activity_id = (select o.activity_id from event o where o.event_id = e.event_id order by o.activity_id limit 1)) as counted,
                       (select value from activity_measure m where m.activity_id = a.activity_id and indicator_code = 'PARTICIPANT_TURNS') as p,
                       (select value from activity_measure m where m.activity_id = a.activity_id and indicator_code = 'PARTICIPANT_TURNS_WOMEN') as w
                from activity a join event e on e.activity_id = a.activity_id
                where a.counts_on >= :from and a.counts_on <= :to
            ), asked as (select * from done where {condition})
            select count(*) as activities, count(*) filter (where is_shared) as shared, coalesce(sum(p), 0) as participants,
                   coalesce(sum(w) filter (where p is not null), 0) as women, coalesce(sum(p) filter (where w is not null), 0) as by_sex,
                   (select count(distinct x.subject_id) from activity_subject x where x.activity_id in (select activity_id from asked)) as subjects
            from asked
            """;

    private Totals plain(Period period, String condition) {
        return jdbc.sql(PLAIN.replace("{condition}", condition))
                .param("from", period.from())
                .param("to", period.to())
                .query((row, _) -> new Totals(
                        row.getLong("activities"),
                        row.getLong("shared"),
                        row.getLong("participants"),
                        row.getLong("women"),
                        row.getLong("by_sex"),
                        row.getLong("subjects")))
                .single();
    }

    /// Activity by activity, its places converted with what was decided of it.
    private Map<Place, Totals> plainPlaces(Period period, @Nullable LocalDate map) {
        var history = areas.history();
        Map<UUID, Set<AdministrativeUnitId>> named = new HashMap<>();
        jdbc.sql("select activity_id, unit_id from activity_area").query(row -> {
            named.computeIfAbsent(row.getObject("activity_id", UUID.class), _ -> new HashSet<>())
                    .add(new AdministrativeUnitId(row.getObject("unit_id", UUID.class)));
        });
        var counted = jdbc.sql(PLAIN.substring(0, PLAIN.indexOf("select count(*) as"))
                                .replace("{condition}", "counted") + "select activity_id from asked")
                .param("from", period.from())
                .param("to", period.to())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        var decided = decisions.of(AreaDecisions.RecordKind.ACTIVITY, counted);
        Map<Place, Set<UUID>> members = new HashMap<>();
        for (var id : counted) {
            var units = named.getOrDefault(id, Set.of());
            if (units.isEmpty()) {
                members.computeIfAbsent(new Place(null, Kind.WITHOUT), _ -> new HashSet<>())
                        .add(id);
            }
            for (var unit : units) {
                var area = history.area(unit).orElseThrow();
                var place = new Place(null, Kind.NOWHERE);
                if (map != null) {
                    switch (history.on(map).of(unit, decided.getOrDefault(id, DecidedTurns.NONE))) {
                        case AreaConversion.To(var to, var _, var _) -> area = to;
                        case AreaConversion.Undecided _ -> {
                            place = new Place(null, Kind.UNDECIDED);
                            area = null;
                        }
                        case AreaConversion.Nowhere _ -> area = null;
                    }
                }
                if (area != null) {
                    place = new Place(
                            history.isBelowProvince(area)
                                    ? area.id()
                                    : Objects.requireNonNullElse(area.parentId(), area.id()),
                            Kind.UNIT);
                }
                members.computeIfAbsent(place, _ -> new HashSet<>()).add(id);
            }
        }
        Map<Place, Totals> totals = new HashMap<>();
        members.forEach((place, ids) -> {
            var list = new StringBuilder("activity_id in (");
            ids.forEach(id -> list.append(list.charAt(list.length() - 1) == '(' ? "'" : ", '")
                    .append(id)
                    .append("'"));
            totals.put(place, plain(period, list + ")"));
        });
        return totals;
    }

    @Test
    void aSharedEventCountsOnceAndAtEachDepartment() {
        var day = LocalDate.of(2025, 3, 4);
        var ours = activity(0, "TRAINING", "DONE", day, Set.of());
        var theirs = activity(1, "TRAINING", "DONE", day.plusDays(1), Set.of());
        var third = activity(2, "TRAINING", "DONE", day, Set.of());
        measure(ours, "PARTICIPANT_TURNS", 30);
        measure(theirs, "PARTICIPANT_TURNS", 50);
        measure(third, "PARTICIPANT_TURNS", 70);
        assertThat(now().activities()).isEqualTo(3);

        shared.same(office, new ActivityId(ours), new ActivityId(theirs));
        assertThat(now()).isEqualTo(new Totals(2, 1, 100, 0, 0, 0));
        shared.same(office, new ActivityId(third), new ActivityId(theirs));

        assertThat(now()).isEqualTo(new Totals(1, 1, 70, 0, 0, 0));
        assertThat(jdbc.sql("select distinct counted_id from shared_activity")
                        .query(UUID.class)
                        .list())
                .containsExactly(third);
        assertThat(overview.of(FIRST, SECOND, null, VIETNAMESE).departments())
                .extracting(one -> one.now().activities(), one -> one.now().shared())
                .containsOnly(org.assertj.core.groups.Tuple.tuple(1L, 1L))
                .hasSize(3);

        // The chosen record is cancelled: one of the others counts, and they are an event still.
        jdbc.sql(
                        "update activity set state = 'CANCELLED', cancelled_because = 'thử', cancelled_from = 'DONE' where activity_id = ?")
                .param(third)
                .update();
        assertThat(now().activities()).isEqualTo(1);
        assertThat(now().shared()).isEqualTo(1);
        assertThat(now().participants()).isIn(30L, 50L);
        jdbc.sql(
                        "update activity set state = 'DONE', cancelled_because = null, cancelled_from = null where activity_id = ?")
                .param(third)
                .update();
        assertThat(now()).isEqualTo(new Totals(1, 1, 70, 0, 0, 0));

        shared.undo(new ActivityId(theirs), new ActivityId(third));
        assertThat(now()).isEqualTo(new Totals(2, 1, 120, 0, 0, 0));
    }

    private Totals now() {
        return overview.of(FIRST, SECOND, null, VIETNAMESE).now();
    }

    @Test
    void aSaveThatIsUnderWayWhileOthersCountIsNotLost() throws Exception {
        var day = LocalDate.of(2025, 5, 5);
        activity(0, "TRAINING", "DONE", day, Set.of());
        var saved = new CountDownLatch(1);
        var counted = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var saving = pool.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(_ -> {
                activity(1, "FAIR", "DONE", day, Set.of());
                saved.countDown();
                await(counted);
            }));
            assertThat(saved.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(now().activities()).isEqualTo(1); // counts the day, and takes the first mark away
            counted.countDown();
            saving.get(20, TimeUnit.SECONDS);
        }
        assertThat(now().activities()).isEqualTo(2);
    }

    @Test
    void aRecordThatIsMovedWhileTheOtherOneOfItsEventIsCancelledIsCountedOnItsNewDay() throws Exception {
        var chosen = activity(0, "TRAINING", "DONE", LocalDate.of(2025, 5, 5), Set.of());
        var moved = activity(1, "TRAINING", "DONE", LocalDate.of(2025, 5, 6), Set.of());
        shared.same(office, new ActivityId(chosen), new ActivityId(moved));
        assertThat(now().activities()).isEqualTo(1);
        var isMoved = new CountDownLatch(1);
        var moveEnds = new CountDownLatch(1);
        var isCancelled = new CountDownLatch(1);
        var cancelEnds = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var moving = pool.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(_ -> {
                jdbc.sql(
                                "update activity set period_from = '2025-03-03', period_to = '2025-03-03' where activity_id = ?")
                        .param(moved)
                        .update();
                isMoved.countDown();
                await(moveEnds);
            }));
            await(isMoved);
            var cancelling = pool.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(_ -> {
                jdbc.sql(
                                "update activity set state = 'CANCELLED', cancelled_because = 'thử', cancelled_from = 'DONE' where activity_id = ?")
                        .param(chosen)
                        .update();
                isCancelled.countDown();
                await(cancelEnds);
            }));
            // Either it has read on which day the other one counts, or it waits for that.
            for (int i = 0; i < 200 && isCancelled.getCount() > 0 && !somebodyWaits(); i++) Thread.sleep(25);
            moveEnds.countDown();
            moving.get(20, TimeUnit.SECONDS);
            await(isCancelled);
            assertThat(now().activities())
                    .as("takes the marks of the move away")
                    .isEqualTo(1);
            cancelEnds.countDown();
            cancelling.get(20, TimeUnit.SECONDS);
        }
        assertThat(now().activities()).isEqualTo(1);
        var march = new Period(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 31));
        assertThat(overview.of(march, SECOND, null, VIETNAMESE).now().activities())
                .isEqualTo(1);
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void whatManySaveWhileManyReadIsAllCountedInTheEnd() throws Exception {
        int each = 40;
        try (var pool = Executors.newFixedThreadPool(4)) {
            var all = new ArrayList<java.util.concurrent.Future<?>>();
            for (int person = 0; person < 2; person++) {
                int department = person;
                all.add(pool.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        activity(
                                department,
                                "FAIR",
                                "DONE",
                                LocalDate.of(2025, 4, 1).plusDays(i % 3),
                                Set.of());
                    }
                }));
                all.add(pool.submit(() -> {
                    People.actingAs(office);
                    long last = 0;
                    for (int i = 0; i < 10; i++) {
                        long seen = now().activities();
                        assertThat(seen).isGreaterThanOrEqualTo(last);
                        last = seen;
                    }
                }));
            }
            for (var one : all) one.get(60, TimeUnit.SECONDS);
        }
        assertThat(now().activities()).isEqualTo(2L * each);
    }

    @Test
    void whatIsNotCountedYetIsSavedAfterTheCutOff() {
        var day = LocalDate.of(2025, 5, 5);
        activity(0, "TRAINING", "DONE", day, Set.of());
        var first = overview.of(FIRST, SECOND, null, VIETNAMESE);
        assertThat(first.cutOff()).isBetween(Instant.now().minusSeconds(60), Instant.now());

        var busy = new TransactionTemplate(transactions);
        busy.executeWithoutResult(_ -> {
            // Somebody else is counting.
            jdbc.sql("lock table activity_tally_turn in exclusive mode").update();
            var before = databaseTime();
            elsewhere(() -> activity(1, "TRAINING", "DONE", day, Set.of()));
            elsewhere(() -> activity(1, "TRAINING", "DONE", LocalDate.of(2023, 5, 5), Set.of()));

            var stale = overview.of(FIRST, SECOND, null, VIETNAMESE);

            assertThat(stale.now().activities()).isEqualTo(1);
            var saved = jdbc.sql("select logged_at from activity where organization_id = ? and period_to = ?")
                    .params(departments.get(1).value(), day)
                    .query((row, _) ->
                            Objects.requireNonNull(row.getTimestamp(1)).toInstant())
                    .single();
            assertThat(stale.cutOff()).isAfter(first.cutOff()).isBetween(before, saved);
            // What waits outside of the periods does not make them older.
            var other = new Period(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 6, 30));
            assertThat(overview.of(other, other, null, VIETNAMESE).cutOff()).isAfter(saved);
        });

        var fresh = overview.of(FIRST, SECOND, null, VIETNAMESE);
        assertThat(fresh.now().activities()).isEqualTo(2);
        assertThat(fresh.cutOff()).isAfter(first.cutOff());
    }

    @Test
    void whatSomebodyHasSavedWithoutHavingEndedIsAfterTheCutOff() throws Exception {
        var day = LocalDate.of(2025, 5, 5);
        activity(0, "TRAINING", "DONE", day, Set.of());
        var saved = new CountDownLatch(1);
        var ends = new CountDownLatch(1);
        var first = new Instant[1];
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var saving = pool.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(_ -> {
                first[0] = databaseTime();
                activity(1, "FAIR", "DONE", day, Set.of());
                saved.countDown();
                await(ends);
            }));
            await(saved);
            Thread.sleep(50);
            var during = overview.of(FIRST, SECOND, null, VIETNAMESE);
            assertThat(during.now().activities()).isEqualTo(1);
            assertThat(during.cutOff()).as("began at " + first[0]).isBeforeOrEqualTo(first[0]);
            ends.countDown();
            saving.get(20, TimeUnit.SECONDS);
        }
        // The mark that it left is as old as its beginning.
        assertThat(jdbc.sql("select max(marked_at) from activity_tally_mark")
                        .query((row, _) ->
                                Objects.requireNonNull(row.getTimestamp(1)).toInstant())
                        .single())
                .isBeforeOrEqualTo(first[0]);
        var after = overview.of(FIRST, SECOND, null, VIETNAMESE);
        assertThat(after.now().activities()).isEqualTo(2);
        assertThat(after.cutOff()).isAfter(first[0]);
    }

    private Instant databaseTime() {
        return jdbc.sql("select clock_timestamp()")
                .query((row, _) -> Objects.requireNonNull(row.getTimestamp(1)).toInstant())
                .single();
    }

    private static void elsewhere(Runnable work) {
        try {
            Thread.ofVirtual().start(work).join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void anEmptiedTableIsCountedAnew() {
        activity(0, "TRAINING", "DONE", LocalDate.of(2025, 5, 5), Set.of());
        assertThat(now().activities()).isEqualTo(1);
        jdbc.sql("truncate table activity cascade").update();
        assertThat(now()).isEqualTo(NOTHING);
    }

    @Test
    void aSubjectThatIsTakenBackLeavesTheOthersCountable() {
        var day = LocalDate.of(2025, 3, 4);
        var stays = subject(1);
        reach(activity(0, "TRAINING", "DONE", day, Set.of()), stays);
        assertThat(now().subjects()).isEqualTo(1);
        var mistaken = subject(2);
        var wrong = activity(1, "FAIR", "DONE", day.plusDays(1), Set.of());
        reach(wrong, mistaken);
        reach(activity(1, "FAIR", "DONE", day.plusDays(2), Set.of()), stays);
        assertThat(now().subjects()).isEqualTo(2);

        jdbc.sql("delete from activity where activity_id = ?").param(wrong).update();
        assertThat(withdrawal.withdraw(List.of(new SubjectId(mistaken)), List.of(), List.of()))
                .isEmpty();
        activity(2, "FAIR", "DONE", day.plusDays(3), Set.of());

        assertThat(now()).isEqualTo(new Totals(3, 0, 0, 0, 0, 1));
    }

    @Test
    void theListOfReachedSubjectsHasAsManyAsTheFigureSays() {
        var day = LocalDate.of(2025, 3, 4);
        var ours = activity(0, "TRAINING", "DONE", day, Set.of());
        var theirs = activity(1, "TRAINING", "DONE", day, Set.of());
        reach(ours, subject(1));
        reach(theirs, subject(2));
        reach(theirs, subject(3));
        shared.same(office, new ActivityId(ours), new ActivityId(theirs));

        var found = overview.of(FIRST, SECOND, null, VIETNAMESE);
        assertThat(reached.page(office, new ReachedSubjects.Asked(FIRST, null, null), 1)
                        .total())
                .isEqualTo(found.now().subjects())
                .isEqualTo(1);
        assertThat(reached.page(office, new ReachedSubjects.Asked(FIRST, null, departments.get(1)), 1)
                        .total())
                .isEqualTo(2);
    }

    @Test
    void whatIsReportedTogetherCountsAnEventInThePeriodInWhichTheFiguresDo() {
        var before = activity(0, "TRAINING", "DONE", FIRST.to(), Set.of());
        var after = activity(1, "TRAINING", "DONE", SECOND.from(), Set.of());
        shared.same(office, new ActivityId(after), new ActivityId(before));

        var both = Set.copyOf(departments);
        assertThat(finished.of(both, FIRST, null).activities()).isEmpty();
        assertThat(now().activities()).isZero();
        assertThat(finished.of(both, SECOND, null).activities()).hasSize(1);
        // Where the other department is not asked, the record that is there tells of it.
        assertThat(finished.of(Set.of(departments.getFirst()), FIRST, null).activities())
                .hasSize(1);
    }

    @Test
    void onlyTheCoordinationOfficeReadsIt() {
        People.actingAs(staff);
        assertThatThrownBy(this::now).isInstanceOf(AccessDeniedException.class);
    }

    // Records to count

    private List<UUID> scatter(Random lot, int many) {
        var states = List.of("DONE", "DONE", "DONE", "DONE", "PLANNED", "CANCELLED", "POSTPONED");
        var types = List.of("TRAINING", "FAIR", "STUDY_VISIT");
        var old = jdbc.sql(
                        "select unit_id from administrative_unit where valid_to = '2025-06-30' and kind <> 'PROVINCE' order by code, unit_id")
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        var present = jdbc.sql(
                        "select unit_id from administrative_unit where valid_from = '2025-07-01' and kind <> 'PROVINCE' order by code, unit_id limit 12")
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        var split = register.named("xã Gáo Giồng", IN_2022).id().value();
        var subjects = new ArrayList<UUID>();
        for (int i = 0; i < 9; i++) subjects.add(subject(i));
        var activities = new ArrayList<UUID>();
        for (int i = 0; i < many; i++) {
            var day = LocalDate.of(2024, 11, 1).plusDays(lot.nextInt(420));
            var units = new HashSet<UUID>();
            for (int k = lot.nextInt(4); k > 0; k--) {
                var list = day.isAfter(LocalDate.of(2025, 6, 30)) ? present : old;
                // Close to each other, so that some become one on another map.
                units.add(list.get(Math.min(list.size() - 1, lot.nextInt(4) * 12 + lot.nextInt(4))));
            }
            if (!day.isAfter(LocalDate.of(2025, 6, 30)) && lot.nextInt(5) == 0) units.add(split);
            var id = activity(
                    lot.nextInt(3), types.get(lot.nextInt(3)), states.get(lot.nextInt(states.size())), day, units);
            if (lot.nextInt(3) > 0) measure(id, "PARTICIPANT_TURNS", 10 + lot.nextInt(90));
            if (lot.nextInt(3) > 0) measure(id, "PARTICIPANT_TURNS_WOMEN", lot.nextInt(10));
            for (int k = lot.nextInt(3); k > 0; k--) reach(id, subjects.get(lot.nextInt(subjects.size())));
            activities.add(id);
        }
        return activities;
    }

    private void share(Random lot, List<UUID> activities, int times) {
        for (int i = 0; i < times; i++) {
            try {
                shared.same(
                        office,
                        new ActivityId(activities.get(lot.nextInt(activities.size()))),
                        new ActivityId(activities.get(lot.nextInt(activities.size()))));
            } catch (vn.ocop.portal.core.RuleViolation notThese) {
                assertThat(notThese.code()).startsWith("shared.");
            } catch (vn.ocop.portal.core.NotFound gone) {
                assertThat(gone).isNotNull();
            }
        }
    }

    private void decide(Random lot) {
        var split = register.named("xã Gáo Giồng", IN_2022).id();
        var parts = areas.history().successorsOf(split);
        jdbc.sql("select activity_id from activity_area where unit_id = ? order by activity_id")
                .param(split.value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list()
                .forEach(id -> {
                    if (lot.nextBoolean()) return;
                    jdbc.sql("""
                                    insert into area_decision (decision_id, record_kind, record_id, from_unit_id, to_unit_id, forward, decided_by, decided_at)
                                    values (?, 'ACTIVITY', ?, ?, ?, true, ?, now())
                                    """)
                            .params(
                                    UUID.randomUUID(),
                                    id,
                                    split.value(),
                                    parts.get(lot.nextInt(parts.size())).id().value(),
                                    office.id().value())
                            .update();
                });
    }

    private void change(Random lot, UUID id) {
        switch (lot.nextInt(9)) {
            case 0 ->
                jdbc.sql(
                                "update activity set state = 'CANCELLED', cancelled_because = 'thử', cancelled_from = 'DONE' where activity_id = ? and state = 'DONE'")
                        .param(id)
                        .update();
            case 1 ->
                jdbc.sql(
                                "update activity set state = 'DONE', cancelled_because = null, cancelled_from = null where activity_id = ?")
                        .param(id)
                        .update();
            case 2 ->
                jdbc.sql(
                                "update activity set period_from = period_from - 20, period_to = period_to - 20 where activity_id = ?")
                        .param(id)
                        .update();
            case 3 ->
                jdbc.sql("update activity set type_code = 'FAIR' where activity_id = ?")
                        .param(id)
                        .update();
            case 4 ->
                jdbc.sql("update activity_measure set value = value + 7 where activity_id = ?")
                        .param(id)
                        .update();
            case 5 ->
                jdbc.sql("delete from activity_area where activity_id = ?")
                        .param(id)
                        .update();
            case 6 ->
                jdbc.sql("delete from activity_subject where activity_id = ?")
                        .param(id)
                        .update();
            case 7 ->
                jdbc.sql("delete from activity where activity_id = ?").param(id).update();
            default ->
                jdbc.sql("update area_decision set undone_by = decided_by, undone_at = decided_at where record_id = ?")
                        .param(id)
                        .update();
        }
    }

    private UUID activity(int department, String type, String state, LocalDate day, Set<UUID> units) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into activity (activity_id, version, organization_id, type_code, topic, state, period_from,
                            period_to, days_known, and_others, logged_by, logged_at, changed_by, changed_at)
                        values (:id, 0, :department, :type, 'Hoạt động thử nghiệm', :state, cast(:day as date) - 1, :day, true, false, :by, :at, :by, :at)
                        """)
                .param("id", id)
                .param("department", departments.get(department).value())
                .param("type", type)
                .param("state", state)
                .param("day", day)
                .param("by", staff.id().value())
                .param("at", Timestamp.from(Instant.now().plusSeconds(1)))
                .update();
        units.forEach(unit -> jdbc.sql("insert into activity_area (activity_id, unit_id) values (?, ?)")
                .params(id, unit)
                .update());
        return id;
    }

    private void measure(UUID activity, String indicator, int value) {
        jdbc.sql("insert into activity_measure (activity_id, indicator_code, value) values (?, ?, ?)")
                .params(activity, indicator, BigDecimal.valueOf(value))
                .update();
    }

    private void reach(UUID activity, UUID subject) {
        jdbc.sql("insert into activity_subject values (?, ?) on conflict do nothing")
                .params(activity, subject)
                .update();
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
}
