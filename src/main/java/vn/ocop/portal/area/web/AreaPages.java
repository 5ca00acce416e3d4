package vn.ocop.portal.area.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.area.UnitKind;

/// The units of a day, and one unit with what it came from and became. Whoever is signed in may read them;
/// administrators find them among their pages too.
@Controller
class AreaPages {
    private static final int ELSEWHERE = 40;
    private final Areas areas;
    private final Clock clock;

    AreaPages(Areas areas, Clock clock) {
        this.areas = areas;
        this.clock = clock;
    }

    @GetMapping({"/admin/areas", "/areas"})
    ModelAndView list(@ModelAttribute("area") AreaFilter filter, BindingResult errors, HttpServletRequest request) {
        var page =
                new ModelAndView("area/list").addObject("base", base(request)).addObject("kinds", UnitKind.values());
        if (errors.hasErrors()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        var day = filter.on() == null ? LocalDate.now(clock) : filter.on();
        var history = areas.history();
        var units = history.on(day).units();
        var provinces = ofKind(units, unit -> unit.kind() == UnitKind.PROVINCE);
        var districts = ofKind(units, unit -> unit.kind().ofDistrictLevel());
        var communes = ofKind(units, unit -> !provinces.contains(unit) && !districts.contains(unit));
        var groups = groups(provinces, districts, communes, filter);
        return page.addObject("day", day)
                .addObject("provinces", provinces)
                .addObject("districts", districts)
                .addObject("communes", communes)
                .addObject("groups", groups)
                .addObject("turningDays", history.turningDays())
                .addObject(
                        "elsewhere",
                        filter.q() == null
                                ? List.of()
                                : history.all().stream()
                                        .filter(unit -> !unit.validity().includes(day) && filter.takes(unit))
                                        .limit(ELSEWHERE)
                                        .toList());
    }

    @GetMapping({"/admin/areas/{id}", "/areas/{id}"})
    String unit(@PathVariable AdministrativeUnitId id, Model model, HttpServletRequest request) {
        var unit = areas.get(id);
        var history = areas.history();
        var today = LocalDate.now(clock);
        model.addAttribute("base", base(request));
        model.addAttribute("unit", unit);
        if (unit.parentId() != null) model.addAttribute("parent", areas.get(unit.parentId()));
        model.addAttribute("today", today);
        model.addAttribute("predecessors", history.line(id, false));
        model.addAttribute("successors", history.line(id, true));
        model.addAttribute("split", history.successorsOf(id).size() > 1);
        model.addAttribute("abolished", history.isAbolished(id));
        model.addAttribute("now", ConversionView.of(history.on(today).of(id)));
        model.addAttribute("reforms", areas.reformsOf(id));
        model.addAttribute("reformLinks", request.isUserInRole("ADMIN"));
        return "area/detail";
    }

    private static String base(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/admin") ? "/admin/areas" : "/areas";
    }

    /// The units that the page shows for the filter, heads before their parts, for the spreadsheet.
    List<Area> found(AreaFilter filter, LocalDate day) {
        var units = areas.history().on(day).units();
        var provinces = ofKind(units, unit -> unit.kind() == UnitKind.PROVINCE);
        var districts = ofKind(units, unit -> unit.kind().ofDistrictLevel());
        var communes = ofKind(units, unit -> !provinces.contains(unit) && !districts.contains(unit));
        return groups(provinces, districts, communes, filter).stream()
                .flatMap(group -> Stream.concat(Stream.of(group.unit()), group.parts().stream()))
                .toList();
    }

    private static List<AreaGroup> groups(
            List<Area> provinces, List<Area> districts, List<Area> communes, AreaFilter filter) {
        var heads = districts.isEmpty() ? provinces : districts;
        return heads.stream()
                .map(head -> group(head, communes, filter))
                .filter(group -> !group.parts().isEmpty() || filter.takes(group.unit()))
                .toList();
    }

    private static List<Area> ofKind(List<Area> units, Predicate<Area> kind) {
        return units.stream().filter(kind).toList();
    }

    /// A head that is asked for by its own name comes with all its parts.
    private static AreaGroup group(Area head, List<Area> communes, AreaFilter filter) {
        boolean whole = head.kind() != UnitKind.PROVINCE && filter.kind() == null && filter.takes(head);
        return new AreaGroup(
                head,
                communes.stream()
                        .filter(unit -> Objects.equals(unit.parentId(), head.id()))
                        .filter(unit -> whole || filter.takes(unit))
                        .toList());
    }
}
