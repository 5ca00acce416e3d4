package vn.ocop.portal.activity;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaConversion;
import vn.ocop.portal.area.AreaDecisions;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationRegistration;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.organization.Successions;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskSummary;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.subject.Subjects;

/// Logs what a department does: staff write the activities of their own organization.
@Service
@Transactional
@PreAuthorize("hasRole('STAFF')")
public class ActivityLog {
    private static final int ANSWER_LENGTH = 2000;
    private static final int NAME_LENGTH = 300;
    /// So many are written at a time, then let go.
    private static final int LOT = 250;

    /// More is a slip of the hand: a million times a billion đồng.
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(15);

    private final ActivityRepository activities;
    private final ActivityTypes types;
    private final Areas areas;
    private final AreaDecisions areaDecisions;
    private final Organizations organizations;
    private final OrganizationRegistration registration;
    private final Plans plans;
    private final Subjects subjects;
    private final Clock clock;
    private final EntityManager entities;

    ActivityLog(
            ActivityRepository activities,
            ActivityTypes types,
            Areas areas,
            AreaDecisions areaDecisions,
            Organizations organizations,
            OrganizationRegistration registration,
            Plans plans,
            Subjects subjects,
            Clock clock,
            EntityManager entities) {
        this.activities = activities;
        this.types = types;
        this.areas = areas;
        this.areaDecisions = areaDecisions;
        this.organizations = organizations;
        this.registration = registration;
        this.plans = plans;
        this.subjects = subjects;
        this.clock = clock;
        this.entities = entities;
    }

    /// Logs an activity of the person's own organization.
    ///
    /// @throws RuleViolation with the first of the [#problems] where there are any, or `activity.type.inactive`
    public ActivityId log(SignedIn me, ActivityDraft draft) {
        var type = types.of(draft.typeCode()).orElseThrow(() -> new RuleViolation("activity.type.unknown"));
        if (!type.active()) throw new RuleViolation("activity.type.inactive", type.name());
        hold(me, List.of(draft));
        var registers = registers();
        requireListed(me);
        requireExisting(me, draft.period().from(), registers.successions);
        var content = complete(draft, registers);
        var activity = new Activity(
                me.organization(),
                content,
                byIndicator(type, content),
                me.id(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return kept(() -> activities.saveAndFlush(activity)).id();
    }

    /// Logs many activities of the person's own organization by the same rules; one that is refused refuses all.
    ///
    /// @param logged is told how many are written, now and then
    /// @return their ids, in the order of the drafts
    /// @throws RuleViolation as [#log]
    public List<ActivityId> logAll(SignedIn me, List<ActivityDraft> drafts, IntConsumer logged) {
        hold(me, drafts);
        var registers = registersForMany(drafts);
        var moment = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var made = new ArrayList<Activity>();
        requireListed(me);
        for (var draft : drafts) {
            requireExisting(me, draft.period().from(), registers.successions);
            var type = registers
                    .types
                    .apply(draft.typeCode())
                    .orElseThrow(() -> new RuleViolation("activity.type.unknown"));
            if (!type.active()) throw new RuleViolation("activity.type.inactive", type.name());
            var content = complete(draft, registers);
            made.add(new Activity(me.organization(), content, byIndicator(type, content), me.id(), moment));
        }
        for (int from = 0; from < made.size(); from += LOT) {
            var lot = made.subList(from, Math.min(from + LOT, made.size()));
            kept(() -> activities.saveAllAndFlush(lot));
            entities.clear();
            logged.accept(from + lot.size());
        }
        return made.stream().map(Activity::id).toList();
    }

    /// As [#problems], for many drafts at once: the registers are read once.
    @Transactional(readOnly = true)
    public List<List<ActivityProblem>> problemsOfAll(List<ActivityDraft> drafts) {
        var registers = registersForMany(drafts);
        return drafts.stream().map(draft -> problems(draft, registers)).toList();
    }

    /// Changes an activity of the person's own organization.
    ///
    /// @param version the version at which the person read it
    /// @throws RuleViolation as [#log], and `activity.cancelled.already` where it is cancelled
    /// @throws Outdated where somebody else changed it since
    public void change(SignedIn me, ActivityId id, int version, ActivityDraft draft) {
        hold(me, List.of(draft));
        var activity = own(me, id, version);
        var type = types.of(activity.typeCode()).orElseThrow(() -> new NotFound(activity.typeCode()));
        var registers = registers();
        requireListed(me);
        requireExisting(me, draft.period().from(), registers.successions);
        var content = complete(draft, registers);
        activity.change(
                content, byIndicator(type, content), me.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        store(activity);
        areaDecisions.keep(
                AreaDecisions.RecordKind.ACTIVITY,
                id.value(),
                content.areas(),
                me.id().value());
    }

    /// Cancels an activity of the person's own organization; it stays on record.
    ///
    /// @param reason 1 to 500 letters
    /// @throws RuleViolation `activity.cancelled.already`, `activity.cancel.reason.missing`
    /// @throws Outdated where somebody else changed it since
    public void cancel(SignedIn me, ActivityId id, int version, String reason) {
        organizations.hold(Set.of(me.organization()));
        var activity = own(me, id, version);
        activity.cancel(reason, me.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        store(activity);
    }

    /// Undoes the cancelling of an activity of the person's own organization.
    ///
    /// @throws RuleViolation `activity.notCancelled`, `activity.organization.closed` where the organization became
    ///     part of another before the activity's first day
    /// @throws Outdated where somebody else changed it since
    public void reinstate(SignedIn me, ActivityId id, int version) {
        organizations.hold(Set.of(me.organization()));
        var activity = own(me, id, version);
        requireExisting(me, activity.firstDay(), organizations.successions());
        activity.reinstate(me.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        store(activity);
    }

    /// What keeps the draft from being logged: unknown type, question, choice, unit, organization or task; a unit
    /// that did not exist on the activity's last day; a number that cannot be; an organization in two roles that
    /// exclude each other. All problems at once, none where it may be logged.
    @Transactional(readOnly = true)
    public List<ActivityProblem> problems(ActivityDraft draft) {
        return problems(draft, registers());
    }

    private List<ActivityProblem> problems(ActivityDraft draft, Registers registers) {
        var problems = new ArrayList<ActivityProblem>();
        registers
                .types
                .apply(draft.typeCode())
                .ifPresentOrElse(
                        type -> answers(type, draft, problems),
                        () -> problems.add(new ActivityProblem("type", "activity.type.unknown")));
        if (draft.state() == ActivityState.CANCELLED) {
            problems.add(new ActivityProblem("state", "activity.state.cancelledHere"));
        }
        areas(draft, registers, problems);
        organizations(draft, registers, problems);
        if (!registers.tasks.apply(draft.tasks()).containsAll(draft.tasks()))
            problems.add(new ActivityProblem("tasks", "activity.task.unknown"));
        subjects(draft, problems);
        return problems;
    }

    private void subjects(ActivityDraft draft, List<ActivityProblem> problems) {
        var found = subjects.briefs(draft.subjects());
        if (found.size() < draft.subjects().size())
            problems.add(new ActivityProblem("subjects", "activity.subject.unknown"));
        for (var subject : found) {
            var last = subject.ceasedOn();
            if (last != null && last.isBefore(draft.period().from())) {
                problems.add(new ActivityProblem(
                        "subjects", "activity.subject.ceased", subject.name(), VietnameseDates.onScreen(last)));
            }
        }
    }

    /// What the letter would say of the draft, without a final mark. Nothing is stored.
    ///
    /// @throws RuleViolation `activity.type.unknown`
    @Transactional(readOnly = true)
    public String wording(ActivityDraft draft) {
        var type = types.of(draft.typeCode()).orElseThrow(() -> new RuleViolation("activity.type.unknown"));
        var units = new ActivityReading.Units(draft.allAreas() || !draft.areas().isEmpty() ? areas.all() : List.of());
        var below = units.belowProvinceOn(draft.period().to());
        var names = organizations.on(draft.countsOn()).of(participants(draft));
        var partners = new LinkedHashSet<String>();
        for (var id : draft.cooperating()) {
            var partner = names.get(id);
            if (partner != null) partners.add(partner.letterName());
        }
        partners.addAll(draft.otherPartners());
        var lead = draft.lead() == null ? null : names.get(draft.lead());
        return ActivityWording.of(
                type,
                new ActivityWording.Told(
                        draft.topic(),
                        List.copyOf(partners),
                        lead == null ? List.of() : List.of(lead.letterName()),
                        draft.allAreas() ? below : units.of(draft.areas()),
                        below,
                        draft.venue(),
                        draft.daysKnown() ? draft.period() : null,
                        draft.beneficiaries(),
                        draft.outcome(),
                        draft.answers(),
                        draft.measures()));
    }

    /// What the drafts name stays as it is until the transaction ends, and is looked at only then.
    /// Organizations come before units and both before the activities' own rows, as with everybody
    /// else who takes them.
    private void hold(SignedIn me, List<ActivityDraft> drafts) {
        var bodies = new HashSet<OrganizationId>();
        bodies.add(me.organization());
        drafts.forEach(draft -> bodies.addAll(participants(draft)));
        organizations.hold(bodies);
        areas.hold(
                drafts.stream().flatMap(draft -> draft.areas().stream()).collect(Collectors.toSet()),
                drafts.stream()
                        .filter(ActivityDraft::allAreas)
                        .map(draft -> draft.period().to())
                        .collect(Collectors.toSet()));
    }

    /// Writes, where the database may still refuse what was closed in the meantime: a partner that
    /// the draft names by its name alone is not held.
    ///
    /// @throws RuleViolation `activity.organization.meanwhile`, `activity.area.meanwhile`
    static <T> T kept(Supplier<T> write) {
        var organization = new RuleViolation("activity.organization.meanwhile");
        return Uniqueness.keptBy(
                "activity_area_stands",
                new RuleViolation("activity.area.meanwhile"),
                () -> Uniqueness.keptBy(
                        "activity_organization_closed",
                        organization,
                        () -> Uniqueness.keptBy("organization_merged", organization, write)));
    }

    /// An organization whose record was merged into another does nothing under its own name.
    private void requireListed(SignedIn me) {
        if (organizations.listed(Set.of(me.organization())).isEmpty()) {
            throw new RuleViolation("activity.organization.merged", me.organizationName());
        }
    }

    /// An organization that became part of another does nothing after its day.
    private void requireExisting(SignedIn me, LocalDate firstDay, Successions successions) {
        if (successions.isNoMore(me.organization(), firstDay)) {
            var step = requireNonNull(successions.byPredecessor().get(me.organization()));
            throw new RuleViolation(
                    "activity.organization.closed",
                    me.organizationName(),
                    VietnameseDates.onScreen(step.effectiveOn()),
                    organizations.get(step.successor()).officialName());
        }
    }

    private Activity own(SignedIn me, ActivityId id, int version) {
        var activity = activities
                .findById(id)
                .filter(found -> found.organization().equals(me.organization()))
                .orElseThrow(() -> new NotFound(id));
        if (activity.version() == null || activity.version() != version) throw new Outdated(id);
        return activity;
    }

    private void store(Activity activity) {
        try {
            kept(() -> activities.saveAndFlush(activity));
        } catch (ObjectOptimisticLockingFailureException sameMoment) {
            throw new Outdated(activity.id());
        }
    }

    /// The draft with its areas spelled out and its other partners registered.
    private ActivityDraft complete(ActivityDraft draft, Registers registers) {
        var problems = problems(draft, registers);
        if (!problems.isEmpty()) {
            var first = problems.getFirst();
            throw new RuleViolation(first.code(), first.args().toArray());
        }
        Set<AdministrativeUnitId> places =
                draft.allAreas() ? registers.below.apply(draft.period().to()) : draft.areas();
        var partners = new LinkedHashSet<>(draft.cooperating());
        for (String name : draft.otherPartners()) partners.add(registers.partners.apply(name));
        return new ActivityDraft(
                draft.typeCode(),
                draft.topic(),
                draft.state(),
                draft.period(),
                draft.daysKnown(),
                draft.venue(),
                draft.beneficiaries(),
                draft.outcome(),
                draft.notes(),
                draft.andOthers(),
                false,
                places,
                draft.executing(),
                draft.lead(),
                List.copyOf(partners),
                List.of(),
                draft.tasks(),
                draft.subjects(),
                draft.answers(),
                draft.measures());
    }

    /// Where drafts are held against what there is: the database itself, or what was read of it once for many of them.
    private record Registers(
            Function<String, Optional<ActivityType>> types,
            Function<Collection<AdministrativeUnitId>, List<Area>> areas,
            Function<LocalDate, Set<AdministrativeUnitId>> below,
            Function<Collection<OrganizationId>, Map<OrganizationId, OrganizationSummary>> organizations,
            Function<String, OrganizationId> partners,
            Function<Collection<PlanTaskId>, Set<PlanTaskId>> tasks,
            Successions successions) {}

    private Registers registers() {
        return new Registers(
                types::of,
                areas::of,
                this::belowOn,
                organizations::listed,
                registration::partnerNamed,
                this::knownTasks,
                organizations.successions());
    }

    private Registers registersForMany(List<ActivityDraft> drafts) {
        Map<String, ActivityType> byCode =
                types.all().stream().collect(Collectors.toMap(ActivityType::code, type -> type));
        Map<AdministrativeUnitId, Area> units = areas.all().stream().collect(Collectors.toMap(Area::id, area -> area));
        Map<OrganizationId, OrganizationSummary> bodies =
                organizations.all().stream().collect(Collectors.toMap(OrganizationSummary::id, one -> one));
        var tasks = knownTasks(
                drafts.stream().flatMap(draft -> draft.tasks().stream()).collect(Collectors.toSet()));
        Map<LocalDate, Set<AdministrativeUnitId>> below = new HashMap<>();
        Map<String, OrganizationId> partners = new HashMap<>();
        return new Registers(
                code -> Optional.ofNullable(byCode.get(code)),
                ids -> present(ids, units),
                day -> below.computeIfAbsent(day, this::belowOn),
                ids -> present(ids, bodies).stream().collect(Collectors.toMap(OrganizationSummary::id, one -> one)),
                name -> partners.computeIfAbsent(name, registration::partnerNamed),
                _ -> tasks,
                organizations.successions());
    }

    private static <K, V> List<V> present(Collection<K> keys, Map<K, V> all) {
        var found = new ArrayList<V>();
        for (var key : keys) {
            var value = all.get(key);
            if (value != null) found.add(value);
        }
        return found;
    }

    private Set<AdministrativeUnitId> belowOn(LocalDate day) {
        return areas.belowProvinceOn(day).stream().map(Area::id).collect(Collectors.toSet());
    }

    private Set<PlanTaskId> knownTasks(Collection<PlanTaskId> ids) {
        return plans.tasks(ids).stream().map(PlanTaskSummary::id).collect(Collectors.toSet());
    }

    private static Map<String, BigDecimal> byIndicator(ActivityType type, ActivityDraft draft) {
        Map<String, BigDecimal> measures = new HashMap<>();
        for (var question : type.questions()) {
            var value = draft.measures().get(question.code());
            if (value != null && question.indicator() != null) measures.put(question.indicator(), value);
        }
        return measures;
    }

    private static void answers(ActivityType type, ActivityDraft draft, List<ActivityProblem> problems) {
        var texts = new HashSet<>(draft.answers().keySet());
        var numbers = new HashSet<>(draft.measures().keySet());
        for (var question : type.questions()) {
            String field = "answer[" + question.code() + "]";
            String text = draft.answers().get(question.code());
            if (!question.answer().measures()) texts.remove(question.code());
            if (text != null && text.length() > ANSWER_LENGTH) {
                problems.add(new ActivityProblem(field, "activity.answer.long", question.label(), ANSWER_LENGTH));
            } else if (text != null
                    && question.answer() == AnswerKind.CHOICE
                    && !question.choices().contains(text)) {
                problems.add(new ActivityProblem(field, "activity.answer.choice", question.label()));
            }
            var number = draft.measures().get(question.code());
            if (question.answer().measures()) numbers.remove(question.code());
            if (number == null) continue;
            if (number.signum() < 0) {
                problems.add(new ActivityProblem(field, "activity.answer.negative", question.label()));
            } else if (number.compareTo(LARGEST) > 0) {
                problems.add(new ActivityProblem(field, "activity.answer.large", question.label()));
            } else if (number.stripTrailingZeros().scale() > 0) {
                problems.add(new ActivityProblem(field, "activity.answer.whole", question.label()));
            }
        }
        texts.addAll(numbers);
        texts.forEach(code -> problems.add(new ActivityProblem("type", "activity.answer.unknown", code)));
    }

    private void areas(ActivityDraft draft, Registers registers, List<ActivityProblem> problems) {
        if (draft.allAreas()) return;
        var found = registers.areas.apply(draft.areas());
        if (found.size() < draft.areas().size()) problems.add(new ActivityProblem("areas", "activity.area.unknown"));
        var day = draft.period().to();
        for (var area : found) {
            var from = area.validity().from();
            var to = area.validity().to();
            String name = VietnameseText.capitalised(area.fullName());
            if (from != null && day.isBefore(from)) {
                problems.add(elsewhere("activity.area.notYet", name, from, day, area));
            } else if (to != null && day.isAfter(to)) {
                problems.add(elsewhere("activity.area.ended", name, to, day, area));
            }
        }
    }

    /// A unit that does not exist on the activity's day, with the units that hold the place then.
    private ActivityProblem elsewhere(String code, String name, LocalDate limit, LocalDate day, Area area) {
        String known = VietnameseDates.inText(limit);
        String asked = VietnameseDates.inText(day);
        return switch (areas.history().on(day).of(area.id())) {
            case AreaConversion.To(var unit, var _, var _) ->
                new ActivityProblem(
                        "areas",
                        code.equals("activity.area.ended") ? "activity.area.ended.now" : "activity.area.notYet.then",
                        name,
                        known,
                        asked,
                        unit.fullName());
            case AreaConversion.Undecided(var turn, var _, var candidates)
            when turn.forward() ->
                new ActivityProblem(
                        "areas",
                        "activity.area.ended.split",
                        name,
                        known,
                        asked,
                        VietnameseText.listed(
                                candidates.stream().map(Area::fullName).toList()));
            case AreaConversion.Undecided _, AreaConversion.Nowhere _ ->
                new ActivityProblem("areas", code, name, known, asked);
        };
    }

    private void organizations(ActivityDraft draft, Registers registers, List<ActivityProblem> problems) {
        var known = registers.organizations.apply(participants(draft));
        var successions = registers.successions;
        if (draft.executing() != null && !known.containsKey(draft.executing())) {
            problems.add(new ActivityProblem("executing", "activity.organization.unknown"));
        }
        if (draft.lead() != null && !known.containsKey(draft.lead())) {
            problems.add(new ActivityProblem("lead", "activity.organization.unknown"));
        }
        for (var id : draft.cooperating()) {
            var partner = known.get(id);
            if (partner == null) {
                problems.add(new ActivityProblem("partners", "activity.organization.unknown"));
            } else if (id.equals(draft.executing())) {
                problems.add(new ActivityProblem("partners", "activity.partner.executes", partner.officialName()));
            } else if (id.equals(draft.lead())) {
                problems.add(new ActivityProblem("partners", "activity.partner.leads", partner.officialName()));
            }
        }
        var fields = new LinkedHashMap<OrganizationId, String>();
        draft.cooperating().forEach(id -> fields.put(id, "partners"));
        if (draft.lead() != null) fields.put(draft.lead(), "lead");
        if (draft.executing() != null) fields.put(draft.executing(), "executing");
        fields.forEach((id, field) -> {
            var gone = known.get(id);
            if (gone == null || !successions.isNoMore(id, draft.period().from())) return;
            var step = requireNonNull(successions.byPredecessor().get(id));
            problems.add(new ActivityProblem(
                    field,
                    "activity.organization.gone",
                    gone.officialName(),
                    VietnameseDates.onScreen(step.effectiveOn()),
                    organizations.get(step.successor()).officialName()));
        });
        for (String name : draft.otherPartners()) {
            if (name.length() > NAME_LENGTH) {
                problems.add(new ActivityProblem("otherPartners", "activity.partner.long", NAME_LENGTH));
            }
            for (var partner : known.values()) {
                if (!partner.officialName().equalsIgnoreCase(name)
                        && !partner.letterName().equalsIgnoreCase(name)) continue;
                if (partner.id().equals(draft.executing())) {
                    problems.add(new ActivityProblem("otherPartners", "activity.partner.executes", name));
                } else if (partner.id().equals(draft.lead())) {
                    problems.add(new ActivityProblem("otherPartners", "activity.partner.leads", name));
                }
            }
        }
    }

    private static Set<OrganizationId> participants(ActivityDraft draft) {
        var all = new LinkedHashSet<>(draft.cooperating());
        if (draft.executing() != null) all.add(draft.executing());
        if (draft.lead() != null) all.add(draft.lead());
        return all;
    }
}
