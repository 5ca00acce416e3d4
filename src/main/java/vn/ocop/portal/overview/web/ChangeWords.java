package vn.ocop.portal.overview.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.ocop.portal.activity.ActivityFigures;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.overview.OverviewAsk;
import vn.ocop.portal.overview.ProvinceChanges;
import vn.ocop.portal.plan.Indicators;

/// Puts what changed in the province into words, for the page and its spreadsheet.
@Component
class ChangeWords {
    private final Areas areas;
    private final Indicators indicators;
    private final MessageSource messages;

    ChangeWords(Areas areas, Indicators indicators, MessageSource messages) {
        this.areas = areas;
        this.indicators = indicators;
        this.messages = messages;
    }

    /// Lists what the province counts: a shared event once.
    private static final String ONCE = "&once=true";

    /// A figure of two periods.
    ///
    /// @param before null where the earlier period has no data, which is not the same as nothing done
    /// @param now null where the period has no data
    /// @param mark `new`, `gone`, `more`, `less` or `same`; null where there is nothing to compare
    /// @param beforeHref the activities behind the number; null where there are none, or no list shows them
    record Row(
            String name,
            @Nullable BigDecimal before,
            @Nullable BigDecimal now,
            String beforeText,
            @Nullable String beforeHref,
            String nowText,
            @Nullable String nowHref,
            String difference,
            @Nullable String mark) {
        /// Null where one of the periods has no data.
        @Nullable
        BigDecimal by() {
            return before == null || now == null ? null : now.subtract(before);
        }
    }

    /// Something that only one of the periods has.
    record Named(String name, @Nullable String href) {}

    /// What is new and what is gone, of one kind.
    ///
    /// @param kind `places`, `partners` or `subjects`
    /// @param newly how many are new, those that are not named included
    record Turn(String kind, List<Named> coming, long newly, List<Named> gone, long noMore) {}

    /// A target that came to be reached or missed.
    record Target(String plan, String name, String aim, String due, String since, String standing, String href) {}

    List<Row> types(ActivityFigures.Comparison figures, OverviewAsk ask, Locale language) {
        boolean english = language.getLanguage().equals("en");
        return figures.byType().stream()
                .map(one -> row(
                        english ? one.nameEn() : one.name(),
                        orZero(one.before()),
                        orZero(one.now()),
                        "",
                        ONCE + "&type=" + one.code(),
                        ask))
                .toList();
    }

    List<Row> departments(List<ActivityFigures.OfDepartment> departments, OverviewAsk ask) {
        return departments.stream()
                .map(one -> row(
                        one.letterName(),
                        BigDecimal.valueOf(one.before()),
                        BigDecimal.valueOf(one.now()),
                        "",
                        "&department=" + one.department(),
                        ask))
                .toList();
    }

    List<Row> indicators(ActivityFigures.Comparison figures, OverviewAsk ask, Locale language) {
        boolean english = language.getLanguage().equals("en");
        var rows = new ArrayList<Row>();
        figures.byIndicator().forEach(one -> {
            String name = english ? one.nameEn() : one.name();
            rows.add(row(
                    one.unit().equals("đồng") ? name : "%s (%s)".formatted(name, one.unit()),
                    orZero(one.before()),
                    orZero(one.now()),
                    one.unit(),
                    null,
                    ask));
        });
        var women = figures.women();
        if (women.now() != null || women.before() != null) rows.add(share(women, language));
        return rows;
    }

    /// Shares differ by percentage points; a period in which nobody counted has no share.
    private Row share(ActivityFigures.Figure women, Locale language) {
        var before = rounded(women.before());
        var now = rounded(women.now());
        var by = before == null || now == null ? null : now.subtract(before);
        return new Row(
                messages.getMessage("changes.women", null, language),
                before,
                now,
                before == null ? "–" : number(before, "%"),
                null,
                now == null ? "–" : number(now, "%"),
                null,
                by == null
                        ? "–"
                        : by.signum() == 0
                                ? "0"
                                : messages.getMessage("changes.points", new Object[] {signed(by, "")}, language),
                by == null ? null : by.signum() > 0 ? "more" : by.signum() < 0 ? "less" : "same");
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal percent) {
        return percent == null ? null : percent.setScale(1, RoundingMode.HALF_UP);
    }

    private static Row row(
            String name, BigDecimal before, BigDecimal now, String unit, @Nullable String filter, OverviewAsk ask) {
        var difference = now.subtract(before);
        String mark = before.signum() == 0 && now.signum() > 0
                ? "new"
                : now.signum() == 0 && before.signum() > 0
                        ? "gone"
                        : difference.signum() > 0 ? "more" : difference.signum() < 0 ? "less" : "same";
        return new Row(
                name,
                before,
                now,
                number(before, unit),
                filter == null || before.signum() == 0 ? null : activities(ask.before(), filter),
                number(now, unit),
                filter == null || now.signum() == 0 ? null : activities(ask.period(), filter),
                signed(difference, unit),
                mark);
    }

    private static String signed(BigDecimal difference, String unit) {
        return switch (difference.signum()) {
            case 1 -> "+" + number(difference, unit);
            case -1 -> "−" + number(difference.negate(), unit);
            default -> "0";
        };
    }

    List<Turn> turns(ProvinceChanges.Changes found, OverviewAsk ask, Locale language) {
        var places = found.figures().places();
        Map<AdministrativeUnitId, Area> known =
                areas.of(places.stream().map(ActivityFigures.Place::unit).toList()).stream()
                        .collect(Collectors.toMap(Area::id, area -> area));
        var newPlaces = places.stream()
                .filter(ActivityFigures.Place::isNew)
                .map(one -> place(one, known, ask.period(), ask, language))
                .toList();
        var gonePlaces = places.stream()
                .filter(one -> !one.isNew())
                .map(one -> place(one, known, ask.before(), ask, language))
                .toList();
        var partners = found.figures().partners();
        var newPartners = partners.stream()
                .filter(ActivityFigures.Partner::isNew)
                .map(one -> new Named(one.letterName(), null))
                .toList();
        var gonePartners = partners.stream()
                .filter(one -> !one.isNew())
                .map(one -> new Named(one.letterName(), null))
                .toList();
        var subjects = found.subjects();
        return List.of(
                new Turn("places", newPlaces, newPlaces.size(), gonePlaces, gonePlaces.size()),
                new Turn("partners", newPartners, newPartners.size(), gonePartners, gonePartners.size()),
                new Turn(
                        "subjects",
                        subjects.shown().stream()
                                .filter(ActivityFigures.Subject::isNew)
                                .map(ChangeWords::subject)
                                .toList(),
                        subjects.newly(),
                        subjects.shown().stream()
                                .filter(one -> !one.isNew())
                                .map(ChangeWords::subject)
                                .toList(),
                        subjects.noMore()));
    }

    private static Named subject(ActivityFigures.Subject one) {
        return new Named(one.name(), "/subjects/" + one.subject());
    }

    /// A place, with the word for why it is not on the map, where it is not.
    private Named place(
            ActivityFigures.Place place,
            Map<AdministrativeUnitId, Area> known,
            Period period,
            OverviewAsk ask,
            Locale language) {
        var area = known.get(place.unit());
        String name = area == null ? "" : VietnameseText.capitalised(area.datedName());
        String all = activities(period, ONCE + "&area=" + place.unit());
        return switch (place.onMap()) {
            case null -> new Named(name, all);
            case THERE ->
                new Named(area == null ? "" : VietnameseText.capitalised(area.fullName()), all + "&map=" + ask.map());
            case UNDECIDED ->
                new Named(name + " – " + messages.getMessage("activity.onMap.undecided", null, language), all);
            case NOWHERE ->
                new Named(name + " – " + messages.getMessage("activity.onMap.nowhere", null, language), all);
        };
    }

    List<Target> targets(List<ProvinceChanges.TargetTurn> turns, OverviewAsk ask, Locale language) {
        var known = indicators.byCode();
        return turns.stream()
                .map(one -> {
                    var indicator = known.get(one.terms().indicator());
                    return new Target(
                            one.plan().number(),
                            indicator == null ? one.terms().indicator() : indicator.name(language),
                            messages.getMessage(
                                            "planTarget.operator." + one.terms().operator(), null, language)
                                    + " "
                                    + (indicator == null
                                            ? VietnameseNumbers.grouped(
                                                    one.terms().value())
                                            : indicator.written(one.terms().value())),
                            VietnameseDates.onScreen(one.due()),
                            indicator == null ? VietnameseNumbers.grouped(one.since()) : indicator.written(one.since()),
                            one.standing().name(),
                            "/plans/" + one.plan().id() + "/results?" + ask.periodAddress());
                })
                .toList();
    }

    /// The list of the finished activities of a period.
    static String activities(Period period, String filter) {
        return "/activities?from=%s&to=%s&state=DONE%s"
                .formatted(
                        URLEncoder.encode(VietnameseDates.onScreen(period.from()), UTF_8),
                        URLEncoder.encode(VietnameseDates.onScreen(period.to()), UTF_8),
                        filter);
    }

    private static BigDecimal orZero(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    private static String number(BigDecimal number, String unit) {
        if (unit.equals("đồng")) return VietnameseNumbers.money(number);
        return VietnameseNumbers.grouped(number) + (unit.equals("%") ? "%" : "");
    }
}
