package vn.ocop.portal.organization;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Two records of one organization that were made one (nhập hồ sơ trùng).
///
/// @param mergedName name of the record that went; the kept one is found by it too
/// @param rows how many links and records went along
/// @param undoneAt null while it stands
public record RecordMerge(
        UUID id,
        OrganizationId merged,
        String mergedName,
        OrganizationId kept,
        String keptName,
        String by,
        Instant at,
        int rows,
        @Nullable Instant undoneAt) {}
