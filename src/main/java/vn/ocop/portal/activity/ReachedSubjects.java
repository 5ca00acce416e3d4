package vn.ocop.portal.activity;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.subject.SubjectId;

/// Tells which subjects finished activities reached in a period: of a department's activities to its people, of all to
/// the coordination office.
@Service
@Transactional(readOnly = true)
public class ReachedSubjects {
    private static final int PAGE_SIZE = 25;
    private static final int LAST_PAGE = 100_000;
    private static final int AT_ONCE = 500;
    private static final String REACHED = """
            from (select x.subject_id, count(*) as times, max(a.counts_on) as last
                  from activity a join activity_subject x on x.activity_id = a.activity_id
                  where a.state = 'DONE' and a.counts_on between :from and :to{more}
                  group by x.subject_id) r
              join ocop_subject s on s.subject_id = r.subject_id
            """;
    private static final String ROWS = "select s.subject_id, s.name, s.unit_id, r.times, r.last ";
    private static final String ORDER = " order by s.name collate \"vi-x-icu\", s.subject_id";
    private final JdbcClient sql;
    private final Areas areas;
    private final Organizations organizations;
    private final Clock clock;

    ReachedSubjects(JdbcClient sql, Areas areas, Organizations organizations, Clock clock) {
        this.sql = sql;
        this.areas = areas;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// Which activities are meant.
    ///
    /// @param type of the activities; null for all
    /// @param department whose they are; asked by the office alone; null for all that the person may read
    public record Asked(
            Period within, @Nullable String type, @Nullable OrganizationId department) {}

    /// A subject that was reached.
    ///
    /// @param times how many activities name it; for all departments together an event that several
    ///     logged counts by the record at which it is counted
    /// @param last day on which one of them counts
    public record Reached(SubjectId id, String name, Area area, long times, LocalDate last) {}

    /// A page of the subjects, by name in the Vietnamese order, those that no longer work as one too.
    ///
    /// @param number of the page, from 1
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
    public Page<Reached> page(SignedIn me, Asked asked, int number) {
        int page = Math.clamp(number, 1, LAST_PAGE);
        var values = new HashMap<String, Object>();
        String from = from(me, asked, values);
        long total = sql.sql("select count(*) " + from)
                .params(values)
                .query(Long.class)
                .single();
        var rows = sql.sql(ROWS + from + ORDER + " limit %d offset %d".formatted(PAGE_SIZE, (page - 1) * PAGE_SIZE))
                .params(values)
                .query((row, _) -> Row.of(row))
                .list();
        var units = areas.of(rows.stream().map(Row::unit).distinct().toList()).stream()
                .collect(Collectors.toMap(Area::id, unit -> unit));
        return new Page<>(rows.stream().map(row -> row.at(units)).toList(), page, PAGE_SIZE, total, true);
    }

    /// Gives all of them to the consumer, in the order of the pages, read as they are taken.
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
    public void each(SignedIn me, Asked asked, Consumer<? super Reached> subject) {
        var values = new HashMap<String, Object>();
        String from = from(me, asked, values);
        var units = areas.all().stream().collect(Collectors.toMap(Area::id, unit -> unit));
        sql.sql(ROWS + from + ORDER).withFetchSize(AT_ONCE).params(values).query(row -> {
            subject.accept(Row.of(row).at(units));
        });
    }

    private String from(SignedIn me, Asked asked, Map<String, Object> values) {
        var more = new StringBuilder();
        values.put("from", asked.within().from());
        values.put("to", asked.within().to());
        if (asked.type() != null) {
            more.append(" and a.type_code = :type");
            values.put("type", asked.type());
        }
        if (!me.is(Role.COORDINATOR)) {
            more.append(" and a.organization_id in (:theirs)");
            values.put(
                    "theirs",
                    organizations.answeredFor(me.organization(), LocalDate.now(clock)).stream()
                            .map(OrganizationId::value)
                            .toList());
        } else if (asked.department() != null) {
            more.append(" and a.organization_id = :department");
            values.put("department", asked.department().value());
        } else {
            more.append(" and a.activity_id not in (select e.activity_id from shared_record e where not e.counts)");
        }
        return REACHED.replace("{more}", more);
    }

    private record Row(SubjectId id, String name, AdministrativeUnitId unit, long times, LocalDate last) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    new SubjectId(row.getObject("subject_id", UUID.class)),
                    row.getString("name"),
                    new AdministrativeUnitId(row.getObject("unit_id", UUID.class)),
                    row.getLong("times"),
                    row.getObject("last", LocalDate.class));
        }

        Reached at(Map<AdministrativeUnitId, Area> units) {
            return new Reached(id, name, requireNonNull(units.get(unit)), times, last);
        }
    }
}
