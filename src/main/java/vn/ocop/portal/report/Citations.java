package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseDates;

/// The documents that a letter has cited so far. The first mention gives kind, number, day, issuer and what the
/// document is about; a later one only kind and number (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.b).
final class Citations {
    private final Set<Object> cited = new HashSet<>();

    /// Cites a document.
    ///
    /// @param document by which the document is known again
    /// @param kind Công văn, Kế hoạch …
    /// @param issuer null where the sentence names the issuer itself
    /// @param about with the word that leads to it: "về việc …", "về …"
    String cite(
            Object document, String kind, String number, LocalDate issuedOn, @Nullable String issuer, String about) {
        String brief = "%s số %s".formatted(kind, number);
        if (!cited.add(document)) return brief;
        return "%s ngày %s%s %s"
                .formatted(brief, VietnameseDates.inText(issuedOn), issuer == null ? "" : " của " + issuer, about);
    }
}
