package vn.ocop.portal.organization;

import vn.ocop.portal.core.Validity;

/// A signatory within the days of the appointment.
public record Appointment(SignatorySummary signatory, Validity days) {}
