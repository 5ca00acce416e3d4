package vn.ocop.portal.report;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.organization.OrganizationId;

/// All that a request says and asks for, as its writer wants it.
///
/// @param indicators codes of the indicators whose figures are asked for
/// @param regime by which the request comes back; null for one of its own
/// @param unattended that it is to be sent although nobody could answer for some addressee
public record RequestDraft(
        RequestContent content,
        Set<OrganizationId> addressees,
        List<OutlineLine> outline,
        Set<String> indicators,
        @Nullable RegimeId regime,
        boolean unattended) {
    public RequestDraft {
        addressees = Set.copyOf(addressees);
        outline = List.copyOf(outline);
        indicators = Set.copyOf(indicators);
    }

    /// A request that asks for a report and nothing more, sent to whomever it names.
    public static RequestDraft of(RequestContent content, Set<OrganizationId> addressees) {
        return new RequestDraft(content, addressees, List.of(), Set.of(), null, true);
    }
}
