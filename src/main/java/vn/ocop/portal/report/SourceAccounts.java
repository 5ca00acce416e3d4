package vn.ocop.portal.report;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.ocop.portal.activity.ActivitiesOfPeriod;
import vn.ocop.portal.activity.ActivityFacts;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityState;

/// Draws up what a report rests on as its records now are.
@Component
class SourceAccounts {
    private final SourceRecords records;
    private final ActivitiesOfPeriod activities;
    private final Predecessors predecessors;
    private final JdbcClient sql;

    SourceAccounts(SourceRecords records, ActivitiesOfPeriod activities, Predecessors predecessors, JdbcClient sql) {
        this.predecessors = predecessors;
        this.records = records;
        this.activities = activities;
        this.sql = sql;
    }

    /// The account of a report as it now is. The number of statements does not grow with its sentences or records.
    SourceAccount of(Reports.Whole whole) {
        var report = whole.report();
        var inLetter = inLetter(whole);
        var sources = new LinkedHashSet<Source>();
        inLetter.forEach(sentence -> sources.addAll(sentence.sources()));
        Set<Source> leftOut = new HashSet<>();
        whole.sentences().forEach(sentence -> leftOut.addAll(sentence.sources()));
        List<ActivityFacts> untold = untold(whole, sources);
        var named = new LinkedHashSet<>(sources);
        untold.forEach(activity -> named.add(Source.of(activity.id())));
        named.add(Source.of(whole.request().id()));
        var late = loggedTooLate(whole);
        var found = records.of(named);
        var figures = figures(whole, inLetter, found);
        var given = figureReasons(report.id());
        var omitted = omissions(report.id());
        return new SourceAccount(
                inLetter.stream()
                        .map(sentence -> new SourceAccount.Told(
                                sentence.id(),
                                sentence.section(),
                                sentence.kind(),
                                sentence.text(),
                                sentence.generated() != null,
                                sentence.written() != null,
                                sentence.sources(),
                                figures.getOrDefault(sentence.id(), List.of()).stream()
                                        .map(figure -> new SourceAccount.Figure(
                                                figure, given.get(new FigureKey(sentence.id(), figure))))
                                        .toList()))
                        .toList(),
                found,
                untold.stream()
                        .map(activity -> {
                            var source = Source.of(activity.id());
                            return new SourceAccount.Unused(
                                    source,
                                    why(activity.state(), leftOut.contains(source), late.contains(activity.id())),
                                    omitted.get(activity.id().value()));
                        })
                        .toList());
    }

    /// The activities of the period that the letter does not tell of; of a letter that only corrects or withdraws
    /// another, none.
    private List<ActivityFacts> untold(Reports.Whole whole, Set<Source> told) {
        var purpose = whole.report().purpose();
        if (purpose == ReportPurpose.CORRECTION || purpose == ReportPurpose.WITHDRAWAL) return List.of();
        // Each department accounts for its own activities.
        if (whole.report().consolidates()) return List.of();
        return activities
                .of(
                        predecessors.toldBy(
                                whole.report().organization(), whole.request().id()),
                        whole.request().period(),
                        EnumSet.allOf(ActivityState.class))
                .stream()
                .filter(activity -> !told.contains(Source.of(activity.id())))
                .toList();
    }

    /// The finished activities of the period of which the letter does not tell because they were logged after the
    /// request's last day for records.
    Set<ActivityId> loggedTooLate(Reports.Whole whole) {
        var request = whole.request();
        var report = whole.report();
        if (request.recordsUntil() == null || report.consolidates() || !report.assembled()) return Set.of();
        var departments = predecessors.toldBy(report.organization(), request.id());
        var done = EnumSet.of(ActivityState.DONE);
        Set<ActivityId> late = new HashSet<>();
        activities.of(departments, request.period(), done).forEach(one -> late.add(one.id()));
        if (late.isEmpty()) return Set.of();
        activities
                .of(departments, request.period(), done, request.recordsUntil())
                .forEach(one -> late.remove(one.id()));
        inLetter(whole).stream()
                .flatMap(sentence -> sentence.sources().stream())
                .filter(source -> source.kind() == Source.Kind.ACTIVITY)
                .forEach(source -> late.remove(new ActivityId(source.id())));
        return late;
    }

    private static SourceAccount.Why why(ActivityState state, boolean leftOut, boolean late) {
        return switch (state) {
            case DONE ->
                leftOut
                        ? SourceAccount.Why.LEFT_OUT
                        : late ? SourceAccount.Why.LOGGED_LATE : SourceAccount.Why.NOT_TOLD;
            case PLANNED -> SourceAccount.Why.PLANNED;
            case POSTPONED -> SourceAccount.Why.POSTPONED;
            case CANCELLED -> SourceAccount.Why.CANCELLED;
        };
    }

    /// How many figures were typed by hand that no record has and for which nobody gave a reason. Asks the database
    /// only where a person wrote figures at all.
    long unexplained(Reports.Whole whole) {
        var inLetter = inLetter(whole);
        boolean any = inLetter.stream()
                .filter(sentence -> sentence.written() != null)
                .anyMatch(sentence -> TypedFigures.mayHoldAny(sentence.text(), sentence.generated()));
        if (!any) return 0;
        var sources = new LinkedHashSet<Source>();
        inLetter.forEach(sentence -> sources.addAll(sentence.sources()));
        var figures = figures(whole, inLetter, records.of(sources));
        if (figures.isEmpty()) return 0;
        var given = figureReasons(whole.report().id()).keySet();
        return figures.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(figure -> new FigureKey(entry.getKey(), figure)))
                .filter(key -> !given.contains(key))
                .count();
    }

    private static List<SentenceSummary> inLetter(Reports.Whole whole) {
        return whole.composition().parts().stream()
                .flatMap(part -> part.paragraphs().stream())
                .flatMap(paragraph -> paragraph.pieces().stream())
                .filter(Composition.Piece::inLetter)
                .map(Composition.Piece::sentence)
                .toList();
    }

    private static Map<SentenceId, List<String>> figures(
            Reports.Whole whole, List<SentenceSummary> inLetter, Map<Source, SourceRecord> records) {
        var citable = new ArrayList<String>();
        records.values().forEach(record -> citable.addAll(said(record)));
        inLetter.forEach(sentence -> {
            if (sentence.generated() != null) citable.add(sentence.generated());
        });
        var typed = new TypedFigures(whole.request(), citable);
        Map<SentenceId, List<String>> found = new HashMap<>();
        for (SentenceSummary sentence : inLetter) {
            if (sentence.written() == null) continue;
            var known = new ArrayList<String>();
            Stream.of(sentence.generated(), sentence.proposed()).forEach(words -> {
                if (words != null) known.add(words);
            });
            sentence.sources().forEach(source -> known.addAll(said(records.get(source))));
            var figures = typed.of(sentence.text(), known);
            if (!figures.isEmpty()) found.put(sentence.id(), figures);
        }
        return found;
    }

    private static Collection<String> said(@Nullable SourceRecord record) {
        return record == null
                ? List.of()
                : record.fields().stream()
                        .flatMap(field -> field.values().stream())
                        .toList();
    }

    /// Gives the draft that replaces a letter the reasons that people gave for that letter, with who gave them and
    /// when. A reason that the draft has already stays.
    ///
    /// @param copies of each sentence of the letter, its copy in the draft; both are in the database
    void copyReasons(ReportId letter, ReportId draft, Map<SentenceId, SentenceId> copies) {
        var from = new ArrayList<UUID>();
        var to = new ArrayList<UUID>();
        copies.forEach((sentence, copy) -> {
            from.add(sentence.value());
            to.add(copy.value());
        });
        sql.sql("""
                        insert into figure_reason (sentence_id, figure, reason, given_by, given_at)
                        select c.copy, f.figure, f.reason, f.given_by, f.given_at
                        from unnest(cast(:from as uuid[]), cast(:to as uuid[])) as c (sentence, copy)
                          join figure_reason f on f.sentence_id = c.sentence
                        on conflict (sentence_id, figure) do nothing
                        """)
                .param("from", from.toArray(UUID[]::new))
                .param("to", to.toArray(UUID[]::new))
                .update();
        sql.sql("""
                        insert into activity_omission (report_id, activity_id, reason, given_by, given_at)
                        select :draft, activity_id, reason, given_by, given_at
                        from activity_omission where report_id = :letter
                        on conflict (report_id, activity_id) do nothing
                        """)
                .param("draft", draft.value())
                .param("letter", letter.value())
                .update();
    }

    private record FigureKey(SentenceId sentence, String figure) {}

    private Map<FigureKey, SourceAccount.Reason> figureReasons(ReportId report) {
        Map<FigureKey, SourceAccount.Reason> found = new HashMap<>();
        sql.sql("""
                        select f.sentence_id, f.figure, f.reason, f.given_at, a.full_name
                        from report_sentence s join figure_reason f on f.sentence_id = s.sentence_id
                          join account a on a.account_id = f.given_by
                        where s.report_id = :report
                        """).param("report", report.value()).query(row -> {
            found.put(
                    new FigureKey(new SentenceId(row.getObject("sentence_id", UUID.class)), row.getString("figure")),
                    reason(
                            row.getString("reason"),
                            row.getString("full_name"),
                            row.getObject("given_at", OffsetDateTime.class)));
        });
        return found;
    }

    private Map<UUID, SourceAccount.Reason> omissions(ReportId report) {
        Map<UUID, SourceAccount.Reason> found = new HashMap<>();
        sql.sql("""
                        select o.activity_id, o.reason, o.given_at, a.full_name
                        from activity_omission o join account a on a.account_id = o.given_by
                        where o.report_id = :report
                        """).param("report", report.value()).query(row -> {
            found.put(
                    row.getObject("activity_id", UUID.class),
                    reason(
                            row.getString("reason"),
                            row.getString("full_name"),
                            row.getObject("given_at", OffsetDateTime.class)));
        });
        return found;
    }

    private static SourceAccount.Reason reason(String text, String by, OffsetDateTime at) {
        return new SourceAccount.Reason(text, by, at.toInstant());
    }
}
