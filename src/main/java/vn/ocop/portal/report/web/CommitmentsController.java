package vn.ocop.portal.report.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityFacts;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskSummary;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.report.CommitmentId;
import vn.ocop.portal.report.CommitmentProgress;
import vn.ocop.portal.report.CommitmentStatus;
import vn.ocop.portal.report.CommitmentSummary;
import vn.ocop.portal.report.Commitments;
import vn.ocop.portal.report.IssuedLetter;
import vn.ocop.portal.report.IssuedLetters;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportPurpose;
import vn.ocop.portal.report.ReportSummary;
import vn.ocop.portal.report.Reports;

/// What was promised for the report's period and what became of it; of an issued report also what it promised itself.
@Controller
@RequestMapping("/reports/{id}/commitments")
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class CommitmentsController {
    private final Commitments commitments;
    private final Reports reports;
    private final IssuedLetters letters;
    private final Plans plans;
    private final Accounts accounts;

    CommitmentsController(
            Commitments commitments, Reports reports, IssuedLetters letters, Plans plans, Accounts accounts) {
        this.commitments = commitments;
        this.reports = reports;
        this.letters = letters;
        this.plans = plans;
        this.accounts = accounts;
    }

    /// An activity that shows how a promise stands.
    record Evidence(String address, String topic, String days, String state) {}

    /// A promise.
    ///
    /// @param letter that made it
    /// @param task of a plan, in words; empty where there was none
    /// @param decided by whom and when; empty while the records say it
    /// @param attempt what could not be saved; null where nothing was tried
    record PromiseView(
            CommitmentProgress progress,
            @Nullable IssuedLetter letter,
            String task,
            String taskAddress,
            List<Evidence> evidence,
            String decided,
            @Nullable Attempt attempt) {
        /// Its icon beside the word for the status.
        public String icon() {
            return switch (progress.status()) {
                case DONE -> "✓";
                case UNDER_WAY -> "◐";
                case NOT_STARTED -> "○";
            };
        }
    }

    /// A decision that could not be saved.
    record Attempt(
            CommitmentId commitment,
            @Nullable CommitmentStatus status,
            String note,
            String problem,
            List<Object> args) {}

    @GetMapping
    String show(@PathVariable ReportId id, @AuthenticationPrincipal SignedIn me, Model model) {
        return show(id, null, me, model);
    }

    @PostMapping("/{commitment}")
    ModelAndView decide(
            @PathVariable ReportId id,
            @PathVariable CommitmentId commitment,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable CommitmentStatus status,
            HttpServletRequest http,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        String note = Objects.requireNonNullElse(http.getParameter("note"), "");
        try {
            commitments.decide(id, commitment, version, status, VietnameseText.oneLine(VietnameseText.clean(note)), me);
        } catch (RuleViolation broken) {
            if (broken.code().equals("report.closed")) throw broken;
            var attempt = new Attempt(commitment, status, note, broken.code(), List.of(broken.args()));
            return refused(id, attempt, HttpStatus.UNPROCESSABLE_CONTENT, me, model);
        } catch (Outdated since) {
            var attempt = new Attempt(commitment, status, note, "commitment.outdated", List.of());
            return refused(id, attempt, HttpStatus.CONFLICT, me, model);
        }
        redirect.addFlashAttribute("done", "commitment.decided");
        return new ModelAndView("redirect:/reports/%s/commitments#c-%s".formatted(id, commitment));
    }

    private ModelAndView refused(ReportId id, Attempt attempt, HttpStatus status, SignedIn me, Model model) {
        var shown = new ModelAndView(show(id, attempt, me, model), model.asMap());
        shown.setStatus(status);
        return shown;
    }

    private String show(ReportId id, @Nullable Attempt attempt, SignedIn me, Model model) {
        var whole = reports.get(id, me);
        var report = whole.report();
        var request = whole.request();
        var around = commitments.around(whole, me);
        var before = around.before();
        var own = around.own();
        var all = Stream.concat(before.stream(), own.stream())
                .map(CommitmentProgress::commitment)
                .toList();
        var from = letters.of(all.stream().map(CommitmentSummary::report).collect(Collectors.toSet()));
        Map<PlanTaskId, PlanTaskSummary> tasks =
                plans
                        .tasks(all.stream()
                                .flatMap(one -> Stream.ofNullable(one.task()))
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(PlanTaskSummary::id, task -> task));
        Set<AccountId> people = new HashSet<>();
        all.forEach(one -> {
            if (one.decidedBy() != null) people.add(one.decidedBy());
        });
        var names = accounts.names(people);
        model.addAttribute("report", report);
        model.addAttribute("request", request);
        model.addAttribute("before", views(before, from, tasks, names, attempt));
        model.addAttribute("own", views(own, from, tasks, names, null));
        model.addAttribute("letter", report.issued() ? letters.of(id).orElse(null) : null);
        model.addAttribute("standing", report.issued() ? standing(whole, me) : "");
        model.addAttribute("mayDecide", me.is(Role.STAFF) && report.open());
        model.addAttribute("statuses", CommitmentStatus.values());
        model.addAttribute("attempt", attempt);
        return "report/commitments";
    }

    /// Message key of what took the letter's promises back; empty while they stand.
    private String standing(Reports.Whole whole, SignedIn me) {
        var purpose = whole.report().purpose();
        if (purpose == ReportPurpose.CORRECTION || purpose == ReportPurpose.WITHDRAWAL) return "";
        for (ReportSummary later : reports.correcting(whole, me)) {
            if (!later.issued()) continue;
            if (later.purpose() == ReportPurpose.REPLACEMENT) return "commitments.own.replaced";
            if (later.purpose() == ReportPurpose.WITHDRAWAL) return "commitments.own.withdrawn";
        }
        return "";
    }

    private static List<PromiseView> views(
            List<CommitmentProgress> promised,
            Map<ReportId, IssuedLetter> letters,
            Map<PlanTaskId, PlanTaskSummary> tasks,
            Map<AccountId, String> names,
            @Nullable Attempt attempt) {
        var views = new ArrayList<PromiseView>();
        for (CommitmentProgress one : promised) {
            var commitment = one.commitment();
            var task = commitment.task() == null ? null : tasks.get(commitment.task());
            var by = commitment.decidedBy();
            var at = commitment.decidedAt();
            views.add(new PromiseView(
                    one,
                    letters.get(commitment.report()),
                    task == null ? "" : "%s, %s".formatted(task.planNumber(), task.code()),
                    task == null ? "" : "/plans/" + task.plan(),
                    Stream.of(one.done(), one.open(), one.cancelled())
                            .flatMap(List::stream)
                            .map(CommitmentsController::evidence)
                            .toList(),
                    by == null || at == null ? "" : names.getOrDefault(by, "") + ", " + VietnameseDates.onScreen(at),
                    attempt != null && attempt.commitment().equals(commitment.id()) ? attempt : null));
        }
        return List.copyOf(views);
    }

    private static Evidence evidence(ActivityFacts activity) {
        return new Evidence(
                "/activities/" + activity.id(),
                activity.topic(),
                activity.daysKnown()
                        ? VietnameseDates.inText(activity.period())
                        : "%s – %s"
                                .formatted(
                                        VietnameseDates.onScreen(
                                                activity.period().from()),
                                        VietnameseDates.onScreen(
                                                activity.period().to())),
                "activity.state." + activity.state());
    }
}
