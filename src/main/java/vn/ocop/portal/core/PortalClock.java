package vn.ocop.portal.core;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The time in Vietnam. Data of an earlier day, such as the demo's, is loaded as of that day: within [#asOf] the clock
/// stands still at it, for the calling thread alone.
public final class PortalClock extends Clock {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private final Clock clock;
    private final ScopedValue<Instant> standing;

    /// The running clock.
    public PortalClock() {
        this(Clock.system(VIETNAM), ScopedValue.newInstance());
    }

    private PortalClock(Clock clock, ScopedValue<Instant> standing) {
        this.clock = clock;
        this.standing = standing;
    }

    /// Does the work while the clock stands at that moment.
    public <T extends @Nullable Object> T asOf(Instant moment, Supplier<T> work) {
        return ScopedValue.where(standing, moment).call(work::get);
    }

    @Override
    public Instant instant() {
        return standing.isBound() ? standing.get() : clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(getZone()) ? this : new PortalClock(clock.withZone(zone), standing);
    }
}
