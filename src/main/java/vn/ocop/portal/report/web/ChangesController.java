package vn.ocop.portal.report.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityFigures;
import vn.ocop.portal.activity.ActivityFigures.Figure;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.report.ReportChanges;
import vn.ocop.portal.report.ReportChanges.Since;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportSummary;
import vn.ocop.portal.report.VersionSummary;

/// What changed in a report: figures, activities and words, since the period before, since the same period of last
/// year, since a version.
@Controller
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class ChangesController {
    private final ReportChanges changes;
    private final Areas areas;
    private final Accounts accounts;
    private final MessageSource messages;

    ChangesController(ReportChanges changes, Areas areas, Accounts accounts, MessageSource messages) {
        this.messages = messages;
        this.changes = changes;
        this.areas = areas;
        this.accounts = accounts;
    }

    /// A figure in words.
    ///
    /// @param beforeHref the activities behind the number; null where there are none, or not of one type
    /// @param difference with its sign; empty where there is nothing to compare
    record FigureView(
            String name,
            String before,
            @Nullable String beforeHref,
            String now,
            @Nullable String nowHref,
            String difference) {}

    /// Something that only one of two periods has.
    ///
    /// @param href the activities behind it; null where the list has no filter for it
    record Named(String name, @Nullable String href) {}

    /// Things of one kind, those that are new and those that are gone.
    ///
    /// @param kind message key
    record ComingAndGoing(String kind, List<Named> coming, List<Named> gone) {}

    /// An activity that was logged or changed lately.
    record TouchedView(
            String href, String topic, String type, ActivityState state, boolean isNew, String by, String at) {}

    /// A version to choose.
    record Choice(int number, String at, String by) {}

    @GetMapping("/reports/{id}/changes")
    String show(
            @PathVariable ReportId id,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String map,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            Locale language) {
        boolean english = language.getLanguage().equals("en");
        var day = map == null ? null : VietnameseDates.typed(map).orElse(null);
        model.addAttribute("mapTyped", day == null ? map : VietnameseDates.onScreen(day));
        model.addAttribute("mapWrong", map != null && !map.isBlank() && day == null);
        return switch (since == null ? "previous" : since) {
            case "previous" -> period(changes.sincePeriod(id, Since.PREVIOUS, day, me), day, language, me, model);
            case "last-year" -> period(changes.sincePeriod(id, Since.LAST_YEAR, day, me), day, language, me, model);
            case "version" -> version(changes.sinceVersion(id, version, me), english, me, model);
            default -> throw new NotFound("since " + since);
        };
    }

    private String period(
            ReportChanges.SincePeriod found, @Nullable LocalDate map, Locale language, SignedIn me, Model model) {
        boolean english = language.getLanguage().equals("en");
        var now = found.whole().request().period();
        var before = found.before();
        var figures = found.figures();
        frame(found.whole().report(), found.since(), me, model);
        model.addAttribute("nowName", found.whole().request().periodName());
        model.addAttribute("nowDays", days(now));
        model.addAttribute("beforeDays", days(before));
        model.addAttribute("earlier", found.earlier());
        model.addAttribute("byType", byType(figures, now, before, english));
        model.addAttribute(
                "byIndicator",
                Stream.concat(
                                figures.byIndicator().stream().map(one -> indicator(one, english)),
                                figures.women().now() == null && figures.women().before() == null
                                        ? Stream.empty()
                                        : Stream.of(share(figures.women(), language)))
                        .toList());
        model.addAttribute("comings", comings(figures, now, before, map, language));
        var words = found.words();
        model.addAttribute("comparison", words == null ? null : ComparisonView.of(words));
        return "report/changes";
    }

    private String version(ReportChanges.SinceVersion found, boolean english, SignedIn me, Model model) {
        var history = found.history();
        var names = accounts.names(Stream.concat(
                        history.versions().stream().map(VersionSummary::by),
                        found.touched().stream().map(ActivityFigures.Touched::changedBy))
                .collect(Collectors.toSet()));
        frame(history.whole().report(), Since.VERSION, me, model);
        model.addAttribute(
                "choices",
                history.versions().stream()
                        .map(one -> new Choice(
                                one.number(), VietnameseDates.onScreen(one.at()), names.getOrDefault(one.by(), "")))
                        .toList());
        model.addAttribute("version", found.version().number());
        model.addAttribute("versionAt", VietnameseDates.onScreen(found.version().at()));
        model.addAttribute("latest", history.latest());
        model.addAttribute(
                "touched",
                found.touched().stream()
                        .map(one -> new TouchedView(
                                "/activities/" + one.id(),
                                one.topic(),
                                english ? one.typeEn() : one.type(),
                                one.state(),
                                one.isNew(),
                                names.getOrDefault(one.changedBy(), ""),
                                VietnameseDates.onScreen(one.changedAt())))
                        .toList());
        model.addAttribute("most", found.touched().size() == ActivityFigures.MOST_TOUCHED);
        model.addAttribute("comparison", ComparisonView.of(found.words()));
        return "report/changes";
    }

    private static void frame(ReportSummary report, Since since, SignedIn me, Model model) {
        model.addAttribute("report", report);
        model.addAttribute("since", since.name());
        model.addAttribute("drafts", report.draftsSeenBy(me));
    }

    private static List<FigureView> byType(
            ActivityFigures.Comparison figures, Period now, Period before, boolean english) {
        var views = new ArrayList<FigureView>();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal sumBefore = BigDecimal.ZERO;
        for (Figure figure : figures.byType()) {
            var here = orZero(figure.now());
            var there = orZero(figure.before());
            sum = sum.add(here);
            sumBefore = sumBefore.add(there);
            views.add(new FigureView(
                    english ? figure.nameEn() : figure.name(),
                    VietnameseNumbers.grouped(there),
                    there.signum() == 0 ? null : activities(before, "type", figure.code()),
                    VietnameseNumbers.grouped(here),
                    here.signum() == 0 ? null : activities(now, "type", figure.code()),
                    signed(here.subtract(there), "")));
        }
        if (!views.isEmpty()) {
            views.add(new FigureView(
                    "",
                    VietnameseNumbers.grouped(sumBefore),
                    sumBefore.signum() == 0 ? null : activities(before, "", ""),
                    VietnameseNumbers.grouped(sum),
                    sum.signum() == 0 ? null : activities(now, "", ""),
                    signed(sum.subtract(sumBefore), "")));
        }
        return views;
    }

    private static FigureView indicator(Figure figure, boolean english) {
        String name = english ? figure.nameEn() : figure.name();
        boolean money = figure.unit().equals("đồng");
        var now = figure.now();
        var before = figure.before();
        return new FigureView(
                money ? name : "%s (%s)".formatted(name, figure.unit()),
                before == null ? "–" : number(before, figure.unit()),
                null,
                now == null ? "–" : number(now, figure.unit()),
                null,
                now == null || before == null ? "" : signed(now.subtract(before), figure.unit()));
    }

    /// The share of women; without a name, which the page gives it.
    private FigureView share(Figure women, Locale language) {
        var now = rounded(women.now());
        var before = rounded(women.before());
        return new FigureView(
                "",
                before == null ? "–" : VietnameseNumbers.grouped(before) + "%",
                null,
                now == null ? "–" : VietnameseNumbers.grouped(now) + "%",
                null,
                now == null || before == null ? "" : points(now.subtract(before), language));
    }

    private String points(BigDecimal difference, Locale language) {
        return difference.signum() == 0
                ? "0"
                : messages.getMessage("changes.points", new Object[] {signed(difference, "")}, language);
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal percent) {
        return percent == null ? null : percent.setScale(1, RoundingMode.HALF_UP);
    }

    private List<ComingAndGoing> comings(
            ActivityFigures.Comparison figures, Period now, Period before, @Nullable LocalDate map, Locale language) {
        boolean english = language.getLanguage().equals("en");
        var types = figures.byType().stream()
                .filter(one ->
                        orZero(one.now()).signum() == 0 || orZero(one.before()).signum() == 0)
                .toList();
        var places = figures.places();
        Map<AdministrativeUnitId, Area> known =
                areas.of(places.stream().map(ActivityFigures.Place::unit).toList()).stream()
                        .collect(Collectors.toMap(Area::id, area -> area));
        var all = new ArrayList<ComingAndGoing>();
        all.add(new ComingAndGoing(
                "changes.types",
                types.stream()
                        .filter(one -> orZero(one.before()).signum() == 0)
                        .map(one -> type(one, now, english))
                        .toList(),
                types.stream()
                        .filter(one -> orZero(one.now()).signum() == 0)
                        .map(one -> type(one, before, english))
                        .toList()));
        all.add(new ComingAndGoing(
                "changes.places",
                places.stream()
                        .filter(ActivityFigures.Place::isNew)
                        .map(one -> place(one, known, now, map, language))
                        .toList(),
                places.stream()
                        .filter(one -> !one.isNew())
                        .map(one -> place(one, known, before, map, language))
                        .toList()));
        all.add(new ComingAndGoing(
                "changes.partners",
                figures.partners().stream()
                        .filter(ActivityFigures.Partner::isNew)
                        .map(one -> new Named(one.letterName(), null))
                        .toList(),
                figures.partners().stream()
                        .filter(one -> !one.isNew())
                        .map(one -> new Named(one.letterName(), null))
                        .toList()));
        all.removeIf(one -> one.coming().isEmpty() && one.gone().isEmpty());
        return all;
    }

    private static Named type(Figure figure, Period period, boolean english) {
        return new Named(english ? figure.nameEn() : figure.name(), activities(period, "type", figure.code()));
    }

    /// A place, with the word for why it is not on the map, where it is not.
    private Named place(
            ActivityFigures.Place place,
            Map<AdministrativeUnitId, Area> known,
            Period period,
            @Nullable LocalDate map,
            Locale language) {
        var area = known.get(place.unit());
        String name = area == null ? "" : area.datedName();
        String all = activities(period, "area", place.unit().toString());
        return switch (place.onMap()) {
            case null -> new Named(name, all);
            case THERE -> new Named(area == null ? "" : area.fullName(), all + "&map=" + map);
            case UNDECIDED -> new Named(name + " – " + word("activity.onMap.undecided", language), all);
            case NOWHERE -> new Named(name + " – " + word("activity.onMap.nowhere", language), all);
        };
    }

    private String word(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }

    /// The list of the finished activities of a period.
    ///
    /// @param filter empty for all of them
    private static String activities(Period period, String filter, String value) {
        return "/activities?from=%s&to=%s&state=DONE%s"
                .formatted(
                        URLEncoder.encode(VietnameseDates.onScreen(period.from()), UTF_8),
                        URLEncoder.encode(VietnameseDates.onScreen(period.to()), UTF_8),
                        filter.isEmpty() ? "" : "&" + filter + "=" + URLEncoder.encode(value, UTF_8));
    }

    private static BigDecimal orZero(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    private static String number(BigDecimal number, String unit) {
        return unit.equals("đồng") ? VietnameseNumbers.money(number) : VietnameseNumbers.grouped(number);
    }

    private static String signed(BigDecimal difference, String unit) {
        return switch (difference.signum()) {
            case 1 -> "+" + number(difference, unit);
            case -1 -> "−" + number(difference.negate(), unit);
            default -> "0";
        };
    }

    private static String days(Period period) {
        return VietnameseDates.onScreen(period.from()) + " – " + VietnameseDates.onScreen(period.to());
    }
}
