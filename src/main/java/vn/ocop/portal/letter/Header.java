package vn.ocop.portal.letter;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The head of a letter. The registry gives number and date after the signature; while they are null, blanks stand
/// for them.
///
/// @param governingBody the body above the issuer (cơ quan chủ quản), "UBND tỉnh Đồng Tháp"; printed in capitals
/// @param issuer the issuing body, "Sở Kế hoạch và Đầu tư"; printed in capitals
/// @param number from 1 on
/// @param symbol what follows the stroke after the number, "SKHĐT-ĐKKD", "BC-SKHĐT"; null leaves the number's line out
/// @param place the province's name alone, "Đồng Tháp"; null leaves out the line of place and date
/// @param type what a named document is called, "Báo cáo", printed in capitals over the full width with the subject
///     below it; null for a công văn, whose subject stands under its number
/// @param subject the abstract (trích yếu); in a công văn "V/v" is printed before it; empty leaves the line out
public record Header(
        @Nullable String governingBody,
        String issuer,
        @Nullable Integer number,
        @Nullable String symbol,
        @Nullable String place,
        @Nullable LocalDate date,
        @Nullable String type,
        String subject) {
    public Header {
        if (number != null && number < 1) throw new IllegalArgumentException("a letter's number is " + number);
    }

    /// The head of a công văn.
    public Header(
            @Nullable String governingBody,
            String issuer,
            @Nullable Integer number,
            @Nullable String symbol,
            @Nullable String place,
            @Nullable LocalDate date,
            String subject) {
        this(governingBody, issuer, number, symbol, place, date, null, subject);
    }
}
