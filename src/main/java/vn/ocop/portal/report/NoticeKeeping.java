package vn.ocop.portal.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.LetterContent;
import vn.ocop.portal.letter.OfficialLetter;

/// What all letters share that the office drafts here, has signed and numbered by its registry and
/// tells to have been sent: a draft is made of the records, may be set aside and taken up again; what
/// was sent stays as it was. Each kind of letter has a table of its own with these columns, and
/// [#TABLES] names them all: one number a year is given once.
final class NoticeKeeping {
    private static final int LONGEST_EXTRA = 2000;
    private static final int LONGEST_REMARK = 300;
    private static final int LARGEST_NUMBER = 999_999;
    private static final String TABLES = """
            select organization_id, number, sent_on from certificate_notice
            union all
            select organization_id, number, sent_on from request_reminder
            """;

    private final JdbcClient sql;
    private final Clock clock;
    private final String table;
    private final String key;

    /// @param table of the kind of letter
    /// @param key its column with the letter's id
    NoticeKeeping(JdbcClient sql, Clock clock, String table, String key) {
        this.sql = sql;
        this.clock = clock;
        this.table = table;
        this.key = key;
    }

    /// Others of the office wait: nothing is told twice, no number given twice.
    void alone(SignedIn me) {
        sql.sql("select organization_id from organization where organization_id = :organization for no key update")
                .param("organization", me.organization().value())
                .query(UUID.class)
                .single();
    }

    /// Whoever else would change the letter waits.
    void hold(UUID id) {
        sql.sql("select %s from %s where %s = :id for update".formatted(key, table, key))
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /// The condition by which letters in that state are found, of a table called `n`.
    ///
    /// @param state null for all
    static String only(@Nullable NoticeState state) {
        return state == null
                ? ""
                : switch (state) {
                    case DRAFT -> " and n.sent_on is null and n.discarded_at is null";
                    case SENT -> " and n.sent_on is not null";
                    case DISCARDED -> " and n.discarded_at is not null";
                };
    }

    static NoticeState state(ResultSet row) throws SQLException {
        if (row.getObject("sent_on") != null) return NoticeState.SENT;
        return row.getObject("discarded_at") != null ? NoticeState.DISCARDED : NoticeState.DRAFT;
    }

    /// That it was sent; null where it was not.
    static Notice.@Nullable Sent sent(ResultSet row) throws SQLException {
        var on = row.getObject("sent_on", LocalDate.class);
        return on == null
                ? null
                : new Notice.Sent(
                        row.getInt("number"),
                        on,
                        NoticeWay.valueOf(row.getString("way")),
                        row.getString("remark"),
                        new AccountId(row.getObject("logged_by", UUID.class)),
                        row.getObject("logged_at", OffsetDateTime.class).toInstant());
    }

    /// The letter as it was sent; empty before.
    Optional<OfficialLetter> kept(UUID id) {
        return sql.sql("select letter from %s where %s = :id and letter is not null".formatted(table, key))
                .param("id", id)
                .query(byte[].class)
                .optional()
                .map(LetterContent::read);
    }

    /// A paragraph as it is kept; null for none.
    ///
    /// @throws RuleViolation `notice.extra.long`
    static @Nullable String extra(@Nullable String typed) {
        return text(typed, LONGEST_EXTRA, "notice.extra.long");
    }

    private static @Nullable String text(@Nullable String typed, int longest, String code) {
        String text = typed == null ? "" : VietnameseText.oneLine(typed);
        if (text.length() > longest) throw new RuleViolation(code, longest);
        return text.isEmpty() ? null : text;
    }

    /// Writes the paragraph.
    void add(UUID id, @Nullable String extra) {
        changed("extra = :value", id).param("value", extra, Types.VARCHAR).update();
    }

    /// How and when it was sent, as told; refused by `notice.remark.long` and `notice.number`.
    record Sending(
            int number,
            LocalDate on,
            NoticeWay way,
            @Nullable String remark) {
        Sending {
            remark = text(remark, LONGEST_REMARK, "notice.remark.long");
            if (number < 1 || number > LARGEST_NUMBER) throw new RuleViolation("notice.number", LARGEST_NUMBER);
        }
    }

    /// Logs that a draft was sent; the office is held alone, the draft as well.
    ///
    /// @param letter as it was sent
    /// @throws RuleViolation `notice.number.taken`, `notice.day.future`, `notice.day.early`
    void send(SignedIn me, UUID id, Instant draftedAt, Sending sending, Supplier<OfficialLetter> letter) {
        var on = sending.on();
        if (on.isAfter(LocalDate.now(clock))) throw new RuleViolation("notice.day.future");
        if (on.isBefore(LocalDate.ofInstant(draftedAt, clock.getZone()))) throw new RuleViolation("notice.day.early");
        boolean taken = sql.sql("""
                        select exists (select from (%s) every
                                       where organization_id = :organization and number = :number
                                         and extract(year from sent_on) = :year)
                        """.formatted(TABLES))
                .param("organization", me.organization().value())
                .param("number", sending.number())
                .param("year", on.getYear())
                .query(Boolean.class)
                .single();
        if (taken) throw new RuleViolation("notice.number.taken", sending.number(), on.getYear());
        changed("""
                        number = :number, sent_on = :on, way = :way, letter = :letter, logged_by = :by, logged_at = :at,
                        remark = :remark
                        """, id)
                .param("number", sending.number())
                .param("on", on)
                .param("way", sending.way().name())
                .param("letter", LetterContent.write(letter.get()))
                .param("by", me.id().value())
                .param("at", now())
                .param("remark", sending.remark(), Types.VARCHAR)
                .update();
    }

    /// Takes back that it was sent.
    ///
    /// @throws RuleViolation `notice.not.sent`
    void notSent(UUID id, NoticeState state) {
        if (state != NoticeState.SENT) throw new RuleViolation("notice.not.sent");
        changed("""
                        number = null, sent_on = null, way = null, letter = null, logged_by = null, logged_at = null,
                        remark = null
                        """, id).update();
    }

    /// Sets a draft aside.
    void discard(SignedIn me, UUID id) {
        changed("discarded_by = :by, discarded_at = :at", id)
                .param("by", me.id().value())
                .param("at", now())
                .update();
    }

    /// Takes up again what was set aside.
    ///
    /// @throws RuleViolation `notice.not.discarded`
    void restore(UUID id, NoticeState state) {
        if (state != NoticeState.DISCARDED) throw new RuleViolation("notice.not.discarded");
        changed("discarded_by = null, discarded_at = null", id).update();
    }

    /// A change of the letter, which raises its version.
    JdbcClient.StatementSpec changed(String set, UUID id) {
        return sql.sql("update %s set version = version + 1, %s where %s = :id".formatted(table, set, key))
                .param("id", id);
    }

    /// This moment as the database keeps it.
    OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
