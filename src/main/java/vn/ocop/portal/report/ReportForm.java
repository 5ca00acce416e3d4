package vn.ocop.portal.report;

import java.util.regex.Pattern;

/// The form in which a report is written (Nghị định 30/2020/NĐ-CP, Điều 7).
public enum ReportForm {
    /// Công văn: an official letter without a name of its kind.
    LETTER,
    /// Báo cáo: a letter that bears the name of its kind.
    REPORT;

    private static final Pattern KIND = Pattern.compile("(?iu)^báo cáo\\s+");

    /// What a document of this form is about, as one that cites it says: "Công văn … về việc báo cáo kết quả …",
    /// "Báo cáo … về kết quả …".
    String about(String subject) {
        var kind = KIND.matcher(subject);
        return this == REPORT && kind.lookingAt() ? "về " + kind.replaceFirst("") : "về việc " + subject;
    }
}
