package vn.ocop.portal.area;

import java.time.Instant;
import java.util.UUID;

/// A reform was drafted, applied or undone.
///
/// @param move `DRAFTED`, `APPLIED` or `UNDONE`
/// @param by id of the person's account
public record ReformMoved(ReformId reform, String number, String move, UUID by, Instant at) {}
