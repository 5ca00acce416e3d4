package vn.ocop.portal.overview.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.SharedActivities;
import vn.ocop.portal.activity.SharedActivities.Decided;
import vn.ocop.portal.activity.SharedActivities.Pair;
import vn.ocop.portal.activity.SharedActivities.Side;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.overview.OverviewAsks;

/// Records of two departments that may tell of one event, side by side, for the coordination office to decide.
@Controller
@PreAuthorize("hasRole('COORDINATOR')")
class PairsController {
    private static final String PAGE = "overview/pairs";

    /// The longest period that is searched at once.
    private static final int MOST_DAYS = 800;

    private final SharedActivities shared;
    private final Areas areas;
    private final Organizations organizations;
    private final MessageSource messages;
    private final SheetDownload download;
    private final OverviewAsks asks;

    PairsController(
            SharedActivities shared,
            Areas areas,
            Organizations organizations,
            MessageSource messages,
            SheetDownload download,
            OverviewAsks asks) {
        this.shared = shared;
        this.areas = areas;
        this.organizations = organizations;
        this.messages = messages;
        this.download = download;
        this.asks = asks;
    }

    /// A record as the page shows it.
    ///
    /// @param figures what it tells in numbers
    /// @param stands whether it is still one of what was done
    record Shown(
            String id,
            String href,
            String topic,
            String type,
            String department,
            String days,
            String places,
            String partners,
            String figures,
            boolean stands) {}

    /// A pair as the page shows it.
    ///
    /// @param alike what both have in common; of a decision what has come to speak against it
    record Line(Shown one, Shown other, List<String> alike) {}

    /// A decision as the page shows it.
    ///
    /// @param verdict in words
    /// @param doubts what has come to speak against it, in words
    record Verdict(Shown one, Shown other, boolean same, String verdict, String by, String at, List<String> doubts) {}

    /// The period that is asked for.
    ///
    /// @param wrong the message of what was typed wrong; the usual period of the overview is meant then
    private record Asked(
            Period period,
            @Nullable String from,
            @Nullable String to,
            @Nullable String wrong) {
        String query() {
            return "?from=" + VietnameseDates.onScreen(period.from()) + "&to=" + VietnameseDates.onScreen(period.to());
        }
    }

    @GetMapping("/overview/pairs")
    String pairs(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String page,
            Model model,
            Locale language) {
        return show(asked(from, to), Page.number(page), null, model, language);
    }

    private String show(Asked asked, int page, @Nullable String broken, Model model, Locale language) {
        var found = shared.open(asked.period());
        var decided = shared.decided(asked.period(), page);
        var doubtful = shared.doubtful(asked.period());
        var names = names(
                found.pairs(),
                Stream.concat(decided.rows().stream(), doubtful.stream()).toList());
        model.addAttribute("from", asked.from());
        model.addAttribute("to", asked.to());
        model.addAttribute("wrong", asked.wrong());
        model.addAttribute("broken", broken);
        model.addAttribute("asked", asked.query());
        model.addAttribute("more", found.more());
        model.addAttribute("most", SharedActivities.MOST);
        model.addAttribute("days", days(asked.period()));
        model.addAttribute(
                "pairs",
                found.pairs().stream()
                        .map(pair -> new Line(
                                shown(pair.one(), names, language),
                                shown(pair.other(), names, language),
                                alike(pair, names, language)))
                        .toList());
        model.addAttribute(
                "decided",
                decided.rows().stream()
                        .map(one -> verdict(one, names, language))
                        .toList());
        model.addAttribute("page", decided);
        model.addAttribute("base", "/overview/pairs" + asked.query() + "&");
        model.addAttribute(
                "doubtful",
                doubtful.stream().map(one -> verdict(one, names, language)).toList());
        model.addAttribute(
                "doubts", doubtful.size() < SharedActivities.MOST ? doubtful.size() : shared.doubts(asked.period()));
        return PAGE;
    }

    /// Decides on two records: one event, counted by one of them, or two.
    @PostMapping("/overview/pairs/decisions")
    String decide(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam ActivityId one,
            @RequestParam ActivityId other,
            @RequestParam(required = false) @Nullable ActivityId counted,
            @RequestParam String decision,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model,
            Locale language,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var asked = asked(from, to);
        if (!decision.equals("same") && !decision.equals("different")) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(asked, 1, word("shared.decision.unknown", language), model, language);
        }
        try {
            if (decision.equals("same")) {
                var by = other.equals(counted) ? other : one;
                shared.same(me, by, by.equals(one) ? other : one);
            } else {
                shared.different(me, one, other);
            }
        } catch (RuleViolation broken) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(asked, 1, word(broken.code(), language, broken.args()), model, language);
        }
        redirect.addFlashAttribute("done", decision.equals("same") ? "shared.done.same" : "shared.done.different");
        return "redirect:/overview/pairs" + asked.query();
    }

    /// Takes a decision back.
    @PostMapping("/overview/pairs/undoing")
    String undo(
            @RequestParam ActivityId one,
            @RequestParam ActivityId other,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            RedirectAttributes redirect) {
        shared.undo(one, other);
        redirect.addFlashAttribute("done", "shared.done.undone");
        return "redirect:/overview/pairs" + asked(from, to).query();
    }

    private record SheetRow(
            Line pair,
            String state,
            @Nullable String by,
            @Nullable String at) {}

    /// The pairs and what was decided as a spreadsheet.
    @GetMapping("/overview/pairs.xlsx")
    void sheet(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var asked = asked(from, to);
        download.send(
                response,
                language,
                me,
                new Sheet<SheetRow>(
                        word("shared.title", language),
                        List.of(
                                download.column("shared.state", language, 30, SheetRow::state),
                                download.column(
                                        "shared.department",
                                        language,
                                        30,
                                        row -> row.pair().one().department()),
                                download.column(
                                        "shared.topic",
                                        language,
                                        50,
                                        row -> row.pair().one().topic()),
                                download.column(
                                        "shared.days",
                                        language,
                                        24,
                                        row -> row.pair().one().days()),
                                download.column(
                                        "shared.figures",
                                        language,
                                        40,
                                        row -> row.pair().one().figures()),
                                download.column(
                                        "shared.other.department",
                                        language,
                                        30,
                                        row -> row.pair().other().department()),
                                download.column(
                                        "shared.other.topic",
                                        language,
                                        50,
                                        row -> row.pair().other().topic()),
                                download.column(
                                        "shared.other.days",
                                        language,
                                        24,
                                        row -> row.pair().other().days()),
                                download.column(
                                        "shared.other.figures",
                                        language,
                                        40,
                                        row -> row.pair().other().figures()),
                                download.column(
                                        "shared.alike",
                                        language,
                                        60,
                                        row -> row.by() == null
                                                ? String.join("; ", row.pair().alike())
                                                : ""),
                                download.column(
                                        "shared.doubts",
                                        language,
                                        60,
                                        row -> row.by() == null
                                                ? ""
                                                : String.join("; ", row.pair().alike())),
                                download.column("shared.by", language, 24, SheetRow::by),
                                download.column("shared.at", language, 18, SheetRow::at),
                                download.column(
                                        "export.id",
                                        language,
                                        38,
                                        row -> row.pair().one().id()),
                                download.column(
                                        "shared.other.id",
                                        language,
                                        38,
                                        row -> row.pair().other().id())),
                        List.of(download.filter(days(asked.period()), language)),
                        rows -> {
                            var found = shared.open(asked.period());
                            var names = names(found.pairs(), List.of());
                            found.pairs()
                                    .forEach(pair -> rows.accept(new SheetRow(
                                            new Line(
                                                    shown(pair.one(), names, language),
                                                    shown(pair.other(), names, language),
                                                    alike(pair, names, language)),
                                            word("shared.state.open", language),
                                            null,
                                            null)));
                            Page<Decided> page;
                            int number = 1;
                            do {
                                page = shared.decided(asked.period(), number++);
                                var its = names(List.of(), page.rows());
                                page.rows().forEach(one -> {
                                    var verdict = verdict(one, its, language);
                                    rows.accept(new SheetRow(
                                            new Line(verdict.one(), verdict.other(), verdict.doubts()),
                                            verdict.verdict(),
                                            verdict.by(),
                                            verdict.at()));
                                });
                            } while (page.isMore());
                        }));
    }

    private Asked asked(@Nullable String from, @Nullable String to) {
        var usual = asks.usualPeriod();
        if ((from == null || from.isBlank()) && (to == null || to.isBlank())) {
            return new Asked(usual, VietnameseDates.onScreen(usual.from()), VietnameseDates.onScreen(usual.to()), null);
        }
        var first = from == null ? null : VietnameseDates.typed(from.strip()).orElse(null);
        var last = to == null ? null : VietnameseDates.typed(to.strip()).orElse(null);
        if (first == null || last == null) return new Asked(usual, from, to, "shared.period.unreadable");
        if (last.isBefore(first)) return new Asked(usual, from, to, "shared.period.order");
        if (ChronoUnit.DAYS.between(first, last) > MOST_DAYS) return new Asked(usual, from, to, "shared.period.long");
        return new Asked(
                new Period(first, last), VietnameseDates.onScreen(first), VietnameseDates.onScreen(last), null);
    }

    private record Names(Map<AdministrativeUnitId, String> areas, Map<OrganizationId, String> organizations) {
        String areas(Collection<AdministrativeUnitId> ids) {
            return ids.stream()
                    .filter(areas::containsKey)
                    .map(areas::get)
                    .sorted()
                    .collect(Collectors.joining(", "));
        }

        String organizations(Collection<OrganizationId> ids) {
            return ids.stream()
                    .filter(organizations::containsKey)
                    .map(organizations::get)
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }

    private Names names(List<Pair> pairs, List<Decided> decided) {
        Set<AdministrativeUnitId> places = new HashSet<>();
        Set<OrganizationId> partners = new HashSet<>();
        Stream.concat(
                        pairs.stream().flatMap(pair -> Stream.of(pair.one(), pair.other())),
                        decided.stream().flatMap(one -> Stream.of(one.one(), one.other())))
                .forEach(side -> {
                    places.addAll(side.places());
                    partners.addAll(side.partners());
                    partners.add(side.organization());
                });
        return new Names(
                areas.of(places).stream().collect(Collectors.toMap(Area::id, Area::datedName)),
                organizations.of(partners).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, one -> one.getValue().letterName())));
    }

    private Shown shown(Side side, Names names, Locale language) {
        var figures = new ArrayList<String>();
        figure(figures, "shared.participants", side.participants(), language);
        figure(figures, "shared.women", side.women(), language);
        if (side.subjects() > 0) figure(figures, "shared.subjects", BigDecimal.valueOf(side.subjects()), language);
        if (figures.isEmpty()) figures.add(word("shared.figures.none", language));
        return new Shown(
                side.id().toString(),
                "/activities/" + side.id(),
                side.topic(),
                language.getLanguage().equals("en") ? side.typeEn() : side.type(),
                side.department(),
                days(side.days()),
                names.areas(side.places()),
                side.partners().isEmpty()
                        ? word("shared.partners.none", language)
                        : names.organizations(side.partners()),
                String.join("; ", figures),
                side.state() == ActivityState.DONE);
    }

    private void figure(List<String> figures, String key, @Nullable BigDecimal value, Locale language) {
        if (value != null) figures.add(word(key, language, VietnameseNumbers.grouped(value)));
    }

    private List<String> alike(Pair pair, Names names, Locale language) {
        var alike = new ArrayList<String>();
        alike.add(
                pair.percent() == 100
                        ? word("shared.alike.title.same", language)
                        : word("shared.alike.title", language, pair.percent()));
        alike.add(
                pair.daysApart() == 0
                        ? word("shared.alike.day", language)
                        : word("shared.alike.days", language, pair.daysApart()));
        alike.add(word("shared.alike.places", language, names.areas(pair.places())));
        if (!pair.partners().isEmpty()) {
            alike.add(word("shared.alike.partners", language, names.organizations(pair.partners())));
        }
        return alike;
    }

    private Verdict verdict(Decided decided, Names names, Locale language) {
        var one = shown(decided.one(), names, language);
        return new Verdict(
                one,
                shown(decided.other(), names, language),
                decided.same(),
                decided.same()
                        ? word("shared.verdict.same", language, one.department())
                        : word("shared.verdict.different", language),
                decided.by(),
                VietnameseDates.onScreen(decided.at()),
                decided.doubts().stream()
                        .sorted()
                        .map(doubt -> word("shared.doubt." + doubt, language))
                        .toList());
    }

    private static String days(Period days) {
        return days.from().equals(days.to())
                ? VietnameseDates.onScreen(days.from())
                : VietnameseDates.onScreen(days.from()) + " – " + VietnameseDates.onScreen(days.to());
    }

    private String word(String key, Locale language, Object... values) {
        return messages.getMessage(key, values, language);
    }
}
