package vn.ocop.portal.report;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;

/// One move in a report's life: who, when, and what they noted. Written once.
///
/// @param from null for the start
/// @param note the reason of a return; up to 2,000 letters
@Embeddable
public record ReportStep(
        @Enumerated(EnumType.STRING) ReportMove move,

        @Enumerated(EnumType.STRING) @Column(name = "from_state") @Nullable
        ReportState from,

        @Enumerated(EnumType.STRING) @Column(name = "to_state")
        ReportState to,

        @Embedded @AttributeOverride(name = "value", column = @Column(name = "made_by"))
        AccountId by,

        @Column(name = "made_at") Instant at,
        @Nullable String note) {}
