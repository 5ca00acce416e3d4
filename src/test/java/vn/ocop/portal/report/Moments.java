package vn.ocop.portal.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.PortalClock;

/// Does things on earlier days.
final class Moments {
    private Moments() {}

    /// Nine in the morning of a day such as 2022-06-17.
    static Instant of(String day) {
        return of(day, "09:00");
    }

    /// That time of that day, in Vietnam.
    static Instant of(String day, String time) {
        return LocalDate.parse(day)
                .atTime(LocalTime.parse(time))
                .atZone(ZoneId.of("Asia/Ho_Chi_Minh"))
                .toInstant();
    }

    /// Does the work while the clock stands at nine of that day.
    static <T extends @Nullable Object> T on(PortalClock clock, String day, Supplier<T> work) {
        return clock.asOf(of(day), work);
    }
}
