package vn.ocop.portal.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers as officials type and write them: a point between thousands, a comma before decimals.
public final class VietnameseNumbers {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(\\.\\d{3})+(,\\d+)?");
    private static final Pattern PLAIN = Pattern.compile("-?\\d+([,.]\\d+)?");

    private static final Pattern AMOUNT = Pattern.compile("(-?[\\d., ]+?) *(tỷ|tỉ|triệu|tr)? *(đồng|đ)?");
    private static final int LONGEST_AMOUNT = 18;

    private VietnameseNumbers() {}

    /// The number with grouped thousands and no trailing zeros: 1.234,5.
    public static String grouped(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        String[] parts = plain.setScale(Math.max(0, plain.scale()), RoundingMode.UNNECESSARY)
                .abs()
                .toPlainString()
                .split("\\.");
        String whole = parts[0].replaceAll("(?<=\\d)(?=(\\d{3})+$)", ".");
        return (number.signum() < 0 ? "-" : "") + whole + (parts.length > 1 ? "," + parts[1] : "");
    }

    /// The number as letters count things: whole numbers from 0 to 9 with a leading zero (02 phân khu), others
    /// grouped.
    public static String counted(BigDecimal number) {
        boolean digit = number.signum() >= 0
                && number.compareTo(BigDecimal.TEN) < 0
                && number.stripTrailingZeros().scale() <= 0;
        return digit ? "0" + number.toBigInteger() : grouped(number);
    }

    /// As [#counted(BigDecimal)].
    public static String counted(long number) {
        return counted(BigDecimal.valueOf(number));
    }

    /// An amount of đồng in the largest fitting unit: 717,716 tỷ đồng, 35 triệu đồng, 500.000 đồng.
    public static String money(BigDecimal dong) {
        BigDecimal size = dong.abs();
        if (size.compareTo(BILLION) >= 0) return grouped(dong.divide(BILLION)) + " tỷ đồng";
        if (size.compareTo(MILLION) >= 0) return grouped(dong.divide(MILLION)) + " triệu đồng";
        return grouped(dong) + " đồng";
    }

    /// The amount of đồng that a person typed, with its unit or without: 30 tỷ, 1,5 tỷ đồng, 350 triệu,
    /// 500.000. Empty where it is no amount or no whole number of đồng.
    public static Optional<Long> typedDong(String text) {
        var match = AMOUNT.matcher(text.strip().replace('\u00A0', ' ').toLowerCase(VietnameseText.VIETNAMESE));
        if (!match.matches()) return Optional.empty();
        String unit = match.group(2) == null ? "" : match.group(2);
        var size = switch (unit) {
            case "tỷ", "tỉ" -> BILLION;
            case "triệu", "tr" -> MILLION;
            default -> BigDecimal.ONE;
        };
        return typed(match.group(1))
                .map(number -> number.multiply(size).stripTrailingZeros())
                .filter(dong -> dong.scale() <= 0 && dong.precision() - dong.scale() <= LONGEST_AMOUNT)
                .map(BigDecimal::longValueExact);
    }

    /// A part of a whole in percent with at most one decimal: 40%, 100,5%. Empty where the whole is nothing.
    public static Optional<String> percent(BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) return Optional.empty();
        return Optional.of(
                grouped(part.multiply(BigDecimal.valueOf(100)).divide(whole, 1, RoundingMode.HALF_UP)) + "%");
    }

    /// The number that a person typed: 1234, 1.234, 1.234,5 or 1234,5. A point followed by exactly three digits
    /// groups thousands. Empty where it is no number.
    public static Optional<BigDecimal> typed(String text) {
        String number = text.strip().replace("\u00A0", "").replace(" ", "");
        if (GROUPED.matcher(number).matches()) {
            return Optional.of(new BigDecimal(number.replace(".", "").replace(',', '.')));
        }
        return PLAIN.matcher(number).matches()
                ? Optional.of(new BigDecimal(number.replace(',', '.')))
                : Optional.empty();
    }

    /// The size of a file: 850 KB; 1,2 MB.
    ///
    /// @param bytes at least 0
    public static String fileSize(long bytes) {
        double kilobytes = bytes / 1024.0;
        return kilobytes < 1000
                ? grouped(BigDecimal.valueOf(Math.max(bytes == 0 ? 0 : 1, Math.round(kilobytes)))) + " KB"
                : grouped(BigDecimal.valueOf(kilobytes / 1024).setScale(1, RoundingMode.HALF_UP)) + " MB";
    }
}
