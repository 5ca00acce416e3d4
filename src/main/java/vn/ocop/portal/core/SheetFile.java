package vn.ocop.portal.core;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Writes a [Sheet] as an XLSX file while its rows come, in memory that does not grow with them. Days, moments (in
/// Vietnam's time) and numbers are cells of their kind, everything else is text. No text is ever a formula, and one
/// that begins as a formula does is kept as text when a person edits it, too. A list that is longer than a sheet may
/// be goes on in a further one.
public final class SheetFile {
    /// How many rows a sheet holds, the head among them.
    public static final int ROWS_OF_A_SHEET = Worksheet.MAX_ROWS;

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int LONGEST_TEXT = 32_767;
    private static final int LONGEST_TAB = 31;
    private static final int FLUSHED = 500;
    private static final String DAY = "dd/mm/yyyy";
    private static final String MOMENT = "dd/mm/yyyy hh:mm";
    private static final String TEXT = "@";

    private final Workbook book;
    private final String name;
    private final List<? extends Sheet.Column<?>> columns;
    private final int rowsOfASheet;
    private Worksheet current;
    private int sheets;
    private int row;
    private long rows;

    private SheetFile(OutputStream out, Sheet<?> sheet, int rowsOfASheet) {
        this.book = new Workbook(out, "OCOP", "1.0");
        this.name = sheet.name();
        this.columns = sheet.columns();
        this.rowsOfASheet = rowsOfASheet;
        this.current = begin();
    }

    /// Writes the list, and on a last sheet what is told of it. Where a row fails, the file stays without its end, so
    /// that no program opens it.
    ///
    /// @param aboutName tab of the last sheet
    /// @param about made once all rows are written, by how many they were
    /// @throws IOException where the file cannot be written
    public static <T> void write(OutputStream out, Sheet<T> sheet, String aboutName, About about) throws IOException {
        write(out, sheet, aboutName, about, ROWS_OF_A_SHEET);
    }

    static <T> void write(OutputStream out, Sheet<T> sheet, String aboutName, About about, int rowsOfASheet)
            throws IOException {
        var file = new SheetFile(out, sheet, rowsOfASheet);
        try {
            sheet.rows().each(one -> file.add(sheet.columns(), one));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        file.end(aboutName, about.of(file.rows));
    }

    /// What is told of a list.
    @FunctionalInterface
    public interface About {
        /// The lines, of a list with that many rows.
        List<Sheet.Fact> of(long rows);
    }

    private Worksheet begin() {
        sheets++;
        var begun = book.newWorksheet(tab(sheets == 1 ? name : "%s (%d)".formatted(name, sheets)));
        begun.freezePane(0, 1);
        for (int i = 0; i < columns.size(); i++) {
            begun.width(i, columns.get(i).width());
            begun.inlineString(0, i, text(columns.get(i).title()));
            begun.style(0, i).bold().wrapText(true).verticalAlignment("top").set();
        }
        row = 1;
        return begun;
    }

    private <T> void add(List<Sheet.Column<T>> columns, T from) {
        try {
            if (row == rowsOfASheet) {
                current.finish();
                current = begin();
            }
            for (int i = 0; i < columns.size(); i++) {
                put(current, row, i, columns.get(i).value().of(from));
            }
            row++;
            rows++;
            if (row % FLUSHED == 0) current.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void end(String aboutName, List<Sheet.Fact> facts) throws IOException {
        current.finish();
        var about = book.newWorksheet(tab(aboutName));
        about.width(0, 28);
        about.width(1, 80);
        for (int i = 0; i < facts.size(); i++) {
            put(about, i, 0, facts.get(i).name());
            about.style(i, 0).bold().set();
            put(about, i, 1, facts.get(i).value());
        }
        book.finish();
    }

    /// A cell of its kind; text that is never a formula.
    static void put(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format(DAY).set();
            }
            case Instant moment -> {
                sheet.value(row, column, LocalDateTime.ofInstant(moment, VIETNAM));
                sheet.style(row, column).format(MOMENT).set();
            }
            case BigDecimal number -> sheet.value(row, column, number);
            case Number number -> sheet.value(row, column, number);
            default -> {
                String text = text(value.toString());
                if (text.isEmpty()) return;
                sheet.inlineString(row, column, text);
                if (looksLikeFormula(text))
                    sheet.style(row, column).format(TEXT).set();
            }
        }
    }

    /// Whether a spreadsheet program would read the text as a formula if a person typed it.
    private static boolean looksLikeFormula(String text) {
        return "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
    }

    /// The text as far as a cell holds it, without what no XML file may hold.
    private static String text(String raw) {
        String clean = raw.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (clean.length() <= LONGEST_TEXT) return clean;
        int end = Character.isHighSurrogate(clean.charAt(LONGEST_TEXT - 2)) ? LONGEST_TEXT - 2 : LONGEST_TEXT - 1;
        return clean.substring(0, end) + "…";
    }

    /// The name as far as a tab may bear it.
    static String tab(String name) {
        String clean = name.replaceAll("[\\[\\]:*?/\\\\]", "-");
        return clean.length() <= LONGEST_TAB ? clean : clean.substring(0, LONGEST_TAB);
    }
}
