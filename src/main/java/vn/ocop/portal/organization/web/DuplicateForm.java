package vn.ocop.portal.organization.web;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which record is kept of two, as chosen.
///
/// @param sure whether the person has read what it does
record DuplicateForm(@NotNull @Nullable UUID kept, @Nullable Boolean sure) {}
