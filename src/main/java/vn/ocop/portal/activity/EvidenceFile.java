package vn.ocop.portal.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;

/// A file of an activity, without its content.
///
/// @param name as its sender called it, with the ending of its type
/// @param size bytes
/// @param scanned whether a virus scanner found it clean
/// @param removedAt null while it stands
public record EvidenceFile(
        EvidenceId id,
        EvidenceKind kind,
        EvidenceType type,
        String name,
        @Nullable String caption,
        int size,
        boolean scanned,
        AccountId addedBy,
        Instant addedAt,
        @Nullable AccountId removedBy,
        @Nullable Instant removedAt) {}
