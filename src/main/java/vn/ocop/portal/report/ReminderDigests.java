package vn.ocop.portal.report;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.ReminderChoice;
import vn.ocop.portal.account.ReminderChoices;
import vn.ocop.portal.core.WorkingDays;

/// Sends each person who wants mail one digest a day at most, on working days: when something that waits for them has
/// come to a day of reminding ([ReminderDays]) since their last one. Every node looks; a row of `reminder_digest` per
/// person and day, taken by one node at a time, keeps two from sending the same. What the mail server does not take is
/// tried again, later each time, until it takes it; a node that falls silent between handing the mail over and writing
/// that down makes another hand over the same mail (of the same Message-ID) once more.
@Component
class ReminderDigests {
    private static final Logger LOG = LoggerFactory.getLogger(ReminderDigests.class);
    /// How long a node may take over one mail; longer than the time limits of `spring.mail.properties`.
    private static final Duration TAKEN = Duration.ofMinutes(10);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);
    private static final int FAILURES_IN_A_ROW = 3;
    private static final int KEPT_IN_DAYS = 400;
    private static final int LONGEST_PROBLEM = 300;

    private final DueWork due;
    private final ReminderChoices choices;
    private final ReminderDays days;
    private final WorkingDays workingDays;
    private final ReminderMail mail;
    private final JdbcClient sql;
    private final Clock clock;

    ReminderDigests(
            DueWork due,
            ReminderChoices choices,
            ReminderDays days,
            WorkingDays workingDays,
            ReminderMail mail,
            JdbcClient sql,
            Clock clock) {
        this.due = due;
        this.choices = choices;
        this.days = days;
        this.workingDays = workingDays;
        this.mail = mail;
        this.sql = sql;
        this.clock = clock;
    }

    private record Taken(UUID digest, AccountId account, int attempts) {}

    /// Looks for what is to be sent, every ten minutes of the office's day.
    @Scheduled(cron = "${portal.reminders.cron}", zone = "Asia/Ho_Chi_Minh")
    void round() {
        if (!mail.on()) return;
        try {
            send();
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("The reminders cannot be read: {}", unreachable.getMessage());
        }
    }

    /// Does a round.
    ///
    /// @return how many mails were sent
    int send() {
        var today = LocalDate.now(clock);
        if (!workingDays.table().works(today)) return 0;
        queue(today);
        int sent = 0;
        int failures = 0;
        while (failures < FAILURES_IN_A_ROW) {
            var taken = take(today);
            if (taken.isEmpty()) break;
            try {
                if (deliver(taken.get())) sent++;
                failures = 0;
            } catch (MailException refused) {
                failed(taken.get(), refused);
                failures++;
            }
        }
        return sent;
    }

    private void queue(LocalDate today) {
        sql.sql("delete from reminder_digest where day < :before and (sent_at is not null or dropped_at is not null)")
                .param("before", today.minusDays(KEPT_IN_DAYS))
                .update();
        var wanting = choices.byMail();
        if (wanting.isEmpty()) return;
        Map<AccountId, LocalDate> last = new HashMap<>();
        Map<AccountId, Instant> lastSent = new HashMap<>();
        sql.sql(
                        "select account_id, max(day) as day, max(sent_at) as sent_at from reminder_digest where sent_at is not null group by account_id")
                .query(row -> {
                    var person = new AccountId(row.getObject("account_id", UUID.class));
                    last.put(person, row.getObject("day", LocalDate.class));
                    lastSent.put(
                            person,
                            row.getObject("sent_at", OffsetDateTime.class).toInstant());
                });
        due.ofAll(wanting.keySet()).forEach((person, items) -> {
            var choice = wanting.get(person);
            var since = last.getOrDefault(person, LocalDate.MIN);
            // what was sent since is due already, and no day of reminding comes for it soon
            var sent = lastSent.getOrDefault(person, Instant.MIN);
            boolean anew = choice != null
                    && told(items, choice).stream()
                            .anyMatch(one -> one.remindedOn().isAfter(since)
                                    || one.sentAt().isAfter(sent));
            if (!anew) return;
            sql.sql("""
                            insert into reminder_digest (digest_id, account_id, day, queued_at, next_attempt_at)
                            values (:id, :account, :day, :now, :now) on conflict do nothing
                            """)
                    .param("id", UUID.randomUUID())
                    .param("account", person.value())
                    .param("day", today)
                    .param("now", at(clock.instant()))
                    .update();
        });
    }

    /// What a mail tells of what waits for a person.
    private List<DueItem> told(List<DueItem> items, ReminderChoice choice) {
        return items.stream()
                .filter(one -> one.late() <= days.longest())
                .filter(one -> choice.beforeDeadline() || !one.remindedOn().isBefore(one.deadline()))
                .toList();
    }

    private Optional<Taken> take(LocalDate today) {
        return sql.sql("""
                        update reminder_digest set attempts = attempts + 1, day = :today, next_attempt_at = :until
                        where digest_id = (select digest_id from reminder_digest
                                           where sent_at is null and dropped_at is null and next_attempt_at <= :now
                                           order by next_attempt_at, digest_id for update skip locked limit 1)
                        returning digest_id, account_id, attempts
                        """)
                .param("today", today)
                .param("until", at(clock.instant().plus(TAKEN)))
                .param("now", at(clock.instant()))
                .query((row, _) -> new Taken(
                        row.getObject("digest_id", UUID.class),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getInt("attempts")))
                .optional();
    }

    /// @return whether there was something to tell, and it was told
    private boolean deliver(Taken taken) {
        var choice = choices.byMail().get(taken.account());
        var items = choice == null
                ? List.<DueItem>of()
                : told(due.ofAll(Set.of(taken.account())).getOrDefault(taken.account(), List.of()), choice);
        if (choice == null || items.isEmpty()) {
            sql.sql("update reminder_digest set dropped_at = :now where digest_id = :id")
                    .param("now", at(clock.instant()))
                    .param("id", taken.digest())
                    .update();
            return false;
        }
        mail.send(taken.digest(), choice, items);
        sql.sql("update reminder_digest set sent_at = :now, items = :items, problem = null where digest_id = :id")
                .param("now", at(clock.instant()))
                .param("items", items.size())
                .param("id", taken.digest())
                .update();
        return true;
    }

    private void failed(Taken taken, MailException refused) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(taken.attempts() - 1, 10));
        if (pause.compareTo(LONGEST_PAUSE) > 0) pause = LONGEST_PAUSE;
        LOG.warn(
                "Reminder {} was not taken by the mail server, attempt {}: {}",
                taken.digest(),
                taken.attempts(),
                refused.getMessage());
        sql.sql("update reminder_digest set next_attempt_at = :next, problem = :problem where digest_id = :id")
                .param("next", at(clock.instant().plus(pause)))
                .param("problem", problem(refused), Types.VARCHAR)
                .param("id", taken.digest())
                .update();
    }

    private static @Nullable String problem(MailException refused) {
        String text = String.valueOf(refused.getMessage()).strip();
        return text.isEmpty() ? null : text.substring(0, Math.min(LONGEST_PROBLEM, text.length()));
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
