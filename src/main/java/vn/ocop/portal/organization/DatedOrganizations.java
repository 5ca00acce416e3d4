package vn.ocop.portal.organization;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.ocop.portal.core.NotFound;

/// Organizations with all that they were ever called: each may be told as of any day.
public final class DatedOrganizations {
    private final Map<OrganizationId, OrganizationSummary> entries;
    private final Map<OrganizationId, List<OrganizationName>> names;

    DatedOrganizations(
            Map<OrganizationId, OrganizationSummary> entries, Map<OrganizationId, List<OrganizationName>> names) {
        this.entries = entries;
        this.names = names;
    }

    /// Organizations that were always called as they are now.
    public static DatedOrganizations unchanging(Map<OrganizationId, OrganizationSummary> organizations) {
        return new DatedOrganizations(Map.copyOf(organizations), Map.of());
    }

    /// The organization as it was on that day; empty where it is not among these.
    public Optional<OrganizationSummary> find(OrganizationId id, LocalDate day) {
        var entry = entries.get(id);
        if (entry == null) return Optional.empty();
        return Optional.of(names.getOrDefault(id, List.of()).stream()
                .filter(name -> name.includes(day))
                .findFirst()
                .map(entry::under)
                .orElse(entry));
    }

    /// The organization as it was on that day.
    ///
    /// @throws NotFound where it is not among these
    public OrganizationSummary get(OrganizationId id, LocalDate day) {
        return find(id, day).orElseThrow(() -> new NotFound(id));
    }

    /// All of them as they were on that day.
    public Map<OrganizationId, OrganizationSummary> on(LocalDate day) {
        Map<OrganizationId, OrganizationSummary> found = new LinkedHashMap<>();
        entries.keySet().forEach(id -> found.put(id, get(id, day)));
        return found;
    }

    /// All that one of them was ever called, the first name first.
    public List<OrganizationName> names(OrganizationId id) {
        return names.getOrDefault(id, List.of());
    }
}
