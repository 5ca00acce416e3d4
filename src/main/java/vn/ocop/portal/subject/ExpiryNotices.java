package vn.ocop.portal.subject;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.SignedIn;

/// Which certificates a notice to their subject tells of. Answered by the room that writes letters, which this
/// one does
/// not know.
public interface ExpiryNotices {
    /// A notice.
    ///
    /// @param href address of its page
    /// @param number of its letter; null until it was sent, as `on`
    /// @param on the letter's date
    record Told(
            String href, @Nullable Integer number, @Nullable LocalDate on) {}

    /// A notice that was sent to a subject.
    ///
    /// @param on the letter's date
    /// @param way how it was sent, in the reader's language
    /// @param certificates how many it tells of, of which the first expires on `firstExpiry`
    /// @param by who logged it
    record Sent(
            String href, int number, LocalDate on, String way, int certificates, LocalDate firstExpiry, AccountId by) {}

    /// The notices that the office of the person who asks has sent to the subject, the latest first; none for all but
    /// the coordination office.
    List<Sent> sentTo(SignedIn me, SubjectId subject);

    /// The last notice of each of these certificates that has one, of the office of the person who asks; empty
    /// for all
    /// but the coordination office.
    Map<RecognitionId, Told> of(SignedIn me, Collection<RecognitionId> certificates);
}
