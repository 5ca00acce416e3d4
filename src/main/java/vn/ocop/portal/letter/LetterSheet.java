package vn.ocop.portal.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.letter.Block.Heading;
import vn.ocop.portal.letter.Block.Item;
import vn.ocop.portal.letter.Block.Numbered;
import vn.ocop.portal.letter.Block.Paragraph;
import vn.ocop.portal.letter.Block.Table;
import vn.ocop.portal.letter.LayoutProfile.Part;

/// The final words of a letter, each in its place: capitals, punctuation and blanks are settled here, once for all
/// renderings. The wording follows Nghị định 30/2020/NĐ-CP, Phụ lục I.
///
/// @param governingBody empty if there is none
/// @param number empty if there is none
/// @param placeAndDate empty if there is none
/// @param subject empty if there is none
/// @param type the name of a named document; empty for a công văn
/// @param title what a named document is about; empty if there is none
/// @param addressees one line with the label for one addressee, else the label on a line of its own first
/// @param authority the lines above the place of the signature
/// @param signer empty while the name is open
record LetterSheet(
        String governingBody,
        String issuer,
        String nationalTitle,
        String motto,
        String number,
        String placeAndDate,
        String subject,
        String type,
        String title,
        List<String> addressees,
        List<Block> body,
        String distributionLabel,
        List<String> distribution,
        List<String> authority,
        String signer,
        List<AnnexSheet> annexes) {

    static final String ADDRESSEE_LABEL = "Kính gửi";
    private static final String BLANK = "…";

    /// The words of an annex.
    /// @param title empty if there is none
    /// @param reference to the letter that it belongs to
    record AnnexSheet(String label, String title, String reference, List<Block> body, boolean landscape) {}

    static LetterSheet of(OfficialLetter letter) {
        var header = letter.header();
        var type = PlainText.capitals(orEmpty(header.type()));
        var subject = PlainText.line(header.subject());
        var signature = letter.signature();
        var distribution = dashed(letter.distribution());
        return new LetterSheet(
                PlainText.capitals(orEmpty(header.governingBody())),
                PlainText.capitals(header.issuer()),
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                header.symbol() == null ? "" : number(header.number(), PlainText.line(header.symbol())),
                header.place() == null ? "" : placeAndDate(PlainText.line(header.place()), header.date()),
                type.isEmpty() && !subject.isEmpty() ? "V/v " + subject : "",
                type,
                type.isEmpty() ? "" : subject,
                addressees(letter.addressees()),
                plain(letter.body()),
                distribution.isEmpty() ? "" : "Nơi nhận:",
                distribution,
                signature == null ? List.of() : authority(signature),
                signature == null ? "" : PlainText.line(orEmpty(signature.name())),
                annexes(letter));
    }

    private static List<AnnexSheet> annexes(OfficialLetter letter) {
        var annexes = letter.annexes();
        return IntStream.range(0, annexes.size())
                .mapToObj(i -> new AnnexSheet(
                        Annex.label(i + 1, annexes.size()),
                        PlainText.capitals(annexes.get(i).title()),
                        reference(letter),
                        plain(annexes.get(i).body()),
                        annexes.get(i).landscape()))
                .toList();
    }

    /// Which letter an annex belongs to; blanks stand for what the registry has not given.
    private static String reference(OfficialLetter letter) {
        var header = letter.header();
        var paper = letter.medium() == Medium.PAPER;
        var number = header.number();
        var date = header.date();
        return "(Kèm theo %s số %s ngày %s của %s)"
                .formatted(
                        header.type() == null ? "Công văn" : PlainText.line(header.type()),
                        paper && number != null
                                ? digits(number) + "/" + PlainText.line(orEmpty(header.symbol()))
                                : BLANK,
                        paper && date != null ? day(date) : BLANK,
                        paper ? PlainText.line(header.issuer()) : BLANK);
    }

    /// The part under which the line of a named document's title stands.
    Part titlePart() {
        return title.isEmpty() ? Part.TYPE : Part.TITLE;
    }

    boolean hasFoot() {
        return !authority.isEmpty() || !distribution.isEmpty();
    }

    /// The letter's lines in reading order: row by row, in a row from left to right.
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.addAll(List.of(governingBody, issuer, nationalTitle, motto, number, placeAndDate, subject, type, title));
        lines.addAll(addressees);
        lines.addAll(lines(body));
        lines.add(distributionLabel);
        lines.addAll(distribution);
        lines.addAll(authority);
        lines.add(signer);
        for (var annex : annexes) {
            lines.addAll(List.of(annex.label(), annex.title(), annex.reference()));
            lines.addAll(lines(annex.body()));
        }
        return lines.stream().filter(line -> !line.isEmpty()).toList();
    }

    static List<String> lines(List<Block> body) {
        var lines = new ArrayList<String>();
        for (var block : body) {
            switch (block) {
                case Heading heading -> lines.add(text(heading));
                case Numbered numbered -> lines.add(text(numbered));
                case Paragraph(var text) -> lines.add(text);
                case Item item -> lines.add(text(item));
                case Table(var columns, var rows, var caption) -> {
                    lines.add(orEmpty(caption));
                    lines.add(String.join("\t", columns).strip());
                    rows.forEach(row -> lines.add(String.join("\t", row).strip()));
                }
            }
        }
        return lines;
    }

    /// The heading's lines; the title of a part stands below its number.
    static List<String> lines(Heading heading) {
        return heading.rank() == Rank.PART
                        && !heading.label().isEmpty()
                        && !heading.text().isEmpty()
                ? List.of(heading.label(), heading.text())
                : List.of(text(heading));
    }

    static String text(Heading heading) {
        return (heading.label() + " " + heading.text()).strip();
    }

    static String text(Numbered numbered) {
        return (numbered.label() + " " + numbered.text()).strip();
    }

    static String text(Item item) {
        return "- " + item.text();
    }

    /// Box 3: a number below 10 gets a leading zero.
    private static String number(@Nullable Integer number, String symbol) {
        return "Số: " + (number == null ? "      " : digits(number)) + "/" + symbol;
    }

    private static String digits(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    /// Box 4: days below 10 and the months 1 and 2 get a leading zero, the months 3 to 9 do not.
    private static String placeAndDate(String place, @Nullable LocalDate date) {
        return place + ", ngày " + (date == null ? "     tháng      năm …" : day(date));
    }

    private static String day(LocalDate date) {
        var month = (date.getMonthValue() <= 2 ? "0" : "") + date.getMonthValue();
        var day = (date.getDayOfMonth() < 10 ? "0" : "") + date.getDayOfMonth();
        return day + " tháng " + month + " năm " + date.getYear();
    }

    private static List<String> addressees(List<String> addressees) {
        var dashed = dashed(addressees);
        return switch (dashed.size()) {
            case 0 -> List.of();
            case 1 -> List.of(ADDRESSEE_LABEL + ": " + single(addressees));
            default ->
                Stream.concat(Stream.of(ADDRESSEE_LABEL + ":"), dashed.stream()).toList();
        };
    }

    private static String single(List<String> texts) {
        return texts.stream()
                .map(PlainText::line)
                .filter(LetterSheet::saysSomething)
                .findFirst()
                .orElseThrow();
    }

    private static boolean saysSomething(String line) {
        return !unpunctuated(line).isEmpty();
    }

    /// One line each, begun with a dash and ended with a semicolon, the last with a full stop.
    private static List<String> dashed(List<String> texts) {
        var entries = texts.stream()
                .map(PlainText::line)
                .filter(LetterSheet::saysSomething)
                .map(LetterSheet::unpunctuated)
                .toList();
        return IntStream.range(0, entries.size())
                .mapToObj(i -> "- " + entries.get(i) + (i == entries.size() - 1 ? "." : ";"))
                .toList();
    }

    /// Without the dash before and the stops behind that the caller may have typed.
    private static String unpunctuated(String line) {
        var start = line.startsWith("- ") ? 2 : 0;
        var end = line.length();
        while (end > start && ";.,".indexOf(line.charAt(end - 1)) >= 0) end--;
        return line.substring(start, end).strip();
    }

    private static List<String> authority(Signature signature) {
        var title = PlainText.capitals(signature.title());
        var prefix = signature.authority().prefix();
        return signature.authority().onBehalf()
                ? List.of(prefix + " " + PlainText.capitals(orEmpty(signature.headTitle())), title)
                : List.of((prefix + " " + title).strip());
    }

    private static List<Block> plain(List<Block> body) {
        return body.stream().flatMap(LetterSheet::plain).toList();
    }

    private static Stream<Block> plain(Block block) {
        return switch (block) {
            case Heading(var rank, var label, var text) ->
                Stream.of(new Heading(
                                rank,
                                PlainText.line(label),
                                rank.inCapitals() ? PlainText.capitals(text) : PlainText.line(text)))
                        .filter(heading -> !text(heading).isEmpty())
                        .map(Block.class::cast);
            case Numbered(var rank, var label, var text) ->
                numbered(rank, PlainText.line(label), PlainText.lines(text));
            case Paragraph(var text) -> PlainText.lines(text).stream().map(Paragraph::new);
            case Item(var text) ->
                Stream.of(PlainText.line(text)).filter(line -> !line.isEmpty()).map(Item::new);
            case Table table -> rectangular(table).stream();
        };
    }

    /// The first line with the number, the others as paragraphs of their own.
    private static Stream<Block> numbered(Rank rank, String label, List<String> lines) {
        if (lines.isEmpty()) return Stream.of();
        return Stream.concat(
                Stream.of(new Numbered(rank, label, lines.getFirst())),
                lines.stream().skip(1).map(Paragraph::new));
    }

    private static List<Block> rectangular(Table table) {
        var width = Stream.concat(Stream.of(table.columns()), table.rows().stream())
                .mapToInt(List::size)
                .max()
                .orElse(0);
        if (width == 0) return List.of();
        var columns = table.columns().isEmpty() ? table.columns() : padded(table.columns(), width);
        var rows = table.rows().stream().map(row -> padded(row, width)).toList();
        var caption = PlainText.line(orEmpty(table.caption()));
        return List.of(new Table(columns, rows, caption.isEmpty() ? null : caption));
    }

    private static List<String> padded(List<String> cells, int width) {
        return IntStream.range(0, width)
                .mapToObj(i -> i < cells.size() ? PlainText.line(cells.get(i)) : "")
                .toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
