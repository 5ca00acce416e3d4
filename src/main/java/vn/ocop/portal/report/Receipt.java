package vn.ocop.portal.report;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A receipt (biên nhận): what a department has in hand once its letter is issued, which sends it to the coordination
/// office.
///
/// @param addressee the office by the name that letters write
/// @param sentBy the clerk who issued the letter, by name
/// @param sentOn the day of issue in Vietnam
/// @param daysLate calendar days from the request's deadline to that day; 0 or less when in time
/// @param pages of the PDF
/// @param docxSize in bytes, as `pdfSize`
/// @param reception null until the office entered the letter in its register
/// @param accepted null until the office accepted it
/// @param returned the office's last return; null without one
public record Receipt(
        ReportSummary report,
        RequestSummary request,
        IssuedLetter letter,
        String issuer,
        String addressee,
        String sentBy,
        LocalDate sentOn,
        long daysLate,
        int pages,
        int docxSize,
        int pdfSize,
        @Nullable Reception reception,
        @Nullable Decision accepted,
        @Nullable Decision returned) {
    /// The office's entry in its register of incoming letters.
    public record Reception(int arrivalNumber, LocalDate arrivedOn, String by, Instant at) {}

    /// What the office decided.
    ///
    /// @param note the reason of a return
    public record Decision(String by, Instant at, @Nullable String note) {}

    /// Whether the letter had to be there by the deadline: only an answer to the request has to.
    public boolean dueByDeadline() {
        return report.purpose().answers();
    }

    /// A SHA-256 in groups of four digits, to be read out.
    public static String inFours(String sha256) {
        return sha256.replaceAll("(.{4})(?!$)", "$1 ");
    }
}
