package vn.ocop.portal.site;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
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
            Clock clock) {
        this.arrivals = arrivals;
        this.regimes = regimes;
        this.due = due;
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
    /// @param daysLeft days until the deadline; negative once it has passed
    record Task(
            RequestSummary request,
            @Nullable ReportSummary report,
            @Nullable RequestArrival arrival,
            boolean own,
            long daysLeft) {}

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
        var urgent = mine.items().stream().map(DueItem::request).collect(Collectors.toSet());
        model.addAttribute("due", mine);
        model.addAttribute("arrived", arrived);
        model.addAttribute("department", department);
        model.addAttribute(
                "tasks",
                asked.stream()
                        .filter(one -> !one.withdrawn() && !urgent.contains(one.id()))
                        .filter(one -> me.is(Role.COORDINATOR) || !one.sender().equals(me.organization()))
                        .map(one -> new Task(
                                one,
                                answers.get(one.id()),
                                arrived.get(one.id()),
                                one.addressees().contains(me.organization()),
                                today.until(one.deadline(), ChronoUnit.DAYS)))
                        .filter(task -> {
                            var report = task.report();
                            return !department || report == null || report.open();
                        })
                        .toList());
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
