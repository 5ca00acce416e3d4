package vn.ocop.portal.area;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person decided of one record: in which of the units that a split unit became it lies.
///
/// @param by the person's name
public record AreaDecision(
        UUID id,
        AdministrativeUnitId from,
        AdministrativeUnitId to,
        boolean forward,
        @Nullable String note,
        String by,
        Instant at) {}
