package vn.ocop.portal.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.letter.Block;
import vn.ocop.portal.letter.Header;
import vn.ocop.portal.letter.OfficialLetter;

/// A receipt as a document of one page: a named one without number, addressees or signature, since nobody signs it.
/// What proves the letter is the SHA-256 of its files.
final class ReceiptDocument {
    private ReceiptDocument() {}

    /// @param governing the body above the department as letters print it
    /// @param outOfForceBy number of the letter that took this one out of force; null while it is in force
    /// @param made the day on which the document is made
    static OfficialLetter of(
            Receipt receipt,
            @Nullable String outOfForceBy,
            @Nullable String governing,
            @Nullable String place,
            LocalDate made) {
        var letter = receipt.letter();
        var facts = new ArrayList<List<String>>();
        facts.add(List.of("Văn bản", "Số %s ngày %s".formatted(letter.reference(), day(letter.dated()))));
        facts.add(List.of("Về việc", receipt.report().subject()));
        facts.add(List.of("Cơ quan gửi", receipt.issuer()));
        facts.add(List.of("Nơi nhận", receipt.addressee()));
        facts.add(List.of(
                "Người phát hành và gửi",
                "%s, lúc %s".formatted(receipt.sentBy(), VietnameseDates.onScreen(letter.issuedAt()))));
        if (receipt.dueByDeadline()) {
            facts.add(List.of(
                    "Hạn gửi",
                    "%s: %s"
                            .formatted(
                                    day(receipt.request().deadline()),
                                    receipt.daysLate() > 0
                                            ? "trễ %s ngày"
                                                    .formatted(VietnameseNumbers.grouped(
                                                            BigDecimal.valueOf(receipt.daysLate())))
                                            : "đúng hạn")));
        }
        facts.add(List.of("Số trang", receipt.pages() + " trang"));
        facts.add(List.of("Tệp Word", size(receipt.docxSize())));
        facts.add(List.of("SHA-256 của tệp Word", Receipt.inFours(letter.docxSha256())));
        facts.add(List.of("Tệp PDF", size(receipt.pdfSize())));
        facts.add(List.of("SHA-256 của tệp PDF", Receipt.inFours(letter.pdfSha256())));
        var reception = receipt.reception();
        facts.add(List.of(
                "Tiếp nhận",
                reception == null
                        ? "Chưa tiếp nhận"
                        : "Số đến %d, ngày đến %s; %s, lúc %s"
                                .formatted(
                                        reception.arrivalNumber(),
                                        day(reception.arrivedOn()),
                                        reception.by(),
                                        VietnameseDates.onScreen(reception.at()))));
        decision(facts, "Chấp nhận", receipt.accepted());
        decision(facts, "Trả lại", receipt.returned());
        if (outOfForceBy != null) {
            facts.add(List.of(
                    "Hiệu lực",
                    receipt.report().superseded() == ReportPurpose.REPLACEMENT
                            ? "Đã được thay thế bằng văn bản số " + outOfForceBy
                            : "Đã bị thu hồi bằng văn bản số " + outOfForceBy));
        }
        return new OfficialLetter(
                new Header(
                        governing,
                        receipt.issuer(),
                        null,
                        null,
                        place,
                        made,
                        "Biên nhận",
                        "Gửi văn bản số " + letter.reference()),
                List.of(),
                List.of(
                        new Block.Table(List.of("Mục", "Nội dung"), facts, null),
                        new Block.Paragraph(
                                "Tệp nào có mã SHA-256 trùng với mã trên đây thì giống từng byte với văn bản đã phát hành.")),
                null,
                List.of());
    }

    private static String size(int bytes) {
        return VietnameseNumbers.grouped(BigDecimal.valueOf(bytes)) + " byte";
    }

    private static void decision(List<List<String>> facts, String what, Receipt.@Nullable Decision decision) {
        if (decision == null) return;
        String told = "%s, lúc %s".formatted(decision.by(), VietnameseDates.onScreen(decision.at()));
        String note = decision.note();
        facts.add(List.of(what, note == null ? told : told + ": " + note));
    }

    private static String day(LocalDate day) {
        return VietnameseDates.onScreen(day);
    }
}
