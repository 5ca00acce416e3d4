package vn.ocop.portal.activity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.SubjectReach;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.core.VietnameseDates;

/// The subjects that no activity reached as a spreadsheet.
@Controller
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class ReachSheetController {
    private final SubjectReach reach;
    private final Areas areas;
    private final Clock clock;
    private final SheetDownload download;

    ReachSheetController(SubjectReach reach, Areas areas, Clock clock, SheetDownload download) {
        this.reach = reach;
        this.areas = areas;
        this.clock = clock;
        this.download = download;
    }

    /// The file; or, where the last day is before the first, the list, which says so.
    @GetMapping("/subjects/unreached.xlsx")
    @Nullable
    String unreached(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable AdministrativeUnitId area,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var last = to == null ? LocalDate.now(clock) : to;
        var first = from == null ? last.minusYears(1).plusDays(1) : from;
        if (last.isBefore(first)) return "redirect:/subjects/unreached?" + request.getQueryString();
        var facts = new ArrayList<Sheet.Fact>();
        fact(facts, "reach.from", VietnameseDates.onScreen(first), language);
        fact(facts, "reach.to", VietnameseDates.onScreen(last), language);
        if (area != null) {
            String unit = areas.of(List.of(area)).stream()
                    .findFirst()
                    .map(Area::datedName)
                    .orElse(area.toString());
            fact(facts, "reach.area", unit, language);
        }
        facts.add(download.filter(
                download.word(me.is(Role.COORDINATOR) ? "reach.all" : "reach.own", language), language));
        var days = new Period(first, last);
        download.send(
                response,
                language,
                me,
                new Sheet<SubjectReach.Unreached>(
                        download.word("reach.title", language),
                        List.of(
                                download.column("notice.subject", language, 50, SubjectReach.Unreached::name),
                                download.column(
                                        "reach.area",
                                        language,
                                        36,
                                        one -> one.area().datedName()),
                                download.column("reach.last", language, 14, SubjectReach.Unreached::last),
                                download.column("export.id", language, 38, SubjectReach.Unreached::id)),
                        facts,
                        row -> reach.each(me, days, area, row)));
        return null;
    }

    private void fact(List<Sheet.Fact> facts, String key, String value, Locale language) {
        facts.add(download.filter(download.word(key, language) + ": " + value, language));
    }
}
