package vn.ocop.portal.exchange.imports;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.exchange.ImportMoved;
import vn.ocop.portal.exchange.imports.ImportStore.Claim;
import vn.ocop.portal.exchange.imports.RowImport.Entry;
import vn.ocop.portal.exchange.imports.RowImport.Stopped;
import vn.ocop.portal.exchange.imports.RowImport.Wanted;
import vn.ocop.portal.exchange.sheet.Uploads;

/// Does what a claim asks for, as the person who uploaded the file and with no more rights than they have by then.
/// Checking
/// writes in a transaction at its end; entering and taking back are one transaction each, which the claim's own state
/// ends: who lost the claim in the meantime leaves nothing.
@Component
class ImportWork {
    private static final int SHOWN = 200;
    private final ImportStore store;
    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final EntityManager entities;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<ImportKind, RowImport<?>> kinds = new EnumMap<>(ImportKind.class);
    private final int mostRows;

    ImportWork(
            ImportStore store,
            Accounts accounts,
            TransactionTemplate transaction,
            EntityManager entities,
            List<RowImport<?>> kinds,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${portal.import.rows:20000}") int mostRows) {
        this.store = store;
        this.accounts = accounts;
        this.transaction = transaction;
        this.entities = entities;
        this.mostRows = mostRows;
        this.events = events;
        this.clock = clock;
        kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
    }

    /// How far the work is, told from one thread to another.
    static class Progress implements RowImport.Work {
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicInteger total = new AtomicInteger();
        private final AtomicBoolean stopped = new AtomicBoolean();

        @Override
        public void done(int rows) {
            if (stopped.get()) throw new Stopped();
            done.set(rows);
        }

        void of(int rows) {
            total.set(rows);
        }

        void stop() {
            stopped.set(true);
        }

        int done() {
            return done.get();
        }

        int total() {
            return total.get();
        }
    }

    /// Does the work.
    ///
    /// @throws Stopped where the claim was lost; nothing is kept then
    /// @throws RuleViolation where it came to nothing; nothing is kept then
    void run(Claim claim, UUID runner, Progress progress) {
        var me = (SignedIn) accounts.loadUserByUsername(claim.username());
        if (!me.isEnabled() || !claim.kind().isFor(me)) throw new RuleViolation("import.rights");
        var before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(me, null, me.getAuthorities())));
        try {
            var kind = kinds.get(claim.kind());
            if (kind == null) throw new NotFound(claim.kind());
            switch (claim.state()) {
                case CHECKING -> check(me, claim, runner, kind, progress);
                case ENTERING -> enter(me, claim, runner, kind, progress);
                case WITHDRAWING -> withdraw(me, claim, runner, kind, progress);
                case UPLOADED, CHECKED, ENTERED, WITHDRAWN, CANCELLED ->
                    throw new IllegalStateException(claim.toString());
            }
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    private <T> void check(SignedIn me, Claim claim, UUID runner, RowImport<T> kind, Progress progress) {
        var file = file(me, claim);
        progress.of(file.data().size());
        var columns = asked(claim, kind, file);
        List<Entry<T>> entries =
                Objects.requireNonNull(transaction.execute(_ -> kind.read(me, readers(file, columns, kind), progress)));
        progress.done(file.data().size());
        var rows = new ArrayList<ImportRow>();
        for (int at = 0; at < entries.size(); at++) {
            var entry = entries.get(at);
            var row = file.data().get(at);
            var twin = entry.twin();
            rows.add(new ImportRow(
                    row.number(),
                    status(entry),
                    columns.stream()
                            .map(column -> cut(row.cell(column.position()).shown()))
                            .toList(),
                    twin == null ? null : twin.id(),
                    twin == null ? null : cut(twin.words()),
                    twin == null ? 0 : twin.row(),
                    twin != null && twin.only(),
                    null,
                    null,
                    entry.row().problems()));
        }
        transaction.executeWithoutResult(_ -> {
            columns.forEach(column -> store.put(claim.id(), column));
            store.checked(claim.id(), rows);
            if (!store.finish(claim, runner)) throw new Stopped();
        });
    }

    private <T> void enter(SignedIn me, Claim claim, UUID runner, RowImport<T> kind, Progress progress) {
        var file = file(me, claim);
        var columns = store.columns(claim.id());
        transaction.executeWithoutResult(_ -> {
            progress.of(2 * file.data().size());
            store.alone(kind.kind(), me.organization());
            var entries = kind.read(me, readers(file, columns, kind), progress);
            Map<Integer, ImportRow> reviewed = new HashMap<>();
            store.rows(claim.id(), null, Integer.MAX_VALUE, 0).forEach(row -> reviewed.put(row.number(), row));
            Map<Integer, RowStatus> ends = new LinkedHashMap<>();
            var wanted = new ArrayList<Wanted<T>>();
            for (var entry : entries) {
                var seen = reviewed.get(entry.row().number());
                if (seen == null || !isAsReviewed(seen, entry)) {
                    throw new RuleViolation("import.outdated", entry.row().number());
                }
                if (seen.status() == RowStatus.WRONG) continue;
                var choice = seen.status() == RowStatus.NEW ? RowChoice.ADD : Objects.requireNonNull(seen.choice());
                var content = Objects.requireNonNull(entry.content());
                ends.put(
                        seen.number(),
                        switch (choice) {
                            case SKIP -> RowStatus.SKIPPED;
                            case ADD -> RowStatus.ENTERED;
                            case UPDATE -> RowStatus.CHANGED;
                        });
                if (choice != RowChoice.SKIP) {
                    wanted.add(new Wanted<>(seen.number(), content, choice == RowChoice.UPDATE ? seen.twinId() : null));
                }
            }
            // What is entered is held against the registers as they are then, not as Hibernate read them above.
            entities.clear();
            int read = file.data().size();
            var made = kind.enter(me, wanted, rows -> progress.done(read + rows));
            store.entered(claim.id(), ends, made);
            progress.done(2 * read);
            if (!store.finish(claim, runner)) throw new Stopped();
            tell(me, claim, ImportMoved.Move.ENTERED, wanted.size());
        });
    }

    /// Whether a row still stands as the person saw it. One that was wrong is left out, whatever it is now.
    private static boolean isAsReviewed(ImportRow seen, Entry<?> entry) {
        if (seen.status() == RowStatus.WRONG) return true;
        if (seen.status() != status(entry)) return false;
        var twin = entry.twin();
        return seen.status() == RowStatus.NEW || (twin != null && Objects.equals(twin.id(), seen.twinId()));
    }

    private void withdraw(SignedIn me, Claim claim, UUID runner, RowImport<?> kind, Progress progress) {
        var made = store.made(claim.id());
        progress.of(made.size());
        Map<Integer, String> refused = new HashMap<>();
        transaction.executeWithoutResult(status -> {
            refused.putAll(kind.withdraw(me, made, progress));
            if (!refused.isEmpty()) {
                status.setRollbackOnly();
                return;
            }
            store.withdrawn(claim.id());
            store.refuse(claim.id(), Map.of());
            if (!store.finish(claim, runner)) throw new Stopped();
            tell(me, claim, ImportMoved.Move.UNDONE, made.size());
        });
        if (!refused.isEmpty()) {
            transaction.executeWithoutResult(_ -> store.refuse(claim.id(), refused));
            throw new RuleViolation("import.withdrawal.refused", refused.size(), made.size());
        }
    }

    private void tell(SignedIn me, Claim claim, ImportMoved.Move move, int rows) {
        var batch = store.find(claim.id(), me).orElseThrow(() -> new NotFound(claim.id()));
        events.publishEvent(new ImportMoved(
                claim.id().value(), me.organization(), move, batch.fileName(), rows, me.id(), clock.instant()));
    }

    private static RowStatus status(Entry<?> entry) {
        if (entry.row().isWrong()) return RowStatus.WRONG;
        return entry.twin() == null ? RowStatus.NEW : RowStatus.DUPLICATE;
    }

    private ImportFile file(SignedIn me, Claim claim) {
        var batch = store.find(claim.id(), me).orElseThrow(() -> new NotFound(claim.id()));
        byte[] file = store.file(claim.id()).orElseThrow(() -> new NotFound(claim.id()));
        var rows = Uploads.open(file, batch.fileName()).read(batch.sheet(), mostRows);
        return ImportFile.of(rows, batch.headerRow(), mostRows);
    }

    private List<Column> asked(Claim claim, RowImport<?> kind, ImportFile file) {
        Map<String, Field> fields = byCode(kind);
        return store.columns(claim.id()).stream()
                .map(column -> {
                    var field = column.field() == null ? null : fields.get(column.field());
                    return field == null ? column : Questions.of(column, field.kind(), file.data());
                })
                .toList();
    }

    private static List<RowReader> readers(ImportFile file, List<Column> columns, RowImport<?> kind) {
        Map<String, Field> fields = byCode(kind);
        Map<String, Column> byField = new HashMap<>();
        for (var column : columns) {
            String field = column.field();
            if (field != null) byField.put(field, column);
        }
        return file.data().stream()
                .map(row -> new RowReader(row, byField, fields))
                .toList();
    }

    private static Map<String, Field> byCode(RowImport<?> kind) {
        Map<String, Field> fields = new HashMap<>();
        kind.fields().forEach(field -> fields.put(field.code(), field));
        return fields;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
