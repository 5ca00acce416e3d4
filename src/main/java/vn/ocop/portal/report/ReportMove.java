package vn.ocop.portal.report;

import static vn.ocop.portal.report.ReportState.ACCEPTED;
import static vn.ocop.portal.report.ReportState.DRAFT;
import static vn.ocop.portal.report.ReportState.IN_REVIEW;
import static vn.ocop.portal.report.ReportState.ISSUED;
import static vn.ocop.portal.report.ReportState.RECEIVED;
import static vn.ocop.portal.report.ReportState.RETURNED;
import static vn.ocop.portal.report.ReportState.SIGNED;

/// What may happen to a report, from which states, and where it then stands.
public enum ReportMove {
    /// Bắt đầu soạn.
    START(DRAFT),
    /// Trình duyệt: the author hands it to a leader.
    SUBMIT(IN_REVIEW),
    /// Rút lại: the author takes it back before anybody decided.
    RECALL(DRAFT),
    /// Trả lại, with a reason: a leader from review, a leader or the registry from signing, the office after issue.
    RETURN(RETURNED),
    /// Ký.
    SIGN(SIGNED),
    /// Phát hành: the registry gives number and date.
    ISSUE(ISSUED),
    /// Tiếp nhận: the coordination office enters it in its register.
    RECEIVE(RECEIVED),
    /// Chấp nhận: it answers the request.
    ACCEPT(ACCEPTED);

    private final ReportState to;

    ReportMove(ReportState to) {
        this.to = to;
    }

    /// Whether the move is open to a report in that state.
    public boolean isOpenFrom(ReportState state) {
        return switch (this) {
            case START -> false;
            case SUBMIT -> state == DRAFT || state == RETURNED;
            case RECALL, SIGN -> state == IN_REVIEW;
            case RETURN -> state == IN_REVIEW || state == SIGNED || state == ISSUED || state == RECEIVED;
            case ISSUE -> state == SIGNED;
            case RECEIVE -> state == ISSUED;
            case ACCEPT -> state == RECEIVED;
        };
    }

    /// Where the report stands once the move is made.
    public ReportState to() {
        return to;
    }
}
