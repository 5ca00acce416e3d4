package vn.ocop.portal.exchange.imports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.exchange.sheet.Spreadsheet;

/// A file on its way in, without its bytes.
///
/// @param sheet from 0
/// @param headerRow from 1; 0 until the columns are mapped
/// @param fileKept whether the upload is still stored
/// @param progress rows done of the work under way, of `progressTotal`
/// @param skipWrong whether rows with errors were left out when it was entered
/// @param problem message key of why the last work came to nothing; null where it did not
/// @param rows how many rows it has, by status
public record ImportBatch(
        ImportBatchId id,
        ImportKind kind,
        AccountId uploadedBy,
        Instant uploadedAt,
        String fileName,
        Spreadsheet.Format format,
        boolean fileKept,
        int sheet,
        int headerRow,
        ImportState state,
        int progress,
        int progressTotal,
        boolean skipWrong,
        @Nullable String problem,
        List<String> problemArgs,
        @Nullable Instant enteredAt,
        @Nullable Instant withdrawnAt,
        Counts rows) {
    /// How many rows stand where.
    public record Counts(int fresh, int duplicate, int wrong, int entered, int changed, int skipped) {
        /// All rows.
        public int total() {
            return fresh + duplicate + wrong + entered + changed + skipped;
        }

        /// The rows of that status.
        public int of(RowStatus status) {
            return switch (status) {
                case NEW -> fresh;
                case DUPLICATE -> duplicate;
                case WRONG -> wrong;
                case ENTERED -> entered;
                case CHANGED -> changed;
                case SKIPPED -> skipped;
            };
        }
    }

    /// How much of the work is done, in whole percents.
    public int percent() {
        return progressTotal == 0 ? 0 : (int) (100L * progress / progressTotal);
    }
}
