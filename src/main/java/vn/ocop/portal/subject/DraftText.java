package vn.ocop.portal.subject;

import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseText;

/// Puts the texts of a draft right before anybody looks at them.
final class DraftText {
    private DraftText() {}

    static String required(String text) {
        return VietnameseText.oneLine(VietnameseText.clean(text));
    }

    static @Nullable String optional(@Nullable String text) {
        String clean = text == null ? "" : required(text);
        return clean.isEmpty() ? null : clean;
    }

    /// A code as typed, dashes of any length and no blanks.
    static @Nullable String code(@Nullable String text) {
        String clean = optional(text);
        return clean == null ? null : clean.replaceAll("[–—−‐‑]", "-").replace(" ", "");
    }
}
