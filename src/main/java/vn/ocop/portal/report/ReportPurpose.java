package vn.ocop.portal.report;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What a report's letter does beside answering (Nghị định 30/2020/NĐ-CP, Điều 18).
public enum ReportPurpose {
    /// Answers the request.
    RESPONSE,
    /// Tổng hợp: draws the answers to the office's own request together.
    CONSOLIDATION,
    /// Thay thế: stands in place of an issued letter whose content was wrong.
    REPLACEMENT,
    /// Đính chính: corrects the form of an issued letter, which stays in force.
    CORRECTION,
    /// Thu hồi: takes an issued letter back.
    WITHDRAWAL;

    /// Whether a letter of this purpose answers the request.
    boolean answers() {
        return this == RESPONSE || this == REPLACEMENT;
    }

    /// Whether a letter of this purpose is assembled from records.
    boolean assembled() {
        return answers() || this == CONSOLIDATION;
    }

    /// Whether an issued letter of this purpose takes the one that it names out of force.
    public boolean supersedes() {
        return this == REPLACEMENT || this == WITHDRAWAL;
    }

    /// What a later letter may be for that names an issued one of this purpose. A withdrawal is final: only its form
    /// may be corrected, and the department answers anew.
    public Set<ReportPurpose> corrigibleBy() {
        return Collections.unmodifiableSet(
                switch (this) {
                    case RESPONSE, CONSOLIDATION, REPLACEMENT -> EnumSet.of(REPLACEMENT, CORRECTION, WITHDRAWAL);
                    case CORRECTION -> EnumSet.of(CORRECTION, WITHDRAWAL);
                    case WITHDRAWAL -> EnumSet.of(CORRECTION);
                });
    }
}
