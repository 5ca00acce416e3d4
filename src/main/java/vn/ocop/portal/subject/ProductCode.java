package vn.ocop.portal.subject;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The code of a product: province, commune, sequence and year since districts are no more (82-29869-12-2025),
/// with the
/// district before (87-866-29869-12-2022). Codes of units are the statistics office's, of the units as they
/// were then.
///
/// @param district null in the shape of four parts
/// @param year 2000 to 2099
public record ProductCode(String province, @Nullable String district, String commune, int sequence, int year) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{2})-(?:(\\d{3})-)?(\\d{5})-(\\d{1,4})-(20\\d{2})");
    private static final int REFORM = 2025;

    /// The code written as text; empty where it has neither shape.
    public static Optional<ProductCode> of(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) return Optional.empty();
        return Optional.of(new ProductCode(
                parts.group(1),
                parts.group(2),
                parts.group(3),
                Integer.parseInt(parts.group(4)),
                Integer.parseInt(parts.group(5))));
    }

    /// Whether its shape is that of its year; in 2025 both were given.
    boolean hasShapeOfItsYear() {
        return district == null ? year >= REFORM : year <= REFORM;
    }

    /// A day of its year on which units had the codes of its shape.
    LocalDate unitsOn() {
        return district != null && year == REFORM
                ? LocalDate.of(REFORM, Month.JUNE, 30)
                : LocalDate.of(year, Month.DECEMBER, 31);
    }
}
