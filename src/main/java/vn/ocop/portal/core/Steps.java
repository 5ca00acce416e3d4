package vn.ocop.portal.core;

import org.jspecify.annotations.Nullable;

/// The way through a long list: the addresses of the pages around the one that is shown; null where there is none.
///
/// @param number of the page that is shown, from 1; null where it was reached from the end and nobody counted
/// @param pages how many there are; null where they were not counted
public record Steps(
        @Nullable String first,
        @Nullable String previous,
        @Nullable Integer number,
        @Nullable Long pages,
        @Nullable String next,
        @Nullable String last) {

    /// The way through a list whose pages have numbers.
    ///
    /// @param base address of the list, ready for one more parameter
    public static Steps numbered(Page<?> page, String base) {
        boolean later = page.number() > 1;
        boolean sooner = page.isMore();
        return new Steps(
                later ? base + "page=1" : null,
                later ? base + "page=" + (page.number() - 1) : null,
                page.number(),
                page.counted() ? page.getPages() : null,
                sooner ? base + "page=" + (page.number() + 1) : null,
                sooner && page.counted() ? base + "page=" + page.getPages() : null);
    }

    /// Whether there is another page than this one.
    public boolean isAny() {
        return previous != null || next != null || first != null || last != null;
    }
}
