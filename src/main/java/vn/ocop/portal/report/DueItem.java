package vn.ocop.portal.report;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.organization.OrganizationId;

/// An answer that is due, or overdue, and waits for somebody to act.
///
/// @param number of the request's letter
/// @param organization the addressee, also where another answers for it since
/// @param acting who is to act now: the addressee or of which it became part
/// @param report what is worked on; null where nobody has begun
/// @param workingDays until the deadline; negative once it is past: so many working days late
/// @param remindedOn the latest day of reminding that has come
/// @param urgedFor the day that the office's letter which urges on has set; the deadline stays what it was; null
///     where none was sent
/// @param sentAt when the request came into the portal
public record DueItem(
        RequestId request,
        String number,
        String subject,
        LocalDate deadline,
        OrganizationId organization,
        OrganizationId acting,
        DueStep step,
        @Nullable ReportId report,
        int workingDays,
        LocalDate remindedOn,
        @Nullable LocalDate urgedFor,
        Instant sentAt) {
    /// Where the person goes on.
    public String href() {
        return report == null ? "/requests/" + request : "/reports/" + report;
    }

    /// The message that tells how far the deadline is, with the number of working days and the day to fill it.
    public String timeKey() {
        return workingDays > 0 ? "due.left" : workingDays < 0 ? "due.late" : "due.now";
    }

    /// Working days after the deadline; 0 before and on it.
    public int late() {
        return Math.max(0, -workingDays);
    }
}
