package vn.ocop.portal.exchange.imports;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;

/// Finds administrative units by the words of a cell and the row's day: kind and name together, and where two share
/// both,
/// the unit above. A name or a code alone finds none, however few bear it.
final class Units {
    private static final Pattern ABOVE = Pattern.compile("(.+?)\\s*(?:,|\\(|thuộc)\\s*([^)]+?)\\)?");
    private static final Pattern KIND = Pattern.compile(
            "(tỉnh|thành phố|huyện|thị xã|phường|xã|thị trấn|tp\\.?|h\\.|tx\\.?|p\\.|x\\.|tt\\.?)\\s*(.+)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Map<String, String> SHORT =
            Map.of("tp", "thành phố", "h", "huyện", "tx", "thị xã", "p", "phường", "x", "xã", "tt", "thị trấn");

    private final List<Area> all;
    private final Map<AdministrativeUnitId, Area> byId = new HashMap<>();
    private final Named<Area> byFullName = new Named<>();
    private final Named<Area> byName = new Named<>();

    Units(List<Area> all) {
        this.all = List.copyOf(all);
        for (var area : all) {
            byId.put(area.id(), area);
            byFullName.add(area.kind().word() + " " + area.name(), area);
            byName.add(area.name(), area);
        }
    }

    /// All units.
    List<Area> all() {
        return all;
    }

    /// The unit that the words name on that day; null where the problem is noted in the row.
    ///
    /// @param day null where it is not known: then nothing is found, but what names no unit of any day is noted
    @Nullable
    Area find(RowReader row, String field, String words, @Nullable LocalDate day) {
        if (words.matches("\\d{2,5}")) {
            row.wrong(field, "import.area.code", words);
            return null;
        }
        var parted = ABOVE.matcher(words);
        boolean above = parted.matches();
        String own = above ? parted.group(1) : words;
        String full = fullName(own);
        if (full == null) {
            var candidates = onDay(byName.find(own), day);
            if (candidates.isEmpty()) candidates = byName.find(own);
            if (candidates.isEmpty()) row.wrong(field, "import.area.unknown", words);
            else row.wrong(field, "import.area.kind", words, listed(candidates));
            return null;
        }
        var found = byFullName.find(full);
        if (found.isEmpty()) {
            var like = byFullName.alike(full);
            if (like.isEmpty()) row.wrong(field, "import.area.unknown", words);
            else row.wrong(field, "import.area.alike", words, listed(like));
            return null;
        }
        var there = onDay(found, day);
        if (day != null && there.isEmpty()) {
            row.wrong(field, "import.area.notOn", words, VietnameseDates.onScreen(day), listed(found));
            return null;
        }
        if (above) {
            String parent = fullName(parted.group(2));
            var below = there.stream().filter(area -> isBelow(area, parent)).toList();
            if (below.isEmpty()) {
                row.wrong(field, "import.area.notBelow", own, parted.group(2), listed(there));
                return null;
            }
            there = below;
        }
        if (day == null) return null;
        if (there.size() > 1) {
            row.wrong(field, "import.area.several", words, listed(there));
            return null;
        }
        return there.getFirst();
    }

    /// The unit as a cell may name it: with the unit above where another bears the same kind and name on some day.
    String inCell(Area area) {
        var parent = area.parentId() == null ? null : byId.get(area.parentId());
        boolean shared = byFullName.find(area.kind().word() + " " + area.name()).stream()
                .anyMatch(other -> !other.id().equals(area.id()) && overlap(area, other));
        return shared && parent != null ? area.fullName() + ", " + parent.fullName() : area.fullName();
    }

    /// The unit above; empty for the province.
    String above(Area area) {
        var parent = area.parentId() == null ? null : byId.get(area.parentId());
        return parent == null ? "" : parent.fullName();
    }

    private static boolean overlap(Area one, Area other) {
        var start = one.validity().from();
        var end = one.validity().to();
        var otherStart = other.validity().from();
        var otherEnd = other.validity().to();
        boolean before = end != null && otherStart != null && end.isBefore(otherStart);
        boolean after = otherEnd != null && start != null && otherEnd.isBefore(start);
        return !before && !after;
    }

    private boolean isBelow(Area area, @Nullable String parent) {
        var above = area.parentId() == null ? null : byId.get(area.parentId());
        return above != null
                && parent != null
                && Named.key(above.kind().word() + " " + above.name()).equals(Named.key(parent));
    }

    /// @param day null for all
    private static List<Area> onDay(List<Area> areas, @Nullable LocalDate day) {
        if (day == null) return areas;
        return areas.stream().filter(area -> area.validity().includes(day)).toList();
    }

    private static @Nullable String fullName(String words) {
        var kind = KIND.matcher(VietnameseText.oneLine(words));
        if (!kind.matches()) return null;
        String word = kind.group(1).toLowerCase(Locale.ROOT).replace(".", "");
        return Objects.requireNonNullElse(SHORT.get(word), word) + " " + kind.group(2);
    }

    private String listed(List<Area> areas) {
        return String.join("; ", areas.stream().limit(6).map(this::dated).toList());
    }

    /// The unit with the unit above it and its days.
    private String dated(Area area) {
        var from = area.validity().from();
        var to = area.validity().to();
        String days = (from == null ? "" : " từ " + VietnameseDates.inText(from))
                + (to == null ? "" : " đến " + VietnameseDates.inText(to));
        String above = above(area);
        boolean commune = !area.kind().ofDistrictLevel() && !above.isEmpty() && !above.startsWith("tỉnh");
        return area.fullName() + (commune ? ", " + above : "") + (days.isEmpty() ? "" : " (" + days.strip() + ")");
    }
}
