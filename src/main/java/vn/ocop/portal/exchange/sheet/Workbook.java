package vn.ocop.portal.exchange.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseText;

/// A workbook in Office Open XML, read as a stream of cells: the sheet's own word on its size is not asked.
final class Workbook implements Spreadsheet {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9.]{1,40}([eE][-+]?[0-9]{1,3})?");
    private static final double LARGEST = 1e20;
    private static final double LAST_DAY = 2_958_465;

    private final byte[] file;
    private final ZipParts parts;
    private final List<Sheet> sheets;
    private final boolean epoch1904;
    private final boolean[] days;

    private record Sheet(String name, String part) {}

    private record Area(int top, int left, int bottom, int right, String name) {}

    private Workbook(byte[] file, ZipParts parts, List<Sheet> sheets, boolean epoch1904, boolean[] days) {
        this.file = file;
        this.parts = parts;
        this.sheets = sheets;
        this.epoch1904 = epoch1904;
        this.days = days;
    }

    static Workbook of(byte[] file) {
        var parts = ZipParts.of(file);
        var targets = relations(parts.get("xl/_rels/workbook.xml.rels"));
        var sheets = new ArrayList<Sheet>();
        boolean epoch1904 = false;
        boolean hidden = false;
        var xml = Xml.read(parts.get("xl/workbook.xml"));
        while (xml.next()) {
            if (xml.starts("workbookPr")) {
                String told = xml.attribute("date1904");
                epoch1904 = "1".equals(told) || "true".equals(told);
            } else if (xml.starts("sheet")) {
                String target = targets.get(String.valueOf(xml.relationship()));
                String state = xml.attribute("state");
                if (state != null && state.endsWith("idden")) hidden = true;
                else if (target != null && parts.find(target) != null) {
                    sheets.add(new Sheet(clean(String.valueOf(xml.attribute("name"))), target));
                }
            }
        }
        if (sheets.isEmpty()) throw new RuleViolation(hidden ? "import.file.hidden" : "import.file.noSheet");
        if (sheets.size() > Limits.SHEETS) throw new RuleViolation("import.file.sheets", Limits.SHEETS);
        return new Workbook(file, parts, sheets, epoch1904, days(parts));
    }

    @Override
    public Format format() {
        return Format.XLSX;
    }

    @Override
    public List<String> sheets() {
        return sheets.stream().map(Sheet::name).toList();
    }

    @Override
    public List<SheetRow> read(int sheet, int mostRows) {
        var deadline = Instant.now().plus(Limits.TIME);
        var texts = texts();
        Cell[] shared = new Cell[texts.size()];
        var rows = new ArrayList<SheetRow>();
        var merged = new ArrayList<Area>();
        var xml = Xml.read(parts.get(sheets.get(sheet).part()));
        int number = 0;
        int total = 0;
        List<Cell> cells = new ArrayList<>();
        int column = -1;
        while (xml.next()) {
            if (xml.starts("row")) {
                number = xml.number("r", number + 1);
                cells = new ArrayList<>();
                column = -1;
                if (number % 1_000 == 0 && Instant.now().isAfter(deadline)) throw new RuleViolation("import.file.slow");
            } else if (xml.starts("c")) {
                String reference = xml.attribute("r");
                int told = reference == null ? -1 : Columns.of(reference);
                column = told > column ? told : column + 1;
                var cell = cell(xml, texts, shared);
                if (cell instanceof Cell.Blank) continue;
                if (column >= Limits.COLUMNS) {
                    throw new RuleViolation("import.file.columns", Columns.letters(column) + number, Limits.COLUMNS);
                }
                if (++total > Limits.CELLS) throw new RuleViolation("import.file.cells", Limits.CELLS);
                while (cells.size() < column) cells.add(Cell.BLANK);
                cells.add(cell);
            } else if (xml.ends("row") && !cells.isEmpty()) {
                if (rows.size() > mostRows + HEAD_ROWS) throw new RuleViolation("import.file.rows", mostRows);
                rows.add(new SheetRow(number, cells));
            } else if (xml.starts("mergeCell") && merged.size() < 10_000) {
                area(String.valueOf(xml.attribute("ref")), merged);
            }
        }
        return merged.isEmpty() ? rows : covered(rows, merged, total);
    }

    /// Rows above the data that do not count against its limit.
    static final int HEAD_ROWS = 50;

    @Override
    public byte[] noted(int sheet, int column, Map<Integer, Note> notes) {
        return SheetNotes.write(file, sheets.get(sheet).part(), column, notes);
    }

    private Cell cell(Xml.Reader xml, List<String> texts, Cell[] shared) {
        String type = String.valueOf(xml.attribute("t"));
        int style = xml.number("s", 0);
        var value = new StringBuilder();
        var formula = new StringBuilder();
        boolean hasFormula = false;
        boolean hasValue = false;
        boolean inValue = false;
        boolean inFormula = false;
        boolean phonetic = false;
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("v") || xml.starts("t")) {
                inValue = !phonetic;
                hasValue = true;
            } else if (xml.ends("v") || xml.ends("t")) inValue = false;
            else if (xml.starts("f")) {
                inFormula = true;
                hasFormula = true;
            } else if (xml.ends("f")) inFormula = false;
            else if (xml.starts("rPh")) phonetic = true;
            else if (xml.ends("rPh")) phonetic = false;
            else if (xml.isText() && inValue) append(value, xml.text());
            else if (xml.isText() && inFormula && formula.length() < 100) formula.append(xml.text());
        }
        if (hasFormula && (!hasValue || (value.isEmpty() && !type.equals("str")))) {
            return new Cell.Uncalculated(formula.length() > 60 ? formula.substring(0, 60) : formula.toString());
        }
        return switch (type) {
            case "s" -> shared(value.toString().strip(), texts, shared);
            case "b" -> new Cell.Truth(value.toString().strip().equals("1"));
            case "e" -> new Cell.Fault(value.toString().strip());
            case "str", "inlineStr" -> text(value.toString());
            case "d" -> isoDay(value.toString().strip());
            default -> number(value.toString().strip(), style);
        };
    }

    private static Cell shared(String index, List<String> texts, Cell[] shared) {
        if (index.isEmpty()) return Cell.BLANK;
        int at = index.matches("\\d{1,8}") ? Integer.parseInt(index) : Integer.MAX_VALUE;
        if (at >= texts.size()) throw Xml.unreadable();
        var known = shared[at];
        if (known != null) return known;
        var cell = text(texts.get(at));
        shared[at] = cell;
        return cell;
    }

    private static Cell isoDay(String text) {
        try {
            return new Cell.Day(java.time.LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
        } catch (java.time.DateTimeException none) {
            return text(text);
        }
    }

    private Cell number(String text, int style) {
        if (text.isEmpty()) return Cell.BLANK;
        if (!DECIMAL.matcher(text).matches()) return text(text);
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return text(text);
        }
        if (!Double.isFinite(value) || Math.abs(value) > LARGEST) return text(text);
        if (style < days.length && days[style] && value >= 1 && value < LAST_DAY + 1) {
            var day = DateUtil.getLocalDateTime(value, epoch1904);
            if (day != null) return new Cell.Day(day.toLocalDate());
        }
        return new Cell.Figure(new BigDecimal(value, new MathContext(15)).stripTrailingZeros(), epoch1904);
    }

    private static Cell text(String raw) {
        String clean = clean(raw);
        return clean.isEmpty() ? Cell.BLANK : new Cell.Text(clean);
    }

    /// Text as cells hold it, with one kind of blank; a letter that cannot be printed becomes a replacement character,
    /// which no field takes.
    static String clean(String raw) {
        String text = raw.indexOf('_') < 0
                ? raw
                : ESCAPED.matcher(raw)
                        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(found.group(1), 16))));
        text = text.replaceAll("[\\u00A0\\u2007\\u202F\\u3000]", " ")
                .replaceAll("[\\u200B\\u200C\\u200D\\u2060\\u00AD]", "");
        if (text.startsWith("'") && text.length() > 1) text = text.substring(1);
        try {
            return VietnameseText.clean(text);
        } catch (RuleViolation unprintable) {
            return text.strip();
        }
    }

    private List<String> texts() {
        byte[] part = parts.find("xl/sharedStrings.xml");
        var texts = new ArrayList<String>();
        if (part == null) return texts;
        var xml = Xml.read(part);
        var text = new StringBuilder();
        boolean in = false;
        boolean phonetic = false;
        while (xml.next()) {
            if (xml.starts("si")) text.setLength(0);
            else if (xml.starts("rPh")) phonetic = true;
            else if (xml.ends("rPh")) phonetic = false;
            else if (xml.starts("t")) in = !phonetic;
            else if (xml.ends("t")) in = false;
            else if (xml.isText() && in) append(text, xml.text());
            else if (xml.ends("si")) {
                if (texts.size() >= Limits.CELLS) throw new RuleViolation("import.file.cells", Limits.CELLS);
                texts.add(text.toString());
            }
        }
        return texts;
    }

    private static void append(StringBuilder text, String more) {
        if (text.length() + more.length() > Limits.CELL) throw new RuleViolation("import.file.cellLong", Limits.CELL);
        text.append(more);
    }

    private static void area(String reference, List<Area> merged) {
        String[] ends = reference.split(":");
        if (ends.length != 2) return;
        int top = Columns.row(ends[0]);
        int bottom = Columns.row(ends[1]);
        int left = Columns.of(ends[0]);
        int right = Columns.of(ends[1]);
        if (left >= 0 && right >= left && top > 0 && bottom >= top) {
            merged.add(new Area(top, left, bottom, right, reference));
        }
    }

    /// The rows with the cells that a merged area covers marked as such; these count against the limit too, for areas
    /// may
    /// lie upon each other.
    private static List<SheetRow> covered(List<SheetRow> rows, List<Area> merged, int filled) {
        int total = filled;
        var result = new ArrayList<SheetRow>();
        for (var row : rows) {
            var over = merged.stream()
                    .filter(area -> row.number() >= area.top() && row.number() <= area.bottom())
                    .toList();
            if (over.isEmpty()) {
                result.add(row);
                continue;
            }
            var cells = new ArrayList<>(row.cells());
            for (var area : over) {
                for (int at = area.left(); at <= Math.min(area.right(), Limits.COLUMNS - 1); at++) {
                    if (row.number() == area.top() && at == area.left()) continue;
                    if (++total > Limits.CELLS) throw new RuleViolation("import.file.cells", Limits.CELLS);
                    while (cells.size() <= at) cells.add(Cell.BLANK);
                    cells.set(at, new Cell.Merged(area.name()));
                }
            }
            result.add(new SheetRow(row.number(), cells));
        }
        return result;
    }

    private static Map<String, String> relations(byte[] part) {
        Map<String, String> targets = new HashMap<>();
        var xml = Xml.read(part);
        while (xml.next()) {
            if (!xml.starts("Relationship")) continue;
            String type = String.valueOf(xml.attribute("Type"));
            String target = String.valueOf(xml.attribute("Target"));
            if (!type.endsWith("/worksheet") || "External".equals(xml.attribute("TargetMode"))) continue;
            targets.put(
                    String.valueOf(xml.attribute("Id")), target.startsWith("/") ? target.substring(1) : "xl/" + target);
        }
        return targets;
    }

    /// Which styles of cells show days.
    private static boolean[] days(ZipParts parts) {
        byte[] part = parts.find("xl/styles.xml");
        if (part == null) return new boolean[0];
        Map<Integer, String> formats = new HashMap<>();
        var styles = new ArrayList<Integer>();
        boolean inCells = false;
        var xml = Xml.read(part);
        while (xml.next()) {
            if (xml.starts("numFmt")) formats.put(xml.number("numFmtId", 0), format(xml.attribute("formatCode")));
            else if (xml.starts("cellXfs")) inCells = true;
            else if (xml.ends("cellXfs")) inCells = false;
            else if (inCells && xml.starts("xf") && styles.size() < 100_000) styles.add(xml.number("numFmtId", 0));
        }
        Set<Integer> known = new HashSet<>();
        for (int id : new HashSet<>(styles)) {
            if (DateUtil.isADateFormat(id, formats.getOrDefault(id, ""))) known.add(id);
        }
        boolean[] days = new boolean[styles.size()];
        for (int at = 0; at < days.length; at++) days[at] = known.contains(styles.get(at));
        return days;
    }

    private static String format(@Nullable String code) {
        return code == null || code.length() > 255 ? "General" : code;
    }
}
