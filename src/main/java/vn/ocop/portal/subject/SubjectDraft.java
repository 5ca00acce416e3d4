package vn.ocop.portal.subject;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.AdministrativeUnitId;

/// What a person tells of an OCOP subject. Blanks are put right: one line each, null for an empty text.
///
/// @param name 1 to 300 letters
/// @param unit where it is, a unit that existed on `recordedOn`
/// @param address 1 to 300 letters, as `phone` has 1 to 50 and `email` 3 to 200
/// @param taxCode 10 digits, 10 digits with a branch (0123456789-001), or 12 digits of a person
/// @param registration number of the business registration or of the decision that founded it, 1 to 50 letters
/// @param representative name of the legal representative, 1 to 100 letters, as the title has; ethnicity 1 to
///     50
/// @param representativeSex null where it is not known
/// @param womenOwned whether women own 51 % or more of the capital and at least one manages (Nghị định
///     80/2021/NĐ-CP); null where it is not known. Not the same as being led by a woman
public record SubjectDraft(
        String name,
        SubjectType type,
        AdministrativeUnitId unit,
        LocalDate recordedOn,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String taxCode,
        @Nullable String registration,
        @Nullable LocalDate registeredOn,
        @Nullable String representative,
        @Nullable String representativeTitle,
        @Nullable Sex representativeSex,
        @Nullable String representativeEthnicity,
        @Nullable Boolean womenOwned) {
    public SubjectDraft {
        name = DraftText.required(name);
        address = DraftText.optional(address);
        phone = DraftText.optional(phone);
        email = DraftText.optional(email);
        taxCode = DraftText.code(taxCode);
        registration = DraftText.optional(registration);
        representative = DraftText.optional(representative);
        representativeTitle = DraftText.optional(representativeTitle);
        representativeEthnicity = DraftText.optional(representativeEthnicity);
    }

    /// The least that can be told.
    public static SubjectDraft of(String name, SubjectType type, AdministrativeUnitId unit, LocalDate recordedOn) {
        return new SubjectDraft(
                name, type, unit, recordedOn, null, null, null, null, null, null, null, null, null, null, null);
    }

    /// As this, reached there.
    public SubjectDraft reachedAt(@Nullable String address, @Nullable String phone, @Nullable String email) {
        return new SubjectDraft(
                name,
                type,
                unit,
                recordedOn,
                address,
                phone,
                email,
                taxCode,
                registration,
                registeredOn,
                representative,
                representativeTitle,
                representativeSex,
                representativeEthnicity,
                womenOwned);
    }

    /// As this, registered so.
    public SubjectDraft registered(
            @Nullable String taxCode, @Nullable String registration, @Nullable LocalDate registeredOn) {
        return new SubjectDraft(
                name,
                type,
                unit,
                recordedOn,
                address,
                phone,
                email,
                taxCode,
                registration,
                registeredOn,
                representative,
                representativeTitle,
                representativeSex,
                representativeEthnicity,
                womenOwned);
    }

    /// As this, represented by that person.
    public SubjectDraft representedBy(
            @Nullable String name, @Nullable String title, @Nullable Sex sex, @Nullable String ethnicity) {
        return new SubjectDraft(
                this.name,
                type,
                unit,
                recordedOn,
                address,
                phone,
                email,
                taxCode,
                registration,
                registeredOn,
                name,
                title,
                sex,
                ethnicity,
                womenOwned);
    }

    /// As this, owned by women or not.
    public SubjectDraft ownedByWomen(@Nullable Boolean owned) {
        return new SubjectDraft(
                name,
                type,
                unit,
                recordedOn,
                address,
                phone,
                email,
                taxCode,
                registration,
                registeredOn,
                representative,
                representativeTitle,
                representativeSex,
                representativeEthnicity,
                owned);
    }
}
