package vn.ocop.portal.organization;

import java.util.UUID;

/// An appointment by which a person may sign.
///
/// @param id of the appointment
public record SigningRight(UUID id, SignatorySummary signatory) {}
