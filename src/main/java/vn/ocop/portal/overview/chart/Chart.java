package vn.ocop.portal.overview.chart;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseNumbers;

/// A chart, told by its figures alone.
public sealed interface Chart {
    /// What it shows, for those who hear it too.
    String title();

    /// What is to be seen in it, in a sentence or two.
    String description();

    /// Whether there is nothing to draw.
    boolean isEmpty();

    /// Two figures of one thing: of the period, and of the earlier one.
    ///
    /// @param label what the thing is
    /// @param now at least 0
    /// @param then at least 0
    record Pair(String label, long now, long then) {
        public Pair {
            if (now < 0 || then < 0) throw new IllegalArgumentException(now + " or " + then + " is below 0");
        }
    }

    /// Bars that lie one below the other, the earlier figure as an empty outline below each.
    ///
    /// @param now what the full bars are, for the legend
    /// @param then what the outlines are
    record Bars(String title, String description, String now, String then, List<Pair> pairs) implements Chart {
        public Bars {
            pairs = List.copyOf(pairs);
        }

        @Override
        public boolean isEmpty() {
            return pairs.stream().allMatch(pair -> pair.now() == 0 && pair.then() == 0);
        }
    }

    /// Columns side by side, such as months, the earlier figure as an empty outline beside each.
    ///
    /// @param pairs their labels are short; a blank parts one into lines
    record Columns(String title, String description, String now, String then, List<Pair> pairs) implements Chart {
        public Columns {
            pairs = List.copyOf(pairs);
        }

        @Override
        public boolean isEmpty() {
            return pairs.stream().allMatch(pair -> pair.now() == 0 && pair.then() == 0);
        }
    }

    /// A whole and its parts.
    ///
    /// @param parts at least 0 each, as many as there are kinds; a whole of nothing is drawn empty
    record Whole(String label, List<Long> parts) {
        public Whole {
            parts = List.copyOf(parts);
            if (parts.stream().anyMatch(part -> part < 0)) throw new IllegalArgumentException("below 0: " + parts);
        }

        /// All parts together.
        public long sum() {
            return parts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /// Wholes of one length each, parted by their shares.
    ///
    /// @param kinds what the parts are, for the legend
    record Shares(String title, String description, List<String> kinds, List<Whole> wholes) implements Chart {
        /// How many kinds of part can be told apart.
        public static final int MOST_KINDS = 4;

        public Shares {
            kinds = List.copyOf(kinds);
            wholes = List.copyOf(wholes);
            if (kinds.size() > MOST_KINDS) throw new IllegalArgumentException(kinds.size() + " kinds of part");
            int count = kinds.size();
            if (wholes.stream().anyMatch(whole -> whole.parts().size() != count))
                throw new IllegalArgumentException("parts without a kind");
        }

        @Override
        public boolean isEmpty() {
            return wholes.stream().allMatch(whole -> whole.sum() == 0);
        }
    }

    /// How far something is.
    ///
    /// @param percent 0 or more; beyond 100 the bar is full; null where there is no telling
    /// @param text the figures as words
    record Way(String label, @Nullable BigDecimal percent, String text) {}

    /// How far things are on the way to a goal each.
    record Progress(String title, String description, List<Way> ways) implements Chart {
        public Progress {
            ways = List.copyOf(ways);
        }

        @Override
        public boolean isEmpty() {
            return ways.isEmpty();
        }
    }

    /// A figure as charts write it: 1.234.
    static String written(long figure) {
        return VietnameseNumbers.grouped(BigDecimal.valueOf(figure));
    }
}
