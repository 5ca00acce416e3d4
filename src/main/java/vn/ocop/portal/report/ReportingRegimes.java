package vn.ocop.portal.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.PeriodRule;
import vn.ocop.portal.core.PeriodRules;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;
import vn.ocop.portal.core.WorkingDays;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanId;

/// Keeps regimes of periodic reports, and finds the periods for which a request is due. A request
/// needs number and day from the registry, so that what comes back by itself waits for the office,
/// which numbers and sends it.
@Service
@Transactional
public class ReportingRegimes {
    private static final int MOST_PERIODS = 1000;

    private final RequestOutline outlines;
    private final RequestedFigures figures;
    private final PeriodRules rules;
    private final WorkingDays workingDays;
    private final JdbcClient sql;
    private final Clock clock;

    ReportingRegimes(
            RequestOutline outlines,
            RequestedFigures figures,
            PeriodRules rules,
            WorkingDays workingDays,
            JdbcClient sql,
            Clock clock) {
        this.outlines = outlines;
        this.figures = figures;
        this.rules = rules;
        this.workingDays = workingDays;
        this.sql = sql;
        this.clock = clock;
    }

    /// The regimes of the person's office, by name.
    @PreAuthorize("hasRole('COORDINATOR')")
    @Transactional(readOnly = true)
    public List<ReportingRegime> of(SignedIn me) {
        return read("organization_id = :given", me.organization().value());
    }

    /// A regime of the person's office.
    ///
    /// @throws NotFound where there is none
    @PreAuthorize("hasRole('COORDINATOR')")
    @Transactional(readOnly = true)
    public ReportingRegime get(RegimeId id, SignedIn me) {
        return find(id).filter(one -> one.office().equals(me.organization())).orElseThrow(() -> new NotFound(id));
    }

    /// A regime by id; for rooms and pages that have checked who asks.
    @Transactional(readOnly = true)
    public Optional<ReportingRegime> find(RegimeId id) {
        return read("regime_id = :given", id.value()).stream().findFirst();
    }

    /// The regime by which a request comes back; empty for a request of its own. Whoever asks has
    /// made sure that the person sees the request.
    @Transactional(readOnly = true)
    public Optional<ReportingRegime> ofRequest(RequestId request) {
        return sql.sql("select regime_id from report_request where request_id = :request and regime_id is not null")
                .param("request", request.value())
                .query((row, _) -> new RegimeId(row.getObject("regime_id", UUID.class)))
                .optional()
                .flatMap(this::find);
    }

    /// Sets up a regime for the person's office.
    ///
    /// @throws RuleViolation `regime.name.taken`, or as [#change]
    @PreAuthorize("hasRole('COORDINATOR')")
    public RegimeId register(RegimeContent content, SignedIn me) {
        check(content);
        var id = RegimeId.create();
        onceOnly(
                content,
                () -> values("""
                                insert into reporting_regime
                                    (regime_id, version, organization_id, name, basis, subject, method, plan_id, first_rule_code, first_year,
                                     deadline_days, edits_days, records_days, working_days, lead_days, ended_on, changed_by, changed_at)
                                values (:id, 0, :office, :name, :basis, :subject, :method, :plan, :rule, :year,
                                        :deadline, :edits, :records, :working, :lead, :ended, :by, :at)
                                """, content, id, me)
                        .param("office", me.organization().value())
                        .update());
        writeParts(id, content);
        findPeriods(id);
        return id;
    }

    /// Changes a regime of the person's office. Requests that were sent stay as they are; periods
    /// that wait to be asked for are found anew.
    ///
    /// @throws NotFound where there is none
    /// @throws Outdated where it was saved since that version
    /// @throws RuleViolation `regime.name.taken`, `request.addressees.none`, `regime.rule`,
    ///     `regime.days`, `request.edits.before`, `request.records.after`,
    ///     `request.indicators.unknown`, those of the outline
    @PreAuthorize("hasRole('COORDINATOR')")
    public void change(RegimeId id, int readAtVersion, RegimeContent content, SignedIn me) {
        get(id, me);
        check(content);
        int changed = onceOnly(
                content,
                () -> values("""
                                update reporting_regime
                                set version = version + 1, name = :name, basis = :basis, subject = :subject, method = :method,
                                    plan_id = :plan, first_rule_code = :rule, first_year = :year, deadline_days = :deadline,
                                    edits_days = :edits, records_days = :records, working_days = :working, lead_days = :lead,
                                    ended_on = :ended, changed_by = :by, changed_at = :at
                                where regime_id = :id and version = :version
                                """, content, id, me)
                        .param("version", readAtVersion)
                        .update());
        if (changed == 0) throw new Outdated(id);
        writeParts(id, content);
        sql.sql("delete from reporting_regime_period where regime_id = :id and skipped_at is null")
                .param("id", id.value())
                .update();
        findPeriods(id);
    }

    private static <T> T onceOnly(RegimeContent content, Supplier<T> work) {
        return Uniqueness.keptBy(
                "reporting_regime_name_unique", new RuleViolation("regime.name.taken", content.name()), work);
    }

    private JdbcClient.StatementSpec values(String statement, RegimeContent content, RegimeId id, SignedIn me) {
        var plan = content.plan();
        return sql.sql(statement)
                .param("id", id.value())
                .param("name", content.name())
                .param("basis", content.basis())
                .param("subject", content.subject())
                .param("method", content.method())
                .param("plan", plan == null ? null : plan.value(), Types.OTHER)
                .param("rule", content.firstRule())
                .param("year", content.firstYear())
                .param("deadline", content.deadlineDays())
                .param("edits", content.editsDays(), Types.INTEGER)
                .param("records", content.recordsDays(), Types.INTEGER)
                .param("working", content.workingDays())
                .param("lead", content.leadDays())
                .param("ended", content.endedOn(), Types.DATE)
                .param("by", me.id().value())
                .param("at", Timestamp.from(now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void writeParts(RegimeId id, RegimeContent content) {
        for (String table : List.of("addressee", "class", "outline", "indicator")) {
            sql.sql("delete from reporting_regime_%s where regime_id = :id".formatted(table))
                    .param("id", id.value())
                    .update();
        }
        sql.sql("insert into reporting_regime_addressee select :id, unnest(:named)")
                .param("id", id.value())
                .param(
                        "named",
                        content.addressees().stream().map(OrganizationId::value).toArray(UUID[]::new))
                .update();
        sql.sql("insert into reporting_regime_class select :id, unnest(:classes)")
                .param("id", id.value())
                .param("classes", content.classes().stream().map(Enum::name).toArray(String[]::new))
                .update();
        sql.sql("insert into reporting_regime_indicator select :id, unnest(:codes)")
                .param("id", id.value())
                .param("codes", content.indicators().stream().sorted().toArray(String[]::new))
                .update();
        outlines.write(RequestOutline.Of.REGIME, id.value(), content.outline());
    }

    private void check(RegimeContent content) {
        if (content.classes().isEmpty() && content.addressees().isEmpty()) {
            throw new RuleViolation("request.addressees.none");
        }
        if (rules.all().stream().noneMatch(one -> one.ruleCode().equals(content.firstRule()))) {
            throw new RuleViolation("regime.rule");
        }
        var edits = content.editsDays();
        var records = content.recordsDays();
        if (outside(content.deadlineDays(), 120)
                || outside(content.leadDays(), 90)
                || (edits != null && outside(edits, 120))
                || (records != null && outside(records, 120))) {
            throw new RuleViolation("regime.days");
        }
        if (edits != null && edits < content.deadlineDays()) throw new RuleViolation("request.edits.before");
        if (edits != null && records != null && edits < records) throw new RuleViolation("request.records.after");
        OutlineLine.check(content.outline());
        figures.check(content.indicators());
    }

    private static boolean outside(int days, int most) {
        return days < 0 || days > most;
    }

    private List<ReportingRegime> read(String condition, Object given) {
        var found = sql.sql("""
                        select r.*,
                               array(select a.organization_id from reporting_regime_addressee a where a.regime_id = r.regime_id) as named,
                               array(select c.class from reporting_regime_class c where c.regime_id = r.regime_id) as classes,
                               array(select i.indicator_code from reporting_regime_indicator i where i.regime_id = r.regime_id) as codes
                        from reporting_regime r where %s order by r.name collate "vi-x-icu", r.regime_id
                        """.formatted(condition))
                .param("given", given)
                .query((row, _) -> regime(row))
                .list();
        var outline = outlines.of(
                RequestOutline.Of.REGIME,
                found.stream().map(one -> one.id().value()).toList());
        return found.stream()
                .map(one -> new ReportingRegime(
                        one.id(),
                        one.version(),
                        one.office(),
                        one.content().with(outline.getOrDefault(one.id().value(), List.of()))))
                .toList();
    }

    private ReportingRegime regime(ResultSet row) throws SQLException {
        var id = new RegimeId(row.getObject("regime_id", UUID.class));
        var plan = row.getObject("plan_id", UUID.class);
        return new ReportingRegime(
                id,
                row.getInt("version"),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                new RegimeContent(
                        row.getString("name"),
                        row.getString("basis"),
                        row.getString("subject"),
                        row.getString("method"),
                        plan == null ? null : new PlanId(plan),
                        row.getString("first_rule_code"),
                        row.getInt("first_year"),
                        row.getInt("deadline_days"),
                        row.getObject("records_days", Integer.class),
                        row.getObject("edits_days", Integer.class),
                        row.getBoolean("working_days"),
                        row.getInt("lead_days"),
                        row.getObject("ended_on", LocalDate.class),
                        set(row, "classes", String.class, AddresseeClass::valueOf),
                        set(row, "named", UUID.class, OrganizationId::new),
                        List.of(),
                        set(row, "codes", String.class, code -> code)));
    }

    private static <S, T> Set<T> set(ResultSet row, String column, Class<S> type, Function<S, T> read)
            throws SQLException {
        var found = new HashSet<T>();
        for (Object one : (Object[]) row.getArray(column).getArray()) found.add(read.apply(type.cast(one)));
        return found;
    }

    /// Finds the periods for which a request is due by now, of every regime: each night and when the
    /// portal starts. Two nodes that find the same one write it once.
    @Scheduled(cron = "30 0 0 * * *", zone = "Asia/Ho_Chi_Minh")
    @EventListener(ApplicationReadyEvent.class)
    void findPeriods() {
        for (RegimeId id : sql.sql("select regime_id from reporting_regime order by regime_id")
                .query((row, _) -> new RegimeId(row.getObject("regime_id", UUID.class)))
                .list()) {
            findPeriods(id);
        }
    }

    private void findPeriods(RegimeId id) {
        // whoever changes the regime waits, or is waited for: no period of what it was before is found
        sql.sql("select regime_id from reporting_regime where regime_id = :id for share")
                .param("id", id.value())
                .query(UUID.class)
                .single();
        var content = find(id).orElseThrow(() -> new NotFound(id)).content();
        var today = LocalDate.now(clock);
        for (Occurrence one : occurrences(content, rules.all(), today)) {
            sql.sql("""
                            insert into reporting_regime_period (regime_id, rule_code, year, period_from, period_to, found_at)
                            values (:id, :rule, :year, :from, :to, :at) on conflict do nothing
                            """)
                    .param("id", id.value())
                    .param("rule", one.rule().ruleCode())
                    .param("year", one.year())
                    .param("from", one.period().from())
                    .param("to", one.period().to())
                    .param("at", Timestamp.from(now()))
                    .update();
        }
    }

    /// A period of a regime.
    record Occurrence(PeriodRule rule, int year, Period period) {}

    /// The periods of a regime for which a request is due on that day, the earliest first: those that
    /// end within its lead, or ended within the last year, for older ones are not asked for by
    /// themselves.
    static List<Occurrence> occurrences(RegimeContent content, List<PeriodRule> rules, LocalDate today) {
        Map<String, PeriodRule> byCode = rules.stream().collect(Collectors.toMap(PeriodRule::ruleCode, one -> one));
        var found = new ArrayList<Occurrence>();
        var rule = byCode.get(content.firstRule());
        int year = content.firstYear();
        for (int i = 0; i < MOST_PERIODS && rule != null; i++) {
            var period = rule.in(year);
            if (today.isBefore(period.to().minusDays(content.leadDays()))) break;
            var ended = content.endedOn();
            if (ended != null && period.to().isAfter(ended)) break;
            if (!period.to().isBefore(today.minusYears(1))) found.add(new Occurrence(rule, year, period));
            var next = rule.nextRuleCode();
            year += next == null ? 1 : rule.nextYearOffset();
            rule = next == null ? rule : byCode.get(next);
        }
        return found;
    }

    /// The periods of the office's regimes that wait for a request: found, not skipped, and not told
    /// of by a request of the regime that stands. The earliest cut-off first; none for who is no
    /// coordinator.
    @Transactional(readOnly = true)
    public List<RegimePeriod> due(SignedIn me) {
        if (!me.is(Role.COORDINATOR)) return List.of();
        var names = rules.all().stream().collect(Collectors.toMap(PeriodRule::ruleCode, one -> one));
        var worked = workingDays.table();
        var due = new ArrayList<RegimePeriod>();
        var regimes = of(me);
        var waiting = waiting(regimes, names);
        for (ReportingRegime regime : regimes) {
            for (Occurrence one : waiting.getOrDefault(regime.id(), List.of())) {
                due.add(new RegimePeriod(
                        regime.id(),
                        regime.content().name(),
                        one.rule().ruleCode(),
                        one.year(),
                        one.rule().nameIn(one.year()),
                        one.period(),
                        regime.content().after(one.period(), regime.content().deadlineDays(), worked)));
            }
        }
        due.sort(Comparator.comparing((RegimePeriod one) -> one.period().to()).thenComparing(RegimePeriod::regimeName));
        return due;
    }

    private Map<RegimeId, List<Occurrence>> waiting(List<ReportingRegime> regimes, Map<String, PeriodRule> names) {
        Map<RegimeId, List<Occurrence>> found = new HashMap<>();
        if (regimes.isEmpty()) return found;
        sql.sql("""
                        select p.regime_id, p.rule_code, p.year, p.period_from, p.period_to
                        from reporting_regime_period p join reporting_regime r using (regime_id)
                        where p.regime_id = any(:regimes) and p.skipped_at is null
                          and p.period_to <= coalesce(r.ended_on, 'infinity')
                          and not exists (select from report_request q
                                          where q.regime_id = p.regime_id and q.withdrawn_at is null
                                            and q.period_from <= p.period_to and p.period_from <= q.period_to)
                        order by p.period_to
                        """)
                .param("regimes", regimes.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .query(row -> {
                    var rule = names.get(row.getString("rule_code"));
                    if (rule == null) return;
                    found.computeIfAbsent(new RegimeId(row.getObject("regime_id", UUID.class)), _ -> new ArrayList<>())
                            .add(new Occurrence(
                                    rule,
                                    row.getInt("year"),
                                    new Period(
                                            row.getObject("period_from", LocalDate.class),
                                            row.getObject("period_to", LocalDate.class))));
                });
        return found;
    }

    /// What a request of a regime's period begins with.
    ///
    /// @param subject the regime's with the name of the period
    public record Beginning(
            ReportingRegime regime,
            RegimePeriod period,
            String subject,
            LocalDate deadline,
            @Nullable LocalDate recordsUntil,
            @Nullable LocalDate editsUntil) {}

    /// The request that was sent for a period of the office's regime and stands; empty where none was.
    ///
    /// @param until the period's last day
    /// @throws NotFound where the office has no such regime
    @PreAuthorize("hasRole('COORDINATOR')")
    @Transactional(readOnly = true)
    public Optional<RequestId> sent(RegimeId id, LocalDate until, SignedIn me) {
        get(id, me);
        return sql.sql("""
                        select q.request_id
                        from reporting_regime_period p
                          join report_request q on q.regime_id = p.regime_id and q.withdrawn_at is null
                            and q.period_from <= p.period_to and p.period_from <= q.period_to
                        where p.regime_id = :id and p.period_to = :until
                        order by q.period_to desc limit 1
                        """)
                .param("id", id.value())
                .param("until", until)
                .query((row, _) -> new RequestId(row.getObject("request_id", UUID.class)))
                .optional();
    }

    /// Begins the request of a period that waits for one.
    ///
    /// @param until the period's last day
    /// @throws NotFound where that period of the office's regime does not wait
    @PreAuthorize("hasRole('COORDINATOR')")
    @Transactional(readOnly = true)
    public Beginning begin(RegimeId id, LocalDate until, SignedIn me) {
        var regime = get(id, me);
        var period = due(me).stream()
                .filter(one -> one.regime().equals(id) && one.period().to().equals(until))
                .findFirst()
                .orElseThrow(() -> new NotFound(until));
        var content = regime.content();
        var worked = workingDays.table();
        return new Beginning(
                regime,
                period,
                content.subject() + " " + period.name(),
                period.deadline(),
                day(content, period.period(), content.recordsDays(), worked),
                day(content, period.period(), content.editsDays(), worked));
    }

    private static @Nullable LocalDate day(
            RegimeContent content, Period period, @Nullable Integer days, WorkingDays.Table worked) {
        return days == null ? null : content.after(period, days, worked);
    }

    /// Says that no request is sent for a period that waits for one.
    ///
    /// @param until the period's last day
    /// @throws NotFound where that period of the office's regime does not wait
    /// @throws RuleViolation `regime.skip.reason` without a reason of at most 500 letters
    @PreAuthorize("hasRole('COORDINATOR')")
    public void skip(RegimeId id, LocalDate until, String reason, SignedIn me) {
        begin(id, until, me);
        if (reason.isBlank() || reason.length() > 500) throw new RuleViolation("regime.skip.reason");
        sql.sql("""
                        update reporting_regime_period set skipped_by = :by, skipped_at = :at, skipped_reason = :reason
                        where regime_id = :id and period_to = :until and skipped_at is null
                        """)
                .param("by", me.id().value())
                .param("at", Timestamp.from(now()))
                .param("reason", reason.strip())
                .param("id", id.value())
                .param("until", until)
                .update();
    }
}
