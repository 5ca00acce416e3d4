package vn.ocop.portal.subject;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;

/// An OCOP product as others read it.
///
/// @param version rises with every change
/// @param content what was told of it last
/// @param ceasedOn last day on which it was made; null while it is
public record ProductRecord(
        ProductId id,
        int version,
        ProductDraft content,
        @Nullable LocalDate ceasedOn,
        AccountId recordedBy,
        Instant recordedAt,
        AccountId changedBy,
        Instant changedAt) {}
