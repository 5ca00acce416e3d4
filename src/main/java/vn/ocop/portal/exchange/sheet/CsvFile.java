package vn.ocop.portal.exchange.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.ocop.portal.core.RuleViolation;

/// A text file of separated values: comma, semicolon or tab, quotation marks around what holds one. All cells are text.
final class CsvFile implements Spreadsheet {
    private final List<Line> records;
    private final char separator;

    /// @param number of the record, as a spreadsheet shows it
    private record Line(int number, List<String> fields) {}

    private CsvFile(List<Line> records, char separator) {
        this.records = records;
        this.separator = separator;
    }

    static CsvFile of(byte[] file) {
        String text = decoded(file);
        if (text.indexOf('\0') >= 0) throw new RuleViolation("import.file.unknown");
        char separator = separator(text);
        var records = records(text, separator);
        if (records.stream().allMatch(record -> record.fields().size() < 2))
            throw new RuleViolation("import.file.unknown");
        return new CsvFile(records, separator);
    }

    @Override
    public Format format() {
        return Format.CSV;
    }

    @Override
    public List<String> sheets() {
        return List.of("CSV");
    }

    @Override
    public List<SheetRow> read(int sheet, int mostRows) {
        var rows = new ArrayList<SheetRow>();
        int total = 0;
        for (var record : records) {
            var cells = new ArrayList<Cell>();
            for (String field : record.fields()) {
                if (field.length() > Limits.CELL) throw new RuleViolation("import.file.cellLong", Limits.CELL);
                String clean = Workbook.clean(field);
                cells.add(clean.isEmpty() ? Cell.BLANK : new Cell.Text(clean));
            }
            while (!cells.isEmpty() && cells.getLast() instanceof Cell.Blank) cells.removeLast();
            if (cells.isEmpty()) continue;
            if (cells.size() > Limits.COLUMNS) {
                throw new RuleViolation(
                        "import.file.columns", Columns.letters(cells.size() - 1) + record.number(), Limits.COLUMNS);
            }
            total += cells.size();
            if (total > Limits.CELLS) throw new RuleViolation("import.file.cells", Limits.CELLS);
            if (rows.size() > mostRows + Workbook.HEAD_ROWS) throw new RuleViolation("import.file.rows", mostRows);
            rows.add(new SheetRow(record.number(), cells));
        }
        return rows;
    }

    @Override
    public byte[] noted(int sheet, int column, Map<Integer, Note> notes) {
        var text = new StringBuilder("\uFEFF");
        for (var record : records) {
            var fields = new ArrayList<>(record.fields());
            var note = notes.get(record.number());
            if (note != null) {
                while (fields.size() < column + 2) fields.add("");
                fields.set(column, note.status());
                fields.set(column + 1, note.message());
            }
            for (int at = 0; at < fields.size(); at++) {
                if (at > 0) text.append(separator);
                text.append(quoted(fields.get(at)));
            }
            text.append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String quoted(String field) {
        boolean plain = field.indexOf(separator) < 0
                && field.indexOf('"') < 0
                && field.indexOf('\n') < 0
                && field.indexOf('\r') < 0;
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private static String decoded(byte[] file) {
        boolean little = file.length > 1 && file[0] == (byte) 0xFF && file[1] == (byte) 0xFE;
        boolean big = file.length > 1 && file[0] == (byte) 0xFE && file[1] == (byte) 0xFF;
        Charset charset = little || big ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            boolean binary =
                    new String(file, 0, Math.min(file.length, 1_000), StandardCharsets.ISO_8859_1).indexOf('\0') >= 0;
            throw new RuleViolation(binary ? "import.file.unknown" : "import.file.encoding");
        }
    }

    /// The separator that the first lines hold most often outside quotation marks.
    private static char separator(String text) {
        int[] counts = new int[3];
        boolean quoted = false;
        int lines = 0;
        for (int at = 0; at < text.length() && lines < 20; at++) {
            char letter = text.charAt(at);
            if (letter == '"') quoted = !quoted;
            else if (letter == '\n') lines++;
            else if (!quoted && ";,\t".indexOf(letter) >= 0) counts[";,\t".indexOf(letter)]++;
        }
        int most = counts[0] > 0 && counts[0] * 2 >= counts[1] ? 0 : 1;
        return ";,\t".charAt(counts[2] > counts[most] ? 2 : most);
    }

    private static List<Line> records(String text, char separator) {
        var records = new ArrayList<Line>();
        List<String> fields = new ArrayList<>();
        var field = new StringBuilder();
        boolean quoted = false;
        int opened = 0;
        int number = 1;
        int total = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (quoted) {
                if (letter != '"') field.append(letter);
                else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    field.append('"');
                    at++;
                } else quoted = false;
            } else if (letter == '"' && field.isEmpty()) {
                quoted = true;
                opened = number;
            } else if (letter == separator || letter == '\n' || letter == '\r') {
                if (++total > Limits.FIELDS) throw new RuleViolation("import.file.cells", Limits.FIELDS);
                fields.add(field.isEmpty() ? "" : field.toString());
                field.setLength(0);
                if (letter == separator) continue;
                if (letter == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') at++;
                records.add(new Line(number++, List.copyOf(fields)));
                fields = new ArrayList<>();
            } else field.append(letter);
        }
        if (quoted) throw new RuleViolation("import.file.quote", opened);
        if (!field.isEmpty() || !fields.isEmpty()) {
            fields.add(field.toString());
            records.add(new Line(number, List.copyOf(fields)));
        }
        return records;
    }
}
