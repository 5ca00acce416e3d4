package vn.ocop.portal.activity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaWording;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.core.VietnameseText;

/// Writes an activity as its type's template has it: one line, single spaces, no space before a mark, no final mark.
final class ActivityWording {
    /// The names that every template may use, beside the codes of its type's questions.
    static final List<String> STANDARD_NAMES = List.of(
            "topic",
            "quoted",
            "inline",
            "partners",
            "lead",
            "places",
            "venue",
            "where",
            "when",
            "beneficiaries",
            "outcome");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern BLANK_BEFORE_MARK = Pattern.compile(" +([,.;:!?)…”’])");
    private static final Pattern BLANK_AFTER_OPENING = Pattern.compile("([(“‘]) +");
    private static final Pattern DOUBLED_COMMA = Pattern.compile(",(?: ?,)+");
    /// A template's verb and the topic's: tổ chức | tổ chức phiên chợ.
    private static final Pattern DOUBLED_VERB = Pattern.compile("(?iU)\\b(\\p{L}+ \\p{L}+) \\1\\b");

    private static final Pattern LEADING_AT = Pattern.compile("^tại\\s+", Pattern.CASE_INSENSITIVE);

    private ActivityWording() {}

    /// What an activity tells a template.
    ///
    /// @param partners letter names of the co-operating organizations
    /// @param leads letter names of the organizations in the lead
    /// @param areas where it was held
    /// @param allAreas the units right below the province on its last day
    /// @param days null where they are not known
    /// @param answers texts by the question's code
    /// @param measures numbers by the question's code
    record Told(
            String topic,
            List<String> partners,
            List<String> leads,
            Collection<Area> areas,
            Collection<Area> allAreas,
            @Nullable String venue,
            @Nullable Period days,
            @Nullable String beneficiaries,
            @Nullable String outcome,
            Map<String, String> answers,
            Map<String, BigDecimal> measures) {}

    /// The names that a template of the type may use.
    static Set<String> names(ActivityType type) {
        var names = new LinkedHashSet<>(STANDARD_NAMES);
        type.questions().forEach(question -> names.add(question.code()));
        return names;
    }

    /// The clause or sentence that the type's own template makes.
    static String of(ActivityType type, Told told) {
        return of(ActivityTemplate.of(type.template()), type.questions(), told);
    }

    /// The clause or sentence that a template makes.
    static String of(ActivityTemplate template, List<ActivityQuestion> questions, Told told) {
        return tidy(template.fill(texts(questions, told)));
    }

    private static Map<String, String> texts(List<ActivityQuestion> questions, Told told) {
        Map<String, String> texts = new HashMap<>();
        for (var question : questions) {
            var number = told.measures().get(question.code());
            if (number != null) {
                texts.put(
                        question.code(),
                        question.answer() == AnswerKind.MONEY
                                ? VietnameseNumbers.money(number)
                                : VietnameseNumbers.counted(number));
            } else {
                texts.put(question.code(), plain(told.answers().get(question.code())));
            }
        }
        // After the answers: a question cannot take the place of a standard name.
        String places = AreaWording.phrase(told.areas(), told.allAreas());
        texts.put("topic", plain(told.topic()));
        texts.put("quoted", quoted(told.topic()));
        texts.put("inline", inline(told.topic()));
        texts.put("partners", joined(told.partners()));
        texts.put("lead", joined(told.leads()));
        texts.put("places", places);
        texts.put("venue", plain(told.venue()));
        texts.put("where", where(plain(told.venue()), places));
        texts.put("when", told.days() == null ? "" : VietnameseDates.inText(told.days()));
        texts.put("beneficiaries", plain(told.beneficiaries()));
        texts.put("outcome", plain(told.outcome()));
        return texts;
    }

    /// The topic in quotation marks; those that stand around it are not doubled, those within become single ones.
    static String quoted(String topic) {
        String text = plain(topic);
        if (text.length() > 2
                && "“\"".indexOf(text.charAt(0)) >= 0
                && "”\"".indexOf(text.charAt(text.length() - 1)) >= 0
                && text.substring(1, text.length() - 1)
                        .chars()
                        .noneMatch(letter -> letter == '“' || letter == '”' || letter == '"')) {
            text = plain(text.substring(1, text.length() - 1));
        }
        var inner = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '“' -> inner.append('‘');
                case '”' -> inner.append('’');
                case '"' -> {
                    inner.append(open ? '’' : '‘');
                    open = !open;
                }
                default -> inner.append(letter);
            }
        }
        return "“" + inner + "”";
    }

    /// The topic as it goes on in the middle of a sentence: its first letter lower, unless its first word is an
    /// acronym or has a capital within.
    static String inline(String topic) {
        String text = plain(topic);
        String first = text.split(" ", 2)[0];
        if (first.isEmpty() || first.codePoints().skip(1).anyMatch(Character::isUpperCase)) return text;
        int end = text.offsetByCodePoints(0, 1);
        return text.substring(0, end).toLowerCase(VietnameseText.VIETNAMESE) + text.substring(end);
    }

    private static String where(String venue, String places) {
        String there = LEADING_AT.matcher(venue).replaceFirst("");
        if (there.isEmpty()) return places.isEmpty() ? "" : "tại " + places;
        if (places.isEmpty()) return "tại " + there;
        if (there.contains("trên địa bàn")) return "tại %s, %s".formatted(there, places);
        return (places.contains("trên địa bàn") ? "tại %s ở %s" : "tại %s trên địa bàn %s").formatted(there, places);
    }

    static String joined(List<String> names) {
        var parts = new ArrayList<>(names.stream().map(ActivityWording::plain).toList());
        if (parts.size() < 2) return String.join("", parts);
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " và " + parts.getLast();
    }

    private static String plain(@Nullable String text) {
        return text == null
                ? ""
                : VietnameseText.withoutFinalMark(
                        BLANKS.matcher(text).replaceAll(" ").strip());
    }

    private static String tidy(String written) {
        String text = BLANKS.matcher(written).replaceAll(" ");
        text = BLANK_BEFORE_MARK.matcher(text).replaceAll("$1");
        text = BLANK_AFTER_OPENING.matcher(text).replaceAll("$1");
        text = DOUBLED_COMMA.matcher(text).replaceAll(",");
        text = DOUBLED_VERB.matcher(text).replaceAll("$1");
        return VietnameseText.withoutFinalMark(text);
    }
}
