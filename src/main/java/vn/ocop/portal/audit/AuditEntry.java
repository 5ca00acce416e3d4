package vn.ocop.portal.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.organization.OrganizationId;

/// One change.
///
/// @param entry rises with every entry
/// @param organization whose record it is; null where it is nobody's
/// @param kind of the record: REPORT, AREA_REFORM, IMPORT, API_TOKEN, CALENDAR, CALENDAR_TOKEN
/// @param subject the record's id
/// @param action what was done to it: SIGN
/// @param before what stood before; null where there was nothing
/// @param after what stands since
/// @param note what the person said of it, such as the reason of a return
public record AuditEntry(
        long entry,
        Instant at,
        AccountId by,
        @Nullable OrganizationId organization,
        String kind,
        UUID subject,
        String action,
        @Nullable String before,
        @Nullable String after,
        @Nullable String note) {}
