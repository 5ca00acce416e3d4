package vn.ocop.portal.exchange.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.exchange.sheet.Cell;
import vn.ocop.portal.exchange.sheet.SheetRow;

/// Reads a row field by field and keeps what is wrong with it, all of it. Every message has for its first argument what
/// was found.
final class RowReader {
    private static final int SHOWN = 80;
    /// What Excel counts as the days from 1/1/1920 to 31/12/2099: numbers in a column of days that may be meant so.
    private static final int FIRST_SERIAL = 7_306;

    private static final int LAST_SERIAL = 73_050;
    private final SheetRow row;
    private final Map<String, Column> columns;
    private final Map<String, Field> fields;
    private final List<RowProblem> problems = new ArrayList<>();

    RowReader(SheetRow row, Map<String, Column> columns, Map<String, Field> fields) {
        this.row = row;
        this.columns = columns;
        this.fields = fields;
    }

    int number() {
        return row.number();
    }

    /// What is wrong with the row so far.
    List<RowProblem> problems() {
        return List.copyOf(problems);
    }

    boolean isWrong() {
        return !problems.isEmpty();
    }

    /// The cell of a field; blank where no column is taken for it.
    Cell cell(String field) {
        var column = columns.get(field);
        return column == null ? Cell.BLANK : row.cell(column.position());
    }

    /// Notes a problem with a field's cell; what was found is its first argument.
    void wrong(String field, String code, Object... args) {
        var column = columns.get(field);
        var all = new ArrayList<String>();
        all.add(cut(cell(field).shown()));
        for (Object arg : args) all.add(cut(String.valueOf(arg)));
        problems.add(new RowProblem(column == null ? null : column.position(), code, all));
    }

    /// Notes what a room says of a field.
    void refused(String field, String code, List<?> args) {
        var column = columns.get(field);
        problems.add(new RowProblem(
                column == null ? null : column.position(),
                code,
                args.stream().map(arg -> cut(String.valueOf(arg))).toList()));
    }

    void refused(String field, RuleViolation broken) {
        refused(field, broken.code(), List.of(broken.args()));
    }

    /// One line of text; null where there is none or it is wrong.
    @Nullable
    String text(String field, int most) {
        String text = raw(field);
        return text == null ? null : fitting(field, VietnameseText.oneLine(text), most);
    }

    /// Several lines of text.
    @Nullable
    String lines(String field, int most) {
        String text = raw(field);
        return text == null ? null : fitting(field, text, most);
    }

    /// The parts between semicolons and line breaks, each once.
    List<String> names(String field) {
        String text = raw(field);
        var names = new LinkedHashSet<String>();
        if (text != null) {
            for (String name : text.split("[;\\n]")) {
                String plain = VietnameseText.oneLine(name);
                if (!plain.isEmpty()) names.add(plain);
            }
        }
        return List.copyOf(names);
    }

    /// The day; null where there is none or it is wrong.
    @Nullable
    LocalDate day(String field) {
        var cell = cell(field);
        noteEmpty(field, cell);
        return switch (cell) {
            case Cell.Day day -> likely(field, day.value());
            case Cell.Figure number -> serial(field, number);
            case Cell.Text text -> day(field, text.value());
            case Cell.Truth _ -> noDay(field, "import.date.none");
            case Cell.Blank _, Cell.Fault _, Cell.Uncalculated _, Cell.Merged _ -> null;
        };
    }

    /// The number; null where there is none or it is wrong.
    @Nullable
    BigDecimal number(String field) {
        var cell = cell(field);
        noteEmpty(field, cell);
        return switch (cell) {
            case Cell.Figure number -> number.value();
            case Cell.Text text -> number(field, text.value());
            case Cell.Day _ -> noNumber(field, "import.number.day");
            case Cell.Truth _ -> noNumber(field, "import.number.none");
            case Cell.Blank _, Cell.Fault _, Cell.Uncalculated _, Cell.Merged _ -> null;
        };
    }

    private @Nullable String raw(String field) {
        var cell = cell(field);
        noteEmpty(field, cell);
        return switch (cell) {
            case Cell.Text text -> text.value();
            case Cell.Figure number -> number.plain();
            case Cell.Day day -> day.shown();
            case Cell.Truth truth -> truth.shown();
            case Cell.Blank _, Cell.Fault _, Cell.Uncalculated _, Cell.Merged _ -> null;
        };
    }

    private @Nullable String fitting(String field, String text, int most) {
        try {
            VietnameseText.clean(text);
        } catch (RuleViolation unprintable) {
            wrong(field, "import.text.unprintable", unprintable.args()[0]);
            return null;
        }
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            wrong(field, "import.text.long", length, most);
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    private @Nullable LocalDate day(String field, String text) {
        var column = columns.get(field);
        if (column == null) return null;
        boolean monthFirst = column.dateOrder() == Column.DateOrder.MONTH_DAY;
        switch (Dates.shape(text)) {
            case TWO_DIGITS -> {
                return noDay(field, "import.date.twoDigits");
            }
            case NONE -> {
                return noDay(field, "import.date.none");
            }
            case AMBIGUOUS -> {
                if (column.dateOrder() == null) return noDay(field, "import.date.ask");
            }
            case DAY_FIRST -> {
                if (monthFirst) return noDay(field, "import.date.clash");
            }
            case MONTH_FIRST -> {
                if (!monthFirst)
                    return noDay(field, column.dateOrder() == null ? "import.date.ask" : "import.date.clash");
            }
            case PLAIN -> {}
        }
        var day = Dates.read(text, monthFirst);
        return day == null ? noDay(field, "import.date.none") : day;
    }

    private @Nullable LocalDate serial(String field, Cell.Figure number) {
        var column = columns.get(field);
        boolean whole = number.value().stripTrailingZeros().scale() <= 0;
        if (column == null || !isSerial(number)) return noDay(field, "import.date.none");
        if (column.serialDates() == null) return noDay(field, "import.date.serial");
        if (!column.serialDates() || !whole) return noDay(field, "import.date.none");
        var day = DateUtil.getLocalDateTime(number.value().doubleValue(), number.epoch1904());
        return day == null ? noDay(field, "import.date.none") : likely(field, day.toLocalDate());
    }

    static boolean isSerial(Cell.Figure number) {
        return number.value().compareTo(BigDecimal.valueOf(FIRST_SERIAL)) >= 0
                && number.value().compareTo(BigDecimal.valueOf(LAST_SERIAL)) <= 0;
    }

    private @Nullable LocalDate likely(String field, LocalDate day) {
        return Dates.isLikely(day) ? day : noDay(field, "import.date.none");
    }

    private @Nullable BigDecimal number(String field, String text) {
        var column = columns.get(field);
        if (column == null) return null;
        if (Numbers.isAmbiguous(text) && column.numberStyle() == null) return noNumber(field, "import.number.ask");
        var number = Numbers.read(text, column.numberStyle() != Column.NumberStyle.POINT_DECIMALS);
        return number == null ? noNumber(field, "import.number.none") : number;
    }

    private @Nullable LocalDate noDay(String field, String code) {
        wrong(field, code);
        return null;
    }

    private @Nullable BigDecimal noNumber(String field, String code) {
        wrong(field, code);
        return null;
    }

    /// Notes what is wrong with a cell that holds no value, where it should.
    private void noteEmpty(String field, Cell cell) {
        switch (cell) {
            case Cell.Blank _ -> {
                var known = fields.get(field);
                if (known != null && known.required()) wrong(field, "import.cell.missing", known.heading());
            }
            case Cell.Fault _ -> wrong(field, "import.cell.fault");
            case Cell.Uncalculated _ -> wrong(field, "import.cell.uncalculated");
            case Cell.Merged merged -> wrong(field, "import.cell.merged", merged.area());
            case Cell.Text _, Cell.Figure _, Cell.Day _, Cell.Truth _ -> {}
        }
    }

    static String cut(String text) {
        String line = VietnameseText.oneLine(text);
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
