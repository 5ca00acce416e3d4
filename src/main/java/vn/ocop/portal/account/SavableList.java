package vn.ocop.portal.account;

import java.util.ArrayList;
import java.util.List;

/// A list whose filters people save. Each room that has one makes it a bean.
///
/// @param key by which the list is told from others, such as `activities`; the word for it is `lists.name.<key>`
/// @param path where it is opened
/// @param filters the parameters that leave out rows, in the order in which they are shown
/// @param shape the parameters that say how the rest is shown: `sort`, `columns`
public record SavableList(String key, String path, List<String> filters, List<String> shape) {
    /// A list that is filtered and nothing else.
    public SavableList(String key, String path, String... filters) {
        this(key, path, List.of(filters), List.of());
    }

    /// All that may be saved.
    public List<String> parameters() {
        var all = new ArrayList<>(filters);
        all.addAll(shape);
        return all;
    }
}
