package vn.ocop.portal.exchange.imports;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row as it was last checked.
///
/// @param cells as text, in the order of the columns
/// @param twinId the record that it may be the same as; null where there is none
/// @param twin that record, or the row above, in words
/// @param twinRow the row above; 0 for a record
/// @param twinOnly whether a second one is against the rules
/// @param choice what is to be done with it; null for rows that are not doubtful
/// @param refusal message key of why its record could not be taken back
public record ImportRow(
        int number,
        RowStatus status,
        List<String> cells,
        @Nullable UUID twinId,
        @Nullable String twin,
        int twinRow,
        boolean twinOnly,
        @Nullable RowChoice choice,
        @Nullable String refusal,
        List<RowProblem> problems) {}
