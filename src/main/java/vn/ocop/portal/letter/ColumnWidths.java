package vn.ocop.portal.letter;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.ocop.portal.letter.Block.Table;
import vn.ocop.portal.letter.LayoutProfile.Part;

/// How a table's columns share its width, by the length of what they hold.
final class ColumnWidths {
    /// Shares are multiples of this many hundredths, so that a style sheet can name them all.
    static final int STEP = 2;

    private static final int MOST_WEIGHED = 12;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 40;

    /// A word that takes more of the table is broken.
    private static final int WIDEST_WORD = 30;

    /// The lines at the left and at the right of a cell, and what rounding may take, in millimetres.
    private static final double SLACK = 0.8;

    private ColumnWidths() {}

    /// Hundredths of the width, column by column, in sum 100; even if there are too many columns to weigh them. A
    /// column is as wide as its longest word if all can be.
    /// @param width of the table in millimetres
    static double[] of(Table table, LayoutProfile profile, double width) {
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
        var least = least(table, count, profile, width);
        var left = 100;
        for (int i = 0; i < count; i++) {
            shares[i] = Math.max(least[i], 100 * weights[i] / total / STEP * STEP);
            left -= (int) shares[i];
        }
        while (left != 0) {
            var step = left > 0 ? STEP : -STEP;
            shares[step > 0 ? neediest(shares, weights) : richest(shares, least)] += step;
            left -= step;
        }
        return shares;
    }

    static boolean weighed(int count) {
        return count <= MOST_WEIGHED;
    }

    private static int weight(List<List<String>> lines, int column) {
        var longest =
                lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
        return Math.clamp(longest + 2, SHORTEST, LONGEST);
    }

    /// What each column needs for its longest word; no more than a step each where there is no room for all.
    private static int[] least(Table table, int count, LayoutProfile profile, double width) {
        var widest = new double[count];
        if (!table.columns().isEmpty())
            for (int i = 0; i < count; i++) widest[i] = word(table.columns().get(i), Part.COLUMN, profile);
        for (var row : table.rows())
            for (int i = 0; i < count; i++)
                widest[i] = Math.max(widest[i], word(row.get(i), Part.cell(row.get(i)), profile));
        var least = Arrays.stream(widest)
                .map(word -> 100 * (word + 2 * profile.tablePadding() + SLACK) / width)
                .mapToInt(share -> STEP * (int) Math.ceil(Math.min(share, WIDEST_WORD) / STEP))
                .toArray();
        if (Arrays.stream(least).sum() > 100) Arrays.fill(least, STEP);
        return least;
    }

    private static double word(String text, Part part, LayoutProfile profile) {
        var setting = profile.setting(part);
        var font = LetterFont.of(setting);
        var widest = 0.0;
        for (int start = 0; start < text.length(); ) {
            var blank = text.indexOf(' ', start);
            var end = blank < 0 ? text.length() : blank;
            widest = Math.max(widest, font.width(text.substring(start, end), setting.size()));
            start = end + 1;
        }
        return widest;
    }

    private static int neediest(double[] shares, int[] weights) {
        var found = 0;
        for (int i = 1; i < shares.length; i++) if (weights[i] / shares[i] > weights[found] / shares[found]) found = i;
        return found;
    }

    private static int richest(double[] shares, int[] least) {
        var found = 0;
        for (int i = 1; i < shares.length; i++) if (shares[i] - least[i] > shares[found] - least[found]) found = i;
        return found;
    }
}
