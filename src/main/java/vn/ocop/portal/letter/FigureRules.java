package vn.ocop.portal.letter;

import static vn.ocop.portal.letter.CheckRule.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.Finding.Place;
import vn.ocop.portal.letter.Finding.Words;

/// Rules about counts, large numbers and dates within the text.
final class FigureRules {
    private static final Pattern LARGE = Pattern.compile("(?<![\\p{L}\\d.,/:-])\\d{4,15}(?![\\p{L}\\d/:-]|[.,]\\d)");
    private static final Pattern DATE = Pattern.compile("(?<![\\d/])(\\d{1,2})/(\\d{1,2})/(\\d{4})(?![\\d/])");
    private static final Pattern LONG_DATE =
            Pattern.compile("(?iu)ngày\\s+(\\d{1,2})\\s+tháng\\s+(\\d{1,2})\\s+năm\\s+(\\d{4})");

    private final CheckRules rules;
    private final Findings findings;
    private final Pattern count;
    private final Pattern commaCount;
    private final List<Written> dates = new ArrayList<>();
    private final List<Written> longDates = new ArrayList<>();

    FigureRules(CheckRules rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
        var counted = rules.list("words.count.zero").stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        count = Pattern.compile("(?iu)(?<![\\p{L}\\d.,/:–-])([1-9])[ \\u00A0]+(?:" + counted + ")(?!\\p{L})");
        commaCount = Pattern.compile(
                "(?iu)(?<![\\p{L}\\d.,/-])(\\d{1,3}(?:,\\d{3})+)[ \\u00A0]+(?:" + counted + "|lượt)(?!\\p{L})");
    }

    /// A date as the text has it.
    private record Written(String text, String day, String month, Place place) {}

    void check(List<WordLine> lines) {
        for (var line : lines) {
            if (!line.isRunning()) continue;
            counts(line);
            large(line);
            collectDates(line);
        }
        var low = dates.stream().filter(date -> value(date.day()) < 10).toList();
        mixed(zeroed(low, Written::day), bare(low, Written::day));
        months();
        mixed(dates, longDates);
    }

    private void counts(WordLine line) {
        var counts = count.matcher(line.text());
        while (counts.find()) {
            if (isName(line.text(), counts.start())) continue;
            findings.fail(
                    WORDS_COUNT_ZERO,
                    line.place(counts.start(), counts.end()),
                    Findings.quote(counts.group()),
                    Findings.quote("0" + counts.group()));
        }
    }

    /// "nhóm 2 sản phẩm": the number names, it does not count.
    private boolean isName(String text, int at) {
        var before = text.substring(Math.max(0, at - 30), at);
        var lower = before.toLowerCase(VietnameseText.VIETNAMESE).strip();
        return rules.list("words.count.zero.not-after").stream()
                .anyMatch(word -> lower.equals(word) || lower.endsWith(" " + word));
    }

    private void large(WordLine line) {
        var text = line.text();
        var years = rules.range("words.thousands.years");
        var numbers = LARGE.matcher(text);
        while (numbers.find()) {
            var digits = numbers.group();
            if (digits.startsWith("0") || (digits.length() == 4 && years.holds(Double.parseDouble(digits), 0)))
                continue;
            if (isName(text, numbers.start())) continue;
            findings.fail(
                    WORDS_THOUSANDS,
                    line.place(numbers.start(), numbers.end()),
                    Findings.quote(digits),
                    Findings.quote(grouped(digits)));
        }
        var commas = commaCount.matcher(text);
        while (commas.find())
            findings.fail(
                    WORDS_THOUSANDS,
                    line.place(commas.start(), commas.end()),
                    Findings.quote(commas.group(1)),
                    Findings.quote(commas.group(1).replace(',', '.')));
    }

    private static String grouped(String digits) {
        return digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ".");
    }

    private void collectDates(WordLine line) {
        var text = line.text();
        for (var pattern : List.of(DATE, LONG_DATE)) {
            var found = pattern.matcher(text);
            while (found.find()) {
                var place = line.place(found.start(), found.end());
                if (!HeadRules.exists(value(found.group(1)), value(found.group(2)), value(found.group(3)))) {
                    findings.fail(WORDS_DATE_DAY, place, Findings.quote(found.group()), Words.of("date.real"));
                    continue;
                }
                var written = new Written(found.group(), found.group(1), found.group(2), place);
                (pattern.equals(DATE) ? dates : longDates).add(written);
            }
        }
    }

    private static int value(String digits) {
        return Integer.parseInt(digits);
    }

    /// Months by the house have no zero; by the decree's rule for the head 1 and 2 have one and 3 to 9 none.
    private void months() {
        var low = dates.stream().filter(date -> value(date.month()) < 3).toList();
        var high = dates.stream()
                .filter(date -> value(date.month()) >= 3 && value(date.month()) < 10)
                .toList();
        mixed(bare(low, Written::month), zeroed(low, Written::month));
        mixed(bare(high, Written::month), zeroed(high, Written::month));
        var bareLow = low.stream().filter(date -> !date.month().startsWith("0")).toList();
        var zeroHigh =
                high.stream().filter(date -> date.month().startsWith("0")).toList();
        if (bareLow.size() == low.size() && zeroHigh.size() == high.size()) mixed(bareLow, zeroHigh);
    }

    private static List<Written> zeroed(List<Written> written, Function<Written, String> part) {
        return written.stream().filter(date -> part.apply(date).startsWith("0")).toList();
    }

    private static List<Written> bare(List<Written> written, Function<Written, String> part) {
        return written.stream()
                .filter(date -> !part.apply(date).startsWith("0"))
                .toList();
    }

    /// Of two ways the rarer is the one to change; of two as frequent ones the second, which is not that of the house.
    private void mixed(List<Written> one, List<Written> other) {
        if (one.isEmpty() || other.isEmpty()) return;
        var rare = one.size() < other.size() ? one : other;
        var often = one.size() < other.size() ? other : one;
        for (var date : rare)
            findings.fail(
                    WORDS_DATE_STYLE,
                    date.place(),
                    Findings.quote(date.text()),
                    Words.of("date.like", often.getFirst().text()));
    }
}
