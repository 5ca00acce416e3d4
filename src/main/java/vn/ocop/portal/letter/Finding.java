package vn.ocop.portal.letter;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// What a check found out about one rule: that the letter keeps it, or where it breaks it and how to mend it.
///
/// All words come from the messages of `messages/letter`: `check.rule.<rule>` names the rule, `check.rule.<rule>.fix`
/// tells how to mend it.
///
/// @param rule the rule's code, such as `nation.size`
/// @param article where the rule comes from, "Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 1"; null for rules of
///     spelling and of the register, which no decree gives
/// @param places where, in reading order, the first 20 only; empty when it is about the whole document or was passed
/// @param times how often, more than `places` holds perhaps; 0 when passed
/// @param found what is there; null when passed
/// @param expected what should be there; null when passed
public record Finding(
        String rule,
        Outcome outcome,
        @Nullable String article,
        List<Place> places,
        int times,
        @Nullable Words found,
        @Nullable Words expected) {
    public Finding {
        places = List.copyOf(places);
    }

    /// How a letter does by a rule, from good to bad.
    public enum Outcome {
        /// The letter keeps the rule (đạt).
        PASSED,
        /// A custom of the house that differs; may stay (lưu ý).
        NOTE,
        /// Someone should look at it before signing (cần xem lại).
        CHECK,
        /// Must be mended before signing (phải sửa).
        BLOCKS;

        /// Key of the outcome's name.
        public String key() {
            return "check.outcome." + name();
        }
    }

    /// A place in the text.
    /// @param paragraph which paragraph in reading order, those of tables included, from 1 on
    /// @param before the words before, shortened
    /// @param marked the words it is about
    /// @param after the words after, shortened
    public record Place(int paragraph, String before, String marked, String after) {}

    /// A message and what fills its places; arguments may be words again.
    public record Words(String key, List<Object> args) {
        public Words {
            args = List.copyOf(args);
        }

        static Words of(String key, Object... args) {
            return new Words("check.words." + key, List.of(args));
        }

        /// The words in a language.
        public String in(MessageSource messages, Locale locale) {
            var filled = args.stream()
                    .map(arg -> arg instanceof Words words ? words.in(messages, locale) : arg)
                    .toArray();
            return messages.getMessage(key, filled, locale);
        }
    }

    /// Whether the letter keeps the rule.
    public boolean passed() {
        return outcome == Outcome.PASSED;
    }

    /// Whether it must be mended before the letter is signed.
    public boolean blocks() {
        return outcome == Outcome.BLOCKS;
    }

    /// Key of the rule's name.
    public String key() {
        return "check.rule." + rule;
    }

    /// The rule's name in a language.
    public String name(MessageSource messages, Locale locale) {
        return messages.getMessage(key(), null, locale);
    }

    /// How to mend it, in a language; empty when passed.
    public String fix(MessageSource messages, Locale locale) {
        if (found == null || expected == null) return "";
        Object[] args = {found.in(messages, locale), expected.in(messages, locale)};
        return messages.getMessage(key() + ".fix", args, locale);
    }
}
