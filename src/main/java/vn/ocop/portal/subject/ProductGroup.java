package vn.ocop.portal.subject;

import org.jspecify.annotations.Nullable;

/// A branch (ngành), group (nhóm) or sub-group (phân nhóm) of products, within its version.
///
/// @param code `I`, `I.3` or `I.3.c`
/// @param parent code of the one above; null for a branch
/// @param path its own and its parents' names, the branch first: Thực phẩm › Thực phẩm chế biến › …
/// @param ministry in charge; null where no text at hand names it
/// @param leaf whether nothing is below it, so that products belong to it
public record ProductGroup(
        String taxonomy,
        String code,
        @Nullable String parent,
        String name,
        String path,
        @Nullable String ministry,
        boolean leaf) {
    /// Whether it is of the branch of tourism, where associations and the like may hold products too.
    public boolean tourism() {
        return code.equals("VI") || code.startsWith("VI.");
    }
}
