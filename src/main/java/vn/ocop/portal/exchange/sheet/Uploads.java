package vn.ocop.portal.exchange.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import vn.ocop.portal.core.RuleViolation;

/// Tells what a file is by its content, and opens it.
public final class Uploads {
    /// The largest file, in bytes.
    public static final int LARGEST = Limits.FILE;

    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private Uploads() {}

    /// Opens a workbook or a file of separated values.
    ///
    /// @param name as the reader calls it
    /// @throws RuleViolation `import.file.…` with what the file is instead, or what is wrong with it
    public static Spreadsheet open(byte[] file, String name) {
        String low = name.toLowerCase(Locale.ROOT).strip();
        if (file.length == 0) throw new RuleViolation("import.file.empty");
        if (file.length > LARGEST) throw new RuleViolation("import.file.large", LARGEST / 1024 / 1024);
        if (begins(file, OLE)) {
            String inside = new String(file, StandardCharsets.UTF_16LE)
                    + new String(file, 1, file.length - 1, StandardCharsets.UTF_16LE);
            throw new RuleViolation(inside.contains("EncryptedPackage") ? "import.file.encrypted" : "import.file.xls");
        }
        if (begins(file, new byte[] {'P', 'K', 3, 4})) return Workbook.of(file);
        if (begins(file, new byte[] {'P', 'K'})) throw new RuleViolation("import.file.broken");
        if (begins(file, "%PDF".getBytes(StandardCharsets.US_ASCII))) throw new RuleViolation("import.file.pdf");
        if (begins(file, new byte[] {(byte) 0x89, 'P', 'N', 'G'})
                || begins(file, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})) {
            throw new RuleViolation("import.file.picture");
        }
        String head =
                new String(file, 0, Math.min(file.length, 2_000), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (head.startsWith("{\\rtf")) throw new RuleViolation("import.file.word");
        if (head.contains("<html") || head.contains("<table") || head.contains("<!doctype")) {
            throw new RuleViolation("import.file.html");
        }
        if (head.contains("<?xml")) throw new RuleViolation("import.file.xmlFile");
        if (low.matches(".*\\.(xlsx|xlsm|xls|xlsb|ods)")) {
            throw new RuleViolation("import.file.notWorkbook", low.substring(low.lastIndexOf('.')));
        }
        return CsvFile.of(file);
    }

    private static boolean begins(byte[] file, byte[] with) {
        if (file.length < with.length) return false;
        for (int at = 0; at < with.length; at++) if (file[at] != with[at]) return false;
        return true;
    }
}
