package vn.ocop.portal.overview;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.CalendarKind;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.PeriodRule;
import vn.ocop.portal.core.PeriodRules;
import vn.ocop.portal.core.WorkingDays;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.PlanTaskSummary;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.RequestSummary;
import vn.ocop.portal.report.UrgedDays;
import vn.ocop.portal.subject.Expiries;

/// The calendar (lịch công tác): activities, deadlines of requests, tasks that fall due, certificates that expire,
/// ends of reporting periods, holidays. A department's people see its own activities and tasks and those of the
/// organizations for which it answers; the coordination office all, and the certificates.
@Service
@Transactional(readOnly = true)
public class Calendar {
    /// How many events a day of the month's weeks shows.
    public static final int ON_A_DAY = 4;

    /// How many activities a day of the list shows.
    public static final int IN_A_LIST = 10;

    /// How many events a feed holds at most.
    public static final int IN_A_FEED = 5000;

    private static final Comparator<CalendarEvent> IN_ORDER = Comparator.comparing(CalendarEvent::day)
            .thenComparing(CalendarEvent::kind)
            .thenComparing(CalendarEvent::what)
            .thenComparing(CalendarEvent::key);

    private final CalendarActivities activities;
    private final ReportRequests requests;
    private final UrgedDays urgedDays;
    private final Plans plans;
    private final Expiries expiries;
    private final PeriodRules rules;
    private final WorkingDays workingDays;
    private final Organizations organizations;
    private final MessageSource messages;
    private final Clock clock;

    Calendar(
            CalendarActivities activities,
            ReportRequests requests,
            UrgedDays urgedDays,
            Plans plans,
            Expiries expiries,
            PeriodRules rules,
            WorkingDays workingDays,
            Organizations organizations,
            MessageSource messages,
            Clock clock) {
        this.activities = activities;
        this.requests = requests;
        this.urgedDays = urgedDays;
        this.plans = plans;
        this.expiries = expiries;
        this.rules = rules;
        this.workingDays = workingDays;
        this.organizations = organizations;
        this.messages = messages;
        this.clock = clock;
    }

    /// A month.
    ///
    /// @param kinds what is shown; what the person may not see is left out
    /// @param list whether it is read as a list, with more events on a day
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
    public CalendarMonth month(SignedIn me, YearMonth month, Set<CalendarKind> kinds, boolean list, Locale language) {
        var seen = CalendarKind.of(me, kinds);
        var shown = list ? new Period(month.atDay(1), month.atEndOfMonth()) : CalendarMonth.shown(month);
        var whose = whose(me);
        boolean withActivities = seen.contains(CalendarKind.ACTIVITIES);
        Map<LocalDate, Long> counts = withActivities ? activities.counts(whose, shown) : Map.of();
        var done = withActivities
                ? activities.ofDays(whose, shown, list ? IN_A_LIST : ON_A_DAY, language).stream()
                        .collect(Collectors.groupingBy(CalendarEvent::day))
                : Map.<LocalDate, List<CalendarEvent>>of();
        var others = others(me, seen, shown, language).stream().collect(Collectors.groupingBy(CalendarEvent::day));
        var table = workingDays.table();
        var today = LocalDate.now(clock);
        var days = shown.from()
                .datesUntil(shown.to().plusDays(1))
                .map(day -> {
                    var first = others.getOrDefault(day, List.of());
                    int places = list ? first.size() : Math.min(first.size(), ON_A_DAY);
                    // A place is kept for activities where there are any.
                    long all = counts.getOrDefault(day, 0L);
                    if (!list && places == ON_A_DAY && all > 0 && first.size() >= ON_A_DAY) places = ON_A_DAY - 1;
                    var events = new ArrayList<>(first.subList(0, places));
                    var those = done.getOrDefault(day, List.of());
                    events.addAll(those.subList(0, Math.min(those.size(), list ? IN_A_LIST : ON_A_DAY - places)));
                    return new CalendarMonth.Day(
                            day,
                            YearMonth.from(day).equals(month),
                            day.equals(today),
                            table.works(day),
                            List.copyOf(events),
                            all,
                            all - (events.size() - places),
                            first.size() - places);
                })
                .toList();
        return new CalendarMonth(month, days);
    }

    /// Gives all events of a month to the consumer, day by day, activities last on each day; they are read as they are
    /// taken.
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
    public void each(
            SignedIn me,
            YearMonth month,
            Set<CalendarKind> kinds,
            Locale language,
            Consumer<? super CalendarEvent> event) {
        var seen = CalendarKind.of(me, kinds);
        var days = new Period(month.atDay(1), month.atEndOfMonth());
        var waiting = new ArrayList<>(others(me, seen, days, language).reversed());
        if (seen.contains(CalendarKind.ACTIVITIES)) {
            activities.each(whose(me), days, language, activity -> {
                while (!waiting.isEmpty() && !waiting.getLast().day().isAfter(activity.day())) {
                    event.accept(waiting.removeLast());
                }
                event.accept(activity);
            });
        }
        waiting.reversed().forEach(event);
    }

    /// What a feed holds: from a year back to a year on, [#IN_A_FEED] events at most, those that come before those that
    /// are past. Whoever asks has made sure that it is for that person.
    public List<CalendarEvent> feed(SignedIn me, Set<CalendarKind> kinds, Locale language) {
        var seen = CalendarKind.of(me, kinds);
        var today = LocalDate.now(clock);
        var past = new Period(today.minusYears(1), today.minusDays(1));
        var coming = new Period(today, today.plusYears(1));
        var events = new ArrayList<>(others(me, seen, coming, language));
        events.addAll(others(me, seen, past, language));
        var all = new ArrayList<>(events.subList(0, Math.min(events.size(), IN_A_FEED)));
        if (seen.contains(CalendarKind.ACTIVITIES)) {
            var whose = whose(me);
            all.addAll(activities.nearest(whose, coming, true, IN_A_FEED - all.size(), language));
            all.addAll(activities.nearest(whose, past, false, IN_A_FEED - all.size(), language));
        }
        all.sort(IN_ORDER);
        return all;
    }

    private CalendarActivities.Whose whose(SignedIn me) {
        return new CalendarActivities.Whose(me.is(Role.COORDINATOR) ? null : theirs(me));
    }

    private Set<OrganizationId> theirs(SignedIn me) {
        return organizations.answeredFor(me.organization(), LocalDate.now(clock));
    }

    /// All but activities, in their order.
    private List<CalendarEvent> others(SignedIn me, Set<CalendarKind> kinds, Period days, Locale language) {
        var events = new ArrayList<CalendarEvent>();
        for (var kind : kinds) {
            events.addAll(
                    switch (kind) {
                        case HOLIDAYS -> holidays(days, language);
                        case REQUESTS -> deadlines(me, days, language);
                        case TASKS -> tasks(me, days, language);
                        case CERTIFICATES -> certificates(days, language);
                        case PERIODS -> periods(days, language);
                        case ACTIVITIES -> List.<CalendarEvent>of();
                    });
        }
        events.sort(IN_ORDER);
        return events;
    }

    private List<CalendarEvent> holidays(Period days, Locale language) {
        return workingDays.exceptions(days).stream()
                .map(one -> event(
                        CalendarKind.HOLIDAYS,
                        "holiday-" + one.day(),
                        one.day(),
                        word(one.works() ? "calendar.works" : "calendar.rests", language, one.name()),
                        one.certain() ? "" : word("calendar.uncertain", language),
                        one.works() ? "⚒" : "☼",
                        null,
                        one.day().minusYears(1)))
                .toList();
    }

    private List<CalendarEvent> deadlines(SignedIn me, Period days, Locale language) {
        var events = new ArrayList<CalendarEvent>();
        var asked = requests.of(me).stream().filter(one -> !one.withdrawn()).toList();
        var urged = urgedDays.of(asked.stream().map(RequestSummary::id).toList());
        var theirs = theirs(me);
        for (var request : asked) {
            urged.getOrDefault(request.id(), Map.of()).entrySet().stream()
                    .filter(one -> theirs.contains(request.sender()) || theirs.contains(one.getKey()))
                    .map(Map.Entry::getValue)
                    .distinct()
                    .forEach(day -> deadline(events, "urged", day, days, request, language));
            deadline(events, "deadline", request.deadline(), days, request, language);
            deadline(events, "records", request.recordsUntil(), days, request, language);
            deadline(events, "edits", request.editsUntil(), days, request, language);
        }
        return events;
    }

    private void deadline(
            List<CalendarEvent> events,
            String which,
            @Nullable LocalDate day,
            Period days,
            RequestSummary request,
            Locale language) {
        if (day == null || !days.includes(day)) return;
        events.add(event(
                CalendarKind.REQUESTS,
                "request-" + request.id() + "-" + which + (which.equals("urged") ? "-" + day : ""),
                day,
                word("calendar.request." + which, language, request.number()),
                request.subject() + " (" + request.periodName() + ")",
                "⚑",
                "/requests/" + request.id(),
                request.issuedOn()));
    }

    private List<CalendarEvent> tasks(SignedIn me, Period days, Locale language) {
        var due = plans.tasksDue(days);
        if (!me.is(Role.COORDINATOR) && !due.isEmpty()) {
            var theirs = new HashSet<>(theirs(me));
            for (var one : List.copyOf(theirs)) {
                organizations.subordinatesOf(one).stream()
                        .map(OrganizationSummary::id)
                        .forEach(theirs::add);
            }
            due = due.stream().filter(task -> concerns(task, theirs)).toList();
        }
        var leads = organizations.of(due.stream()
                .map(PlanTaskSummary::lead)
                .filter(lead -> lead != null)
                .collect(Collectors.toSet()));
        return due.stream()
                .map(task -> {
                    var lead = task.lead() == null ? null : leads.get(task.lead());
                    return event(
                            CalendarKind.TASKS,
                            "task-" + task.id(),
                            dueOn(task),
                            word("calendar.task", language, task.code(), task.planNumber(), task.content()),
                            lead == null ? "" : word("calendar.lead", language, lead.letterName()),
                            "◆",
                            "/plans/" + task.plan() + "#task-" + task.id(),
                            task.planIssuedOn());
                })
                .toList();
    }

    private static LocalDate dueOn(PlanTaskSummary task) {
        if (task.dueOn() == null) throw new IllegalStateException(task.id() + " is due on no day");
        return task.dueOn();
    }

    private static boolean concerns(PlanTaskSummary task, Collection<OrganizationId> theirs) {
        return (task.lead() != null && theirs.contains(task.lead()))
                || task.cooperating().stream().anyMatch(theirs::contains);
    }

    /// Of days that are past, what was in force on the first of them; of days to come, what is in force today.
    private List<CalendarEvent> certificates(Period days, Locale language) {
        var today = LocalDate.now(clock);
        var found = new ArrayList<Expiries.Expiry>();
        if (days.from().isBefore(today)) {
            var last = days.to().isBefore(today) ? days.to() : today.minusDays(1);
            found.addAll(expiries.within(days.from(), (int) ChronoUnit.DAYS.between(days.from(), last)));
        }
        if (!days.to().isBefore(today)) {
            expiries.within(today, (int) ChronoUnit.DAYS.between(today, days.to())).stream()
                    .filter(one -> days.includes(one.validUntil()))
                    .forEach(found::add);
        }
        return found.stream()
                .map(one -> event(
                        CalendarKind.CERTIFICATES,
                        "certificate-" + one.recognition(),
                        one.validUntil(),
                        word("calendar.certificate", language, one.productName(), one.stars()),
                        one.subjectName(),
                        "★",
                        "/products/" + one.product(),
                        one.decidedOn()))
                .toList();
    }

    private List<CalendarEvent> periods(Period days, Locale language) {
        var events = new ArrayList<CalendarEvent>();
        for (var rule : rules.all()) {
            for (int year = days.from().getYear(); year <= days.to().getYear(); year++) {
                var period = rule.in(year);
                if (!days.includes(period.to())) continue;
                events.add(event(
                        CalendarKind.PERIODS,
                        "period-" + rule.ruleCode() + "-" + year,
                        period.to(),
                        word("calendar.period", language, rule.nameIn(year), basis(rule)),
                        rule.basis(),
                        "▣",
                        null,
                        period.from()));
            }
        }
        return events;
    }

    /// By which rule, without its days: that of a decree, or the calendar's.
    private static String basis(PeriodRule rule) {
        int days = rule.basis().indexOf(':');
        return days < 0 ? rule.basis() : rule.basis().substring(0, days);
    }

    private static CalendarEvent event(
            CalendarKind kind,
            String key,
            LocalDate day,
            String what,
            String more,
            String icon,
            @Nullable String href,
            LocalDate since) {
        return new CalendarEvent(
                kind, key, day, new Period(day, day), what, more, "", icon, "", href, false, at(since));
    }

    private static Instant at(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private String word(String key, Locale language, Object... args) {
        return messages.getMessage(key, args, language);
    }
}
