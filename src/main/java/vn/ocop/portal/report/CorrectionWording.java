package vn.ocop.portal.report;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.Organizations;

/// Words a letter that replaces, corrects or withdraws an issued one (Nghị định 30/2020/NĐ-CP, Điều 18). Its
/// sentences rest on that letter alone; the one of a replacement stands before those that are assembled from
/// records.
@Component
class CorrectionWording {
    private static final String REPLACES = "correction:replaces";

    private final IssuedLetters letters;
    private final Organizations organizations;

    CorrectionWording(IssuedLetters letters, Organizations organizations) {
        this.letters = letters;
        this.organizations = organizations;
    }

    /// Whether the sentence tells which letter is replaced.
    static boolean tellsReplaced(ReportSentence sentence) {
        return REPLACES.equals(sentence.origin());
    }

    /// What the letter is about, after V/v.
    String subject(ReportSummary corrected, ReportPurpose purpose) {
        return switch (purpose) {
            case RESPONSE, CONSOLIDATION, REPLACEMENT -> corrected.subject();
            case CORRECTION -> "đính chính " + dated(corrected);
            case WITHDRAWAL -> "thu hồi " + dated(corrected);
        };
    }

    /// The sentence that opens a replacement.
    DraftSentence replaces(ReportSummary corrected) {
        return sentence(
                Section.OPENING,
                0,
                1,
                SentenceKind.SENTENCE,
                REPLACES,
                "Văn bản này thay thế %s của %s".formatted(dated(corrected), issuer(corrected)));
    }

    /// The sentences of a letter that corrects or withdraws.
    ///
    /// @param content complete, of purpose CORRECTION or WITHDRAWAL
    List<DraftSentence> letter(ReportSummary corrected, RequestSummary request, CorrectionContent content) {
        String issuer = issuer(corrected);
        String office = receiver(corrected, request);
        String issued = "%s đã ban hành %s %s"
                .formatted(
                        VietnameseText.capitalised(issuer),
                        dated(corrected),
                        corrected.form().about(corrected.subject()));
        String brief = brief(corrected);
        return switch (content.purpose()) {
            case CORRECTION -> correction(content, issued, issuer, brief, office);
            case WITHDRAWAL ->
                List.of(
                        closing(1, 1, "correction:issued", issued),
                        closing(2, 1, "correction:act", "Nay %s thu hồi %s".formatted(issuer, brief)),
                        closing(2, 2, "correction:reason", "Lý do thu hồi: " + content.reason()),
                        closing(
                                3,
                                1,
                                "correction:asks",
                                ("Kính đề nghị %s gửi lại bản giấy đã nhận (nếu có), hủy bỏ bản điện tử và thông báo để %s"
                                                + " biết")
                                        .formatted(office, issuer)));
            case RESPONSE, CONSOLIDATION, REPLACEMENT ->
                throw new IllegalArgumentException(content.purpose() + " has no such letter");
        };
    }

    /// To whom the letter went: the office that asked, and for what this drew together, the body above it.
    private String receiver(ReportSummary corrected, RequestSummary request) {
        var above = corrected.consolidates()
                ? organizations.get(corrected.organization()).governingBodyId()
                : null;
        return organizations.get(above == null ? request.sender() : above).letterName();
    }

    private static List<DraftSentence> correction(
            CorrectionContent content, String issued, String issuer, String brief, String office) {
        var sentences = new ArrayList<DraftSentence>();
        sentences.add(sentence(Section.OPENING, 1, 1, SentenceKind.SENTENCE, "correction:issued", issued));
        sentences.add(sentence(
                Section.OPENING,
                1,
                2,
                SentenceKind.SENTENCE,
                "correction:reason",
                "Lý do đính chính: " + content.reason()));
        sentences.add(sentence(
                Section.OPENING,
                2,
                1,
                SentenceKind.SENTENCE,
                "correction:act",
                "Nay %s đính chính %s như sau".formatted(issuer, brief)));
        int paragraph = 0;
        for (CorrectionContent.Pair pair : content.pairs()) {
            paragraph++;
            sentences.add(sentence(
                    Section.CLOSING,
                    paragraph,
                    1,
                    SentenceKind.ITEM,
                    "correction:pair:" + paragraph,
                    "Nội dung “%s” được đính chính thành “%s”".formatted(pair.printed(), pair.correct())));
        }
        sentences.add(closing(
                paragraph + 1, 1, "correction:rest", "Các nội dung khác của %s không thay đổi".formatted(brief)));
        sentences.add(closing(paragraph + 1, 2, "correction:asks", "Kính gửi %s biết, cập nhật".formatted(office)));
        return List.copyOf(sentences);
    }

    private static DraftSentence closing(int paragraph, int position, String origin, String text) {
        return sentence(Section.CLOSING, paragraph, position, SentenceKind.SENTENCE, origin, text);
    }

    private static DraftSentence sentence(
            Section section, int paragraph, int position, SentenceKind kind, String origin, String text) {
        return new DraftSentence(
                section, paragraph, position, kind, origin, VietnameseText.withoutFinalMark(text), false, List.of());
    }

    private String issuer(ReportSummary report) {
        return organizations
                .on(letter(report).dated())
                .get(report.organization())
                .letterName();
    }

    private String brief(ReportSummary report) {
        return "%s số %s".formatted(kind(report.form()), letter(report).reference());
    }

    private String dated(ReportSummary report) {
        return "%s ngày %s"
                .formatted(brief(report), VietnameseDates.inText(letter(report).dated()));
    }

    private IssuedLetter letter(ReportSummary report) {
        return letters.of(report.id()).orElseThrow(() -> new NotFound(report.id()));
    }

    private static String kind(ReportForm form) {
        return switch (form) {
            case LETTER -> "Công văn";
            case REPORT -> "Báo cáo";
        };
    }
}
