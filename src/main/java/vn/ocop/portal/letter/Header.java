package vn.ocop.portal.letter;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The head of a letter. The registry gives number and date after the signature; while they are null, blanks stand
/// for them.
///
/// @param governingBody the body above the issuer (cơ quan chủ quản), "UBND tỉnh Đồng Tháp"; printed in capitals
/// @param issuer the issuing body, "Sở Kế hoạch và Đầu tư"; printed in capitals
/// @param number from 1 on
/// @param symbol what follows the stroke after the number, "SKHĐT-ĐKKD"
/// @param place the province's name alone, "Đồng Tháp"
/// @param subject the abstract (trích yếu) after "V/v", which is printed before it; empty leaves the line out
public record Header(
        @Nullable String governingBody,
        String issuer,
        @Nullable Integer number,
        String symbol,
        String place,
        @Nullable LocalDate date,
        String subject) {
    public Header {
        if (number != null && number < 1) throw new IllegalArgumentException("a letter's number is " + number);
    }
}
