package vn.ocop.portal.account;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.FilterChip;
import vn.ocop.portal.core.ListAddress;

/// A list as a person has it before them: its filters, and those that they have saved for it. The fragments of
/// `fragments/filters.html` draw it.
public final class ListView {
    private static final String SAVED = "saved";
    private static final String VIEW = "view";
    private static final String ALL = "all";
    private final SavableList list;
    private final ListAddress address;
    private final ListMemory memory;
    private final @Nullable SavedFilter opened;

    private ListView(SavableList list, ListAddress address, ListMemory memory, @Nullable SavedFilter opened) {
        this.list = list;
        this.address = address;
        this.memory = memory;
        this.opened = opened;
    }

    /// One saved filter beside the list.
    public record Tab(String name, String href, boolean current, boolean byDefault) {}

    /// The list as it was asked for.
    ///
    /// @param address of it, with what was typed
    /// @param given all that the address held; `saved` tells which saved filter the person set out from
    public static ListView of(
            SavableList list, ListAddress address, Map<String, ? extends List<String>> given, ListMemory memory) {
        String query = address.query();
        var named = given.get(SAVED);
        var opened = memory.filters().stream()
                .filter(one -> named != null && named.contains(one.id().toString()))
                .findFirst()
                .or(() -> query.isEmpty()
                        ? Optional.empty()
                        : memory.filters().stream()
                                .filter(one -> one.query().equals(query))
                                .findFirst())
                .orElse(null);
        return new ListView(list, address, memory, opened);
    }

    /// The address of the filter with which the list opens, where it was asked for with nothing said.
    public static Optional<String> instead(
            SavableList list, Map<String, ? extends List<String>> given, ListMemory memory) {
        Set<String> said = new HashSet<>(given.keySet());
        said.remove("lang");
        return said.isEmpty() ? memory.byDefault().map(one -> opening(list, one)) : Optional.empty();
    }

    /// The address that opens a saved filter.
    public static String opening(SavableList list, SavedFilter filter) {
        return list.path() + "?" + filter.query() + (filter.query().isEmpty() ? "" : "&") + SAVED + "=" + filter.id();
    }

    /// A chip for each filter that is on.
    ///
    /// @param words for a parameter's name and value
    public List<FilterChip> chips(BiFunction<String, String, String> words) {
        var chips = new ArrayList<FilterChip>();
        for (String name : list.filters()) {
            String value = address.parameters().get(name);
            if (value != null) chips.add(new FilterChip(words.apply(name, value), kept(address.without(name))));
        }
        return chips;
    }

    /// The address of the list with these filters, ready for one more parameter.
    public String getBase() {
        String kept = kept(address);
        return kept + (kept.contains("?") ? "&" : "?");
    }

    /// The address of the list with these filters in another order, ready for nothing more.
    ///
    /// @param value null to leave the parameter out
    public String having(String name, @Nullable String value) {
        return kept(value == null ? address.without(name) : address.with(name, value));
    }

    /// The address of the whole list.
    public String getClear() {
        return memory.byDefault().isPresent() ? list.path() + "?" + VIEW + "=" + ALL : list.path();
    }

    /// All saved filters, the whole list before them; none where nothing was saved.
    public List<Tab> getTabs() {
        if (memory.filters().isEmpty()) return List.of();
        var tabs = new ArrayList<Tab>();
        tabs.add(new Tab("", getClear(), opened == null && address.isPlain(), false));
        for (var one : memory.filters()) {
            tabs.add(new Tab(one.name(), opening(list, one), one.equals(opened), one.byDefault()));
        }
        return tabs;
    }

    /// The saved filter from which the person set out.
    public @Nullable SavedFilter getOpened() {
        return opened;
    }

    /// Whether what is shown is no longer what was saved.
    public boolean isChanged() {
        return opened != null && !opened.query().equals(address.query());
    }

    /// Whether there is something to save that was not.
    public boolean isSavable() {
        return !address.isPlain() && (opened == null || isChanged());
    }

    /// The filters as they would be saved.
    public String getQuery() {
        return address.query();
    }

    /// The list's parameters as typed.
    public Map<String, String> getTyped() {
        return address.parameters();
    }

    /// What a form that filters anew carries along: how the list is shown, and the saved filter.
    public Map<String, String> getKept() {
        var kept = new LinkedHashMap<>(address.parameters());
        kept.keySet().retainAll(list.shape());
        if (opened != null) kept.put(SAVED, opened.id().toString());
        return kept;
    }

    /// Key of the list.
    public String getKey() {
        return list.key();
    }

    /// What the person's list remembers.
    public ListMemory getMemory() {
        return memory;
    }

    private String kept(ListAddress wanted) {
        if (opened != null) return wanted.with(SAVED, opened.id().toString()).toString();
        return wanted.isPlain() ? getClear() : wanted.toString();
    }
}
