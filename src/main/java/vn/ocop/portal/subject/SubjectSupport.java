package vn.ocop.portal.subject;

import java.time.LocalDate;
import java.util.List;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Period;

/// What was done for a subject. The activity room, which stands above this one, answers; where nothing
/// answers, nothing
/// was done.
public interface SubjectSupport {
    /// An activity that reached a subject.
    ///
    /// @param href address of its page
    /// @param type name of its kind, in the reader's language
    /// @param days null where the days are not known
    /// @param countsOn the day with which it counts, by which the list is ordered
    /// @param department who did it, as letters name them
    /// @param state the word for where it stands, in the reader's language
    record Support(
            String href, String topic, String type, Period days, LocalDate countsOn, String department, String state) {}

    /// The activities that reached the subject, the latest first, as far as the person may read them: a
    /// department's
    /// people those of their own department, the coordination office all, an administrator none.
    List<Support> of(SignedIn me, SubjectId subject);
}
