package vn.ocop.portal.exchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.ApiScope;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.area.Succession;
import vn.ocop.portal.core.VietnameseText;

/// Administrative units of all times, or of one day.
@ApiResource(ApiScope.AREAS)
@RequestMapping("/api/v1/areas")
class ApiAreas {
    private final Areas areas;

    ApiAreas(Areas areas) {
        this.areas = areas;
    }

    @GetMapping
    ApiJson.Page<ApiJson.Area> listAreas(
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String after,
            HttpServletResponse response) {
        var day = ApiQuery.day("on", on);
        String words = ApiQuery.words(q);
        var found = (day == null ? areas.all() : areas.on(day))
                .stream()
                        .filter(area -> words == null
                                || area.code().equals(words)
                                || VietnameseText.fold(area.fullName()).contains(VietnameseText.fold(words)))
                        .toList();
        return ApiQuery.page(
                "areas", found, area -> area.id().value(), after, ApiQuery.limit(limit), _ -> ApiAreas::area, response);
    }

    @GetMapping("/{id}")
    ApiJson.AreaWhole getArea(@PathVariable AdministrativeUnitId id) {
        var area = areas.get(id);
        return new ApiJson.AreaWhole(
                area.id().value(),
                area.code(),
                area.name(),
                area.kind(),
                area.fullName(),
                area.parentId() == null ? null : area.parentId().value(),
                area.validity().from(),
                area.validity().to(),
                successions(areas.predecessorsOf(id)),
                successions(areas.successorsOf(id)));
    }

    private static List<ApiJson.Succession> successions(List<Succession> steps) {
        return steps.stream()
                .map(step -> new ApiJson.Succession(
                        step.kind(),
                        new ApiJson.AreaRef(
                                step.unit().id().value(), step.unit().fullName())))
                .toList();
    }

    private static ApiJson.Area area(Area area) {
        return new ApiJson.Area(
                area.id().value(),
                area.code(),
                area.name(),
                area.kind(),
                area.fullName(),
                area.parentId() == null ? null : area.parentId().value(),
                area.validity().from(),
                area.validity().to());
    }
}
