package vn.ocop.portal.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.AccountSummary;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.audit.AuditEntry;
import vn.ocop.portal.audit.AuditTrail;
import vn.ocop.portal.core.ListAddress;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;

/// The trail as a spreadsheet.
@Controller
@PreAuthorize("hasRole('ADMIN')")
class AuditSheetController {
    private final AuditTrail trail;
    private final Accounts accounts;
    private final Organizations organizations;
    private final SheetDownload download;

    AuditSheetController(AuditTrail trail, Accounts accounts, Organizations organizations, SheetDownload download) {
        this.trail = trail;
        this.accounts = accounts;
        this.organizations = organizations;
        this.download = download;
    }

    /// The file; or, where a filter cannot be read, the page that says so.
    @GetMapping("/admin/audit.xlsx")
    @Nullable
    String entries(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam MultiValueMap<String, String> given,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var address = ListAddress.of(AuditPage.LIST.path(), AuditPage.LIST.parameters(), given);
        var typed = address.parameters();
        var wrong = new ArrayList<String>();
        var filter = AuditPage.filter(typed, wrong);
        if (!wrong.isEmpty()) return "redirect:" + address;
        Map<AccountId, String> people =
                accounts.all().stream().collect(Collectors.toMap(AccountSummary::id, AccountSummary::fullName));
        var names = organizations.all().stream()
                .collect(Collectors.toMap(OrganizationSummary::id, OrganizationSummary::officialName));
        var facts = new ArrayList<Sheet.Fact>();
        fact(facts, "audit.by", filter.by() == null ? null : people.get(filter.by()), language);
        fact(
                facts,
                "audit.organization",
                filter.organization() == null ? null : names.get(filter.organization()),
                language);
        fact(
                facts,
                "export.id",
                filter.subject() == null ? null : filter.subject().toString(),
                language);
        fact(facts, "audit.from", typed.get("from"), language);
        fact(facts, "audit.to", typed.get("to"), language);
        download.send(
                response,
                language,
                me,
                new Sheet<AuditEntry>(
                        download.word("audit.title", language),
                        List.of(
                                download.column("audit.at", language, 17, AuditEntry::at),
                                download.column("audit.by", language, 28, one -> people.get(one.by())),
                                download.column(
                                        "audit.action",
                                        language,
                                        28,
                                        one -> download.word(
                                                "audit.action." + one.kind() + "." + one.action(), language)),
                                download.column("export.before", language, 18, one -> state(one.before(), language)),
                                download.column("export.after", language, 18, one -> state(one.after(), language)),
                                download.column(
                                        "audit.organization",
                                        language,
                                        50,
                                        one -> one.organization() == null ? null : names.get(one.organization())),
                                download.column("audit.note", language, 50, AuditEntry::note),
                                download.column("export.id", language, 38, AuditEntry::subject)),
                        facts,
                        row -> trail.each(filter, row)));
        return null;
    }

    private @Nullable String state(@Nullable String state, Locale language) {
        return state == null ? null : download.word("report.state." + state, language);
    }

    private void fact(List<Sheet.Fact> facts, String key, @Nullable String value, Locale language) {
        if (value != null && !value.isBlank()) {
            facts.add(download.filter(download.word(key, language) + ": " + value, language));
        }
    }
}
