package vn.ocop.portal.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;

/// Something of a request that was changed after it was sent.
///
/// @param from as a page shows it, several lines for an outline; null where there was none
/// @param to null where there is none any more
public record RequestChange(
        Field field, @Nullable String from, @Nullable String to, AccountId by, Instant at) {
    /// What of a request can change.
    public enum Field {
        /// Who asks.
        SENDER,
        /// Its number with its symbol.
        NUMBER,
        /// Its day.
        ISSUED_ON,
        /// What it asks.
        SUBJECT,
        /// The plan that is to be reported on.
        PLAN,
        /// The period that is told of.
        PERIOD,
        /// The period whose tasks are announced.
        NEXT_PERIOD,
        /// The day that addressees are shown.
        DEADLINE,
        /// The last day for records.
        RECORDS_UNTIL,
        /// The last day for edits.
        EDITS_UNTIL,
        /// The regime by which it comes back.
        REGIME,
        /// The parts that it asks for.
        OUTLINE,
        /// The indicators whose figures it asks for.
        INDICATORS,
        /// Whom it asks.
        ADDRESSEES
    }
}
