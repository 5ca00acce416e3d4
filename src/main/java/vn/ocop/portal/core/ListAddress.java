package vn.ocop.portal.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The address of a list: its path and the parameters that it knows, in the order in which it names them. A parameter
/// that is empty, or that the list does not know, is not in it; one that was given several times stands once, its
/// values parted by commas.
public final class ListAddress {
    private final String path;
    private final Map<String, String> parameters;

    private ListAddress(String path, Map<String, String> parameters) {
        this.path = path;
        this.parameters = Collections.unmodifiableMap(parameters);
    }

    /// @param known the names that the list knows, in its order
    /// @param given what stood in the address that was asked for
    public static ListAddress of(
            String path, Collection<String> known, Map<String, ? extends Collection<String>> given) {
        var parameters = new LinkedHashMap<String, String>();
        for (String name : known) {
            var values = given.get(name);
            if (values == null) continue;
            String value = values.stream()
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(","));
            if (!value.isEmpty()) parameters.put(name, value);
        }
        return new ListAddress(path, parameters);
    }

    /// Reads what [#query] wrote, or a person's address, unknown names passed over.
    ///
    /// @throws IllegalArgumentException where it is not the query of an address
    public static ListAddress read(String path, Collection<String> known, String query) {
        return of(path, known, parameters(query));
    }

    /// The parameters of a query by name, in its order.
    ///
    /// @throws IllegalArgumentException where a value is not encoded as in an address
    public static Map<String, List<String>> parameters(String query) {
        var given = new LinkedHashMap<String, List<String>>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (pair.isEmpty()) continue;
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            given.merge(
                    URLDecoder.decode(name, UTF_8),
                    List.of(URLDecoder.decode(value, UTF_8)),
                    (before, more) -> List.of(before.getFirst() + "," + more.getFirst()));
        }
        return given;
    }

    /// The parameters as they were typed.
    public Map<String, String> parameters() {
        return parameters;
    }

    /// Whether the whole list is asked for.
    public boolean isPlain() {
        return parameters.isEmpty();
    }

    /// The address with that parameter, in the place of the former one or at the end.
    public ListAddress with(String name, String value) {
        var changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        return new ListAddress(path, changed);
    }

    /// The address without these parameters.
    public ListAddress without(String... names) {
        var fewer = new LinkedHashMap<>(parameters);
        for (String name : names) fewer.remove(name);
        return new ListAddress(path, fewer);
    }

    /// What stands after the question mark; empty where nothing does.
    public String query() {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /// The address, ready for one more parameter.
    public String base() {
        return isPlain() ? path + "?" : path + "?" + query() + "&";
    }

    /// The address as a link has it.
    @Override
    public String toString() {
        return isPlain() ? path : path + "?" + query();
    }
}
