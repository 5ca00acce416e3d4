package vn.ocop.portal.letter;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// A stretch of pages of a Word document. Lengths are in millimetres; a length that the file does not give is NaN.
///
/// @param numberFormat of the page numbers, "decimal"
/// @param numberStart the first page's number; null when it goes on from the stretch before
/// @param headers by the kind of page: "default", "first", "even"
/// @param firstPage whether the first page has a header and footer of its own
/// @param evenPages whether even pages have
/// @param paragraphs how many paragraphs of the document end before this stretch ends
record WordSection(
        double width,
        double height,
        boolean landscape,
        double top,
        double right,
        double bottom,
        double left,
        String numberFormat,
        @Nullable Integer numberStart,
        Map<String, Frame> headers,
        Map<String, Frame> footers,
        boolean firstPage,
        boolean evenPages,
        int paragraphs) {
    static final double POINT = 25.4 / 72;

    /// What stands in the margin above or below.
    record Frame(List<WordParagraph> paragraphs) {
        boolean hasPageNumber() {
            return paragraphs.stream().anyMatch(WordParagraph::pageNumber);
        }

        boolean isBlank() {
            return paragraphs.stream().allMatch(WordParagraph::isBlank);
        }
    }

    static WordSection of(@Nullable Element properties, int paragraphs, Map<String, Frame> frames, boolean evenPages) {
        var size = Xml.child(properties, "pgSz");
        var margins = Xml.child(properties, "pgMar");
        var numbers = Xml.child(properties, "pgNumType");
        var start = Xml.number(Xml.attribute(numbers, "start"));
        return new WordSection(
                millimetres(size, "w"),
                millimetres(size, "h"),
                "landscape".equals(Xml.attribute(size, "orient")) || millimetres(size, "w") > millimetres(size, "h"),
                millimetres(margins, "top"),
                millimetres(margins, "right"),
                millimetres(margins, "bottom"),
                millimetres(margins, "left") + orZero(millimetres(margins, "gutter")),
                Xml.attribute(numbers, "fmt", "decimal"),
                start == null ? null : start.intValue(),
                of(frames, "headerReference"),
                of(frames, "footerReference"),
                Objects.requireNonNullElse(Xml.flag(properties, "titlePg"), false),
                evenPages,
                paragraphs);
    }

    /// The width between the margins.
    double textWidth() {
        return width - left - right;
    }

    private static Map<String, Frame> of(Map<String, Frame> frames, String prefix) {
        var chosen = new java.util.HashMap<String, Frame>();
        frames.forEach((key, frame) -> {
            if (key.startsWith(prefix)) chosen.put(key.substring(prefix.length()), frame);
        });
        return Map.copyOf(chosen);
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static double millimetres(@Nullable Element element, String attribute) {
        var points = Xml.points(element, attribute);
        return points == null ? Double.NaN : points * POINT;
    }
}
