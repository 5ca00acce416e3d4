package vn.ocop.portal.core;

import java.util.List;

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
}
