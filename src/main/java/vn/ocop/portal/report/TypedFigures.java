package vn.ocop.portal.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseNumbers;

/// Finds the figures that a person typed and that neither the assembled words nor the records have: 45, 1.234, 12,5%,
/// 1,2 tỷ. A document's number and a day are told apart from figures; they are known where any record of the report
/// has them. Numbers in words (hai mươi) are words.
final class TypedFigures {
    private static final int LONGEST = 60;
    private static final Pattern TOKEN =
            Pattern.compile("""
            (?<![\\p{L}\\p{N}])(?<!\\p{L}[-–./])(?:
              (?<document>\\d{1,6}(?:/\\d{4})?/\\p{Lu}[\\p{L}\\d]*(?:-[\\p{L}\\d]+)*)
            | (?<day>\\d{1,2})(?:/|\\ tháng\\ )(?<month>\\d{1,2})(?:/|\\ năm\\ )(?<year>\\d{4})(?!\\d)
            | (?<ofMonth>\\d{1,2})/(?<ofYear>\\d{4})(?!\\d)
            | (?<dayOnly>\\d{1,2})/(?<monthOnly>\\d{1,2})(?!\\d)
            | (?<=năm\\ )(?<alone>(?:19|20|21)\\d\\d)(?![\\d,.]?\\d)
            | (?<number>\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d+(?:[.,]\\d+)?)
              (?:\\ ?(?<percent>%)|\\ (?<scale>nghìn|ngàn|triệu|tỷ|tỉ)(?!\\p{L}))?
            )""", Pattern.COMMENTS | Pattern.UNICODE_CASE | Pattern.CASE_INSENSITIVE);

    private final Set<String> cited = new HashSet<>();
    private final List<Pattern> periods = new ArrayList<>();

    /// @param request which every sentence of the report answers: its periods and years are known everywhere
    /// @param citable all that the report's records say, and all that was assembled from them
    TypedFigures(RequestSummary request, Collection<String> citable) {
        for (String name : List.of(request.periodName(), request.nextPeriodName())) {
            period(name);
            period(name.replaceFirst("(?i)(?: năm)? \\d{4}$", ""));
        }
        for (var day : List.of(
                request.period().from(),
                request.period().to(),
                request.nextPeriodTo(),
                request.issuedOn(),
                request.deadline())) {
            add("%d/%d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear()));
        }
        add(request.number());
        citable.forEach(this::add);
    }

    private void add(String text) {
        for (Token token : tokens(text)) {
            if (token.kind() != 'v') cited.addAll(token.keys());
        }
    }

    private void period(String name) {
        if (name.isBlank()) return;
        periods.add(Pattern.compile(
                (Character.isDigit(name.charAt(0)) ? "(?<![\\d.,])0?" : "") + Pattern.quote(name),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /// The figures of a person's words that nothing accounts for, each once, as they stand there.
    ///
    /// @param known the assembled words of the sentence, and what its own records say
    List<String> of(String written, Collection<String> known) {
        var values = new HashSet<String>();
        known.forEach(text -> tokens(text).forEach(token -> values.addAll(token.keys())));
        String text = written;
        for (Pattern period : periods) text = period.matcher(text).replaceAll("");
        Map<String, String> found = new LinkedHashMap<>();
        for (Token token : tokens(text)) {
            String key = token.keys().getFirst();
            if (!values.contains(key) && !cited.contains(key)) found.putIfAbsent(key, token.text());
        }
        return List.copyOf(found.values());
    }

    /// Whether the words hold any figure that those others do not.
    static boolean mayHoldAny(String written, @Nullable String assembled) {
        var known = new HashSet<String>();
        if (assembled != null) tokens(assembled).forEach(token -> known.addAll(token.keys()));
        return tokens(written).stream()
                .anyMatch(token -> !known.contains(token.keys().getFirst()));
    }

    /// @param kind v for a value, n for a document's number, d for a day or a part of one
    /// @param keys by which it is known again, its own first, then those that it makes known too
    private record Token(char kind, String text, List<String> keys) {}

    private static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        Matcher found = TOKEN.matcher(text);
        while (found.find()) tokens.add(token(found));
        return tokens;
    }

    private static Token token(Matcher found) {
        String text = found.group().length() > LONGEST ? found.group().substring(0, LONGEST) : found.group();
        String document = found.group("document");
        if (document != null) {
            String number = document.replaceFirst("^0+(?=\\d)", "").toUpperCase(Locale.ROOT);
            return new Token('n', text, List.of("n:" + number));
        }
        String day = found.group("day");
        if (day != null) {
            String month = plain(found.group("month"));
            String year = found.group("year");
            return new Token(
                    'd',
                    text,
                    List.of(
                            "d:%s/%s/%s".formatted(plain(day), month, year),
                            "m:%s/%s".formatted(month, year),
                            "d:%s/%s".formatted(plain(day), month),
                            "y:" + year));
        }
        String month = found.group("ofMonth");
        if (month != null) {
            String year = found.group("ofYear");
            return new Token('d', text, List.of("m:%s/%s".formatted(plain(month), year), "y:" + year));
        }
        String dayOnly = found.group("dayOnly");
        if (dayOnly != null) {
            return new Token('d', text, List.of("d:%s/%s".formatted(plain(dayOnly), plain(found.group("monthOnly")))));
        }
        String year = found.group("alone");
        if (year != null) return new Token('d', text, List.of("y:" + year));
        return new Token('v', text, List.of(value(found)));
    }

    private static String value(Matcher found) {
        String number = found.group("number");
        BigDecimal value = VietnameseNumbers.typed(number).orElse(BigDecimal.ZERO);
        String scale = found.group("scale");
        if (scale != null) {
            value = value.scaleByPowerOfTen(
                    switch (scale.toLowerCase(Locale.ROOT)) {
                        case "nghìn", "ngàn" -> 3;
                        case "triệu" -> 6;
                        default -> 9;
                    });
        }
        String plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return "v:" + plain + (found.group("percent") == null ? "" : "%");
    }

    private static String plain(String digits) {
        return digits.replaceFirst("^0+(?=\\d)", "");
    }
}
