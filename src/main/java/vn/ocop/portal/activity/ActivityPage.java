package vn.ocop.portal.activity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which part of the list of activities is asked for, and how it is shown.
///
/// @param start where the page is
/// @param oldestFirst true: those that count first come first
/// @param columns null for those that the person's list remembers, or shows by itself
/// @param counted true: all are counted, however many; false: counting stops at 1,000
public record ActivityPage(
        Start start, boolean oldestFirst, @Nullable Set<ActivityColumn> columns, boolean counted) {
    /// Where a page is.
    public sealed interface Start {}

    /// So many pages from the beginning. The further, the slower.
    ///
    /// @param number from 1
    public record Numbered(int number) implements Start {}

    /// What follows the place; as quick on the last page as on the first.
    public record After(ActivityPlace place) implements Start {}

    /// What comes before the place.
    public record Before(ActivityPlace place) implements Start {}

    /// The end of the list.
    public record Last() implements Start {}

    /// The page of that number, the latest activities first.
    public static ActivityPage numbered(int number) {
        return new ActivityPage(new Numbered(number), false, null, false);
    }
}
