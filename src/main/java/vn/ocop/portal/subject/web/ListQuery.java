package vn.ocop.portal.subject.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseText;

/// The filters of a list as they stand in its address. What cannot be read is passed over.
final class ListQuery {
    private static final int LONGEST = 200;
    private final Map<String, String> typed = new LinkedHashMap<>();
    private final Set<String> known;
    private final int page;

    /// @param parameters of the request
    /// @param names of the filters
    ListQuery(Map<String, String> parameters, String... names) {
        this.known = new LinkedHashSet<>(Set.of(names));
        for (String name : names) {
            String value = clean(parameters.getOrDefault(name, ""));
            if (!value.isEmpty()) typed.put(name, value);
        }
        String number = parameters.getOrDefault("page", "1");
        this.page = number.matches("[1-9]\\d{0,4}") ? Integer.parseInt(number) : 1;
    }

    /// The value of a filter; null where there is none or it cannot be read.
    ///
    /// @param of throws `IllegalArgumentException` where it cannot read
    <T> @Nullable T read(String name, Function<String, T> of) {
        if (!known.contains(name)) throw new IllegalArgumentException(name);
        String value = typed.get(name);
        if (value == null) return null;
        try {
            return of.apply(value);
        } catch (IllegalArgumentException unreadable) {
            typed.remove(name);
            return null;
        }
    }

    /// What was typed and could be read, by the filter's name.
    Map<String, String> typed() {
        return typed;
    }

    /// The page that was asked for, from 1.
    int page() {
        return page;
    }

    /// The list's address with its filters, ready for `page=`.
    String address(String path) {
        var address = new StringBuilder(path).append('?');
        typed.forEach((name, value) -> address.append(name)
                .append('=')
                .append(URLEncoder.encode(value, UTF_8))
                .append('&'));
        return address.toString();
    }

    private static String clean(String raw) {
        try {
            String text = VietnameseText.oneLine(VietnameseText.clean(raw));
            return text.substring(0, Math.min(text.length(), LONGEST));
        } catch (RuleViolation unprintable) {
            return "";
        }
    }
}
