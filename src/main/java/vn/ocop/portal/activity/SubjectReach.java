package vn.ocop.portal.activity;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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
import vn.ocop.portal.subject.SubjectSupport;

/// Tells which subjects activities reached and which none did: of a department's activities to its people, of
/// all to the
/// coordination office.
@Service
@Transactional(readOnly = true)
public class SubjectReach implements SubjectSupport {
    private static final int PAGE_SIZE = 25;
    private static final int LAST_PAGE = 100_000;
    private static final int MOST = 200;
    private static final int AT_ONCE = 500;
    private final JdbcClient sql;
    private final Areas areas;
    private final Organizations organizations;
    private final MessageSource messages;
    private final Clock clock;

    SubjectReach(JdbcClient sql, Areas areas, Organizations organizations, MessageSource messages, Clock clock) {
        this.sql = sql;
        this.areas = areas;
        this.organizations = organizations;
        this.messages = messages;
        this.clock = clock;
    }

    /// Whose activities the person may read who is not of the coordination office.
    private List<UUID> theirs(SignedIn me) {
        return organizations.answeredFor(me.organization(), LocalDate.now(clock)).stream()
                .map(OrganizationId::value)
                .toList();
    }

    /// A subject that no activity reached.
    ///
    /// @param last the last time ever that one did; null where none did
    public record Unreached(
            SubjectId id, String name, Area area, @Nullable LocalDate last) {}

    /// At most 200 activities, the latest first; cancelled ones are none.
    @Override
    public List<Support> of(SignedIn me, SubjectId subject) {
        boolean all = me.is(Role.COORDINATOR);
        if (!all && !me.is(Role.STAFF) && !me.is(Role.LEADER) && !me.is(Role.REGISTRY)) return List.of();
        var language = LocaleContextHolder.getLocale();
        return sql.sql("""
                        select a.activity_id, a.topic, a.state, a.period_from, a.period_to, a.counts_on, o.letter_name, t.name, t.name_en
                        from activity_subject x
                          join activity a on a.activity_id = x.activity_id
                          join activity_type t on t.type_code = a.type_code
                          join organization o on o.organization_id = a.organization_id
                        where x.subject_id = :subject and a.state <> 'CANCELLED' and (:all or a.organization_id in (:theirs))
                        order by a.counts_on desc, a.activity_id limit :most
                        """)
                .param("subject", subject.value())
                .param("all", all)
                .param("theirs", theirs(me))
                .param("most", MOST)
                .query((row, _) -> new Support(
                        "/activities/" + row.getString("activity_id"),
                        row.getString("topic"),
                        row.getString(language.getLanguage().equals("en") ? "name_en" : "name"),
                        new Period(
                                row.getObject("period_from", LocalDate.class),
                                row.getObject("period_to", LocalDate.class)),
                        row.getObject("counts_on", LocalDate.class),
                        row.getString("letter_name"),
                        messages.getMessage("activity.state." + row.getString("state"), null, language)))
                .list();
    }

    /// A page of the subjects at work that no finished activity reached within these days, by name in the
    /// Vietnamese
    /// order: no activity of the person's own organization or of those for which it answers, for the
    /// coordination office none of any.
    ///
    /// @param within null for ever
    /// @param area the unit, or any unit below it; null for all
    /// @param number of the page, from 1
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
    public Page<Unreached> unreached(
            SignedIn me, @Nullable Period within, @Nullable AdministrativeUnitId area, int number) {
        int page = Math.clamp(number, 1, LAST_PAGE);
        var asked = asked(me, within, area);
        long total = sql.sql("select count(*) from ocop_subject s" + asked.where())
                .params(asked.values())
                .query(Long.class)
                .single();
        var rows = sql.sql(asked.rows() + " limit %d offset %d".formatted(PAGE_SIZE, (page - 1) * PAGE_SIZE))
                .params(asked.values())
                .query((row, _) -> Row.of(row))
                .list();
        var units = areas.of(rows.stream().map(Row::unit).distinct().toList()).stream()
                .collect(Collectors.toMap(Area::id, unit -> unit));
        return new Page<>(rows.stream().map(row -> row.at(units)).toList(), page, PAGE_SIZE, total, true);
    }

    /// Gives all of these subjects to the consumer, in the order of the pages, as they all were at one moment. They are
    /// read as they are taken, never all at once.
    ///
    /// @param within null for ever
    /// @param area the unit, or any unit below it; null for all
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
    public void each(
            SignedIn me,
            @Nullable Period within,
            @Nullable AdministrativeUnitId area,
            Consumer<? super Unreached> subject) {
        var asked = asked(me, within, area);
        var units = areas.all().stream().collect(Collectors.toMap(Area::id, unit -> unit));
        sql.sql(asked.rows()).withFetchSize(AT_ONCE).params(asked.values()).query(row -> {
            subject.accept(Row.of(row).at(units));
        });
    }

    private record Row(
            SubjectId id,
            String name,
            AdministrativeUnitId unit,
            @Nullable LocalDate last) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    new SubjectId(row.getObject("subject_id", UUID.class)),
                    row.getString("name"),
                    new AdministrativeUnitId(row.getObject("unit_id", UUID.class)),
                    row.getObject("last", LocalDate.class));
        }

        Unreached at(Map<AdministrativeUnitId, Area> units) {
            return new Unreached(id, name, requireNonNull(units.get(unit)), last);
        }
    }

    /// Which subjects are asked for.
    ///
    /// @param own a condition on the activities that count; empty for all
    private record Asked(String own, String where, Map<String, Object> values) {
        String rows() {
            return """
                    select s.subject_id, s.name, s.unit_id,
                           (select max(a.counts_on) from activity_subject x join activity a on a.activity_id = x.activity_id
                            where x.subject_id = s.subject_id and a.state = 'DONE'%s) as last
                    from ocop_subject s%s
                    order by s.name collate "vi-x-icu", s.subject_id""".formatted(own, where);
        }
    }

    private Asked asked(SignedIn me, @Nullable Period within, @Nullable AdministrativeUnitId area) {
        var values = new HashMap<String, Object>();
        String own = "";
        if (!me.is(Role.COORDINATOR)) {
            own = " and a.organization_id in (:theirs)";
            values.put("theirs", theirs(me));
        }
        String days = "";
        if (within != null) {
            days = " and a.counts_on between :from and :to";
            values.put("from", within.from());
            values.put("to", within.to());
        }
        var conditions = new ArrayList<String>();
        conditions.add("s.ceased_on is null");
        conditions.add("""
                not exists (select 1 from activity_subject x join activity a on a.activity_id = x.activity_id
                            where x.subject_id = s.subject_id and a.state = 'DONE'%s%s)""".formatted(own, days));
        if (area != null) {
            conditions.add(
                    "s.unit_id in (select u.unit_id from administrative_unit u where u.unit_id = :area or u.parent_id = :area)");
            values.put("area", area.value());
        }
        String where = " where " + String.join(" and ", conditions);
        return new Asked(own, where, values);
    }
}
