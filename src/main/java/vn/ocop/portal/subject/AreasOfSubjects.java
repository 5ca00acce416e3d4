package vn.ocop.portal.subject;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.AreaUses;

/// Tells how many subjects and clubs are recorded in a unit, for the preview of a reform.
@Component
class AreasOfSubjects implements AreaUses {
    private final JdbcClient sql;

    AreasOfSubjects(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Use> of(Collection<AdministrativeUnitId> units, LocalDate day) {
        var uses = new ArrayList<Use>();
        uses.addAll(of("ocop_subject", "subject", "/subjects?area=", units, day));
        uses.addAll(of("producer_group", "group", "/subjects/groups?area=", units, day));
        return uses;
    }

    private List<Use> of(
            String table, String kind, String address, Collection<AdministrativeUnitId> units, LocalDate day) {
        return sql.sql("""
                        select unit_id, count(*) as total, count(*) filter (where recorded_on >= :day) as late,
                               max(recorded_on) filter (where recorded_on >= :day) as until
                        from %s where unit_id = any(:units) group by unit_id order by unit_id
                        """.formatted(table))
                .param("units", units.stream().map(AdministrativeUnitId::value).toArray(UUID[]::new))
                .param("day", day)
                .query((row, _) -> new Use(
                        new AdministrativeUnitId(row.getObject("unit_id", UUID.class)),
                        kind,
                        row.getLong("total"),
                        row.getLong("late"),
                        row.getObject("until", LocalDate.class),
                        Map.of(),
                        address + row.getString("unit_id"),
                        Set.of()))
                .list();
    }
}
