package vn.ocop.portal.overview.chart;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Writes markup that is well-formed as XML and as HTML: every element closed, every text and value escaped.
public final class Markup {
    private final StringBuilder out = new StringBuilder(4096);
    private final Deque<String> open = new ArrayDeque<>();

    /// Begins an element.
    ///
    /// @param attributes names and values in turn; one whose value is null is left out
    public Markup open(String element, @Nullable String... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /// Ends the element that was begun last.
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /// An element that holds nothing but a text.
    public Markup element(String element, String text, @Nullable String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /// An element without content, such as a shape.
    public Markup empty(String element, @Nullable String... attributes) {
        start(element, attributes);
        out.append("/>");
        return this;
    }

    /// A text.
    public Markup text(String text) {
        escape(text);
        return this;
    }

    /// Markup that is well-formed already, such as another's, or a stylesheet.
    public Markup verbatim(String markup) {
        out.append(markup);
        return this;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) throw new IllegalStateException("not closed: " + open);
        return out.toString();
    }

    private void start(String element, @Nullable String[] attributes) {
        if (attributes.length % 2 != 0)
            throw new IllegalArgumentException("an attribute of " + element + " without value");
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value == null) continue;
            out.append(' ').append(attributes[i]).append("=\"");
            escape(value);
            out.append('"');
        }
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if (inXml(c)) out.appendCodePoint(c);
                }
            }
        });
    }

    private static boolean inXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
