package vn.ocop.portal.letter;

import static vn.ocop.portal.letter.CheckRule.*;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.Finding.Outcome;
import vn.ocop.portal.letter.Finding.Words;
import vn.ocop.portal.letter.WordingCheck.KnownDocument;

/// Rules about the documents that a letter cites: whether the register knows them, by which date, and that the first
/// mention is in full and the later ones are short.
final class CitationRules {
    private static final int BEFORE = 120;
    private static final int AFTER = 400;
    private static final Pattern NUMBER = Pattern.compile("\\d\\s?/\\s?\\p{L}");
    private static final Pattern ISSUED = Pattern.compile("(?iu)ban hành[^.;]*$");

    private final CheckRules rules;
    private final Findings findings;
    private final Pattern cited;
    private final Pattern content;
    private final Map<String, Set<LocalDate>> known = new HashMap<>();
    private final Set<String> ofAnyDate = new HashSet<>();
    private final Map<String, Set<LocalDate>> seen = new HashMap<>();

    CitationRules(List<KnownDocument> documents, CheckRules rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
        cited = Pattern.compile(
                "(?iu)(?<!\\p{L})(" + either("words.cited.kinds") + ")\\s+(?:số\\s*:?\\s*)?"
                        + "(\\d{1,6}(?:/\\d{4})?)\\s?/\\s?(\\p{L}[\\p{L}\\d]{0,20}(?:-[\\p{L}\\d]{1,20}){0,5})"
                        + "(?:,?\\s+ngày\\s+(?:(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})|(\\d{1,2})\\s+tháng\\s+(\\d{1,2})\\s+năm\\s+(\\d{4})))?");
        content = Pattern.compile("(?iu)(?<!\\p{L})(" + either("words.cited.contents") + ")(?!\\p{L})");
        for (var document : documents) {
            var key = key(PlainText.line(document.number()));
            known.computeIfAbsent(key, _ -> new HashSet<>());
            if (document.date() == null) ofAnyDate.add(key);
            else known.computeIfAbsent(key, _ -> new HashSet<>()).add(document.date());
        }
    }

    private String either(String key) {
        return rules.list(key).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    /// "05/BNV-VP" and "5/BNV-VP" are the same.
    private static String key(String number) {
        return number.replaceAll("\\s", "").replaceFirst("^0+(?=\\d)", "").toUpperCase(VietnameseText.VIETNAMESE);
    }

    void check(List<WordLine> lines) {
        for (var line : lines) {
            if (!line.isRunning() || !NUMBER.matcher(line.text()).find()) continue;
            var found = cited.matcher(line.text()).results().toList();
            for (int i = 0; i < found.size(); i++) {
                var next = i + 1 < found.size()
                        ? found.get(i + 1).start()
                        : line.text().length();
                check(line, found.get(i), next);
            }
        }
    }

    private void check(WordLine line, MatchResult found, int next) {
        var number = found.group(2) + "/" + found.group(3);
        var key = key(number);
        var hasDate = found.group(4) != null || found.group(7) != null;
        var date = date(found);
        var dates = known.get(key);
        var place = line.place(found.start(), found.end());
        if (dates == null) {
            var central = Set.of(found.group(3).split("-", -1)).stream()
                    .anyMatch(
                            group -> rules.list("words.cited.central").stream().anyMatch(group::startsWith));
            var outcome =
                    central ? Outcome.NOTE : rules.gravity(WORDS_CITED_UNKNOWN).outcome();
            findings.fail(WORDS_CITED_UNKNOWN, outcome, place, Findings.quote(found.group()), Words.of("cited.known"));
        } else if (hasDate && !ofAnyDate.contains(key) && (date == null || !dates.contains(date)))
            findings.fail(WORDS_CITED_DATE, place, shown(date, found), shown(dates));
        var before = seen.get(key);
        var dateIsKnown = dates == null || (date != null && dates.contains(date)) || ofAnyDate.contains(key);
        var first = before == null || (date != null && dateIsKnown && !before.contains(date));
        var mentions = seen.computeIfAbsent(key, _ -> new HashSet<>());
        if (date != null) mentions.add(date);
        if (first) {
            if (!hasDate || !isInFull(line.text(), found, next))
                findings.fail(WORDS_CITED_FIRST, place, Findings.quote(found.group()), Words.of("cited.full"));
        } else if (hasDate)
            findings.fail(
                    WORDS_CITED_LATER,
                    place,
                    Findings.quote(found.group()),
                    Findings.quote(found.group(1) + " số " + number));
    }

    private static @Nullable LocalDate date(MatchResult found) {
        var at = found.group(4) != null ? 4 : 7;
        if (found.group(at) == null) return null;
        var day = Integer.parseInt(found.group(at));
        var month = Integer.parseInt(found.group(at + 1));
        var year = Integer.parseInt(found.group(at + 2));
        return HeadRules.exists(day, month, year) ? LocalDate.of(year, month, day) : null;
    }

    private static Words shown(@Nullable LocalDate date, MatchResult found) {
        return Findings.quote(date == null ? Objects.requireNonNullElse(found.group(), "") : written(date));
    }

    private static Words shown(Set<LocalDate> dates) {
        return Findings.quote(
                dates.stream().sorted().map(CitationRules::written).collect(Collectors.joining(", ")));
    }

    private static String written(LocalDate date) {
        return date.getDayOfMonth() + "/" + date.getMonthValue() + "/" + date.getYear();
    }

    /// Whether issuer and content stand beside: "… của … về …", or "… ban hành … về …".
    private boolean isInFull(String text, MatchResult found, int next) {
        var end = sentenceEnd(text, found.end(), Math.min(next, found.end() + AFTER));
        var behind = text.substring(found.end(), end);
        var contents = content.matcher(behind);
        if (!contents.find()) return false;
        var start = Math.max(0, found.start() - BEFORE);
        var ahead = text.substring(start, found.start());
        return behind.substring(0, contents.start()).contains("của ")
                || ISSUED.matcher(ahead).find();
    }

    private static int sentenceEnd(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            var c = text.charAt(i);
            if (c == ';' || (c == '.' && (i + 1 == text.length() || text.charAt(i + 1) == ' '))) return i;
        }
        return Math.min(to, text.length());
    }
}
