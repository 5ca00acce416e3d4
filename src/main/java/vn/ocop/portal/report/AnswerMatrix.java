package vn.ocop.portal.report;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.organization.Successions;

/// Which department answered for which period, of the requests that the office sent. It starts from who was asked, so
/// that silence is seen; what was withdrawn asks nobody. A department that became part of another keeps its row, for
/// it was asked; the other one's answer stands there.
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasRole('COORDINATOR')")
public class AnswerMatrix {
    /// So many periods are shown where no year is asked for.
    public static final int LATEST = 6;

    private final ReportRequests requests;
    private final Answers answers;
    private final RequestReminders reminders;
    private final Predecessors predecessors;
    private final Organizations organizations;
    private final Clock clock;

    AnswerMatrix(
            ReportRequests requests,
            Answers answers,
            RequestReminders reminders,
            Predecessors predecessors,
            Organizations organizations,
            Clock clock) {
        this.requests = requests;
        this.answers = answers;
        this.reminders = reminders;
        this.predecessors = predecessors;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// Which departments are shown.
    public enum Only {
        /// Who owes an answer after the deadline.
        OWING,
        /// Who was late at least once, or is.
        LATE
    }

    /// What is asked for.
    ///
    /// @param from first year in which a period ends; null for all, or the latest where `to` is null too
    /// @param to last year in which a period ends
    /// @param words of the department's name; null for all
    /// @param only null for all
    public record Filter(
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable String words,
            @Nullable Only only) {}

    /// How many answers were expected and what became of them: each is one of in time, late, silent or returned.
    ///
    /// @param answered in time or late
    /// @param silent nothing was sent, before the deadline or after it
    public record Tally(int expected, int answered, int onTime, int late, int silent, int returned) {
        static Tally of(Collection<Entry> entries) {
            int onTime = 0;
            int late = 0;
            int silent = 0;
            int returned = 0;
            for (var one : entries) {
                if (one.answer().answered()) {
                    if (one.answer().late()) late++;
                    else onTime++;
                } else if (one.answer().state() == Answer.State.RETURNED) returned++;
                else silent++;
            }
            return new Tally(entries.size(), onTime + late, onTime, late, silent, returned);
        }
    }

    /// One request in a department's cell.
    ///
    /// @param owing whether the deadline is past and no answer is there, or it was returned
    /// @param urgedOn when the office urged it on last; null where it did not
    public record Entry(
            RequestSummary request,
            Answer answer,
            boolean owing,
            @Nullable LocalDate urgedOn) {
        /// Where more is told of it: the letter, or the request.
        public String href() {
            return answer.report() == null ? "/requests/" + request.id() : "/reports/" + answer.report();
        }
    }

    /// What a department answered for a period; empty where it was not asked.
    public record Cell(List<Entry> entries) {
        public Cell {
            entries = List.copyOf(entries);
        }
    }

    /// A department.
    ///
    /// @param now of which it is part by today; null while it stands
    public record Row(
            OrganizationId organization,
            String name,
            @Nullable String now,
            List<Cell> cells,
            Tally tally) {
        public Row {
            cells = List.copyOf(cells);
        }

        private boolean isOne(@Nullable Only only) {
            if (only == null) return true;
            var all = cells.stream().flatMap(cell -> cell.entries().stream());
            return switch (only) {
                case OWING -> all.anyMatch(Entry::owing);
                case LATE -> all.anyMatch(one -> one.owing() || one.answer().late());
            };
        }
    }

    /// A period with the requests about it.
    public record Column(String name, Period period, List<RequestSummary> requests, Tally tally) {
        public Column {
            requests = List.copyOf(requests);
        }
    }

    /// A request that some have not answered after the deadline.
    public record Owed(RequestSummary request, int departments) {}

    /// The whole.
    ///
    /// @param columns the oldest period first
    /// @param rows in the order of the Vietnamese alphabet
    /// @param owed what the office may urge on, the earliest deadline first
    /// @param older whether older periods were left out, for nobody asked for a year
    public record Table(List<Column> columns, List<Row> rows, Tally tally, List<Owed> owed, boolean older) {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            owed = List.copyOf(owed);
        }
    }

    private List<RequestSummary> sent(SignedIn me) {
        return requests.of(me).stream()
                .filter(one -> !one.withdrawn() && predecessors.answers(me, one.sender()))
                .toList();
    }

    /// The years in which periods of the office's requests end, the latest first.
    public List<Integer> years(SignedIn me) {
        var years = new TreeSet<Integer>(Comparator.reverseOrder());
        sent(me).forEach(one -> years.add(one.period().to().getYear()));
        return List.copyOf(years);
    }

    /// The matrix as the filter asks for it.
    public Table table(SignedIn me, Filter filter) {
        Map<Period, List<RequestSummary>> periods = new LinkedHashMap<>();
        sent(me).stream()
                .filter(one -> {
                    int year = one.period().to().getYear();
                    return (filter.from() == null || year >= filter.from())
                            && (filter.to() == null || year <= filter.to());
                })
                .sorted(Comparator.comparing(
                                (RequestSummary one) -> one.period().to())
                        .thenComparing(one -> one.period().from())
                        .thenComparing(RequestSummary::issuedOn)
                        .thenComparing(RequestSummary::number))
                .forEach(one -> periods.computeIfAbsent(one.period(), _ -> new ArrayList<>())
                        .add(one));
        boolean older = filter.from() == null && filter.to() == null && periods.size() > LATEST;
        var shown = periods.entrySet().stream()
                .skip(older ? periods.size() - LATEST : 0)
                .toList();
        var asked = shown.stream().flatMap(one -> one.getValue().stream()).toList();
        var ids = asked.stream().map(RequestSummary::id).toList();
        var byPlace = answers.to(ids).stream().collect(Collectors.groupingBy(Answer::request));
        var urged = reminders.lastUrged(ids);
        var today = LocalDate.now(clock);
        Map<OrganizationId, Map<RequestId, Entry>> entries = new HashMap<>();
        for (var request : asked) {
            boolean past = today.isAfter(request.deadline());
            for (var answer : byPlace.getOrDefault(request.id(), List.of())) {
                var on = urged.getOrDefault(request.id(), Map.of()).get(answer.organization());
                entries.computeIfAbsent(answer.organization(), _ -> new HashMap<>())
                        .put(request.id(), new Entry(request, answer, past && !answer.answered(), on));
            }
        }
        var rows = rows(shown, entries, today).stream()
                .filter(row -> row.isOne(filter.only()))
                .filter(row -> filter.words() == null
                        || VietnameseText.fold(row.name()).contains(VietnameseText.fold(filter.words())))
                .toList();
        return new Table(columns(shown, rows), rows, Tally.of(all(rows)), owed(asked, rows), older);
    }

    private List<Row> rows(
            List<Map.Entry<Period, List<RequestSummary>>> shown,
            Map<OrganizationId, Map<RequestId, Entry>> entries,
            LocalDate today) {
        var successions = organizations.successions();
        Set<OrganizationId> departments = new HashSet<>(entries.keySet());
        if (!shown.isEmpty())
            organizations.ofKind(OrganizationKind.DEPARTMENT).stream()
                    .map(OrganizationSummary::id)
                    .filter(one -> !successions.isNoMore(one, today))
                    .forEach(departments::add);
        Set<OrganizationId> named = new HashSet<>(departments);
        successions.byPredecessor().values().forEach(step -> named.add(step.successor()));
        var names = organizations.on(today).of(named);
        var alphabet = Collator.getInstance(VietnameseText.VIETNAMESE);
        return departments.stream()
                .map(one -> {
                    var own = entries.getOrDefault(one, Map.of());
                    var cells = shown.stream()
                            .map(column -> new Cell(column.getValue().stream()
                                    .map(request -> own.get(request.id()))
                                    .filter(Objects::nonNull)
                                    .toList()))
                            .toList();
                    return new Row(
                            one, name(names, one), now(names, one, successions, today), cells, Tally.of(own.values()));
                })
                .sorted(Comparator.comparing(Row::name, alphabet)
                        .thenComparing(row -> row.organization().value()))
                .toList();
    }

    private static @Nullable String now(
            Map<OrganizationId, OrganizationSummary> names,
            OrganizationId one,
            Successions successions,
            LocalDate today) {
        var acting = one;
        for (int steps = 0; steps < 20 && successions.isNoMore(acting, today); steps++)
            acting = Objects.requireNonNull(successions.byPredecessor().get(acting))
                    .successor();
        return acting.equals(one) ? null : name(names, acting);
    }

    private static String name(Map<OrganizationId, OrganizationSummary> names, OrganizationId one) {
        var found = names.get(one);
        return found == null ? "" : found.letterName();
    }

    private static List<Column> columns(List<Map.Entry<Period, List<RequestSummary>>> shown, List<Row> rows) {
        var columns = new ArrayList<Column>();
        for (int i = 0; i < shown.size(); i++) {
            int at = i;
            var asked = shown.get(i).getValue();
            columns.add(new Column(
                    asked.getFirst().periodName(),
                    shown.get(i).getKey(),
                    asked,
                    Tally.of(rows.stream()
                            .flatMap(row -> row.cells().get(at).entries().stream())
                            .toList())));
        }
        return columns;
    }

    private static List<Entry> all(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.cells().stream())
                .flatMap(cell -> cell.entries().stream())
                .toList();
    }

    private static List<Owed> owed(List<RequestSummary> asked, List<Row> rows) {
        var counts = all(rows).stream()
                .filter(Entry::owing)
                .collect(Collectors.groupingBy(one -> one.request().id(), Collectors.summingInt(_ -> 1)));
        return asked.stream()
                .filter(one -> counts.containsKey(one.id()))
                .sorted(Comparator.comparing(RequestSummary::deadline))
                .map(one -> new Owed(one, counts.getOrDefault(one.id(), 0)))
                .toList();
    }
}
