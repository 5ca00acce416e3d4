package vn.ocop.portal.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import vn.ocop.portal.core.VietnameseText;

/// The language in which the API answers: the one of its two that the program prefers, Vietnamese unless it says.
public final class ApiLanguage {
    private static final List<Locale> LANGUAGES = List.of(VietnameseText.VIETNAMESE, Locale.ENGLISH);

    private ApiLanguage() {}

    /// The language of this request, by `Accept-Language`; a header that cannot be read says nothing.
    public static Locale of(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Language");
        if (accepted == null || accepted.isBlank()) return VietnameseText.VIETNAMESE;
        try {
            for (var range : Locale.LanguageRange.parse(accepted)) {
                if (range.getWeight() == 0) continue;
                for (Locale language : LANGUAGES) {
                    if (range.getRange().split("-")[0].equals(language.getLanguage())) return language;
                }
            }
        } catch (IllegalArgumentException unreadable) {
            return VietnameseText.VIETNAMESE;
        }
        return VietnameseText.VIETNAMESE;
    }

    /// Whether the address is of the API and not of a page.
    public static boolean speaksAt(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/")
                && !request.getRequestURI().equals("/api/docs");
    }
}
