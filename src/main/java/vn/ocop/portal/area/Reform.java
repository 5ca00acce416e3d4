package vn.ocop.portal.area;

import java.time.LocalDate;
import java.util.List;

/// A reform of administrative units (sắp xếp đơn vị hành chính): the steps of one resolution, which take effect on one
/// day.
///
/// @param number and symbol of the resolution: 1663/NQ-UBTVQH15
/// @param day the first day of its new units; the old ones end the day before
/// @param moves in the order of time
public record Reform(
        ReformId id,
        int version,
        String number,
        String title,
        LocalDate day,
        ReformState state,
        List<ReformStep> steps,
        List<ReformMove> moves) {
    public Reform {
        steps = List.copyOf(steps);
        moves = List.copyOf(moves);
    }

    /// The head of a reform, for a list.
    public record Summary(ReformId id, String number, String title, LocalDate day, ReformState state, int steps) {}
}
