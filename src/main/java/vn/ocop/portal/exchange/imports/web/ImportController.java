package vn.ocop.portal.exchange.imports.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.FileNames;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.exchange.imports.Column;
import vn.ocop.portal.exchange.imports.Field;
import vn.ocop.portal.exchange.imports.ImportBatch;
import vn.ocop.portal.exchange.imports.ImportBatchId;
import vn.ocop.portal.exchange.imports.ImportKind;
import vn.ocop.portal.exchange.imports.ImportRow;
import vn.ocop.portal.exchange.imports.ImportState;
import vn.ocop.portal.exchange.imports.Imports;
import vn.ocop.portal.exchange.imports.RowChoice;
import vn.ocop.portal.exchange.imports.RowStatus;
import vn.ocop.portal.exchange.sheet.Uploads;

/// The way of a file into the portal, page by page. While work is under way the page asks to be opened again, so that
/// it
/// shows how far the work is without script, and after a reload as before it.
@Controller
@RequestMapping("/imports")
@PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR', 'ADMIN')")
class ImportController {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int SECONDS = 2;
    private final Imports imports;
    private final ImportWords words;

    ImportController(Imports imports, ImportWords words) {
        this.imports = imports;
        this.words = words;
    }

    /// A batch in the list.
    record Line(ImportBatch batch, String uploaded) {}

    @GetMapping
    String list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String large,
            Model model,
            Locale language) {
        if (large != null)
            problem(model, "import.file.large", List.of(String.valueOf(Uploads.LARGEST / 1024 / 1024)), language);
        return start(me, kind, model);
    }

    private String start(SignedIn me, @Nullable String kind, Model model) {
        var kinds = ImportKind.of(me);
        var chosen = ImportKind.of(String.valueOf(kind)).filter(kinds::contains).orElse(kinds.getFirst());
        model.addAttribute("kinds", kinds);
        model.addAttribute("kind", chosen);
        model.addAttribute("largest", Uploads.LARGEST / 1024 / 1024);
        model.addAttribute(
                "batches",
                batches(imports, me).stream()
                        .map(batch -> new Line(batch, VietnameseDates.onScreen(batch.uploadedAt())))
                        .toList());
        return "import/list";
    }

    /// The person's latest files of the kinds that they may enter, for the page and for the spreadsheet.
    static List<ImportBatch> batches(Imports imports, SignedIn me) {
        return imports.latest(me).stream()
                .filter(batch -> batch.kind().isFor(me))
                .toList();
    }

    @GetMapping("/{kind:[a-z]+}-template.xlsx")
    ResponseEntity<byte[]> template(@AuthenticationPrincipal SignedIn me, @PathVariable String kind) {
        var known = ImportKind.of(kind).orElseThrow(() -> new NotFound(kind));
        return download(imports.template(me, known), XLSX, "bieu-mau-" + kind + ".xlsx");
    }

    @PostMapping
    String upload(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var known = ImportKind.of(kind).orElseThrow(() -> new NotFound(kind));
        try {
            String name = file == null ? null : file.getOriginalFilename();
            if (file == null || name == null || name.isEmpty()) throw new RuleViolation("import.file.none");
            if (file.getSize() > Uploads.LARGEST)
                throw new RuleViolation("import.file.large", Uploads.LARGEST / 1024 / 1024);
            return "redirect:/imports/" + imports.upload(me, known, FileNames.shown(name), file.getBytes());
        } catch (RuleViolation refused) {
            problem(model, refused, language);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return start(me, kind, model);
        }
    }

    @GetMapping("/{id}")
    String show(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ImportBatchId id,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            Locale language,
            HttpServletResponse response) {
        var batch = imports.get(me, id);
        return switch (batch.state()) {
            case UPLOADED -> columns(me, batch, model, language);
            case CHECKING, ENTERING, WITHDRAWING -> {
                response.setHeader("Refresh", String.valueOf(SECONDS));
                model.addAttribute("batch", batch);
                yield "import/progress";
            }
            case CHECKED, ENTERED, WITHDRAWN, CANCELLED -> review(me, batch, status, page, model, language);
        };
    }

    @GetMapping("/{id}/columns")
    String remap(@AuthenticationPrincipal SignedIn me, @PathVariable ImportBatchId id, Model model, Locale language) {
        var batch = imports.get(me, id);
        if (batch.state() != ImportState.UPLOADED && batch.state() != ImportState.CHECKED)
            return "redirect:/imports/" + id;
        return columns(me, batch, model, language);
    }

    /// A column as the page that maps it shows it.
    ///
    /// @param field what it means; null where it is left out
    record Mapped(Column column, @Nullable String field, String samples) {}

    /// A row from which the headings may be taken.
    record Head(int number, String text, boolean chosen) {}

    private String columns(SignedIn me, ImportBatch batch, Model model, Locale language) {
        return columns(me, batch, null, model, language);
    }

    private String columns(
            SignedIn me, ImportBatch batch, @Nullable Map<Integer, String> typed, Model model, Locale language) {
        var preview = imports.preview(me, batch.id());
        model.addAttribute("batch", batch);
        model.addAttribute("sheets", preview.sheets());
        model.addAttribute("fields", imports.fields(batch.kind()));
        model.addAttribute(
                "columns",
                imports.columns(me, batch.id()).stream()
                        .map(column -> new Mapped(
                                column,
                                typed == null ? column.field() : typed.get(column.position()),
                                String.join(" · ", preview.samples().getOrDefault(column.position(), List.of()))))
                        .toList());
        var heads = new ArrayList<Head>();
        for (var row : preview.rows()) {
            String text = row.cells().stream()
                    .map(cell -> cell.shown())
                    .filter(one -> !one.isBlank())
                    .limit(5)
                    .collect(Collectors.joining(" · "));
            heads.add(new Head(
                    row.number(),
                    text.length() > 90 ? text.substring(0, 90) + "…" : text,
                    row.number() == batch.headerRow()));
        }
        model.addAttribute("heads", heads);
        if (!model.containsAttribute("problem") && batch.problem() != null)
            problem(model, batch.problem(), batch.problemArgs(), language);
        return "import/columns";
    }

    @PostMapping("/{id}/sheet")
    String sheet(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ImportBatchId id,
            @RequestParam(defaultValue = "0") int sheet,
            @RequestParam(defaultValue = "0") int row,
            Model model,
            Locale language,
            HttpServletResponse response) {
        var batch = imports.get(me, id);
        try {
            imports.look(me, id, sheet, sheet == batch.sheet() ? row : 0);
            return "redirect:/imports/" + id;
        } catch (RuleViolation refused) {
            problem(model, refused, language);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return columns(me, batch, model, language);
        }
    }

    @PostMapping("/{id}/columns")
    String map(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ImportBatchId id,
            @RequestParam Map<String, String> typed,
            Model model,
            Locale language,
            HttpServletResponse response) {
        var meaning = numbered(typed, "column.");
        meaning.values().removeIf(String::isBlank);
        try {
            imports.map(me, id, meaning);
            return "redirect:/imports/" + id;
        } catch (RuleViolation refused) {
            problem(model, refused, language);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return columns(me, imports.get(me, id), meaning, model, language);
        }
    }

    /// A row as the review shows it.
    ///
    /// @param word key of the word for its status
    record Shown(
            ImportRow row,
            String icon,
            String css,
            String word,
            List<ImportWords.Told> problems,
            @Nullable String twin,
            @Nullable String twinAddress,
            List<RowChoice> choices) {}

    /// How many rows have a status, with the link that shows them.
    record Group(RowStatus status, int count, String icon, String css, String word, boolean chosen) {}

    private String review(
            SignedIn me, ImportBatch batch, @Nullable String status, int number, Model model, Locale language) {
        var chosen = Stream.of(RowStatus.values())
                .filter(one -> one.name().equals(status))
                .findFirst()
                .orElse(null);
        var columns = imports.columns(me, batch.id());
        Map<Integer, Column> byPosition = new LinkedHashMap<>();
        columns.forEach(column -> byPosition.put(column.position(), column));
        var page = imports.rows(me, batch.id(), chosen, number);
        model.addAttribute("batch", batch);
        model.addAttribute("page", page);
        model.addAttribute("status", chosen);
        model.addAttribute("base", "/imports/" + batch.id() + "?" + (chosen == null ? "" : "status=" + chosen + "&"));
        Map<String, String> headings =
                imports.fields(batch.kind()).stream().collect(Collectors.toMap(Field::code, Field::heading));
        var shown = new ArrayList<Integer>();
        var heads = new ArrayList<String>();
        for (int at = 0; at < columns.size(); at++) {
            String field = columns.get(at).field();
            if (field == null || !filled(page.rows(), at)) continue;
            shown.add(at);
            heads.add(headings.getOrDefault(field, columns.get(at).heading()));
        }
        model.addAttribute("heads", heads);
        model.addAttribute("shown", shown);
        model.addAttribute(
                "rows",
                page.rows().stream()
                        .map(row -> shown(row, batch, byPosition, language))
                        .toList());
        model.addAttribute(
                "groups",
                Stream.of(RowStatus.values())
                        .filter(one -> batch.rows().of(one) > 0)
                        .map(one -> new Group(
                                one,
                                batch.rows().of(one),
                                ImportWords.icon(batch.state(), one),
                                ImportWords.css(batch.state(), one),
                                ImportWords.status(batch.state(), one),
                                one == chosen))
                        .toList());
        model.addAttribute(
                "questions",
                batch.state() == ImportState.CHECKED
                        ? columns.stream().filter(Column::isAsking).toList()
                        : List.of());
        model.addAttribute("open", columns.stream().anyMatch(Column::isOpen));
        model.addAttribute(
                "doubtful",
                batch.state() == ImportState.CHECKED
                        && page.rows().stream().anyMatch(row -> row.status() == RowStatus.DUPLICATE));
        model.addAttribute("updatable", batch.kind() == ImportKind.SUBJECTS);
        model.addAttribute("enteredOn", batch.enteredAt() == null ? null : VietnameseDates.onScreen(batch.enteredAt()));
        model.addAttribute(
                "withdrawnOn", batch.withdrawnAt() == null ? null : VietnameseDates.onScreen(batch.withdrawnAt()));
        model.addAttribute(
                "refused",
                batch.state() == ImportState.ENTERED
                        ? imports.refusedRows(me, batch.id()).stream()
                                .map(row -> new ImportWords.Told(
                                        String.valueOf(row.number()),
                                        "",
                                        words.text(Objects.requireNonNull(row.refusal()), List.of(), language)))
                                .toList()
                        : List.of());
        if (!model.containsAttribute("problem") && batch.problem() != null)
            problem(model, batch.problem(), batch.problemArgs(), language);
        return "import/review";
    }

    private static boolean filled(List<ImportRow> rows, int at) {
        return rows.stream()
                .anyMatch(row -> at < row.cells().size() && !row.cells().get(at).isEmpty());
    }

    private Shown shown(ImportRow row, ImportBatch batch, Map<Integer, Column> columns, Locale language) {
        var choices = new ArrayList<RowChoice>();
        if (batch.state() == ImportState.CHECKED && row.status() == RowStatus.DUPLICATE) {
            choices.add(RowChoice.SKIP);
            if (!row.twinOnly()) choices.add(RowChoice.ADD);
            if (batch.kind() == ImportKind.SUBJECTS && row.twinId() != null) choices.add(RowChoice.UPDATE);
        }
        String address = row.twinId() == null
                ? null
                : switch (batch.kind()) {
                    case ACTIVITIES -> "/activities/" + row.twinId();
                    case SUBJECTS -> "/subjects/" + row.twinId();
                    case ORGANIZATIONS -> "/admin/organizations/" + row.twinId();
                };
        return new Shown(
                row,
                ImportWords.icon(batch.state(), row.status()),
                ImportWords.css(batch.state(), row.status()),
                ImportWords.status(batch.state(), row.status()),
                row.problems().stream()
                        .map(problem -> words.told(row, problem, columns, language))
                        .toList(),
                words.twin(row, language),
                address,
                choices);
    }

    @PostMapping("/{id}/answers")
    String answer(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ImportBatchId id,
            @RequestParam Map<String, String> typed) {
        Map<Integer, Imports.Answer> answers = new HashMap<>();
        var orders = numbered(typed, "order.");
        var styles = numbered(typed, "style.");
        var serials = numbered(typed, "serial.");
        imports.columns(me, id).forEach(column -> {
            int at = column.position();
            answers.put(
                    at,
                    new Imports.Answer(
                            known(Column.DateOrder.values(), orders.get(at)),
                            known(Column.NumberStyle.values(), styles.get(at)),
                            "yes".equals(serials.get(at))
                                    ? Boolean.TRUE
                                    : "no".equals(serials.get(at)) ? Boolean.FALSE : null));
        });
        imports.answer(me, id, answers);
        return "redirect:/imports/" + id;
    }

    private static <T extends Enum<T>> @Nullable T known(T[] values, @Nullable String name) {
        return Stream.of(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @PostMapping("/{id}/choices")
    String choose(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ImportBatchId id,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable String all,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "1") int page,
            RedirectAttributes redirect) {
        Map<Integer, RowChoice> choices = new HashMap<>();
        numbered(typed, "choice.").forEach((row, name) -> {
            var choice = known(RowChoice.values(), name);
            if (choice != null) choices.put(row, choice);
        });
        imports.choose(me, id, choices, known(RowChoice.values(), all));
        redirect.addFlashAttribute("done", "import.chosen");
        if (status != null) redirect.addAttribute("status", status);
        redirect.addAttribute("page", page);
        return "redirect:/imports/" + id;
    }

    @PostMapping("/{id}/check")
    String check(@AuthenticationPrincipal SignedIn me, @PathVariable ImportBatchId id) {
        imports.checkAgain(me, id);
        return "redirect:/imports/" + id;
    }

    @PostMapping("/{id}/entry")
    String enter(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ImportBatchId id,
            @RequestParam(defaultValue = "false") boolean skipWrong,
            Model model,
            Locale language,
            HttpServletResponse response) {
        try {
            imports.enter(me, id, skipWrong);
            return "redirect:/imports/" + id;
        } catch (RuleViolation refused) {
            problem(model, refused, language);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return review(me, imports.get(me, id), null, 1, model, language);
        }
    }

    @PostMapping("/{id}/withdrawal")
    String withdraw(@AuthenticationPrincipal SignedIn me, @PathVariable ImportBatchId id) {
        imports.withdraw(me, id);
        return "redirect:/imports/" + id;
    }

    @PostMapping("/{id}/cancellation")
    String cancel(@AuthenticationPrincipal SignedIn me, @PathVariable ImportBatchId id, RedirectAttributes redirect) {
        boolean work = imports.get(me, id).state().isWork();
        imports.cancel(me, id);
        redirect.addFlashAttribute("done", work ? "import.stopped" : "import.cancelled");
        return work ? "redirect:/imports/" + id : "redirect:/imports";
    }

    @GetMapping("/{id}/result.{format:xlsx|csv}")
    ResponseEntity<byte[]> result(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ImportBatchId id,
            @PathVariable String format,
            Locale language) {
        var batch = imports.get(me, id);
        if (!batch.format().name().equalsIgnoreCase(format)) throw new NotFound(id);
        byte[] file = imports.result(me, id, (row, columns) -> words.note(batch.state(), row, columns, language));
        String plain = batch.fileName().replaceFirst("(?i)\\.(xlsx|csv|txt)$", "");
        return download(file, format.equals("csv") ? "text/csv;charset=UTF-8" : XLSX, plain + "-ket-qua." + format);
    }

    private static ResponseEntity<byte[]> download(byte[] file, String type, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file);
    }

    /// The parameters whose names are the prefix and a number.
    private static Map<Integer, String> numbered(Map<String, String> typed, String prefix) {
        Map<Integer, String> found = new HashMap<>();
        typed.forEach((name, value) -> {
            if (name.startsWith(prefix) && name.substring(prefix.length()).matches("\\d{1,7}")) {
                found.put(Integer.valueOf(name.substring(prefix.length())), value);
            }
        });
        return found;
    }

    private void problem(Model model, RuleViolation refused, Locale language) {
        problem(
                model,
                refused.code(),
                Stream.of(refused.args()).map(String::valueOf).toList(),
                language);
    }

    private void problem(Model model, String code, List<String> args, Locale language) {
        model.addAttribute("problem", words.text(code, args, language));
        model.addAttribute("problemCode", code);
    }
}
