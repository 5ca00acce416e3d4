package vn.ocop.portal.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a letter's body. A line break within a heading, item or cell becomes a space; within a paragraph it
/// begins the next paragraph.
public sealed interface Block {
    /// A title that stands on a line of its own, above what it is the title of. The titles of parts and sections are
    /// printed in capitals.
    /// @param label its number, [Rank#label]; empty for none
    record Heading(Rank rank, String label, String text) implements Block {}

    /// A paragraph that begins with its number: a clause without a title, a point.
    /// @param label its number, [Rank#label]; empty for none
    record Numbered(Rank rank, String label, String text) implements Block {}

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
