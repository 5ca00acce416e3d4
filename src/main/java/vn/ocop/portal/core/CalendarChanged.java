package vn.ocop.portal.core;

import java.time.Instant;
import java.util.UUID;

/// The calendar of working days was changed.
///
/// @param move `ADDED`, `CHANGED`, `REMOVED` or `CONFIRMED`
/// @param days which, in words: 02/9/2026, or a year
/// @param year in which they lie
/// @param by id of the person's account
public record CalendarChanged(String move, String days, int year, UUID by, Instant at) {}
