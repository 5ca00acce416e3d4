package vn.ocop.portal.exchange.imports.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.ocop.portal.exchange.imports.Column;
import vn.ocop.portal.exchange.imports.ImportRow;
import vn.ocop.portal.exchange.imports.ImportState;
import vn.ocop.portal.exchange.imports.RowProblem;
import vn.ocop.portal.exchange.imports.RowStatus;
import vn.ocop.portal.exchange.sheet.Spreadsheet;

/// Puts batches, rows and problems into words.
@Component
class ImportWords {
    private final MessageSource messages;

    ImportWords(MessageSource messages) {
        this.messages = messages;
    }

    /// A problem as a screen shows it.
    ///
    /// @param cell such as C5; empty where the row as a whole is wrong
    /// @param heading of the column; empty as well
    record Told(String cell, String heading, String text) {}

    Told told(ImportRow row, RowProblem problem, Map<Integer, Column> columns, Locale language) {
        var column = problem.cell() == null ? null : columns.get(problem.cell());
        return new Told(
                column == null ? "" : column.letters() + row.number(),
                column == null ? "" : column.heading(),
                text(problem.code(), problem.args(), language));
    }

    /// What the portal says of a row in the person's own file.
    Spreadsheet.Note note(ImportState batch, ImportRow row, Map<Integer, Column> columns, Locale language) {
        String status = text(status(batch, row.status()), List.of(), language);
        String twin = twin(row, language);
        String problems = row.problems().stream()
                .map(problem -> told(row, problem, columns, language))
                .map(one -> one.cell().isEmpty() ? one.text() : one.cell() + " (" + one.heading() + "): " + one.text())
                .collect(Collectors.joining("\n"));
        return new Spreadsheet.Note(status, problems.isEmpty() && twin != null ? twin : problems);
    }

    /// What the row may be the same as; null where nothing is.
    @Nullable
    String twin(ImportRow row, Locale language) {
        String words = row.twin();
        if (words == null) return null;
        return row.twinRow() > 0
                ? text("import.twin.row", List.of(String.valueOf(row.twinRow()), words), language)
                : text("import.twin.record", List.of(words), language);
    }

    String text(String code, List<String> args, Locale language) {
        return Objects.requireNonNull(messages.getMessage(code, args.toArray(), code, language));
    }

    /// Key of the word for a row's status. What a batch that was undone had entered or changed is undone as well.
    static String status(ImportState batch, RowStatus status) {
        return "import.status." + status + (isUndone(batch, status) ? ".undone" : "");
    }

    /// The mark that stands beside the word for a status.
    static String icon(ImportState batch, RowStatus status) {
        if (isUndone(batch, status)) return "↩";
        return switch (status) {
            case NEW -> "+";
            case DUPLICATE -> "≈";
            case WRONG -> "✗";
            case ENTERED, CHANGED -> "✓";
            case SKIPPED -> "–";
        };
    }

    /// The class by which the word is drawn.
    static String css(ImportState batch, RowStatus status) {
        return isUndone(batch, status) ? "import-UNDONE" : "import-" + status;
    }

    private static boolean isUndone(ImportState batch, RowStatus status) {
        return batch == ImportState.WITHDRAWN && (status == RowStatus.ENTERED || status == RowStatus.CHANGED);
    }
}
