package vn.ocop.portal.letter;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.letter.Finding.Outcome;

/// What the rules ask for under one layout profile: data, `/letter/<profile>-rules.properties`, for the decree they
/// come from may be replaced.
final class CheckRules {
    private static final Map<String, CheckRules> LOADED = new ConcurrentHashMap<>();

    private final String name;
    private final Properties data = new Properties();
    private final Map<CheckRule, Gravity> gravities = new EnumMap<>(CheckRule.class);

    private final Map<String, List<String>> lists = new ConcurrentHashMap<>();

    private CheckRules(String profile) {
        name = "/letter/" + profile + "-rules.properties";
        try (var resource = CheckRules.class.getResourceAsStream(name)) {
            if (resource == null) throw new IOException(name + " is missing");
            data.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var rule : CheckRule.values()) {
            var parts = text("rule." + rule.code()).split("\\s*\\|\\s*", 2);
            var article = parts.length == 1 ? null : text("decree") + ", " + parts[1];
            gravities.put(rule, new Gravity(Outcome.valueOf(parts[0].toUpperCase(Locale.ROOT)), article));
        }
    }

    /// The rules that belong to a layout profile.
    static CheckRules of(LayoutProfile profile) {
        return LOADED.computeIfAbsent(profile.name(), CheckRules::new);
    }

    /// How grave a breach is, and the article the rule comes from.
    record Gravity(Outcome outcome, @Nullable String article) {}

    /// Smallest and largest that is allowed.
    record Range(double least, double most) {
        boolean holds(double value, double tolerance) {
            return value >= least - tolerance && value <= most + tolerance;
        }

        boolean isOne() {
            return least == most;
        }
    }

    Gravity gravity(CheckRule rule) {
        var gravity = gravities.get(rule);
        if (gravity == null) throw new IllegalStateException(name + " lacks " + rule);
        return gravity;
    }

    String text(CheckRule rule) {
        return text(rule.code());
    }

    String text(String key) {
        var value = data.getProperty(key);
        if (value == null) throw new IllegalStateException(name + " lacks " + key);
        return value.strip();
    }

    Range range(CheckRule rule) {
        return range(rule.code());
    }

    Range range(String key) {
        var ends = text(key).split("\\.\\.", -1);
        var least = Double.parseDouble(ends[0]);
        return new Range(least, ends.length == 1 ? least : Double.parseDouble(ends[1]));
    }

    List<Double> numbers(String key) {
        return list(key).stream().map(Double::valueOf).toList();
    }

    double number(String key) {
        return Double.parseDouble(text(key));
    }

    /// Comma-separated words.
    List<String> list(String key) {
        return lists.computeIfAbsent(key, this::split);
    }

    private List<String> split(String key) {
        return Arrays.stream(text(key).split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
