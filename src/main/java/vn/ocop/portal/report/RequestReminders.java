package vn.ocop.portal.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.core.WorkingDays;
import vn.ocop.portal.letter.LayoutProfile;
import vn.ocop.portal.letter.OfficialLetter;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;

/// Drafts the letters by which the coordination office urges on (đôn đốc) those who owe it an answer
/// after the deadline, and logs that they were sent. A draft names who still owes an answer, so that
/// nobody is urged who answered meanwhile; what was sent stays as it was.
@Service
@Transactional
@PreAuthorize("hasRole('COORDINATOR')")
public class RequestReminders {
    private static final int PAGE_SIZE = 25;
    private static final int LAST_PAGE = 100_000;
    private static final int FURTHEST_IN_DAYS = 366;
    private static final String REMINDERS = """
            select n.*, q.number as request_number,
                   array(select a.organization_id from request_reminder_addressee a
                         where a.reminder_id = n.reminder_id) as addressees
            from request_reminder n join report_request q using (request_id)
            """;
    private static final String OURS = REMINDERS + " where n.organization_id = :organization";
    private static final String LATEST_FIRST = " order by n.drafted_at desc, n.reminder_id";

    private final JdbcClient sql;
    private final ReportRequests requests;
    private final RequestExceptions exceptions;
    private final Answers answers;
    private final Predecessors predecessors;
    private final Organizations organizations;
    private final WorkingDays workingDays;
    private final OfficeLetterFrame frames;
    private final NoticeKeeping keeping;
    private final Clock clock;

    RequestReminders(
            JdbcClient sql,
            ReportRequests requests,
            RequestExceptions exceptions,
            Answers answers,
            Predecessors predecessors,
            Organizations organizations,
            WorkingDays workingDays,
            OfficeLetterFrame frames,
            Clock clock) {
        this.sql = sql;
        this.requests = requests;
        this.exceptions = exceptions;
        this.answers = answers;
        this.predecessors = predecessors;
        this.organizations = organizations;
        this.workingDays = workingDays;
        this.frames = frames;
        this.keeping = new NoticeKeeping(sql, clock, "request_reminder", "reminder_id");
        this.clock = clock;
    }

    /// Drafts the letter about a request to these of its addressees. Where a draft about it is there,
    /// that one is meant: it takes them up and the new day.
    ///
    /// @param chosen null for all who owe an answer after the deadline
    /// @param answerBy the new day; null for the fifth working day from today
    /// @throws NotFound where the request is not the office's
    /// @throws RuleViolation `reminder.nothing` where nobody of them owes an answer after the deadline,
    ///     `request.withdrawn`, `reminder.day.early` where the day is not after today,
    ///     `reminder.day.far` more than a year away, `reminder.day.idle` on a day on which nobody
    ///     works, `reminder.day.closed` where some could not answer by then
    public RequestReminderId draft(
            SignedIn me, RequestId request, @Nullable Collection<OrganizationId> chosen, @Nullable LocalDate answerBy) {
        var asked = ours(request, me);
        if (asked.withdrawn()) throw new RuleViolation("request.withdrawn");
        keeping.alone(me);
        var owing = owing(request).keySet().stream()
                .filter(one -> chosen == null || chosen.contains(one))
                .collect(Collectors.toSet());
        if (owing.isEmpty()) throw new RuleViolation("reminder.nothing");
        var day = answerBy == null ? usualDay() : answerBy;
        requireDay(asked, owing, day);
        var standing = draftAbout(request);
        var id = standing == null ? RequestReminderId.create() : standing;
        if (standing == null) {
            sql.sql("""
                            insert into request_reminder
                                (reminder_id, version, organization_id, request_id, answer_by, drafted_by, drafted_at)
                            values (:id, 0, :organization, :request, :day, :by, :at)
                            """)
                    .param("id", id.value())
                    .param("organization", me.organization().value())
                    .param("request", request.value())
                    .param("day", day)
                    .param("by", me.id().value())
                    .param("at", keeping.now())
                    .update();
        } else {
            keeping.changed("answer_by = :day", id.value()).param("day", day).update();
            sql.sql("delete from request_reminder_addressee where reminder_id = :id")
                    .param("id", id.value())
                    .update();
        }
        owing.forEach(one -> sql.sql(
                        "insert into request_reminder_addressee (reminder_id, organization_id) values (:id, :organization)")
                .param("id", id.value())
                .param("organization", one.value())
                .update());
        return id;
    }

    /// The day that a letter names unless another is typed: the fifth working day from today.
    @Transactional(readOnly = true)
    public LocalDate usualDay() {
        return workingDays.table().plus(LocalDate.now(clock), 5);
    }

    /// Who owes an answer to the request after its deadline.
    ///
    /// @throws NotFound where the request is not the office's
    @Transactional(readOnly = true)
    public Set<OrganizationId> owing(SignedIn me, RequestId request) {
        return Set.copyOf(owing(ours(request, me).id()).keySet());
    }

    private RequestSummary ours(RequestId request, SignedIn me) {
        var asked = requests.get(request, me);
        if (!predecessors.answers(me, asked.sender())) throw new NotFound(request);
        return asked;
    }

    /// Who owes an answer after the deadline: nothing was sent, or it was returned.
    private Map<OrganizationId, Answer> owing(RequestId request) {
        return owing(Set.of(request)).getOrDefault(request, Map.of());
    }

    private Map<RequestId, Map<OrganizationId, Answer>> owing(Set<RequestId> those) {
        var today = LocalDate.now(clock);
        var past = requests.byIds(those).values().stream()
                .filter(one -> today.isAfter(one.deadline()))
                .map(RequestSummary::id)
                .toList();
        return answers.to(past).stream()
                .filter(one -> !one.answered())
                .collect(Collectors.groupingBy(Answer::request, Collectors.toMap(Answer::organization, one -> one)));
    }

    private void requireDay(RequestSummary request, Set<OrganizationId> owing, LocalDate day) {
        var today = LocalDate.now(clock);
        if (!day.isAfter(today)) throw new RuleViolation("reminder.day.early");
        if (day.isAfter(today.plusDays(FURTHEST_IN_DAYS))) throw new RuleViolation("reminder.day.far");
        if (!workingDays.table().works(day))
            throw new RuleViolation("reminder.day.idle", VietnameseDates.onScreen(day));
        var limit = request.editsUntil();
        if (limit == null || !day.isAfter(limit)) return;
        var leave = exceptions.of(request.id());
        var closed = owing.stream()
                .filter(one -> leave.stream()
                        .noneMatch(given -> given.organization().equals(one)
                                && !given.until().isBefore(day)))
                .toList();
        if (!closed.isEmpty())
            throw new RuleViolation(
                    "reminder.day.closed", VietnameseDates.onScreen(limit), String.join("; ", names(closed)));
    }

    private List<String> names(Collection<OrganizationId> those) {
        return organizations.on(LocalDate.now(clock)).of(Set.copyOf(those)).values().stream()
                .map(OrganizationSummary::letterName)
                .sorted(Collator.getInstance(VietnameseText.VIETNAMESE))
                .toList();
    }

    private @Nullable RequestReminderId draftAbout(RequestId request) {
        return sql.sql("""
                        select reminder_id from request_reminder
                        where request_id = :request and sent_on is null and discarded_at is null for update
                        """)
                .param("request", request.value())
                .query((row, _) -> new RequestReminderId(row.getObject(1, UUID.class)))
                .optional()
                .orElse(null);
    }

    /// A page of the office's letters, the last drafted first.
    ///
    /// @param state null for all
    @Transactional(readOnly = true)
    public Page<RequestReminder> page(SignedIn me, @Nullable NoticeState state, int number) {
        int page = Math.clamp(number, 1, LAST_PAGE);
        String only = NoticeKeeping.only(state);
        long total = sql.sql("select count(*) from request_reminder n where n.organization_id = :organization" + only)
                .param("organization", me.organization().value())
                .query(Long.class)
                .single();
        var rows = sql.sql(
                        OURS + only + LATEST_FIRST + " limit %d offset %d".formatted(PAGE_SIZE, (page - 1) * PAGE_SIZE))
                .param("organization", me.organization().value())
                .query((row, _) -> row(row))
                .list();
        return new Page<>(whole(rows), page, PAGE_SIZE, total, true);
    }

    /// Gives all of the office's letters to the consumer, the last drafted first.
    ///
    /// @param state null for all
    @Transactional(readOnly = true)
    public void each(SignedIn me, @Nullable NoticeState state, Consumer<? super RequestReminder> reminder) {
        whole(sql.sql(OURS + NoticeKeeping.only(state) + LATEST_FIRST)
                        .param("organization", me.organization().value())
                        .query((row, _) -> row(row))
                        .list())
                .forEach(reminder);
    }

    /// The letter of that id.
    ///
    /// @throws NotFound where it is not the office's
    @Transactional(readOnly = true)
    public RequestReminder get(SignedIn me, RequestReminderId id) {
        return whole(sql.sql(OURS + " and n.reminder_id = :id")
                        .param("organization", me.organization().value())
                        .param("id", id.value())
                        .query((row, _) -> row(row))
                        .list())
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
    }

    /// What the person may know of the letters about a request, the latest first: the office all of
    /// them, others those that were sent to them or to an organization for which they answer. Whoever
    /// asks has made sure that the person sees the request.
    @Transactional(readOnly = true)
    @PreAuthorize("isAuthenticated()")
    public List<RequestReminder> about(RequestSummary request, SignedIn me) {
        var all = whole(sql.sql(REMINDERS + " where n.request_id = :request and n.discarded_at is null" + LATEST_FIRST)
                .param("request", request.id().value())
                .query((row, _) -> row(row))
                .list());
        if (me.is(Role.COORDINATOR) && predecessors.answers(me, request.sender())) return all;
        return all.stream()
                .filter(one -> one.sent() != null && predecessors.answersAny(me, one.addressees()))
                .toList();
    }

    /// When those who owe an answer were urged on last, by request and organization, of the office's
    /// letters.
    @Transactional(readOnly = true)
    public Map<RequestId, Map<OrganizationId, LocalDate>> lastUrged(Collection<RequestId> asked) {
        Map<RequestId, Map<OrganizationId, LocalDate>> found = new HashMap<>();
        if (asked.isEmpty()) return found;
        sql.sql("""
                        select n.request_id, a.organization_id, max(n.sent_on) as sent_on
                        from request_reminder n join request_reminder_addressee a using (reminder_id)
                        where n.request_id in (:requests) and n.sent_on is not null group by n.request_id, a.organization_id
                        """)
                .param("requests", asked.stream().map(RequestId::value).toList())
                .query(row -> {
                    found.computeIfAbsent(new RequestId(row.getObject("request_id", UUID.class)), _ -> new HashMap<>())
                            .put(
                                    new OrganizationId(row.getObject("organization_id", UUID.class)),
                                    row.getObject("sent_on", LocalDate.class));
                });
        return found;
    }

    /// The text of a letter: as it was sent, before that as the records make it.
    ///
    /// @throws NotFound where it is not the office's
    /// @throws RuleViolation `reminder.nothing` where all have answered since it was drafted
    @Transactional(readOnly = true)
    public OfficialLetter letter(SignedIn me, RequestReminderId id) {
        var reminder = get(me, id);
        return keeping.kept(id.value()).orElseGet(() -> compose(me, reminder, null, null));
    }

    /// The layout in force on the letter's day, or today for a draft.
    public LayoutProfile profile(OfficialLetter letter) {
        var day = letter.header().date();
        return LayoutProfile.inForceOn(day == null ? LocalDate.now(clock) : day);
    }

    private OfficialLetter compose(
            SignedIn me, RequestReminder reminder, @Nullable Integer number, @Nullable LocalDate date) {
        if (reminder.addressees().isEmpty()) throw new RuleViolation("reminder.nothing");
        var today = date == null ? LocalDate.now(clock) : date;
        // whoever answered since the draft was read is named as it was read
        var owing = owing(reminder.request());
        var successions = organizations.successions();
        // nobody writes to an organization that is no more
        var answering = reminder.addressees().stream()
                .collect(Collectors.groupingBy(one -> DueWork.acting(one, successions, today)));
        var names = organizations.on(today).of(answering.keySet());
        var addressees = answering.entrySet().stream()
                .map(one -> new ReminderLetter.Addressee(
                        Objects.requireNonNull(names.get(one.getKey())).letterName(),
                        one.getValue().stream().allMatch(asked -> wasReturned(owing.get(asked)))))
                .sorted(Comparator.comparing(
                        ReminderLetter.Addressee::name, Collator.getInstance(VietnameseText.VIETNAMESE)))
                .toList();
        return ReminderLetter.of(
                frames.of(me.organization(), today),
                requests.get(reminder.request(), me),
                addressees,
                reminder.answerBy(),
                reminder.extra(),
                number,
                date,
                today);
    }

    private static boolean wasReturned(@Nullable Answer answer) {
        return answer != null && answer.state() == Answer.State.RETURNED;
    }

    /// Changes the new day and the paragraph that a person adds.
    ///
    /// @param extra up to 2,000 letters; blank or null for none
    /// @throws RuleViolation `notice.extra.long`, `notice.not.draft`; of the day as [#draft]
    /// @throws Outdated where somebody else changed it since
    public void change(SignedIn me, RequestReminderId id, int version, LocalDate answerBy, @Nullable String extra) {
        String text = NoticeKeeping.extra(extra);
        var reminder = draft(me, id, version);
        requireDay(requests.get(reminder.request(), me), Set.copyOf(reminder.addressees()), answerBy);
        keeping.changed("answer_by = :day", id.value()).param("day", answerBy).update();
        keeping.add(id.value(), text);
    }

    /// Logs that the letter was sent: it bears that number and date, names who still owes an answer,
    /// and stays as it is.
    ///
    /// @param number that the registry gave, from 1
    /// @param on the letter's date, not before the draft and not in the future
    /// @param remark up to 300 letters
    /// @throws RuleViolation `notice.not.draft`, `notice.number`, `notice.number.taken`,
    ///     `notice.day.future`, `notice.day.early`, `notice.remark.long`, `reminder.nothing`,
    ///     `request.withdrawn`, `reminder.day.over` where the letter's date is after the new day
    /// @throws Outdated where somebody else changed it since
    public void sent(
            SignedIn me,
            RequestReminderId id,
            int version,
            int number,
            LocalDate on,
            NoticeWay way,
            @Nullable String remark) {
        var sending = new NoticeKeeping.Sending(number, on, way, remark);
        keeping.alone(me);
        var reminder = draft(me, id, version);
        if (requests.get(reminder.request(), me).withdrawn()) throw new RuleViolation("request.withdrawn");
        if (on.isAfter(reminder.answerBy()))
            throw new RuleViolation("reminder.day.over", VietnameseDates.onScreen(reminder.answerBy()));
        keeping.send(me, id.value(), reminder.draftedAt(), sending, () -> compose(me, reminder, number, on));
        reminder.answered()
                .forEach(one -> sql.sql("""
                                delete from request_reminder_addressee
                                where reminder_id = :id and organization_id = :organization
                                """)
                        .param("id", id.value())
                        .param("organization", one.value())
                        .update());
    }

    /// Takes back that it was sent, which was a slip: it is a draft again.
    ///
    /// @throws RuleViolation `notice.not.sent`; `reminder.draft.there` where another draft about the
    ///     request is there
    /// @throws Outdated where somebody else changed it since
    public void notSent(SignedIn me, RequestReminderId id, int version) {
        var reminder = current(me, id, version);
        if (reminder.state() == NoticeState.SENT) requireNoDraft(reminder);
        keeping.notSent(id.value(), reminder.state());
    }

    /// Sets a draft aside.
    ///
    /// @throws RuleViolation `notice.not.draft`
    /// @throws Outdated where somebody else changed it since
    public void discard(SignedIn me, RequestReminderId id, int version) {
        draft(me, id, version);
        keeping.discard(me, id.value());
    }

    /// Takes up again what was set aside.
    ///
    /// @throws RuleViolation `notice.not.discarded`; `reminder.draft.there` where another draft about
    ///     the request is there
    /// @throws Outdated where somebody else changed it since
    public void restore(SignedIn me, RequestReminderId id, int version) {
        var reminder = current(me, id, version);
        if (reminder.state() == NoticeState.DISCARDED) requireNoDraft(reminder);
        keeping.restore(id.value(), reminder.state());
    }

    private void requireNoDraft(RequestReminder reminder) {
        if (draftAbout(reminder.request()) != null) throw new RuleViolation("reminder.draft.there");
    }

    private RequestReminder draft(SignedIn me, RequestReminderId id, int version) {
        var reminder = current(me, id, version);
        if (reminder.state() != NoticeState.DRAFT) throw new RuleViolation("notice.not.draft");
        return reminder;
    }

    private RequestReminder current(SignedIn me, RequestReminderId id, int version) {
        get(me, id);
        keeping.alone(me);
        keeping.hold(id.value());
        var reminder = get(me, id);
        if (reminder.version() != version) throw new Outdated(id);
        return reminder;
    }

    private static RequestReminder row(ResultSet row) throws SQLException {
        var addressees = new ArrayList<OrganizationId>();
        for (Object each : (Object[]) row.getArray("addressees").getArray())
            addressees.add(new OrganizationId((UUID) each));
        return new RequestReminder(
                new RequestReminderId(row.getObject("reminder_id", UUID.class)),
                row.getInt("version"),
                NoticeKeeping.state(row),
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getString("request_number"),
                row.getObject("answer_by", LocalDate.class),
                addressees,
                List.of(),
                row.getString("extra"),
                new AccountId(row.getObject("drafted_by", UUID.class)),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                NoticeKeeping.sent(row));
    }

    /// Parts those whom a letter that was not sent is to name from those who have answered since.
    private List<RequestReminder> whole(List<RequestReminder> rows) {
        var open = rows.stream()
                .filter(one -> one.sent() == null)
                .map(RequestReminder::request)
                .collect(Collectors.toSet());
        if (open.isEmpty()) return rows;
        var owing = owing(open);
        return rows.stream()
                .map(one -> one.sent() != null
                        ? one
                        : parted(
                                one, owing.getOrDefault(one.request(), Map.of()).keySet()))
                .toList();
    }

    private static RequestReminder parted(RequestReminder one, Set<OrganizationId> owing) {
        return new RequestReminder(
                one.id(),
                one.version(),
                one.state(),
                one.request(),
                one.requestNumber(),
                one.answerBy(),
                one.addressees().stream().filter(owing::contains).toList(),
                one.addressees().stream().filter(each -> !owing.contains(each)).toList(),
                one.extra(),
                one.draftedBy(),
                one.draftedAt(),
                one.sent());
    }
}
