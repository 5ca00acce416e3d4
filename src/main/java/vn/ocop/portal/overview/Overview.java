package vn.ocop.portal.overview;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.Period;

/// Tells what all departments did together.
public interface Overview {
    /// The figures of a period beside an earlier one.
    ///
    /// @param map the day of the map on which areas are told; null as they were recorded
    ProvinceFigures of(Period period, Period before, @Nullable LocalDate map, Locale language);
}
