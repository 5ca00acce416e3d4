package vn.ocop.portal.letter;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.ocop.portal.letter.Block.Table;

/// How a table's columns share its width, by the length of what they hold.
final class ColumnWidths {
    /// Shares are multiples of this many hundredths, so that a style sheet can name them all.
    static final int STEP = 4;

    private static final int SHORTEST = 4;
    private static final int LONGEST = 40;

    private ColumnWidths() {}

    /// Hundredths of the width, column by column, in sum 100; even if there are too many columns to weigh them.
    static double[] of(Table table) {
        var lines = Stream.concat(Stream.of(table.columns()), table.rows().stream())
                .filter(line -> !line.isEmpty())
                .toList();
        var count = lines.isEmpty() ? 0 : lines.getFirst().size();
        var shares = new double[count];
        if (!weighed(count)) {
            Arrays.fill(shares, 100.0 / count);
            return shares;
        }
        var weights = IntStream.range(0, count).map(i -> weight(lines, i)).toArray();
        var total = Arrays.stream(weights).sum();
        var left = 100;
        for (int i = 0; i < count; i++) {
            shares[i] = Math.max(STEP, 100 * weights[i] / total / STEP * STEP);
            left -= (int) shares[i];
        }
        while (left != 0) {
            var step = left > 0 ? STEP : -STEP;
            shares[step > 0 ? neediest(shares, weights) : richest(shares)] += step;
            left -= step;
        }
        return shares;
    }

    static boolean weighed(int count) {
        return count <= 100 / STEP / 2;
    }

    private static int weight(List<List<String>> lines, int column) {
        var longest =
                lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
        return Math.clamp(longest + 2, SHORTEST, LONGEST);
    }

    private static int neediest(double[] shares, int[] weights) {
        var found = 0;
        for (int i = 1; i < shares.length; i++) if (weights[i] / shares[i] > weights[found] / shares[found]) found = i;
        return found;
    }

    private static int richest(double[] shares) {
        var found = 0;
        for (int i = 1; i < shares.length; i++) if (shares[i] > shares[found]) found = i;
        return found;
    }
}
