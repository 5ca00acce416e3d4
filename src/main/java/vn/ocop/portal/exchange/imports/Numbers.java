package vn.ocop.portal.exchange.imports;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers that stand in cells as text.
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern ONE_MARK = Pattern.compile("-?\\d{1,3}[.,]\\d{3}");
    private static final Pattern VIETNAMESE = Pattern.compile("-?\\d{1,3}(\\.\\d{3})+(,\\d{1,6})?");
    private static final Pattern ENGLISH = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d{1,6})?");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}[.,]\\d{1,6}");

    private Numbers() {}

    /// Whether the one mark in it may part thousands or decimals: 1.234 or 1,234.
    static boolean isAmbiguous(String text) {
        return ONE_MARK.matcher(plain(text)).matches() && !plain(text).matches("-?0[.,].*");
    }

    /// The number that the text tells; null where it is none.
    ///
    /// @param pointGroups what the mark of an ambiguous number means
    static @Nullable BigDecimal read(String text, boolean pointGroups) {
        String number = plain(text);
        if (WHOLE.matcher(number).matches()) return new BigDecimal(number);
        if (isAmbiguous(text)) {
            boolean point = number.indexOf('.') >= 0;
            return point == pointGroups
                    ? new BigDecimal(number.replace(".", "").replace(",", ""))
                    : new BigDecimal(number.replace(',', '.'));
        }
        if (VIETNAMESE.matcher(number).matches())
            return new BigDecimal(number.replace(".", "").replace(',', '.'));
        if (ENGLISH.matcher(number).matches()) return new BigDecimal(number.replace(",", ""));
        return DECIMAL.matcher(number).matches() ? new BigDecimal(number.replace(',', '.')) : null;
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00A0]", "");
    }
}
