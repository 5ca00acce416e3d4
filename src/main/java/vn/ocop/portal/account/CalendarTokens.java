package vn.ocop.portal.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Sha256;

/// Tokens (mã lịch) by which a calendar program reads a person's calendar. Each person makes, renews and revokes their
/// own; a token is shown once, when it is made, and opens what the person may see at the moment of reading.
@Service
public class CalendarTokens {
    /// How many good tokens a person has at most.
    public static final int MOST = 10;

    private static final String START = "lich_";
    private static final Pattern FORM = Pattern.compile(START + "([0-9a-z]{8})_[A-Za-z0-9_-]{43}");
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX_LENGTH = 8;
    private static final int SECRET_BYTES = 32;
    private static final String TOKENS = """
            select t.token_id, t.account_id, t.name, t.prefix, t.secret_sha256, t.created_at, t.last_day, t.revoked_at, m.minute,
                   array(select k.kind from calendar_token_kind k where k.token_id = t.token_id order by k.kind) as kinds
            from calendar_token t left join calendar_token_minute m on m.token_id = t.token_id
            """;

    private final JdbcClient sql;
    private final Accounts accounts;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarTokens(JdbcClient sql, Accounts accounts, ApplicationEventPublisher publisher, Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.publisher = publisher;
        this.clock = clock;
    }

    /// A token that was just made.
    ///
    /// @param token what stands in the feed's address; kept nowhere
    public record Given(String token, CalendarTokenSummary summary) {
        /// Without the token, for the log.
        @Override
        public String toString() {
            return "Given[" + summary.prefix() + "]";
        }
    }

    /// A token that is good, and whose calendar it opens with which rights.
    public record Opened(CalendarTokenSummary token, SignedIn person) {}

    /// Makes a token for the person.
    ///
    /// @param name what it is for, 1 to 60 letters
    /// @param kinds what the feed holds, one at least, none that the person may not see
    /// @param lastDay the last day on which it is good: today at the earliest, a year from today at the latest
    /// @throws RuleViolation `calendarToken.kinds.none`, `calendarToken.kinds.others`,
    ///     `calendarToken.lastDay.past`, `calendarToken.lastDay.far`, `calendarToken.most` where there are ten
    @Transactional
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
    public Given give(SignedIn me, String name, Set<CalendarKind> kinds, LocalDate lastDay) {
        if (kinds.isEmpty()) throw new RuleViolation("calendarToken.kinds.none");
        if (!CalendarKind.of(me).containsAll(kinds)) throw new RuleViolation("calendarToken.kinds.others");
        var today = LocalDate.now(clock);
        if (lastDay.isBefore(today)) throw new RuleViolation("calendarToken.lastDay.past");
        if (lastDay.isAfter(today.plusYears(1))) throw new RuleViolation("calendarToken.lastDay.far");
        // Whoever makes one at the same time waits here, so that both are told how many there are.
        sql.sql("select 1 from account where account_id = :me for no key update")
                .param("me", me.id().value())
                .query(Integer.class)
                .single();
        long good = of(me).stream().filter(one -> one.goodOn(today)).count();
        if (good >= MOST) throw new RuleViolation("calendarToken.most", MOST);
        String prefix = random.ints(PREFIX_LENGTH, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token =
                START + prefix + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var id = CalendarTokenId.create();
        var now = clock.instant();
        sql.sql("""
                        insert into calendar_token (token_id, account_id, name, prefix, secret_sha256, created_at, last_day)
                        values (:id, :me, :name, :prefix, :hash, :at, :lastDay)
                        """)
                .param("id", id.value())
                .param("me", me.id().value())
                .param("name", name)
                .param("prefix", prefix)
                .param("hash", sha256(token))
                .param("at", Timestamp.from(now))
                .param("lastDay", lastDay)
                .update();
        sql.sql("insert into calendar_token_kind (token_id, kind) select :id, unnest(:kinds)")
                .param("id", id.value())
                .param("kinds", kinds.stream().map(CalendarKind::name).toArray(String[]::new))
                .update();
        publisher.publishEvent(new CalendarTokenMoved(
                id, me.organization(), CalendarTokenMoved.Move.GIVEN, name, prefix, me.id(), now));
        return new Given(token, own(me, id));
    }

    /// Revokes a token and makes another like it, good for a year from today. Kinds that the person may see no more
    /// are left out.
    ///
    /// @throws NotFound where the person has no such token
    /// @throws RuleViolation as [#give], and `calendarToken.revoked` where it was revoked before
    @Transactional
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
    public Given renew(SignedIn me, CalendarTokenId id) {
        var token = own(me, id);
        if (token.revokedAt() != null) throw new RuleViolation("calendarToken.revoked");
        revoke(me, id);
        return give(
                me,
                token.name(),
                CalendarKind.of(me, token.kinds()),
                LocalDate.now(clock).plusYears(1));
    }

    /// Takes a token out of use, for good. One that was revoked before stays as it was.
    ///
    /// @throws NotFound where the person has no such token
    @Transactional
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
    public void revoke(SignedIn me, CalendarTokenId id) {
        var token = own(me, id);
        var now = clock.instant();
        int revoked = sql.sql("update calendar_token set revoked_at = :at where token_id = :id and revoked_at is null")
                .param("at", Timestamp.from(now))
                .param("id", id.value())
                .update();
        if (revoked == 0) return;
        publisher.publishEvent(new CalendarTokenMoved(
                id, me.organization(), CalendarTokenMoved.Move.REVOKED, token.name(), token.prefix(), me.id(), now));
    }

    /// The person's tokens, the newest first; those that were revoked or have expired too, fifty at most.
    @Transactional(readOnly = true)
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
    public List<CalendarTokenSummary> of(SignedIn me) {
        return sql.sql(TOKENS + """
                         where t.account_id = :me
                        order by (t.revoked_at is null) desc, t.created_at desc, t.token_id limit 50
                        """)
                .param("me", me.id().value())
                .query(CalendarTokens::summary)
                .list();
    }

    /// What somebody who is not signed in shows. Empty, whatever the reason: it was never given, it was revoked or has
    /// expired, or the account was closed or may see no calendar any more.
    @Transactional(readOnly = true)
    public Optional<Opened> open(String presented) {
        var form = FORM.matcher(presented);
        if (!form.matches()) return Optional.empty();
        record Stored(CalendarTokenSummary token, String hash) {}
        return sql.sql(TOKENS + " where t.prefix = :prefix")
                .param("prefix", form.group(1))
                .query((row, number) -> new Stored(summary(row, number), row.getString("secret_sha256")))
                .optional()
                .filter(stored -> MessageDigest.isEqual(
                        stored.hash().getBytes(US_ASCII), sha256(presented).getBytes(US_ASCII)))
                .map(Stored::token)
                .filter(token -> token.goodOn(LocalDate.now(clock)))
                .flatMap(token -> accounts.working(token.account())
                        .filter(person -> !CalendarKind.of(person).isEmpty())
                        .map(person -> new Opened(token, person)));
    }

    /// Counts one use of the token.
    ///
    /// @return how often it has been used in this minute, on all nodes
    @Transactional
    public int count(CalendarTokenId id) {
        return sql.sql("""
                        insert into calendar_token_minute as m (token_id, minute, requests) values (:id, :minute, 1)
                        on conflict (token_id) do update
                        set requests = case when m.minute = excluded.minute then m.requests + 1 else 1 end, minute = excluded.minute
                        returning requests
                        """)
                .param("id", id.value())
                .param("minute", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MINUTES)))
                .query(Integer.class)
                .single();
    }

    private CalendarTokenSummary own(SignedIn me, CalendarTokenId id) {
        return sql.sql(TOKENS + " where t.token_id = :id and t.account_id = :me")
                .param("id", id.value())
                .param("me", me.id().value())
                .query(CalendarTokens::summary)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private static CalendarTokenSummary summary(ResultSet row, int number) throws SQLException {
        var kinds = EnumSet.noneOf(CalendarKind.class);
        Arrays.stream((String[]) row.getArray("kinds").getArray())
                .map(CalendarKind::valueOf)
                .forEach(kinds::add);
        var revoked = row.getObject("revoked_at", OffsetDateTime.class);
        var used = row.getObject("minute", OffsetDateTime.class);
        Instant usedAt = used == null ? null : used.toInstant();
        return new CalendarTokenSummary(
                new CalendarTokenId(row.getObject("token_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("name"),
                row.getString("prefix"),
                kinds,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_day", LocalDate.class),
                revoked == null ? null : revoked.toInstant(),
                usedAt);
    }

    private static String sha256(String token) {
        return Sha256.of(token.getBytes(US_ASCII));
    }
}
