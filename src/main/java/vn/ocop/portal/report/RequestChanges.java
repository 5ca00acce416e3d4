package vn.ocop.portal.report;

import java.sql.Timestamp;
import java.sql.Types;
import java.text.Collator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.Indicators;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.Plans;

/// Keeps what was changed of a request after it was sent, so that both sides read it.
@Service
public class RequestChanges {
    private final Organizations organizations;
    private final Plans plans;
    private final Indicators indicators;
    private final JdbcClient sql;

    RequestChanges(Organizations organizations, Plans plans, Indicators indicators, JdbcClient sql) {
        this.organizations = organizations;
        this.plans = plans;
        this.indicators = indicators;
        this.sql = sql;
    }

    /// A request as it stands at some moment.
    record Standing(
            RequestSummary request, @Nullable RegimeId regime, List<OutlineLine> outline, Set<String> indicators) {}

    /// What was changed of a request, the latest first; what was changed at once in the order of the
    /// form. Whoever asks has made sure that the person sees the request.
    @Transactional(readOnly = true)
    public List<RequestChange> of(RequestId request) {
        return sql.sql("""
                        select field, old_value, new_value, changed_by, changed_at from report_request_change
                        where request_id = :request order by changed_at desc, position
                        """)
                .param("request", request.value())
                .query((row, _) -> new RequestChange(
                        RequestChange.Field.valueOf(row.getString("field")),
                        row.getString("old_value"),
                        row.getString("new_value"),
                        new AccountId(row.getObject("changed_by", UUID.class)),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Puts down what differs.
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(Standing before, Standing after, AccountId by, Instant at) {
        var then = words(before);
        var now = words(after);
        // the same ones are called otherwise on another day of issue
        if (before.request().sender().equals(after.request().sender())) {
            then.remove(RequestChange.Field.SENDER);
            now.remove(RequestChange.Field.SENDER);
        }
        if (Set.copyOf(before.request().addressees())
                .equals(Set.copyOf(after.request().addressees()))) {
            then.remove(RequestChange.Field.ADDRESSEES);
            now.remove(RequestChange.Field.ADDRESSEES);
        }
        int position = 0;
        for (RequestChange.Field field : RequestChange.Field.values()) {
            String from = then.get(field);
            String to = now.get(field);
            if (Objects.equals(from, to)) continue;
            sql.sql("""
                            insert into report_request_change
                                (change_id, request_id, position, field, old_value, new_value, changed_by, changed_at)
                            values (:id, :request, :position, :field, :from, :to, :by, :at)
                            """)
                    .param("id", UUID.randomUUID())
                    .param("request", after.request().id().value())
                    .param("position", ++position)
                    .param("field", field.name())
                    .param("from", from, Types.VARCHAR)
                    .param("to", to, Types.VARCHAR)
                    .param("by", by.value())
                    .param("at", Timestamp.from(at))
                    .update();
        }
    }

    private Map<RequestChange.Field, String> words(Standing standing) {
        var request = standing.request();
        Map<RequestChange.Field, String> words = new EnumMap<>(RequestChange.Field.class);
        var named = new HashSet<>(request.addressees());
        named.add(request.sender());
        var names = organizations.on(request.issuedOn()).of(named);
        var plan = request.plan();
        put(
                words,
                RequestChange.Field.SENDER,
                Objects.requireNonNull(names.get(request.sender())).letterName());
        put(words, RequestChange.Field.NUMBER, request.number());
        put(words, RequestChange.Field.ISSUED_ON, day(request.issuedOn()));
        put(words, RequestChange.Field.SUBJECT, request.subject());
        put(words, RequestChange.Field.PLAN, plan == null ? null : plan(plans.citation(plan)));
        put(words, RequestChange.Field.PERIOD, period(request.periodName(), request.period()));
        put(words, RequestChange.Field.NEXT_PERIOD, period(request.nextPeriodName(), request.nextPeriod()));
        put(words, RequestChange.Field.DEADLINE, day(request.deadline()));
        put(words, RequestChange.Field.RECORDS_UNTIL, day(request.recordsUntil()));
        put(words, RequestChange.Field.EDITS_UNTIL, day(request.editsUntil()));
        put(words, RequestChange.Field.REGIME, regime(standing.regime()));
        put(
                words,
                RequestChange.Field.OUTLINE,
                standing.outline().stream().map(OutlineLine::asText).collect(Collectors.joining("\n")));
        put(
                words,
                RequestChange.Field.INDICATORS,
                indicators.all().stream()
                        .filter(one -> standing.indicators().contains(one.code()))
                        .map(one -> one.name())
                        .collect(Collectors.joining("; ")));
        put(
                words,
                RequestChange.Field.ADDRESSEES,
                request.addressees().stream()
                        .map(one -> Objects.requireNonNull(names.get(one)).letterName())
                        .sorted(Collator.getInstance(VietnameseText.VIETNAMESE))
                        .collect(Collectors.joining("; ")));
        return words;
    }

    private @Nullable String regime(@Nullable RegimeId id) {
        return id == null
                ? null
                : sql.sql("select name from reporting_regime where regime_id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .single();
    }

    private static void put(Map<RequestChange.Field, String> words, RequestChange.Field field, @Nullable String word) {
        if (word != null && !word.isEmpty()) words.put(field, word);
    }

    /// With its day, for a number comes again in other years.
    private static String plan(PlanCitation plan) {
        return "%s (%s)".formatted(plan.number(), VietnameseDates.onScreen(plan.issuedOn()));
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : VietnameseDates.onScreen(day);
    }

    private static String period(String name, Period days) {
        return "%s (%s – %s)"
                .formatted(name, VietnameseDates.onScreen(days.from()), VietnameseDates.onScreen(days.to()));
    }
}
