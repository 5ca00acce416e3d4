package vn.ocop.portal.report;

import java.util.ArrayList;
import java.util.List;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseText;

/// What a person tells of a letter that is to replace, correct or withdraw an issued one.
///
/// @param purpose any but RESPONSE
/// @param reason 1 to 1,000 letters
/// @param pairs what a correction corrects; a pair with both sides empty is passed over, and so are all for the other
///     purposes
public record CorrectionContent(ReportPurpose purpose, String reason, List<Pair> pairs) {
    static final int LONGEST_REASON = 1000;
    static final int LONGEST_SIDE = 2000;

    /// Words of the issued letter and how they read correctly; up to 2,000 letters each.
    public record Pair(String printed, String correct) {}

    public CorrectionContent {
        pairs = List.copyOf(pairs);
    }

    /// The same on one line each, complete.
    ///
    /// @throws RuleViolation `correction.purpose`, `correction.reason.missing`, `correction.reason.long`,
    ///     `correction.pairs.none`, `correction.pair.half`, `correction.pair.same`, `correction.pair.long`
    CorrectionContent complete() {
        if (purpose == ReportPurpose.RESPONSE) throw new RuleViolation("correction.purpose");
        String why = VietnameseText.withoutFinalMark(VietnameseText.oneLine(reason));
        if (why.isEmpty()) throw new RuleViolation("correction.reason.missing");
        if (why.length() > LONGEST_REASON) throw new RuleViolation("correction.reason.long", LONGEST_REASON);
        return new CorrectionContent(purpose, why, purpose == ReportPurpose.CORRECTION ? completePairs() : List.of());
    }

    private List<Pair> completePairs() {
        var complete = new ArrayList<Pair>();
        for (Pair pair : pairs) {
            String printed = VietnameseText.oneLine(pair.printed());
            String correct = VietnameseText.oneLine(pair.correct());
            if (printed.isEmpty() && correct.isEmpty()) continue;
            if (printed.isEmpty() || correct.isEmpty()) throw new RuleViolation("correction.pair.half");
            if (Math.max(printed.length(), correct.length()) > LONGEST_SIDE) {
                throw new RuleViolation("correction.pair.long", LONGEST_SIDE);
            }
            if (printed.equals(correct)) throw new RuleViolation("correction.pair.same");
            complete.add(new Pair(printed, correct));
        }
        if (complete.isEmpty()) throw new RuleViolation("correction.pairs.none");
        return complete;
    }
}
