package vn.ocop.portal.activity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.PlanGaps;
import vn.ocop.portal.activity.PlanResults;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanTaskSummary;
import vn.ocop.portal.plan.Plans;

/// The results of a plan and what is missing between plans and activities as spreadsheets, for the period of the page.
@Controller
class PlanFiguresSheetController {
    private final Plans plans;
    private final PlanResults results;
    private final PlanResultsController figures;
    private final PlanGaps gaps;
    private final PlanPeriods periods;
    private final ActivityWords words;
    private final SheetDownload download;

    PlanFiguresSheetController(
            Plans plans,
            PlanResults results,
            PlanResultsController figures,
            PlanGaps gaps,
            PlanPeriods periods,
            ActivityWords words,
            SheetDownload download) {
        this.plans = plans;
        this.results = results;
        this.figures = figures;
        this.gaps = gaps;
        this.periods = periods;
        this.words = words;
        this.download = download;
    }

    /// The figures of one side of a target.
    record Result(PlanResultsController.Line target, PlanResultsController.Side side) {}

    /// Something that is missing.
    ///
    /// @param kind of gap
    /// @param plan number of the plan; null for activities and areas
    /// @param code of the task
    /// @param what the task, the activity, the area or the organization
    /// @param state how near the task's last day is, or how the activity stands
    record Gap(
            String kind,
            @Nullable String plan,
            @Nullable String code,
            String what,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String type,
            @Nullable String department,
            @Nullable String state,
            Object id) {}

    /// The file; or, where the period cannot be read, the page, which says so.
    @GetMapping("/plans/{id}/results.xlsx")
    @Nullable
    String results(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable PlanId id,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PlanResultsController.requireReader(me, id);
        var plan = plans.details(id);
        var choice = periods.read(new PlanPeriods.Asked(period, year, from, to), plan.plan());
        if (!choice.wrong().isEmpty()) return "redirect:/plans/" + id + "/results?" + request.getQueryString();
        var found = results.of(me, plan, choice.period());
        int ofYear = found.period().to().getYear();
        var rows = figures.lines(me, plan, found, ofYear, language).stream()
                .flatMap(line -> line.sides().stream().map(side -> new Result(line, side)))
                .toList();
        download.send(
                response,
                language,
                me,
                new Sheet<Result>(
                        download.word("plan.results", language) + " " + tab(plan.plan()),
                        List.of(
                                download.column(
                                        "planTarget.indicator",
                                        language,
                                        50,
                                        row -> row.target().indicator()),
                                download.column(
                                        "planTarget.value",
                                        language,
                                        26,
                                        row -> row.target().aim()),
                                download.column(
                                        "planTarget.dueOn",
                                        language,
                                        14,
                                        row -> row.target().due()),
                                download.column(
                                        "export.standing",
                                        language,
                                        24,
                                        row -> download.word(
                                                "plan.standing." + row.target().standing(), language)),
                                download.column(
                                        "plan.estimate.side",
                                        language,
                                        40,
                                        row -> row.side().who()),
                                download.column(
                                        "export.unit",
                                        language,
                                        14,
                                        row -> row.target().unit()),
                                download.column(
                                        "plan.results.now",
                                        language,
                                        16,
                                        row -> row.side().now().value()),
                                download.column(
                                        "plan.results.since",
                                        language,
                                        16,
                                        row -> row.side().since().value()),
                                download.column(
                                        "plan.results.percent",
                                        language,
                                        14,
                                        row -> row.side().percent()),
                                download.column(
                                        "plan.results.before",
                                        language,
                                        16,
                                        row -> row.side().before().value()),
                                new Sheet.Column<>(
                                        download.word("plan.results.estimate", language, Integer.toString(ofYear)),
                                        16,
                                        row -> row.side().expected() == null
                                                ? null
                                                : row.side().expected().amount()),
                                download.column(
                                        "plan.estimates.by",
                                        language,
                                        36,
                                        row -> row.side().expected() == null
                                                ? null
                                                : row.side().expected().by() + ", "
                                                        + row.side().expected().at()),
                                download.column(
                                        "planTarget.note",
                                        language,
                                        40,
                                        row -> row.side().expected() == null
                                                ? null
                                                : row.side().expected().note())),
                        told(plan.plan(), choice.period(), language),
                        rows::forEach));
        return null;
    }

    /// The file; or, where the period cannot be read, the page, which says so.
    @GetMapping("/plans/gaps.xlsx")
    @Nullable
    String gapsOfAll(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PlanGapsController.requireReader(me);
        var choice = periods.read(new PlanPeriods.Asked(period, year, from, to), null);
        if (!choice.wrong().isEmpty()) return "redirect:/plans/gaps?" + request.getQueryString();
        gaps(me, null, plans.openTasks(), choice.period(), language, response);
        return null;
    }

    /// The file; or, where the period cannot be read, the page, which says so.
    @GetMapping("/plans/{id}/gaps.xlsx")
    @Nullable
    String gapsOfPlan(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable PlanId id,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PlanGapsController.requireReader(me);
        var plan = plans.details(id);
        var choice = periods.read(new PlanPeriods.Asked(period, year, from, to), plan.plan());
        if (!choice.wrong().isEmpty()) return "redirect:/plans/" + id + "/gaps?" + request.getQueryString();
        gaps(me, plan.plan(), plan.tasks(), choice.period(), language, response);
        return null;
    }

    private void gaps(
            SignedIn me,
            @Nullable PlanCitation plan,
            List<PlanTaskSummary> tasks,
            Period period,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var found = gaps.of(me, tasks, period);
        download.send(
                response,
                language,
                me,
                new Sheet<Gap>(
                        plan == null
                                ? download.word("plan.gaps.all", language)
                                : download.word("plan.gaps", language) + " " + tab(plan),
                        List.of(
                                download.column("export.gap", language, 34, Gap::kind),
                                download.column("plan.gaps.plan", language, 18, Gap::plan),
                                download.column("planTask.code", language, 10, Gap::code),
                                download.column("export.what", language, 70, Gap::what),
                                download.column("activity.filter.from", language, 14, Gap::from),
                                download.column("export.toOrDue", language, 14, Gap::to),
                                download.column("activity.type", language, 30, Gap::type),
                                download.column("activity.list.department", language, 30, Gap::department),
                                download.column("activity.state", language, 36, Gap::state),
                                download.column("export.id", language, 38, Gap::id)),
                        told(plan, period, language),
                        row -> each(me, found, period, language, row)));
    }

    /// The gaps in the order of the page. Of the activities it shows the latest, the file has all.
    private void each(SignedIn me, PlanGaps.Gaps found, Period period, Locale language, Consumer<? super Gap> row) {
        String idle = download.word("export.gap.task", language);
        for (var one : found.tasks()) {
            var task = one.task();
            String urgency = download.word("plan.urgency." + one.urgency(), language);
            row.accept(new Gap(
                    idle,
                    task.planNumber(),
                    task.code(),
                    task.content(),
                    null,
                    task.dueOn(),
                    null,
                    null,
                    one.planned() ? urgency + "; " + download.word("plan.gaps.planned", language) : urgency,
                    task.id()));
        }
        String loose = download.word("export.gap.activity", language);
        gaps.eachLoose(
                me,
                period,
                one -> row.accept(new Gap(
                        loose,
                        null,
                        null,
                        one.topic(),
                        one.period().from(),
                        one.period().to(),
                        language.getLanguage().equals("en") ? one.typeEn() : one.type(),
                        one.department(),
                        words.state(one.state(), language),
                        one.id())));
        String area = download.word("export.gap.area", language);
        for (var era : found.areas()) {
            for (var unit : era.missing()) {
                row.accept(new Gap(area, null, null, unit.datedName(), null, null, null, null, null, unit.id()));
            }
        }
        String partner = download.word("export.gap.partner", language);
        for (var one : found.partners()) {
            row.accept(new Gap(
                    partner,
                    one.task().planNumber(),
                    one.task().code(),
                    one.organization().officialName(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    one.organization().id()));
        }
    }

    private List<Sheet.Fact> told(@Nullable PlanCitation plan, Period period, Locale language) {
        var facts = new ArrayList<Sheet.Fact>();
        if (plan != null) facts.add(download.filter(download.word("plan.of", language, plan.number()), language));
        facts.add(download.filter(
                "%s – %s".formatted(VietnameseDates.onScreen(period.from()), VietnameseDates.onScreen(period.to())),
                language));
        return facts;
    }

    private static String tab(PlanCitation plan) {
        return plan.number().replace('/', '-');
    }
}
