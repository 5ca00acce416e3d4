package vn.ocop.portal.plan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.ListAddress;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.Indicators;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanSummary;
import vn.ocop.portal.plan.PlanTargetSummary;
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

    /// The file; or, where a filter cannot be read, the list, which says so.
    @GetMapping("/plans.xlsx")
    @Nullable
    String plans(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam MultiValueMap<String, String> given,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var wrong = new ArrayList<String>();
        var address = ListAddress.of(PlanPages.LIST.path(), PlanPages.LIST.parameters(), given);
        var filter = PlanPages.filter(address.parameters(), wrong);
        if (!wrong.isEmpty()) return "redirect:" + address;
        Map<OrganizationId, String> issuers = organizations.all().stream()
                .collect(Collectors.toMap(OrganizationSummary::id, OrganizationSummary::letterName));
        var facts = new ArrayList<Sheet.Fact>();
        fact(facts, "plan.search", filter.words(), language);
        fact(
                facts,
                "plan.filter.year",
                filter.year() == null ? null : filter.year().toString(),
                language);
        fact(facts, "plan.issuer", filter.issuer() == null ? null : issuers.get(filter.issuer()), language);
        fact(
                facts,
                "plan.status",
                filter.status() == null ? null : download.word("plan.status." + filter.status(), language),
                language);
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
                        facts,
                        row -> plans.each(filter, row)));
        return null;
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
        var rows = details.tasks().stream()
                .map(task -> TaskRow.of(task, details.depth(task), names, false, null))
                .toList();
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
        var rows = details.targets();
        download.send(
                response,
                language,
                me,
                new Sheet<PlanTargetSummary>(
                        download.word("plan.targets", language) + " "
                                + details.plan().number().replace('/', '-'),
                        List.of(
                                download.column(
                                        "planTarget.indicator",
                                        language,
                                        50,
                                        row -> Objects.requireNonNull(
                                                        known.get(row.terms().indicator()))
                                                .name(language)),
                                download.column(
                                        "planTarget.operator",
                                        language,
                                        14,
                                        row -> download.word(
                                                "planTarget.operator."
                                                        + row.terms().operator(),
                                                language)),
                                download.column(
                                        "planTarget.value",
                                        language,
                                        16,
                                        row -> row.terms().value()),
                                download.column(
                                        "export.unit",
                                        language,
                                        14,
                                        row -> Objects.requireNonNull(
                                                        known.get(row.terms().indicator()))
                                                .unit()),
                                download.column(
                                        "planTarget.dueOn",
                                        language,
                                        14,
                                        row -> row.terms().dueOn()),
                                download.column(
                                        "planTarget.note",
                                        language,
                                        40,
                                        row -> row.terms().note())),
                        List.of(download.filter(
                                download.word(
                                        "plan.of", language, details.plan().number()),
                                language)),
                        rows::forEach));
    }

    private void fact(List<Sheet.Fact> facts, String key, @Nullable String value, Locale language) {
        if (value != null) facts.add(download.filter(download.word(key, language) + ": " + value, language));
    }
}
