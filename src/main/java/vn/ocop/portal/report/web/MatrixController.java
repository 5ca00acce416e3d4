package vn.ocop.portal.report.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.FilterChip;
import vn.ocop.portal.core.ListAddress;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.report.Answer;
import vn.ocop.portal.report.AnswerMatrix;

/// Which department answered for which period, as a page and as a spreadsheet.
@Controller
@PreAuthorize("hasRole('COORDINATOR')")
class MatrixController {
    private static final String PATH = "/requests/matrix";
    private static final List<String> PARAMETERS = List.of("from", "to", "q", "only");

    private final AnswerMatrix matrix;
    private final SheetDownload download;
    private final MessageSource messages;

    MatrixController(AnswerMatrix matrix, SheetDownload download, MessageSource messages) {
        this.matrix = matrix;
        this.download = download;
        this.messages = messages;
    }

    @GetMapping(PATH)
    String show(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam MultiValueMap<String, String> given,
            Model model,
            Locale language) {
        var address = ListAddress.of(PATH, PARAMETERS, given);
        var years = matrix.years(me);
        var filter = filter(address, years);
        model.addAttribute("table", matrix.table(me, filter));
        model.addAttribute("years", years);
        model.addAttribute("filter", filter);
        model.addAttribute("latest", AnswerMatrix.LATEST);
        model.addAttribute("onlys", AnswerMatrix.Only.values());
        model.addAttribute("chips", chips(address, filter, language));
        model.addAttribute("clear", PATH);
        model.addAttribute(
                "sheet", ListAddress.of(PATH + ".xlsx", PARAMETERS, given).toString());
        return "report/matrix";
    }

    /// What the address asks; what it asks wrongly is passed over.
    private static AnswerMatrix.Filter filter(ListAddress address, List<Integer> years) {
        var typed = address.parameters();
        String only = typed.get("only");
        return new AnswerMatrix.Filter(
                year(typed.get("from"), years),
                year(typed.get("to"), years),
                typed.get("q"),
                List.of(AnswerMatrix.Only.values()).stream()
                        .filter(one -> one.name().equals(only))
                        .findFirst()
                        .orElse(null));
    }

    private static @Nullable Integer year(@Nullable String typed, List<Integer> years) {
        return years.stream()
                .filter(one -> String.valueOf(one).equals(typed))
                .findFirst()
                .orElse(null);
    }

    private List<FilterChip> chips(ListAddress address, AnswerMatrix.Filter filter, Locale language) {
        var chips = new ArrayList<FilterChip>();
        facts(filter, language)
                .forEach((name, told) ->
                        chips.add(new FilterChip(told, address.without(name).toString())));
        return chips;
    }

    /// The filters that are on, in words, by the name of their parameter.
    private Map<String, String> facts(AnswerMatrix.Filter filter, Locale language) {
        var facts = new LinkedHashMap<String, String>();
        if (filter.from() != null)
            facts.put("from", word("matrix.chip.from", language, filter.from().toString()));
        if (filter.to() != null)
            facts.put("to", word("matrix.chip.to", language, filter.to().toString()));
        if (filter.words() != null) facts.put("q", word("matrix.chip.q", language, filter.words()));
        if (filter.only() != null) facts.put("only", word("matrix.only." + filter.only(), language));
        return facts;
    }

    @GetMapping(PATH + ".xlsx")
    void sheet(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam MultiValueMap<String, String> given,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var filter = filter(ListAddress.of(PATH, PARAMETERS, given), matrix.years(me));
        var table = matrix.table(me, filter);
        var columns = new ArrayList<Sheet.Column<AnswerMatrix.Row>>();
        columns.add(download.column("answers.organization", language, 44, AnswerMatrix.Row::name));
        columns.add(download.column("matrix.now.title", language, 30, AnswerMatrix.Row::now));
        for (int i = 0; i < table.columns().size(); i++) {
            int at = i;
            columns.add(new Sheet.Column<>(
                    table.columns().get(i).name(), 36, row -> told(row.cells().get(at), language)));
        }
        columns.add(download.column(
                "matrix.expected", language, 12, row -> row.tally().expected()));
        columns.add(download.column(
                "matrix.answered", language, 12, row -> row.tally().answered()));
        columns.add(download.column(
                "matrix.onTime", language, 12, row -> row.tally().onTime()));
        columns.add(
                download.column("matrix.late", language, 12, row -> row.tally().late()));
        columns.add(download.column(
                "matrix.silent", language, 12, row -> row.tally().silent()));
        columns.add(download.column(
                "matrix.returned", language, 12, row -> row.tally().returned()));
        var facts = new ArrayList<Sheet.Fact>();
        facts(filter, language).values().forEach(one -> facts.add(download.filter(one, language)));
        if (table.older()) facts.add(download.filter(word("matrix.older", language, AnswerMatrix.LATEST), language));
        table.columns().forEach(one -> facts.add(new Sheet.Fact(one.name(), tally(one.tally(), language))));
        facts.add(new Sheet.Fact(word("matrix.total", language), tally(table.tally(), language)));
        download.send(
                response,
                language,
                me,
                new Sheet<>(
                        download.word("matrix.title", language),
                        columns,
                        facts,
                        row -> table.rows().forEach(row)));
    }

    private String tally(AnswerMatrix.Tally tally, Locale language) {
        return word(
                "matrix.tally",
                language,
                tally.expected(),
                tally.answered(),
                tally.onTime(),
                tally.late(),
                tally.silent(),
                tally.returned());
    }

    private String told(AnswerMatrix.Cell cell, Locale language) {
        if (cell.entries().isEmpty()) return word("matrix.notAsked", language);
        return cell.entries().stream()
                .map(one -> "%s: %s; %s%s"
                        .formatted(
                                one.request().number(),
                                word("answer.state." + one.answer().state(), language),
                                time(one, language),
                                one.urgedOn() == null
                                        ? ""
                                        : "; "
                                                + word(
                                                        "matrix.urged",
                                                        language,
                                                        VietnameseDates.onScreen(one.urgedOn()))))
                .collect(Collectors.joining("\n"));
    }

    private String time(AnswerMatrix.Entry one, Locale language) {
        var answer = one.answer();
        if (answer.late()) return word("answers.late", language, answer.workingDaysLate());
        if (answer.answered() || answer.state() == Answer.State.RETURNED) return word("answers.onTime", language);
        return word(
                one.owing() ? "matrix.past" : "matrix.due",
                language,
                VietnameseDates.onScreen(one.request().deadline()));
    }

    private String word(String key, Locale language, Object... args) {
        return messages.getMessage(key, args, language);
    }
}
