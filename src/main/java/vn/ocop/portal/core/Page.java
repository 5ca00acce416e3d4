package vn.ocop.portal.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param rows what the page shows
/// @param number from 1
/// @param size rows on a full page
/// @param total how many rows the list has, as far as they were counted
/// @param counted whether `total` is all of them; false where counting stopped at a limit
public record Page<T>(List<T> rows, int number, int size, long total, boolean counted) {
    /// Whether a page follows.
    public boolean isMore() {
        return counted ? (long) number * size < total : rows.size() == size;
    }

    /// How many pages there are as far as the rows were counted; one at least.
    public long getPages() {
        return Math.max(1, (total + size - 1) / size);
    }

    /// The page of that number of rows that are all at hand; the last one where the number is too large.
    ///
    /// @param number from 1
    public static <T> Page<T> of(List<T> all, int number, int size) {
        int last = Math.max(1, (all.size() + size - 1) / size);
        int page = Math.clamp(number, 1, last);
        var rows = all.subList((page - 1) * size, Math.min(all.size(), page * size));
        return new Page<>(List.copyOf(rows), page, size, all.size(), true);
    }

    /// The number of a page as an address gives it; 1 where it gives none that could be one.
    public static int number(@Nullable String typed) {
        return typed != null && typed.matches("[1-9]\\d{0,5}") ? Integer.parseInt(typed) : 1;
    }
}
