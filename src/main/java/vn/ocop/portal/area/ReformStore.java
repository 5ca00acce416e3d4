package vn.ocop.portal.area;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads and writes reforms and their steps. Keeps no rule.
@Component
class ReformStore {
    private final JdbcClient sql;

    ReformStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<Reform.Summary> all() {
        return sql.sql("""
                        select r.reform_id, r.number, r.title, r.takes_effect_on, r.state,
                               (select count(*) from area_reform_step s where s.reform_id = r.reform_id) as steps
                        from area_reform r order by r.state = 'APPLIED', r.takes_effect_on desc, r.number
                        """)
                .query((row, _) -> new Reform.Summary(
                        new ReformId(row.getObject("reform_id", UUID.class)),
                        row.getString("number"),
                        row.getString("title"),
                        row.getObject("takes_effect_on", LocalDate.class),
                        ReformState.valueOf(row.getString("state")),
                        row.getInt("steps")))
                .list();
    }

    Optional<Reform> find(ReformId id) {
        Map<UUID, List<AdministrativeUnitId>> units = new HashMap<>();
        sql.sql("""
                select x.step_id, x.unit_id from area_reform_unit x join administrative_unit u on u.unit_id = x.unit_id
                where x.reform_id = :id order by u.code, u.unit_id
                """).param("id", id.value()).query(row -> {
            units.computeIfAbsent(row.getObject("step_id", UUID.class), _ -> new ArrayList<>())
                    .add(new AdministrativeUnitId(row.getObject("unit_id", UUID.class)));
        });
        Map<UUID, List<NewUnit>> parts = new HashMap<>();
        sql.sql("""
                select p.step_id, p.code, p.name, p.kind, p.parent_id
                from area_reform_part p join area_reform_step s on s.step_id = p.step_id
                where s.reform_id = :id order by p.step_id, p.position
                """).param("id", id.value()).query(row -> {
            String kind = row.getString("kind");
            var parent = row.getObject("parent_id", UUID.class);
            parts.computeIfAbsent(row.getObject("step_id", UUID.class), _ -> new ArrayList<>())
                    .add(new NewUnit(
                            row.getString("code"),
                            row.getString("name"),
                            kind == null ? null : UnitKind.valueOf(kind),
                            parent == null ? null : new AdministrativeUnitId(parent)));
        });
        var steps = sql.sql("select step_id, kind from area_reform_step where reform_id = :id order by position")
                .param("id", id.value())
                .query((row, _) -> {
                    var step = row.getObject("step_id", UUID.class);
                    return new ReformStep(
                            new ReformStepId(step),
                            ReformStepKind.valueOf(row.getString("kind")),
                            units.getOrDefault(step, List.of()),
                            parts.getOrDefault(step, List.of()));
                })
                .list();
        var moves = sql.sql("""
                        select m.move, m.moved_at, a.full_name from area_reform_move m join account a on a.account_id = m.moved_by
                        where m.reform_id = :id order by m.position
                        """)
                .param("id", id.value())
                .query((row, _) -> new ReformMove(
                        row.getString("move"),
                        row.getString("full_name"),
                        row.getObject("moved_at", OffsetDateTime.class).toInstant()))
                .list();
        return sql.sql("select version, number, title, takes_effect_on, state from area_reform where reform_id = :id")
                .param("id", id.value())
                .query((row, _) -> new Reform(
                        id,
                        row.getInt("version"),
                        row.getString("number"),
                        row.getString("title"),
                        row.getObject("takes_effect_on", LocalDate.class),
                        ReformState.valueOf(row.getString("state")),
                        steps,
                        moves))
                .optional();
    }

    void insert(ReformId id, String number, String title, LocalDate day) {
        sql.sql("""
                        insert into area_reform (reform_id, version, number, title, takes_effect_on, state)
                        values (:id, 0, :number, :title, :day, 'DRAFT')
                        """)
                .param("id", id.value())
                .param("number", number)
                .param("title", title)
                .param("day", day)
                .update();
    }

    void change(ReformId id, String number, String title, LocalDate day) {
        sql.sql("update area_reform set number = :number, title = :title, takes_effect_on = :day where reform_id = :id")
                .param("id", id.value())
                .param("number", number)
                .param("title", title)
                .param("day", day)
                .update();
    }

    void delete(ReformId id) {
        sql.sql("delete from area_reform where reform_id = :id")
                .param("id", id.value())
                .update();
    }

    /// Takes the reform for a change by whoever read that version in that state.
    ///
    /// @return false where it is by now another
    boolean take(ReformId id, int version, ReformState in, ReformState to) {
        return sql.sql("""
                        update area_reform set version = version + 1, state = :to
                        where reform_id = :id and version = :version and state = :in
                        """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("in", in.name())
                        .param("to", to.name())
                        .update()
                == 1;
    }

    void move(ReformId id, String move, UUID by, Instant at) {
        sql.sql("""
                        insert into area_reform_move (reform_id, position, move, moved_by, moved_at)
                        select :id, coalesce(max(position), 0) + 1, :move, :by, :at from area_reform_move where reform_id = :id
                        """)
                .param("id", id.value())
                .param("move", move)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void addStep(ReformId id, ReformStep step, @Nullable ReformStepId inPlaceOf) {
        Integer position = inPlaceOf == null
                ? sql.sql("select coalesce(max(position), 0) + 1 from area_reform_step where reform_id = :id")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single()
                : sql.sql("select position from area_reform_step where step_id = :step")
                        .param("step", inPlaceOf.value())
                        .query(Integer.class)
                        .single();
        if (inPlaceOf != null) removeStep(id, inPlaceOf);
        sql.sql(
                        "insert into area_reform_step (step_id, reform_id, position, kind) values (:step, :id, :position, :kind)")
                .param("step", step.id().value())
                .param("id", id.value())
                .param("position", position)
                .param("kind", step.kind().name())
                .update();
        for (var unit : step.units()) {
            sql.sql("insert into area_reform_unit (step_id, reform_id, unit_id) values (:step, :id, :unit)")
                    .param("step", step.id().value())
                    .param("id", id.value())
                    .param("unit", unit.value())
                    .update();
        }
        for (int at = 0; at < step.parts().size(); at++) {
            var part = step.parts().get(at);
            sql.sql("""
                            insert into area_reform_part (step_id, position, code, name, kind, parent_id)
                            values (:step, :position, :code, :name, :kind, :parent)
                            """)
                    .param("step", step.id().value())
                    .param("position", at)
                    .param("code", part.code())
                    .param("name", part.name())
                    .param("kind", part.kind() == null ? null : part.kind().name())
                    .param(
                            "parent",
                            part.parent() == null ? null : part.parent().value())
                    .update();
        }
    }

    void removeStep(ReformId id, ReformStepId step) {
        sql.sql("delete from area_reform_step where reform_id = :id and step_id = :step")
                .param("id", id.value())
                .param("step", step.value())
                .update();
    }

    /// Notes which unit was made of a code.
    void made(ReformId id, String code, AdministrativeUnitId unit) {
        sql.sql("""
                        update area_reform_part set unit_id = :unit
                        where code = :code and step_id in (select step_id from area_reform_step where reform_id = :id)
                        """)
                .param("id", id.value())
                .param("code", code)
                .param("unit", unit.value())
                .update();
    }

    /// Forgets which units were made.
    void unmade(ReformId id) {
        sql.sql("""
                        update area_reform_part set unit_id = null
                        where step_id in (select step_id from area_reform_step where reform_id = :id)
                        """).param("id", id.value()).update();
    }

    /// The units that the reform made, by their codes; empty while it is a draft.
    Map<String, AdministrativeUnitId> madeUnits(ReformId id) {
        Map<String, AdministrativeUnitId> made = new HashMap<>();
        sql.sql("""
                select p.code, p.unit_id from area_reform_part p join area_reform_step s on s.step_id = p.step_id
                where s.reform_id = :id and p.unit_id is not null
                """).param("id", id.value()).query(row -> {
            made.put(row.getString("code"), new AdministrativeUnitId(row.getObject("unit_id", UUID.class)));
        });
        return made;
    }

    /// The step of the reform that ends the unit, other than that one: its number, from 1.
    Optional<Integer> stepThatEnds(Reform reform, AdministrativeUnitId unit, @Nullable ReformStepId other) {
        for (int number = 1; number <= reform.steps().size(); number++) {
            var step = reform.steps().get(number - 1);
            if (step.units().contains(unit) && !step.id().equals(other)) return Optional.of(number);
        }
        return Optional.empty();
    }
}
