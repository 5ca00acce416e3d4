package vn.ocop.portal.activity.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityUses;

/// What the person who changed an activity chose for the issued letters that tell of it.
final class UsesChoice {
    private UsesChoice() {}

    /// Where the person goes on: to a letter that corrects one of them where they chose it, else to the activity.
    ///
    /// @param correct the address that the form sent; anything but one of the letters' own is passed over
    static String next(List<ActivityUses.Use> uses, @Nullable String correct, ActivityId activity) {
        return uses.stream()
                .flatMap(use -> Stream.ofNullable(use.correction()))
                .filter(address -> address.equals(correct))
                .findFirst()
                .orElse("/activities/" + activity);
    }
}
