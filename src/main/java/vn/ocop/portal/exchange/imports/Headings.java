package vn.ocop.portal.exchange.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.exchange.sheet.SheetRow;

/// Finds the row of headings, and what each of them means.
final class Headings {
    static final String STATUS = "Trạng thái nhập";
    static final String MESSAGE = "Thông báo nhập";
    private static final int HEAD_ROWS = 30;

    private final Map<String, String> byHeading = new HashMap<>();
    private final Map<String, @Nullable String> remembered;
    private final Set<String> codes = new HashSet<>();

    /// @param remembered what the person last took a heading for
    Headings(List<Field> fields, Map<String, @Nullable String> remembered) {
        this.remembered = remembered;
        for (var field : fields) {
            codes.add(field.code());
            byHeading.putIfAbsent(folded(field.heading()), field.code());
        }
        for (var field : fields) {
            for (String alias : field.aliases()) byHeading.putIfAbsent(folded(alias), field.code());
        }
    }

    /// The heading as it is compared: without accents, stars and signs.
    static String folded(String heading) {
        String plain = VietnameseText.fold(VietnameseText.oneLine(heading)).replaceAll("[*:()\\[\\]\"']", " ");
        String folded = VietnameseText.oneLine(plain);
        return folded.length() > 300 ? folded.substring(0, 300) : folded;
    }

    /// Whether the portal wrote that heading itself when it gave the file back.
    static boolean isOurs(String heading) {
        String folded = folded(heading);
        return folded.equals(folded(STATUS)) || folded.equals(folded(MESSAGE));
    }

    /// The row whose cells are known headings more often than those of any other; else the first with two texts.
    ///
    /// @return its number; 0 where there is none
    int row(List<SheetRow> rows) {
        int best = 0;
        long most = 0;
        int first = 0;
        for (var row : rows.subList(0, Math.min(HEAD_ROWS, rows.size()))) {
            long known = row.cells().stream()
                    .filter(cell ->
                            byHeading.containsKey(folded(cell.shown())) || remembered.get(folded(cell.shown())) != null)
                    .count();
            if (known > most) {
                most = known;
                best = row.number();
            }
            if (first == 0 && row.filled() > 1) first = row.number();
        }
        return best == 0 ? first : best;
    }

    /// How many headings of the row are known.
    long known(SheetRow row) {
        return row.cells().stream()
                .filter(cell -> byHeading.containsKey(folded(cell.shown())))
                .count();
    }

    /// What each heading of the row means, no field twice.
    Map<Integer, String> map(SheetRow headings) {
        Map<Integer, String> meaning = new LinkedHashMap<>();
        var taken = new HashSet<String>();
        for (int at = 0; at < headings.cells().size(); at++) {
            String folded = folded(headings.cell(at).shown());
            if (folded.isEmpty() || !remembered.containsKey(folded)) continue;
            String field = remembered.get(folded);
            if (field != null && codes.contains(field) && taken.add(field)) meaning.put(at, field);
        }
        for (int at = 0; at < headings.cells().size(); at++) {
            String folded = folded(headings.cell(at).shown());
            if (folded.isEmpty() || remembered.containsKey(folded) || meaning.containsKey(at)) continue;
            String field = byHeading.get(folded);
            if (field != null && taken.add(field)) meaning.put(at, field);
        }
        return meaning;
    }

    /// The columns that stand in the rows from the headings on, whether they have a heading or not.
    static List<Integer> columns(SheetRow headings, List<SheetRow> rows) {
        int last = headings.cells().size();
        for (var row : rows) last = Math.max(last, row.cells().size());
        var columns = new ArrayList<Integer>();
        for (int at = 0; at < last; at++) {
            int column = at;
            boolean headed = !headings.cell(at).shown().isEmpty();
            boolean filled = headed
                    || rows.stream().anyMatch(row -> !row.cell(column).shown().isEmpty());
            if (filled) columns.add(at);
        }
        return columns;
    }
}
