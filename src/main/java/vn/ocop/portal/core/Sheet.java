package vn.ocop.portal.core;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A list as a spreadsheet: what its columns are, where its rows come from and what is told beside them.
///
/// @param name of the list, for the first sheet's tab and the file's name
/// @param facts which filters were on, one line each
/// @param rows gives the rows one after the other, so that they are never all in memory
public record Sheet<T>(String name, List<Column<T>> columns, List<Fact> facts, Rows<T> rows) {
    public Sheet {
        columns = List.copyOf(columns);
        facts = List.copyOf(facts);
    }

    /// A column.
    ///
    /// @param width in letters
    /// @param value of a row's cell: a `LocalDate`, an `Instant`, a `Number`, or else text; null where it is empty
    public record Column<T>(String title, int width, Cell<T> value) {}

    /// Takes a cell's value from a row.
    @FunctionalInterface
    public interface Cell<T> {
        /// The value; null where the cell is empty.
        @Nullable
        Object of(T row);
    }

    /// A line beside the list, such as a filter that was on.
    public record Fact(String name, String value) {}

    /// Where the rows come from.
    @FunctionalInterface
    public interface Rows<T> {
        /// Gives each row to the consumer, in the order of the list.
        void each(Consumer<? super T> row);
    }
}
