package vn.ocop.portal.activity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.SignedIn;

/// Where issued letters tell of an activity. Answered by the room that issues letters, which this one does not know.
public interface ActivityUses {
    /// An issued letter that tells of the activity.
    ///
    /// @param reference number and symbol: 12/SKHĐT-DNKN
    /// @param dated the letter's date
    /// @param address of the page of its report
    /// @param correction address of the page that starts a letter to replace or correct this one; null where the
    ///     person may not, or another letter has taken its place
    record Use(
            String reference,
            LocalDate dated,
            String address,
            @Nullable String correction) {}

    /// The letters that tell of the activity and that the person may see, the earliest first.
    List<Use> of(ActivityId activity, SignedIn me);

    /// Those of which any issued letter tells.
    Set<ActivityId> told(Collection<ActivityId> activities);

    /// Those of these activities that a report tells of, whether it is a draft or issued.
    Set<ActivityId> toldAmong(Collection<ActivityId> activities);
}
