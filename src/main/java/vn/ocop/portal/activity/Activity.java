package vn.ocop.portal.activity;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.Generated;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.subject.SubjectId;

/// An activity (hoạt động) of a department. Once cancelled it changes no more, until it is reinstated.
@Entity
class Activity {
    @EmbeddedId
    private ActivityId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    private OrganizationId organizationId;

    private String typeCode;
    private String topic;

    @Enumerated(EnumType.STRING)
    private ActivityState state;

    @Enumerated(EnumType.STRING)
    private @Nullable ActivityState cancelledFrom;

    private @Nullable String cancelledBecause;
    private LocalDate periodFrom;
    private LocalDate periodTo;
    private boolean daysKnown;

    @Generated(event = {EventType.INSERT, EventType.UPDATE})
    @Column(insertable = false, updatable = false)
    private @Nullable LocalDate countsOn;

    private @Nullable String venue;
    private @Nullable String beneficiaries;
    private @Nullable String outcome;
    private @Nullable String notes;
    private boolean andOthers;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "logged_by"))
    private AccountId loggedBy;

    private Instant loggedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "changed_by"))
    private AccountId changedBy;

    private Instant changedAt;

    @ElementCollection
    @CollectionTable(name = "activity_area", joinColumns = @JoinColumn(name = "activity_id"))
    private Set<AdministrativeUnitId> areas = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "activity_participation", joinColumns = @JoinColumn(name = "activity_id"))
    private Set<Participation> participations = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "activity_plan_task", joinColumns = @JoinColumn(name = "activity_id"))
    private Set<PlanTaskId> tasks = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "activity_subject", joinColumns = @JoinColumn(name = "activity_id"))
    private Set<SubjectId> subjects = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "activity_answer", joinColumns = @JoinColumn(name = "activity_id"))
    @MapKeyColumn(name = "question_code")
    @Column(name = "value")
    private Map<String, String> answers = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "activity_measure", joinColumns = @JoinColumn(name = "activity_id"))
    @MapKeyColumn(name = "indicator_code")
    @Column(name = "value")
    private Map<String, BigDecimal> measures = new HashMap<>();

    protected Activity() {} // for Hibernate

    /// @param content as checked: its partners registered, its areas spelled out
    /// @param measures by indicator
    Activity(
            OrganizationId organization,
            ActivityDraft content,
            Map<String, BigDecimal> measures,
            AccountId loggedBy,
            Instant loggedAt) {
        this.id = ActivityId.create();
        this.organizationId = organization;
        this.typeCode = content.typeCode();
        this.loggedBy = loggedBy;
        this.loggedAt = loggedAt;
        this.changedBy = loggedBy;
        this.changedAt = loggedAt;
        tell(content, measures);
    }

    /// Tells the activity anew; its type stays.
    void change(ActivityDraft content, Map<String, BigDecimal> measures, AccountId by, Instant at) {
        if (state == ActivityState.CANCELLED) throw new RuleViolation("activity.cancelled.already");
        if (!content.typeCode().equals(typeCode)) throw new RuleViolation("activity.type.stays");
        tell(content, measures);
        touched(by, at);
    }

    /// Cancels the activity: it stays on record with the reason.
    void cancel(String reason, AccountId by, Instant at) {
        if (state == ActivityState.CANCELLED) throw new RuleViolation("activity.cancelled.already");
        if (reason.isBlank()) throw new RuleViolation("activity.cancel.reason.missing");
        cancelledFrom = state;
        cancelledBecause = reason;
        state = ActivityState.CANCELLED;
        touched(by, at);
    }

    /// Undoes the cancelling: the activity stands where it stood before.
    void reinstate(AccountId by, Instant at) {
        if (state != ActivityState.CANCELLED) throw new RuleViolation("activity.notCancelled");
        state = cancelledFrom == null ? ActivityState.PLANNED : cancelledFrom;
        cancelledFrom = null;
        cancelledBecause = null;
        touched(by, at);
    }

    /// Where the activity stands: what a batch may change of it besides its tasks and partners.
    record Standing(
            ActivityState state,
            @Nullable ActivityState cancelledFrom,
            @Nullable String cancelledBecause) {}

    Standing standing() {
        return new Standing(state, cancelledFrom, cancelledBecause);
    }

    LocalDate firstDay() {
        return periodFrom;
    }

    /// Why the action is not for this activity; empty where it is.
    Optional<RuleViolation> hindrance(BatchAction action) {
        if (state == ActivityState.CANCELLED && !(action instanceof BatchAction.Reinstate)) {
            return Optional.of(new RuleViolation("batch.why.cancelled"));
        }
        return switch (action) {
            case BatchAction.UnderTask(var task) ->
                tasks.contains(task) ? Optional.of(new RuleViolation("batch.why.served")) : Optional.empty();
            case BatchAction.OffTask(var task) ->
                tasks.contains(task) ? Optional.empty() : Optional.of(new RuleViolation("batch.why.notServed"));
            case BatchAction.ToState(var wanted) ->
                state == wanted ? Optional.of(new RuleViolation("batch.why.state")) : Optional.empty();
            case BatchAction.Cancel _ -> Optional.empty();
            case BatchAction.Reinstate _ ->
                state == ActivityState.CANCELLED
                        ? Optional.empty()
                        : Optional.of(new RuleViolation("activity.notCancelled"));
            case BatchAction.WithPartner(var partner) ->
                participations.stream()
                        .filter(one -> one.organizationId().equals(partner))
                        .map(one -> new RuleViolation("batch.why.partner." + one.role()))
                        .findFirst();
        };
    }

    /// Undergoes an action that nothing hinders.
    void undergo(BatchAction action, AccountId by, Instant at) {
        hindrance(action).ifPresent(why -> {
            throw why;
        });
        switch (action) {
            case BatchAction.UnderTask(var task) -> tasks.add(task);
            case BatchAction.OffTask(var task) -> tasks.remove(task);
            case BatchAction.ToState(var wanted) -> state = wanted;
            case BatchAction.Cancel(String reason) -> cancel(reason, by, at);
            case BatchAction.Reinstate() -> reinstate(by, at);
            case BatchAction.WithPartner(var partner) -> {
                int last = participations.stream()
                        .filter(one -> one.role() == ParticipantRole.COOPERATING)
                        .mapToInt(Participation::position)
                        .max()
                        .orElse(-1);
                participations.add(new Participation(partner, ParticipantRole.COOPERATING, last + 1));
            }
        }
        touched(by, at);
    }

    /// Undoes an action that it underwent, nothing having changed since.
    void undo(BatchAction action, Standing before, AccountId by, Instant at) {
        switch (action) {
            case BatchAction.UnderTask(var task) -> tasks.remove(task);
            case BatchAction.OffTask(var task) -> tasks.add(task);
            case BatchAction.ToState _, BatchAction.Cancel _, BatchAction.Reinstate _ -> {
                state = before.state();
                cancelledFrom = before.cancelledFrom();
                cancelledBecause = before.cancelledBecause();
            }
            case BatchAction.WithPartner(var partner) ->
                participations.removeIf(one -> one.role() == ParticipantRole.COOPERATING
                        && one.organizationId().equals(partner));
        }
        touched(by, at);
    }

    /// How the confirmation of a batch shows it.
    BatchPreview.Row previewed(boolean told, @Nullable RuleViolation why) {
        return new BatchPreview.Row(
                id, storedVersion(), topic, state, new Period(periodFrom, periodTo), daysKnown, told, why);
    }

    private void tell(ActivityDraft content, Map<String, BigDecimal> byIndicator) {
        if (content.topic().isBlank()) throw new RuleViolation("activity.topic.missing");
        if (content.state() == ActivityState.CANCELLED) throw new RuleViolation("activity.state.cancelledHere");
        byIndicator.values().forEach(value -> {
            if (value.signum() < 0) throw new RuleViolation("activity.answer.negative");
        });
        var parts = new HashSet<Participation>();
        add(parts, content.executing(), ParticipantRole.EXECUTING, 0);
        add(parts, content.lead(), ParticipantRole.LEAD, 0);
        int position = 0;
        for (var partner : content.cooperating()) {
            if (partner.equals(content.executing())) throw new RuleViolation("activity.partner.executes");
            if (partner.equals(content.lead())) throw new RuleViolation("activity.partner.leads");
            add(parts, partner, ParticipantRole.COOPERATING, position++);
        }
        topic = content.topic();
        state = content.state();
        periodFrom = content.period().from();
        periodTo = content.period().to();
        daysKnown = content.daysKnown();
        venue = content.venue();
        beneficiaries = content.beneficiaries();
        outcome = content.outcome();
        notes = content.notes();
        andOthers = content.andOthers();
        become(areas, content.areas());
        become(participations, parts);
        become(tasks, content.tasks());
        become(subjects, content.subjects());
        become(answers, content.answers());
        var plain = new HashMap<String, BigDecimal>();
        byIndicator.forEach((indicator, value) -> plain.put(indicator, value));
        // 5 and 5.0 are one number, but not one BigDecimal: what did not change is not written.
        plain.replaceAll((indicator, value) -> {
            var old = measures.get(indicator);
            return old != null && old.compareTo(value) == 0 ? old : value;
        });
        become(measures, plain);
    }

    private void touched(AccountId by, Instant at) {
        changedBy = by;
        changedAt = at;
    }

    private static void add(
            Set<Participation> parts, @Nullable OrganizationId organization, ParticipantRole role, int position) {
        if (organization != null) parts.add(new Participation(organization, role, position));
    }

    private static <T> void become(Set<T> stored, Collection<T> wanted) {
        stored.retainAll(new HashSet<>(wanted));
        stored.addAll(wanted);
    }

    private static <V> void become(Map<String, V> stored, Map<String, V> wanted) {
        stored.keySet().retainAll(wanted.keySet());
        wanted.forEach((key, value) -> {
            if (!Objects.equals(stored.get(key), value)) stored.put(key, value);
        });
    }

    ActivityId id() {
        return id;
    }

    /// Null until it is stored.
    @Nullable
    Integer version() {
        return version;
    }

    int storedVersion() {
        return version == null ? -1 : version;
    }

    String topic() {
        return topic;
    }

    OrganizationId organization() {
        return organizationId;
    }

    String typeCode() {
        return typeCode;
    }

    ActivityState state() {
        return state;
    }

    @Nullable
    String cancelledBecause() {
        return cancelledBecause;
    }

    List<Participation> participations() {
        return new ArrayList<>(participations);
    }

    Map<String, BigDecimal> measures() {
        return Map.copyOf(measures);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Activity that && id.equals(that.id());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
