package vn.ocop.portal.account.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.ApiTokenSummary;
import vn.ocop.portal.account.ApiTokens;
import vn.ocop.portal.core.Person;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;

/// The tokens of the API as a spreadsheet: never a token itself.
@Controller
@PreAuthorize("hasRole('ADMIN')")
class ApiTokenSheetController {
    private final ApiTokens tokens;
    private final Accounts accounts;
    private final Organizations organizations;
    private final Clock clock;
    private final SheetDownload download;

    ApiTokenSheetController(
            ApiTokens tokens, Accounts accounts, Organizations organizations, Clock clock, SheetDownload download) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.organizations = organizations;
        this.clock = clock;
        this.download = download;
    }

    @GetMapping("/admin/api-tokens.xlsx")
    void tokens(@AuthenticationPrincipal Person me, Locale language, HttpServletResponse response) throws IOException {
        var all = tokens.all();
        var names =
                organizations
                        .of(all.stream().map(ApiTokenSummary::organization).collect(Collectors.toSet()))
                        .values()
                        .stream()
                        .collect(Collectors.toMap(OrganizationSummary::id, OrganizationSummary::officialName));
        var people = accounts.names(all.stream().map(ApiTokenSummary::createdBy).collect(Collectors.toSet()));
        var today = LocalDate.now(clock);
        download.send(
                response,
                language,
                me,
                new Sheet<ApiTokenSummary>(
                        download.word("apiToken.list", language),
                        List.of(
                                download.column("apiToken.name", language, 40, ApiTokenSummary::name),
                                download.column("export.prefix", language, 16, one -> "ocop_" + one.prefix() + "_…"),
                                download.column(
                                        "apiToken.organization", language, 60, one -> names.get(one.organization())),
                                download.column(
                                        "apiToken.scopes",
                                        language,
                                        60,
                                        one -> one.scopes().stream()
                                                .sorted()
                                                .map(scope -> download.word("apiScope." + scope, language))
                                                .collect(Collectors.joining("; "))),
                                download.column("apiToken.lastDay", language, 14, ApiTokenSummary::lastDay),
                                download.column("apiToken.used", language, 17, ApiTokenSummary::lastUsedAt),
                                download.column(
                                        "apiToken.state",
                                        language,
                                        18,
                                        one -> download.word("apiToken.state." + one.on(today), language)),
                                download.column("export.givenBy", language, 30, one -> people.get(one.createdBy())),
                                download.column("export.givenAt", language, 17, ApiTokenSummary::createdAt)),
                        List.of(),
                        all::forEach));
    }
}
