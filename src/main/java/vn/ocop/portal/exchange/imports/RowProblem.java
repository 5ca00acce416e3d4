package vn.ocop.portal.exchange.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with a row.
///
/// @param cell the column's position; null where the row as a whole is wrong
/// @param code key of the message
public record RowProblem(@Nullable Integer cell, String code, List<String> args) {
    public RowProblem {
        args = List.copyOf(args);
    }
}
