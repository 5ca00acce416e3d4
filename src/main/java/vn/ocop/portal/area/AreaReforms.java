package vn.ocop.portal.area;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.core.VietnameseText;

/// Drafts reforms of the administrative units, shows what they would touch, applies them as one, and undoes an applied
/// one as one while nothing uses its new units. Records keep the unit that they name.
@Service
@Transactional
@PreAuthorize("hasRole('ADMIN')")
public class AreaReforms {
    private static final int NAME_LENGTH = 100;
    private final ReformStore store;
    private final AdministrativeUnitRepository units;
    private final Areas areas;
    private final List<AreaUses> uses;
    private final JdbcClient sql;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AreaReforms(
            ReformStore store,
            AdministrativeUnitRepository units,
            Areas areas,
            List<AreaUses> uses,
            JdbcClient sql,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.units = units;
        this.areas = areas;
        this.uses = List.copyOf(uses);
        this.sql = sql;
        this.clock = clock;
        this.events = events;
    }

    /// All reforms, drafts first, the latest day first.
    @Transactional(readOnly = true)
    public List<Reform.Summary> all() {
        return store.all();
    }

    /// The reform of that id.
    ///
    /// @throws NotFound where there is none
    @Transactional(readOnly = true)
    public Reform get(ReformId id) {
        return store.find(id).orElseThrow(() -> new NotFound(id));
    }

    /// What the reform would do to the units as they are now, and what keeps it from being applied.
    @Transactional(readOnly = true)
    public ReformEffect effect(Reform reform) {
        return ReformPlanning.effect(areas.history(), reform.day(), reform.steps());
    }

    /// What is recorded on these units, by all rooms that record something on them.
    ///
    /// @param day records dated on it or later are late
    @Transactional(readOnly = true)
    public List<AreaUses.Use> uses(Collection<AdministrativeUnitId> on, LocalDate day) {
        return on.isEmpty()
                ? List.of()
                : uses.stream().flatMap(room -> room.of(on, day).stream()).toList();
    }

    /// The units that an applied reform made, by their codes.
    @Transactional(readOnly = true)
    public Map<String, AdministrativeUnitId> made(ReformId id) {
        return store.madeUnits(id);
    }

    /// Begins a reform.
    ///
    /// @param by id of the person's account
    /// @throws RuleViolation `area.reform.number.taken` where one of that number takes effect on that day
    public ReformId draft(String number, String title, LocalDate day, UUID by) {
        var id = ReformId.create();
        Uniqueness.keptBy("area_reform_number_once", new RuleViolation("area.reform.number.taken", number), () -> {
            store.insert(id, VietnameseText.oneLine(number), VietnameseText.oneLine(title), day);
            return id;
        });
        moved(id, number, "DRAFTED", by);
        return id;
    }

    /// Changes number, title or day of a draft.
    ///
    /// @throws RuleViolation `area.reform.number.taken`, `area.reform.applied`
    /// @throws Outdated where somebody else changed it since
    public void change(ReformId id, int version, String number, String title, LocalDate day) {
        take(id, version);
        Uniqueness.keptBy("area_reform_number_once", new RuleViolation("area.reform.number.taken", number), () -> {
            store.change(id, VietnameseText.oneLine(number), VietnameseText.oneLine(title), day);
            return id;
        });
    }

    /// Throws a draft away.
    ///
    /// @throws RuleViolation `area.reform.applied`
    /// @throws Outdated where somebody else changed it since
    public void remove(ReformId id, int version) {
        take(id, version);
        store.delete(id);
    }

    /// Adds a step to a draft, or puts one in place of another.
    ///
    /// @param inPlaceOf the step that it replaces; null for a further one
    /// @throws RuleViolation where the step cannot be told: a wrong number of units or parts, a unit that
    ///     another step ends, a code that is none; `area.reform.applied`
    /// @throws Outdated where somebody else changed the reform since
    public void putStep(
            ReformId id,
            int version,
            @Nullable ReformStepId inPlaceOf,
            ReformStepKind kind,
            Collection<AdministrativeUnitId> ended,
            List<NewUnit> parts) {
        take(id, version); // the reform before its units, as whoever applies it
        var named = new HashSet<>(ended);
        parts.stream().map(NewUnit::parent).filter(Objects::nonNull).forEach(named::add);
        areas.hold(named);
        var reform = get(id);
        if (inPlaceOf != null
                && reform.steps().stream().noneMatch(step -> step.id().equals(inPlaceOf)))
            throw new NotFound(inPlaceOf);
        var step = new ReformStep(
                ReformStepId.create(),
                kind,
                ended.stream().distinct().toList(),
                parts.stream().map(AreaReforms::clean).toList());
        shape(reform, step, inPlaceOf);
        store.addStep(id, step, inPlaceOf);
    }

    /// Takes a step out of a draft.
    ///
    /// @throws RuleViolation `area.reform.applied`
    /// @throws Outdated where somebody else changed the reform since
    public void removeStep(ReformId id, int version, ReformStepId step) {
        take(id, version);
        store.removeStep(id, step);
    }

    /// Applies a draft: ends its units with the day before, makes the new ones, tells what became of what. All or
    /// nothing.
    ///
    /// @param version the state whose effect the person saw
    /// @param lateStays whether records that stand on an ended unit and are dated after its end stay there until
    ///     somebody decides
    /// @param by id of the person's account
    /// @throws RuleViolation the first of the effect's problems; `area.reform.late` where there are such records
    ///     and they may not stay; `area.reform.applied`
    /// @throws Outdated where somebody else changed the reform since
    public void apply(ReformId id, int version, boolean lateStays, UUID by) {
        alone();
        var reform = get(id);
        if (reform.state() == ReformState.DRAFT && reform.version() != version) throw new Outdated(id);
        var effect = effect(reform);
        if (reform.state() == ReformState.DRAFT && !effect.problems().isEmpty()) {
            var first = effect.problems().getFirst();
            throw new RuleViolation(first.code(), first.args().toArray());
        }
        if (!store.take(id, version, ReformState.DRAFT, ReformState.DRAFT)) refuse(id);
        var ended = effect.ended().stream().map(end -> end.unit().id()).toList();
        // A record that is being saved on one of them ([Areas#hold]) is seen once it is; one that comes later finds the
        // unit ended.
        take(ended);
        Map<AdministrativeUnitId, LocalDate> until = new HashMap<>();
        long late = 0;
        for (var use : uses(ended, reform.day())) {
            late += use.late();
            if (use.until() != null) {
                until.merge(use.unit(), use.until(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        if (late > 0 && !lateStays) throw new RuleViolation("area.reform.late", late);
        var last = reform.day().minusDays(1);
        for (var end : effect.ended()) {
            var unit = units.findByIds(Set.of(end.unit().id())).getFirst();
            unit.end(last, end.successors().isEmpty(), until.get(end.unit().id()));
        }
        units.flush();
        var made = begin(effect, reform.day());
        for (var begun : effect.made()) {
            for (var from : begun.predecessors()) {
                var end = effect.ended().stream()
                        .filter(one -> one.unit().equals(from))
                        .findFirst()
                        .orElseThrow();
                sql.sql("""
                                insert into administrative_unit_succession (predecessor_id, successor_id, kind)
                                values (:from, :to, :kind)
                                """)
                        .param("from", from.id().value())
                        .param(
                                "to",
                                requireNonNull(made.get(begun.unit().code())).value())
                        .param("kind", ReformEffect.kind(end, begun).name())
                        .update();
            }
        }
        made.forEach((code, unit) -> store.made(id, code, unit));
        if (!store.take(id, version + 1, ReformState.DRAFT, ReformState.APPLIED)) throw new Outdated(id);
        moved(id, reform.number(), "APPLIED", by);
        sql.sql("set constraints all immediate").update();
    }

    /// Undoes an applied reform as one: its new units are taken away, the old ones go on, and it is a draft again.
    ///
    /// @param by id of the person's account
    /// @throws RuleViolation `area.reform.undo.used` where something is recorded on a new unit,
    ///     `area.reform.undo.reformed` where another reform names one, `area.reform.undo.decided` where somebody
    ///     decided that a record lies in one, `area.reform.notApplied`
    /// @throws Outdated where somebody else changed the reform since
    public void undo(ReformId id, int version, UUID by) {
        alone();
        var reform = get(id);
        if (reform.state() == ReformState.DRAFT) throw new RuleViolation("area.reform.notApplied", reform.number());
        if (!store.take(id, version, ReformState.APPLIED, ReformState.DRAFT)) throw new Outdated(id);
        var made = new HashSet<>(store.madeUnits(id).values());
        var values = made.stream().map(AdministrativeUnitId::value).toArray(UUID[]::new);
        // As above: what is being saved on a new unit is seen once it is; what comes later finds it gone.
        take(made);
        unused(id, made, values, reform.day());
        sql.sql("""
                delete from area_decision where undone_at is not null and (successor_id = any(:made) or predecessor_id = any(:made))
                """).param("made", values).update();
        sql.sql("delete from administrative_unit_succession where successor_id = any(:made)")
                .param("made", values)
                .update();
        store.unmade(id);
        try {
            // Those below before those above.
            sql.sql("delete from administrative_unit where unit_id = any(:made) and char_length(code) = 5")
                    .param("made", values)
                    .update();
            sql.sql("delete from administrative_unit where unit_id = any(:made) and char_length(code) = 3")
                    .param("made", values)
                    .update();
            sql.sql("delete from administrative_unit where unit_id = any(:made)")
                    .param("made", values)
                    .update();
        } catch (DataIntegrityViolationException named) {
            throw new RuleViolation("area.reform.undo.elsewhere", reform.number());
        }
        var ended =
                reform.steps().stream().flatMap(step -> step.units().stream()).toList();
        if (!ended.isEmpty()) units.findByIds(ended).forEach(AdministrativeUnit::resume);
        units.flush();
        moved(id, reform.number(), "UNDONE", by);
        sql.sql("set constraints all immediate").update();
    }

    private void unused(ReformId id, Set<AdministrativeUnitId> made, UUID[] values, LocalDate day) {
        for (var use : uses(made, day)) {
            if (use.total() > 0) {
                throw new RuleViolation(
                        "area.reform.undo.used",
                        VietnameseText.capitalised(areas.get(use.unit()).fullName()),
                        use.total());
            }
        }
        var others = sql.sql("""
                        select distinct r.number from area_reform r join area_reform_step s on s.reform_id = r.reform_id
                        where r.reform_id <> :id
                          and (exists (select 1 from area_reform_unit u where u.step_id = s.step_id and u.unit_id = any(:made))
                               or exists (select 1 from area_reform_part p where p.step_id = s.step_id and p.parent_id = any(:made)))
                        order by r.number
                        """)
                .param("id", id.value())
                .param("made", values)
                .query(String.class)
                .list();
        if (!others.isEmpty()) throw new RuleViolation("area.reform.undo.reformed", String.join(", ", others));
        long decided = sql.sql("""
                        select count(*) from area_decision
                        where undone_at is null and (successor_id = any(:made) or predecessor_id = any(:made))
                        """).param("made", values).query(Long.class).single();
        if (decided > 0) throw new RuleViolation("area.reform.undo.decided", decided);
    }

    private Map<String, AdministrativeUnitId> begin(ReformEffect effect, LocalDate day) {
        Map<String, AdministrativeUnitId> made = new HashMap<>();
        var begun = effect.made().stream()
                .sorted(Comparator.comparingInt(one -> one.unit().code().length()))
                .toList();
        for (var one : begun) {
            var unit = one.unit();
            var id = new AdministrativeUnitId(UUID.randomUUID());
            var parent = one.parentCode() != null
                    ? made.get(one.parentCode())
                    : one.parent() == null ? null : one.parent().id();
            units.saveAndFlush(new AdministrativeUnit(new Area(
                    id,
                    unit.code(),
                    requireNonNull(unit.name()),
                    requireNonNull(unit.kind()),
                    parent,
                    new Validity(day, null))));
            made.put(unit.code(), id);
        }
        return made;
    }

    /// What the database could not hold, and what no later step can mend.
    private void shape(Reform reform, ReformStep step, @Nullable ReformStepId inPlaceOf) {
        var kind = step.kind();
        var known = areas.of(step.units());
        if (known.size() < step.units().size()) throw new RuleViolation("area.reform.unit.unknown");
        if (!kind.endsAsMany(step.units().size())) {
            throw new RuleViolation(
                    "area.reform.problem.units." + kind, step.units().size());
        }
        for (var unit : known) {
            var other = store.stepThatEnds(reform, unit.id(), inPlaceOf);
            if (other.isPresent()) {
                throw new RuleViolation(
                        "area.reform.unit.twice", VietnameseText.capitalised(unit.fullName()), other.get());
            }
        }
        var codes = new HashSet<String>();
        for (var part : step.parts()) {
            if (!part.code().matches("\\d{2,5}")) throw new RuleViolation("area.reform.part.code", part.code());
            if (!codes.add(part.code())) throw new RuleViolation("area.reform.part.twice", part.code());
            if (part.name() != null && part.name().length() > NAME_LENGTH) {
                throw new RuleViolation("area.reform.part.long", part.code(), NAME_LENGTH);
            }
            boolean named = part.name() != null && part.kind() != null;
            boolean codeAlone = kind == ReformStepKind.SPLIT && part.name() == null && part.kind() == null;
            if (!named && !codeAlone) {
                throw new RuleViolation("area.reform.part.name", part.code());
            }
        }
        if (!kind.makesAsMany(codes.size())) {
            throw new RuleViolation("area.reform.problem.parts." + kind, codes.size());
        }
        var parents = step.parts().stream()
                .map(NewUnit::parent)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (areas.of(new ArrayList<>(parents)).size() < parents.size()) {
            throw new RuleViolation("area.reform.unit.unknown");
        }
    }

    private static NewUnit clean(NewUnit part) {
        String name = part.name() == null ? null : VietnameseText.oneLine(part.name());
        return new NewUnit(
                part.code().strip(), name == null || name.isEmpty() ? null : name, part.kind(), part.parent());
    }

    private void take(ReformId id, int version) {
        if (!store.take(id, version, ReformState.DRAFT, ReformState.DRAFT)) refuse(id);
    }

    private void refuse(ReformId id) {
        var now = get(id);
        if (now.state() == ReformState.APPLIED) throw new RuleViolation("area.reform.applied", now.number());
        throw new Outdated(id);
    }

    /// Takes the units from all who would name them, once those who are naming them are done.
    private void take(Collection<AdministrativeUnitId> taken) {
        sql.sql("select 1 from administrative_unit where unit_id = any(:taken) order by unit_id for update")
                .param("taken", taken.stream().map(AdministrativeUnitId::value).toArray(UUID[]::new))
                .query(Integer.class)
                .list();
    }

    /// One reform at a time: nobody else writes units meanwhile.
    private void alone() {
        sql.sql("lock table administrative_unit in share row exclusive mode").update();
    }

    private void moved(ReformId id, String number, String move, UUID by) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        store.move(id, move, by, at);
        events.publishEvent(new ReformMoved(id, number, move, by, at));
    }
}
