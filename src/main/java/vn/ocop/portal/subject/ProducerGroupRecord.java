package vn.ocop.portal.subject;

import java.time.Instant;
import vn.ocop.portal.account.AccountId;

/// A producers' club as others read it.
///
/// @param version rises with every change
/// @param content what was told of it last
public record ProducerGroupRecord(
        ProducerGroupId id,
        int version,
        ProducerGroupDraft content,
        AccountId recordedBy,
        Instant recordedAt,
        AccountId changedBy,
        Instant changedAt) {}
