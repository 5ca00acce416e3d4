package vn.ocop.portal.organization.web;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What ends a term, as typed.
///
/// @param lastDay the term's last day
record EndForm(@NotNull @Nullable LocalDate lastDay) {}
