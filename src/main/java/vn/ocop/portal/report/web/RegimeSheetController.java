package vn.ocop.portal.report.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.report.RegimePeriod;

/// The regimes of periodic reports as a spreadsheet.
@Controller
@PreAuthorize("hasRole('COORDINATOR')")
class RegimeSheetController {
    private final RegimeController regimes;
    private final SheetDownload download;

    RegimeSheetController(RegimeController regimes, SheetDownload download) {
        this.regimes = regimes;
        this.download = download;
    }

    @GetMapping("/requests/regimes.xlsx")
    void regimes(@AuthenticationPrincipal SignedIn me, Locale language, HttpServletResponse response)
            throws IOException {
        var rows = regimes.rows(me, language);
        download.send(
                response,
                language,
                me,
                new Sheet<RegimeController.Row>(
                        download.word("regimes.title", language),
                        List.of(
                                download.column(
                                        "regime.name",
                                        language,
                                        50,
                                        row -> row.regime().content().name()),
                                download.column(
                                        "regime.basis",
                                        language,
                                        50,
                                        row -> row.regime().content().basis()),
                                download.column(
                                        "regime.subject",
                                        language,
                                        60,
                                        row -> row.regime().content().subject()),
                                download.column("regime.asked", language, 50, RegimeController.Row::asked),
                                download.column("regime.first", language, 26, RegimeController.Row::first),
                                download.column("regime.deadline", language, 30, RegimeController.Row::deadline),
                                download.column(
                                        "regime.method",
                                        language,
                                        40,
                                        row -> row.regime().content().method()),
                                download.column(
                                        "regime.endedOn",
                                        language,
                                        14,
                                        row -> row.regime().content().endedOn()),
                                download.column(
                                        "regime.due",
                                        language,
                                        40,
                                        row -> row.due().stream()
                                                .map(RegimePeriod::name)
                                                .collect(Collectors.joining("; "))),
                                download.column(
                                        "export.id",
                                        language,
                                        38,
                                        row -> row.regime().id())),
                        List.of(),
                        rows::forEach));
    }
}
