package vn.ocop.portal.activity.web;

import java.util.List;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityUses;

/// What the person who changed an activity chose for the issued letters that tell of it.
final class UsesChoice {
    private UsesChoice() {}

    /// Where the person goes on: to a letter that corrects one of them where they chose it, else to the activity.
    ///
    /// @param correct the address that the form sent; anything but one of the letters' own is passed over
    static String next(List<ActivityUses.Use> uses, String correct, ActivityId activity) {
        return uses.stream()
                .map(ActivityUses.Use::correction)
                .filter(correct::equals)
                .findFirst()
                .orElse("/activities/" + activity);
    }
}
