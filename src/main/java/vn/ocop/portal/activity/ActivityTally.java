package vn.ocop.portal.activity;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.ocop.portal.activity.TalliedPeriods.Both;
import vn.ocop.portal.activity.TalliedPeriods.Kind;
import vn.ocop.portal.activity.TalliedPeriods.OfPlace;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaConversion;
import vn.ocop.portal.area.AreaHistory;
import vn.ocop.portal.area.DecidedTurns;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;

/// Tells what all departments did in any period, from sums that are kept by day and by month: as
/// quickly of a million activities as of a few. An event that several departments logged counts
/// once, at the record by which the coordination office decided that it is counted; at each
/// department its own record. An activity at several places counts once at each of them.
@Service
public class ActivityTally {
    private static final int KEYS = 5_000;

    private static final String SUMS = """
            select t.number, t.dimension, t.key, case when t.dimension = 'ALL' then date_trunc('month', t.day)::date end as month,
                   sum(t.activities) as activities, sum(t.shared) as shared, sum(t.participants) as participants,
                   sum(t.women) as women, sum(t.participants_by_sex) as by_sex,
                   string_agg(varbit_send(t.subjects), ''::bytea) as subjects
            from ({spans}) t
            group by 1, 2, 3, 4
            """;

    private final JdbcClient sql;
    private final TallyCounting counting;
    private final RunningSaves running;
    private final ActivityChoiceReading choices;
    private final TransactionTemplate snapshot;
    // Places never change, and those added later have greater numbers: see TallyCounting.
    private final Map<String, Places> places = new ConcurrentHashMap<>();
    private volatile long lastPlaces;

    ActivityTally(
            JdbcClient sql,
            TallyCounting counting,
            RunningSaves running,
            ActivityChoiceReading choices,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.counting = counting;
        this.running = running;
        this.choices = choices;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// Units that activities name together, with what was decided of them.
    private record Places(List<AdministrativeUnitId> units, DecidedTurns decided) {}

    /// A line of places.
    private record Line(@Nullable AdministrativeUnitId unit, Kind kind) {
        static final Line UNDECIDED = new Line(null, Kind.UNDECIDED);
        static final Line NOWHERE = new Line(null, Kind.NOWHERE);
        static final Line WITHOUT = new Line(null, Kind.WITHOUT);
    }

    /// What was done in the period, beside an earlier one. What was changed lately is counted first
    /// where that is quick; where it is not, the cut-off is earlier than now.
    ///
    /// @param map the day of the map on which places are told, those of communes at their district;
    ///     null as they were recorded
    @PreAuthorize("hasRole('COORDINATOR')")
    public TalliedPeriods of(Period period, Period before, @Nullable LocalDate map) {
        counting.bringUp(period, before);
        var now = choices.now();
        var saves = running.oldest();
        return Objects.requireNonNull(snapshot.execute(_ -> read(period, before, map, now.history(), saves)));
    }

    /// Counts all that there is, in the transaction that is under way: for whoever loads activities
    /// without the marks that tell of them.
    @Transactional(propagation = Propagation.MANDATORY)
    public void countAll() {
        counting.wholly();
    }

    /// Lets nobody count until the transaction that is under way ends: for whoever is about to load
    /// activities.
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        sql.sql("lock table activity_tally_turn in exclusive mode").update();
    }

    private TalliedPeriods read(
            Period period, Period before, @Nullable LocalDate map, AreaHistory history, Instant saves) {
        var cutOff = RunningSaves.earlier(saves, cutOff(period, before));
        var all = new Pair();
        Map<String, Pair> byType = new HashMap<>();
        Map<OrganizationId, Pair> byDepartment = new LinkedHashMap<>();
        Map<Line, Pair> byPlace = new HashMap<>();
        Map<YearMonth, Sum> months = months(period);
        Map<YearMonth, Sum> monthsThen = months(before);
        String spans = spans(period, before);
        sums(spans, List.of("ALL", "TYPE", "DEPARTMENT", "UNIT", "WITHOUT"), null)
                .forEach(row -> {
                    switch (row.dimension) {
                        case "ALL" -> {
                            all.add(row, 1);
                            (row.number == 0 ? months : monthsThen)
                                    .computeIfAbsent(YearMonth.from(Objects.requireNonNull(row.month)), _ -> new Sum())
                                    .add(row, 1);
                        }
                        case "TYPE" ->
                            byType.computeIfAbsent(row.key, _ -> new Pair()).add(row, 1);
                        case "DEPARTMENT" ->
                            byDepartment
                                    .computeIfAbsent(OrganizationId.of(row.key), _ -> new Pair())
                                    .add(row, 1);
                        case "WITHOUT" ->
                            byPlace.computeIfAbsent(Line.WITHOUT, _ -> new Pair())
                                    .add(row, 1);
                        default ->
                            byPlace.computeIfAbsent(
                                            line(AdministrativeUnitId.of(row.key), DecidedTurns.NONE, map, history),
                                            _ -> new Pair())
                                    .add(row, 1);
                    }
                });
        mend(spans, map, history, byPlace);
        return new TalliedPeriods(
                cutOff,
                all.totals(),
                byType.entrySet().stream()
                        .collect(toUnmodifiableMap(
                                Map.Entry::getKey, one -> one.getValue().totals())),
                inOrder(byPlace, history),
                told(months),
                told(monthsThen),
                byDepartment.entrySet().stream()
                        .collect(toUnmodifiableMap(
                                Map.Entry::getKey, one -> one.getValue().totals())));
    }

    /// The places were added up unit by unit. An activity at several units that are one on the map
    /// counts once there, and one of whose places something was decided where that leads.
    private void mend(String spans, @Nullable LocalDate map, AreaHistory history, Map<Line, Pair> byPlace) {
        learn();
        Map<String, Map<Line, Integer>> mended = new HashMap<>();
        places.forEach((key, its) -> {
            boolean decided = !its.decided().ways().isEmpty();
            if (its.units().size() < 2 && !decided) return;
            Map<Line, Integer> lines = new HashMap<>();
            its.units().forEach(unit -> lines.merge(line(unit, its.decided(), map, history), 1, Integer::sum));
            if (decided) {
                lines.replaceAll((_, _) -> 1);
                mended.put(key, lines);
            } else if (lines.size() < its.units().size()) {
                lines.values().removeIf(times -> times == 1);
                lines.replaceAll((_, times) -> 1 - times);
                mended.put(key, lines);
            }
        });
        if (mended.isEmpty()) return;
        sums(
                        spans,
                        List.of("PLACES"),
                        mended.size() > KEYS ? null : mended.keySet().toArray(String[]::new))
                .forEach(row -> mended.getOrDefault(row.key, Map.of())
                        .forEach((line, times) ->
                                byPlace.computeIfAbsent(line, _ -> new Pair()).add(row, times)));
    }

    private Line line(AdministrativeUnitId unit, DecidedTurns decided, @Nullable LocalDate map, AreaHistory history) {
        if (map == null)
            return history.area(unit).map(area -> right(area, history)).orElse(Line.NOWHERE);
        return switch (history.on(map).of(unit, decided)) {
            case AreaConversion.To(var area, var _, var _) -> right(area, history);
            case AreaConversion.Undecided _ -> Line.UNDECIDED;
            case AreaConversion.Nowhere _ -> Line.NOWHERE;
        };
    }

    /// The unit that stands right below the province: of a commune until 30/6/2025 its district.
    private static Line right(Area area, AreaHistory history) {
        var parent = area.parentId();
        return new Line(parent == null || history.isBelowProvince(area) ? area.id() : parent, Kind.UNIT);
    }

    /// Reads the places that were added since it was last done.
    private void learn() {
        sql.sql("select places_id, added, units, decided from activity_places where added > :last order by added")
                .param("last", lastPlaces)
                .query(row -> {
                    var units = new ArrayList<AdministrativeUnitId>();
                    for (UUID unit : (UUID[]) row.getArray("units").getArray()) {
                        units.add(new AdministrativeUnitId(unit));
                    }
                    String decided = row.getString("decided");
                    places.put(
                            row.getString("places_id"),
                            new Places(
                                    List.copyOf(units),
                                    decided.isEmpty() ? DecidedTurns.NONE : ActivityMapping.decided(row)));
                    lastPlaces = Math.max(lastPlaces, row.getLong("added"));
                });
    }

    /// The moment until which whatever was saved is counted: that of the oldest mark that is left
    /// in the periods, else the moment just before the snapshot.
    private Instant cutOff(Period period, Period before) {
        return sql.sql("""
                        select least(statement_timestamp(), min(marked_at)) as cut_off from activity_tally_mark
                        where what = 'ALL' or (what = 'DAY' and (day between :from and :to or day between :beforeFrom and :beforeTo))
                        """)
                .param("from", period.from())
                .param("to", period.to())
                .param("beforeFrom", before.from())
                .param("beforeTo", before.to())
                .query((row, _) ->
                        row.getObject("cut_off", OffsetDateTime.class).toInstant())
                .single();
    }

    private List<Row> sums(String spans, List<String> dimensions, String @Nullable [] keys) {
        var query = sql.sql(
                        SUMS.replace("{spans}", spans).replace("{keys}", keys == null ? "" : "and t.key = any(:keys)"))
                .param("dimensions", dimensions.toArray(String[]::new));
        if (keys != null) query = query.param("keys", keys);
        return query.query((row, _) -> new Row(row)).list();
    }

    /// The whole months of both periods, and the days that are left of them: one part of the
    /// statement for each, so that each is a stretch of the index. The dates are no text of anybody's.
    private static String spans(Period period, Period before) {
        var spans = new ArrayList<String>();
        add(spans, 0, period);
        add(spans, 1, before);
        return String.join(" union all ", spans);
    }

    private static void add(List<String> spans, int number, Period period) {
        var first = period.from().getDayOfMonth() == 1
                ? period.from()
                : period.from().withDayOfMonth(1).plusMonths(1);
        var end = period.to().plusDays(1).withDayOfMonth(1); // the day after the last whole month
        if (!first.isBefore(end)) {
            spans.add(span(number, "DAY", period.from(), period.to()));
            return;
        }
        spans.add(span(number, "MONTH", first, end.minusMonths(1)));
        if (period.from().isBefore(first)) spans.add(span(number, "DAY", period.from(), first.minusDays(1)));
        if (!period.to().isBefore(end)) spans.add(span(number, "DAY", end, period.to()));
    }

    private static String span(int number, String span, LocalDate first, LocalDate last) {
        return """
                select %d as number, t.* from activity_tally t
                where t.span = '%s' and t.dimension = any(:dimensions) and t.day between date '%s' and date '%s' {keys}
                """.formatted(number, span, first, last);
    }

    private static Map<YearMonth, Sum> months(Period period) {
        Map<YearMonth, Sum> months = new TreeMap<>();
        for (var month = YearMonth.from(period.from());
                !month.isAfter(YearMonth.from(period.to()));
                month = month.plusMonths(1)) {
            months.put(month, new Sum());
        }
        return months;
    }

    private static List<OfPlace> inOrder(Map<Line, Pair> byPlace, AreaHistory history) {
        var ordered = new ArrayList<OfPlace>();
        history.all().forEach(area -> {
            var pair = byPlace.get(new Line(area.id(), Kind.UNIT));
            if (pair != null && !pair.isEmpty()) ordered.add(new OfPlace(area.id(), Kind.UNIT, pair.totals()));
        });
        for (var line : List.of(Line.UNDECIDED, Line.NOWHERE, Line.WITHOUT)) {
            var pair = byPlace.get(line);
            if (pair != null && !pair.isEmpty()) ordered.add(new OfPlace(null, line.kind(), pair.totals()));
        }
        return ordered;
    }

    private static Map<YearMonth, ActivityTotals> told(Map<YearMonth, Sum> months) {
        Map<YearMonth, ActivityTotals> told = new LinkedHashMap<>();
        months.forEach((month, sum) -> told.put(month, sum.totals()));
        return told;
    }

    /// A row of sums.
    private static final class Row {
        final int number;
        final String dimension;
        final String key;
        final @Nullable LocalDate month;
        final long activities;
        final long shared;
        final BigDecimal participants;
        final BigDecimal women;
        final BigDecimal bySex;
        final byte @Nullable [] subjects;

        Row(ResultSet row) throws SQLException {
            number = row.getInt("number");
            dimension = row.getString("dimension");
            key = row.getString("key");
            month = row.getObject("month", LocalDate.class);
            activities = row.getLong("activities");
            shared = row.getLong("shared");
            participants = row.getBigDecimal("participants");
            women = row.getBigDecimal("women");
            bySex = row.getBigDecimal("by_sex");
            subjects = row.getBytes("subjects");
        }
    }

    private static final class Pair {
        private final Sum now = new Sum();
        private final Sum then = new Sum();

        void add(Row row, int times) {
            (row.number == 0 ? now : then).add(row, times);
        }

        boolean isEmpty() {
            return now.activities == 0 && then.activities == 0;
        }

        Both totals() {
            return new Both(now.totals(), then.totals());
        }
    }

    private static final class Sum {
        private long activities;
        private long shared;
        private BigDecimal participants = BigDecimal.ZERO;
        private BigDecimal women = BigDecimal.ZERO;
        private BigDecimal bySex = BigDecimal.ZERO;
        private final BitSet subjects = new BitSet();

        void add(Row row, int times) {
            var factor = BigDecimal.valueOf(times);
            activities += times * row.activities;
            shared += times * row.shared;
            participants = participants.add(row.participants.multiply(factor));
            women = women.add(row.women.multiply(factor));
            bySex = bySex.add(row.bySex.multiply(factor));
            if (row.subjects == null) return;
            // One after the other as PostgreSQL sends them: how many bits, then the bits from the left.
            for (var bits = ByteBuffer.wrap(row.subjects); bits.hasRemaining(); ) {
                int length = bits.getInt();
                for (int at = 0; at < length; at += 8) {
                    int eight = bits.get() & 0xff;
                    for (int bit = 0; eight != 0; bit++, eight = (eight << 1) & 0xff) {
                        if ((eight & 0x80) != 0) subjects.set(at + bit);
                    }
                }
            }
        }

        ActivityTotals totals() {
            return new ActivityTotals(activities, shared, participants, women, bySex, subjects.cardinality());
        }
    }
}
