package vn.ocop.portal.subject.web;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.VietnameseDates;

/// The map of the day on which a list of the register is asked for, as it stands in the list's address.
///
/// @param day null for areas as they were recorded
/// @param undecided those whose unit was split
record MapQuery(@Nullable LocalDate day, boolean undecided) {
    static final String MAP = "map";
    static final String UNDECIDED = "undecided";

    /// Reads it; what waits for a decision is asked of the latest map where none is named.
    static MapQuery read(ListQuery query, Areas areas) {
        var day = query.read(
                MAP, text -> VietnameseDates.typed(text).orElseThrow(() -> new IllegalArgumentException(text)));
        boolean undecided = Boolean.TRUE.equals(query.read(UNDECIDED, SubjectPages::yesOrNo));
        if (undecided && day == null) day = areas.history().turningDays().getLast();
        return new MapQuery(day, undecided);
    }

    /// Tells the page which map it shows, which areas may be asked for on it, and what was asked wrongly.
    void tell(
            Model model,
            Map<String, String> given,
            @Nullable AdministrativeUnitId area,
            Areas areas,
            RegisterChoices choices,
            Locale language) {
        model.addAttribute("map", day);
        String typed = given.getOrDefault(MAP, "").strip();
        model.addAttribute(
                "mapWrong", !typed.isEmpty() && VietnameseDates.typed(typed).isEmpty());
        if (day == null) return;
        var map = areas.history().on(day);
        model.addAttribute("areaNotOnMap", area != null && !map.has(area));
        model.addAttribute("areaChoices", choices.areasOf(map, language));
    }
}
