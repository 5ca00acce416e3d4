package vn.ocop.portal.area;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;

/// Keeps what people decided of records whose unit was split. Whoever asks has made sure that the person may read or
/// write the record.
@Service
@Transactional
public class AreaDecisions {
    private static final int NOTE_LENGTH = 500;
    private final Areas areas;
    private final JdbcClient sql;
    private final Clock clock;

    AreaDecisions(Areas areas, JdbcClient sql, Clock clock) {
        this.areas = areas;
        this.sql = sql;
        this.clock = clock;
    }

    /// Kinds of record that name a unit.
    public enum RecordKind {
        ACTIVITY,
        SUBJECT
    }

    /// What was decided of these records and holds; records of which nothing was decided are not among them.
    @Transactional(readOnly = true)
    public Map<UUID, DecidedTurns> of(RecordKind kind, Collection<UUID> records) {
        Map<UUID, Map<AreaTurn, AdministrativeUnitId>> ways = new HashMap<>();
        if (!records.isEmpty()) {
            sql.sql("""
                            select record_id, from_unit_id, to_unit_id, forward from area_decision
                            where record_kind = :kind and record_id = any(:records) and undone_at is null
                            """)
                    .param("kind", kind.name())
                    .param("records", records.toArray(UUID[]::new))
                    .query(row -> {
                        ways.computeIfAbsent(row.getObject("record_id", UUID.class), _ -> new HashMap<>())
                                .put(
                                        new AreaTurn(
                                                new AdministrativeUnitId(row.getObject("from_unit_id", UUID.class)),
                                                row.getBoolean("forward")),
                                        new AdministrativeUnitId(row.getObject("to_unit_id", UUID.class)));
                    });
        }
        Map<UUID, DecidedTurns> decided = new HashMap<>();
        ways.forEach((entry, its) -> decided.put(entry, new DecidedTurns(its)));
        return decided;
    }

    /// What was decided of the record and holds, the earliest first.
    @Transactional(readOnly = true)
    public List<AreaDecision> of(RecordKind kind, UUID entry) {
        return sql.sql("""
                        select d.decision_id, d.from_unit_id, d.to_unit_id, d.forward, d.note, a.full_name, d.decided_at
                        from area_decision d join account a on a.account_id = d.decided_by
                        where d.record_kind = :kind and d.record_id = :record and d.undone_at is null
                        order by d.decided_at, d.decision_id
                        """)
                .param("kind", kind.name())
                .param("record", entry)
                .query((row, _) -> new AreaDecision(
                        row.getObject("decision_id", UUID.class),
                        new AdministrativeUnitId(row.getObject("from_unit_id", UUID.class)),
                        new AdministrativeUnitId(row.getObject("to_unit_id", UUID.class)),
                        row.getBoolean("forward"),
                        row.getString("note"),
                        row.getString("full_name"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Decides that the record lies in one of the units into which its unit was split.
    ///
    /// @param recorded the units that the record names
    /// @param turn where the ways part
    /// @param to one of the turn's ways
    /// @param by id of the person's account
    /// @param note why, for later readers
    /// @throws RuleViolation `area.decision.notOpen` where there is nothing to decide, `area.decision.taken` where
    ///     somebody decided it before, `area.decision.note.long`
    public void decide(
            RecordKind kind,
            UUID entry,
            Collection<AdministrativeUnitId> recorded,
            AreaTurn turn,
            AdministrativeUnitId to,
            UUID by,
            @Nullable String note) {
        areas.hold(List.of(turn.unit(), to));
        var history = areas.history();
        var ways = history.ways(turn);
        boolean open = ways.size() > 1
                && ways.stream().anyMatch(way -> way.id().equals(to))
                && history.reached(recorded, turn.forward()).contains(turn.unit());
        if (!open) throw new RuleViolation("area.decision.notOpen");
        if (note != null && note.length() > NOTE_LENGTH) {
            throw new RuleViolation("area.decision.note.long", NOTE_LENGTH);
        }
        Uniqueness.keptBy(
                "area_decision_once",
                new RuleViolation("area.decision.taken"),
                () -> sql.sql("""
                        insert into area_decision (decision_id, record_kind, record_id, from_unit_id, to_unit_id, forward, note,
                                                   decided_by, decided_at)
                        values (:id, :kind, :record, :from, :to, :forward, :note, :by, :at)
                        """)
                        .param("id", UUID.randomUUID())
                        .param("kind", kind.name())
                        .param("record", entry)
                        .param("from", turn.unit().value())
                        .param("to", to.value())
                        .param("forward", turn.forward())
                        .param("note", note == null || note.isBlank() ? null : note.strip())
                        .param("by", by)
                        .param("at", now())
                        .update());
    }

    /// Undoes a decision, and those that were made further along its way.
    ///
    /// @param by id of the person's account
    /// @throws NotFound where no such decision of the record holds
    public void undo(RecordKind kind, UUID entry, UUID decision, UUID by) {
        var all = of(kind, entry);
        var undone = all.stream()
                .filter(one -> one.id().equals(decision))
                .findFirst()
                .orElseThrow(() -> new NotFound(decision));
        var beyond = areas.history().reached(Set.of(undone.to()), undone.forward());
        all.stream()
                .filter(one -> one.equals(undone) || (one.forward() == undone.forward() && beyond.contains(one.from())))
                .forEach(one -> end(one, by));
    }

    /// Undoes what was decided of units to which the record no longer leads, since it names others now.
    ///
    /// @param recorded the units that the record names now
    /// @param by id of the person's account
    public void keep(RecordKind kind, UUID entry, Collection<AdministrativeUnitId> recorded, UUID by) {
        var all = of(kind, entry);
        if (all.isEmpty()) return;
        var history = areas.history();
        all.stream()
                .filter(one -> !history.reached(recorded, one.forward()).contains(one.from()))
                .forEach(one -> end(one, by));
    }

    /// Forgets what was decided of records that are taken away as if they had never been.
    public void forget(RecordKind kind, Collection<UUID> records) {
        sql.sql("delete from area_decision where record_kind = :kind and record_id = any(:records)")
                .param("kind", kind.name())
                .param("records", records.toArray(UUID[]::new))
                .update();
    }

    private void end(AreaDecision decision, UUID by) {
        sql.sql(
                        "update area_decision set undone_by = :by, undone_at = :at where decision_id = :id and undone_at is null")
                .param("by", by)
                .param("at", now())
                .param("id", decision.id())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
