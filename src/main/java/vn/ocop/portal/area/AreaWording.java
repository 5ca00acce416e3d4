package vn.ocop.portal.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.core.VietnameseText;

/// Writes a set of administrative units into a letter.
public final class AreaWording {
    private AreaWording() {}

    /// The units as a letter names them: kinds in lower case, units of one kind together ("thành phố Sa Đéc và các
    /// huyện Lai Vung, Tam Nông"), and a count where they are all there are ("12 huyện, thành phố trên địa bàn
    /// Tỉnh").
    ///
    /// @param areas the units to name, in the order in which they are to be named
    /// @param all the units right below the province on the day in question
    /// @return empty where there are none
    public static String phrase(Collection<Area> areas, Collection<Area> all) {
        if (areas.isEmpty()) return "";
        var ids = new HashSet<>(areas.stream().map(Area::id).toList());
        if (all.size() > 1
                && ids.equals(new HashSet<>(all.stream().map(Area::id).toList()))) {
            return "%s %s trên địa bàn Tỉnh".formatted(VietnameseNumbers.counted(all.size()), kinds(all));
        }
        Map<UnitKind, List<String>> names = new LinkedHashMap<>();
        areas.forEach(area ->
                names.computeIfAbsent(area.kind(), _ -> new ArrayList<>()).add(area.name()));
        var groups = new ArrayList<String>();
        names.forEach((kind, of) -> groups.add(
                of.size() == 1
                        ? areas.stream()
                                .filter(area -> area.kind() == kind)
                                .findFirst()
                                .orElseThrow()
                                .fullName()
                        : "các %s %s".formatted(kind.word(), String.join(", ", of))));
        return VietnameseText.listed(groups);
    }

    private static String kinds(Collection<Area> all) {
        // The larger group's kind first, as officials say it: 12 huyện, thành phố; 102 xã, phường.
        Map<UnitKind, Integer> sizes = new LinkedHashMap<>();
        all.forEach(area -> sizes.merge(area.kind(), 1, Integer::sum));
        return String.join(
                ", ",
                sizes.entrySet().stream()
                        .sorted(Map.Entry.<UnitKind, Integer>comparingByValue().reversed())
                        .map(entry -> entry.getKey().word())
                        .toList());
    }
}
