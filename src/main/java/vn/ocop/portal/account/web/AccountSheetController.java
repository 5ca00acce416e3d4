package vn.ocop.portal.account.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.AccountSummary;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.ListAddress;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;

/// The accounts as a spreadsheet: who they are and what they may do, nothing by which they sign in.
@Controller
@PreAuthorize("hasRole('ADMIN')")
class AccountSheetController {
    private final AccountPages pages;
    private final Organizations organizations;
    private final SheetDownload download;

    AccountSheetController(AccountPages pages, Organizations organizations, SheetDownload download) {
        this.pages = pages;
        this.organizations = organizations;
        this.download = download;
    }

    @GetMapping("/admin/users.xlsx")
    void users(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam MultiValueMap<String, String> given,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var typed = ListAddress.of(AccountPages.LIST.path(), AccountPages.LIST.parameters(), given)
                .parameters();
        var all = pages.asked(typed);
        var names =
                organizations
                        .of(all.stream().map(AccountSummary::organization).collect(Collectors.toSet()))
                        .values()
                        .stream()
                        .collect(Collectors.toMap(OrganizationSummary::id, OrganizationSummary::officialName));
        download.send(
                response,
                language,
                me,
                new Sheet<AccountSummary>(
                        download.word("account.list", language),
                        List.of(
                                download.column("account.username", language, 22, AccountSummary::username),
                                download.column("account.fullName", language, 30, AccountSummary::fullName),
                                download.column(
                                        "account.organization", language, 60, one -> names.get(one.organization())),
                                download.column(
                                        "account.roles",
                                        language,
                                        40,
                                        one -> one.roles().stream()
                                                .sorted()
                                                .map(role -> download.word("account.role." + role, language))
                                                .collect(Collectors.joining("; "))),
                                download.column(
                                        "account.state",
                                        language,
                                        14,
                                        one -> download.word(
                                                one.enabled() ? "account.enabled" : "account.disabled", language))),
                        typed.entrySet().stream()
                                .map(one ->
                                        download.filter(pages.told(one.getKey(), one.getValue(), language), language))
                                .toList(),
                        all::forEach));
    }
}
