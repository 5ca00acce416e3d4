package vn.ocop.portal.report.web;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.report.CorrectionContent;
import vn.ocop.portal.report.ReportPurpose;

/// What a person types about a letter that replaces, corrects or withdraws an issued one.
///
/// @param anew what is being drafted is thrown away
record CorrectionForm(
        @NotNull @Nullable ReportPurpose purpose,
        @Nullable String reason,
        @Nullable List<PairForm> pairs,
        boolean anew) {
    /// Words of the issued letter and how they read correctly.
    record PairForm(@Nullable String printed, @Nullable String correct) {
        boolean empty() {
            return printed == null && correct == null;
        }
    }

    static final int ROWS = 3;
    static final int MOST_ROWS = 50;

    /// The form as it is first shown.
    static CorrectionForm of(@Nullable ReportPurpose purpose, @Nullable String reason) {
        return new CorrectionForm(purpose, reason, List.of(), false).withRows(ROWS);
    }

    /// The pairs that were typed, and so many empty rows after them.
    CorrectionForm withRows(int empty) {
        var rows = new ArrayList<PairForm>();
        if (pairs != null)
            pairs.stream().filter(pair -> pair != null && !pair.empty()).forEach(rows::add);
        for (int i = 0; i < empty && rows.size() < MOST_ROWS; i++) rows.add(new PairForm(null, null));
        return new CorrectionForm(purpose, reason, rows, anew);
    }

    CorrectionContent content(ReportPurpose purpose) {
        return new CorrectionContent(
                purpose,
                text(reason),
                pairs == null
                        ? List.of()
                        : pairs.stream()
                                .limit(MOST_ROWS)
                                .map(pair -> new CorrectionContent.Pair(text(pair.printed()), text(pair.correct())))
                                .toList());
    }

    /// Where the page shows what is wrong.
    static String fieldOf(String problem) {
        if (problem.startsWith("correction.reason")) return "reason";
        if (problem.startsWith("correction.pair")) return "pairs";
        return problem.toLowerCase(Locale.ROOT).equals("correction.begun") ? "anew" : "purpose";
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
