package vn.ocop.portal.subject;

import org.jspecify.annotations.Nullable;

/// What a person tells of an OCOP product. Blanks are put right: one line each, null for an empty text.
///
/// @param subject who holds it
/// @param name 1 to 300 letters, once for each subject
/// @param taxonomy code of the grouping's version, as `QD26`
/// @param group code of a group that has no groups below it, as `I.3.c`
/// @param code the product's code in either shape, see [ProductCode]
/// @param specification 1 to 500 letters, for instance size and package
public record ProductDraft(
        SubjectId subject,
        String name,
        String taxonomy,
        String group,
        @Nullable String code,
        @Nullable String specification) {
    public ProductDraft {
        name = DraftText.required(name);
        taxonomy = DraftText.required(taxonomy);
        group = DraftText.required(group);
        code = DraftText.code(code);
        specification = DraftText.optional(specification);
    }
}
