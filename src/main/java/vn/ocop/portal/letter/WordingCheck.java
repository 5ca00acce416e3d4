package vn.ocop.portal.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.Finding.Words;
import vn.ocop.portal.letter.WordFile.Unreadable;
import vn.ocop.portal.letter.WordLine.Role;

/// Checks the wording of a letter: marks and blanks, spelling that is not the same throughout, names of organizations
/// and documents against the register, numbers and dates. It compares and counts; it does not understand.
@Component
public final class WordingCheck {
    private static final Pattern OPEN = Pattern.compile("[,;]?\\s*(…|\\.\\.\\.|v\\.\\s?v\\.?)");

    /// What is known beside the letter.
    ///
    /// @param organizations official and letter-form names, "Sở Kế hoạch và Đầu tư"; a text may use any of them
    /// @param documents plans, requests and issued letters
    /// @param completeLists lists of which every item is known, each as the letter writes its items,
    ///     "huyện Lai Vung": the letter must not leave them open with "…"
    public record Known(List<String> organizations, List<KnownDocument> documents, List<List<String>> completeLists) {
        /// Nothing is known; rules that need the register find every cited document unknown.
        public static final Known NOTHING = new Known(List.of(), List.of(), List.of());

        public Known {
            organizations = List.copyOf(organizations);
            documents = List.copyOf(documents);
            completeLists = completeLists.stream().map(List::copyOf).toList();
        }
    }

    /// A document that letters may cite.
    /// @param number number and symbol, "31/KH-UBND"
    /// @param date null if unknown: then any date is right
    public record KnownDocument(String number, @Nullable LocalDate date) {}

    /// Checks a letter in its typed form. Places count the lines of [LetterText] as paragraphs.
    ///
    /// @return findings as [LayoutCheck#check] gives them
    public List<Finding> check(OfficialLetter letter, LayoutProfile profile, Known known) {
        return check(WordLine.of(letter), CheckRules.of(profile), known);
    }

    /// Checks the text of a Word document of whatever origin; one that cannot be read gives the one finding
    /// `file.readable`.
    public List<Finding> check(byte[] docx, LayoutProfile profile, Known known) {
        var rules = CheckRules.of(profile);
        try {
            return check(WordLine.of(WordFile.read(docx), rules), rules, known);
        } catch (Unreadable unreadable) {
            var findings = new Findings(rules);
            findings.fail(CheckRule.FILE_READABLE, null, LayoutCheck.fault(unreadable), Words.of("file.docx"));
            return findings.all();
        }
    }

    private static List<Finding> check(List<WordLine> lines, CheckRules rules, Known known) {
        var findings = new Findings(rules);
        Stream.of(CheckRule.values()).filter(CheckRule::isOfWords).forEach(findings::look);
        var text = lines.stream().filter(line -> !line.isBlank()).toList();
        var marks = new MarkRules(rules, findings);
        text.forEach(marks::check);
        toneStyles(text, findings);
        new OrganizationRules(known.organizations(), findings).check(text);
        new CitationRules(known.documents(), rules, findings).check(text);
        new FigureRules(rules, findings).check(text);
        openLists(text, known.completeLists(), findings);
        return findings.all();
    }

    /// Syllables that are written both ways in one letter.
    private static void toneStyles(List<WordLine> lines, Findings findings) {
        var written = new TreeMap<String, Map<String, List<Finding.Place>>>();
        for (var line : lines) {
            for (var found : Tones.syllables(line.text())) {
                var syllable = line.text().substring(found.start(), found.end()).toLowerCase(VietnameseText.VIETNAMESE);
                var ways = written.computeIfAbsent(Tones.early(syllable), _ -> new TreeMap<>());
                var places = ways.computeIfAbsent(syllable, _ -> new ArrayList<>());
                if (places.size() < 1_000) places.add(line.place(found.start(), found.end()));
            }
        }
        written.forEach((early, ways) -> {
            if (ways.size() < 2) return;
            var often = ways.entrySet().stream()
                    .max(Comparator.comparingInt(way -> way.getValue().size()))
                    .orElseThrow()
                    .getKey();
            ways.forEach((way, places) -> {
                if (way.equals(often)) return;
                for (var place : places)
                    findings.fail(CheckRule.WORDS_TONE, place, Findings.quote(way), Findings.quote(often));
            });
        });
    }

    private static void openLists(List<WordLine> lines, List<List<String>> complete, Findings findings) {
        for (var line : lines)
            for (var items : complete) {
                if (items.isEmpty() || line.role() == Role.HEAD) continue;
                var end = endOfAll(line.text(), items);
                if (end < 0) continue;
                var open = OPEN.matcher(line.text()).region(end, line.text().length());
                if (open.lookingAt())
                    findings.fail(
                            CheckRule.WORDS_LIST_OPEN,
                            line.place(open.start(1), open.end(1)),
                            Findings.quote(open.group(1)),
                            Words.of("list.closed", String.join(", ", items)));
            }
    }

    /// Where the last of the items ends, if all are there; else -1.
    private static int endOfAll(String text, List<String> items) {
        var end = -1;
        for (var item : items) {
            var at = item.isBlank() ? -1 : text.lastIndexOf(item.strip());
            if (at < 0) return -1;
            end = Math.max(end, at + item.strip().length());
        }
        return end;
    }
}
