package vn.ocop.portal.core;

import java.util.List;

/// What a person may choose in a form.
///
/// @param value what the form sends
/// @param label what the person reads
public record Choice(String value, String label) {
    /// The label of the value among these; the value itself where it is none of them.
    public static String label(List<Choice> choices, String value) {
        return choices.stream()
                .filter(one -> one.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(value);
    }
}
