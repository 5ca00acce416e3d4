package vn.ocop.portal.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.AccountSummary;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.WorkingDays;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.organization.Successions;

/// Which answers are due (việc đến hạn), and who has to act now. A request that was withdrawn, an
/// organization that is no more, a person who may not sign in: of these nobody is reminded.
@Service
@Transactional(readOnly = true)
public class DueWork {
    /// The most urgent first.
    private static final Comparator<DueItem> BY_URGENCY = Comparator.comparing(DueItem::deadline)
            .thenComparing(DueItem::number)
            .thenComparing(one -> one.organization().value());

    private static final int FURTHEST_BACK_IN_DAYS = 800; // more than ReminderDays#longest in working days

    private final Answers answers;
    private final Accounts accounts;
    private final Organizations organizations;
    private final WorkingDays workingDays;
    private final ReminderDays days;
    private final UrgedDays urgedDays;
    private final JdbcClient sql;
    private final Clock clock;

    DueWork(
            Answers answers,
            Accounts accounts,
            Organizations organizations,
            WorkingDays workingDays,
            ReminderDays days,
            UrgedDays urgedDays,
            JdbcClient sql,
            Clock clock) {
        this.answers = answers;
        this.accounts = accounts;
        this.organizations = organizations;
        this.workingDays = workingDays;
        this.days = days;
        this.urgedDays = urgedDays;
        this.sql = sql;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ReminderDays.class)
    static class Settings {}

    /// What is due for a person.
    ///
    /// @param items the most urgent first
    /// @param dismissed what the person set aside until the next day of reminding
    public record Mine(List<DueItem> items, List<DueItem> dismissed) {
        public Mine {
            items = List.copyOf(items);
            dismissed = List.copyOf(dismissed);
        }
    }

    /// An item with the author of what is worked on; null where there is none.
    private record Work(DueItem item, @Nullable AccountId author) {}

    private record Begun(ReportId report, ReportState state, AccountId author) {}

    private record Asked(RequestId id, String number, String subject, LocalDate deadline, Instant sentAt) {}

    private record Place(RequestId request, OrganizationId organization) {}

    /// What waits for the person.
    public Mine of(SignedIn me) {
        var own = workFor(me);
        var set = dismissals(Set.of(me.id())).getOrDefault(me.id(), Map.of());
        Predicate<DueItem> aside = item -> isAside(set, item);
        return new Mine(
                own.stream().filter(aside.negate()).toList(),
                own.stream().filter(aside).toList());
    }

    private List<DueItem> workFor(SignedIn me) {
        if (!me.is(Role.STAFF) && !me.is(Role.LEADER) && !me.is(Role.REGISTRY)) return List.of();
        var today = LocalDate.now(clock);
        var successions = organizations.successions();
        var mine = successions.answeredFor(me.organization(), today);
        var asked = sql.sql("""
                        select q.request_id, q.number, q.subject, q.deadline, q.registered_at from report_request q
                        where q.withdrawn_at is null and q.deadline <= :ahead
                          and exists (select from report_request_addressee a
                                      where a.request_id = q.request_id and a.organization_id in (:mine))
                        """)
                .param("ahead", ahead(today))
                .param("mine", mine.stream().map(OrganizationId::value).toList())
                .query((row, _) -> asked(row))
                .list();
        var work = work(asked, successions, today).stream()
                .filter(one -> one.item().acting().equals(me.organization()))
                .toList();
        if (work.isEmpty()) return List.of();
        var working = accounts.workingFor(Set.of(me.organization()));
        return work.stream()
                .filter(one -> actors(one, working).stream()
                        .anyMatch(person -> person.id().equals(me.id())))
                .map(Work::item)
                .sorted(BY_URGENCY)
                .toList();
    }

    /// What waits for each of these people and was not set aside, the most urgent first; nobody without
    /// anything.
    Map<AccountId, List<DueItem>> ofAll(Collection<AccountId> people) {
        if (people.isEmpty()) return Map.of();
        var today = LocalDate.now(clock);
        var asked = sql.sql("""
                        select request_id, number, subject, deadline, registered_at from report_request
                        where withdrawn_at is null and deadline between :since and :ahead
                        """)
                .param("since", today.minusDays(FURTHEST_BACK_IN_DAYS))
                .param("ahead", ahead(today))
                .query((row, _) -> asked(row))
                .list();
        var work = work(asked, organizations.successions(), today);
        var working =
                accounts
                        .workingFor(
                                work.stream().map(one -> one.item().acting()).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.groupingBy(AccountSummary::organization));
        var aside = dismissals(people);
        var asking = new HashSet<>(people);
        Map<AccountId, List<DueItem>> found = new LinkedHashMap<>();
        work.stream()
                .sorted(Comparator.comparing(Work::item, BY_URGENCY))
                .forEach(one -> actors(one, working.getOrDefault(one.item().acting(), List.of())).stream()
                        .map(AccountSummary::id)
                        .filter(asking::contains)
                        .filter(person -> !isAside(aside.getOrDefault(person, Map.of()), one.item()))
                        .forEach(person -> found.computeIfAbsent(person, _ -> new ArrayList<>())
                                .add(one.item())));
        return found;
    }

    private LocalDate ahead(LocalDate today) {
        return workingDays.table().plus(today, days.ahead() + 1);
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getString("number"),
                row.getString("subject"),
                row.getObject("deadline", LocalDate.class),
                row.getObject("registered_at", OffsetDateTime.class).toInstant());
    }

    private List<Work> work(List<Asked> asked, Successions successions, LocalDate today) {
        if (asked.isEmpty()) return List.of();
        var table = workingDays.table();
        var requests = asked.stream().collect(Collectors.toMap(Asked::id, one -> one));
        var owed = answers.to(requests.keySet()).stream()
                .filter(one -> !one.answered())
                .toList();
        if (owed.isEmpty()) return List.of();
        Map<Place, Begun> begun = new HashMap<>();
        Map<ReportId, AccountId> authors = new HashMap<>();
        sql.sql("""
                        select request_id, organization_id, report_id, state, created_by, letter_number from report
                        where request_id in (:requests) and superseded is null and purpose in ('RESPONSE', 'REPLACEMENT')
                        order by created_at
                        """)
                .param(
                        "requests",
                        requests.keySet().stream().map(RequestId::value).toList())
                .query(row -> {
                    var report = new ReportId(row.getObject("report_id", UUID.class));
                    var author = new AccountId(row.getObject("created_by", UUID.class));
                    authors.put(report, author);
                    if (row.getObject("letter_number") == null)
                        begun.put(
                                new Place(
                                        new RequestId(row.getObject("request_id", UUID.class)),
                                        new OrganizationId(row.getObject("organization_id", UUID.class))),
                                new Begun(report, ReportState.valueOf(row.getString("state")), author));
                });
        var urged = urgedDays.of(requests.keySet());
        var work = new ArrayList<Work>();
        for (var answer : owed) {
            var request = requests.get(answer.request());
            if (request == null) continue;
            var reminded = days.latest(table, request.deadline(), today);
            if (reminded.isEmpty()) continue;
            var acting = acting(answer.organization(), successions, today);
            var standing = begun.get(new Place(answer.request(), acting));
            var report = standing != null ? standing.report() : answer.report();
            boolean past = today.isAfter(request.deadline());
            var item = new DueItem(
                    request.id(),
                    request.number(),
                    request.subject(),
                    request.deadline(),
                    answer.organization(),
                    acting,
                    step(standing, answer),
                    report,
                    past ? -table.after(request.deadline(), today) : table.after(today, request.deadline()),
                    reminded.get(),
                    urged.getOrDefault(answer.request(), Map.of()).get(answer.organization()),
                    request.sentAt());
            work.add(new Work(item, report == null ? null : authors.get(report)));
        }
        return work;
    }

    private static DueStep step(@Nullable Begun begun, Answer answer) {
        if (begun == null) return answer.report() == null ? DueStep.ANSWER : DueStep.REPLACE;
        return switch (begun.state()) {
            case DRAFT, RETURNED -> DueStep.FINISH;
            case IN_REVIEW -> DueStep.REVIEW;
            case SIGNED -> DueStep.ISSUE;
            case ISSUED, RECEIVED, ACCEPTED -> throw new IllegalStateException("without a number and " + begun.state());
        };
    }

    /// Who answers for the organization today.
    static OrganizationId acting(OrganizationId asked, Successions successions, LocalDate today) {
        var acting = asked;
        for (int steps = 0; steps < 20; steps++) {
            var next = Optional.ofNullable(successions.byPredecessor().get(acting))
                    .filter(step -> !today.isBefore(step.effectiveOn()));
            if (next.isEmpty()) break;
            acting = next.get().successor();
        }
        return acting;
    }

    /// The author, where it is one's work and the author still does such work there; else all who may.
    private static List<AccountSummary> actors(Work work, List<AccountSummary> working) {
        var role = switch (work.item().step()) {
            case ANSWER, FINISH, REPLACE -> Role.STAFF;
            case REVIEW -> Role.LEADER;
            case ISSUE -> Role.REGISTRY;
        };
        var all = working.stream().filter(one -> one.roles().contains(role)).toList();
        if (role != Role.STAFF || work.author() == null) return all;
        var author = all.stream().filter(one -> one.id().equals(work.author())).toList();
        return author.isEmpty() ? all : author;
    }

    // Dismissals

    private record Key(RequestId request, OrganizationId organization, DueStep step) {
        static Key of(DueItem item) {
            return new Key(item.request(), item.organization(), item.step());
        }
    }

    private static boolean isAside(Map<Key, LocalDate> dismissals, DueItem item) {
        var on = dismissals.get(Key.of(item));
        return on != null && !on.isBefore(item.remindedOn());
    }

    private Map<AccountId, Map<Key, LocalDate>> dismissals(Collection<AccountId> people) {
        Map<AccountId, Map<Key, LocalDate>> found = new HashMap<>();
        sql.sql("select * from reminder_dismissal where account_id in (:people)")
                .param("people", people.stream().map(AccountId::value).toList())
                .query(row -> {
                    found.computeIfAbsent(new AccountId(row.getObject("account_id", UUID.class)), _ -> new HashMap<>())
                            .put(
                                    new Key(
                                            new RequestId(row.getObject("request_id", UUID.class)),
                                            new OrganizationId(row.getObject("organization_id", UUID.class)),
                                            DueStep.valueOf(row.getString("step"))),
                                    row.getObject("dismissed_on", LocalDate.class));
                });
        return found;
    }

    /// Sets an item aside for the person alone, until the next day of reminding or until something else
    /// is to be done for it.
    ///
    /// @throws NotFound where it does not wait for the person, or no more
    @Transactional
    public void dismiss(SignedIn me, RequestId request, OrganizationId organization, DueStep step) {
        var key = new Key(request, organization, step);
        if (workFor(me).stream().noneMatch(item -> Key.of(item).equals(key))) throw new NotFound(request);
        sql.sql("""
                        insert into reminder_dismissal (account_id, request_id, organization_id, step, dismissed_on)
                        values (:me, :request, :organization, :step, :today)
                        on conflict (account_id, request_id, organization_id, step)
                        do update set dismissed_on = excluded.dismissed_on
                        """)
                .param("me", me.id().value())
                .param("request", request.value())
                .param("organization", organization.value())
                .param("step", step.name())
                .param("today", LocalDate.now(clock))
                .update();
    }

    /// Takes all of that back, for the person alone.
    @Transactional
    public void showAll(SignedIn me) {
        sql.sql("delete from reminder_dismissal where account_id = :me")
                .param("me", me.id().value())
                .update();
    }
}
