package vn.ocop.portal.subject;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.AdministrativeUnitId;

/// What a person tells of a producers' club. Blanks are put right: one line each, null for an empty text.
///
/// @param name 1 to 300 letters, once in a unit
/// @param unit where it is, a unit that existed on `recordedOn`
/// @param members 1 or more; null where it is not known
/// @param subject the cooperative or the like that its members founded; null for none
/// @param note 1 to 500 letters
public record ProducerGroupDraft(
        String name,
        AdministrativeUnitId unit,
        LocalDate recordedOn,
        @Nullable LocalDate foundedOn,
        @Nullable Integer members,
        @Nullable SubjectId subject,
        @Nullable String note) {
    public ProducerGroupDraft {
        name = DraftText.required(name);
        note = DraftText.optional(note);
    }
}
