package vn.ocop.portal.report.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.report.CorrectionContent;
import vn.ocop.portal.report.ReportPurpose;

/// What a person types about a letter that replaces, corrects or withdraws an issued one, just as it was typed, so that
/// what is refused comes back whole.
///
/// @param purpose null while none is chosen
/// @param anew what is being drafted is thrown away
record CorrectionForm(@Nullable ReportPurpose purpose, String reason, List<PairForm> pairs, boolean anew) {
    static final int ROWS = 3;
    private static final int MOST_ROWS = 50;

    /// Words of the issued letter and how they read correctly.
    record PairForm(String printed, String correct) {
        boolean empty() {
            return printed.isBlank() && correct.isBlank();
        }
    }

    /// The form as it is first shown.
    static CorrectionForm of(@Nullable ReportPurpose purpose, String reason) {
        return new CorrectionForm(purpose, reason, List.of(), false).withRows(ROWS);
    }

    /// The form as it was sent.
    ///
    /// @param parameter gives the value of a name; null where there is none
    static CorrectionForm sent(UnaryOperator<@Nullable String> parameter) {
        var pairs = new ArrayList<PairForm>();
        for (int i = 0; i < MOST_ROWS; i++) {
            String printed = parameter.apply("pairs[%d].printed".formatted(i));
            String correct = parameter.apply("pairs[%d].correct".formatted(i));
            if (printed != null || correct != null) pairs.add(new PairForm(text(printed), text(correct)));
        }
        String purpose = parameter.apply("purpose");
        return new CorrectionForm(
                Stream.of(ReportPurpose.values())
                        .filter(one -> one.name().equals(purpose))
                        .findFirst()
                        .orElse(null),
                text(parameter.apply("reason")),
                List.copyOf(pairs),
                parameter.apply("anew") != null);
    }

    /// The pairs that were typed, and so many empty rows after them.
    CorrectionForm withRows(int empty) {
        var rows = new ArrayList<>(pairs.stream().filter(pair -> !pair.empty()).toList());
        for (int i = 0; i < empty && rows.size() < MOST_ROWS; i++) rows.add(new PairForm("", ""));
        return new CorrectionForm(purpose, reason, List.copyOf(rows), anew);
    }

    /// @throws RuleViolation `correction.purpose.missing`, `text.unprintable`
    CorrectionContent content() {
        if (purpose == null) throw new RuleViolation("correction.purpose.missing");
        return new CorrectionContent(
                purpose,
                VietnameseText.clean(reason),
                pairs.stream()
                        .map(pair -> new CorrectionContent.Pair(
                                VietnameseText.clean(pair.printed()), VietnameseText.clean(pair.correct())))
                        .toList());
    }

    /// The field at which the page tells of a problem.
    String fieldOf(RuleViolation problem) {
        String code = problem.code();
        if (code.startsWith("correction.reason")) return "reason";
        if (code.startsWith("correction.pair")) return "pairs";
        if (code.equals("text.unprintable")) return printable(reason) ? "pairs" : "reason";
        return code.equals("correction.begun") || code.equals("report.closed") ? "anew" : "purpose";
    }

    private static boolean printable(String text) {
        try {
            VietnameseText.clean(text);
            return true;
        } catch (RuleViolation unprintable) {
            return false;
        }
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }
}
