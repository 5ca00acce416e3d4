package vn.ocop.portal.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ocop.portal.area.AreaRegister.SINCE;
import static vn.ocop.portal.area.AreaRegister.commune;
import static vn.ocop.portal.area.AreaRegister.step;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.area.AreaConversion.Nowhere;
import vn.ocop.portal.area.AreaConversion.To;
import vn.ocop.portal.area.AreaConversion.Undecided;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;

@PortalTest
class AreaReformTests {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    @Autowired
    Areas areas;

    @Autowired
    AreaReforms reforms;

    @Autowired
    AreaRegister register;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    UUID me;

    @BeforeEach
    void anAdministrator() {
        me = register.actingAsAdministrator().id().value();
    }

    @AfterEach
    void theRegisterAsItWas() {
        register.restore();
    }

    @Test
    void aReformRenamesMergesSplitsAndAbolishesOnItsDay() {
        var longKhanh = register.coded("29983", SINCE);
        var tramChim = register.coded("30001", SINCE);
        var tamNong = register.coded("30010", SINCE);
        var laiVung = register.coded("30226", SINCE);
        var phongHoa = register.coded("30235", SINCE);
        var id = register.draft(
                "01/NQ-THU",
                DAY,
                me,
                step(ReformStepKind.RENAME, List.of(longKhanh.id()), commune("29983", "Long Khánh Mới")),
                step(ReformStepKind.MERGE, List.of(tramChim.id(), tamNong.id()), commune("30001", "Tràm Chim")),
                step(
                        ReformStepKind.SPLIT,
                        List.of(laiVung.id()),
                        commune("30226", "Lai Vung Bắc"),
                        new NewUnit("30001", null, null, null)),
                step(ReformStepKind.ABOLISH, List.of(phongHoa.id())),
                step(
                        ReformStepKind.ESTABLISH,
                        List.of(),
                        new NewUnit("39999", "Cồn Mới", UnitKind.COMMUNE, longKhanh.parentId())));
        var effect = reforms.effect(reforms.get(id));

        assertThat(effect.problems()).isEmpty();
        assertThat(effect.ended()).hasSize(5);
        assertThat(effect.made())
                .extracting(made -> made.unit().code())
                .containsExactly("29983", "30001", "30226", "39999");
        assertThat(areas.on(DAY)).hasSize(103);
        register.apply(id, me);

        var history = areas.history();
        var map = history.on(DAY);
        assertThat(areas.on(DAY)).hasSize(103 - 5 + 4);
        assertThat(areas.on(DAY.minusDays(1))).hasSize(103);
        assertThat(map.of(longKhanh.id()))
                .isInstanceOfSatisfying(
                        To.class, to -> assertThat(to.unit().name()).isEqualTo("Long Khánh Mới"));
        assertThat(history.line(longKhanh.id(), true))
                .extracting(AreaHistory.Link::kind)
                .containsExactly(SuccessionKind.RENAMED);
        assertThat(map.of(tramChim.id())).isEqualTo(map.of(tamNong.id()));
        assertThat(map.of(laiVung.id())).isInstanceOf(Undecided.class);
        assertThat(map.of(phongHoa.id())).isEqualTo(new Nowhere(AreaConversion.Why.ABOLISHED));
        assertThat(history.on(SINCE).of(register.named("xã Cồn Mới", DAY).id()))
                .isEqualTo(new Nowhere(AreaConversion.Why.NOT_YET));
        assertThat(reforms.get(id).moves()).extracting(ReformMove::move).containsExactly("DRAFTED", "APPLIED");
    }

    @Test
    void anAppliedReformIsUndoneAsOne() {
        var before = areas.all();
        var steps = jdbc.sql("select count(*) from administrative_unit_succession")
                .query(Long.class)
                .single();
        var tramChim = register.coded("30001", SINCE);
        var id = register.draft(
                "02/NQ-THU",
                DAY,
                me,
                step(
                        ReformStepKind.SPLIT,
                        List.of(tramChim.id()),
                        commune("30001", "Tràm Chim Một"),
                        commune("39998", "Tràm Chim Hai")));
        register.apply(id, me);
        assertThatThrownBy(() -> reforms.removeStep(
                        id,
                        reforms.get(id).version(),
                        reforms.get(id).steps().getFirst().id()))
                .isInstanceOfSatisfying(
                        RuleViolation.class, broken -> assertThat(broken.code()).isEqualTo("area.reform.applied"));
        assertThatThrownBy(() -> jdbc.sql("delete from area_reform_part").update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("area_reform_applied_stays");

        reforms.undo(id, reforms.get(id).version(), me);

        assertThat(areas.all()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(jdbc.sql("select count(*) from administrative_unit_succession")
                        .query(Long.class)
                        .single())
                .isEqualTo(steps);
        assertThat(reforms.get(id).state()).isEqualTo(ReformState.DRAFT);
        assertThat(reforms.get(id).moves())
                .extracting(ReformMove::move)
                .containsExactly("DRAFTED", "APPLIED", "UNDONE");
        register.apply(id, me);
        assertThat(areas.on(DAY)).hasSize(104);
    }

    @Test
    void aReformIsNotUndoneWhileAnotherUsesItsUnits() {
        var tramChim = register.coded("30001", SINCE);
        var first = register.draft(
                "03/NQ-THU",
                DAY,
                me,
                step(ReformStepKind.RENAME, List.of(tramChim.id()), commune("30001", "Tràm Chim Mới")));
        register.apply(first, me);
        var renamed = register.coded("30001", DAY);
        register.draft(
                "04/NQ-THU",
                DAY.plusYears(1),
                me,
                step(ReformStepKind.RENAME, List.of(renamed.id()), commune("30001", "Tràm Chim Xưa")));

        assertBroken(
                "area.reform.undo.reformed",
                () -> reforms.undo(first, reforms.get(first).version(), me));
        assertThat(register.coded("30001", DAY)).isEqualTo(renamed);
    }

    @Test
    void twoPeopleCannotChangeOneReformAtOnce() {
        var tramChim = register.coded("30001", SINCE);
        var id = register.draft(
                "05/NQ-THU",
                DAY,
                me,
                step(ReformStepKind.RENAME, List.of(tramChim.id()), commune("30001", "Tràm Chim Mới")));
        int seen = reforms.get(id).version();
        reforms.change(id, seen, "05/NQ-THU", "Sắp xếp khác", DAY.plusDays(1));

        assertThatThrownBy(() -> reforms.apply(id, seen, false, me)).isInstanceOf(Outdated.class);
        assertThatThrownBy(() -> reforms.change(id, seen, "x", "y", DAY)).isInstanceOf(Outdated.class);
        assertThat(areas.on(DAY.plusYears(1))).hasSize(103);
    }

    @Test
    void onlyAdministratorsTouchReforms() {
        People.actingAs(people.of(people.department("Sở Công Thương"), Role.COORDINATOR, Role.STAFF, Role.LEADER));
        assertThatThrownBy(reforms::all).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> reforms.draft("1", "2", DAY, me)).isInstanceOf(AccessDeniedException.class);
    }

    // What cannot be applied

    @ParameterizedTest
    @CsvSource({
        "MERGE, 30001;30010, 30019:Hợp Nhất, area.reform.problem.code.taken",
        "MERGE, 30001, 30001:Tràm Chim, area.reform.problem.merge.one",
        "RENAME, 30001, 30001:Tràm Chim, area.reform.problem.rename.same",
        "RENAME, 30001, 39999:Tam Nông, area.reform.problem.name.taken",
        "RENAME, 30001, 399:Tràm Chim Mới, area.reform.problem.code.form",
        "ABOLISH, 82, , area.reform.problem.children",
        "RENAME, 82, 82:Đồng Tháp Mười, area.reform.problem.children",
        "SPLIT, 30001, 30001:Một;39999, area.reform.problem.part.nameless",
        "ESTABLISH, , 39999:Cồn Mới, area.reform.problem.parent.missing",
    })
    void aWrongStepKeepsTheReformFromBeingApplied(ReformStepKind kind, String ended, String made, String problem) {
        var units = ended == null
                ? List.<AdministrativeUnitId>of()
                : List.of(ended.split(";")).stream()
                        .map(code -> register.coded(code, SINCE).id())
                        .toList();
        var parts = made == null
                ? new NewUnit[0]
                : List.of(made.split(";")).stream().map(AreaReformTests::part).toArray(NewUnit[]::new);
        var id = register.draft("06/NQ-THU", DAY, me, step(kind, units, parts));

        assertThat(reforms.effect(reforms.get(id)).problems())
                .extracting(ReformProblem::code)
                .contains(problem);
        assertBroken(problem, () -> register.apply(id, me));
        assertThat(areas.all())
                .allMatch(area -> area.validity().from() == null
                        || !area.validity().from().isAfter(SINCE));
    }

    @ParameterizedTest
    @CsvSource({
        "RENAME, 30001;30010, 39999:Mới, area.reform.problem.units.RENAME",
        "SPLIT, 30001, 39999:Mới, area.reform.problem.parts.SPLIT",
        "SPLIT, 30001, , area.reform.problem.parts.SPLIT",
        "MERGE, , 39999:Mới, area.reform.problem.units.MERGE",
        "MERGE, 30001;30010, , area.reform.problem.parts.MERGE",
        "ABOLISH, 30001, 39999:Mới, area.reform.problem.parts.ABOLISH",
        "RENAME, 30001, 3999999:Mới, area.reform.part.code",
        "RENAME, 30001, 39999, area.reform.part.name",
        "SPLIT, 30001, 39999:Một;39999:Hai, area.reform.part.twice",
    })
    void aStepThatCannotBeToldIsNotSaved(ReformStepKind kind, String ended, String made, String problem) {
        var units = ended == null
                ? List.<AdministrativeUnitId>of()
                : List.of(ended.split(";")).stream()
                        .map(code -> register.coded(code, SINCE).id())
                        .toList();
        var parts = made == null
                ? List.<NewUnit>of()
                : List.of(made.split(";")).stream().map(AreaReformTests::part).toList();
        var id = register.draft("07/NQ-THU", DAY, me);

        assertBroken(problem, () -> reforms.putStep(id, reforms.get(id).version(), null, kind, units, parts));
        assertThat(reforms.get(id).steps()).isEmpty();
    }

    @Test
    void unitsThatEndedOrBeginLaterOrAreUsedTwiceAreRefused() {
        var gaoGiong = register.named("xã Gáo Giồng", AreaRegister.IN_2022);
        var tramChim = register.coded("30001", SINCE);
        var ended = register.draft(
                "08/NQ-THU",
                DAY,
                me,
                step(ReformStepKind.RENAME, List.of(gaoGiong.id()), commune("39999", "Gáo Giồng Mới")));
        assertBroken("area.reform.problem.ended", () -> register.apply(ended, me));
        var early = register.draft(
                "09/NQ-THU",
                SINCE,
                me,
                step(ReformStepKind.RENAME, List.of(tramChim.id()), commune("39999", "Tràm Chim Mới")));
        assertBroken("area.reform.problem.notYet", () -> register.apply(early, me));
        var twice = register.draft(
                "10/NQ-THU",
                DAY,
                me,
                step(ReformStepKind.RENAME, List.of(tramChim.id()), commune("39999", "Tràm Chim Mới")));
        assertBroken(
                "area.reform.unit.twice",
                () -> reforms.putStep(
                        twice,
                        reforms.get(twice).version(),
                        null,
                        ReformStepKind.ABOLISH,
                        List.of(tramChim.id()),
                        List.of()));
        assertBroken("area.reform.number.taken", () -> reforms.draft("10/NQ-THU", "Lần nữa", DAY, me));
        var empty = register.draft("11/NQ-THU", DAY, me);
        assertBroken("area.reform.problem.empty", () -> register.apply(empty, me));
        assertBroken(
                "area.reform.notApplied",
                () -> reforms.undo(empty, reforms.get(empty).version(), me));
    }

    @Test
    void theDatabaseKeepsTheRulesToo() {
        var tramChim = register.coded("30001", SINCE);
        var province = register.coded("82", SINCE);
        refused("administrative_unit_code_once_at_a_time", """
                insert into administrative_unit (unit_id, code, name, kind, parent_id, valid_from)
                values (gen_random_uuid(), '30001', 'Trùng', 'COMMUNE', '%s', '2027-03-01')""".formatted(province.id()));
        refused("succession_day_after", """
                insert into administrative_unit_succession select '%s', unit_id, 'MERGED' from administrative_unit
                where code = '30010' and valid_to is null""".formatted(tramChim.id()));
        refused("succession_split_has_parts", """
                update administrative_unit_succession set kind = 'MERGED' where predecessor_id =
                  (select unit_id from administrative_unit where name = 'Gáo Giồng')""");
        refused("succession_renamed_alone", """
                update administrative_unit_succession set kind = 'RENAMED' where predecessor_id =
                  (select unit_id from administrative_unit where code = '29869' and valid_to = '2025-06-30')""");
        refused(
                "succession_of_abolished",
                "update administrative_unit set abolished = true where code = '29869' and valid_to = '2025-06-30'");
        refused(
                "administrative_unit_abolished_ended",
                "update administrative_unit set abolished = true where code = '30001' and valid_to is null");
        refused(
                "administrative_unit_within_parent",
                "update administrative_unit set valid_to = '2027-02-28' where code = '82'");
        refused("area_decision_along_succession", """
                insert into area_decision (decision_id, record_kind, record_id, from_unit_id, to_unit_id, forward, decided_by, decided_at)
                values (gen_random_uuid(), 'ACTIVITY', gen_random_uuid(), '%s', '%s', true, '%s', now())""".formatted(tramChim.id(), province.id(), me));
    }

    @Test
    void everyTableThatNamesAUnitIsAskedForItsRecords() {
        var told = Set.of(
                "administrative_unit",
                "administrative_unit_succession",
                "area_reform_unit",
                "area_reform_part",
                "area_decision",
                "activity_area", // AreasOfActivities
                "ocop_subject", // AreasOfSubjects
                "producer_group"); // AreasOfSubjects
        assertThat(jdbc.sql("""
                        select distinct conrelid::regclass::text from pg_constraint
                        where contype = 'f' and confrelid = 'administrative_unit'::regclass""").query(String.class).list()).isSubsetOf(told);
    }

    // Chains of reforms

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void afterAnyChainOfReformsEachUnitIsOneLivingUnitOrFlagged(long seed) {
        var random = new Random(seed);
        var before = areas.all();
        var applied = new ArrayList<ReformId>();
        var day = DAY;
        for (int reform = 0; reform < 4; reform++) {
            day = day.plusDays(1 + random.nextInt(400));
            var id = register.draft("R%d-%d".formatted(seed, reform), day, me, steps(random, day, reform));
            assertThat(reforms.effect(reforms.get(id)).problems()).isEmpty();
            register.apply(id, me);
            applied.add(id);
            check(day);
        }
        for (var id : applied.reversed()) {
            reforms.undo(id, reforms.get(id).version(), me);
            reforms.remove(id, reforms.get(id).version()); // as a draft it would still name units of the earlier ones
        }
        assertThat(areas.all()).containsExactlyInAnyOrderElementsOf(before);
    }

    private ReformStep[] steps(Random random, LocalDate day, int reform) {
        var living = new ArrayList<>(areas.belowProvinceOn(day));
        Collections.shuffle(living, random);
        var steps = new ArrayList<ReformStep>();
        int code = 40_000 + reform * 1000;
        for (int at = 0; at < 8; at++) {
            var unit = living.removeFirst();
            var other = living.removeFirst();
            code += 3;
            String name = "Thử " + code;
            switch (random.nextInt(4)) {
                case 0 -> steps.add(step(ReformStepKind.RENAME, List.of(unit.id()), commune(unit.code(), name)));
                case 1 ->
                    steps.add(step(ReformStepKind.MERGE, List.of(unit.id(), other.id()), commune(other.code(), name)));
                case 2 ->
                    steps.add(step(
                            ReformStepKind.SPLIT,
                            List.of(unit.id()),
                            commune(unit.code(), name),
                            commune(String.valueOf(code), name + " B")));
                default -> {
                    // A part goes into a unit that is merged of others.
                    steps.add(step(ReformStepKind.MERGE, List.of(other.id()), commune(String.valueOf(code), name)));
                    steps.add(step(
                            ReformStepKind.SPLIT,
                            List.of(unit.id()),
                            commune(unit.code(), name + " A"),
                            new NewUnit(String.valueOf(code), null, null, null)));
                }
            }
        }
        return steps.toArray(ReformStep[]::new);
    }

    private void check(LocalDate last) {
        var history = areas.history();
        for (var day : List.of(AreaRegister.IN_2022, SINCE, last.minusDays(1), last)) {
            var map = history.on(day);
            Map<AdministrativeUnitId, Integer> claimed = new HashMap<>();
            for (var target : map.units()) {
                map.recordedAs(Set.of(target.id())).forEach(unit -> claimed.merge(unit, 1, Integer::sum));
            }
            for (var unit : history.all()) {
                switch (map.of(unit.id())) {
                    case To(var to, var moved, var _) -> {
                        assertThat(to.validity().includes(day)).isTrue();
                        assertThat(moved).isEqualTo(!unit.validity().includes(day));
                        assertThat(map.of(to.id())).isEqualTo(new To(to, false, false));
                        assertThat(claimed.get(unit.id())).isEqualTo(1);
                    }
                    case Undecided(var turn, var ways, var candidates) -> {
                        assertThat(ways).hasSizeGreaterThan(1).isEqualTo(history.ways(turn));
                        assertThat(candidates)
                                .isNotEmpty()
                                .allMatch(one -> one.validity().includes(day));
                        assertThat(claimed).doesNotContainKey(unit.id());
                        decidingLeadsToOneCandidate(map, unit, Map.of());
                    }
                    case Nowhere(var why) -> {
                        assertThat(claimed).doesNotContainKey(unit.id());
                        if (why == AreaConversion.Why.NOT_RECORDED)
                            assertThat(unit.code()).isIn("29863", "29866");
                    }
                }
            }
            if (!day.isBefore(SINCE)) {
                assertThat(map.belowProvince()).allMatch(unit -> map.of(unit.id()) instanceof To);
            }
        }
    }

    /// Whoever decides at each turn comes to a unit of the map, to one of those that were offered.
    private static void decidingLeadsToOneCandidate(AreaMap map, Area unit, Map<AreaTurn, AdministrativeUnitId> so) {
        var conversion = map.of(unit.id(), new DecidedTurns(so));
        if (!(conversion instanceof Undecided(var turn, var ways, var candidates))) return;
        for (var way : ways) {
            var decided = new HashMap<>(so);
            decided.put(turn, way.id());
            if (map.of(unit.id(), new DecidedTurns(decided)) instanceof To(var to, var _, var byDecision)) {
                assertThat(candidates).contains(to);
                assertThat(byDecision).isTrue();
                assertThat(map.decidedAs(Set.of(to.id()))).contains(new AreaMap.Way(turn.unit(), way.id()));
            } else {
                decidingLeadsToOneCandidate(map, unit, decided);
            }
        }
    }

    private static NewUnit part(String text) {
        String[] both = text.split(":");
        var kind = both[0].length() == 2 ? UnitKind.PROVINCE : UnitKind.COMMUNE;
        return both.length == 1 ? new NewUnit(both[0], null, null, null) : new NewUnit(both[0], both[1], kind, null);
    }

    private static void assertBroken(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        RuleViolation.class, broken -> assertThat(broken.code()).isEqualTo(code));
    }

    private void refused(String constraint, String statement) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    jdbc.sql(statement).update();
                    jdbc.sql("set constraints all immediate").update();
                }))
                .as(constraint)
                .hasMessageContaining(constraint);
    }
}
