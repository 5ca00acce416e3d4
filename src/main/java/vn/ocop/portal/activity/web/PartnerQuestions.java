package vn.ocop.portal.activity.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.organization.LikelyOrganization;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationLikeness;

/// Asks whether a partner whose name is typed is one of the register with a like name, before another is added.
@Component
class PartnerQuestions {
    private static final String NEW = "new";

    private final OrganizationLikeness likeness;

    PartnerQuestions(OrganizationLikeness likeness) {
        this.likeness = likeness;
    }

    /// A typed name with those of the register that it is like.
    ///
    /// @param chosen id of the chosen one, or `new`; null while nothing is chosen
    public record Question(
            String name,
            List<LikelyOrganization> likely,
            @Nullable String chosen) {}

    /// The draft with the partners that were chosen in place of typed names, and what is still to be asked.
    ///
    /// @param questions all of them, answered ones too
    /// @param open whether one is still to be answered
    record Settled(ActivityDraft draft, List<Question> questions, boolean open) {}

    /// Reads the answers and finds what is still to be asked.
    Settled settle(ActivityDraft draft, MultiValueMap<String, String> typed) {
        if (draft.otherPartners().isEmpty()) return new Settled(draft, List.of(), false);
        Map<String, String> answers = new HashMap<>();
        for (int i = 0; typed.getFirst("likelyName." + i) != null; i++) {
            String name = typed.getFirst("likelyName." + i);
            String answer = typed.getFirst("likely." + i);
            if (name != null && answer != null) answers.put(name.strip(), answer);
        }
        var cooperating = new ArrayList<>(draft.cooperating());
        var others = new ArrayList<String>();
        var questions = new ArrayList<Question>();
        boolean open = false;
        for (String name : draft.otherPartners()) {
            var likely = likeness.asked(name);
            String answer = answers.get(name);
            if (likely.isEmpty() || NEW.equals(answer)) {
                others.add(name);
                if (!likely.isEmpty()) questions.add(new Question(name, likely, answer));
                continue;
            }
            var chosen = chosen(likely, answer);
            questions.add(new Question(name, likely, chosen.isPresent() ? answer : null));
            if (chosen.isPresent()) {
                cooperating.add(chosen.get());
            } else {
                others.add(name);
                open = true;
            }
        }
        return new Settled(draft.with(cooperating, others), List.copyOf(questions), open);
    }

    private static Optional<OrganizationId> chosen(List<LikelyOrganization> likely, @Nullable String answer) {
        return likely.stream()
                .map(LikelyOrganization::id)
                .filter(id -> id.toString().equals(answer))
                .findFirst();
    }
}
