package vn.ocop.portal.exchange.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.ocop.portal.core.VietnameseText;

/// Finds things by the names that cells give them: letter case aside, accents never, for "Cao Lanh" may be more than
/// one
/// thing.
final class Named<T> {
    private final Map<String, Set<T>> exact = new HashMap<>();
    private final Map<String, Set<T>> alike = new HashMap<>();

    /// Takes up a thing by one of its names.
    void add(String name, T thing) {
        exact.computeIfAbsent(key(name), _ -> new LinkedHashSet<>()).add(thing);
        alike.computeIfAbsent(VietnameseText.fold(key(name)), _ -> new LinkedHashSet<>())
                .add(thing);
    }

    /// The things of that name.
    List<T> find(String name) {
        return new ArrayList<>(exact.getOrDefault(key(name), Set.of()));
    }

    /// The things whose name is the same but for accents.
    List<T> alike(String name) {
        return new ArrayList<>(alike.getOrDefault(VietnameseText.fold(key(name)), Set.of()));
    }

    static String key(String name) {
        return VietnameseText.oneLine(name).toLowerCase(Locale.ROOT);
    }
}
