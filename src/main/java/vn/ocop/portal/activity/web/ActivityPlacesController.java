package vn.ocop.portal.activity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityPlaces;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.AreaTurn;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;

/// The places of an activity on the map of a day, and the decisions on those that were split.
@Controller
@RequestMapping("/activities/{id}/areas")
class ActivityPlacesController {
    private final ActivityPlaces places;
    private final MessageSource messages;
    private final Clock clock;

    ActivityPlacesController(ActivityPlaces places, MessageSource messages, Clock clock) {
        this.places = places;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ActivityId id,
            @RequestParam(required = false) @Nullable String map,
            Model model,
            Locale language) {
        return page(me, id, map, model, language);
    }

    @PostMapping("/decisions")
    String decide(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ActivityId id,
            @RequestParam AdministrativeUnitId from,
            @RequestParam boolean forward,
            @RequestParam(required = false) @Nullable AdministrativeUnitId to,
            @RequestParam(required = false) @Nullable String note,
            @RequestParam(required = false) @Nullable String map,
            Model model,
            Locale language,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            if (to == null) throw new RuleViolation("activity.places.choose");
            places.decide(me, id, new AreaTurn(from, forward), to, note);
        } catch (RuleViolation broken) {
            model.addAttribute("broken", messages.getMessage(broken.code(), broken.args(), language));
            model.addAttribute("brokenAt", from);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(me, id, map, model, language);
        }
        redirect.addFlashAttribute("done", "activity.places.decided");
        redirect.addAttribute("map", map);
        return "redirect:/activities/" + id + "/areas";
    }

    @PostMapping("/decisions/{decision}/undoing")
    String undo(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ActivityId id,
            @PathVariable UUID decision,
            @RequestParam(required = false) @Nullable String map,
            RedirectAttributes redirect) {
        places.undo(me, id, decision);
        redirect.addFlashAttribute("done", "activity.places.undone");
        redirect.addAttribute("map", map);
        return "redirect:/activities/" + id + "/areas";
    }

    private String page(SignedIn me, ActivityId id, @Nullable String given, Model model, Locale language) {
        String map = given == null ? "" : given;
        var today = LocalDate.now(clock);
        var asked = VietnameseDates.typed(map);
        var day = asked.orElse(today);
        if (asked.isEmpty() && !map.isBlank()) {
            model.addAttribute(
                    "wrong",
                    messages.getMessage(
                            "activity.places.day.wrong",
                            new Object[] {map.strip(), VietnameseDates.onScreen(day)},
                            language));
        }
        var shown = places.of(me, id, day);
        var names = new HashMap<AdministrativeUnitId, String>();
        shown.open().forEach(one -> names.put(one.turn().unit(), VietnameseText.capitalised(shown.nameOf(one.turn()))));
        var moments = new HashMap<UUID, String>();
        shown.decided()
                .forEach(one -> moments.put(
                        one.decision().id(),
                        VietnameseDates.onScreen(one.decision().at())));
        model.addAttribute("shown", shown);
        model.addAttribute("names", names);
        model.addAttribute("moments", moments);
        model.addAttribute("day", VietnameseDates.onScreen(day));
        model.addAttribute("dayTyped", asked.isEmpty() && !map.isBlank() ? map : VietnameseDates.onScreen(day));
        return "activity/areas";
    }
}
