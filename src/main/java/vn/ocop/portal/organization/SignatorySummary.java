package vn.ocop.portal.organization;

import org.jspecify.annotations.Nullable;

/// Who signs an organization's letters, and by which authority (Nghị định 30/2020/NĐ-CP, Điều 13).
///
/// @param authority DIRECT, ACTING (Q.), FOR_HEAD (KT.), BY_ORDER (TL.), BY_AUTHORIZATION (TUQ.), COLLECTIVE (TM.)
/// @param headTitle whom the signer stands in for: Giám đốc; null when the head signs
/// @param title the signer's own title: Phó Giám đốc
/// @param fullName null where only the title is known
public record SignatorySummary(
        String authority,
        @Nullable String headTitle,
        String title,
        @Nullable String fullName) {
    /// Whether it says who is at the head: of these there is one at a time.
    public boolean ofHead() {
        return authority.equals("DIRECT") || authority.equals("ACTING");
    }
}
