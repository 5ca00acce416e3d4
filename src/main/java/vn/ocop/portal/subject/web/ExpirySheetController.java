package vn.ocop.portal.subject.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.subject.Expiries;
import vn.ocop.portal.subject.ExpiryNotices;

/// The certificates that expire, and those whose late file is still covered, as a spreadsheet.
@Controller
class ExpirySheetController {
    private final Expiries expiries;
    private final ExpiryNotices notices;
    private final Areas areas;
    private final Clock clock;
    private final SheetDownload download;

    ExpirySheetController(Expiries expiries, ExpiryNotices notices, Areas areas, Clock clock, SheetDownload download) {
        this.expiries = expiries;
        this.notices = notices;
        this.areas = areas;
        this.clock = clock;
        this.download = download;
    }

    /// The file; or, where the list looks ahead no such number of days, the list.
    @GetMapping("/products/expiring.xlsx")
    @Nullable
    String expiring(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "180") String within,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var asked = ProductPages.within(within);
        if (asked.isEmpty()) return "redirect:/products/expiring";
        int days = asked.get();
        var today = LocalDate.now(clock);
        var rows = Stream.concat(expiries.within(today, days).stream(), expiries.inGrace(today).stream())
                .toList();
        var units = areas.of(rows.stream().map(Expiries.Expiry::unit).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Area::id, Area::datedName));
        var columns = new ArrayList<Sheet.Column<Expiries.Expiry>>();
        columns.add(download.column("product.validUntil", language, 14, Expiries.Expiry::validUntil));
        columns.add(download.column("export.daysLeft", language, 12, Expiries.Expiry::daysLeft));
        columns.add(download.column("product.name", language, 45, Expiries.Expiry::productName));
        columns.add(download.column("product.subject", language, 45, Expiries.Expiry::subjectName));
        columns.add(download.column("subject.unit", language, 36, one -> units.get(one.unit())));
        columns.add(download.column("product.stars", language, 10, Expiries.Expiry::stars));
        columns.add(download.column("recognition.decisionNumber", language, 24, Expiries.Expiry::decisionNumber));
        columns.add(download.column("recognition.decidedOn", language, 14, Expiries.Expiry::decidedOn));
        columns.add(download.column(
                "export.windowOpens",
                language,
                14,
                one -> one.window() == null ? null : one.window().opensOn()));
        columns.add(download.column(
                "export.windowCloses",
                language,
                14,
                one -> one.window() == null ? null : one.window().closesOn()));
        columns.add(download.column("expiry.stage", language, 30, one -> stage(one, language)));
        if (me.is(Role.COORDINATOR)) {
            var told = notices.of(
                    me, rows.stream().map(Expiries.Expiry::recognition).toList());
            columns.add(download.column(
                    "notice.column", language, 30, one -> notice(told.get(one.recognition()), language)));
        }
        columns.add(download.column("export.id", language, 38, Expiries.Expiry::product));
        download.send(
                response,
                language,
                me,
                new Sheet<Expiries.Expiry>(
                        download.word("expiry.title", language),
                        columns,
                        List.of(download.filter(download.word("expiry.within", language, days), language)),
                        rows::forEach));
        return null;
    }

    private @Nullable String stage(Expiries.Expiry one, Locale language) {
        var window = one.window();
        if (window == null || one.stage() == null) return null;
        return download.word("expiry.stage." + one.stage(), language, VietnameseDates.onScreen(window.graceUntil()));
    }

    private @Nullable String notice(ExpiryNotices.@Nullable Told told, Locale language) {
        if (told == null) return null;
        return told.on() == null
                ? download.word("notice.state.DRAFT", language)
                : download.word(
                        "notice.sent.line",
                        language,
                        String.valueOf(told.number()),
                        VietnameseDates.onScreen(told.on()));
    }
}
