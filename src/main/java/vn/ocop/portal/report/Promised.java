package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.List;

/// What earlier letters promised for a period, and how it stands.
///
/// @param letters those that promised, the earliest first
record Promised(List<Letter> letters, List<CommitmentProgress> tasks) {
    static final Promised NOTHING = new Promised(List.of(), List.of());

    /// A letter, as another cites it.
    ///
    /// @param reference number and symbol
    record Letter(ReportId report, ReportForm form, String reference, LocalDate dated, String subject) {}
}
