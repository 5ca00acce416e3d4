package vn.ocop.portal.letter;

/// How deep the headings of a body lie for those who jump from one to the next. Whatever the ranks, the first is at
/// depth 1 and depth grows by one at a time.
final class HeadingDepth {
    private int last;

    /// The depth of the next heading, from 1 on.
    int next(Rank rank) {
        last = Math.min(rank.depth(), last + 1);
        return last;
    }
}
