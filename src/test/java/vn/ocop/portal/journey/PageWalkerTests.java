package vn.ocop.portal.journey;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.pattern.PathPattern;

/// Opens every page of every role and looks at it as [PageChecks] does. Follows all links from each person's start
/// page and tries every address without variables, so that a new page joins by being linked; a page that nobody
/// reaches is a finding too. Leaves a picture of each page in `target/screenshots`.
@Journey
class PageWalkerTests {
    /// How many addresses of one route each person opens: pages of one route differ by their records only.
    private static final int ADDRESSES_OF_A_ROUTE = 3;

    /// How many of the addresses passed by are read for each person, without the window, while a route is unreached:
    /// its link may stand on one record among many, whichever of them the walk opened.
    private static final int ADDRESSES_READ = 800;

    private static final Pattern HREF = Pattern.compile("<a\\s[^>]*?href=\"(/[^\"#]*)");

    private static final List<String> PEOPLE = List.of(
            "chuyenvien",
            "lanhdao",
            "vanthu",
            "dieuphoi",
            "quantri",
            "chuyenvien.ct",
            "lanhdao.ct",
            "vanthu.ct",
            "lanhdao.vp",
            "vanthu.vp");

    /// Routes that no link leads to, and why that is right.
    private static final Map<String, String> REACHED_OTHERWISE = Map.of(
            "/letter-layout/{profile}.css",
            "the stylesheet of the letter's preview, which that page loads",
            "/activities/{id}/evidence/{file}/thumbnail",
            "the small picture of a photo, which the activity's page loads",
            "/calendar/feed/{token}.ics",
            "its address is shown once, to be entered in another program",
            "/requests/regimes/{id}",
            "the demo has no regime; `RequestJourneyTests` makes one",
            "/requests/regimes/{id}/skip",
            "linked while a period of a regime waits for its request");

    private static final Map<String, String> DOWNLOADS = Map.of(
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "pdf", "application/pdf",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    @LocalServerPort
    int port;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final Map<String, Set<String>> findings = new TreeMap<>();
    private final Set<String> opened = new HashSet<>();
    private final Set<String> pictured = new HashSet<>();
    private final PageChecks checks = new PageChecks();
    private final Map<String, Deque<Link>> passedBy = new HashMap<>();
    private List<PathPattern> routes = List.of();

    @Test
    void everyPageOfEveryRoleIsInOrder(Browser browser) {
        routes = routes();
        walk(browser, null);
        PEOPLE.forEach(person -> walk(browser, person));
        PEOPLE.forEach(person -> seekUnreached(browser, person));
        unreached().forEach(route -> found("no role reached this page by a link", route, "", ""));
        System.out.printf(
                "Page walker: %d routes, %d pages opened, %d looked at closely%n", routes.size(), visits, closely);
        assertThat(findings)
                .as(
                        "findings:%n%s",
                        findings.entrySet().stream()
                                .map(finding -> finding.getKey() + "\n    " + String.join("\n    ", finding.getValue()))
                                .collect(joining("\n")))
                .isEmpty();
    }

    private Set<String> unreached() {
        return routes.stream()
                .map(PathPattern::getPatternString)
                .filter(route -> !opened.contains(route) && !REACHED_OTHERWISE.containsKey(route))
                .collect(toCollection(TreeSet::new));
    }

    private int visits;
    private int closely;

    private void walk(Browser browser, @Nullable String person) {
        try (var context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("vi-VN"))) {
            var site = new Site(context.newPage(), port);
            Deque<Link> waiting = new ArrayDeque<>();
            if (person != null) site.signInAs(person);
            waiting.add(new Link("/", "start"));
            waiting.add(new Link("/khong-co-trang-nay", "an address that is not there"));
            if (person == null) waiting.add(new Link("/sign-in?error", "a wrong password"));
            routes.stream()
                    .map(PathPattern::getPatternString)
                    .filter(route -> !route.contains("{"))
                    .forEach(route -> waiting.add(new Link(route, "")));
            Set<String> seen = new HashSet<>();
            Map<String, Integer> addresses = new HashMap<>();
            while (!waiting.isEmpty()) {
                var link = waiting.poll();
                if (!seen.add(link.path())) continue;
                String route = routeOf(link.path());
                if (addresses.merge(route, 1, Integer::sum) > ADDRESSES_OF_A_ROUTE) {
                    if (person != null)
                        passedBy.computeIfAbsent(person, _ -> new ArrayDeque<>())
                                .add(link);
                    continue;
                }
                if (isDownload(link.path())) {
                    download(site, link, route, String.valueOf(person));
                } else {
                    open(site, link, route, String.valueOf(person)).forEach(waiting::add);
                }
            }
        }
    }

    /// Reads the pages that the walk passed by until each route was opened, and opens those whose route was not.
    private void seekUnreached(Browser browser, String person) {
        var waiting = passedBy.getOrDefault(person, new ArrayDeque<>());
        if (waiting.isEmpty() || unreached().isEmpty()) return;
        try (var context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("vi-VN"))) {
            var site = new Site(context.newPage(), port);
            site.signInAs(person);
            Set<String> seen = new HashSet<>();
            for (int read = 0; read < ADDRESSES_READ && !waiting.isEmpty(); read++) {
                var missing = unreached();
                if (missing.isEmpty()) return;
                var link = waiting.poll();
                if (!seen.add(link.path())) continue;
                if (missing.contains(routeOf(link.path()))) {
                    if (isDownload(link.path())) {
                        download(site, link, routeOf(link.path()), person);
                    } else {
                        open(site, link, routeOf(link.path()), person);
                    }
                } else if (!isDownload(link.path())) {
                    read(context, site.address(link.path()))
                            .map(path -> new Link(path, link.path()))
                            .forEach(found -> {
                                if (missing.contains(routeOf(found.path()))) waiting.addFirst(found);
                                else waiting.addLast(found);
                            });
                }
            }
        }
    }

    /// The addresses to which a page links.
    private static Stream<String> read(BrowserContext context, String address) {
        var answer = context.request().get(address);
        String page = answer.status() == 200 ? answer.text() : "";
        answer.dispose();
        return HREF.matcher(page)
                .results()
                .map(match -> HtmlUtils.htmlUnescape(match.group(1)))
                .filter(path -> !path.startsWith("/api/v1/") && !path.contains("lang="));
    }

    private List<Link> open(Site site, Link link, String route, String person) {
        Response answer = site.open(link.path());
        if (answer == null) return List.of();
        visits++;
        String where = "%s as %s, linked from %s".formatted(link.path(), person, link.from());
        site.takeProblems().forEach(problem -> found(problem, route, where, ""));
        if (answer.status() >= 400 && link.isPromised()) found("a link leads to " + answer.status(), route, where, "");
        if (answer.status() < 400) opened.add(routeOf(site.path()));
        if (answer.status() >= 400 && !link.from().startsWith("an address") && !link.isPromised()) return List.of();

        String shown = answer.status() >= 400 ? "error " + answer.status() : routeOf(site.path());
        checks.ofSource(answer.text()).forEach(problem -> found(problem, shown, where, ""));
        checks.ofWords(site.page()).forEach(problem -> found(problem, shown, where, ""));
        if (checks.isNewShape(shown, site.page())) {
            closely++;
            checks.ofAccessibility(site.page()).forEach(problem -> found(problem, shown, where, ""));
            boolean first = pictured.add(shown);
            if (first) picture(site.page(), shown, 1280);
            site.page().setViewportSize(390, 844);
            checks.ofWidth(site.page()).forEach(problem -> found(problem, shown, where, ""));
            if (first) picture(site.page(), shown, 390);
            site.page().setViewportSize(1280, 900);
        }
        site.takeProblems().forEach(problem -> found(problem, shown, where, ""));
        return linksOf(site);
    }

    @SuppressWarnings("unchecked")
    private List<Link> linksOf(Site site) {
        String from = site.path();
        List<Link> links = new ArrayList<>();
        for (String target : (List<String>) site.page().evaluate("""
                () => [...document.querySelectorAll('a[href]')].map(a => new URL(a.href))
                    .filter(url => url.origin === location.origin && !url.searchParams.has('lang') && !url.pathname.startsWith('/api/v1/'))
                    .map(url => url.pathname + url.search)
                """)) {
            links.add(new Link(target, from));
        }
        return links;
    }

    private void download(Site site, Link link, String route, String person) {
        // Who is not signed in is led to the sign-in page, which is no download.
        var answer = site.page()
                .context()
                .request()
                .get(site.address(link.path()), RequestOptions.create().setMaxRedirects(0));
        String where = "%s as %s, linked from %s".formatted(link.path(), person, link.from());
        String kind = DOWNLOADS.get(extension(link.path()));
        if (answer.status() == 200) opened.add(route);
        if (answer.status() != 200) {
            if (link.isPromised()) found("a download answers " + answer.status(), route, where, "");
        } else if (kind == null
                ? !answer.headers().getOrDefault("content-disposition", "").startsWith("attachment")
                : !answer.headers().getOrDefault("content-type", "").startsWith(kind)) {
            found("a download is of type " + answer.headers().get("content-type"), route, where, "");
        } else if (answer.body().length < 500) {
            found("a download is nearly empty", route, where, "");
        }
        answer.dispose();
    }

    private static boolean isDownload(String path) {
        return DOWNLOADS.containsKey(extension(path)) || path.matches("/activities/[^/]+/evidence/[^/]+");
    }

    private static String extension(String path) {
        String file = path.replaceAll("\\?.*", "");
        return file.substring(file.lastIndexOf('.') + 1);
    }

    private static void picture(Page page, String route, int width) {
        String name = route.equals("/")
                ? "home"
                : route.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/screenshots", name + "-" + width + ".png")));
    }

    private void found(String problem, String route, String where, String more) {
        var places = findings.computeIfAbsent(problem, _ -> new LinkedHashSet<>());
        if (places.size() < 5) places.add((route + "  " + where + more).strip());
    }

    private String routeOf(String path) {
        var container = PathContainer.parsePath(path.replaceAll("[?#].*", ""));
        return routes.stream()
                .filter(route -> route.matches(container))
                .sorted(PathPattern.SPECIFICITY_COMPARATOR)
                .findFirst()
                .map(PathPattern::getPatternString)
                .orElse(path);
    }

    /// Whether programs read there with a token, never a browser; `ApiTests` looks at those. The description of the API
    /// is not a page either.
    private static boolean isOfTheApi(String route) {
        return route.startsWith("/api/") && !route.equals("/api/docs");
    }

    /// The portal's own GET routes.
    private List<PathPattern> routes() {
        List<PathPattern> found = new ArrayList<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, method) -> {
            var methods = mapping.getMethodsCondition().getMethods();
            boolean ours = method.getBeanType().getName().startsWith("vn.ocop.portal.")
                    && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), TestComponent.class);
            if (ours
                    && mapping.getPathPatternsCondition() != null
                    && (methods.isEmpty() || methods.contains(RequestMethod.GET))) {
                mapping.getPathPatternsCondition().getPatterns().stream()
                        .filter(route -> !isOfTheApi(route.getPatternString()))
                        .forEach(found::add);
            }
        });
        return found.stream().distinct().toList();
    }

    /// @param from where the link stands; empty where the address was made up from a route and may not be theirs
    private record Link(String path, String from) {
        boolean isPromised() {
            return !from.isEmpty() && !from.startsWith("an address");
        }
    }
}
