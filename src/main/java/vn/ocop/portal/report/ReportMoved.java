package vn.ocop.portal.report;

import vn.ocop.portal.organization.OrganizationId;

/// A report moved on in its life. Told within the transaction that moved it.
public record ReportMoved(ReportId report, OrganizationId organization, ReportStep step) {}
