package vn.ocop.portal.overview.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.SharedActivities;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaHistory;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.area.UnitKind;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.overview.AreaTiles;
import vn.ocop.portal.overview.FigureTable;
import vn.ocop.portal.overview.FigureTable.Cell;
import vn.ocop.portal.overview.FigureTable.Column;
import vn.ocop.portal.overview.FigureTable.Row;
import vn.ocop.portal.overview.Overview;
import vn.ocop.portal.overview.OverviewAsk;
import vn.ocop.portal.overview.ProvinceFigures;
import vn.ocop.portal.overview.ProvinceFigures.OfArea;
import vn.ocop.portal.overview.ProvinceFigures.OfMonth;
import vn.ocop.portal.overview.ProvinceFigures.OfTarget;
import vn.ocop.portal.overview.ProvinceFigures.Totals;
import vn.ocop.portal.overview.Timeliness;
import vn.ocop.portal.overview.chart.Chart;
import vn.ocop.portal.plan.Indicator;

/// Puts the consolidated view into words, charts and tables, each figure with the address of the list behind it. Page,
/// paper and spreadsheet are made of the same.
@Component
class OverviewTelling {
    /// How many bars a chart draws; its table has all rows.
    static final int MOST_BARS = 40;

    private static final int SHADES = 5;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Overview overview;
    private final Timeliness timeliness;
    private final SharedActivities shared;
    private final Areas areas;
    private final AreaTiles tiles;
    private final MessageSource messages;
    private final Clock clock;

    OverviewTelling(
            Overview overview,
            Timeliness timeliness,
            SharedActivities shared,
            Areas areas,
            AreaTiles tiles,
            MessageSource messages,
            Clock clock) {
        this.overview = overview;
        this.timeliness = timeliness;
        this.shared = shared;
        this.areas = areas;
        this.tiles = tiles;
        this.messages = messages;
        this.clock = clock;
    }

    /// A figure at the head of the page.
    ///
    /// @param note what it is made of; null where nothing is to be said
    /// @param change from the earlier period
    /// @param compared whether one of the periods has anything
    record Headline(String label, Cell now, @Nullable String note, String change, boolean compared, Cell then) {}

    /// A tile of the grid.
    ///
    /// @param css its shade, and its place where it has one
    /// @param told unit and figure for those who hear it
    record Tile(
            String name,
            String figure,
            String css,
            @Nullable String href,
            String told) {}

    /// Tiles that stand together.
    ///
    /// @param name what they have in common; null where nothing is to be said
    record TileGroup(@Nullable String name, boolean placed, List<Tile> tiles) {}

    /// What a shade of the grid means.
    record Shade(String css, String text) {}

    /// The grid of the units.
    ///
    /// @param beside activities that no tile counts: without an area, or at none of the map
    record Grid(String title, List<TileGroup> groups, List<Shade> legend, List<Row> beside, String note) {}

    /// A part of the page.
    ///
    /// @param id of its place on the page
    /// @param hint how to read it; null where nothing is to be said
    /// @param chart null where only the table is shown
    /// @param grid of units; null but for areas
    /// @param empty what is said where there is nothing to show; null where there is something
    record Part(
            String id,
            String title,
            @Nullable String hint,
            @Nullable Chart chart,
            @Nullable Grid grid,
            FigureTable table,
            @Nullable String empty) {}

    /// The whole.
    ///
    /// @param period days of the period, and its name where it has one
    /// @param before days of the earlier period
    /// @param cutOff until when records are counted
    /// @param map on which map areas are told
    /// @param pairs address of the page on which records of one event are found and decided on
    /// @param pairsThen likewise for the earlier period
    /// @param doubts says that decisions on events of the period are to be looked at again; null where none are
    /// @param doubtsThen likewise of the earlier period
    /// @param awaited whether something is being computed and told later
    /// @param nothing whether neither period has any activity
    /// @param women chart of the share of women; null where nothing tells it
    record Told(
            OverviewAsk ask,
            String period,
            String before,
            String cutOff,
            String map,
            Instant counted,
            boolean nothing,
            String pairs,
            String pairsThen,
            @Nullable String doubts,
            @Nullable String doubtsThen,
            boolean awaited,
            List<Headline> headlines,
            FigureTable totals,
            @Nullable Chart women,
            List<Part> parts) {}

    /// Tells the view.
    Told tell(SignedIn me, OverviewAsk ask, Locale language) {
        var figures = overview.of(ask.period(), ask.before(), ask.map(), language);
        var answers = timeliness.of(me, ask.period());
        return new Telling(ask, figures, answers, areas.history(), language).told();
    }

    /// One telling.
    private final class Telling {
        private final OverviewAsk ask;
        private final ProvinceFigures figures;
        private final Timeliness.OfPeriod answers;
        private final AreaHistory history;
        private final Locale language;

        Telling(
                OverviewAsk ask,
                ProvinceFigures figures,
                Timeliness.OfPeriod answers,
                AreaHistory history,
                Locale language) {
            this.ask = ask;
            this.figures = figures;
            this.answers = answers;
            this.history = history;
            this.language = language;
        }

        Told told() {
            var now = figures.now();
            var then = figures.then();
            var parts = List.of(types(), areas(), months(), departments(), targets(), answers(), requests(), stars());
            return new Told(
                    ask,
                    days(ask.period()),
                    days(figures.before()),
                    cutOff(figures.cutOff()),
                    map(),
                    figures.cutOff(),
                    now.activities() == 0 && then.activities() == 0,
                    pairs(ask.period()),
                    pairs(figures.before()),
                    doubts(ask.period()),
                    doubts(figures.before()),
                    figures.awaited() > 0,
                    headlines(),
                    totals(),
                    now.participantsBySex() == 0 && then.participantsBySex() == 0 ? null : women(),
                    parts);
        }

        private String map() {
            var day = figures.map();
            return day == null ? word("overview.map.recorded") : word("overview.map.of", VietnameseDates.onScreen(day));
        }

        private @Nullable String doubts(Period period) {
            long doubts = shared.doubts(period);
            return doubts == 0 ? null : word("overview.doubts", written(doubts), days(period));
        }

        private String cutOff(Instant moment) {
            var at = moment.atZone(clock.getZone());
            return word("overview.cutOff", TIME.format(at), VietnameseDates.onScreen(at.toLocalDate()));
        }

        // ---- what stands at the head

        private List<Headline> headlines() {
            var now = figures.now();
            var then = figures.then();
            String done = list(ask.period(), true);
            String earlier = list(figures.before(), true);
            var told = new ArrayList<Headline>();
            told.add(new Headline(
                    word("overview.activities"),
                    figure(now.activities(), done),
                    now.shared() == 0 ? null : word("overview.shared.of", written(now.shared())),
                    headlineChange(now.activities(), then.activities()),
                    now.activities() + then.activities() > 0,
                    figure(then.activities(), earlier)));
            told.add(new Headline(
                    word("overview.participants"),
                    figure(now.participants(), done),
                    null,
                    headlineChange(now.participants(), then.participants()),
                    now.participants() + then.participants() > 0,
                    figure(then.participants(), earlier)));
            told.add(new Headline(
                    word("overview.women.share"),
                    share(now, done),
                    now.participantsBySex() == 0
                            ? null
                            : word("overview.women.of", written(now.women()), written(now.participantsBySex())),
                    now.participantsBySex() + then.participantsBySex() == 0
                            ? word("overview.change.empty")
                            : changeOfShare(now, then),
                    now.participantsBySex() + then.participantsBySex() > 0,
                    share(then, earlier)));
            told.add(new Headline(
                    word("overview.subjects"),
                    figure(now.subjects(), subjects(ask.period())),
                    null,
                    headlineChange(now.subjects(), then.subjects()),
                    now.subjects() + then.subjects() > 0,
                    figure(then.subjects(), subjects(figures.before()))));
            return told;
        }

        private FigureTable totals() {
            var now = figures.now();
            var then = figures.then();
            String done = list(ask.period(), true);
            String earlier = list(figures.before(), true);
            var rows = new ArrayList<Row>();
            rows.add(totals("overview.activities", now.activities(), then.activities(), done, earlier));
            rows.add(totals(
                    "overview.shared", now.shared(), then.shared(), pairs(ask.period()), pairs(figures.before())));
            rows.add(totals("overview.participants", now.participants(), then.participants(), done, earlier));
            rows.add(totals("overview.bySex", now.participantsBySex(), then.participantsBySex(), null, null));
            rows.add(totals("overview.women", now.women(), then.women(), null, null));
            rows.add(new Row(
                    List.of(
                            Cell.of(word("overview.women.share")),
                            share(now, null),
                            share(then, null),
                            Cell.of(changeOfShare(now, then))),
                    false));
            rows.add(totals(
                    "overview.subjects",
                    now.subjects(),
                    then.subjects(),
                    subjects(ask.period()),
                    subjects(figures.before())));
            return new FigureTable(
                    word("overview.totals"),
                    List.of(
                            new Column(word("overview.what"), false),
                            new Column(word("overview.now"), true),
                            new Column(word("overview.then"), true),
                            new Column(word("overview.change"), true)),
                    rows);
        }

        private Row totals(String key, long now, long then, @Nullable String done, @Nullable String earlier) {
            return new Row(
                    List.of(Cell.of(word(key)), figure(now, done), figure(then, earlier), Cell.of(change(now, then))),
                    false);
        }

        private Chart women() {
            return new Chart.Shares(
                    word("overview.women.share"),
                    word("overview.women.text"),
                    List.of(word("overview.women.kind"), word("overview.men.kind")),
                    List.of(
                            sexes(word("overview.now") + ": " + days(ask.period()), figures.now()),
                            sexes(word("overview.then") + ": " + days(figures.before()), figures.then())));
        }

        private static Chart.Whole sexes(String label, Totals of) {
            return new Chart.Whole(label, List.of(of.women(), Math.max(0, of.participantsBySex() - of.women())));
        }

        // ---- activities by this and that

        private Part types() {
            var rows = new ArrayList<Row>();
            var pairs = new ArrayList<Chart.Pair>();
            for (var type : figures.types()) {
                String name = language.getLanguage().equals("en") ? type.nameEn() : type.name();
                String more = "&type=" + type.code();
                rows.add(sums(
                        Cell.of(name),
                        type.now(),
                        type.then(),
                        list(ask.period(), true) + more,
                        list(figures.before(), true) + more,
                        subjects(ask.period()) + more));
                pairs.add(new Chart.Pair(
                        name, type.now().activities(), type.then().activities()));
            }
            rows.add(whole());
            return part("types", null, bars("types", pairs), null, sumsTable("types", "overview.type", rows));
        }

        private Part areas() {
            var rows = new ArrayList<Row>();
            var names = names();
            for (var one : figures.areas()) {
                String more = more(one);
                rows.add(sums(
                        Cell.of(name(one, names)),
                        one.now(),
                        one.then(),
                        more == null ? null : list(ask.period(), true) + more,
                        more == null ? null : list(figures.before(), true) + more,
                        more == null ? null : list(ask.period(), true) + more));
            }
            rows.add(whole());
            return part("areas", word("overview.areas.hint"), null, grid(), sumsTable("areas", "overview.area", rows));
        }

        private Map<AdministrativeUnitId, Area> units() {
            return history
                    .of(figures.areas().stream()
                            .map(OfArea::unit)
                            .filter(Objects::nonNull)
                            .toList())
                    .stream()
                    .collect(Collectors.toMap(Area::id, area -> area, (one, _) -> one, LinkedHashMap::new));
        }

        /// Names with their kind; with their days where two have the same.
        private Map<AdministrativeUnitId, String> names() {
            var units = units();
            var count = units.values().stream().collect(Collectors.groupingBy(Area::fullName, Collectors.counting()));
            var names = new HashMap<AdministrativeUnitId, String>();
            units.forEach((id, area) -> names.put(
                    id,
                    VietnameseText.capitalised(
                            count.getOrDefault(area.fullName(), 0L) > 1 ? area.pickedName() : area.fullName())));
            return names;
        }

        private String name(OfArea area, Map<AdministrativeUnitId, String> names) {
            var unit = area.unit();
            return unit == null ? word("overview.area." + area.kind()) : names.getOrDefault(unit, "");
        }

        /// What asks a list for the activities of the line; null where no list can be asked for them.
        private @Nullable String more(OfArea area) {
            String map = figures.map() == null ? "" : "&map=" + screen(figures.map());
            if (area.kind() == OfArea.Kind.UNDECIDED) return "&undecided=true" + map;
            var unit = area.unit();
            return unit == null || isProvince(unit) ? null : "&area=" + unit + map;
        }

        /// Whether lists find all units by it, while the figure is of what was recorded for the province as a whole.
        private boolean isProvince(AdministrativeUnitId unit) {
            return history.area(unit)
                    .map(area -> area.kind() == UnitKind.PROVINCE)
                    .orElse(false);
        }

        private @Nullable Grid grid() {
            var units = units();
            var byUnit = new HashMap<AdministrativeUnitId, Totals>();
            figures.areas().forEach(one -> {
                if (one.unit() != null) byUnit.put(one.unit(), one.now());
            });
            var shown = new LinkedHashMap<AdministrativeUnitId, Area>();
            // The whole map is shown, units without any activity too.
            var day = figures.map() == null ? ask.period().to() : figures.map();
            history.belowProvinceOn(day).forEach(area -> shown.put(area.id(), area));
            shown.putAll(units);
            long most =
                    byUnit.values().stream().mapToLong(Totals::activities).max().orElse(0);
            String map = figures.map() == null ? "" : "&map=" + screen(figures.map());
            var groups = new ArrayList<TileGroup>();
            var found = tiles.of(shown.values(), history);
            for (var group : found) {
                var told = new ArrayList<Tile>();
                for (var tile : group.tiles()) {
                    var unit = tile.unit();
                    var of = byUnit.get(unit.id());
                    long count = of == null ? 0 : of.activities();
                    var place = tile.place();
                    String css = "tile shade-" + shade(count, most)
                            + (place == null ? "" : " tile-c%d tile-r%d".formatted(place.column(), place.row()));
                    String name = VietnameseText.capitalised(unit.fullName());
                    told.add(new Tile(
                            name,
                            written(count),
                            css,
                            count == 0 || isProvince(unit.id())
                                    ? null
                                    : list(ask.period(), true) + "&area=" + unit.id() + map,
                            word("overview.tile", name, written(count))));
                }
                String name = group.placed()
                        ? null
                        : group.district() == null
                                ? found.size() == 1 ? null : word("overview.tiles.others")
                                : VietnameseText.capitalised(group.district().fullName());
                groups.add(new TileGroup(name, group.placed(), told));
            }
            boolean grouped = found.stream().anyMatch(group -> !group.placed());
            boolean placed = found.stream().anyMatch(AreaTiles.Group::placed);
            return new Grid(
                    word("overview.areas.grid"),
                    groups,
                    legend(most),
                    beside(),
                    (placed ? word("overview.tiles.placed") : "")
                            + (placed && grouped ? " " : "")
                            + (grouped ? word("overview.tiles.grouped") : ""));
        }

        private List<Row> beside() {
            return figures.areas().stream()
                    .filter(one -> one.unit() == null && one.now().activities() > 0)
                    .map(one -> {
                        String more = more(one);
                        return new Row(
                                List.of(
                                        Cell.of(word("overview.area." + one.kind())),
                                        figure(
                                                one.now().activities(),
                                                more == null ? null : list(ask.period(), true) + more)),
                                false);
                    })
                    .toList();
        }

        private List<Shade> legend(long most) {
            var legend = new ArrayList<Shade>();
            legend.add(new Shade("tile-swatch shade-0", "0"));
            for (int shade = 1; shade <= SHADES; shade++) {
                long from = most * (shade - 1) / SHADES + 1;
                long to = most * shade / SHADES;
                if (to < from) continue;
                legend.add(new Shade(
                        "tile-swatch shade-" + shade, from == to ? written(from) : written(from) + "–" + written(to)));
            }
            return legend;
        }

        private static int shade(long count, long most) {
            if (count == 0 || most == 0) return 0;
            for (int shade = 1; shade < SHADES; shade++) if (count <= most * shade / SHADES) return shade;
            return SHADES;
        }

        private Part months() {
            var rows = new ArrayList<Row>();
            var pairs = new ArrayList<Chart.Pair>();
            int year = 0;
            for (var month : figures.months()) {
                var then = month.monthThen();
                rows.add(sums(
                        Cell.of(name(month)),
                        month.now(),
                        month.then(),
                        list(within(month.month(), ask.period()), true),
                        then == null ? null : list(within(then, figures.before()), true),
                        subjects(within(month.month(), ask.period()))));
                String number = Integer.toString(month.month().getMonthValue());
                pairs.add(new Chart.Pair(
                        month.month().getYear() == year
                                ? number
                                : number + " " + month.month().getYear(),
                        month.now().activities(),
                        month.then().activities()));
                year = month.month().getYear();
            }
            rows.add(whole());
            return part(
                    "months",
                    null,
                    new Chart.Columns(
                            word("overview.months.chart"),
                            described(pairs),
                            word("overview.now"),
                            word("overview.then"),
                            pairs),
                    null,
                    sumsTable("months", "overview.month", rows));
        }

        private String name(OfMonth month) {
            var then = month.monthThen();
            return then == null ? written(month.month()) : "%s (%s)".formatted(written(month.month()), written(then));
        }

        private static String written(YearMonth month) {
            return "%02d/%d".formatted(month.getMonthValue(), month.getYear());
        }

        private static Period within(YearMonth month, Period period) {
            LocalDate from = month.atDay(1).isBefore(period.from()) ? period.from() : month.atDay(1);
            LocalDate to = month.atEndOfMonth().isAfter(period.to()) ? period.to() : month.atEndOfMonth();
            return new Period(from, to);
        }

        private Part departments() {
            var rows = new ArrayList<Row>();
            var pairs = new ArrayList<Chart.Pair>();
            for (var one : figures.departments()) {
                String more = "&department=" + one.department();
                rows.add(sums(
                        Cell.of(one.letterName()),
                        one.now(),
                        one.then(),
                        list(ask.period(), false) + more,
                        list(figures.before(), false) + more,
                        subjects(ask.period()) + more));
                pairs.add(new Chart.Pair(
                        one.letterName(), one.now().activities(), one.then().activities()));
            }
            rows.add(whole());
            return part(
                    "departments",
                    word("overview.departments.hint"),
                    bars("departments", pairs),
                    null,
                    sumsTable("departments", "overview.department", rows));
        }

        private Chart bars(String id, List<Chart.Pair> pairs) {
            var shown = pairs.stream().limit(MOST_BARS).toList();
            return new Chart.Bars(
                    word("overview." + id + ".chart"),
                    described(shown),
                    word("overview.now"),
                    word("overview.then"),
                    shown);
        }

        private String described(List<Chart.Pair> pairs) {
            return pairs.stream()
                    .max((one, other) -> Long.compare(one.now(), other.now()))
                    .filter(most -> most.now() > 0)
                    .map(most -> word("overview.chart.text", written(pairs.size()), most.label(), written(most.now())))
                    .orElseGet(() -> word("overview.chart.none"));
        }

        private FigureTable sumsTable(String id, String first, List<Row> rows) {
            return new FigureTable(
                    word("overview." + id + ".chart"),
                    List.of(
                            new Column(word(first), false),
                            new Column(word("overview.activities"), true),
                            new Column(word("overview.then"), true),
                            new Column(word("overview.change"), true),
                            new Column(word("overview.shared"), true),
                            new Column(word("overview.participants"), true),
                            new Column(word("overview.women.share"), true),
                            new Column(word("overview.subjects"), true)),
                    rows);
        }

        /// A row of sums.
        ///
        /// @param done list of the activities of the period; null where there is none
        /// @param earlier list of those of the earlier period
        /// @param reached list of the subjects that they reached
        private Row sums(
                Cell name,
                Totals now,
                Totals then,
                @Nullable String done,
                @Nullable String earlier,
                @Nullable String reached) {
            return sums(name, now, then, done, earlier, reached, false);
        }

        private Row whole() {
            return sums(
                    Cell.of(word("overview.whole")),
                    figures.now(),
                    figures.then(),
                    list(ask.period(), true),
                    list(figures.before(), true),
                    subjects(ask.period()),
                    true);
        }

        private Row sums(
                Cell name,
                Totals now,
                Totals then,
                @Nullable String done,
                @Nullable String earlier,
                @Nullable String reached,
                boolean sum) {
            return new Row(
                    List.of(
                            name,
                            figure(now.activities(), done),
                            figure(then.activities(), earlier),
                            Cell.of(change(now.activities(), then.activities())),
                            figure(now.shared(), null),
                            figure(now.participants(), done),
                            share(now, null),
                            figure(now.subjects(), reached)),
                    sum);
        }

        // ---- targets, answers, stars

        private Part targets() {
            var rows = new ArrayList<Row>();
            var ways = new ArrayList<Chart.Way>();
            for (var target : figures.targets()) {
                String href = "/plans/" + target.plan() + "/results?" + ask.periodAddress();
                rows.add(new Row(
                        List.of(
                                new Cell(target.planNumber(), null, "/plans/" + target.plan()),
                                Cell.of(target.name()),
                                amount(target, target.value(), null),
                                amount(target, target.now(), href),
                                amount(target, target.then(), null),
                                amount(target, target.since(), href),
                                new Cell(percent(target.percent()), target.percent(), null),
                                new Cell(VietnameseDates.onScreen(target.countedAt()), target.countedAt(), null)),
                        false));
                var unit = new Indicator("", "", "", target.unit());
                ways.add(new Chart.Way(
                        target.planNumber() + ": " + target.name(),
                        target.percent(),
                        target.percent() == null
                                ? unit.written(target.since())
                                : "%s (%s)".formatted(percent(target.percent()), unit.written(target.since()))));
            }
            var shown = ways.stream().limit(MOST_BARS).toList();
            return part(
                    "targets",
                    word("overview.targets.hint")
                            + (figures.awaited() == 0
                                    ? ""
                                    : " " + word("overview.targets.awaited", written(figures.awaited()))),
                    new Chart.Progress(
                            word("overview.targets.chart"),
                            word("overview.targets.text", written(shown.size())),
                            shown),
                    null,
                    new FigureTable(
                            word("overview.targets.chart"),
                            List.of(
                                    new Column(word("overview.plan"), false),
                                    new Column(word("overview.target"), false),
                                    new Column(word("overview.target.value"), true),
                                    new Column(word("overview.target.now"), true),
                                    new Column(word("overview.then"), true),
                                    new Column(word("overview.target.since"), true),
                                    new Column(word("overview.target.percent"), true),
                                    new Column(word("overview.countedAt"), true)),
                            rows));
        }

        private static Cell amount(OfTarget of, @Nullable BigDecimal value, @Nullable String href) {
            return value == null
                    ? Cell.of("–")
                    : new Cell(new Indicator("", "", "", of.unit()).written(value), value, href);
        }

        private static String percent(@Nullable BigDecimal percent) {
            return percent == null ? "–" : VietnameseNumbers.grouped(percent.setScale(1, RoundingMode.HALF_UP)) + "%";
        }

        private Part answers() {
            var rows = new ArrayList<Row>();
            var wholes = new ArrayList<Chart.Whole>();
            String href = answers.requests().size() == 1
                    ? "/requests/" + answers.requests().getFirst().request().id()
                    : "/requests/matrix";
            for (var one : answers.departments()) {
                rows.add(counts(Cell.of(one.letterName()), one.counts(), href));
                wholes.add(whole(one.letterName(), one.counts()));
            }
            return part(
                    "answers",
                    word("overview.answers.hint"),
                    new Chart.Shares(
                            word("overview.answers.chart"),
                            word("overview.answers.text", written(wholes.size())),
                            List.of(
                                    word("overview.onTime"),
                                    word("overview.late"),
                                    word("overview.silent"),
                                    word("overview.waiting")),
                            wholes.stream().limit(MOST_BARS).toList()),
                    null,
                    countsTable("overview.department", "overview.answers.chart", rows));
        }

        private static Chart.Whole whole(String label, Timeliness.Counts counts) {
            return new Chart.Whole(label, List.of(counts.onTime(), counts.late(), counts.silent(), counts.waiting()));
        }

        private Part requests() {
            var rows = new ArrayList<Row>();
            for (var one : answers.requests()) {
                var request = one.request();
                String href = "/requests/" + request.id();
                rows.add(counts(
                        new Cell(
                                word(
                                        "overview.request",
                                        request.number(),
                                        VietnameseDates.onScreen(request.issuedOn()),
                                        request.periodName(),
                                        VietnameseDates.onScreen(request.deadline())),
                                null,
                                href),
                        one.counts(),
                        href));
            }
            return part("requests", null, null, null, countsTable("overview.request.one", "overview.requests", rows));
        }

        private Row counts(Cell name, Timeliness.Counts of, String href) {
            return new Row(
                    List.of(
                            name,
                            figure(of.expected(), href),
                            figure(of.onTime(), href),
                            figure(of.late(), href),
                            figure(of.silent(), href),
                            figure(of.waiting(), href),
                            figure(of.returned(), href)),
                    false);
        }

        private FigureTable countsTable(String first, String title, List<Row> rows) {
            return new FigureTable(
                    word(title),
                    List.of(
                            new Column(word(first), false),
                            new Column(word("overview.expected"), true),
                            new Column(word("overview.onTime"), true),
                            new Column(word("overview.late"), true),
                            new Column(word("overview.silent"), true),
                            new Column(word("overview.waiting"), true),
                            new Column(word("overview.returned"), true)),
                    rows);
        }

        private Part stars() {
            var rows = new ArrayList<Row>();
            var pairs = new ArrayList<Chart.Pair>();
            for (var one : figures.stars()) {
                String name = word("overview.star", Integer.toString(one.star()));
                rows.add(new Row(
                        List.of(
                                Cell.of(name),
                                figure(one.now(), products(one.star(), ask.period())),
                                figure(one.then(), products(one.star(), figures.before())),
                                Cell.of(change(one.now(), one.then()))),
                        false));
                pairs.add(new Chart.Pair(name, one.now(), one.then()));
            }
            return part(
                    "stars",
                    word(
                            "overview.stars.hint",
                            VietnameseDates.onScreen(ask.period().to()),
                            VietnameseDates.onScreen(figures.before().to())),
                    bars("stars", pairs),
                    null,
                    new FigureTable(
                            word("overview.stars.chart"),
                            List.of(
                                    new Column(word("overview.star.rank"), false),
                                    new Column(word("overview.products"), true),
                                    new Column(word("overview.then"), true),
                                    new Column(word("overview.change"), true)),
                            rows));
        }

        /// The products that bear so many stars on the period's last day.
        private static String products(int star, Period period) {
            return "/products?stars=%d&on=%s".formatted(star, screen(period.to()));
        }

        // ---- small words

        private Part part(
                String id, @Nullable String hint, @Nullable Chart chart, @Nullable Grid grid, FigureTable table) {
            boolean empty = chart == null
                    ? grid == null ? table.rows().isEmpty() : figures.areas().isEmpty()
                    : chart.isEmpty();
            return new Part(
                    id,
                    word("overview." + id),
                    hint,
                    chart,
                    grid,
                    table,
                    empty ? word("overview." + id + ".empty") : null);
        }

        /// The finished activities that count in a period, as a list shows them.
        ///
        /// @param once whether an event that several departments logged stands once
        private static String list(Period period, boolean once) {
            return "/activities?from=%s&to=%s&state=%s%s"
                    .formatted(
                            screen(period.from()), screen(period.to()), ActivityState.DONE, once ? "&once=true" : "");
        }

        /// The subjects that activities of a period reached.
        private static String subjects(Period period) {
            return "/subjects/reached?from=%s&to=%s".formatted(screen(period.from()), screen(period.to()));
        }

        /// What is decided on records of a period that may tell of one event.
        private static String pairs(Period period) {
            return "/overview/pairs?from=%s&to=%s".formatted(screen(period.from()), screen(period.to()));
        }

        private static String screen(LocalDate day) {
            return URLEncoder.encode(VietnameseDates.onScreen(day), UTF_8);
        }

        private static Cell figure(long figure, @Nullable String href) {
            return new Cell(written(figure), figure, figure == 0 ? null : href);
        }

        private static Cell share(Totals of, @Nullable String href) {
            return of.participantsBySex() == 0 ? Cell.of("–") : new Cell(percent(shareOf(of)), shareOf(of), href);
        }

        /// Women among those of whom the sex is told, in percent.
        private static BigDecimal shareOf(Totals of) {
            return BigDecimal.valueOf(of.women())
                    .multiply(HUNDRED)
                    .divide(BigDecimal.valueOf(of.participantsBySex()), 1, RoundingMode.HALF_UP);
        }

        private String headlineChange(long now, long then) {
            return now + then == 0 ? word("overview.change.empty") : change(now, then);
        }

        private String change(long now, long then) {
            if (now == then) return word("overview.change.none");
            String by = written(Math.abs(now - then));
            String key = now > then ? "overview.change.more" : "overview.change.less";
            return then == 0
                    ? word(key, by)
                    : word(
                            key + ".percent",
                            by,
                            VietnameseNumbers.percent(
                                            BigDecimal.valueOf(Math.abs(now - then)), BigDecimal.valueOf(then))
                                    .orElse(""));
        }

        private String changeOfShare(Totals now, Totals then) {
            if (now.participantsBySex() == 0 || then.participantsBySex() == 0) return "–";
            var by = shareOf(now).subtract(shareOf(then));
            if (by.signum() == 0) return word("overview.change.none");
            return word(
                    by.signum() > 0 ? "overview.change.more.points" : "overview.change.less.points",
                    VietnameseNumbers.grouped(by.abs()));
        }

        private static String days(Period period) {
            return "%s – %s".formatted(VietnameseDates.onScreen(period.from()), VietnameseDates.onScreen(period.to()));
        }

        private static String written(long figure) {
            return VietnameseNumbers.grouped(BigDecimal.valueOf(figure));
        }

        private String word(String key, Object... args) {
            return messages.getMessage(key, args, language);
        }
    }
}
