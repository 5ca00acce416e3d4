package vn.ocop.portal.overview.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.overview.OverviewAsk;
import vn.ocop.portal.overview.OverviewAsks;
import vn.ocop.portal.overview.ProvinceChanges;
import vn.ocop.portal.overview.ProvinceGaps;

/// What changed in the whole province, and what is missing there; each also as a spreadsheet.
@Controller
@PreAuthorize("hasRole('COORDINATOR')")
class ProvinceController {
    private final OverviewAsks asks;
    private final ProvinceChanges changes;
    private final ProvinceGaps gaps;
    private final ChangeWords words;
    private final SheetDownload download;

    ProvinceController(
            OverviewAsks asks, ProvinceChanges changes, ProvinceGaps gaps, ChangeWords words, SheetDownload download) {
        this.asks = asks;
        this.changes = changes;
        this.gaps = gaps;
        this.words = words;
        this.download = download;
    }

    /// A line of the spreadsheet of changes.
    record Changed(
            String kind,
            String name,
            @Nullable Object before,
            @Nullable Object now,
            @Nullable Object difference,
            String mark) {}

    /// A line of the spreadsheet of gaps.
    record Gap(
            String kind,
            String what,
            @Nullable String plan,
            @Nullable String task,
            @Nullable String lead,
            @Nullable LocalDate day,
            String note,
            Object id) {}

    @GetMapping("/overview/changes")
    String changes(@RequestParam Map<String, String> given, Model model, Locale language) {
        var ask = asks.read(given);
        var found = changes.of(ask.period(), ask.before(), ask.map(), ProvinceChanges.SUBJECTS);
        frame(model, ask, language);
        model.addAttribute("nowDays", days(ask.period()));
        model.addAttribute("beforeDays", days(ask.before()));
        model.addAttribute("empty", found.isEmpty());
        model.addAttribute("types", words.types(found.figures(), ask, language));
        model.addAttribute("indicators", words.indicators(found.figures(), ask, language));
        model.addAttribute("departments", words.departments(found.departments(), ask));
        model.addAttribute("turns", words.turns(found, ask, language));
        model.addAttribute("targets", words.targets(found.targets(), ask, language));
        model.addAttribute("sheet", "/overview/changes.xlsx?" + ask.address());
        return "overview/changes";
    }

    /// The file; or, where the address cannot be read, the page, which says so.
    @GetMapping("/overview/changes.xlsx")
    @Nullable
    String changesSheet(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam Map<String, String> given,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var ask = asks.read(given);
        if (!ask.wrong().isEmpty()) return "redirect:/overview/changes?" + request.getQueryString();
        var found = changes.of(ask.period(), ask.before(), ask.map(), Integer.MAX_VALUE);
        var rows = new ArrayList<Changed>();
        figures(rows, "province.types", words.types(found.figures(), ask, language), language);
        figures(rows, "province.departments", words.departments(found.departments(), ask), language);
        figures(rows, "province.indicators", words.indicators(found.figures(), ask, language), language);
        for (var turn : words.turns(found, ask, language)) {
            String kind = word("province.turn." + turn.kind(), language);
            turn.coming()
                    .forEach(one -> rows.add(
                            new Changed(kind, one.name(), null, null, null, word("province.mark.new", language))));
            turn.gone()
                    .forEach(one -> rows.add(
                            new Changed(kind, one.name(), null, null, null, word("province.mark.gone", language))));
        }
        for (var one : words.targets(found.targets(), ask, language)) {
            rows.add(new Changed(
                    word("province.targets", language),
                    "%s, %s: %s".formatted(one.plan(), one.name(), one.aim()),
                    null,
                    one.since(),
                    null,
                    word("plan.standing." + one.standing(), language)));
        }
        download.send(
                response,
                language,
                me,
                new Sheet<Changed>(
                        word("province.changes", language),
                        List.of(
                                download.column("province.kind", language, 34, Changed::kind),
                                download.column("province.name", language, 70, Changed::name),
                                download.column("changes.before", language, 18, Changed::before),
                                download.column("changes.now", language, 18, Changed::now),
                                download.column("changes.difference", language, 16, Changed::difference),
                                download.column("province.mark", language, 18, Changed::mark)),
                        facts(ask, true, language),
                        rows::forEach));
        return null;
    }

    private void figures(List<Changed> rows, String kind, List<ChangeWords.Row> figures, Locale language) {
        figures.forEach(one -> rows.add(new Changed(
                word(kind, language),
                one.name(),
                one.before(),
                one.now(),
                one.by(),
                one.mark() == null ? "" : word("province.mark." + one.mark(), language))));
    }

    @GetMapping("/overview/gaps")
    String gaps(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam Map<String, String> given,
            Model model,
            Locale language) {
        var ask = asks.read(given);
        frame(model, ask, language);
        model.addAttribute("days", days(ask.period()));
        model.addAttribute("gaps", gaps.of(me, ask.period(), ask.map()));
        String period = "from=" + ask.period().from() + "&to=" + ask.period().to();
        model.addAttribute("unreached", "/subjects/unreached?" + period);
        String map = ask.map() == null ? "" : "&map=" + ask.map();
        model.addAttribute("mapped", map);
        model.addAttribute("undecided", ChangeWords.activities(ask.period(), map) + "&undecided=true");
        model.addAttribute("sheet", "/overview/gaps.xlsx?" + ask.address());
        return "overview/gaps";
    }

    /// The file; or, where the address cannot be read, the page, which says so.
    @GetMapping("/overview/gaps.xlsx")
    @Nullable
    String gapsSheet(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam Map<String, String> given,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var ask = asks.read(given);
        if (!ask.wrong().isEmpty()) return "redirect:/overview/gaps?" + request.getQueryString();
        var found = gaps.of(me, ask.period(), ask.map());
        download.send(
                response,
                language,
                me,
                new Sheet<Gap>(
                        word("province.gaps", language),
                        List.of(
                                download.column("province.kind", language, 40, Gap::kind),
                                download.column("province.name", language, 70, Gap::what),
                                download.column("plan.gaps.plan", language, 18, Gap::plan),
                                download.column("planTask.code", language, 10, Gap::task),
                                download.column("province.lead", language, 36, Gap::lead),
                                download.column("province.day", language, 14, Gap::day),
                                download.column("province.note", language, 40, Gap::note),
                                download.column("export.id", language, 38, Gap::id)),
                        facts(ask, false, language),
                        row -> rows(me, found, ask.period(), language, row)));
        return null;
    }

    private void rows(SignedIn me, ProvinceGaps.Gaps found, Period period, Locale language, Consumer<? super Gap> row) {
        found.departments()
                .forEach(one -> row.accept(new Gap(
                        word("province.gap.departments", language),
                        one.department().officialName(),
                        null,
                        null,
                        null,
                        null,
                        one.request() == null ? "" : one.request().number(),
                        one.department().id())));
        found.tasks()
                .forEach(one -> row.accept(new Gap(
                        word("province.gap.tasks", language),
                        one.task().task().content(),
                        one.task().task().planNumber(),
                        one.task().task().code(),
                        one.lead() == null ? null : one.lead().officialName(),
                        one.task().task().dueOn(),
                        word("plan.urgency." + one.task().urgency(), language),
                        one.task().task().id())));
        found.areas()
                .eras()
                .forEach(era -> era.missing()
                        .forEach(unit -> row.accept(new Gap(
                                word("province.gap.areas", language),
                                VietnameseText.capitalised(unit.datedName()),
                                null,
                                null,
                                null,
                                null,
                                "",
                                unit.id()))));
        gaps.eachSubject(
                me,
                period,
                one -> row.accept(new Gap(
                        word("province.gap.subjects", language),
                        one.name(),
                        null,
                        null,
                        null,
                        one.last(),
                        one.area().datedName(),
                        one.id())));
        found.partners()
                .forEach(one -> row.accept(new Gap(
                        word("province.gap.partners", language),
                        one.organization().officialName(),
                        one.task().planNumber(),
                        one.task().code(),
                        null,
                        null,
                        one.task().content(),
                        one.organization().id())));
    }

    private void frame(Model model, OverviewAsk ask, Locale language) {
        model.addAttribute("ask", ask);
        model.addAttribute("askChoices", asks.choices(language));
        model.addAttribute("toChanges", "/overview/changes?" + ask.address());
        model.addAttribute("toGaps", "/overview/gaps?" + ask.address());
    }

    private List<Sheet.Fact> facts(OverviewAsk ask, boolean compared, Locale language) {
        var facts = new ArrayList<Sheet.Fact>();
        facts.add(new Sheet.Fact(word("changes.now", language), days(ask.period())));
        if (compared) facts.add(new Sheet.Fact(word("changes.before", language), days(ask.before())));
        facts.add(new Sheet.Fact(
                word("activity.filter.map", language),
                ask.map() == null
                        ? word("activity.filter.map.recorded", language)
                        : VietnameseDates.onScreen(ask.map())));
        return facts;
    }

    private static String days(Period period) {
        return VietnameseDates.onScreen(period.from()) + " – " + VietnameseDates.onScreen(period.to());
    }

    private String word(String key, Locale language) {
        return download.word(key, language);
    }
}
