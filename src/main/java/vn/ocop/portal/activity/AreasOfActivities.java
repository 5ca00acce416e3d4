package vn.ocop.portal.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.AreaUses;

/// Tells how many activities name a unit, for the preview of a reform.
@Component
class AreasOfActivities implements AreaUses {
    private static final String USES = """
            select x.unit_id, o.letter_name, count(*) as total, count(*) filter (where a.period_to >= :day) as late,
                   max(a.period_to) filter (where a.period_to >= :day) as until
            from activity_area x
              join activity a on a.activity_id = x.activity_id
              join organization o on o.organization_id = a.organization_id
            where x.unit_id = any(:units)
            group by x.unit_id, o.organization_id
            order by x.unit_id, o.letter_name collate "vi-x-icu"
            """;
    private final JdbcClient sql;

    AreasOfActivities(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Use> of(Collection<AdministrativeUnitId> units, LocalDate day) {
        Map<AdministrativeUnitId, List<Of>> found = new LinkedHashMap<>();
        sql.sql(USES)
                .param("units", units.stream().map(AdministrativeUnitId::value).toArray(UUID[]::new))
                .param("day", day)
                .query(row -> {
                    found.computeIfAbsent(
                                    new AdministrativeUnitId(row.getObject("unit_id", UUID.class)),
                                    _ -> new ArrayList<>())
                            .add(new Of(
                                    row.getString("letter_name"),
                                    row.getLong("total"),
                                    row.getLong("late"),
                                    row.getObject("until", LocalDate.class)));
                });
        var uses = new ArrayList<Use>();
        found.forEach((unit, of) -> uses.add(use(unit, of)));
        return uses;
    }

    private static Use use(AdministrativeUnitId unit, List<Of> of) {
        Map<String, Long> late = new LinkedHashMap<>();
        LocalDate until = null;
        for (var one : of) {
            if (one.late() > 0) late.put(one.organization(), one.late());
            if (one.until() != null && (until == null || one.until().isAfter(until))) until = one.until();
        }
        return new Use(
                unit,
                "activity",
                of.stream().mapToLong(Of::total).sum(),
                of.stream().mapToLong(Of::late).sum(),
                until,
                late,
                "/activities?area=" + unit,
                Set.of("STAFF", "LEADER", "REGISTRY", "COORDINATOR"));
    }

    private record Of(
            String organization,
            long total,
            long late,
            @Nullable LocalDate until) {}
}
