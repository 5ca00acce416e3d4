package vn.ocop.portal.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.organization.OrganizationId;

/// What became of a request at one of its addressees, as its sender sees it: nothing of drafts.
///
/// @param organization the addressee, also where another answered for it since
/// @param report the issued letter in force that answers; null while there is none
/// @param sentOn the day on which its answer was issued first, a letter that was replaced since included; null before
/// @param workingDaysLate working days after the deadline: of the answer, or so far while none came; 0 in time
public record Answer(
        RequestId request,
        OrganizationId organization,
        State state,
        @Nullable ReportId report,
        @Nullable LocalDate sentOn,
        int workingDaysLate) {
    /// How far the answer is.
    public enum State {
        /// Chưa gửi: expected and not there yet.
        NOT_SENT,
        /// Không có nội dung báo cáo: the addressee said so.
        NOTHING_TO_REPORT,
        /// Đã gửi: issued; the office has not decided yet.
        SENT,
        /// Trả lại by the office; another letter is to replace it.
        RETURNED,
        /// Đã chấp nhận by the office.
        ACCEPTED
    }

    /// Whether the deadline passed before an answer was there.
    public boolean late() {
        return workingDaysLate > 0;
    }

    /// Whether the addressee has done its part in time or too late, and need do no more.
    public boolean answered() {
        return state == State.NOTHING_TO_REPORT || state == State.SENT || state == State.ACCEPTED;
    }
}
