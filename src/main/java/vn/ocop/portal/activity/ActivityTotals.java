package vn.ocop.portal.activity;

import java.math.BigDecimal;

/// Sums over finished activities.
///
/// @param activities each event once, or each record where a department's own are told
/// @param shared how many of them are events that several departments logged
/// @param participants all that were told, of whatever sex
/// @param women of the activities that tell both participants and women
/// @param participantsBySex participants of the activities that tell both
/// @param subjects different subjects that were reached
public record ActivityTotals(
        long activities,
        long shared,
        BigDecimal participants,
        BigDecimal women,
        BigDecimal participantsBySex,
        long subjects) {
    /// Nothing at all.
    public static final ActivityTotals NONE =
            new ActivityTotals(0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);
}
