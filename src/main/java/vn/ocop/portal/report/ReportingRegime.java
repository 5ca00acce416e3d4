package vn.ocop.portal.report;

import vn.ocop.portal.organization.OrganizationId;

/// A regime of periodic reports (chế độ báo cáo định kỳ).
///
/// @param office which asks for the reports and receives them
public record ReportingRegime(RegimeId id, int version, OrganizationId office, RegimeContent content) {}
