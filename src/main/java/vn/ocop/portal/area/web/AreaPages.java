package vn.ocop.portal.area.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
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

/// The units of a day, and one unit with what it came from and became.
@Controller
@PreAuthorize("hasRole('ADMIN')")
class AreaPages {
    private final Areas areas;
    private final Clock clock;

    AreaPages(Areas areas, Clock clock) {
        this.areas = areas;
        this.clock = clock;
    }

    @GetMapping("/admin/areas")
    ModelAndView list(@ModelAttribute("area") AreaFilter filter, BindingResult errors) {
        var page = new ModelAndView("area/list");
        if (errors.hasErrors()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        var day = filter.on() == null ? LocalDate.now(clock) : filter.on();
        var units = areas.on(day);
        var provinces = ofKind(units, unit -> unit.kind() == UnitKind.PROVINCE);
        var districts = ofKind(units, unit -> unit.kind().ofDistrictLevel());
        var communes = ofKind(units, unit -> !provinces.contains(unit) && !districts.contains(unit));
        var groups = groups(provinces, districts, communes, filter);
        return page.addObject("day", day)
                .addObject("provinces", provinces)
                .addObject("districts", districts)
                .addObject("communes", communes)
                .addObject("groups", groups);
    }

    @GetMapping("/admin/areas/{id}")
    String unit(@PathVariable AdministrativeUnitId id, Model model) {
        var unit = areas.get(id);
        model.addAttribute("unit", unit);
        if (unit.parentId() != null) model.addAttribute("parent", areas.get(unit.parentId()));
        model.addAttribute("predecessors", areas.predecessorsOf(id));
        model.addAttribute("successors", areas.successorsOf(id));
        return "area/detail";
    }

    /// The units that the page shows for the filter, heads before their parts, for the spreadsheet.
    List<Area> found(AreaFilter filter, LocalDate day) {
        var units = areas.on(day);
        var provinces = ofKind(units, unit -> unit.kind() == UnitKind.PROVINCE);
        var districts = ofKind(units, unit -> unit.kind().ofDistrictLevel());
        var communes = ofKind(units, unit -> !provinces.contains(unit) && !districts.contains(unit));
        return groups(provinces, districts, communes, filter).stream()
                .flatMap(group -> Stream.concat(Stream.of(group.unit()), group.parts().stream()))
                .toList();
    }

    private static List<AreaGroup> groups(
            List<Area> provinces, List<Area> districts, List<Area> communes, AreaFilter filter) {
        return (districts.isEmpty() ? provinces : districts)
                .stream()
                        .map(head -> group(head, communes, filter))
                        .filter(group -> !group.parts().isEmpty() || filter.takes(group.unit()))
                        .toList();
    }

    private static List<Area> ofKind(List<Area> units, Predicate<Area> kind) {
        return units.stream().filter(kind).toList();
    }

    /// A head that is asked for by its own name comes with all its parts.
    private static AreaGroup group(Area head, List<Area> communes, AreaFilter filter) {
        boolean whole = head.kind() != UnitKind.PROVINCE && filter.takes(head);
        return new AreaGroup(
                head,
                communes.stream()
                        .filter(unit -> Objects.equals(unit.parentId(), head.id()))
                        .filter(unit -> whole || filter.takes(unit))
                        .toList());
    }
}
