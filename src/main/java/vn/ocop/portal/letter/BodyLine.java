package vn.ocop.portal.letter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A paragraph of a letter's body and what it is.
record BodyLine(WordParagraph paragraph, Kind kind, Labels.@Nullable Label label) {
    private static final int LONGEST_TITLE = 160;

    /// What a paragraph of the body is.
    enum Kind {
        /// A heading on a line of its own.
        TITLE,
        /// "Căn cứ …", before the text.
        BASIS,
        /// Begins with a dash.
        ITEM,
        TEXT
    }

    static List<BodyLine> of(List<WordParagraph> paragraphs) {
        var lines = new ArrayList<BodyLine>();
        var bases = true;
        for (var paragraph : paragraphs) {
            var text = paragraph.text().strip();
            var label = Labels.of(text);
            var basis = bases && text.startsWith("Căn cứ") && !text.endsWith(":");
            bases = basis;
            var kind = basis
                    ? Kind.BASIS
                    : isItem(text) ? Kind.ITEM : isTitle(paragraph, text, label) ? Kind.TITLE : Kind.TEXT;
            lines.add(new BodyLine(paragraph, kind, label));
        }
        return lines;
    }

    static boolean isItem(String text) {
        return text.startsWith("- ") || text.startsWith("– ") || text.startsWith("+ ") || text.startsWith("• ");
    }

    private static boolean isTitle(WordParagraph paragraph, String text, Labels.@Nullable Label label) {
        if (label != null && label.kind() == Labels.Kind.PART) return true;
        return text.length() <= LONGEST_TITLE
                && (label == null ? isBold(paragraph) && endsOpen(text) : endsAsTitle(text));
    }

    /// Whether a line with a number stands for itself: it ends without a mark, or with a colon.
    static boolean endsAsTitle(String text) {
        return text.endsWith(":") || endsOpen(text);
    }

    private static boolean endsOpen(String text) {
        if (text.isEmpty()) return false;
        var last = text.charAt(text.length() - 1);
        return Character.isLetterOrDigit(last) || last == ')' || last == '”' || last == '"';
    }

    private static boolean isBold(WordParagraph paragraph) {
        return paragraph.spans().stream().filter(span -> !span.isBlank()).allMatch(WordParagraph.Span::bold);
    }

    String text() {
        return paragraph.text().strip();
    }

    boolean isRunning() {
        return kind == Kind.TEXT || kind == Kind.ITEM;
    }
}
