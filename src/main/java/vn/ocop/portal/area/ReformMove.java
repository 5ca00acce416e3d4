package vn.ocop.portal.area;

import java.time.Instant;

/// Who did what with a reform, and when.
///
/// @param move `DRAFTED`, `APPLIED` or `UNDONE`
/// @param by the person's name
public record ReformMove(String move, String by, Instant at) {}
