package vn.ocop.portal.exchange.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.RuleViolation;

/// The parts of a workbook, measured while they are inflated and looked through for what an import does not take.
final class ZipParts {
    private static final byte[] END = {'P', 'K', 5, 6};
    private final Map<String, byte[]> parts;

    private ZipParts(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /// The parts that are read.
    ///
    /// @throws RuleViolation `import.file.…` with what is wrong with the package
    static ZipParts of(byte[] file) {
        Map<String, byte[]> parts = new HashMap<>();
        requireEnd(file);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            long inflated = 0;
            int count = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++count > Limits.ENTRIES) throw new RuleViolation("import.file.entries", Limits.ENTRIES);
                String name = entry.getName();
                requirePlainName(name);
                byte[] part = inflate(zip, Math.min(Limits.ENTRY, Limits.INFLATED - inflated));
                inflated += part.length;
                look(name, part);
                if (!entry.isDirectory()
                        && parts.put(name.toLowerCase(Locale.ROOT), isRead(name) ? part : new byte[0]) != null) {
                    throw new RuleViolation("import.file.twice", name);
                }
            }
        } catch (ZipException broken) {
            boolean locked = String.valueOf(broken.getMessage()).contains("encrypted");
            throw new RuleViolation(locked ? "import.file.encrypted" : "import.file.broken");
        } catch (IOException | IllegalArgumentException broken) {
            throw new RuleViolation("import.file.broken");
        }
        requireWorkbook(parts);
        return new ZipParts(parts);
    }

    /// A part by its name; null where the workbook has none.
    byte @Nullable [] find(String name) {
        byte[] part = parts.get(name.toLowerCase(Locale.ROOT));
        return part == null || part.length == 0 ? null : part;
    }

    /// A part that must be there.
    ///
    /// @throws RuleViolation `import.file.part`
    byte[] get(String name) {
        byte[] part = find(name);
        if (part == null) throw new RuleViolation("import.file.part", name);
        return part;
    }

    private static void requireEnd(byte[] file) {
        int first = Math.max(0, file.length - 66_000);
        for (int at = file.length - END.length; at >= first; at--) {
            if (file[at] == END[0] && file[at + 1] == END[1] && file[at + 2] == END[2] && file[at + 3] == END[3])
                return;
        }
        throw new RuleViolation("import.file.broken");
    }

    private static byte[] inflate(InputStream zip, long most) throws IOException {
        var part = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            if (part.size() + read > most) throw new RuleViolation("import.file.bomb", Limits.ENTRY / 1024 / 1024);
            part.write(buffer, 0, read);
        }
        return part.toByteArray();
    }

    private static void requirePlainName(String name) {
        boolean leadsOut = name.startsWith("/")
                || name.contains("\\")
                || name.contains("\0")
                || name.matches("(.*/)?\\.\\.(/.*)?")
                || name.matches("[A-Za-z]:.*");
        if (leadsOut) throw new RuleViolation("import.file.path", name.length() > 80 ? name.substring(0, 80) : name);
    }

    private static boolean isRead(String name) {
        String low = name.toLowerCase(Locale.ROOT);
        return low.endsWith(".xml") || low.endsWith(".rels");
    }

    private static void look(String name, byte[] part) {
        String low = name.toLowerCase(Locale.ROOT);
        if (low.endsWith("vbaproject.bin")) throw new RuleViolation("import.file.macros");
        if (low.startsWith("xl/externallinks/")) throw new RuleViolation("import.file.links");
        if (low.equals("xl/workbook.bin")) throw new RuleViolation("import.file.xlsb");
        if (low.startsWith("word/")) throw new RuleViolation("import.file.word");
        if (low.startsWith("ppt/")) throw new RuleViolation("import.file.slides");
        boolean zip = part.length > 3 && part[0] == 'P' && part[1] == 'K' && part[2] == 3 && part[3] == 4;
        if (zip || low.endsWith(".zip")) throw new RuleViolation("import.file.nested", name);
        if (low.equals("mimetype") && ascii(part).contains("opendocument")) throw new RuleViolation("import.file.ods");
        if (low.equals("[content_types].xml")
                && ascii(part).toLowerCase(Locale.ROOT).contains("macroenabled")) {
            throw new RuleViolation("import.file.macros");
        }
        if (isRead(name)) Xml.requireNoDoctype(part);
    }

    private static String ascii(byte[] part) {
        return new String(part, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static void requireWorkbook(Map<String, byte[]> parts) {
        if (!parts.containsKey("[content_types].xml") || !parts.containsKey("xl/workbook.xml")) {
            throw new RuleViolation("import.file.zip");
        }
    }
}
