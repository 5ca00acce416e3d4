package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.letter.Block;
import vn.ocop.portal.letter.OfficialLetter;
import vn.ocop.portal.subject.RatingWindow;

/// Writes the letter by which a subject learns that certificates of its products expire and until when
/// its file for re-rating is to be handed in (Quyết định 26/2026/QĐ-TTg, Điều 12.3).
final class NoticeLetter {
    private static final List<String> COLUMNS = List.of(
            "STT", "Sản phẩm", "Hạng sao", "Quyết định công nhận", "Ngày hết hạn", "Thời gian nộp hồ sơ đánh giá lại");

    private NoticeLetter() {}

    /// A certificate that expires.
    ///
    /// @param window null where no decision names days for re-rating
    record Item(
            String product,
            int stars,
            String decision,
            LocalDate decidedOn,
            LocalDate validUntil,
            int months,
            @Nullable RatingWindow window) {}

    /// The decision that names the days.
    ///
    /// @param about its matter, in lower case
    /// @param days the days that it names; null where it names none
    record Basis(
            String number,
            LocalDate decidedOn,
            String about,
            vn.ocop.portal.subject.CriteriaVersion.@Nullable Window days) {}

    /// @param items at least one, the first to expire first
    /// @param place the commune or ward in whose office the file is handed in, with its kind; null
    ///     where the subject's unit is no more
    /// @param extra a paragraph before the last; null for none
    /// @param today the day by which a window is open or over
    static OfficialLetter of(
            OfficeLetterFrame.Frame frame,
            String subject,
            @Nullable String place,
            List<Item> items,
            Basis basis,
            @Nullable String extra,
            @Nullable Integer number,
            @Nullable LocalDate date,
            LocalDate today) {
        var body = new ArrayList<Block>();
        body.add(new Block.Paragraph(
                "Căn cứ Quyết định số %s ngày %s của Thủ tướng Chính phủ về %s, %s thông báo: %s giấy chứng nhận sản phẩm OCOP của %s %s thời hạn, cụ thể như sau:"
                        .formatted(
                                basis.number(),
                                VietnameseDates.inText(basis.decidedOn()),
                                basis.about(),
                                frame.issuer().letterName(),
                                VietnameseNumbers.counted(items.size()),
                                subject,
                                ending(items, today))));
        var rows = new ArrayList<List<String>>();
        for (var item : items) {
            var window = item.window();
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    item.product(),
                    "%d sao".formatted(item.stars()),
                    "%s ngày %s".formatted(item.decision(), VietnameseDates.inText(item.decidedOn())),
                    VietnameseDates.inText(item.validUntil()),
                    window == null
                            ? ""
                            : "từ %s đến %s"
                                    .formatted(
                                            VietnameseDates.inText(window.opensOn()),
                                            VietnameseDates.inText(window.closesOn()))));
        }
        body.add(new Block.Table(COLUMNS, rows, null));
        var days = basis.days();
        if (days != null) {
            body.add(new Block.Paragraph(
                    "Hồ sơ đánh giá lại được nộp không sớm hơn %d ngày và không muộn hơn %d ngày trước ngày giấy chứng nhận hết hạn; hồ sơ nộp muộn chỉ được xem xét trong %d ngày kể từ ngày hết hạn."
                            .formatted(days.opens(), days.closes(), days.grace())));
        }
        var late = items.stream()
                .filter(item ->
                        item.window() != null && today.isAfter(item.window().closesOn()))
                .map(Item::product)
                .toList();
        boolean allLate = late.size() == items.size();
        if (!late.isEmpty() && !allLate) {
            body.add(new Block.Paragraph("Đối với sản phẩm đã quá thời gian nộp hồ sơ (%s), đề nghị nộp ngay."
                    .formatted(String.join("; ", late))));
        }
        if (extra != null) body.add(new Block.Paragraph(extra));
        body.add(new Block.Paragraph((allLate
                        ? "Thời gian nộp hồ sơ nêu trên đã qua. Đề nghị %s hoàn thiện hồ sơ và nộp ngay tại %s./."
                        : "Đề nghị %s chuẩn bị hồ sơ và nộp tại %s đúng thời gian nêu trên./.")
                .formatted(
                        subject,
                        place == null
                                ? "Ủy ban nhân dân xã, phường nơi có cơ sở sản xuất"
                                : "Ủy ban nhân dân " + place)));
        return frame.letter(
                number, date, "thời hạn giấy chứng nhận và hồ sơ đánh giá lại sản phẩm OCOP", List.of(subject), body);
    }

    /// Says of the certificates only what is so: about to end, ended, or some of each.
    private static String ending(List<Item> items, LocalDate today) {
        long ended =
                items.stream().filter(item -> item.validUntil().isBefore(today)).count();
        if (ended == 0) return "sắp hết";
        return ended == items.size() ? "đã hết" : "sắp hết hoặc đã hết";
    }
}
