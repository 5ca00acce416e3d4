package vn.ocop.portal.area.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Person;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.core.VietnameseDates;

/// The units of a day as a spreadsheet.
@Controller
class AreaSheetController {
    private final AreaPages pages;
    private final Areas areas;
    private final Clock clock;
    private final SheetDownload download;

    AreaSheetController(AreaPages pages, Areas areas, Clock clock, SheetDownload download) {
        this.pages = pages;
        this.areas = areas;
        this.clock = clock;
        this.download = download;
    }

    /// The file; or the page, which explains a day that cannot be read.
    @GetMapping({"/admin/areas.xlsx", "/areas.xlsx"})
    @Nullable
    ModelAndView areas(
            @AuthenticationPrincipal Person me,
            @ModelAttribute("area") AreaFilter filter,
            BindingResult errors,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (errors.hasErrors()) return pages.list(filter, errors, request);
        var day = filter.on() == null ? LocalDate.now(clock) : filter.on();
        Map<AdministrativeUnitId, Area> known = areas.on(day).stream().collect(Collectors.toMap(Area::id, one -> one));
        var found = pages.found(filter, day);
        var facts = new ArrayList<Sheet.Fact>();
        facts.add(download.filter(download.word("area.day", language, VietnameseDates.onScreen(day)), language));
        if (filter.kind() != null) {
            facts.add(download.filter(
                    download.word("area.kind", language) + ": " + filter.kind().word(), language));
        }
        if (filter.q() != null) {
            facts.add(download.filter(download.word("area.q", language) + ": " + filter.q(), language));
        }
        download.send(
                response,
                language,
                me,
                new Sheet<Area>(
                        download.word("area.list", language),
                        List.of(
                                download.column("area.code", language, 10, Area::code),
                                download.column("export.name", language, 40, Area::fullName),
                                download.column(
                                        "area.parent",
                                        language,
                                        40,
                                        one -> one.parentId() == null || known.get(one.parentId()) == null
                                                ? null
                                                : known.get(one.parentId()).fullName()),
                                download.column(
                                        "area.from",
                                        language,
                                        14,
                                        one -> one.validity().from()),
                                download.column(
                                        "area.to",
                                        language,
                                        14,
                                        one -> one.validity().to()),
                                download.column("export.id", language, 38, Area::id)),
                        facts,
                        found::forEach));
        return null;
    }
}
