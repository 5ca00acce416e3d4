package vn.ocop.portal.report;

import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationSummary;

/// A class of organizations that a request may be sent to as a whole. Whom it holds is told by the
/// register of organizations on the day of the request.
public enum AddresseeClass {
    /// Các sở, ban, ngành.
    DEPARTMENTS(OrganizationKind.DEPARTMENT),
    /// Ủy ban nhân dân cấp dưới: those with a body above them, so that the province's own is not
    /// asked.
    COMMITTEES(OrganizationKind.PEOPLES_COMMITTEE),
    /// Các đơn vị trực thuộc.
    SUBORDINATES(OrganizationKind.SUBORDINATE);

    private final OrganizationKind kind;

    AddresseeClass(OrganizationKind kind) {
        this.kind = kind;
    }

    boolean includes(OrganizationSummary one) {
        return one.kind() == kind && (this != COMMITTEES || one.governingBodyId() != null);
    }
}
