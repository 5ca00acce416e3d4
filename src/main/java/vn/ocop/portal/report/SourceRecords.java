package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityRecord;
import vn.ocop.portal.activity.ActivityRecords;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.DatedOrganizations;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskSummary;
import vn.ocop.portal.plan.Plans;

/// Reads what records say now: a few statements for each kind of record, however many there are.
@Component
class SourceRecords {
    private final ActivityRecords activities;
    private final Plans plans;
    private final ReportRequests requests;
    private final Commitments commitments;
    private final IssuedLetters letters;
    private final ReportRepository reports;
    private final Organizations organizations;
    private final Accounts accounts;

    SourceRecords(
            ActivityRecords activities,
            Plans plans,
            ReportRequests requests,
            Commitments commitments,
            IssuedLetters letters,
            ReportRepository reports,
            Organizations organizations,
            Accounts accounts) {
        this.activities = activities;
        this.plans = plans;
        this.requests = requests;
        this.commitments = commitments;
        this.letters = letters;
        this.reports = reports;
        this.organizations = organizations;
        this.accounts = accounts;
    }

    /// The records of these sources; a record that is no more is passed over.
    Map<Source, SourceRecord> of(Collection<Source> sources) {
        var acts = activities.of(ids(sources, Source.Kind.ACTIVITY, ActivityId::new));
        var citations = plans.citations(ids(sources, Source.Kind.PLAN, PlanId::new));
        var requested = requests.byIds(ids(sources, Source.Kind.REQUEST, RequestId::new));
        var promised = commitments.byIds(ids(sources, Source.Kind.COMMITMENT, CommitmentId::new));
        var taskIds = new LinkedHashSet<>(ids(sources, Source.Kind.PLAN_TASK, PlanTaskId::new));
        var own = Set.copyOf(taskIds);
        acts.values().forEach(activity -> taskIds.addAll(activity.tasks()));
        Map<PlanTaskId, PlanTaskSummary> tasks = new LinkedHashMap<>();
        plans.tasks(taskIds).forEach(task -> tasks.put(task.id(), task));
        Set<OrganizationId> named = new HashSet<>();
        citations.values().forEach(plan -> named.add(plan.issuer()));
        requested.values().forEach(request -> named.add(request.sender()));
        tasks.values().stream().filter(task -> own.contains(task.id())).forEach(task -> {
            if (task.lead() != null) named.add(task.lead());
            named.addAll(task.cooperating());
        });
        var names = organizations.dated(named);
        Map<Source, SourceRecord> found = new HashMap<>();
        acts.values().forEach(activity -> put(found, activity(activity, tasks)));
        citations.values().forEach(plan -> put(found, plan(plan, names)));
        tasks.values().stream().filter(task -> own.contains(task.id())).forEach(task -> put(found, task(task, names)));
        requested.values().forEach(request -> put(found, request(request, names)));
        sent(ids(sources, Source.Kind.REPORT, ReportId::new)).forEach(record -> put(found, record));
        if (!promised.isEmpty()) {
            var from = letters.of(
                    promised.values().stream().map(CommitmentSummary::report).collect(Collectors.toSet()));
            var people = accounts.names(promised.values().stream()
                    .flatMap(one -> Stream.ofNullable(one.decidedBy()))
                    .collect(Collectors.toSet()));
            promised.values()
                    .forEach(one -> put(
                            found,
                            commitment(
                                    one,
                                    from.get(one.report()),
                                    one.decidedBy() == null ? null : people.get(one.decidedBy()))));
        }
        return found;
    }

    /// Departments' reports: their letters, and what became of them since.
    private List<SourceRecord> sent(List<ReportId> ids) {
        if (ids.isEmpty()) return List.of();
        var issued = letters.of(ids);
        var stored = reports.findAllById(ids).stream().map(Report::asSummary).toList();
        var names = organizations.dated(
                stored.stream().map(ReportSummary::organization).collect(Collectors.toSet()));
        var records = new ArrayList<SourceRecord>();
        for (ReportSummary report : stored) {
            var letter = issued.get(report.id());
            if (letter == null) continue;
            var fields = new Fields();
            fields.add("number", letter.reference());
            fields.add("issuedOn", VietnameseDates.onScreen(letter.dated()));
            fields.add("issuer", name(report.organization(), names, letter.dated()));
            fields.add("subject", report.subject());
            fields.add("reportState", report.state().name());
            fields.add(
                    "superseded",
                    report.superseded() == null ? null : report.superseded().name());
            records.add(new SourceRecord(
                    Source.of(report.id()),
                    letter.reference(),
                    "/reports/" + report.id(),
                    report.version(),
                    null,
                    null,
                    fields.list));
        }
        return records;
    }

    private static void put(Map<Source, SourceRecord> found, SourceRecord record) {
        found.put(record.source(), record);
    }

    private static SourceRecord activity(ActivityRecord activity, Map<PlanTaskId, PlanTaskSummary> tasks) {
        var fields = new Fields();
        fields.add("type", activity.typeName());
        fields.add("topic", activity.topic());
        fields.add("state", activity.state().name());
        fields.add("cancelledBecause", activity.cancelledBecause());
        fields.add(
                "days", activity.daysKnown() ? days(activity.period()) : "trong khoảng " + between(activity.period()));
        fields.addAll("places", activity.places());
        fields.add("venue", activity.venue());
        fields.add("executing", activity.executing());
        fields.add("lead", activity.lead());
        fields.addAll("partners", activity.partners());
        fields.addAll(
                "tasks",
                tasks.values().stream()
                        .filter(task -> activity.tasks().contains(task.id()))
                        .map(task -> "%s – %s. %s".formatted(task.planNumber(), task.code(), task.content()))
                        .toList());
        activity.answers()
                .forEach(answer -> fields.labelled("answer." + answer.code(), answer.label(), answer.value()));
        fields.add("beneficiaries", activity.beneficiaries());
        fields.add("outcome", activity.outcome());
        if (activity.andOthers()) fields.add("andOthers", "có");
        fields.add("wording", activity.wording());
        return new SourceRecord(
                Source.of(activity.id()),
                activity.topic(),
                "/activities/" + activity.id(),
                activity.version(),
                activity.changedBy(),
                activity.changedAt(),
                fields.list);
    }

    private static SourceRecord plan(PlanCitation plan, DatedOrganizations names) {
        var fields = new Fields();
        fields.add("number", plan.number());
        fields.add("issuedOn", VietnameseDates.onScreen(plan.issuedOn()));
        fields.add("issuer", name(plan.issuer(), names, plan.issuedOn()));
        fields.add("title", plan.title());
        fields.add("days", between(new Period(plan.startsOn(), plan.endsOn())));
        return new SourceRecord(
                Source.of(plan.id()), plan.number(), "/plans/" + plan.id(), null, null, null, fields.list);
    }

    private static SourceRecord task(PlanTaskSummary task, DatedOrganizations names) {
        var fields = new Fields();
        fields.add("plan", "%s, %s".formatted(task.planNumber(), VietnameseDates.onScreen(task.planIssuedOn())));
        fields.add("code", task.code());
        fields.add("content", task.content());
        fields.add("lead", task.lead() == null ? null : name(task.lead(), names, task.planIssuedOn()));
        fields.addAll(
                "partners",
                task.cooperating().stream()
                        .map(id -> name(id, names, task.planIssuedOn()))
                        .sorted()
                        .toList());
        fields.add("dueOn", day(task.dueOn()));
        fields.add("output", task.output());
        return new SourceRecord(
                Source.of(task.id()),
                task.planNumber() + ", " + task.code(),
                "/plans/" + task.plan(),
                null,
                null,
                null,
                fields.list);
    }

    private static SourceRecord request(RequestSummary request, DatedOrganizations names) {
        var fields = new Fields();
        fields.add("number", request.number());
        fields.add("issuedOn", VietnameseDates.onScreen(request.issuedOn()));
        fields.add("issuer", name(request.sender(), names, request.issuedOn()));
        fields.add("subject", request.subject());
        fields.add("period", "%s (%s)".formatted(request.periodName(), between(request.period())));
        fields.add("nextPeriod", "%s (%s)".formatted(request.nextPeriodName(), between(request.nextPeriod())));
        fields.add("deadline", day(request.deadline()));
        return new SourceRecord(
                Source.of(request.id()),
                request.number(),
                "/requests/" + request.id(),
                request.version(),
                null,
                null,
                fields.list);
    }

    private static SourceRecord commitment(
            CommitmentSummary commitment, @Nullable IssuedLetter letter, @Nullable String decidedBy) {
        var fields = new Fields();
        fields.add("words", commitment.words());
        fields.add(
                "letter",
                letter == null
                        ? null
                        : "%s, %s".formatted(letter.reference(), VietnameseDates.onScreen(letter.dated())));
        fields.add("period", "%s (%s)".formatted(commitment.periodName(), between(commitment.promised())));
        fields.add(
                "status",
                commitment.decided() == null ? null : commitment.decided().name());
        fields.add("note", commitment.note());
        return new SourceRecord(
                Source.of(commitment.id()),
                commitment.words(),
                "/reports/%s/commitments#c-%s".formatted(commitment.report(), commitment.id()),
                commitment.version(),
                decidedBy,
                commitment.decidedAt(),
                fields.list);
    }

    /// The fields of a record in their order; what says nothing is none.
    private static final class Fields {
        private final List<SourceRecord.Field> list = new ArrayList<>();

        void add(String code, @Nullable String value) {
            addAll(code, value == null || value.isBlank() ? List.of() : List.of(value));
        }

        void addAll(String code, List<String> values) {
            if (!values.isEmpty()) list.add(new SourceRecord.Field(code, code, values));
        }

        void labelled(String code, String label, String value) {
            list.add(new SourceRecord.Field(code, label, List.of(value)));
        }
    }

    private static String days(Period period) {
        return period.from().equals(period.to()) ? VietnameseDates.onScreen(period.from()) : between(period);
    }

    private static String between(Period period) {
        return VietnameseDates.onScreen(period.from()) + " – " + VietnameseDates.onScreen(period.to());
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : VietnameseDates.onScreen(day);
    }

    private static String name(OrganizationId id, DatedOrganizations names, LocalDate day) {
        return names.find(id, day).map(OrganizationSummary::officialName).orElse("");
    }

    private static <T> List<T> ids(Collection<Source> sources, Source.Kind kind, Function<UUID, T> id) {
        return sources.stream()
                .filter(one -> one.kind() == kind)
                .map(Source::id)
                .distinct()
                .map(id)
                .toList();
    }
}
