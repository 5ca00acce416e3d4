package vn.ocop.portal.exchange.imports;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.exchange.sheet.Spreadsheet;
import vn.ocop.portal.organization.OrganizationId;

/// Keeps batches, their columns, rows and problems in the database.
@Component
class ImportStore {
    private static final int LOT = 500;
    private static final String BATCHES = """
            select b.batch_id, b.kind, b.uploaded_by, b.uploaded_at, b.file_name, b.file_format, b.file is not null as file_kept, b.sheet,
                   b.header_row, b.state, b.progress, b.progress_total, b.skip_wrong, b.problem, b.problem_args, b.entered_at,
                   b.withdrawn_at,
                   count(r.row_number) filter (where r.status = 'NEW') as fresh,
                   count(r.row_number) filter (where r.status = 'DUPLICATE') as duplicate,
                   count(r.row_number) filter (where r.status = 'WRONG') as wrong,
                   count(r.row_number) filter (where r.status = 'ENTERED') as entered,
                   count(r.row_number) filter (where r.status = 'CHANGED') as changed,
                   count(r.row_number) filter (where r.status = 'SKIPPED') as skipped
            from import_batch b left join import_row r on r.batch_id = b.batch_id
            where b.uploaded_by = :me and b.organization_id = :organization
            """;
    private final JdbcClient sql;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    ImportStore(JdbcClient sql, JdbcTemplate jdbc, Clock clock) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(
            ImportBatchId id,
            ImportKind kind,
            SignedIn me,
            String fileName,
            Spreadsheet.Format format,
            String sha256,
            byte[] file) {
        sql.sql("""
                        insert into import_batch (batch_id, kind, organization_id, uploaded_by, uploaded_at, file_name, file_format,
                                                  file_sha256, file, state)
                        values (:id, :kind, :organization, :me, :now, :name, :format, :sha256, :file, 'UPLOADED')
                        """)
                .param("id", id.value())
                .param("kind", kind.name())
                .param("organization", me.organization().value())
                .param("me", me.id().value())
                .param("now", now())
                .param("name", fileName)
                .param("format", format.name())
                .param("sha256", sha256)
                .param("file", file)
                .update();
    }

    /// The person's batch; none that was uploaded when the person worked for another organization.
    Optional<ImportBatch> find(ImportBatchId id, SignedIn me) {
        return sql.sql(BATCHES + " and b.batch_id = :id group by b.batch_id")
                .param("me", me.id().value())
                .param("organization", me.organization().value())
                .param("id", id.value())
                .query((row, _) -> batch(row))
                .optional();
    }

    List<ImportBatch> latest(SignedIn me, int most) {
        return sql.sql(BATCHES + " group by b.batch_id order by b.uploaded_at desc, b.batch_id limit :most")
                .param("me", me.id().value())
                .param("organization", me.organization().value())
                .param("most", most)
                .query((row, _) -> batch(row))
                .list();
    }

    /// Until the transaction ends nobody else enters rows of that kind: activities of that organization, or any rows
    /// of a register that all share. So the second of two who enter the same rows finds those of the first.
    void alone(ImportKind kind, OrganizationId organization) {
        sql.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended('import ' || :what, 0))) locked")
                .param("what", kind == ImportKind.ACTIVITIES ? kind + " " + organization.value() : kind.name())
                .query(Integer.class)
                .single();
    }

    /// Lets everybody else who would change the batch wait.
    void hold(ImportBatchId id) {
        sql.sql("select batch_id from import_batch where batch_id = :id for no key update")
                .param("id", id.value())
                .query(UUID.class)
                .list();
    }

    Optional<byte[]> file(ImportBatchId id) {
        return sql.sql("select file from import_batch where batch_id = :id and file is not null")
                .param("id", id.value())
                .query((row, _) -> row.getBytes("file"))
                .optional();
    }

    List<Column> columns(ImportBatchId id) {
        return sql.sql("select * from import_column where batch_id = :id order by position")
                .param("id", id.value())
                .query((row, _) -> column(row))
                .list();
    }

    void map(ImportBatchId id, int sheet, int headerRow, List<Column> columns) {
        sql.sql("delete from import_row where batch_id = :id")
                .param("id", id.value())
                .update();
        sql.sql("delete from import_column where batch_id = :id")
                .param("id", id.value())
                .update();
        sql.sql("update import_batch set sheet = :sheet, header_row = :row where batch_id = :id")
                .param("sheet", sheet)
                .param("row", headerRow)
                .param("id", id.value())
                .update();
        columns.forEach(column -> put(id, column));
    }

    void put(ImportBatchId id, Column column) {
        sql.sql("""
                        insert into import_column (batch_id, position, heading, field, date_order, number_style, serial_dates,
                                                   asks_date_order, asks_number_style, asks_serial_dates, date_orders_clash, example)
                        values (:id, :position, :heading, :field, :dateOrder, :numberStyle, :serialDates, :asksDateOrder,
                                :asksNumberStyle, :asksSerialDates, :clash, :example)
                        on conflict (batch_id, position) do update set date_order = excluded.date_order,
                          number_style = excluded.number_style, serial_dates = excluded.serial_dates,
                          asks_date_order = excluded.asks_date_order, asks_number_style = excluded.asks_number_style,
                          asks_serial_dates = excluded.asks_serial_dates, date_orders_clash = excluded.date_orders_clash,
                          example = excluded.example
                        """)
                .param("id", id.value())
                .param("position", column.position())
                .param("heading", column.heading())
                .param("field", column.field())
                .param(
                        "dateOrder",
                        column.dateOrder() == null ? null : column.dateOrder().name())
                .param(
                        "numberStyle",
                        column.numberStyle() == null
                                ? null
                                : column.numberStyle().name())
                .param("serialDates", column.serialDates(), Types.BOOLEAN)
                .param("asksDateOrder", column.asksDateOrder())
                .param("asksNumberStyle", column.asksNumberStyle())
                .param("asksSerialDates", column.asksSerialDates())
                .param("clash", column.datesClash())
                .param("example", column.example())
                .update();
    }

    /// What the person last took a heading for; a null field is a column that was left out.
    Map<String, @Nullable String> headings(AccountId me, ImportKind kind) {
        Map<String, @Nullable String> known = new HashMap<>();
        sql.sql("select heading, field from import_heading where account_id = :me and kind = :kind")
                .param("me", me.value())
                .param("kind", kind.name())
                .query(row -> {
                    known.put(row.getString("heading"), row.getString("field"));
                });
        return known;
    }

    void remember(AccountId me, ImportKind kind, Map<String, @Nullable String> headings) {
        headings.forEach((heading, field) -> sql.sql("""
                        insert into import_heading (account_id, kind, heading, field) values (:me, :kind, :heading, :field)
                        on conflict (account_id, kind, heading) do update set field = excluded.field
                        """)
                .param("me", me.value())
                .param("kind", kind.name())
                .param("heading", heading)
                .param("field", field)
                .update());
    }

    /// Queues work on the batch, unless somebody works on it or it stands elsewhere by now.
    boolean queue(ImportBatchId id, ImportState work, Collection<ImportState> from, boolean skipWrong) {
        return sql.sql("""
                                update import_batch set state = :work, queued_at = :now, runner = null, heartbeat_at = null, attempts = 0,
                                       progress = 0, progress_total = 0, problem = null, problem_args = '{}', skip_wrong = :skipWrong
                                where batch_id = :id and state = any(:from) and file is not null
                                """)
                        .param("work", work.name())
                        .param("now", now())
                        .param("skipWrong", skipWrong)
                        .param("id", id.value())
                        .param("from", from.stream().map(ImportState::name).toArray(String[]::new))
                        .update()
                == 1;
    }

    /// Queues the taking back of an entered batch, for which the upload is not needed.
    boolean queueWithdrawal(ImportBatchId id) {
        return sql.sql("""
                                update import_batch set state = 'WITHDRAWING', queued_at = :now, runner = null, heartbeat_at = null,
                                       attempts = 0, progress = 0, progress_total = 0, problem = null, problem_args = '{}'
                                where batch_id = :id and state = 'ENTERED'
                                """).param("now", now()).param("id", id.value()).update() == 1;
    }

    /// Moves the batch without work, unless it stands elsewhere by now; takes it from whoever works on it.
    boolean move(ImportBatchId id, ImportState from, ImportState to) {
        return sql.sql("""
                                update import_batch set state = :to, runner = null, heartbeat_at = null, problem = null, problem_args = '{}'
                                where batch_id = :id and state = :from
                                """)
                        .param("to", to.name())
                        .param("from", from.name())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /// Work that a node took upon itself.
    record Claim(ImportBatchId id, ImportKind kind, ImportState state, int attempts, String username) {}

    /// Takes the longest waiting work that nobody does, or that nobody has been heard of for so long.
    Optional<Claim> claim(UUID runner, Duration silence) {
        var now = now();
        return sql.sql("""
                        update import_batch b set runner = :runner, heartbeat_at = :now, attempts = attempts + 1, progress = 0
                        from account a
                        where a.account_id = b.uploaded_by and b.batch_id = (
                            select batch_id from import_batch
                            where state in ('CHECKING', 'ENTERING', 'WITHDRAWING') and (heartbeat_at is null or heartbeat_at < :silent)
                            order by queued_at, batch_id limit 1 for update skip locked)
                        returning b.batch_id, b.kind, b.state, b.attempts, a.username
                        """)
                .param("runner", runner)
                .param("now", now)
                .param("silent", now.minus(silence))
                .query((row, _) -> new Claim(
                        new ImportBatchId(row.getObject("batch_id", UUID.class)),
                        ImportKind.valueOf(row.getString("kind")),
                        ImportState.valueOf(row.getString("state")),
                        row.getInt("attempts"),
                        row.getString("username")))
                .optional();
    }

    /// Says that the work goes on; false where it is no longer the runner's.
    boolean beat(ImportBatchId id, UUID runner, int done, int total) {
        return sql.sql("""
                                update import_batch set heartbeat_at = :now, progress = :done, progress_total = :total
                                where batch_id = :id and runner = :runner
                                """)
                        .param("now", now())
                        .param("done", Math.min(done, total))
                        .param("total", total)
                        .param("id", id.value())
                        .param("runner", runner)
                        .update()
                == 1;
    }

    /// Gives the work back to the queue, as if it had not been taken.
    void release(Claim claim, UUID runner) {
        sql.sql("""
                        update import_batch set runner = null, heartbeat_at = null, attempts = attempts - 1
                        where batch_id = :id and runner = :runner
                        """).param("id", claim.id().value()).param("runner", runner).update();
    }

    /// Ends the work within its own transaction; false where it is no longer the runner's, and nothing may stay.
    boolean finish(Claim claim, UUID runner) {
        return sql.sql("""
                                update import_batch set state = :after, runner = null, heartbeat_at = null, progress = progress_total,
                                       entered_at = case when :after = 'ENTERED' then :now else entered_at end,
                                       withdrawn_at = case when :after = 'WITHDRAWN' then :now else withdrawn_at end
                                where batch_id = :id and runner = :runner and state = :state
                                """)
                        .param("after", claim.state().after().name())
                        .param("now", now())
                        .param("id", claim.id().value())
                        .param("runner", runner)
                        .param("state", claim.state().name())
                        .update()
                == 1;
    }

    /// Ends work that came to nothing: the batch stands where it stood before, with the reason.
    void fail(Claim claim, UUID runner, String problem, List<String> args) {
        sql.sql("""
                        update import_batch set state = :before, runner = null, heartbeat_at = null, problem = :problem, problem_args = :args
                        where batch_id = :id and runner = :runner
                        """)
                .param("before", claim.state().before().name())
                .param("problem", problem)
                .param("args", args.toArray(String[]::new))
                .param("id", claim.id().value())
                .param("runner", runner)
                .update();
    }

    /// Writes the rows anew, as they were checked; choices made before are kept where the row is doubtful for the same
    /// reason.
    void checked(ImportBatchId id, List<ImportRow> rows) {
        Map<Integer, Kept> kept = new HashMap<>();
        sql.sql(
                        "select row_number, twin_id, twin_row, choice from import_row where batch_id = :id and choice is not null")
                .param("id", id.value())
                .query(row -> {
                    kept.put(
                            row.getInt("row_number"),
                            new Kept(
                                    row.getObject("twin_id", UUID.class),
                                    row.getInt("twin_row"),
                                    row.getString("choice")));
                });
        sql.sql("delete from import_row where batch_id = :id")
                .param("id", id.value())
                .update();
        jdbc.batchUpdate("""
                insert into import_row (batch_id, row_number, status, cells, twin_id, twin, twin_row, twin_only, choice)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows, LOT, (statement, row) -> {
            var before = kept.get(row.number());
            String choice = row.status() == RowStatus.DUPLICATE ? choice(row, before) : null;
            statement.setObject(1, id.value());
            statement.setInt(2, row.number());
            statement.setString(3, row.status().name());
            statement.setArray(4, texts(statement.getConnection(), row.cells()));
            statement.setObject(5, row.twinId());
            statement.setString(6, row.twin());
            statement.setInt(7, row.twinRow());
            statement.setBoolean(8, row.twinOnly());
            statement.setString(9, choice);
        });
        var problems = new ArrayList<Told>();
        for (var row : rows) {
            for (int at = 0; at < row.problems().size(); at++) {
                problems.add(new Told(row.number(), at, row.problems().get(at)));
            }
        }
        jdbc.batchUpdate(
                "insert into import_problem (batch_id, row_number, position, cell, code, args) values (?, ?, ?, ?, ?, ?)",
                problems,
                LOT,
                (statement, told) -> {
                    statement.setObject(1, id.value());
                    statement.setInt(2, told.row());
                    statement.setInt(3, told.position());
                    statement.setObject(4, told.problem().cell(), Types.INTEGER);
                    statement.setString(5, told.problem().code());
                    statement.setArray(
                            6, texts(statement.getConnection(), told.problem().args()));
                });
    }

    /// The choice made before where the row is doubtful for the same reason; else to skip it.
    private static String choice(ImportRow row, @Nullable Kept before) {
        boolean same = before != null && Objects.equals(before.twin(), row.twinId()) && before.row() == row.twinRow();
        if (before == null || !same || (row.twinOnly() && before.choice().equals("ADD"))) return "SKIP";
        return before.choice();
    }

    private record Kept(@Nullable UUID twin, int row, String choice) {}

    private record Told(int row, int position, RowProblem problem) {}

    private static Array texts(java.sql.Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    /// The rows of those statuses, in the file's order.
    ///
    /// @param status null for all
    List<ImportRow> rows(ImportBatchId id, @Nullable RowStatus status, int most, long after) {
        var rows = sql.sql("""
                        select row_number, status, cells, twin_id, twin, twin_row, twin_only, choice, refusal from import_row
                        where batch_id = :id and (cast(:status as text) is null or status = :status)
                        order by row_number limit :most offset :after
                        """)
                .param("id", id.value())
                .param("status", status == null ? null : status.name())
                .param("most", most)
                .param("after", after)
                .query((row, _) -> row(row))
                .list();
        if (rows.isEmpty()) return rows;
        Map<Integer, List<RowProblem>> problems = new HashMap<>();
        sql.sql("""
                        select row_number, cell, code, args from import_problem
                        where batch_id = :id and row_number between :first and :last order by row_number, position
                        """)
                .param("id", id.value())
                .param("first", rows.getFirst().number())
                .param("last", rows.getLast().number())
                .query(row -> {
                    problems.computeIfAbsent(row.getInt("row_number"), _ -> new ArrayList<>())
                            .add(new RowProblem(
                                    row.getObject("cell", Integer.class),
                                    row.getString("code"),
                                    list(row.getArray("args"))));
                });
        return rows.stream()
                .map(row -> problems.containsKey(row.number())
                        ? new ImportRow(
                                row.number(),
                                row.status(),
                                row.cells(),
                                row.twinId(),
                                row.twin(),
                                row.twinRow(),
                                row.twinOnly(),
                                row.choice(),
                                row.refusal(),
                                problems.getOrDefault(row.number(), List.of()))
                        : row)
                .toList();
    }

    /// How many rows of an entered batch could not be taken back when it was last tried.
    int refused(ImportBatchId id) {
        return sql.sql("select count(*) from import_row where batch_id = :id and refusal is not null")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    List<ImportRow> refusedRows(ImportBatchId id, int most) {
        return sql.sql("""
                        select row_number, status, cells, twin_id, twin, twin_row, twin_only, choice, refusal from import_row
                        where batch_id = :id and refusal is not null order by row_number limit :most
                        """)
                .param("id", id.value())
                .param("most", most)
                .query((row, _) -> row(row))
                .list();
    }

    /// @param row null for all doubtful rows
    void choose(ImportBatchId id, @Nullable Integer row, RowChoice choice) {
        sql.sql("""
                        update import_row set choice = :choice
                        where batch_id = :id and status = 'DUPLICATE' and (cast(:row as integer) is null or row_number = :row)
                          and not (twin_only and :choice = 'ADD') and not (twin_id is null and :choice = 'UPDATE')
                        """)
                .param("choice", choice.name())
                .param("id", id.value())
                .param("row", row, Types.INTEGER)
                .update();
    }

    void entered(ImportBatchId id, Map<Integer, RowStatus> rows, List<RowImport.Made> made) {
        jdbc.batchUpdate(
                "update import_row set status = ?, choice = null where batch_id = ? and row_number = ?",
                rows.entrySet(),
                LOT,
                (statement, row) -> {
                    statement.setString(1, row.getValue().name());
                    statement.setObject(2, id.value());
                    statement.setInt(3, row.getKey());
                });
        var numbered = new ArrayList<Numbered>();
        for (int at = 0; at < made.size(); at++) numbered.add(new Numbered(at, made.get(at)));
        jdbc.batchUpdate("""
                insert into import_record (batch_id, position, row_number, kind, record_id, created, version, before)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, numbered, LOT, (statement, one) -> {
            statement.setObject(1, id.value());
            statement.setInt(2, one.position());
            statement.setInt(3, one.made().row());
            statement.setString(4, one.made().kind().name());
            statement.setObject(5, one.made().id());
            statement.setBoolean(6, one.made().created());
            statement.setInt(7, one.made().version());
            statement.setArray(
                    8,
                    one.made().created()
                            ? null
                            : texts(statement.getConnection(), one.made().before()));
        });
    }

    private record Numbered(int position, RowImport.Made made) {}

    List<RowImport.Made> made(ImportBatchId id) {
        return sql.sql("""
                        select row_number, kind, record_id, created, version, coalesce(before, '{}') as before
                        from import_record where batch_id = :id order by position
                        """)
                .param("id", id.value())
                .query((row, _) -> new RowImport.Made(
                        row.getInt("row_number"),
                        RowImport.RecordKind.valueOf(row.getString("kind")),
                        row.getObject("record_id", UUID.class),
                        row.getBoolean("created"),
                        row.getInt("version"),
                        list(row.getArray("before"))))
                .list();
    }

    void refuse(ImportBatchId id, Map<Integer, String> refusals) {
        sql.sql("update import_row set refusal = null where batch_id = :id and refusal is not null")
                .param("id", id.value())
                .update();
        refusals.forEach((row, code) -> sql.sql(
                        "update import_row set refusal = :code where batch_id = :id and row_number = :row")
                .param("code", code)
                .param("id", id.value())
                .param("row", row)
                .update());
    }

    void withdrawn(ImportBatchId id) {
        sql.sql("delete from import_record where batch_id = :id")
                .param("id", id.value())
                .update();
    }

    /// Removes uploads whose time is over, and what was never entered with them.
    void forget(Duration kept) {
        var before = now().minus(kept);
        sql.sql("""
                        update import_batch set file = null
                        where uploaded_at < :before and file is not null and state in ('ENTERED', 'WITHDRAWN')
                        """).param("before", before).update();
        sql.sql(
                        "delete from import_batch where uploaded_at < :before and state in ('UPLOADED', 'CHECKED', 'CANCELLED')")
                .param("before", before)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ImportBatch batch(ResultSet row) throws SQLException {
        var entered = row.getObject("entered_at", OffsetDateTime.class);
        var withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
        return new ImportBatch(
                new ImportBatchId(row.getObject("batch_id", UUID.class)),
                ImportKind.valueOf(row.getString("kind")),
                new AccountId(row.getObject("uploaded_by", UUID.class)),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getString("file_name"),
                Spreadsheet.Format.valueOf(row.getString("file_format")),
                row.getBoolean("file_kept"),
                row.getInt("sheet"),
                row.getInt("header_row"),
                ImportState.valueOf(row.getString("state")),
                row.getInt("progress"),
                row.getInt("progress_total"),
                row.getBoolean("skip_wrong"),
                row.getString("problem"),
                list(row.getArray("problem_args")),
                entered == null ? null : entered.toInstant(),
                withdrawn == null ? null : withdrawn.toInstant(),
                new ImportBatch.Counts(
                        row.getInt("fresh"),
                        row.getInt("duplicate"),
                        row.getInt("wrong"),
                        row.getInt("entered"),
                        row.getInt("changed"),
                        row.getInt("skipped")));
    }

    private static Column column(ResultSet row) throws SQLException {
        @Nullable String order = row.getString("date_order");
        @Nullable String style = row.getString("number_style");
        return new Column(
                row.getInt("position"),
                row.getString("heading"),
                row.getString("field"),
                order == null ? null : Column.DateOrder.valueOf(order),
                style == null ? null : Column.NumberStyle.valueOf(style),
                row.getObject("serial_dates", Boolean.class),
                row.getBoolean("asks_date_order"),
                row.getBoolean("asks_number_style"),
                row.getBoolean("asks_serial_dates"),
                row.getBoolean("date_orders_clash"),
                row.getString("example"));
    }

    private static ImportRow row(ResultSet row) throws SQLException {
        @Nullable String choice = row.getString("choice");
        return new ImportRow(
                row.getInt("row_number"),
                RowStatus.valueOf(row.getString("status")),
                list(row.getArray("cells")),
                row.getObject("twin_id", UUID.class),
                row.getString("twin"),
                row.getInt("twin_row"),
                row.getBoolean("twin_only"),
                choice == null ? null : RowChoice.valueOf(choice),
                row.getString("refusal"),
                List.of());
    }

    private static List<String> list(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray())
                .map(one -> one == null ? "" : one)
                .toList();
    }
}
