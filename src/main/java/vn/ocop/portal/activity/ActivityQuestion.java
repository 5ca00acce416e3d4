package vn.ocop.portal.activity;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A question that a type of activity asks.
///
/// @param code the name by which the type's template uses the answer
/// @param choices the answers to choose from, empty for other kinds
/// @param indicator code of the indicator that the answer measures; null for texts and choices
public record ActivityQuestion(
        String code,
        String label,
        String labelEn,
        AnswerKind answer,
        List<String> choices,
        @Nullable String indicator) {
    /// The question in the language of the screen.
    public String label(Locale language) {
        return language.getLanguage().equals("en") ? labelEn : label;
    }
}
