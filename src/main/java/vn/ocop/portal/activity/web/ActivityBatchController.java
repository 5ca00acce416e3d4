package vn.ocop.portal.activity.web;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityBatches;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.BatchAction;
import vn.ocop.portal.activity.BatchId;
import vn.ocop.portal.activity.BatchPreview;
import vn.ocop.portal.activity.BatchSummary;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Steps;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.Plans;

/// Many activities at once: what is to be done to which, what that would do, and undoing it. Choosing and looking are
/// addresses; only the last step changes anything.
@Controller
@RequestMapping("/activities/batches")
@PreAuthorize("hasRole('STAFF')")
class ActivityBatchController {
    private final ActivityBatches batches;
    private final ActivityWords words;
    private final Plans plans;
    private final Organizations organizations;

    ActivityBatchController(ActivityBatches batches, ActivityWords words, Plans plans, Organizations organizations) {
        this.batches = batches;
        this.words = words;
        this.plans = plans;
        this.organizations = organizations;
    }

    /// What was chosen for the batch, as typed.
    public record Asked(
            @Nullable String doing,
            @Nullable String task,
            @Nullable String state,
            @Nullable String partner,
            @Nullable String reason) {
        static Asked of(Map<String, List<String>> given) {
            return new Asked(
                    first(given, "do"),
                    first(given, "do-task"),
                    first(given, "do-state"),
                    first(given, "do-partner"),
                    first(given, "do-reason"));
        }

        private static @Nullable String first(Map<String, List<String>> given, String name) {
            var values = given.getOrDefault(name, List.of());
            String value = values.isEmpty() ? "" : values.getFirst().strip();
            return value.isEmpty() ? null : value;
        }

        /// The action that it describes.
        ///
        /// @throws RuleViolation `batch.action.missing`, `batch.task.missing` and so on where it describes none
        BatchAction action() {
            try {
                return switch (BatchAction.Kind.valueOf(Objects.requireNonNullElse(doing, ""))) {
                    case UNDER_TASK -> new BatchAction.UnderTask(PlanTaskId.of(needed(task, "batch.task.missing")));
                    case OFF_TASK -> new BatchAction.OffTask(PlanTaskId.of(needed(task, "batch.task.missing")));
                    case TO_STATE ->
                        new BatchAction.ToState(ActivityState.valueOf(needed(state, "batch.state.missing")));
                    case CANCEL ->
                        new BatchAction.Cancel(VietnameseText.clean(needed(reason, "activity.cancel.reason.missing")));
                    case REINSTATE -> new BatchAction.Reinstate();
                    case WITH_PARTNER ->
                        new BatchAction.WithPartner(OrganizationId.of(needed(partner, "batch.partner.missing")));
                };
            } catch (IllegalArgumentException unknown) {
                throw new RuleViolation("batch.action.missing");
            }
        }

        private static String needed(@Nullable String value, String missing) {
            if (value == null) throw new RuleViolation(missing);
            return value;
        }
    }

    /// An activity of a preview in words.
    public record Row(
            String href,
            String topic,
            String days,
            String stateCss,
            String stateText,
            boolean told,
            @Nullable String why) {}

    /// Why activities are left out, and how many for that reason.
    public record Reason(String text, long count) {}

    /// A batch in words.
    public record Line(
            BatchSummary batch,
            String what,
            String at,
            @Nullable String undoneAt) {}

    /// An activity of a batch in words.
    public record Done(
            String href,
            String topic,
            String before,
            String now,
            String nowCss,
            String changed,
            BatchSummary.Row row) {}

    @GetMapping
    String list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String page,
            Model model,
            Locale language) {
        var found = batches.of(me, Page.number(page));
        model.addAttribute("page", found);
        model.addAttribute(
                "lines", found.rows().stream().map(one -> line(one, language)).toList());
        model.addAttribute("steps", Steps.numbered(found, "/activities/batches?"));
        return "activity/batches";
    }

    /// Asks what is to be done to the chosen activities; once that is said, shows what it would do.
    @GetMapping("/new")
    ModelAndView begin(
            @AuthenticationPrincipal SignedIn me, @RequestParam MultiValueMap<String, String> given, Locale language) {
        var page = page(me, given, language);
        var asked = Asked.of(given);
        if (asked.doing() == null) return page;
        try {
            var action = asked.action();
            shown(page, batches.preview(me, chosen(me, given), action), language);
        } catch (RuleViolation broken) {
            page.addObject("broken", broken);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    @PostMapping
    ModelAndView make(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam MultiValueMap<String, String> given,
            Locale language,
            RedirectAttributes redirect) {
        var back = ActivityListAddress.read(given, me).address();
        try {
            var versions = versions(given.getFirst("rows"));
            var batch = batches.make(me, Asked.of(given).action(), versions);
            redirect.addFlashAttribute("done", "batch.done");
            redirect.addFlashAttribute("doneArgs", new Object[] {versions.size()});
            redirect.addFlashAttribute("undo", batch.toString());
            return new ModelAndView("redirect:" + (back.isPlain() ? "/activities?view=all" : back.toString()));
        } catch (RuleViolation broken) {
            var page = page(me, given, language).addObject("broken", broken);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @GetMapping("/{id}")
    String show(@AuthenticationPrincipal SignedIn me, @PathVariable BatchId id, Model model, Locale language) {
        return shown(me, id, model, language);
    }

    @PostMapping("/{id}/undoing")
    ModelAndView undo(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable BatchId id,
            @RequestParam(defaultValue = "false") boolean rest,
            Model model,
            Locale language,
            RedirectAttributes redirect) {
        try {
            batches.undo(me, id, rest);
        } catch (RuleViolation broken) {
            model.addAttribute("broken", broken);
            var page = new ModelAndView(shown(me, id, model, language), model.asMap());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        redirect.addFlashAttribute("done", "batch.undo.done");
        return new ModelAndView("redirect:/activities/batches/" + id);
    }

    private String shown(SignedIn me, BatchId id, Model model, Locale language) {
        var detail = batches.detail(me, id);
        model.addAttribute("line", line(detail.batch(), language));
        model.addAttribute("changedSince", detail.getChangedSince());
        model.addAttribute("unchanged", detail.rows().size() - detail.getChangedSince());
        model.addAttribute(
                "rows",
                detail.rows().stream()
                        .map(row -> new Done(
                                "/activities/" + row.id(),
                                row.topic(),
                                words.state(row.stateBefore(), language),
                                ActivityWords.icon(row.state()) + " " + words.state(row.state(), language),
                                "state state-" + row.state(),
                                row.changedBy() + ", " + VietnameseDates.onScreen(row.changedAt()),
                                row))
                        .toList());
        return "activity/batch";
    }

    private ModelAndView page(SignedIn me, Map<String, List<String>> given, Locale language) {
        var ids = chosen(me, given);
        var back = ActivityListAddress.read(given, me).address();
        boolean all = "all".equals(first(given, "scope"));
        Map<String, List<Choice>> tasks = new LinkedHashMap<>();
        plans.openTasks()
                .forEach(task -> tasks.computeIfAbsent(
                                task.planNumber() + " – " + VietnameseDates.onScreen(task.planIssuedOn()),
                                _ -> new ArrayList<>())
                        .add(new Choice(task.id().toString(), task.code() + ". " + task.content())));
        return new ModelAndView("activity/batch-new")
                .addObject("asked", Asked.of(given))
                .addObject("filters", back.parameters())
                .addObject("back", back.isPlain() ? "/activities?view=all" : back.toString())
                .addObject("all", all)
                .addObject(
                        "ids", all ? "" : ids.stream().map(ActivityId::toString).collect(Collectors.joining(",")))
                .addObject("count", Math.min(ids.size(), ActivityBatches.MOST))
                .addObject("more", ids.size() > ActivityBatches.MOST)
                .addObject("most", ActivityBatches.MOST)
                .addObject("tasks", tasks)
                .addObject(
                        "partners",
                        organizations.all().stream()
                                .map(one -> new Choice(one.id().toString(), one.officialName()))
                                .toList())
                .addObject(
                        "states",
                        Arrays.stream(ActivityState.values())
                                .filter(state -> state != ActivityState.CANCELLED)
                                .map(state -> new Choice(state.name(), words.state(state, language)))
                                .toList())
                .addObject(
                        "kinds",
                        Arrays.stream(BatchAction.Kind.values())
                                .map(kind -> new Choice(kind.name(), words.text("batch.action." + kind, language)))
                                .toList());
    }

    private void shown(ModelAndView page, BatchPreview preview, Locale language) {
        var leftOut = preview.leftOut().stream().map(row -> row(row, language)).toList();
        var reasons = leftOut.stream()
                .collect(Collectors.groupingBy(
                        row -> requireNonNull(row.why()), LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(one -> new Reason(one.getKey(), one.getValue()))
                .toList();
        page.addObject("preview", preview)
                .addObject(
                        "changed",
                        preview.changed().stream()
                                .map(row -> row(row, language))
                                .toList())
                .addObject("leftOut", leftOut)
                .addObject("reasons", reasons)
                .addObject(
                        "versions",
                        preview.changed().stream()
                                .map(row -> row.id() + ":" + row.version())
                                .collect(Collectors.joining(",")));
    }

    private Row row(BatchPreview.Row row, Locale language) {
        return new Row(
                "/activities/" + row.id(),
                row.topic(),
                words.days(row.period(), row.daysKnown(), language),
                "state state-" + row.state(),
                ActivityWords.icon(row.state()) + " " + words.state(row.state(), language),
                row.told(),
                row.why() == null
                        ? null
                        : words.text(row.why().code(), language, row.why().args()));
    }

    private Line line(BatchSummary batch, Locale language) {
        return new Line(
                batch,
                what(batch, words, language),
                VietnameseDates.onScreen(batch.madeAt()),
                batch.undoneAt() == null ? null : VietnameseDates.onScreen(batch.undoneAt()));
    }

    /// What was done, and with what.
    static String what(BatchSummary batch, ActivityWords words, Locale language) {
        String target = batch.target() != null
                ? batch.target()
                : batch.state() == null ? "" : words.state(batch.state(), language);
        return words.text("batch.action." + batch.action(), language) + (target.isEmpty() ? "" : ": " + target);
    }

    private List<ActivityId> chosen(SignedIn me, Map<String, List<String>> given) {
        String scope = first(given, "scope");
        if ("all".equals(scope)) {
            var read = ActivityListAddress.read(given, me);
            // A filter that cannot be read would let more through than the person saw.
            if (!read.wrong().isEmpty()) return List.of();
            return batches.matching(me, read.filter());
        }
        var texts = new LinkedHashSet<String>();
        for (String list : given.getOrDefault("page".equals(scope) ? "page-ids" : "id", List.of())) {
            texts.addAll(List.of(list.split(",")));
        }
        return texts.stream()
                .filter(text -> text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
                .map(ActivityId::of)
                .limit(ActivityBatches.MOST + 1L)
                .toList();
    }

    private static Map<ActivityId, Integer> versions(@Nullable String rows) {
        var versions = new LinkedHashMap<ActivityId, Integer>();
        if (rows == null || rows.isBlank()) return versions;
        for (String row : rows.split(",")) {
            if (!row.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}:\\d{1,9}")) {
                throw new RuleViolation("batch.rows.unreadable");
            }
            versions.put(ActivityId.of(row.substring(0, 36)), Integer.valueOf(row.substring(37)));
        }
        return versions;
    }

    private static @Nullable String first(Map<String, List<String>> given, String name) {
        var values = given.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }
}
