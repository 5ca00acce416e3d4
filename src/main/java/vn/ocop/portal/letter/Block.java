package vn.ocop.portal.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a letter's body. A line break within a heading, item or cell becomes a space; within a paragraph it
/// begins the next paragraph.
public sealed interface Block {
    /// A heading that stands on a line of its own.
    /// @param level 1 to 3, 1 being the highest
    /// @param label the numbering, "1." or "a)"; empty for none
    record Heading(int level, String label, String text) implements Block {
        public Heading {
            if (level < 1 || level > 3) throw new IllegalArgumentException("a heading of level " + level);
        }
    }

    /// A paragraph of running text.
    record Paragraph(String text) implements Block {}

    /// A line that begins with a dash; the dash is printed before the text.
    record Item(String text) implements Block {}

    /// A table over the full width. Short rows are filled up with empty cells, long ones widen the table.
    /// @param caption stands above the table
    record Table(
            List<String> columns,
            List<List<String>> rows,
            @Nullable String caption) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
