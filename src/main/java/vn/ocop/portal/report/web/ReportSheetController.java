package vn.ocop.portal.report.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.ListAddress;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.report.ReportPurpose;
import vn.ocop.portal.report.ReportState;

/// The lists of requests and of reports as spreadsheets.
@Controller
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class ReportSheetController {
    private final RequestController requests;
    private final ReportController reports;
    private final Organizations organizations;
    private final SheetDownload download;

    ReportSheetController(
            RequestController requests, ReportController reports, Organizations organizations, SheetDownload download) {
        this.requests = requests;
        this.reports = reports;
        this.organizations = organizations;
        this.download = download;
    }

    @GetMapping("/requests.xlsx")
    void requests(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam MultiValueMap<String, String> given,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var typed = ListAddress.of(RequestController.LIST.path(), RequestController.LIST.parameters(), given)
                .parameters();
        var rows = RequestController.asked(requests.rows(me), typed);
        var facts = new ArrayList<Sheet.Fact>();
        typed.forEach((name, value) -> {
            boolean known = name.equals("answer") && (value.equals("none") || value.equals("begun"));
            String shown = known ? download.word("requests.filter.answer." + value, language) : value;
            facts.add(download.filter(download.word("requests.chip." + name, language, shown), language));
        });
        var addressees = new HashSet<OrganizationId>();
        rows.forEach(row -> addressees.addAll(row.request().addressees()));
        var names = organizations.of(addressees).values().stream()
                .collect(Collectors.toMap(OrganizationSummary::id, OrganizationSummary::letterName));
        download.send(
                response,
                language,
                me,
                new Sheet<RequestController.Row>(
                        download.word("requests.title", language),
                        List.of(
                                download.column(
                                        "request.number",
                                        language,
                                        20,
                                        row -> row.request().number()),
                                download.column(
                                        "request.issuedOn",
                                        language,
                                        14,
                                        row -> row.request().issuedOn()),
                                download.column("request.sender", language, 40, RequestController.Row::sender),
                                download.column(
                                        "request.subject",
                                        language,
                                        70,
                                        row -> row.request().subject()),
                                download.column(
                                        "request.period",
                                        language,
                                        24,
                                        row -> row.request().periodName()),
                                download.column(
                                        "request.from",
                                        language,
                                        14,
                                        row -> row.request().period().from()),
                                download.column(
                                        "request.to",
                                        language,
                                        14,
                                        row -> row.request().period().to()),
                                download.column(
                                        "request.deadline",
                                        language,
                                        14,
                                        row -> row.request().deadline()),
                                download.column(
                                        "request.addressees",
                                        language,
                                        40,
                                        row -> row.request().addressees().stream()
                                                .map(names::get)
                                                .filter(Objects::nonNull)
                                                .sorted()
                                                .collect(Collectors.joining("; "))),
                                download.column(
                                        "request.arrival.number.label",
                                        language,
                                        10,
                                        row -> row.arrival() == null
                                                ? null
                                                : row.arrival().number()),
                                download.column(
                                        "request.arrival.day.label",
                                        language,
                                        14,
                                        row -> row.arrival() == null
                                                ? null
                                                : row.arrival().arrivedOn()),
                                download.column(
                                        "request.answer",
                                        language,
                                        18,
                                        row -> row.report() == null
                                                ? null
                                                : download.word(
                                                        "report.state."
                                                                + row.report().state(),
                                                        language)),
                                download.column(
                                        "export.id",
                                        language,
                                        38,
                                        row -> row.request().id())),
                        facts,
                        rows::forEach));
    }

    @GetMapping("/reports.xlsx")
    void reports(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam MultiValueMap<String, String> given,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var typed = ListAddress.of(ReportController.LIST.path(), ReportController.LIST.parameters(), given)
                .parameters();
        var all = reports.rows(me);
        var rows = ReportController.asked(all, typed);
        var facts = new ArrayList<Sheet.Fact>();
        typed.forEach((name, value) -> {
            String shown = switch (name) {
                case "state" ->
                    Arrays.stream(ReportState.values())
                            .filter(one -> one.name().equals(value))
                            .findFirst()
                            .map(one -> download.word("report.state." + one, language))
                            .orElse(value);
                case "department" ->
                    all.stream()
                            .filter(row ->
                                    row.report().organization().toString().equals(value))
                            .findFirst()
                            .map(ReportController.Row::organization)
                            .orElse(value);
                default -> value;
            };
            facts.add(download.filter(download.word("reports.chip." + name, language, shown), language));
        });
        download.send(
                response,
                language,
                me,
                new Sheet<ReportController.Row>(
                        download.word("reports.title", language),
                        List.of(
                                download.column(
                                        "report.subject",
                                        language,
                                        70,
                                        row -> row.report().subject()),
                                download.column(
                                        "report.organization", language, 40, ReportController.Row::organization),
                                download.column(
                                        "report.answers",
                                        language,
                                        20,
                                        row -> row.request() == null
                                                ? null
                                                : row.request().number()),
                                download.column(
                                        "request.deadline",
                                        language,
                                        14,
                                        row -> row.request() == null
                                                ? null
                                                : row.request().deadline()),
                                download.column(
                                        "export.letterNumber",
                                        language,
                                        12,
                                        row -> row.report().letterNumber()),
                                download.column(
                                        "export.letterDate",
                                        language,
                                        14,
                                        row -> row.report().letterDate()),
                                download.column(
                                        "export.purpose",
                                        language,
                                        16,
                                        row -> download.word(
                                                purpose(row.report().purpose()), language)),
                                download.column(
                                        "report.state",
                                        language,
                                        18,
                                        row -> download.word(
                                                "report.state." + row.report().state(), language)),
                                download.column(
                                        "export.id",
                                        language,
                                        38,
                                        row -> row.report().id())),
                        facts,
                        rows::forEach));
    }

    private static String purpose(ReportPurpose purpose) {
        return purpose == ReportPurpose.RESPONSE ? "report.purpose.RESPONSE.of" : "report.purpose." + purpose;
    }
}
