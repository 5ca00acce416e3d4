package vn.ocop.portal.report;

import java.time.Instant;
import java.time.LocalDate;
import vn.ocop.portal.account.AccountId;

/// A letter as it was issued; its bytes are read by [IssuedLetters].
///
/// @param number in its sequence of that year
/// @param symbol what follows the number and the stroke: SKHĐT-DNKN
/// @param layoutProfile by which it was laid out: ND30_2020
/// @param rendererVersion of the templates that made its files
/// @param docxSha256 of the Word file, 64 hexadecimal digits
/// @param pdfSha256 of the PDF, 64 hexadecimal digits
public record IssuedLetter(
        ReportId report,
        int number,
        String symbol,
        LocalDate dated,
        AccountId issuedBy,
        Instant issuedAt,
        String layoutProfile,
        String rendererVersion,
        String docxSha256,
        String pdfSha256) {
    /// Number and symbol as letters write them; a number below ten has a leading zero.
    public String reference() {
        return reference(number, symbol);
    }

    static String reference(int number, String symbol) {
        return "%02d/%s".formatted(number, symbol);
    }
}
