package vn.ocop.portal.overview.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.FilterChip;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.overview.FigureTable;
import vn.ocop.portal.overview.OverviewAsk;
import vn.ocop.portal.overview.OverviewAsks;
import vn.ocop.portal.overview.chart.Chart;
import vn.ocop.portal.overview.chart.ChartSvg;

/// The page of the consolidated view, the same as a spreadsheet and on paper. The coordination office alone sees it.
@Controller
@PreAuthorize("hasRole('COORDINATOR')")
class OverviewController {
    private static final String PAGE = "/overview";

    /// Seconds after which the page is read anew while something is being computed.
    private static final String AGAIN = "5";

    private final OverviewAsks asks;
    private final OverviewTelling telling;
    private final OverviewPaper paper;
    private final SheetDownload download;

    OverviewController(OverviewAsks asks, OverviewTelling telling, OverviewPaper paper, SheetDownload download) {
        this.asks = asks;
        this.telling = telling;
        this.paper = paper;
        this.download = download;
    }

    /// A part as the page shows it.
    ///
    /// @param chart its markup; null where there is none
    /// @param table its markup
    /// @param tiles its groups of tiles
    /// @param more says that the chart leaves rows out; null where it shows all
    record Shown(
            OverviewTelling.Part of,
            @Nullable String chart,
            String table,
            List<Tiles> tiles,
            @Nullable String more) {}

    /// A group of tiles as the page shows it.
    ///
    /// @param name null where it needs none
    record Tiles(@Nullable String name, boolean placed, String markup) {}

    @GetMapping(PAGE)
    String overview(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam Map<String, String> given,
            Model model,
            Locale language,
            HttpServletResponse response) {
        var ask = asks.read(given);
        var told = telling.tell(me, ask, language);
        if (told.awaited()) response.setHeader("Refresh", AGAIN);
        model.addAttribute("ask", ask);
        model.addAttribute("askChoices", asks.choices(language));
        model.addAttribute("chips", chips(ask, given, language));
        model.addAttribute("told", told);
        model.addAttribute("totals", FigureHtml.forPage(told.totals()));
        model.addAttribute("women", told.women() == null ? null : ChartSvg.of("women", told.women()));
        model.addAttribute(
                "parts",
                told.parts().stream().map(part -> shown(part, language)).toList());
        return "overview/overview";
    }

    private Shown shown(OverviewTelling.Part part, Locale language) {
        var chart = part.chart();
        if (part.empty() != null) chart = null;
        int rows = chart instanceof Chart.Columns ? 0 : count(part);
        return new Shown(
                part,
                chart == null ? null : ChartSvg.of(part.id(), chart),
                FigureHtml.forPage(part.table()),
                part.grid() == null
                        ? List.of()
                        : part.grid().groups().stream()
                                .map(group -> new Tiles(group.name(), group.placed(), FigureHtml.tiles(group)))
                                .toList(),
                chart != null && rows > OverviewTelling.MOST_BARS
                        ? download.word(
                                "overview.chart.most",
                                language,
                                Integer.toString(OverviewTelling.MOST_BARS),
                                Integer.toString(rows))
                        : null);
    }

    private static int count(OverviewTelling.Part part) {
        return (int) part.table().rows().stream().filter(row -> !row.sum()).count();
    }

    private List<FilterChip> chips(OverviewAsk ask, Map<String, String> given, Locale language) {
        var chips = new ArrayList<FilterChip>();
        String against = ask.against() == OverviewAsk.Against.YEAR ? "&against=year" : "";
        String map = ask.map() == null ? "" : "&map=" + VietnameseDates.onScreen(ask.map());
        boolean asked = List.of("period", "from", "to").stream()
                .anyMatch(name -> !given.getOrDefault(name, "").isBlank());
        boolean usual =
                List.of("period", "year", "from", "to", "order").stream().anyMatch(ask.wrong()::contains);
        String period = asked && !usual ? ask.periodAddress() : "";
        if (!period.isEmpty())
            chips.add(new FilterChip(
                    download.word(
                            "overview.chip.period",
                            language,
                            "%s – %s"
                                    .formatted(
                                            VietnameseDates.onScreen(
                                                    ask.period().from()),
                                            VietnameseDates.onScreen(
                                                    ask.period().to()))),
                    address(against + map)));
        if (!against.isEmpty())
            chips.add(new FilterChip(download.word("overview.chip.year", language), address(period + map)));
        if (ask.map() != null)
            chips.add(new FilterChip(
                    download.word("overview.chip.map", language, VietnameseDates.onScreen(ask.map())),
                    address(period + against)));
        return chips;
    }

    private static String address(String query) {
        if (query.isEmpty()) return PAGE;
        return PAGE + "?" + (query.startsWith("&") ? query.substring(1) : query);
    }

    /// The tables of the page as sheets of one file; or, where something was asked that cannot be read, the page, which
    /// says so.
    @GetMapping("/overview.xlsx")
    @Nullable
    String sheet(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam Map<String, String> given,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var ask = asks.read(given);
        if (!ask.wrong().isEmpty()) return "redirect:" + PAGE + "?" + request.getQueryString();
        var told = telling.tell(me, ask, language);
        var sheets = new ArrayList<Sheet<?>>();
        sheets.add(sheet(told.totals().title(), told.totals()));
        told.parts().forEach(part -> sheets.add(sheet(part.title(), part.table())));
        download.send(response, language, me, download.word("overview.sheet", language), facts(told, language), sheets);
        return null;
    }

    private static Sheet<FigureTable.Row> sheet(String name, FigureTable table) {
        var columns = new ArrayList<Sheet.Column<FigureTable.Row>>();
        for (int i = 0; i < table.columns().size(); i++) {
            int at = i;
            columns.add(new Sheet.Column<>(table.columns().get(i).title(), i == 0 ? 44 : 20, row -> {
                var cell = row.cells().get(at);
                return cell.value() == null ? cell.text() : cell.value();
            }));
        }
        return new Sheet<FigureTable.Row>(name, columns, List.of(), table.rows()::forEach);
    }

    private List<Sheet.Fact> facts(OverviewTelling.Told told, Locale language) {
        var facts = new ArrayList<>(List.of(
                new Sheet.Fact(download.word("overview.fact.period", language), told.period()),
                new Sheet.Fact(download.word("overview.fact.before", language), told.before()),
                new Sheet.Fact(download.word("overview.fact.cutOff", language), told.cutOff()),
                new Sheet.Fact(download.word("overview.fact.map", language), told.map())));
        for (var doubts : Arrays.asList(told.doubts(), told.doubtsThen())) {
            if (doubts != null) facts.add(new Sheet.Fact(download.word("overview.fact.note", language), doubts));
        }
        if (told.awaited()) {
            facts.add(new Sheet.Fact(
                    download.word("overview.fact.note", language), download.word("overview.awaited", language)));
        }
        return facts;
    }

    /// The page on paper; or, where something was asked that cannot be read, the page, which says so.
    @GetMapping("/overview.pdf")
    ResponseEntity<byte[]> paper(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam Map<String, String> given,
            Locale language,
            HttpServletRequest request) {
        var ask = asks.read(given);
        if (!ask.wrong().isEmpty())
            return ResponseEntity.status(302)
                    .location(ServletUriComponentsBuilder.fromRequest(request)
                            .replacePath(PAGE)
                            .build(true)
                            .toUri())
                    .build();
        var told = telling.tell(me, ask, language);
        var day = LocalDate.ofInstant(told.counted(), OverviewPaper.ZONE);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(
                                        "%s %s.pdf"
                                                .formatted(
                                                        download.word("overview.sheet", language),
                                                        VietnameseDates.onScreen(day)
                                                                .replace('/', '-')),
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(paper.print(told, day, me, language));
    }
}
