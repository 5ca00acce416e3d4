package vn.ocop.portal.plan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.Indicators;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanSummary;
import vn.ocop.portal.plan.Plans;

/// The plans, the tasks of a plan and its targets as spreadsheets.
@Controller
class PlanSheetController {
    private final Plans plans;
    private final Indicators indicators;
    private final Organizations organizations;
    private final SheetDownload download;

    PlanSheetController(Plans plans, Indicators indicators, Organizations organizations, SheetDownload download) {
        this.plans = plans;
        this.indicators = indicators;
        this.organizations = organizations;
        this.download = download;
    }

    @GetMapping("/plans.xlsx")
    void plans(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String q,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        Map<OrganizationId, String> issuers = organizations.all().stream()
                .collect(Collectors.toMap(OrganizationSummary::id, OrganizationSummary::letterName));
        download.send(
                response,
                language,
                me,
                new Sheet<PlanSummary>(
                        download.word("plan.list", language),
                        List.of(
                                download.column("plan.number", language, 18, one -> one.number()),
                                download.column("plan.issuedOn", language, 14, one -> one.issuedOn()),
                                download.column("plan.issuer", language, 30, one -> issuers.get(one.issuer())),
                                download.column("plan.title", language, 70, one -> one.title()),
                                download.column("plan.startsOn", language, 14, one -> one.startsOn()),
                                download.column("plan.endsOn", language, 14, one -> one.endsOn()),
                                download.column("plan.tasks.count", language, 12, one -> one.tasks()),
                                download.column(
                                        "plan.status",
                                        language,
                                        16,
                                        one -> download.word("plan.status." + one.status(), language)),
                                download.column("export.id", language, 38, one -> one.id())),
                        q == null || q.isBlank()
                                ? List.of()
                                : List.of(download.filter(download.word("plan.search", language) + ": " + q, language)),
                        row -> plans.each(q, row)));
    }

    @GetMapping("/plans/{id}/tasks.xlsx")
    void tasks(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable PlanId id,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var details = plans.details(id);
        var named = new HashSet<OrganizationId>();
        details.tasks().forEach(task -> {
            if (task.lead() != null) named.add(task.lead());
            named.addAll(task.cooperating());
        });
        Map<OrganizationId, String> names = organizations.of(named).values().stream()
                .collect(Collectors.toMap(OrganizationSummary::id, OrganizationSummary::letterName));
        var rows = details.tasks().stream().map(task -> TaskRow.of(task, names)).toList();
        download.send(
                response,
                language,
                me,
                new Sheet<TaskRow>(
                        download.word("plan.tasks", language) + " "
                                + details.plan().number().replace('/', '-'),
                        List.of(
                                download.column(
                                        "planTask.code",
                                        language,
                                        10,
                                        row -> row.task().code()),
                                download.column(
                                        "planTask.content",
                                        language,
                                        70,
                                        row -> row.task().content()),
                                download.column("planTask.lead", language, 30, TaskRow::lead),
                                download.column("planTask.cooperating", language, 40, TaskRow::cooperating),
                                download.column(
                                        "planTask.dueOn",
                                        language,
                                        14,
                                        row -> row.task().dueOn()),
                                download.column(
                                        "planTask.output",
                                        language,
                                        40,
                                        row -> row.task().output()),
                                download.column(
                                        "export.id",
                                        language,
                                        38,
                                        row -> row.task().id())),
                        List.of(download.filter(
                                download.word(
                                        "plan.of", language, details.plan().number()),
                                language)),
                        rows::forEach));
    }

    @GetMapping("/plans/{id}/targets.xlsx")
    void targets(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable PlanId id,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var details = plans.details(id);
        var known = indicators.byCode();
        var rows = details.targets().stream()
                .map(target -> TargetRow.of(
                        target, Objects.requireNonNull(known.get(target.terms().indicator())), language))
                .toList();
        download.send(
                response,
                language,
                me,
                new Sheet<TargetRow>(
                        download.word("plan.targets", language) + " "
                                + details.plan().number().replace('/', '-'),
                        List.of(
                                download.column("planTarget.indicator", language, 50, TargetRow::indicator),
                                download.column(
                                        "planTarget.operator",
                                        language,
                                        14,
                                        row -> download.word(
                                                "planTarget.operator."
                                                        + row.target().terms().operator(),
                                                language)),
                                download.column(
                                        "planTarget.value",
                                        language,
                                        16,
                                        row -> row.target().terms().value()),
                                download.column(
                                        "export.unit",
                                        language,
                                        14,
                                        row -> Objects.requireNonNull(known.get(
                                                        row.target().terms().indicator()))
                                                .unit()),
                                download.column(
                                        "planTarget.dueOn",
                                        language,
                                        14,
                                        row -> row.target().terms().dueOn()),
                                download.column(
                                        "planTarget.note",
                                        language,
                                        40,
                                        row -> row.target().terms().note())),
                        List.of(download.filter(
                                download.word(
                                        "plan.of", language, details.plan().number()),
                                language)),
                        rows::forEach));
    }
}
