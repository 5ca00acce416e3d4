package vn.ocop.portal.report.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.ocop.portal.core.PeriodRule;
import vn.ocop.portal.core.PeriodRules;
import vn.ocop.portal.core.Person;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;

/// The usual reporting periods as a spreadsheet, with their days in this year.
@Controller
@PreAuthorize("hasRole('ADMIN')")
class PeriodSheetController {
    private final PeriodRules rules;
    private final Clock clock;
    private final SheetDownload download;

    PeriodSheetController(PeriodRules rules, Clock clock, SheetDownload download) {
        this.rules = rules;
        this.clock = clock;
        this.download = download;
    }

    @GetMapping("/admin/periods.xlsx")
    void periods(@AuthenticationPrincipal Person me, Locale language, HttpServletResponse response) throws IOException {
        int year = LocalDate.now(clock).getYear();
        var all = rules.all();
        download.send(
                response,
                language,
                me,
                new Sheet<PeriodRule>(
                        download.word("periods.title", language),
                        List.of(
                                download.column("periods.name", language, 34, one -> one.nameIn(year)),
                                download.column(
                                        "request.from",
                                        language,
                                        14,
                                        one -> one.in(year).from()),
                                download.column(
                                        "request.to",
                                        language,
                                        14,
                                        one -> one.in(year).to()),
                                download.column("periods.basis", language, 60, PeriodRule::basis),
                                download.column("export.code", language, 24, PeriodRule::ruleCode)),
                        List.of(),
                        all::forEach));
    }
}
