package vn.ocop.portal.letter;

import org.jspecify.annotations.Nullable;

/// Who signs, and by which authority.
///
/// @param headTitle on whose behalf: "Giám đốc" in "KT. GIÁM ĐỐC", the collective's name after "TM."; needed unless
///     the head or the acting head signs
/// @param title the signer's own title, "Phó Giám đốc"; printed in capitals
/// @param name the signer's full name; null or empty keeps the place free
public record Signature(
        SigningAuthority authority,
        @Nullable String headTitle,
        String title,
        @Nullable String name) {
    public Signature {
        if (authority.onBehalf() && (headTitle == null || headTitle.isBlank()))
            throw new IllegalArgumentException(authority + " does not tell on whose behalf");
    }
}
