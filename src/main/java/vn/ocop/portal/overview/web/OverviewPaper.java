package vn.ocop.portal.overview.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.letter.LetterPdf;
import vn.ocop.portal.overview.FigureTable;
import vn.ocop.portal.overview.chart.Chart;
import vn.ocop.portal.overview.chart.ChartBars;
import vn.ocop.portal.overview.chart.Markup;

/// Prints the consolidated view on A4: the figures, the charts as bars, all tables open.
@Component
class OverviewPaper {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final String STYLE = """
            @page { size: 210mm 297mm; margin: 18mm 15mm 18mm 20mm;
              @bottom-left { content: element(foot); vertical-align: top; padding-top: 2mm; width: 80%; }
              @bottom-right { content: counter(page) "/" counter(pages); font-family: paper; font-size: 9pt; vertical-align: top; padding-top: 2mm; } }
            body { margin: 0; font-family: paper; font-size: 10.5pt; line-height: 1.25; color: #000; }
            .foot { position: running(foot); font-size: 9pt; }
            h1 { font-size: 15pt; margin: 0 0 2mm 0; text-align: center; }
            h2 { font-size: 12pt; margin: 6mm 0 1.5mm 0; page-break-after: avoid; border-bottom: .5pt solid #000; }
            p { margin: 0 0 1.5mm 0; }
            .office { text-align: left; margin-bottom: 4mm; font-weight: bold; }
            .about { text-align: center; }
            .hint { font-size: 9pt; font-style: italic; }
            table { border-collapse: collapse; width: 100%; -fs-table-paginate: paginate; }
            thead { display: table-header-group; }
            tr { page-break-inside: avoid; }
            table.figures { margin: 2mm 0 3mm 0; font-size: 9pt; }
            table.figures caption { text-align: left; font-weight: bold; padding-bottom: 1mm; page-break-after: avoid; }
            table.figures th, table.figures td { border: .5pt solid #000; padding: .6mm 1.2mm; vertical-align: top; text-align: left; font-weight: normal; }
            table.figures thead th { font-weight: bold; text-align: center; vertical-align: middle; }
            table.figures td.number { text-align: right; }
            table.figures tbody th { width: 24%; }
            table.figures tr.sum th, table.figures tr.sum td { font-weight: bold; }
            table.bars { font-size: 9pt; margin: 1mm 0 2mm 0; page-break-inside: auto; }
            table.bars td { padding: .5mm 1mm; vertical-align: middle; border: 0; }
            table.bars td.label { width: 34%; text-align: right; }
            .whole, table.whole, .whole table.bars { page-break-inside: avoid; }
            .bar { height: 3.2mm; background: #000; } .ghost { height: 2mm; border: .6pt solid #000; }
            .figure { font-size: 9pt; padding-left: 1mm; } .legend { font-size: 9pt; margin: 1mm 0; }
            .part-0 { background: #000; } .part-1 { background: #777; } .part-2 { background: #ccc; } .part-3 { background: #fff; }
            table.stack { table-layout: fixed; margin: 0; } table.stack td { height: 3.6mm; padding: 0; border: .5pt solid #000; }
            .swatch { display: inline-block; width: 3mm; height: 3mm; border: .5pt solid #000; margin-right: 1mm; }
            """;

    private final LetterPdf pdf;
    private final MessageSource messages;

    OverviewPaper(LetterPdf pdf, MessageSource messages) {
        this.pdf = pdf;
        this.messages = messages;
    }

    /// The view as a PDF file.
    ///
    /// @param day that the file bears
    byte[] print(OverviewTelling.Told told, LocalDate day, SignedIn me, Locale language) {
        return pdf.print(markup(told, me, language), "paper", day);
    }

    /// What is printed.
    String markup(OverviewTelling.Told told, SignedIn me, Locale language) {
        String title = word("overview", language);
        var out = new Markup();
        out.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", language.getLanguage());
        out.open("head").element("title", title);
        out.element("meta", "", "name", "description", "content", told.period());
        out.open("style", "type", "text/css").verbatim(STYLE).close();
        out.close().open("body");
        out.element("div", told.cutOff() + ". " + told.map() + ".", "class", "foot");
        out.element("p", me.organizationName(), "class", "office");
        out.element("h1", title);
        out.element(
                "p",
                messages.getMessage("overview.period", new Object[] {told.period(), told.before()}, language),
                "class",
                "about");
        out.element("p", told.cutOff() + ". " + told.map() + ".", "class", "about");
        out.element("p", word("overview.cutOff.hint", language), "class", "hint about");
        for (var doubts : Arrays.asList(told.doubts(), told.doubtsThen())) {
            if (doubts != null) out.element("p", doubts, "class", "hint about");
        }
        if (told.awaited()) out.element("p", word("overview.awaited", language), "class", "hint about");
        out.element("h2", word("overview.totals", language));
        // Its title stands right above.
        out.verbatim(FigureHtml.forPaper(
                new FigureTable("", told.totals().columns(), told.totals().rows())));
        var women = told.women();
        if (women != null) out.verbatim(ChartBars.of(women));
        for (var part : told.parts()) {
            boolean isShort = part.table().rows().size() <= FigureHtml.WHOLE;
            // A heading and what stands below it do not part; long charts and tables do, with their heads again.
            out.open("div", "class", isShort ? "whole" : null);
            out.element("h2", part.title());
            var hint = part.hint();
            if (hint != null) out.element("p", hint, "class", "hint");
            if (part.empty() != null) {
                out.element("p", part.empty()).close();
                continue;
            }
            Chart chart = part.chart();
            if (chart != null) out.verbatim(ChartBars.of(chart)).close();
            out.verbatim(FigureHtml.forPaper(part.table()));
            if (chart == null) out.close();
        }
        out.close().close();
        return "<!DOCTYPE html>" + out;
    }

    private String word(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }
}
