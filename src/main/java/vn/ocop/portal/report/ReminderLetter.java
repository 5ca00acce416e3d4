package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.Block;
import vn.ocop.portal.letter.OfficialLetter;

/// Writes the letter by which the office urges on those who owe it an answer (Nghị định 30/2020/NĐ-CP,
/// Phụ lục I: the request is named in full at first, by number alone afterwards).
final class ReminderLetter {
    private static final String REPORTING = "báo cáo ";

    private ReminderLetter() {}

    /// An addressee.
    ///
    /// @param returned whether its letter was returned and another is to replace it
    record Addressee(String name, boolean returned) {}

    /// @param addressees at least one, in the order in which the letter names them
    /// @param answerBy the new day
    /// @param extra a paragraph before the last; null for none
    /// @param today the day of which it says that no answer was there
    static OfficialLetter of(
            OfficeLetterFrame.Frame frame,
            RequestSummary request,
            List<Addressee> addressees,
            LocalDate answerBy,
            @Nullable String extra,
            @Nullable Integer number,
            @Nullable LocalDate date,
            LocalDate today) {
        String office = frame.issuer().letterName();
        String subject = VietnameseText.withoutFinalMark(request.subject());
        boolean one = addressees.size() == 1;
        String all = one ? addressees.getFirst().name() : "các cơ quan, đơn vị";
        var body = new ArrayList<Block>();
        body.add(new Block.Paragraph(
                "Ngày %s, %s đã ban hành Công văn số %s về việc %s, đề nghị %s gửi báo cáo chậm nhất ngày %s."
                        .formatted(
                                VietnameseDates.inText(request.issuedOn()),
                                office,
                                request.number(),
                                subject,
                                all,
                                VietnameseDates.inText(request.deadline()))));
        var returned = addressees.stream()
                .filter(Addressee::returned)
                .map(Addressee::name)
                .toList();
        boolean silent = returned.size() < addressees.size();
        if (silent) {
            body.add(new Block.Paragraph("Đến ngày %s, đã quá thời hạn nêu trên nhưng %s chưa nhận được báo cáo của %s."
                    .formatted(
                            VietnameseDates.inText(today),
                            office,
                            one
                                    ? addressees.getFirst().name()
                                    : returned.isEmpty()
                                            ? "các cơ quan, đơn vị có tên ở phần Kính gửi"
                                            : VietnameseText.listed(addressees.stream()
                                                    .filter(each -> !each.returned())
                                                    .map(Addressee::name)
                                                    .toList()))));
        }
        if (!returned.isEmpty()) {
            body.add(new Block.Paragraph(
                    "%s của %s đã được trả lại để hoàn thiện, đến nay %s chưa nhận được báo cáo thay thế."
                            .formatted(
                                    silent ? "Riêng báo cáo" : "Báo cáo",
                                    VietnameseText.listed(returned),
                                    silent ? "vẫn" : office)));
        }
        if (extra != null) body.add(new Block.Paragraph(extra));
        body.add(new Block.Paragraph(
                "Để kịp thời tổng hợp, %s đề nghị %s khẩn trương gửi báo cáo theo Công văn số %s chậm nhất ngày %s. Trường hợp không có nội dung báo cáo, đề nghị thông báo để %s biết./."
                        .formatted(
                                office,
                                one ? addressees.getFirst().name() : "các cơ quan, đơn vị nêu trên",
                                request.number(),
                                VietnameseDates.inText(answerBy),
                                office)));
        return frame.letter(
                number,
                date,
                "đôn đốc " + (subject.toLowerCase(Locale.ROOT).startsWith(REPORTING) ? "" : "thực hiện việc ")
                        + subject,
                addressees.stream().map(Addressee::name).toList(),
                body);
    }
}
