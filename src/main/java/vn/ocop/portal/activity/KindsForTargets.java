package vn.ocop.portal.activity;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.plan.CountedKinds;

/// Tells the room of plans which types of activity there are.
@Component
class KindsForTargets implements CountedKinds {
    private final ActivityTypes types;

    KindsForTargets(ActivityTypes types) {
        this.types = types;
    }

    @Override
    public List<Choice> kinds(Locale language) {
        return types.all().stream()
                .map(type -> new Choice(type.code(), type.name(language)))
                .toList();
    }
}
