package vn.ocop.portal.site.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.SearchWords;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.site.search.Highlight.Piece;

/// The page of what was found, and the suggestions under the box while somebody types.
@Controller
class SearchController {
    private static final int FIRST = 5;
    private static final int PAGE_SIZE = 20;
    private static final int SUGGESTED = 8;
    private static final int SUGGESTED_OF_A_KIND = 3;

    private final Search search;
    private final MessageSource messages;

    SearchController(Search search, MessageSource messages) {
        this.search = search;
        this.messages = messages;
    }

    /// A hit as the page shows it.
    ///
    /// @param href null where the person has no page of it
    /// @param facts day, organization and the like, on one line
    record Row(SearchKind kind, @Nullable String href, List<Piece> title, List<Piece> snippet, String facts) {}

    /// The hits of a kind.
    ///
    /// @param count as it is said: `7`, `20+`
    /// @param more address of all of them; null where these are all
    record Group(
            SearchKind kind,
            String count,
            List<Row> rows,
            @Nullable String more) {}

    // Parameters come as a map, for what cannot be printed is told on the page instead of refused as an address.
    @GetMapping("/search")
    String search(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale language) {
        String typed = parameters.getOrDefault("q", "");
        String page = parameters.getOrDefault("page", "1");
        model.addAttribute("kinds", Search.kindsFor(me));
        var kind = SearchKind.inAddress(parameters.getOrDefault("in", ""))
                .filter(Search.kindsFor(me)::contains)
                .orElse(null);
        model.addAttribute("kind", kind);
        SearchWords words;
        try {
            words = SearchWords.of(typed);
        } catch (RuleViolation unprintable) {
            model.addAttribute("q", "");
            model.addAttribute("wrong", "search.unprintable");
            return "search/results";
        }
        model.addAttribute("q", words.typed());
        if (words.isEmpty()) {
            if (!typed.isBlank()) model.addAttribute("wrong", "search.noWord");
            return "search/results";
        }
        if (typed.strip().length() > SearchWords.LONGEST) model.addAttribute("wrong", "search.tooLong");
        var found = search.find(me, words, kind);
        model.addAttribute("found", found);
        if (found.meant()) model.addAttribute("meant", found.words().typed());
        if (kind == null) {
            model.addAttribute("groups", groups(found, me, language));
        } else {
            var hits = found.hits().getOrDefault(kind, List.of());
            int number = page.matches("[1-9]\\d{0,3}") ? Integer.parseInt(page) : 1;
            int from = Math.min((number - 1) * PAGE_SIZE, hits.size());
            var rows = hits.subList(from, Math.min(from + PAGE_SIZE, hits.size())).stream()
                    .map(hit -> row(hit, found.words(), me, language))
                    .toList();
            model.addAttribute("page", new Page<>(rows, number, PAGE_SIZE, hits.size(), true));
            model.addAttribute("cut", hits.size() >= Search.MOST);
            model.addAttribute("base", address(words, kind) + "&");
        }
        return "search/results";
    }

    @GetMapping("/search/suggestions")
    String suggestions(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale language) {
        List<Row> rows = List.of();
        try {
            var words = SearchWords.of(parameters.getOrDefault("q", ""));
            var found = search.find(me, words, null);
            rows = found.hits().values().stream()
                    .flatMap(hits -> hits.stream()
                            .map(hit -> row(hit, found.words(), me, language))
                            .filter(row -> row.href() != null)
                            .limit(SUGGESTED_OF_A_KIND))
                    .limit(SUGGESTED)
                    .toList();
        } catch (RuleViolation unprintable) {
            model.addAttribute("wrong", "search.unprintable");
        }
        model.addAttribute("rows", rows);
        return "search/suggestions";
    }

    private List<Group> groups(Search.Found found, SignedIn me, Locale language) {
        var groups = new ArrayList<Group>();
        found.hits()
                .forEach((kind, hits) -> groups.add(new Group(
                        kind,
                        hits.size() > PAGE_SIZE ? PAGE_SIZE + "+" : String.valueOf(hits.size()),
                        hits.stream()
                                .limit(FIRST)
                                .map(hit -> row(hit, found.words(), me, language))
                                .toList(),
                        hits.size() > FIRST ? address(found.words(), kind) : null)));
        return groups;
    }

    private static String address(SearchWords words, SearchKind kind) {
        return "/search?q=" + URLEncoder.encode(words.typed(), UTF_8) + "&in=" + kind.inAddress();
    }

    private Row row(Hit hit, SearchWords words, SignedIn me, Locale language) {
        String note = switch (hit.kind()) {
            case LETTER -> text("report.state." + hit.note(), language);
            case TASK -> text("search.task.of", language, hit.note());
            default -> hit.note();
        };
        String days = switch (hit.kind()) {
            case ACTIVITY -> days(hit, language);
            case AREA, SUBJECT, PRODUCT ->
                hit.until() == null ? "" : text("search.until", language, VietnameseDates.onScreen(hit.until()));
            case TASK -> hit.day() == null ? "" : text("search.due", language, VietnameseDates.onScreen(hit.day()));
            default -> hit.day() == null ? "" : VietnameseDates.onScreen(hit.day());
        };
        return new Row(
                hit.kind(),
                href(hit, me),
                Highlight.title(hit.title(), words),
                Highlight.snippet(hit.text(), words),
                Stream.of(days, note, Objects.requireNonNullElse(hit.organization(), ""))
                        .filter(fact -> !fact.isEmpty())
                        .collect(Collectors.joining(" · ")));
    }

    /// The day of an activity, or the half-year where no more is known.
    private String days(Hit hit, Locale language) {
        var until = hit.until();
        if (until == null) return hit.day() == null ? "" : VietnameseDates.onScreen(hit.day());
        var half = Period.halfYearOf(until);
        if (!half.to().equals(until) || !half.middle().equals(hit.day()))
            return text("search.until", language, VietnameseDates.onScreen(until));
        return text("activity.half." + (until.getMonthValue() <= 6 ? 1 : 2), language, String.valueOf(until.getYear()));
    }

    private static String href(Hit hit, SignedIn me) {
        return switch (hit.kind()) {
            case ACTIVITY -> "/activities/" + hit.id();
            case PLAN -> "/plans/" + hit.id();
            case TASK -> "/plans/" + hit.parent();
            case LETTER -> "/reports/" + hit.id();
            case REQUEST -> "/requests/" + hit.id();
            case SUBJECT -> "/subjects/" + hit.id();
            case PRODUCT -> "/products/" + hit.id();
            case ORGANIZATION -> (me.is(Role.ADMIN) ? "/admin/organizations/" : "/organizations/") + hit.id();
            case AREA -> "/areas/" + hit.id();
        };
    }

    private String text(String key, Locale language, Object... values) {
        return messages.getMessage(key, values, language);
    }
}
