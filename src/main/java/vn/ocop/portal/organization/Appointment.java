package vn.ocop.portal.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.Validity;

/// A signatory within the days of the appointment.
///
/// @param document decision or authorisation by which the person signs
public record Appointment(
        UUID id,
        SignatorySummary signatory,
        Validity days,
        @Nullable String document) {
    /// How long before its end a term is told to be ending.
    private static final int DAYS_AHEAD = 30;

    /// Where a term stands.
    public enum Standing {
        COMING,
        STANDING,
        /// Ends within thirty days.
        ENDING,
        OVER
    }

    /// Where the term stands on that day.
    public Standing on(LocalDate day) {
        var from = days.from();
        var to = days.to();
        if (from != null && day.isBefore(from)) return Standing.COMING;
        if (to == null) return Standing.STANDING;
        if (day.isAfter(to)) return Standing.OVER;
        return day.plusDays(DAYS_AHEAD).isAfter(to) ? Standing.ENDING : Standing.STANDING;
    }

    /// Whether it says for the same days what the other says too: that somebody is the head, or that this person
    /// signs.
    public boolean collidesWith(Appointment other) {
        if (id.equals(other.id) || !overlaps(days, other.days)) return false;
        var name = signatory.fullName();
        boolean samePerson = name != null && name.equalsIgnoreCase(other.signatory.fullName());
        return (signatory.ofHead() && other.signatory.ofHead())
                || (samePerson && signatory.authority().equals(other.signatory.authority()));
    }

    private static boolean overlaps(Validity one, Validity other) {
        return !before(one.to(), other.from()) && !before(other.to(), one.from());
    }

    private static boolean before(@Nullable LocalDate end, @Nullable LocalDate start) {
        return end != null && start != null && end.isBefore(start);
    }
}
