package vn.ocop.portal.activity;

import java.util.List;
import java.util.Locale;

/// A type of activity (loại hoạt động): data that administrators change.
///
/// @param themePosition where a letter places the type's theme
/// @param position where a letter places the type within its theme
/// @param wholeSentence true where the template writes a sentence with a subject of its own; false where it writes a
///     clause that follows "<organization> đã"
/// @param active whether new activities may be of this type
/// @param version rises with every change
public record ActivityType(
        String code,
        String themeCode,
        String themeName,
        String themeNameEn,
        String themeOpening,
        int themePosition,
        int position,
        String name,
        String nameEn,
        String template,
        boolean wholeSentence,
        boolean active,
        int version,
        List<ActivityQuestion> questions) {
    /// The name in the language of the screen.
    public String name(Locale language) {
        return language.getLanguage().equals("en") ? nameEn : name;
    }

    /// The theme's name in the language of the screen.
    public String themeName(Locale language) {
        return language.getLanguage().equals("en") ? themeNameEn : themeName;
    }
}
