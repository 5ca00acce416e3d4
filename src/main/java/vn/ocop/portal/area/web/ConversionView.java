package vn.ocop.portal.area.web;

import java.util.List;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaConversion;

/// What a unit is on another map, for a page.
///
/// @param kind the end of the message key `area.on.<kind>`
/// @param units those that hold it or may hold it
record ConversionView(String kind, List<Area> units) {
    static ConversionView of(AreaConversion conversion) {
        return switch (conversion) {
            case AreaConversion.To(var unit, var moved, var _) ->
                new ConversionView(moved ? "moved" : "same", List.of(unit));
            case AreaConversion.Undecided(var _, var _, var candidates) -> new ConversionView("undecided", candidates);
            case AreaConversion.Nowhere(var why) -> new ConversionView(why.name(), List.of());
        };
    }
}
