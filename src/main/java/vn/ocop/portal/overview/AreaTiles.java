package vn.ocop.portal.overview;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaHistory;
import vn.ocop.portal.core.VietnameseText;

/// Lays units out as a grid of tiles, which stands in place of a map. Districts have a place by the file
/// `overview/tiles.csv`; other units stand together by the district of which most of them came, in the order of the
/// alphabet, those of which the register knows no district last.
@Component
public class AreaTiles {
    private static final String FILE = "overview/tiles.csv";
    private final Map<String, Place> places;

    AreaTiles() {
        this.places = read();
    }

    /// A place in the grid; columns and rows count from 1, from the north-west.
    public record Place(int column, int row) {}

    /// A unit in the grid.
    ///
    /// @param place null where it has none and follows the one before
    public record Tile(Area unit, @Nullable Place place) {}

    /// Tiles that stand together.
    ///
    /// @param district of which the units came; null for units with a place, and for those of no known district
    /// @param placed whether its tiles have places
    public record Group(@Nullable Area district, boolean placed, List<Tile> tiles) {
        public Group {
            tiles = List.copyOf(tiles);
        }
    }

    /// The groups of these units, those with places first.
    public List<Group> of(Collection<Area> units, AreaHistory history) {
        var placed = new ArrayList<Tile>();
        var byDistrict = new TreeMap<String, List<Tile>>();
        var districts = new HashMap<String, Area>();
        var others = new ArrayList<Tile>();
        for (var unit : units) {
            var place = unit.kind().ofDistrictLevel() ? places.get(unit.code()) : null;
            if (place != null) {
                placed.add(new Tile(unit, place));
                continue;
            }
            var district = districtOf(unit, history);
            if (district == null) {
                others.add(new Tile(unit, null));
            } else {
                districts.put(district.code(), district);
                byDistrict
                        .computeIfAbsent(district.code(), _ -> new ArrayList<>())
                        .add(new Tile(unit, null));
            }
        }
        var groups = new ArrayList<Group>();
        placed.sort(Comparator.<Tile>comparingInt(
                        tile -> tile.place() == null ? 0 : tile.place().row())
                .thenComparingInt(
                        tile -> tile.place() == null ? 0 : tile.place().column()));
        if (!placed.isEmpty()) groups.add(new Group(null, true, placed));
        byDistrict.forEach((code, tiles) -> groups.add(new Group(districts.get(code), false, sorted(tiles))));
        if (!others.isEmpty()) groups.add(new Group(null, false, sorted(others)));
        return groups;
    }

    /// The district in which most units lay of which this one was made; of two the one of the lower code.
    private static @Nullable Area districtOf(Area unit, AreaHistory history) {
        var counts = new TreeMap<String, Integer>();
        var found = new HashMap<String, Area>();
        for (var former : history.predecessorsOf(unit.id())) {
            var parent = former.parentId();
            if (parent == null) continue;
            history.area(parent).filter(one -> one.kind().ofDistrictLevel()).ifPresent(district -> {
                counts.merge(district.code(), 1, Integer::sum);
                found.put(district.code(), district);
            });
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(most -> found.get(most.getKey()))
                .orElse(null);
    }

    private static List<Tile> sorted(List<Tile> tiles) {
        var alphabet = Collator.getInstance(VietnameseText.VIETNAMESE);
        return tiles.stream()
                .sorted(Comparator.comparing(tile -> tile.unit().name(), alphabet::compare))
                .toList();
    }

    private static Map<String, Place> read() {
        try {
            var places = new HashMap<String, Place>();
            for (String line : new ClassPathResource(FILE)
                    .getContentAsString(UTF_8)
                    .lines()
                    .toList()) {
                if (line.isBlank() || line.startsWith("#")) continue;
                String[] parts = line.split(",", -1);
                places.put(parts[0], new Place(Integer.parseInt(parts[1].strip()), Integer.parseInt(parts[2].strip())));
            }
            return Map.copyOf(places);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
