package vn.ocop.portal.letter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.WordParagraph.Line;

/// Which paragraphs of a Word document are which parts of a letter. They are known by what they say and where they
/// stand, not by styles, for anyone may have made the document.
///
/// @param governing lines of the body above the issuer
/// @param distribution lines below "Nơi nhận:"
/// @param authority the lines of the signature above the name
/// @param body paragraphs between head and foot, outside of tables
record LetterParts(
        @Nullable Line nation,
        @Nullable Line motto,
        List<Line> governing,
        List<Line> issuer,
        @Nullable Line number,
        @Nullable Line date,
        List<Line> subject,
        @Nullable Line type,
        List<Line> abstracts,
        @Nullable Line addressee,
        List<Line> addressees,
        List<WordParagraph> body,
        @Nullable Line distributionLabel,
        List<Line> distribution,
        @Nullable Line drafter,
        List<Line> authority,
        @Nullable Line signer,
        List<Line> stamps,
        List<Annex> annexes) {
    private static final int HEAD = 60;
    private static final int LABEL = 100;
    private static final Pattern NUMBER = Pattern.compile("(?iu)s[ốô]\\s*[:.]?[\\s\\d…._]*/.*");
    private static final Pattern DATE =
            Pattern.compile("(?iu).{0,60}\\bngày\\b.{0,20}\\btháng\\b.{0,20}\\bnăm\\b.{0,12}");
    private static final Pattern SUBJECT = Pattern.compile("(?iu)(v\\s*/\\s*v|về việc)(\\s|:).*");
    private static final Pattern DASHED = Pattern.compile("[-–—+•*].*");
    private static final Pattern ANNEX = Pattern.compile("(?iu)phụ lục(\\s+([IVX]+|\\d+|[A-Z]))?\\s*[:.]?");
    private static final Pattern DRAFTER = Pattern.compile("\\p{Lu}{1,6}\\.\\s*\\(?\\d+\\)?\\.?");
    static final Pattern PREFIX = Pattern.compile("(?iu)(KT|K/T|TL|T/L|TUQ|T/UQ|Q|TM|T/M)\\s*(\\.|\\s|:)\\s*\\p{L}.*");

    /// An annex: its label "Phụ lục I", its title, the note that names the letter, and the rest.
    record Annex(Line label, List<Line> title, @Nullable Line note, List<WordParagraph> text) {}

    static LetterParts of(WordFile file, CheckRules rules) {
        return new Finder(file, rules).parts();
    }

    /// Letters alone, without marks, in small letters; of a long text those at its beginning.
    static String letters(String text) {
        if (text.length() > LABEL) return letters(text.substring(0, LABEL));
        return VietnameseText.fold(text).replaceAll("[^a-z]", "");
    }

    static boolean isUpper(String text) {
        return text.equals(text.toUpperCase(VietnameseText.VIETNAMESE))
                && text.codePoints().anyMatch(Character::isLetter);
    }

    private static final class Finder {
        private final CheckRules rules;
        private final List<Line> lines = new ArrayList<>();
        private final List<WordParagraph> all;
        private final List<Annex> annexes;

        Finder(WordFile file, CheckRules rules) {
            this.rules = rules;
            var texts = file.paragraphs();
            var annexStart = annexStart(texts);
            all = texts.subList(0, annexStart);
            for (var paragraph : all) lines.addAll(paragraph.lines());
            annexes = annexes(texts.subList(annexStart, texts.size()));
        }

        /// Annexes come after the foot: where "Phụ lục" stands alone behind "Nơi nhận".
        private static int annexStart(List<WordParagraph> texts) {
            var footSeen = false;
            for (int i = 0; i < texts.size(); i++) {
                var text = texts.get(i).text().strip();
                if (text.length() > 60) continue;
                footSeen |= letters(text).startsWith("noinhan");
                if (footSeen && isAnnexLabel(texts.get(i))) return i;
            }
            return texts.size();
        }

        private static boolean isAnnexLabel(WordParagraph paragraph) {
            var lines = paragraph.lines();
            return paragraph.cell() == null
                    && !lines.isEmpty()
                    && ANNEX.matcher(lines.getFirst().text()).matches();
        }

        private static List<Annex> annexes(List<WordParagraph> texts) {
            var annexes = new ArrayList<Annex>();
            for (int i = 0; i < texts.size(); ) {
                var end = i + 1;
                while (end < texts.size() && !isAnnexLabel(texts.get(end))) end++;
                annexes.add(annex(texts.subList(i, end)));
                i = end;
            }
            return annexes;
        }

        private static Annex annex(List<WordParagraph> texts) {
            var lines = texts.getFirst().lines();
            var title = new ArrayList<>(lines.subList(1, lines.size()));
            Line note = null;
            var next = 1;
            for (; next < texts.size() && next < 8; next++) {
                var paragraph = texts.get(next);
                if (paragraph.isBlank()) continue;
                if (paragraph.cell() != null) break;
                var words = paragraph.text().strip();
                if (letters(words).startsWith("kemtheo")) {
                    note = paragraph.lines().getFirst();
                    next++;
                    break;
                }
                var centred = paragraph.look().align().equals("center");
                if (title.size() > 6 || (!title.isEmpty() && !centred)) break;
                title.addAll(paragraph.lines());
            }
            return new Annex(
                    lines.getFirst(), List.copyOf(title), note, List.copyOf(texts.subList(next, texts.size())));
        }

        LetterParts parts() {
            var label = first(lines, line -> letters(line.text()).equals("noinhan"));
            if (label == null) label = first(lines, line -> letters(line.text()).startsWith("noinhan"));
            var addressee = first(before(label), line -> letters(line.text()).startsWith("kinhgui"));
            var head = before(addressee == null ? label : addressee);
            if (head.size() > HEAD) head = head.subList(0, HEAD);
            var nation = first(head, line -> {
                var letters = letters(line.text());
                return letters.startsWith("congho") && letters.contains("chunghia");
            });
            var motto = first(head, line -> {
                var letters = letters(line.text());
                return letters.startsWith("doclap") && letters.contains("tudo");
            });
            var number = first(head, line -> NUMBER.matcher(line.text()).matches());
            var date = first(head, line -> DATE.matcher(line.text()).matches());
            var subject = subject(head);
            var type = subject.isEmpty() ? type(head) : null;
            var abstracts = type == null ? List.<Line>of() : abstracts(type);
            var names = names(head, nation, motto, number);
            var split = issuerStart(names);
            var addressees = addressee == null ? List.<Line>of() : addressees(addressee);
            var headEnd = Stream.concat(
                            Stream.of(nation, motto, number, date, type, addressee),
                            Stream.of(subject, abstracts, addressees, names).flatMap(List::stream))
                    .mapToInt(line -> line == null ? 0 : line.paragraph().number())
                    .max()
                    .orElse(0);
            var signature = signature(label, headEnd);
            var distribution = distribution(label, signature);
            var drafter =
                    first(distribution, line -> DRAFTER.matcher(line.text()).matches());
            var footStart = Math.min(
                    label == null ? Integer.MAX_VALUE : label.paragraph().number(),
                    signature.isEmpty()
                            ? Integer.MAX_VALUE
                            : signature.getFirst().paragraph().number());
            var titles = titles(signature);
            return new LetterParts(
                    nation,
                    motto,
                    names.subList(0, split),
                    names.subList(split, names.size()),
                    number,
                    date,
                    subject,
                    type,
                    abstracts,
                    addressee,
                    addressees,
                    body(headEnd, footStart),
                    label,
                    distribution.stream().filter(line -> !line.is(drafter)).toList(),
                    drafter,
                    signature.subList(0, titles),
                    titles < signature.size() ? signature.get(titles) : null,
                    stamps(),
                    List.copyOf(annexes));
        }

        private List<WordParagraph> body(int after, int before) {
            return all.stream()
                    .filter(paragraph -> paragraph.number() > after && paragraph.number() < before)
                    .filter(paragraph -> paragraph.cell() == null && !paragraph.isBlank())
                    .toList();
        }

        private List<Line> stamps() {
            var stamps = rules.list("stamp.texts");
            return lines.stream().filter(line -> stamps.contains(line.text())).toList();
        }

        private List<Line> before(@Nullable Line end) {
            return end == null ? lines : lines.subList(0, lines.indexOf(end));
        }

        /// The abstract beside "V/v", to the end of its cell.
        private List<Line> subject(List<Line> head) {
            var start = first(head, line -> SUBJECT.matcher(line.text()).matches());
            if (start == null) return List.of();
            var cell = start.paragraph().cell();
            return lines.stream()
                    .dropWhile(line -> !line.is(start))
                    .takeWhile(line -> line.is(start)
                            || line.paragraph().is(start.paragraph())
                            || (cell != null && cell.isIn(line.paragraph().cell())))
                    .toList();
        }

        private @Nullable Line type(List<Line> head) {
            var names = new HashSet<String>();
            for (var name : rules.list("type.names")) names.add(letters(name));
            return first(
                    head,
                    line -> line.paragraph().cell() == null
                            && (names.contains(letters(line.text())) || isNamedOtherwise(line)));
        }

        /// Whether it is set as the name of a document is: "BIÊN NHẬN".
        private boolean isNamedOtherwise(Line line) {
            return line.paragraph().look().align().equals("center")
                    && line.text().length() <= LABEL
                    && isUpper(line.text())
                    && isBold(line)
                    && Labels.of(line.text()) == null
                    && !rules.list("stamp.texts").contains(line.text());
        }

        /// The lines below the type as long as they are centred or bold.
        private List<Line> abstracts(Line type) {
            return lines.stream()
                    .dropWhile(line -> !line.is(type))
                    .skip(1)
                    .takeWhile(line -> line.paragraph().cell() == null
                            && !letters(line.text()).startsWith("kinhgui")
                            && !letters(line.text()).startsWith("cancu")
                            && (line.paragraph().is(type.paragraph())
                                    || line.paragraph().look().align().equals("center")
                                    || line.spans().stream().allMatch(WordParagraph.Span::bold)))
                    .limit(8)
                    .toList();
        }

        /// The lines above the number, beside the national title.
        private List<Line> names(List<Line> head, @Nullable Line nation, @Nullable Line motto, @Nullable Line number) {
            if (nation == null && number == null) return List.of();
            var end = number == null ? head.size() : head.indexOf(number);
            var table = nation == null || nation.paragraph().cell() == null
                    ? -1
                    : nation.paragraph().cell().table();
            return head.subList(0, end).stream()
                    .filter(line -> !line.is(nation) && !line.is(motto))
                    .filter(line -> !isDrawnByCharacters(line)
                            && !rules.list("stamp.texts").contains(line.text()))
                    .filter(line -> !SUBJECT.matcher(line.text()).matches()
                            && !DATE.matcher(line.text()).matches())
                    .filter(line -> {
                        var cell = line.paragraph().cell();
                        if (nation == null || table < 0) return cell == null;
                        return cell != null && cell.table() == table && line.column() != nation.column();
                    })
                    .limit(12)
                    .toList();
        }

        /// Where among the lines the issuer begins: at the first of the bold ones behind plain ones, else at the last
        /// line that begins as bodies do that stand below another.
        private int issuerStart(List<Line> names) {
            var bold = names.size();
            while (bold > 0 && isBold(names.get(bold - 1))) bold--;
            if (bold > 0
                    && bold < names.size()
                    && names.subList(0, bold).stream().noneMatch(Finder::isBold)) return bold;
            for (int i = names.size() - 1; i > 0; i--) {
                var text = names.get(i).text().toUpperCase(VietnameseText.VIETNAMESE);
                if (rules.list("issuer.words").stream().anyMatch(word -> text.startsWith(word + " "))) return i;
            }
            var paragraphs = names.stream().map(Line::paragraph).distinct().toList();
            if (paragraphs.size() < 2) return 0;
            return (int) names.stream()
                    .takeWhile(line -> !line.paragraph().is(paragraphs.getLast()))
                    .count();
        }

        private static boolean isBold(Line line) {
            return line.spans().stream().filter(span -> !span.isBlank()).allMatch(WordParagraph.Span::bold);
        }

        /// What follows "Kính gửi:" on lines of its own: those with a dash, or the one next where nothing stands behind
        /// the colon.
        private List<Line> addressees(Line addressee) {
            var following = lines.subList(lines.indexOf(addressee) + 1, lines.size());
            var dashed = following.stream()
                    .takeWhile(line -> DASHED.matcher(line.text()).matches())
                    .toList();
            var alone = letters(addressee.text()).equals("kinhgui");
            return dashed.isEmpty() && alone && !following.isEmpty() ? List.of(following.getFirst()) : dashed;
        }

        private List<Line> distribution(@Nullable Line label, List<Line> signature) {
            if (label == null) return List.of();
            var cell = label.paragraph().cell();
            var signs = Set.copyOf(signature);
            return lines.subList(lines.indexOf(label) + 1, lines.size()).stream()
                    .filter(line -> !signs.contains(line))
                    .takeWhile(line -> cell == null
                            ? line.paragraph().cell() == null
                            : cell.isIn(line.paragraph().cell()))
                    .toList();
        }

        /// The lines of the other cell beside "Nơi nhận", or, without a table, what begins as a signature does.
        private List<Line> signature(@Nullable Line label, int headEnd) {
            var cell = label == null ? null : label.paragraph().cell();
            if (cell != null)
                return lines.stream()
                        .filter(line -> {
                            var other = line.paragraph().cell();
                            return other != null && other.table() == cell.table() && (other.column() != cell.column());
                        })
                        .toList();
            var rest = lines.stream()
                    .filter(line -> line.paragraph().number() > headEnd)
                    .filter(line ->
                            !line.is(label) && !DASHED.matcher(line.text()).matches())
                    .toList();
            for (int i = 0; i < rest.size(); i++) {
                var text = rest.get(i).text();
                if (text.length() <= 80 && (PREFIX.matcher(text).matches() || (isUpper(text) && isTitle(text))))
                    return rest.subList(i, Math.min(rest.size(), i + 6));
            }
            return List.of();
        }

        /// How many of the lines are titles; the name comes after them.
        private int titles(List<Line> signature) {
            var titles = 0;
            while (titles < signature.size()) {
                var text = signature.get(titles).text();
                var onBehalf = titles == 0 && PREFIX.matcher(text).matches();
                if (!onBehalf && !isTitle(text)) break;
                titles++;
            }
            // A title that is none of those known, above the name.
            if (titles == 0 && signature.size() > 1) return 1;
            return titles;
        }

        private boolean isTitle(String text) {
            var upper = text.toUpperCase(VietnameseText.VIETNAMESE);
            return rules.list("sign.titles").stream()
                    .anyMatch(title -> upper.equals(title) || upper.startsWith(title + " "));
        }

        private static @Nullable Line first(List<Line> lines, Predicate<Line> wanted) {
            for (var line : lines) if (wanted.test(line)) return line;
            return null;
        }
    }

    /// Whether the line is drawn with dashes or underscores.
    static boolean isDrawnByCharacters(Line line) {
        return line.text().matches("[-–—_*~.]{3,}");
    }
}
