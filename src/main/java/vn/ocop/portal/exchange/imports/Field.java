package vn.ocop.portal.exchange.imports;

import java.util.List;

/// What a column may mean.
///
/// @param code by which it is stored and asked for
/// @param heading in the template, Vietnamese
/// @param aliases further headings by which it is known
/// @param example of a value, for the template's guidance
/// @param hint what is expected of it, Vietnamese, for the template's guidance
public record Field(
        String code, String heading, Kind kind, boolean required, List<String> aliases, String example, String hint) {
    /// What its cells hold.
    public enum Kind {
        /// Words.
        TEXT,
        /// Several names, separated by semicolons.
        NAMES,
        /// One of the values on the template's second sheet.
        CHOICE,
        /// A day.
        DAY,
        /// A number.
        NUMBER
    }

    static Field text(String code, String heading, boolean required, String example, String hint, String... aliases) {
        return new Field(code, heading, Kind.TEXT, required, List.of(aliases), example, hint);
    }

    static Field of(
            Kind kind, String code, String heading, boolean required, String example, String hint, String... aliases) {
        return new Field(code, heading, kind, required, List.of(aliases), example, hint);
    }
}
