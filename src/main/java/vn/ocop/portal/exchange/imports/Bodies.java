package vn.ocop.portal.exchange.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;

/// Finds organizations by the names that cells give them: official, letter-form or short.
final class Bodies {
    private final Named<OrganizationSummary> names = new Named<>();

    Bodies(List<OrganizationSummary> all) {
        for (var one : all) {
            names.add(one.officialName(), one);
            names.add(one.letterName(), one);
            String abbreviation = one.abbreviation();
            if (abbreviation != null) names.add(abbreviation, one);
        }
    }

    /// What a name finds.
    ///
    /// @param id null where there is none, or the problem is noted
    /// @param noted whether the problem is noted in the row
    record Found(@Nullable OrganizationId id, boolean noted) {}

    /// The organization of that name. One that differs by accents alone, or two of the same name, are a problem.
    Found find(RowReader row, String field, String name) {
        var found = names.find(name);
        if (found.size() == 1) return new Found(found.getFirst().id(), false);
        if (found.size() > 1) {
            row.wrong(field, "import.organization.several", name, listed(found));
            return new Found(null, true);
        }
        var alike = names.alike(name);
        if (alike.isEmpty()) return new Found(null, false);
        row.wrong(field, "import.organization.alike", name, listed(alike));
        return new Found(null, true);
    }

    /// As [#find]; a name that finds none is a problem too.
    @Nullable
    OrganizationId require(RowReader row, String field, String name) {
        var found = find(row, field, name);
        if (found.id() == null && !found.noted()) row.wrong(field, "import.organization.unknown", name);
        return found.id();
    }

    private static String listed(List<OrganizationSummary> found) {
        return String.join(
                "; ",
                found.stream().limit(4).map(OrganizationSummary::officialName).toList());
    }
}
