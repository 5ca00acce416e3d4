package vn.ocop.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every word on a page has its message, in both languages.
class MessagesTests {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path BUNDLES = RESOURCES.resolve("messages");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)[^}]*}");

    /// `#{key}`, `#{key(…)}` in templates; keys that are put together there (`#{|…|}`, `#{${…}}`) are left to the
    /// page walker, which sees the pages.
    private static final Pattern TEMPLATE_KEY = Pattern.compile("#\\{([A-Za-z][\\w.-]*)[(}]");

    /// `#messages.msg('key'…)`; a key that ends with a point or a dash is the beginning of several.
    private static final Pattern TEMPLATE_CALL = Pattern.compile("#messages\\.msg\\w*\\('([\\w.-]+)'");

    private static final List<Pattern> JAVA_KEYS = List.of(
            Pattern.compile("new RuleViolation\\(\\s*\"([\\w.-]+)\""),
            Pattern.compile("\\.reject\\(\\s*\"([\\w.-]+)\""),
            Pattern.compile("\\.rejectValue\\(\\s*[^,]+,\\s*\"([\\w.-]+)\""),
            Pattern.compile("addFlashAttribute\\(\\s*\"done\",\\s*\"([\\w.-]+)\""),
            Pattern.compile("message\\s*=\\s*\"\\{([\\w.-]+)}\""));

    private final Map<String, String> vietnamese = bundle(name -> !name.endsWith("_en.properties"));
    private final Map<String, String> english = bundle(name -> name.endsWith("_en.properties"));

    @Test
    void everyMessageIsThereInBothLanguages() {
        assertThat(english.keySet()).as("English keys").containsExactlyInAnyOrderElementsOf(vietnamese.keySet());
    }

    @Test
    void noMessageIsWrittenTwice() throws IOException {
        for (String suffix : List.of("_en.properties", ".properties")) {
            List<String> keys = new ArrayList<>();
            for (Path file : files(BUNDLES, suffix)) {
                if (suffix.equals(".properties") && file.toString().endsWith("_en.properties")) continue;
                for (String line : Files.readAllLines(file, UTF_8)) {
                    if (line.matches("\\s*[^#!\\s].*=.*"))
                        keys.add(line.substring(0, line.indexOf('=')).strip());
                }
            }
            assertThat(keys).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyBundleIsRead() throws IOException {
        var settings = new Properties();
        settings.load(new StringReader(Files.readString(RESOURCES.resolve("application.properties"), UTF_8)));
        assertThat(settings.getProperty("spring.messages.basename").split(","))
                .containsExactlyInAnyOrderElementsOf(files(BUNDLES, ".properties").stream()
                        .map(file -> "messages/" + file.getFileName().toString().replaceAll("(_en)?\\.properties$", ""))
                        .collect(toSet()));
    }

    @Test
    void theLanguagesFillTheSamePlaces() {
        vietnamese.forEach((key, text) ->
                assertThat(places(english.getOrDefault(key, text))).as(key).isEqualTo(places(text)));
    }

    @Test
    void apostrophesAndBracesMeanWhatTheySay() {
        Stream.of(vietnamese, english)
                .flatMap(bundle -> bundle.entrySet().stream())
                .forEach(message -> {
                    String text = message.getValue();
                    if (places(text).isEmpty()) {
                        assertThat(text)
                                .as(message.getKey() + ": without places an apostrophe stands alone")
                                .doesNotContain("''");
                    } else {
                        new MessageFormat(text);
                        assertThat(text.replace("''", ""))
                                .as(message.getKey() + ": with places an apostrophe is doubled")
                                .doesNotContain("'");
                    }
                });
    }

    @Test
    void messagesAreComposedTextWithoutBlanksAtTheEnds() {
        Stream.of(vietnamese, english)
                .flatMap(bundle -> bundle.entrySet().stream())
                .forEach(message -> {
                    assertThat(Normalizer.isNormalized(message.getValue(), Normalizer.Form.NFC))
                            .as(message.getKey())
                            .isTrue();
                    assertThat(message.getValue())
                            .as(message.getKey())
                            .isNotBlank()
                            .isEqualTo(message.getValue().strip());
                });
    }

    @Test
    void everyKeyOfATemplateHasAMessage() throws IOException {
        Map<String, String> used = new TreeMap<>();
        for (Path file : files(RESOURCES.resolve("templates"), ".html")) {
            String html = Files.readString(file, UTF_8);
            Stream.of(TEMPLATE_KEY, TEMPLATE_CALL)
                    .flatMap(pattern -> pattern.matcher(html).results())
                    .forEach(found -> used.put(found.group(1), file.toString()));
        }
        assertThat(used).isNotEmpty();
        used.keySet().removeIf(this::known);
        assertThat(used).as("keys without a message").isEmpty();
    }

    @Test
    void everyKeyOfTheSourcesHasAMessage() throws IOException {
        Map<String, String> used = new TreeMap<>();
        for (Path file : files(Path.of("src/main/java"), ".java")) {
            String source = Files.readString(file, UTF_8).replaceAll("(?m)^\\s*//.*$", "");
            JAVA_KEYS.stream()
                    .flatMap(pattern -> pattern.matcher(source).results())
                    .map((MatchResult found) -> found.group(1))
                    .forEach(key -> used.put(key, file.toString()));
        }
        assertThat(used).isNotEmpty();
        used.keySet().removeIf(this::known);
        assertThat(used).as("keys without a message").isEmpty();
    }

    private boolean known(String key) {
        boolean beginning = key.endsWith(".") || key.endsWith("-");
        return beginning
                ? vietnamese.keySet().stream().anyMatch(known -> known.startsWith(key))
                : vietnamese.containsKey(key);
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group(1)).collect(TreeSet::new, Set::add, Set::addAll);
    }

    private static Map<String, String> bundle(java.util.function.Predicate<String> wanted) {
        try {
            Map<String, String> all = new TreeMap<>();
            for (Path file : files(BUNDLES, ".properties")) {
                if (!wanted.test(file.getFileName().toString())) continue;
                var bundle = new Properties();
                try (var reader = Files.newBufferedReader(file, UTF_8)) {
                    bundle.load(reader);
                }
                all.putAll(bundle.stringPropertyNames().stream().collect(toMap(key -> key, bundle::getProperty)));
            }
            return all;
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static List<Path> files(Path below, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
