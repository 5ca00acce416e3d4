package vn.ocop.portal.activity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change of many activities that was made.
///
/// @param target words for what it was done with: the task, the organization, the reason; null where there is none
/// @param state where the activities were put; null where the action was another
/// @param size how many activities it changed
/// @param undoneAt null while it stands
/// @param undone how many of them were put back
public record BatchSummary(
        BatchId id,
        BatchAction.Kind action,
        @Nullable String target,
        @Nullable ActivityState state,
        Instant madeAt,
        int size,
        @Nullable Instant undoneAt,
        int undone) {

    /// The change with its activities.
    public record Detail(BatchSummary batch, List<Row> rows) {
        /// How many of them somebody changed since.
        public long getChangedSince() {
            return rows.stream().filter(Row::changedSince).count();
        }
    }

    /// An activity of it.
    ///
    /// @param changedSince whether somebody changed it after the batch
    /// @param changedBy who changed it last
    /// @param undone whether undoing the batch put it back
    public record Row(
            ActivityId id,
            String topic,
            ActivityState stateBefore,
            ActivityState state,
            boolean changedSince,
            String changedBy,
            Instant changedAt,
            boolean undone) {}
}
