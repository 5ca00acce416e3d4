package vn.ocop.portal.report;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// An annex that a report's letter may carry, in the order in which they are numbered.
public enum ReportAnnex {
    /// Danh sách hoạt động: the finished activities of the period, one a row.
    ACTIVITIES,
    /// Tình hình báo cáo: who was asked, and who answered when.
    ANSWERS,
    /// Số liệu được yêu cầu: what the request asks for, of each addressee and of all.
    FIGURES,
    /// Chỉ tiêu và kết quả: the plan's targets beside what the department did towards them.
    TARGETS,
    /// Hoạt động theo địa bàn: how many finished activities of the period each unit had.
    AREAS;

    /// The annexes of a report that draws answers together, or of one that answers.
    static Set<ReportAnnex> of(boolean consolidation) {
        return Collections.unmodifiableSet(
                consolidation ? EnumSet.of(ANSWERS, FIGURES, TARGETS, AREAS) : EnumSet.of(ACTIVITIES, TARGETS));
    }
}
