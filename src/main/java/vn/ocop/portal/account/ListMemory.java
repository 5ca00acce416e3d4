package vn.ocop.portal.account;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a person's list remembers.
///
/// @param filters the saved ones, in the order in which they were made
/// @param columns the columns that were chosen, as the list's address names them; null for those that it shows by
/// itself
public record ListMemory(
        List<SavedFilter> filters, @Nullable String columns) {
    /// Nothing.
    public static final ListMemory NONE = new ListMemory(List.of(), null);

    /// An expression of SQL for what [#read] reads, for lists that ask for it together with their rows; its parameters
    /// are `:me`, an account, and `:list`, the key of a list.
    public static final String SQL = """
            concat((select string_agg(concat_ws(E'\\x1f', f.filter_id, f.is_default, f.query, f.name), E'\\x1e' order by f.position)
                    from saved_filter f where f.account_id = :me and f.list = :list), E'\\x1d',
                   (select c.columns from list_columns c where c.account_id = :me and c.list = :list))""";

    /// Reads the value of [#SQL].
    public static ListMemory read(String value) {
        if (value.equals("\u001d")) return NONE;
        int end = value.indexOf('\u001d');
        var filters = value.substring(0, end).isEmpty()
                ? List.<SavedFilter>of()
                : Arrays.stream(value.substring(0, end).split("\u001e"))
                        .map(ListMemory::filter)
                        .toList();
        String columns = value.substring(end + 1);
        return new ListMemory(filters, columns.isEmpty() ? null : columns);
    }

    private static SavedFilter filter(String value) {
        var parts = value.split("\u001f", -1);
        return new SavedFilter(SavedFilterId.of(parts[0]), parts[1].equals("t"), parts[2], parts[3]);
    }

    /// The filter with which the list opens.
    public Optional<SavedFilter> byDefault() {
        return filters.stream().filter(SavedFilter::byDefault).findFirst();
    }
}
