package vn.ocop.portal.subject;

import java.time.LocalDate;

/// The days of one certificate between which its product's file for re-rating is handed in.
///
/// @param opensOn first day on which it may be
/// @param closesOn last day on which it may be
/// @param expiresOn last day of the certificate
/// @param graceUntil last day on which a late file is still covered
public record RatingWindow(LocalDate opensOn, LocalDate closesOn, LocalDate expiresOn, LocalDate graceUntil) {
    /// How a day lies to the window.
    public enum Stage {
        /// The file may not yet be handed in.
        NOT_YET,
        /// The file is to be handed in now.
        OPEN,
        /// The last day for it has passed, the certificate still holds.
        LATE,
        /// The certificate expired, a late file is still covered.
        GRACE,
        /// All days have passed.
        OVER
    }

    /// The stage on that day.
    public Stage on(LocalDate day) {
        if (day.isBefore(opensOn)) return Stage.NOT_YET;
        if (!day.isAfter(closesOn)) return Stage.OPEN;
        if (!day.isAfter(expiresOn)) return Stage.LATE;
        return day.isAfter(graceUntil) ? Stage.OVER : Stage.GRACE;
    }
}
