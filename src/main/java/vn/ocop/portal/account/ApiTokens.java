package vn.ocop.portal.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
import java.util.HexFormat;
import java.util.List;
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
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.Organizations;

/// Tokens (mã truy cập) by which other programs read the API. A token acts for one organization, with that
/// organization's rights and no person's; administrators give and revoke it. It is shown once, when it is given.
@Service
public class ApiTokens {
    private static final String START = "ocop_";
    private static final Pattern FORM = Pattern.compile(START + "([0-9a-z]{8})_[A-Za-z0-9_-]{43}");
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX_LENGTH = 8;
    private static final int SECRET_BYTES = 32;
    private static final String TOKENS = """
            select t.token_id, t.name, t.organization_id, t.prefix, t.secret_sha256, t.created_by, t.created_at, t.last_day,
                   t.revoked_at, t.last_used_at,
                   array(select s.scope from api_token_scope s where s.token_id = t.token_id order by s.scope) as scopes
            from api_token t
            """;

    private final JdbcClient sql;
    private final Organizations organizations;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(JdbcClient sql, Organizations organizations, ApplicationEventPublisher publisher, Clock clock) {
        this.sql = sql;
        this.publisher = publisher;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// A token that was just given.
    ///
    /// @param token what the program is to send; kept nowhere
    public record Given(String token, ApiTokenSummary summary) {
        /// Without the token, for the log.
        @Override
        public String toString() {
            return "Given[" + summary.prefix() + "]";
        }
    }

    /// Gives a token.
    ///
    /// @param name what it is for, 1 to 100 letters
    /// @param lastDay the last day on which it is good: today at the earliest, a year from today at the latest
    /// @throws RuleViolation `apiToken.scopes.none`, `apiToken.scopes.contact` for contacts without subjects,
    ///     `apiToken.lastDay.past`, `apiToken.lastDay.far`, `apiToken.organization.unknown` where it is neither a
    ///     department nor the coordination office
    @Transactional
    @PreAuthorize("hasRole('ADMIN')")
    public Given give(String name, OrganizationId organization, Set<ApiScope> scopes, LocalDate lastDay, AccountId by) {
        if (scopes.isEmpty()) throw new RuleViolation("apiToken.scopes.none");
        if (scopes.contains(ApiScope.SUBJECTS_CONTACT) && !scopes.contains(ApiScope.SUBJECTS)) {
            throw new RuleViolation("apiToken.scopes.contact");
        }
        var today = LocalDate.now(clock);
        if (lastDay.isBefore(today)) throw new RuleViolation("apiToken.lastDay.past");
        if (lastDay.isAfter(today.plusYears(1))) throw new RuleViolation("apiToken.lastDay.far");
        var whose = organizations.listed(Set.of(organization)).get(organization);
        if (whose == null || !mayHaveTokens(whose.kind())) throw new RuleViolation("apiToken.organization.unknown");
        String prefix = random.ints(PREFIX_LENGTH, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token =
                START + prefix + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var id = ApiTokenId.create();
        sql.sql("""
                        insert into api_token (token_id, name, organization_id, prefix, secret_sha256, created_by, created_at, last_day)
                        values (:id, :name, :organization, :prefix, :hash, :by, :at, :lastDay)
                        """)
                .param("id", id.value())
                .param("name", name)
                .param("organization", organization.value())
                .param("prefix", prefix)
                .param("hash", sha256(token))
                .param("by", by.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("lastDay", lastDay)
                .update();
        sql.sql("insert into api_token_scope (token_id, scope) select :id, unnest(:scopes)")
                .param("id", id.value())
                .param("scopes", scopes.stream().map(ApiScope::name).toArray(String[]::new))
                .update();
        publisher.publishEvent(
                new ApiTokenMoved(id, organization, ApiTokenMoved.Move.GIVEN, name, prefix, by, clock.instant()));
        return new Given(token, get(id));
    }

    /// Takes a token out of use, for good. One that was revoked before stays as it was.
    ///
    /// @throws NotFound where there is none
    @Transactional
    @PreAuthorize("hasRole('ADMIN')")
    public void revoke(ApiTokenId id, AccountId by) {
        var token = get(id);
        var now = clock.instant();
        int revoked = sql.sql(
                        "update api_token set revoked_at = :at, revoked_by = :by where token_id = :id and revoked_at is null")
                .param("at", Timestamp.from(now))
                .param("by", by.value())
                .param("id", id.value())
                .update();
        if (revoked == 0) return;
        publisher.publishEvent(new ApiTokenMoved(
                id, token.organization(), ApiTokenMoved.Move.REVOKED, token.name(), token.prefix(), by, now));
    }

    /// All tokens ever given, the newest first.
    @Transactional(readOnly = true)
    @PreAuthorize("hasRole('ADMIN')")
    public List<ApiTokenSummary> all() {
        return sql.sql(TOKENS + " order by t.created_at desc, t.token_id")
                .query(ApiTokens::summary)
                .list();
    }

    /// Whether an organization of that kind has data of its own to read.
    public static boolean mayHaveTokens(OrganizationKind kind) {
        return kind == OrganizationKind.DEPARTMENT || kind == OrganizationKind.COORDINATION_OFFICE;
    }

    /// What a program is told of the token that it sent.
    public sealed interface Answer {
        /// It opens these scopes for this caller.
        record Good(ApiTokenSummary token, SignedIn caller) implements Answer {}

        /// It does not look like a token.
        record Malformed() implements Answer {}

        /// It was never given.
        record Unknown() implements Answer {}

        /// Its last day is past.
        record Expired(LocalDate lastDay) implements Answer {}

        /// It was taken out of use.
        record Revoked() implements Answer {}
    }

    /// Looks at what a program sent. The caller of a good token is its organization: staff of a department, or a
    /// coordinator of the office; its account is nobody's.
    @Transactional(readOnly = true)
    public Answer check(String presented) {
        var form = FORM.matcher(presented);
        if (!form.matches()) return new Answer.Malformed();
        record Stored(ApiTokenSummary token, String hash) {}
        var stored = sql.sql(TOKENS + " where t.prefix = :prefix")
                .param("prefix", form.group(1))
                .query((row, number) -> new Stored(summary(row, number), row.getString("secret_sha256")))
                .optional();
        if (stored.isEmpty()
                || !MessageDigest.isEqual(
                        stored.get().hash().getBytes(US_ASCII),
                        sha256(presented).getBytes(US_ASCII))) {
            return new Answer.Unknown();
        }
        var token = stored.get().token();
        return switch (token.on(LocalDate.now(clock))) {
            case REVOKED -> new Answer.Revoked();
            case EXPIRED -> new Answer.Expired(token.lastDay());
            case VALID -> {
                var organization = organizations.get(token.organization());
                yield new Answer.Good(
                        token,
                        new SignedIn(
                                new AccountId(token.id().value()),
                                "api:" + token.prefix(),
                                token.name(),
                                token.organization(),
                                organization.officialName(),
                                organization.kind() == OrganizationKind.COORDINATION_OFFICE
                                        ? Set.of(Role.COORDINATOR)
                                        : Set.of(Role.STAFF),
                                true,
                                null));
            }
        };
    }

    /// Counts one use of the token.
    ///
    /// @return how often it has been used in this minute, on all nodes
    @Transactional
    public int count(ApiTokenId id) {
        var minute = minute();
        int requests = sql.sql("""
                        insert into api_token_minute as m (token_id, minute, requests) values (:id, :minute, 1)
                        on conflict (token_id) do update
                        set requests = case when m.minute = excluded.minute then m.requests + 1 else 1 end, minute = excluded.minute
                        returning requests
                        """)
                .param("id", id.value())
                .param("minute", Timestamp.from(minute))
                .query(Integer.class)
                .single();
        if (requests == 1) {
            sql.sql("update api_token set last_used_at = :at where token_id = :id")
                    .param("at", Timestamp.from(minute))
                    .param("id", id.value())
                    .update();
        }
        return requests;
    }

    /// Seconds until the next minute begins, from 1 to 60.
    public long secondsToNextMinute() {
        return Math.max(1, ChronoUnit.SECONDS.between(clock.instant(), minute().plus(1, ChronoUnit.MINUTES)));
    }

    private Instant minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    private ApiTokenSummary get(ApiTokenId id) {
        return sql.sql(TOKENS + " where t.token_id = :id")
                .param("id", id.value())
                .query(ApiTokens::summary)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private static ApiTokenSummary summary(ResultSet row, int number) throws SQLException {
        var scopes = EnumSet.noneOf(ApiScope.class);
        Arrays.stream((String[]) row.getArray("scopes").getArray())
                .map(ApiScope::valueOf)
                .forEach(scopes::add);
        var revoked = row.getObject("revoked_at", OffsetDateTime.class);
        var used = row.getObject("last_used_at", OffsetDateTime.class);
        return new ApiTokenSummary(
                new ApiTokenId(row.getObject("token_id", UUID.class)),
                row.getString("name"),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getString("prefix"),
                scopes,
                new AccountId(row.getObject("created_by", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_day", LocalDate.class),
                revoked == null ? null : revoked.toInstant(),
                used == null ? null : used.toInstant());
    }

    private static String sha256(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
