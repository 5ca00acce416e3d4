package vn.ocop.portal.core;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Writes several short [Sheet]s as one XLSX file, each with the same facts in its first rows. Cells are those of a
/// [SheetFile]: no text is ever a formula.
public final class SheetBook {
    private static final int LONGEST_TAB = 31;

    private SheetBook() {}

    /// Writes the lists, one after the other.
    ///
    /// @param facts told above each list
    /// @param sheets each with fewer rows than a sheet may have
    /// @throws IOException where the file cannot be written
    public static void write(OutputStream out, List<Sheet.Fact> facts, List<? extends Sheet<?>> sheets)
            throws IOException {
        var book = new Workbook(out, "OCOP", "1.0");
        var names = new HashSet<String>();
        for (var sheet : sheets) write(book.newWorksheet(name(sheet.name(), names)), facts, sheet);
        book.finish();
    }

    private static <T> void write(Worksheet tab, List<Sheet.Fact> facts, Sheet<T> sheet) throws IOException {
        int row = 0;
        for (var fact : facts) {
            SheetFile.put(tab, row, 0, fact.name());
            tab.style(row, 0).bold().set();
            SheetFile.put(tab, row, 1, fact.value());
            row++;
        }
        int head = facts.isEmpty() ? 0 : row + 1;
        var columns = sheet.columns();
        for (int i = 0; i < columns.size(); i++) {
            tab.width(i, columns.get(i).width());
            SheetFile.put(tab, head, i, columns.get(i).title());
            tab.style(head, i).bold().wrapText(true).verticalAlignment("top").set();
        }
        tab.freezePane(0, head + 1);
        int[] at = {head};
        sheet.rows().each(one -> {
            at[0]++;
            for (int i = 0; i < columns.size(); i++)
                SheetFile.put(tab, at[0], i, columns.get(i).value().of(one));
        });
        tab.finish();
    }

    /// The name as a tab may bear it, unlike those of the other tabs, letter case aside.
    private static String name(String name, Set<String> taken) {
        String wanted = SheetFile.tab(name);
        String free = wanted;
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            String more = " (%d)".formatted(i);
            free = wanted.substring(0, Math.min(wanted.length(), LONGEST_TAB - more.length())) + more;
        }
        return free;
    }
}
