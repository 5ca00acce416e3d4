package vn.ocop.portal.exchange.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Busy;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Sha256;
import vn.ocop.portal.exchange.sheet.SheetRow;
import vn.ocop.portal.exchange.sheet.Spreadsheet;
import vn.ocop.portal.exchange.sheet.Uploads;

/// The way of a file into the portal, as the person who uploads it walks it: nobody else sees it.
@Service
@Transactional
@PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR', 'ADMIN')")
public class Imports {
    private static final int PAGE = 50;
    private static final int LATEST = 50;
    private static final int SAMPLE = 8;
    private static final Set<ImportState> LOOKED_AT = Set.of(ImportState.UPLOADED, ImportState.CHECKED);

    private final ImportStore store;
    private final ImportWorker worker;
    private final Map<ImportKind, RowImport<?>> kinds = new EnumMap<>(ImportKind.class);
    private final int mostRows;
    private final Parsing parsing;
    private final TransactionTemplate transaction;

    Imports(
            ImportStore store,
            ImportWorker worker,
            Parsing parsing,
            TransactionTemplate transaction,
            List<RowImport<?>> kinds,
            @Value("${portal.import.rows:20000}") int mostRows) {
        this.store = store;
        this.parsing = parsing;
        this.transaction = transaction;
        this.worker = worker;
        kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
        this.mostRows = mostRows;
    }

    /// Takes a file and guesses where its headings are and what they mean. It is read outside of
    /// transactions, and few at once, so that a slow file keeps neither a connection nor the memory
    /// of others.
    ///
    /// @param name as the person calls it, fit to be shown
    /// @throws RuleViolation `import.file.…` where the file cannot be taken
    /// @throws Busy `import.busy` where others are read
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public ImportBatchId upload(SignedIn me, ImportKind kind, String name, byte[] file) {
        requireKind(me, kind);
        var headings = now(() -> headings(me, kind));
        return parsing.of(() -> read(me, kind, name, file, headings));
    }

    private Headings headings(SignedIn me, ImportKind kind) {
        return new Headings(fields(kind), store.headings(me.id(), kind));
    }

    /// What the work gives, in a transaction of its own that is over by then. Outside of one, the
    /// first statement would keep its connection until the method ends.
    private <T> T now(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    private ImportBatchId read(SignedIn me, ImportKind kind, String name, byte[] file, Headings headings) {
        var spreadsheet = Uploads.open(file, name);
        int best = 0;
        int bestRow = 0;
        long most = -1;
        List<SheetRow> bestRows = List.of();
        for (int sheet = 0; sheet < spreadsheet.sheets().size(); sheet++) {
            var rows = spreadsheet.read(sheet, mostRows);
            int row = headings.row(rows);
            long known = rows.stream()
                    .filter(one -> one.number() == row)
                    .mapToLong(headings::known)
                    .sum();
            if (row > 0 && known > most) {
                most = known;
                best = sheet;
                bestRow = row;
                bestRows = rows;
            }
        }
        if (bestRow == 0) throw new RuleViolation("import.file.noHeadings");
        var content = ImportFile.of(bestRows, bestRow, mostRows);
        var id = ImportBatchId.create();
        var columns = columns(content, headings);
        int sheet = best;
        int headerRow = bestRow;
        transaction.executeWithoutResult(_ -> {
            store.add(id, kind, me, name.isBlank() ? "?" : name, spreadsheet.format(), Sha256.of(file), file);
            store.map(id, sheet, headerRow, columns);
        });
        return id;
    }

    /// Looks at another sheet, or takes another row for the headings.
    ///
    /// @param headerRow 0 to find it
    /// @throws RuleViolation `import.file.noHeadings`, `import.file.noRows`, `import.moved`
    /// @throws Busy `import.busy` where others are read
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void look(SignedIn me, ImportBatchId id, int sheet, int headerRow) {
        var batch = now(() -> get(me, id));
        requireState(batch, LOOKED_AT);
        var headings = now(() -> headings(me, batch.kind()));
        var seen = parsing.of(() -> {
            var spreadsheet = open(batch);
            if (sheet < 0 || sheet >= spreadsheet.sheets().size()) throw new NotFound(id);
            var rows = spreadsheet.read(sheet, mostRows);
            int row = headerRow > 0 ? headerRow : headings.row(rows);
            return new Seen(row, columns(ImportFile.of(rows, row, mostRows), headings));
        });
        transaction.executeWithoutResult(_ -> {
            var standing = held(me, id);
            requireState(standing, LOOKED_AT);
            store.map(id, sheet, seen.headerRow(), seen.columns());
            if (standing.state() == ImportState.CHECKED) store.move(id, ImportState.CHECKED, ImportState.UPLOADED);
        });
    }

    private record Seen(int headerRow, List<Column> columns) {}

    private static List<Column> columns(ImportFile content, Headings headings) {
        var meaning = headings.map(content.headings());
        return Headings.columns(content.headings(), content.data()).stream()
                .filter(at -> !Headings.isOurs(content.headings().cell(at).shown()))
                .map(at ->
                        Column.of(at, RowReader.cut(content.headings().cell(at).shown()), meaning.get(at)))
                .toList();
    }

    /// The batches of the person, the latest first.
    @Transactional(readOnly = true)
    public List<ImportBatch> latest(SignedIn me) {
        return store.latest(me, LATEST);
    }

    /// The person's batch.
    ///
    /// @throws NotFound where there is none, or it is somebody else's
    @Transactional(readOnly = true)
    public ImportBatch get(SignedIn me, ImportBatchId id) {
        var batch = store.find(id, me).orElseThrow(() -> new NotFound(id));
        requireKind(me, batch.kind());
        return batch;
    }

    /// What the columns of files of that kind may mean.
    @Transactional(readOnly = true)
    public List<Field> fields(ImportKind kind) {
        return of(kind).fields();
    }

    /// The columns of the batch.
    @Transactional(readOnly = true)
    public List<Column> columns(SignedIn me, ImportBatchId id) {
        get(me, id);
        return store.columns(id);
    }

    /// What the page that maps the columns shows of the file.
    ///
    /// @param rows the first rows of the sheet, from which the headings are chosen
    /// @param samples the first values of each column, by position
    public record Preview(List<String> sheets, List<SheetRow> rows, Map<Integer, List<String>> samples) {}

    /// The file's first rows.
    ///
    /// @throws Busy `import.busy` where others are read
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Preview preview(SignedIn me, ImportBatchId id) {
        var batch = now(() -> get(me, id));
        var columns = now(() -> store.columns(id));
        return parsing.of(() -> preview(batch, columns));
    }

    private Preview preview(ImportBatch batch, List<Column> columns) {
        var spreadsheet = open(batch);
        var rows = spreadsheet.read(batch.sheet(), mostRows);
        Map<Integer, List<String>> samples = new HashMap<>();
        for (var column : columns) {
            samples.put(
                    column.position(),
                    rows.stream()
                            .filter(row -> row.number() > batch.headerRow())
                            .map(row ->
                                    RowReader.cut(row.cell(column.position()).shown()))
                            .filter(text -> !text.isEmpty())
                            .distinct()
                            .limit(3)
                            .toList());
        }
        return new Preview(spreadsheet.sheets(), rows.stream().limit(SAMPLE).toList(), samples);
    }

    /// Says what each column means, and starts the check.
    ///
    /// @param meaning field by column position; columns that are left out are not among them
    /// @throws RuleViolation `import.columns.twice`, `import.columns.missing`, `import.columns.unknown`
    public void map(SignedIn me, ImportBatchId id, Map<Integer, String> meaning) {
        var batch = held(me, id);
        requireState(batch, LOOKED_AT);
        Map<String, Field> fields = new LinkedHashMap<>();
        fields(batch.kind()).forEach(field -> fields.put(field.code(), field));
        var columns = store.columns(id);
        var taken = new HashSet<String>();
        var mapped = new ArrayList<Column>();
        Map<String, @Nullable String> headings = new HashMap<>();
        for (var column : columns) {
            String field = meaning.get(column.position());
            if (field != null) {
                var known = fields.get(field);
                if (known == null) throw new RuleViolation("import.columns.unknown");
                if (!taken.add(field)) throw new RuleViolation("import.columns.twice", known.heading());
            }
            mapped.add(
                    Objects.equals(field, column.field())
                            ? column
                            : Column.of(column.position(), column.heading(), field));
            String heading = Headings.folded(column.heading());
            if (!heading.isEmpty()) headings.put(heading, field);
        }
        var missing = fields.values().stream()
                .filter(field -> field.required() && !taken.contains(field.code()))
                .map(Field::heading)
                .toList();
        if (!missing.isEmpty()) throw new RuleViolation("import.columns.missing", String.join("; ", missing));
        store.map(id, batch.sheet(), batch.headerRow(), mapped);
        store.remember(me.id(), batch.kind(), headings);
        check(batch);
    }

    /// What the person says of a column's cells.
    public record Answer(
            Column.@Nullable DateOrder dateOrder,
            Column.@Nullable NumberStyle numberStyle,
            @Nullable Boolean serialDates) {}

    /// Takes the answers to what the columns raised, and checks again.
    ///
    /// @param answers by column position
    public void answer(SignedIn me, ImportBatchId id, Map<Integer, Answer> answers) {
        var batch = held(me, id);
        requireState(batch, Set.of(ImportState.CHECKED));
        for (var column : store.columns(id)) {
            var answer = answers.get(column.position());
            if (answer == null) continue;
            store.put(
                    id,
                    new Column(
                            column.position(),
                            column.heading(),
                            column.field(),
                            answer.dateOrder() == null ? column.dateOrder() : answer.dateOrder(),
                            answer.numberStyle() == null ? column.numberStyle() : answer.numberStyle(),
                            answer.serialDates() == null ? column.serialDates() : answer.serialDates(),
                            column.asksDateOrder(),
                            column.asksNumberStyle(),
                            column.asksSerialDates(),
                            column.datesClash(),
                            column.example()));
        }
        check(batch);
    }

    /// Checks the rows again, as the registers stand now.
    public void checkAgain(SignedIn me, ImportBatchId id) {
        var batch = held(me, id);
        requireState(batch, Set.of(ImportState.CHECKED));
        check(batch);
    }

    private void check(ImportBatch batch) {
        start(store.queue(batch.id(), ImportState.CHECKING, Set.of(ImportState.UPLOADED, ImportState.CHECKED), false));
    }

    /// A page of the rows.
    ///
    /// @param status null for all
    /// @param number of the page, from 1
    @Transactional(readOnly = true)
    public Page<ImportRow> rows(SignedIn me, ImportBatchId id, @Nullable RowStatus status, int number) {
        var counts = get(me, id).rows();
        int total = status == null ? counts.total() : counts.of(status);
        int page = Math.clamp(number, 1, Math.max(1, (total + PAGE - 1) / PAGE));
        return new Page<>(store.rows(id, status, PAGE, (long) (page - 1) * PAGE), page, PAGE, total, true);
    }

    /// The rows whose records could not be taken back, the first of them.
    @Transactional(readOnly = true)
    public List<ImportRow> refusedRows(SignedIn me, ImportBatchId id) {
        get(me, id);
        return store.refusedRows(id, PAGE);
    }

    /// Chooses for doubtful rows.
    ///
    /// @param choices by row number
    /// @param all for every doubtful row; null to choose for the named ones only
    public void choose(SignedIn me, ImportBatchId id, Map<Integer, RowChoice> choices, @Nullable RowChoice all) {
        var batch = held(me, id);
        requireState(batch, Set.of(ImportState.CHECKED));
        boolean updates = choices.containsValue(RowChoice.UPDATE) || all == RowChoice.UPDATE;
        if (updates && batch.kind() != ImportKind.SUBJECTS) throw new RuleViolation("import.choice.update");
        if (all != null) store.choose(id, null, all);
        else choices.forEach((row, choice) -> store.choose(id, row, choice));
    }

    /// Enters the rows, all of them or none.
    ///
    /// @param skipWrong whether rows with errors are to be left out; else they refuse the whole
    /// @throws RuleViolation `import.questions.open`, `import.rows.wrong`, `import.rows.none`
    public void enter(SignedIn me, ImportBatchId id, boolean skipWrong) {
        var batch = held(me, id);
        requireState(batch, Set.of(ImportState.CHECKED));
        if (store.columns(id).stream().anyMatch(Column::isOpen)) throw new RuleViolation("import.questions.open");
        var rows = batch.rows();
        if (rows.wrong() > 0 && !skipWrong) throw new RuleViolation("import.rows.wrong", rows.wrong());
        if (rows.fresh() + rows.duplicate() == 0) throw new RuleViolation("import.rows.none");
        start(store.queue(id, ImportState.ENTERING, Set.of(ImportState.CHECKED), skipWrong));
    }

    /// Takes back what was entered, all of it or nothing.
    public void withdraw(SignedIn me, ImportBatchId id) {
        requireState(get(me, id), Set.of(ImportState.ENTERED));
        start(store.queueWithdrawal(id));
    }

    /// Stops the work, or gives the file up. What a stopped work did is not kept.
    public void cancel(SignedIn me, ImportBatchId id) {
        var batch = get(me, id);
        var to = batch.state().isWork() ? batch.state().before() : ImportState.CANCELLED;
        requireState(
                batch,
                Set.of(
                        ImportState.UPLOADED,
                        ImportState.CHECKED,
                        ImportState.CHECKING,
                        ImportState.ENTERING,
                        ImportState.WITHDRAWING));
        if (!store.move(id, batch.state(), to)) throw new RuleViolation("import.moved");
    }

    /// The person's own file with the status and the messages of each row.
    ///
    /// @param words puts a row's status and problems into words
    /// @throws NotFound where the upload is no longer kept
    /// @throws Busy `import.busy` where others are read
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public byte[] result(SignedIn me, ImportBatchId id, Words words) {
        var batch = now(() -> get(me, id));
        if (batch.rows().total() == 0) throw new NotFound(id);
        var columns =
                now(() -> store.columns(id)).stream().collect(Collectors.toMap(Column::position, column -> column));
        return parsing.of(() -> result(batch, columns, words));
    }

    private byte[] result(ImportBatch batch, Map<Integer, Column> columns, Words words) {
        var id = batch.id();
        var spreadsheet = open(batch);
        var rows = spreadsheet.read(batch.sheet(), mostRows);
        var headings = rows.stream()
                .filter(row -> row.number() == batch.headerRow())
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
        int column = columns.keySet().stream().max(Comparator.naturalOrder()).orElse(0) + 1;
        for (int at = 0; at < headings.cells().size(); at++) {
            if (Headings.isOurs(headings.cell(at).shown())) {
                column = at;
                break;
            }
        }
        Map<Integer, Spreadsheet.Note> notes = new HashMap<>();
        notes.put(batch.headerRow(), new Spreadsheet.Note(Headings.STATUS, Headings.MESSAGE));
        now(() -> store.rows(id, null, Integer.MAX_VALUE, 0))
                .forEach(row -> notes.put(row.number(), words.of(row, columns)));
        return spreadsheet.noted(batch.sheet(), column, notes);
    }

    /// Puts rows into words.
    public interface Words {
        /// Status and messages of a row.
        Spreadsheet.Note of(ImportRow row, Map<Integer, Column> columns);
    }

    /// An empty workbook to fill in, with what its cells may hold.
    ///
    /// @throws RuleViolation never for a kind that is the person's
    @Transactional(readOnly = true)
    public byte[] template(SignedIn me, ImportKind kind) {
        requireKind(me, kind);
        var rows = of(kind);
        return Template.of(kind, rows.fields(), rows.allowed(me));
    }

    private Spreadsheet open(ImportBatch batch) {
        byte[] file = now(() -> store.file(batch.id()).orElseThrow(() -> new NotFound(batch.id())));
        return Uploads.open(file, batch.fileName());
    }

    private RowImport<?> of(ImportKind kind) {
        var rows = kinds.get(kind);
        if (rows == null) throw new NotFound(kind);
        return rows;
    }

    /// The person's batch as it stands once nobody else is changing it.
    private ImportBatch held(SignedIn me, ImportBatchId id) {
        store.hold(id);
        return get(me, id);
    }

    private static void requireKind(SignedIn me, ImportKind kind) {
        if (!kind.isFor(me)) throw new NotFound(kind);
    }

    private static void requireState(ImportBatch batch, Set<ImportState> states) {
        if (!states.contains(batch.state())) throw new RuleViolation("import.moved");
    }

    /// Wakes the worker once the queue is there for others to see.
    private void start(boolean queued) {
        if (!queued) throw new RuleViolation("import.moved");
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                worker.wake();
            }
        });
    }
}
