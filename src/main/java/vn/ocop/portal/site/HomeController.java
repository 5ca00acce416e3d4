package vn.ocop.portal.site;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityType;
import vn.ocop.portal.activity.ActivityTypes;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.ReportSummary;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.RequestSummary;

/// "Việc của tôi": what waits for the person, and the shortest way to log an activity.
@Controller
class HomeController {
    private final ReportRequests requests;
    private final Reports reports;
    private final ActivityTypes types;
    private final Clock clock;

    HomeController(ReportRequests requests, Reports reports, ActivityTypes types, Clock clock) {
        this.requests = requests;
        this.reports = reports;
        this.types = types;
        this.clock = clock;
    }

    /// A request that waits for an answer, or a report that is being drafted for it.
    ///
    /// @param report null where nobody has begun
    /// @param daysLeft days until the deadline; negative once it has passed
    record Task(RequestSummary request, @Nullable ReportSummary report, long daysLeft) {}

    @GetMapping("/")
    String home(@AuthenticationPrincipal SignedIn me, Model model) {
        boolean department = me.is(Role.STAFF) || me.is(Role.LEADER) || me.is(Role.REGISTRY);
        var asked = department || me.is(Role.COORDINATOR) ? requests.of(me) : List.<RequestSummary>of();
        var answers =
                reports.of(me).stream().collect(Collectors.toMap(ReportSummary::request, one -> one, (a, _) -> a));
        var today = LocalDate.now(clock);
        model.addAttribute("department", department);
        model.addAttribute(
                "tasks",
                asked.stream()
                        .map(one -> new Task(one, answers.get(one.id()), today.until(one.deadline(), ChronoUnit.DAYS)))
                        .filter(task -> {
                            var report = task.report();
                            return !department
                                    || report == null
                                    || report.state().open();
                        })
                        .toList());
        model.addAttribute(
                "types",
                me.is(Role.STAFF)
                        ? types.all().stream().filter(ActivityType::active).toList()
                        : List.of());
        return "site/home";
    }
}
