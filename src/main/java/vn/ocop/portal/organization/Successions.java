package vn.ocop.portal.organization;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which organizations became part of which, and since when. The one place that tells for whom an organization
/// answers: whatever lets people read the records of a predecessor asks here.
///
/// @param byPredecessor what became of an organization that is no more
public record Successions(Map<OrganizationId, Step> byPredecessor) {
    /// @param successor of which it became part
    /// @param effectiveOn first day on which it was no more
    public record Step(OrganizationId successor, LocalDate effectiveOn) {}

    public Successions {
        byPredecessor = Map.copyOf(byPredecessor);
    }

    /// The organization itself and those that had become part of it, straight or by way of others, by that day. None
    /// but itself for an organization that is no more: another answers in its place.
    public Set<OrganizationId> answeredFor(OrganizationId organization, LocalDate day) {
        var all = new LinkedHashSet<>(Set.of(organization));
        if (isNoMore(organization, day)) return all;
        boolean more = !byPredecessor.isEmpty();
        while (more) {
            more = false;
            for (var each : byPredecessor.entrySet()) {
                var step = each.getValue();
                if (!step.effectiveOn().isAfter(day) && all.contains(step.successor()) && all.add(each.getKey())) {
                    more = true;
                }
            }
        }
        return all;
    }

    /// The last day of an organization that became part of another.
    public Optional<LocalDate> lastDay(@Nullable OrganizationId organization) {
        return organization == null
                ? Optional.empty()
                : Optional.ofNullable(byPredecessor.get(organization))
                        .map(step -> step.effectiveOn().minusDays(1));
    }

    /// Whether it had become part of another by that day.
    public boolean isNoMore(OrganizationId organization, LocalDate day) {
        var step = byPredecessor.get(organization);
        return step != null && !day.isBefore(step.effectiveOn());
    }
}
