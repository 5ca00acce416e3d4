package vn.ocop.portal.organization.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.core.Person;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;

/// The register of organizations as a spreadsheet: whole for those who keep it, names and kinds for all who look one
/// up.
@Controller
class OrganizationSheetController {
    private final RegisterReading register;
    private final Organizations organizations;
    private final SheetDownload download;

    OrganizationSheetController(RegisterReading register, Organizations organizations, SheetDownload download) {
        this.register = register;
        this.organizations = organizations;
        this.download = download;
    }

    @GetMapping("/admin/organizations.xlsx")
    @PreAuthorize("hasRole('ADMIN')")
    void organizations(
            @AuthenticationPrincipal Person me,
            @RequestParam(required = false) @Nullable String q,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var found = register.search(q);
        var names = organizations.all().stream()
                .collect(Collectors.toMap(OrganizationSummary::id, OrganizationSummary::officialName));
        download.send(
                response,
                language,
                me,
                new Sheet<OrganizationSummary>(
                        download.word("organization.list", language),
                        List.of(
                                download.column("organization.officialName", language, 60, one -> one.officialName()),
                                download.column("organization.letterName", language, 45, one -> one.letterName()),
                                download.column("organization.abbreviation", language, 20, one -> one.abbreviation()),
                                download.column(
                                        "organization.kind",
                                        language,
                                        24,
                                        one -> download.word("organization.kind." + one.kind(), language)),
                                download.column(
                                        "organization.governingBody",
                                        language,
                                        45,
                                        one -> one.governingBodyId() == null ? null : names.get(one.governingBodyId())),
                                download.column("organization.letterSymbol", language, 18, one -> one.letterSymbol()),
                                download.column("export.id", language, 38, OrganizationSummary::id)),
                        told(q, language),
                        found::forEach));
    }

    @GetMapping("/organizations.xlsx")
    void readable(
            @AuthenticationPrincipal Person me,
            @RequestParam(required = false) @Nullable String q,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        String words = OrganizationReading.readable(q);
        var found = register.search(words);
        var ended = register.lastDays();
        download.send(
                response,
                language,
                me,
                new Sheet<OrganizationSummary>(
                        download.word("organization.list", language),
                        List.of(
                                download.column("organization.officialName", language, 60, one -> one.officialName()),
                                download.column("export.lastDay", language, 14, one -> ended.get(one.id())),
                                download.column("organization.letterName", language, 45, one -> one.letterName()),
                                download.column(
                                        "organization.kind",
                                        language,
                                        24,
                                        one -> download.word("organization.kind." + one.kind(), language)),
                                download.column("export.id", language, 38, OrganizationSummary::id)),
                        told(words, language),
                        found::forEach));
    }

    private List<Sheet.Fact> told(@Nullable String words, Locale language) {
        return words == null || words.isBlank()
                ? List.of()
                : List.of(download.filter(download.word("organization.search", language) + ": " + words, language));
    }
}
