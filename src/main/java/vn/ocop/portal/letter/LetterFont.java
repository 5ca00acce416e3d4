package vn.ocop.portal.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// Liberation Serif, which has the letter widths of Times New Roman: the files to embed, and how wide texts are. What
/// a character is as wide as is read once, so any number of threads may measure.
final class LetterFont {
    private static final LetterFont REGULAR = new LetterFont("Regular", false, false);
    private static final LetterFont BOLD = new LetterFont("Bold", true, false);
    private static final LetterFont ITALIC = new LetterFont("Italic", false, true);
    private static final LetterFont BOLD_ITALIC = new LetterFont("BoldItalic", true, true);

    /// The four faces.
    static final List<LetterFont> ALL = List.of(REGULAR, BOLD, ITALIC, BOLD_ITALIC);

    private static final double MM_PER_POINT = 25.4 / 72;
    private static final int CHARACTERS = 0x10000;

    private final boolean bold;
    private final boolean italic;
    private final byte[] file;
    private final short[] advances = new short[CHARACTERS];
    private final double unitsPerEm;

    private LetterFont(String name, boolean bold, boolean italic) {
        this.bold = bold;
        this.italic = italic;
        try (var resource = LetterFont.class.getResourceAsStream("/liberation/LiberationSerif-" + name + ".ttf")) {
            if (resource == null) throw new IOException("Liberation Serif " + name + " is missing");
            file = resource.readAllBytes();
            try (var font = parse()) {
                unitsPerEm = font.getUnitsPerEm();
                var glyphs = font.getUnicodeCmapLookup();
                for (int c = 0; c < CHARACTERS; c++) {
                    var glyph = glyphs.getGlyphId(c);
                    advances[c] = glyph == 0 ? -1 : (short) font.getAdvanceWidth(glyph);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LetterFont of(LayoutProfile.Setting setting) {
        if (setting.bold()) return setting.italic() ? BOLD_ITALIC : BOLD;
        return setting.italic() ? ITALIC : REGULAR;
    }

    boolean bold() {
        return bold;
    }

    boolean italic() {
        return italic;
    }

    /// The font, to be used by one thread at a time. Glyph substitution is off: Vietnamese needs none, and it is
    /// slow.
    TrueTypeFont parse() throws IOException {
        var font = new TTFParser().parse(new RandomAccessReadBuffer(file));
        font.setEnableGsub(false);
        return font;
    }

    boolean has(int character) {
        return character < CHARACTERS && advances[character] >= 0;
    }

    /// The width of a text in millimetres.
    double width(String text, double size) {
        var units = text.codePoints()
                .mapToLong(c -> has(c) ? advances[c] : (long) unitsPerEm)
                .sum();
        return units / unitsPerEm * size * MM_PER_POINT;
    }
}
