package vn.ocop.portal.account;

import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;

/// Keeps where and how people want to be reminded. Each person's choice is their own to read and to
/// make.
@Service
@Transactional
public class ReminderChoices {
    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern ADDRESS = Pattern.compile(
            "[^@\\s<>,;\"\\p{Cntrl}]{1,64}@[^@\\s<>,;\".\\p{Cntrl}]+(\\.[^@\\s<>,;\".\\p{Cntrl}]+)+",
            Pattern.UNICODE_CHARACTER_CLASS); // the database knows blanks beyond ASCII, too
    private static final String CHOICES = """
            select a.account_id, a.email, c.version, c.mail, c.before_deadline, c.language
            from account a left join reminder_choice c using (account_id)
            """;

    private final JdbcClient sql;

    ReminderChoices(JdbcClient sql) {
        this.sql = sql;
    }

    /// What the person chose, or what holds until then.
    @Transactional(readOnly = true)
    public ReminderChoice of(SignedIn me) {
        return sql.sql(CHOICES + " where a.account_id = :me")
                .param("me", me.id().value())
                .query((row, _) -> row.getObject("version") == null
                        ? ReminderChoice.none(row.getString("email"))
                        : new ReminderChoice(
                                row.getInt("version"),
                                row.getString("email"),
                                row.getBoolean("mail"),
                                row.getBoolean("before_deadline"),
                                row.getString("language")))
                .single();
    }

    /// Keeps the person's choice and address.
    ///
    /// @param version at which the choice was read
    /// @throws RuleViolation `reminder.email.form`, `reminder.email.missing` where mail is wanted and
    ///     no address
    ///     given
    /// @throws Outdated where it was changed since
    public void choose(
            SignedIn me, int version, @Nullable String email, boolean mail, boolean beforeDeadline, boolean english) {
        String address = email == null || email.isBlank() ? null : email.strip();
        if (address != null && !isAddress(address)) throw new RuleViolation("reminder.email.form");
        if (mail && address == null) throw new RuleViolation("reminder.email.missing");
        sql.sql("select account_id from account where account_id = :me for no key update")
                .param("me", me.id().value())
                .query(UUID.class)
                .single();
        if (of(me).version() != version) throw new Outdated(me.id());
        sql.sql("update account set email = :email where account_id = :me")
                .param("email", address, Types.VARCHAR)
                .param("me", me.id().value())
                .update();
        sql.sql("""
                        insert into reminder_choice (account_id, version, mail, before_deadline, language)
                        values (:me, 1, :mail, :before, :language)
                        on conflict (account_id) do update
                        set version = reminder_choice.version + 1, mail = excluded.mail,
                            before_deadline = excluded.before_deadline, language = excluded.language
                        """)
                .param("me", me.id().value())
                .param("mail", mail)
                .param("before", beforeDeadline)
                .param("language", english ? "en" : "vi")
                .update();
    }

    /// Whether it is written as an address of one mailbox.
    static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
    }

    /// Who wants mail, with an address to send it to. Whether they still work here is another question
    /// ([Accounts#workingFor]).
    @Transactional(readOnly = true)
    public Map<AccountId, ReminderChoice> byMail() {
        Map<AccountId, ReminderChoice> wanting = new HashMap<>();
        sql.sql(CHOICES + " where c.mail and a.email is not null and a.enabled").query(row -> {
            wanting.put(
                    new AccountId(row.getObject("account_id", UUID.class)),
                    new ReminderChoice(
                            row.getInt("version"),
                            row.getString("email"),
                            true,
                            row.getBoolean("before_deadline"),
                            row.getString("language")));
        });
        return wanting;
    }
}
