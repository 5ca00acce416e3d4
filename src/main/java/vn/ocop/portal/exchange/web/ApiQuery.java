package vn.ocop.portal.exchange.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Reads the query parameters of the API, strictly: what cannot be read is refused, never passed over. Null asks
/// nothing.
final class ApiQuery {
    static final int USUAL_LIMIT = 50;
    static final int LARGEST_LIMIT = 200;
    private static final int LONGEST_WORDS = 200;
    private static final int LAST_YEAR = 9999;
    private static final String AFTER = "after";

    private ApiQuery() {}

    static int limit(@Nullable String text) {
        if (text == null) return USUAL_LIMIT;
        if (text.matches("[1-9]\\d{0,2}")) {
            int limit = Integer.parseInt(text);
            if (limit <= LARGEST_LIMIT) return limit;
        }
        throw new ApiRefusal("limit", text, "limit", Integer.toString(LARGEST_LIMIT));
    }

    static @Nullable String words(@Nullable String text) {
        if (text != null && text.length() > LONGEST_WORDS) {
            throw new ApiRefusal("q", text, "words", Integer.toString(LONGEST_WORDS));
        }
        return text == null ? null : text.replaceAll("\\s+", " ");
    }

    static @Nullable LocalDate day(String name, @Nullable String text) {
        if (text == null) return null;
        try {
            return day(text);
        } catch (DateTimeException unreadable) {
            throw new ApiRefusal(name, text, "day");
        }
    }

    /// A day of four digits for the year; the database knows no other.
    static LocalDate day(String text) {
        var day = LocalDate.parse(text);
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) throw new DateTimeException(text);
        return day;
    }

    static @Nullable Instant moment(String name, @Nullable String text) {
        if (text == null) return null;
        try {
            // A plus sign that was not written as %2B arrives as a blank.
            var moment = OffsetDateTime.parse(text.replace(' ', '+'));
            if (moment.getYear() < 1 || moment.getYear() > LAST_YEAR) throw new DateTimeException(text);
            return moment.toInstant();
        } catch (DateTimeException unreadable) {
            throw new ApiRefusal(name, text, "moment");
        }
    }

    static <T> @Nullable T id(String name, @Nullable String text, Function<UUID, T> of) {
        if (text == null) return null;
        try {
            if (text.length() == 36) return of.apply(UUID.fromString(text));
        } catch (IllegalArgumentException unreadable) {
            throw new ApiRefusal(name, text, "id");
        }
        throw new ApiRefusal(name, text, "id");
    }

    static @Nullable Integer stars(@Nullable String text) {
        if (text == null) return null;
        if (!text.matches("[345]")) throw new ApiRefusal("stars", text, "stars");
        return Integer.valueOf(text);
    }

    static <T extends Enum<T>> @Nullable T choice(String name, @Nullable String text, Class<T> of) {
        if (text == null) return null;
        return Arrays.stream(of.getEnumConstants())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new ApiRefusal(
                        name,
                        text,
                        "choice",
                        Arrays.stream(of.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    /// A place in a list as a program carries it to the next page.
    ///
    /// @param kind of the list, since a place in one is none in another
    static String cursor(String kind, Object... place) {
        String text = kind + "\n" + Arrays.stream(place).map(String::valueOf).collect(Collectors.joining("\n"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /// The parts of a place that [#cursor] wrote, put together again.
    static <T> @Nullable T place(String kind, @Nullable String cursor, int parts, Function<List<String>, T> of) {
        if (cursor == null) return null;
        try {
            var read = List.of(new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split("\n", -1));
            if (read.size() == parts + 1 && read.getFirst().equals(kind)) return of.apply(read.subList(1, parts + 1));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new ApiRefusal(AFTER, cursor, AFTER);
        }
        throw new ApiRefusal(AFTER, cursor, AFTER);
    }

    /// A page of what was read: one more than asked for was, where there is more.
    static <S, T> ApiJson.Page<T> page(
            List<S> read, int limit, Function<S, T> as, Function<S, String> cursor, HttpServletResponse response) {
        boolean more = read.size() > limit;
        var shown = more ? read.subList(0, limit) : read;
        String next = more ? cursor.apply(shown.getLast()) : null;
        if (next != null) {
            String address = ServletUriComponentsBuilder.fromCurrentRequest()
                    .replaceQueryParam(AFTER, next)
                    .scheme(null)
                    .host(null)
                    .port(null)
                    .build()
                    .toUriString();
            response.setHeader(HttpHeaders.LINK, "<" + address + ">; rel=\"next\"");
        }
        return new ApiJson.Page<>(shown.stream().map(as).toList(), next);
    }

    /// A page of a list that is short enough to be read whole.
    ///
    /// @param kind of the list
    static <S, T> ApiJson.Page<T> page(
            String kind,
            List<S> all,
            Function<S, UUID> id,
            @Nullable String after,
            int limit,
            Function<List<S>, Function<S, T>> as,
            HttpServletResponse response) {
        UUID last = place(kind, after, 1, parts -> UUID.fromString(parts.getFirst()));
        int from = 0;
        if (last != null) {
            while (from < all.size() && !id.apply(all.get(from)).equals(last)) from++;
            if (from == all.size()) throw new ApiRefusal(AFTER, String.valueOf(after), AFTER);
            from++;
        }
        var read = all.subList(from, Math.min(all.size(), from + limit + 1));
        return page(read, limit, as.apply(read), one -> cursor(kind, id.apply(one)), response);
    }
}
