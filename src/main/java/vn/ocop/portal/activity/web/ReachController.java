package vn.ocop.portal.activity.web;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.SubjectReach;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;

/// The subjects that no activity reached.
@Controller
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class ReachController {
    private final SubjectReach reach;
    private final Areas areas;
    private final Clock clock;

    ReachController(SubjectReach reach, Areas areas, Clock clock) {
        this.reach = reach;
        this.areas = areas;
        this.clock = clock;
    }

    /// Without days, those of the year that ends today.
    @GetMapping("/subjects/unreached")
    String unreached(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable AdministrativeUnitId area,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var today = LocalDate.now(clock);
        var last = to == null ? today : to;
        var first = from == null ? last.minusYears(1).plusDays(1) : from;
        boolean wrong = last.isBefore(first);
        var base = UriComponentsBuilder.fromPath("/subjects/unreached")
                .queryParam("from", first)
                .queryParam("to", last);
        if (area != null) base.queryParam("area", area);
        model.addAttribute("from", first);
        model.addAttribute("to", last);
        model.addAttribute("area", area);
        model.addAttribute("wrong", wrong);
        model.addAttribute("areas", areas.belowProvinceOn(last));
        model.addAttribute("all", me.is(Role.COORDINATOR));
        model.addAttribute("logging", me.is(Role.STAFF));
        model.addAttribute("page", reach.unreached(me, wrong ? null : new Period(first, last), area, page));
        model.addAttribute("base", base.build().toUriString() + "&");
        return "activity/unreached";
    }
}
