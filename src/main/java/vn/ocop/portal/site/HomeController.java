package vn.ocop.portal.site;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityType;
import vn.ocop.portal.activity.ActivityTypes;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.WorkingDays;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.report.DueItem;
import vn.ocop.portal.report.DueWork;
import vn.ocop.portal.report.ReportMove;
import vn.ocop.portal.report.ReportPurpose;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.ReportSummary;
import vn.ocop.portal.report.ReportingRegimes;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.RequestArrival;
import vn.ocop.portal.report.RequestArrivals;
import vn.ocop.portal.report.RequestSummary;
import vn.ocop.portal.report.UrgedDays;
import vn.ocop.portal.report.WithdrawnRequests;

/// "Việc của tôi": what waits for the person, and the shortest way to log an activity.
@Controller
class HomeController {
    private final ReportRequests requests;
    private final Reports reports;
    private final Organizations organizations;
    private final ActivityTypes types;
    private final Accounts accounts;
    private final RequestArrivals arrivals;
    private final ReportingRegimes regimes;
    private final DueWork due;
    private final UrgedDays urgedDays;
    private final WithdrawnRequests withdrawn;
    private final WorkingDays workingDays;
    private final Clock clock;

    HomeController(
            ReportRequests requests,
            Reports reports,
            Organizations organizations,
            ActivityTypes types,
            Accounts accounts,
            RequestArrivals arrivals,
            ReportingRegimes regimes,
            DueWork due,
            UrgedDays urgedDays,
            WithdrawnRequests withdrawn,
            WorkingDays workingDays,
            Clock clock) {
        this.arrivals = arrivals;
        this.regimes = regimes;
        this.due = due;
        this.urgedDays = urgedDays;
        this.withdrawn = withdrawn;
        this.workingDays = workingDays;
        this.requests = requests;
        this.reports = reports;
        this.organizations = organizations;
        this.types = types;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// A request that waits for an answer, or a report that is being drafted for it.
    ///
    /// @param report null where nobody has begun
    /// @param arrival in the department's register; null before it is entered
    /// @param own whether it asks the department itself, not one that became part of it
    /// @param workingDays until the deadline; negative once it has passed
    /// @param turn whose move is next, where it is not the person's: STAFF, LEADER or REGISTRY; else null
    /// @param urgedFor the day that the office's letter which urges on has set; null where none was sent
    record Task(
            RequestSummary request,
            @Nullable ReportSummary report,
            @Nullable RequestArrival arrival,
            boolean own,
            int workingDays,
            @Nullable Role turn,
            @Nullable LocalDate urgedFor) {
        /// The message that tells how far the deadline is, as [DueItem#timeKey].
        public String timeKey() {
            return workingDays > 0 ? "due.left" : workingDays < 0 ? "due.late" : "due.now";
        }
    }

    /// A report whose next move is the person's.
    record Waiting(ReportSummary report, ReportMove move, RequestSummary request, String organization) {}

    @GetMapping("/")
    String home(@AuthenticationPrincipal SignedIn me, Model model) {
        boolean department = me.is(Role.STAFF) || me.is(Role.LEADER) || me.is(Role.REGISTRY);
        var asked = department || me.is(Role.COORDINATOR) ? requests.of(me) : List.<RequestSummary>of();
        var seen = reports.of(me);
        // Of a letter and those that replaced it, the newest comes first.
        var answers = seen.stream()
                .filter(ReportSummary::answers)
                .collect(Collectors.toMap(ReportSummary::request, one -> one, (newest, _) -> newest));
        var today = LocalDate.now(clock);
        var arrived = arrivals.of(asked.stream().map(RequestSummary::id).toList(), me);
        model.addAttribute("returning", regimes.due(me));
        var mine = due.of(me);
        // what was set aside stands there too, and is counted once
        var urgent = Stream.concat(mine.items().stream(), mine.dismissed().stream())
                .map(DueItem::request)
                .collect(Collectors.toSet());
        var open = asked.stream()
                .filter(one -> !one.withdrawn() && !urgent.contains(one.id()))
                .filter(one -> me.is(Role.COORDINATOR) || !one.sender().equals(me.organization()))
                .toList();
        var table = workingDays.table();
        var urged = urgedDays.of(open.stream()
                .filter(one -> today.isAfter(one.deadline()))
                .map(RequestSummary::id)
                .toList());
        var tasks = open.stream()
                .map(one -> {
                    var report = answers.get(one.id());
                    boolean past = today.isAfter(one.deadline());
                    return new Task(
                            one,
                            report,
                            arrived.get(one.id()),
                            one.addressees().contains(me.organization()),
                            past ? -table.after(one.deadline(), today) : table.after(today, one.deadline()),
                            department ? turn(report, me) : null,
                            urged.getOrDefault(one.id(), Map.of()).get(me.organization()));
                })
                .filter(task -> !department || task.report() == null || inHand(task.report()))
                .toList();
        model.addAttribute("withdrawn", department ? withdrawn.untold(asked, me) : List.of());
        model.addAttribute("due", mine);
        model.addAttribute("arrived", arrived);
        model.addAttribute("department", department);
        model.addAttribute(
                "tasks", tasks.stream().filter(one -> one.turn() == null).toList());
        model.addAttribute(
                "elsewhere", tasks.stream().filter(one -> one.turn() != null).toList());
        model.addAttribute("waiting", waiting(seen, me));
        model.addAttribute("returned", returned(me));
        model.addAttribute(
                "drafted",
                seen.stream()
                        .filter(one -> one.draftedBy(me) && one.open() && !one.answers())
                        .toList());
        model.addAttribute(
                "types",
                me.is(Role.STAFF)
                        ? types.all().stream().filter(ActivityType::active).toList()
                        : List.of());
        return "site/home";
    }

    /// Whether the report is still on its way within the department.
    private static boolean inHand(ReportSummary report) {
        return switch (report.state()) {
            case DRAFT, IN_REVIEW, SIGNED -> true;
            case RETURNED -> report.open();
            case ISSUED, RECEIVED, ACCEPTED -> false;
        };
    }

    /// Whose move is next on the way to an answer; null where it is the person's.
    private static @Nullable Role turn(@Nullable ReportSummary report, SignedIn me) {
        var turn = report == null
                ? Role.STAFF
                : switch (report.state()) {
                    case DRAFT, RETURNED -> Role.STAFF;
                    case IN_REVIEW -> Role.LEADER;
                    case SIGNED, ISSUED, RECEIVED, ACCEPTED -> Role.REGISTRY;
                };
        return me.is(turn) ? null : turn;
    }

    /// An issued letter that the office gave back.
    ///
    /// @param replaceable whether a letter may take its place
    record Returned(
            ReportSummary report,
            String by,
            String at,
            @Nullable String reason,
            boolean replaceable) {}

    private List<Returned> returned(SignedIn me) {
        var letters = reports.returned(me);
        var names = accounts.names(letters.stream().map(one -> one.step().by()).collect(Collectors.toSet()));
        return letters.stream()
                .map(one -> new Returned(
                        one.report(),
                        names.getOrDefault(one.step().by(), ""),
                        VietnameseDates.onScreen(one.step().at()),
                        one.step().note(),
                        one.report().corrigibleBy().contains(ReportPurpose.REPLACEMENT)))
                .toList();
    }

    private List<Waiting> waiting(List<ReportSummary> seen, SignedIn me) {
        var asked = requests.byIds(seen.stream().map(ReportSummary::request).collect(Collectors.toSet()));
        var names =
                organizations.of(seen.stream().map(ReportSummary::organization).collect(Collectors.toSet()));
        var waiting = new ArrayList<Waiting>();
        for (ReportSummary report : seen) {
            var request = asked.get(report.request());
            var organization = names.get(report.organization());
            if (request == null || organization == null) continue;
            Stream.of(ReportMove.SIGN, ReportMove.ISSUE, ReportMove.RECEIVE, ReportMove.ACCEPT)
                    .filter(move -> report.allows(move, request, me))
                    .map(move -> new Waiting(report, move, request, organization.letterName()))
                    .forEach(waiting::add);
        }
        return waiting;
    }
}
