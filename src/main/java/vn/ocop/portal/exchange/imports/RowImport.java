package vn.ocop.portal.exchange.imports;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.SignedIn;

/// How rows of one kind are read, entered and taken back. Everything goes through the room that holds such records.
///
/// @param <T> what a right row tells
interface RowImport<T> {
    ImportKind kind();

    /// What the columns may mean, in the template's order.
    List<Field> fields();

    /// Reads the rows: each row's problems are noted in its reader.
    List<Entry<T>> read(SignedIn me, List<RowReader> rows, Work work);

    /// Enters these rows, all or none, within the caller's transaction.
    List<Made> enter(SignedIn me, List<Wanted<T>> rows, Work work);

    /// Takes back what was entered, all or none, within the caller's transaction.
    ///
    /// @return message key of why a row's record stays, by row; where there is any, the caller rolls back
    Map<Integer, String> withdraw(SignedIn me, List<Made> made, Work work);

    /// The values that columns may hold, for the template's second sheet.
    List<Allowed> allowed(SignedIn me);

    /// A row that was read.
    ///
    /// @param content null where the row is wrong
    /// @param twin what may be the same; null where nothing is
    record Entry<T>(
            RowReader row, @Nullable T content, @Nullable Twin twin) {}

    /// What a row may be the same as.
    ///
    /// @param id of a record that is there; null for a row of the same file
    /// @param words that tell which
    /// @param row of the same file; 0 for a record
    /// @param only whether a second one is against the rules, so that the row cannot be added
    record Twin(@Nullable UUID id, String words, int row, boolean only) {}

    /// A row to be entered.
    ///
    /// @param update the record that takes what the row tells; null where a new one is made
    record Wanted<T>(int row, T content, @Nullable UUID update) {}

    /// A record that was made or changed.
    ///
    /// @param created false where one that was there was changed
    /// @param version of the record as it was left
    /// @param before what a changed record told before; empty for a created one
    record Made(int row, RecordKind kind, UUID id, boolean created, int version, List<String> before) {
        static Made created(int row, RecordKind kind, UUID id) {
            return new Made(row, kind, id, true, 0, List.of());
        }
    }

    /// Kinds of record that an import makes.
    enum RecordKind {
        ACTIVITY,
        PARTNER,
        ORGANIZATION,
        SUBJECT,
        PRODUCT,
        RECOGNITION
    }

    /// A list of values on the template's second sheet.
    ///
    /// @param field whose values they are
    /// @param values first the value, then what tells more of it
    record Allowed(String field, String heading, List<List<String>> values) {}

    /// The work in which this is done: it is told how far it is, and says when to stop.
    interface Work {
        /// Says how many rows are done.
        ///
        /// @throws Stopped where somebody cancelled the work or took it over
        void done(int rows);
    }

    /// The work is no longer ours: everything done in its transaction is to be rolled back.
    final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
