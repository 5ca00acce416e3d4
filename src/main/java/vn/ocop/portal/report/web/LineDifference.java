package vn.ocop.portal.report.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What of a list in words went and what came, so that a page need not show all that stays.
///
/// @param gone in the order of the words before
/// @param come in the order of the words after
record LineDifference(List<String> gone, List<String> come) {
    /// @param separator between the entries of the list
    static LineDifference of(@Nullable String before, @Nullable String after, String separator) {
        var old = entries(before, separator);
        var now = entries(after, separator);
        int[][] same = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                same[i][j] = old.get(i).equals(now.get(j))
                        ? same[i + 1][j + 1] + 1
                        : Math.max(same[i + 1][j], same[i][j + 1]);
            }
        }
        var gone = new ArrayList<String>();
        var come = new ArrayList<String>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                i++;
                j++;
            } else if (j == now.size() || (i < old.size() && same[i + 1][j] >= same[i][j + 1])) {
                gone.add(old.get(i++));
            } else {
                come.add(now.get(j++));
            }
        }
        return new LineDifference(List.copyOf(gone), List.copyOf(come));
    }

    private static List<String> entries(@Nullable String words, String separator) {
        return words == null ? List.of() : List.of(words.split(Pattern.quote(separator)));
    }
}
