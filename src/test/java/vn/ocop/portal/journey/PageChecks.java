package vn.ocop.portal.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What must hold of every page.
final class PageChecks {
    private static final Pattern MISSING_MESSAGE = Pattern.compile("\\?\\?[\\w.-]+\\?\\?");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern HARMLESS =
            Pattern.compile("Trailing slash on void elements|appears to be written in|does not need a “role” attribute"
                    // a short official letter has no headings
                    + "|Article lacks heading");

    /// Words of English messages that Vietnamese pages may show all the same, and why.
    private static final Map<String, String> BOTH_LANGUAGES = Map.ofEntries(
            Map.entry("ocop", "name of the programme"),
            Map.entry("docx", "file format"),
            Map.entry("word", "name of a program"),
            Map.entry("libreoffice", "name of a program"),
            Map.entry("javascript", "name of a language"),
            Map.entry("email", "the usual word"),
            Map.entry("english", "the link to the English page"),
            Map.entry("long", "syllable of place names: Vĩnh Long, Long Khánh"),
            Map.entry("dong", "Đồng Tháp, without accents"),
            Map.entry("thap", "Đồng Tháp, without accents"),
            Map.entry("siyb", "name of a club"),
            Map.entry("them", "thêm, without accents"),
            Map.entry("trong", "trong"));

    private final HtmlValidator validator = new HtmlValidator();
    private final Set<String> english = english();
    private final Set<String> shapes = new HashSet<>();
    private final Set<Integer> validated = new HashSet<>();

    /// Problems of the HTML as it was served: not valid, or a message is missing.
    List<String> ofSource(String html) {
        List<String> problems = new ArrayList<>();
        MISSING_MESSAGE.matcher(html).results().forEach(missing -> problems.add("missing message: " + missing.group()));
        if (!validated.add(html.replaceAll("value=\"[^\"]{60,}\"", "").hashCode())) return problems;
        validator.validate(html).stream()
                .filter(problem -> !HARMLESS.matcher(problem).find())
                .map("HTML: "::concat)
                .forEach(problems::add);
        return problems;
    }

    /// English words in what the page itself says in Vietnamese. Text that is marked as another language, as code or
    /// as somebody's own is not the page's.
    List<String> ofWords(Page page) {
        String text = (String) page.evaluate("""
                () => {
                  const words = [document.title];
                  const foreign = 'script, style, code, kbd, samp, pre, textarea, [data-original], [translate=no], [lang]:not(html):not([lang|=vi])';
                  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  while (walker.nextNode()) {
                    if (!walker.currentNode.parentElement.closest(foreign)) words.push(walker.currentNode.data);
                  }
                  for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
                    if (element.closest(foreign)) continue;
                    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) words.push(element.getAttribute(name) ?? '');
                  }
                  return words.join('\\n');
                }
                """);
        Set<String> found = new TreeSet<>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(word -> word.group())
                .filter(english::contains)
                .forEach(found::add);
        return found.stream()
                .map(word -> "English word in a Vietnamese page: " + word)
                .toList();
    }

    /// Whether no page of the route was looked at yet that is built of the same kinds of elements, so that a closer
    /// look may find something new.
    boolean isNewShape(String route, Page page) {
        return shapes.add(route + page.evaluate("""
                () => [...new Set([...document.querySelectorAll('body *')].map(element =>
                    element.parentElement.tagName + '>' + element.tagName + '.' + element.className
                    + element.getAttributeNames().join()))].sort().join('\\n')
                """));
    }

    /// What axe finds against WCAG 2.2, levels A and AA.
    @SuppressWarnings("unchecked")
    List<String> ofAccessibility(Page page) {
        page.evaluate(AxeBuilder.getAxeScript());
        return (List<String>) page.evaluate("""
                async () => (await axe.run(document, {
                    resultTypes: ['violations'],
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
                })).violations.map(one => `axe: ${one.id}: ${one.help}: ` + one.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | '))
                """);
    }

    /// Whether the page can be read without scrolling sideways at the width it has now.
    @SuppressWarnings("unchecked")
    List<String> ofWidth(Page page) {
        return (List<String>) page.evaluate("""
                () => {
                  const wide = document.documentElement.scrollWidth;
                  if (wide <= window.innerWidth) return [];
                  const widest = [...document.querySelectorAll('body *')].filter(element => element.getBoundingClientRect().right > window.innerWidth + 1)
                      .slice(0, 3).map(element => element.tagName.toLowerCase() + '.' + element.className);
                  return [`wider than the window of ${window.innerWidth}: ${wide}, by ${widest.join(' | ')}`];
                }
                """);
    }

    private static Set<String> english() {
        Set<String> words = words(Path.of("src/main/resources/messages"), true);
        words.removeAll(words(Path.of("src/main/resources/messages"), false));
        words.removeAll(BOTH_LANGUAGES.keySet());
        words.removeIf(word -> word.length() < 4);
        return words;
    }

    private static Set<String> words(Path bundles, boolean english) {
        Set<String> words = new HashSet<>();
        try (Stream<Path> files = Files.list(bundles)) {
            for (Path file : files.filter(one -> one.toString().endsWith("_en.properties") == english)
                    .toList()) {
                var bundle = new Properties();
                try (var reader = Files.newBufferedReader(file, UTF_8)) {
                    bundle.load(reader);
                }
                bundle.values()
                        .forEach(text -> WORD.matcher(text.toString().toLowerCase(Locale.ROOT))
                                .results()
                                .forEach(word -> words.add(word.group())));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words;
    }
}
