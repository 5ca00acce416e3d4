package vn.ocop.portal.activity;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.FileNames;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Sha256;

/// Keeps the files that show what an activity was. Who may read the activity reads them, but lists of participants only
/// the department itself; staff of the department add, remove and bring back.
@Service
@Transactional
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
public class Evidence {
    /// The largest file, in bytes.
    public static final int LARGEST = 20 * 1024 * 1024;

    /// How many files an activity has at most.
    public static final int MOST = 30;

    private static final String COLUMNS = """
            select e.evidence_id, e.kind, e.type, e.name, e.caption, e.size, e.scanned, e.added_by, e.added_at, e.removed_by, e.removed_at
            from evidence e
            where e.activity_id = :activity
            """;
    private final JdbcClient sql;
    private final Activities activities;
    private final VirusScan scan;
    private final Clock clock;

    Evidence(JdbcClient sql, Activities activities, VirusScan scan, Clock clock) {
        this.sql = sql;
        this.activities = activities;
        this.scan = scan;
        this.clock = clock;
    }

    /// A file as it was sent.
    public static final class Sent {
        private final String name;
        private final byte[] content;

        /// @param name as the sender calls it
        public Sent(String name, byte[] content) {
            this.name = name;
            this.content = content;
        }
    }

    /// What a file holds.
    public static final class Content {
        private final String name;
        private final EvidenceType type;
        private final int size;
        private final InputStream stream;

        private Content(String name, EvidenceType type, int size, InputStream stream) {
            this.name = name;
            this.type = type;
            this.size = size;
            this.stream = stream;
        }

        /// The name to save it under.
        public String name() {
            return name;
        }

        /// What it is.
        public EvidenceType type() {
            return type;
        }

        /// Bytes, 1 to [#LARGEST].
        public int size() {
            return size;
        }

        /// Its bytes as they were sent, fetched piece by piece while they are read, so that many who download at once
        /// take little memory.
        public InputStream stream() {
            return stream;
        }
    }

    /// The bytes of a file in pieces of [#PIECE]; they never change, so that no transaction is needed.
    private static final class Pieces extends InputStream {
        private static final int PIECE = 256 * 1024;
        private final JdbcClient sql;
        private final EvidenceId id;
        private final int size;
        private byte[] piece = new byte[0];
        private int at;
        private int fetched;

        Pieces(JdbcClient sql, EvidenceId id, int size) {
            this.sql = sql;
            this.id = id;
            this.size = size;
        }

        private boolean more() throws IOException {
            if (at < piece.length) return true;
            if (fetched >= size) return false;
            piece = sql.sql(
                            "select substring(content from :first for :length) from evidence_content where evidence_id = :id")
                    .param("first", fetched + 1)
                    .param("length", PIECE)
                    .param("id", id.value())
                    .query((row, _) -> row.getBytes(1))
                    .optional()
                    .orElseThrow(() -> new EOFException("file " + id + " is gone"));
            if (piece.length == 0) throw new EOFException("file " + id + " is shorter than it was");
            at = 0;
            fetched += piece.length;
            return true;
        }

        @Override
        public int read() throws IOException {
            return more() ? piece[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) return 0;
            if (!more()) return -1;
            int taken = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, offset, taken);
            at += taken;
            return taken;
        }
    }

    /// A file that was not taken, and why.
    public record Refusal(String name, RuleViolation because) {}

    /// Some of the files sent are not taken; none was kept.
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<Refusal> files;

        Refused(List<Refusal> files) {
            super(files.size() + " files refused");
            this.files = List.copyOf(files);
        }

        /// Each of the refused, in the order sent.
        public List<Refusal> files() {
            return files;
        }
    }

    /// The files of an activity, the earliest first, removed ones among them for those who can bring them back.
    ///
    /// @throws NotFound where the person may not read the activity
    @Transactional(readOnly = true)
    public List<EvidenceFile> of(SignedIn me, ActivityId activity) {
        var access = activities.access(me, activity);
        return sql
                .sql(COLUMNS + " order by e.added_at, e.evidence_id")
                .param("activity", activity.value())
                .query((row, _) -> file(row))
                .list()
                .stream()
                .filter(file -> access.own() || file.kind() != EvidenceKind.PARTICIPANTS)
                .filter(file -> access.changeable() || file.removedAt() == null)
                .toList();
    }

    /// Adds files to an activity of the person's own organization, all of them or none.
    ///
    /// @param participants whether the documents among them are lists of participants
    /// @param caption of each of them, up to 300 letters
    /// @return how many were added
    /// @throws Refused with every file that is not taken: see [EvidenceType], `evidence.large`, `evidence.empty`,
    ///     `evidence.again`, `evidence.picture.participants`, `evidence.virus`, `evidence.scanner`
    /// @throws RuleViolation `evidence.none`, `evidence.many`, `evidence.caption.long`,
    ///     `activity.cancelled.already`
    /// @throws NotFound where the activity is not the person's to change
    @PreAuthorize("hasRole('STAFF')")
    public int add(SignedIn me, ActivityId activity, List<Sent> files, boolean participants, @Nullable String caption) {
        changeable(me, activity, true);
        if (files.isEmpty()) throw new RuleViolation("evidence.none");
        if (caption != null && caption.length() > 300) throw new RuleViolation("evidence.caption.long");
        int present = sql.sql("select count(*) from evidence where activity_id = :id and removed_at is null")
                .param("id", activity.value())
                .query(Integer.class)
                .single();
        if (present + files.size() > MOST) throw new RuleViolation("evidence.many", MOST, present, files.size());
        var refused = new ArrayList<Refusal>();
        for (var file : files) {
            String name = FileNames.shown(file.name);
            if (name.isEmpty()) name = "?";
            try {
                keep(me, activity, name, file.content, participants, caption);
            } catch (RuleViolation because) {
                refused.add(new Refusal(name, because));
            }
        }
        if (!refused.isEmpty()) throw new Refused(refused);
        return files.size();
    }

    private void keep(
            SignedIn me,
            ActivityId activity,
            String name,
            byte[] content,
            boolean participants,
            @Nullable String caption) {
        if (content.length == 0) throw new RuleViolation("evidence.empty", name);
        if (content.length > LARGEST) throw new RuleViolation("evidence.large", name);
        var type = EvidenceType.of(content, name);
        if (participants && type.picture()) throw new RuleViolation("evidence.picture.participants", name);
        byte[] thumbnail = type.picture() ? Thumbnail.of(content, name) : null;
        boolean scanned = scan.clean(content, name);
        var kind =
                type.picture() ? EvidenceKind.PHOTO : participants ? EvidenceKind.PARTICIPANTS : EvidenceKind.DOCUMENT;
        var id = EvidenceId.create();
        int added = sql.sql("""
                        insert into evidence (evidence_id, activity_id, kind, type, name, caption, size, sha256, scanned, added_by, added_at)
                        values (:id, :activity, :kind, :type, :name, :caption, :size, :sha256, :scanned, :by, :at)
                        on conflict (activity_id, sha256) where removed_at is null do nothing
                        """)
                .param("id", id.value())
                .param("activity", activity.value())
                .param("kind", kind.name())
                .param("type", type.name())
                .param("name", type.named(name))
                .param("caption", caption)
                .param("size", content.length)
                .param("sha256", Sha256.of(content))
                .param("scanned", scanned)
                .param("by", me.id().value())
                .param("at", now())
                .update();
        if (added == 0) throw new RuleViolation("evidence.again", name);
        sql.sql("insert into evidence_content (evidence_id, content, thumbnail) values (:id, :content, :thumbnail)")
                .param("id", id.value())
                .param("content", content)
                .param("thumbnail", thumbnail)
                .update();
    }

    /// Takes a file away; it can be brought back.
    ///
    /// @throws NotFound where it is not there or not the person's to change
    @PreAuthorize("hasRole('STAFF')")
    public void remove(SignedIn me, ActivityId activity, EvidenceId id) {
        changeable(me, activity, false);
        int removed = sql.sql("""
                        update evidence set removed_by = :by, removed_at = :at
                        where evidence_id = :id and activity_id = :activity and removed_at is null
                        """)
                .param("by", me.id().value())
                .param("at", now())
                .param("id", id.value())
                .param("activity", activity.value())
                .update();
        if (removed == 0) throw new NotFound(id);
    }

    /// Brings back a file that was taken away.
    ///
    /// @throws RuleViolation `evidence.again` where the same file was added since,
    ///     `evidence.many` where there is no room
    /// @throws NotFound where it is not there or not the person's to change
    @PreAuthorize("hasRole('STAFF')")
    public void restore(SignedIn me, ActivityId activity, EvidenceId id) {
        changeable(me, activity, true);
        var standing = of(me, activity);
        var file = standing.stream()
                .filter(one -> one.id().equals(id) && one.removedAt() != null)
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
        long present = standing.stream().filter(one -> one.removedAt() == null).count();
        if (present >= MOST) throw new RuleViolation("evidence.many", MOST, present, 1);
        try {
            sql.sql("update evidence set removed_by = null, removed_at = null where evidence_id = :id")
                    .param("id", id.value())
                    .update();
        } catch (DuplicateKeyException again) {
            throw new RuleViolation("evidence.again", file.name());
        }
    }

    /// A file whole, to be read once.
    ///
    /// @throws NotFound where it is not there, was taken away or is not the person's to read
    @Transactional(readOnly = true)
    public Content content(SignedIn me, ActivityId activity, EvidenceId id) {
        var file = readable(me, activity, id);
        return new Content(file.name(), file.type(), file.size(), new Pieces(sql, id, file.size()));
    }

    /// The small picture of a photo, a JPEG.
    ///
    /// @throws NotFound as [#content], and where it is no photo
    @Transactional(readOnly = true)
    public byte[] thumbnail(SignedIn me, ActivityId activity, EvidenceId id) {
        readable(me, activity, id);
        return sql.sql("select thumbnail from evidence_content where evidence_id = :id and thumbnail is not null")
                .param("id", id.value())
                .query((row, _) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private EvidenceFile readable(SignedIn me, ActivityId activity, EvidenceId id) {
        return of(me, activity).stream()
                .filter(one -> one.id().equals(id) && one.removedAt() == null)
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
    }

    /// Waits for whoever changes the files of that activity at the same moment.
    private void changeable(SignedIn me, ActivityId activity, boolean adding) {
        var access = activities.access(me, activity);
        if (!access.changeable()) throw new NotFound(activity);
        if (adding && access.state() == ActivityState.CANCELLED) throw new RuleViolation("activity.cancelled.already");
        sql.sql("select activity_id from activity where activity_id = :id for update")
                .param("id", activity.value())
                .query(UUID.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static EvidenceFile file(ResultSet row) throws SQLException {
        var removedBy = row.getObject("removed_by", UUID.class);
        var removedAt = row.getObject("removed_at", OffsetDateTime.class);
        return new EvidenceFile(
                new EvidenceId(row.getObject("evidence_id", UUID.class)),
                EvidenceKind.valueOf(row.getString("kind")),
                EvidenceType.valueOf(row.getString("type")),
                row.getString("name"),
                row.getString("caption"),
                row.getInt("size"),
                row.getBoolean("scanned"),
                new AccountId(row.getObject("added_by", UUID.class)),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                removedBy == null ? null : new AccountId(removedBy),
                removedAt == null ? null : removedAt.toInstant());
    }
}
