package vn.ocop.portal.subject;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaConversion;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Page;

/// Reads the register of OCOP subjects.
@Service
@Transactional(readOnly = true)
public class Subjects {
    private static final int PAGE_SIZE = 25;
    private static final int LAST_PAGE = 100_000;
    private static final String FROM = """
            from ocop_subject s
              left join lateral (select count(*) as products, coalesce(max(t.stars) filter (where t.standing = 'IN_FORCE'), 0) as stars
                                 from ocop_product p left join standing t on t.product_id = p.product_id
                                 where p.subject_id = s.subject_id) held on true
            """;
    private static final String STANDING = "with standing as materialized (select * from product_standing(:today))\n";
    private final SubjectRepository subjects;
    private final Areas areas;
    private final JdbcClient sql;
    private final Clock clock;

    Subjects(SubjectRepository subjects, Areas areas, JdbcClient sql, Clock clock) {
        this.subjects = subjects;
        this.areas = areas;
        this.sql = sql;
        this.clock = clock;
    }

    /// A page of the subjects, by name in the Vietnamese order.
    ///
    /// @param number of the page, from 1
    public Page<SubjectRow> page(SubjectFilter filter, int number) {
        int page = Math.clamp(number, 1, LAST_PAGE);
        var filters = filters(filter);
        long total = sql.sql(STANDING + "select count(*) " + FROM + filters.where())
                .params(filters.values)
                .query(Long.class)
                .single();
        return new Page<>(rows(filters, filter.map(), PAGE_SIZE, (page - 1) * PAGE_SIZE), page, PAGE_SIZE, total, true);
    }

    /// All subjects that the filter lets through, by name in the Vietnamese order.
    public List<SubjectRow> all(SubjectFilter filter) {
        return rows(filters(filter), filter.map(), Integer.MAX_VALUE, 0);
    }

    /// The subject of that id.
    ///
    /// @throws NotFound where there is none
    public SubjectRecord get(SubjectId id) {
        return subjects.findById(id).orElseThrow(() -> new NotFound(id)).asRecord();
    }

    /// The names of these subjects, in the Vietnamese order; unknown ids are passed over.
    public Map<SubjectId, String> names(Collection<SubjectId> ids) {
        Map<SubjectId, String> names = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            sql.sql(
                            "select subject_id, name from ocop_subject where subject_id in (:ids) order by name collate \"vi-x-icu\"")
                    .param("ids", ids.stream().map(SubjectId::value).toList())
                    .query(row -> {
                        names.put(new SubjectId(row.getObject("subject_id", UUID.class)), row.getString("name"));
                    });
        }
        return names;
    }

    /// A subject in short.
    ///
    /// @param ceasedOn last day on which it worked as one; null while it does
    public record Brief(SubjectId id, String name, @Nullable LocalDate ceasedOn) {}

    /// These subjects in short; unknown ids are passed over.
    public List<Brief> briefs(Collection<SubjectId> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.sql("select subject_id, name, ceased_on from ocop_subject where subject_id in (:ids)")
                        .param("ids", ids.stream().map(SubjectId::value).toList())
                        .query((row, _) -> new Brief(
                                new SubjectId(row.getObject("subject_id", UUID.class)),
                                row.getString("name"),
                                row.getObject("ceased_on", LocalDate.class)))
                        .list();
    }

    /// A subject as a spreadsheet may name it.
    ///
    /// @param ceasedOn last day on which it worked as one; null while it does
    public record Known(
            SubjectId id,
            String name,
            @Nullable String taxCode,
            Area unit,
            @Nullable LocalDate ceasedOn) {}

    /// All subjects, by name in the Vietnamese order.
    public List<Known> known() {
        record Found(
                SubjectId id,
                String name,
                @Nullable String taxCode,
                AdministrativeUnitId unit,
                @Nullable LocalDate ceasedOn) {}
        var found = sql.sql("""
                        select s.subject_id, s.name, s.tax_code, s.unit_id, s.ceased_on from ocop_subject s
                        order by s.name collate "vi-x-icu", s.subject_id
                        """)
                .query((row, _) -> new Found(
                        new SubjectId(row.getObject("subject_id", UUID.class)),
                        row.getString("name"),
                        row.getString("tax_code"),
                        AdministrativeUnitId.of(row.getString("unit_id")),
                        row.getObject("ceased_on", LocalDate.class)))
                .list();
        var units = areas(found.stream().map(Found::unit).toList());
        return found.stream()
                .map(one -> new Known(
                        one.id(), one.name(), one.taxCode(), requireNonNull(units.get(one.unit())), one.ceasedOn()))
                .toList();
    }

    /// The subjects that may be chosen in a form: those that still work as one, each with its unit.
    public List<Choice> choices() {
        record Named(String id, String name, AdministrativeUnitId unit) {}
        var found = sql.sql("""
                        select s.subject_id, s.name, s.unit_id from ocop_subject s where s.ceased_on is null
                        order by s.name collate "vi-x-icu", s.subject_id
                        """)
                .query((row, _) -> new Named(
                        row.getString("subject_id"),
                        row.getString("name"),
                        AdministrativeUnitId.of(row.getString("unit_id"))))
                .list();
        var units = areas(found.stream().map(Named::unit).toList());
        return found.stream()
                .map(one -> new Choice(
                        one.id(),
                        one.name() + ", "
                                + requireNonNull(units.get(one.unit())).datedName()))
                .toList();
    }

    private List<SubjectRow> rows(Filters filters, @Nullable LocalDate map, int limit, int offset) {
        var found = sql.sql(STANDING + "select s.*, held.* " + FROM + filters.where()
                        + " order by s.name collate \"vi-x-icu\", s.subject_id limit :limit offset :offset")
                .params(filters.values)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> placed(row))
                .list();
        var units = areas(found.stream().map(Placed::unit).toList());
        var onMap = map == null ? null : areas.history().on(map);
        return found.stream()
                .map(one -> one.at()
                        .apply(requireNonNull(units.get(one.unit())), onMap == null ? null : onMap.of(one.unit())))
                .toList();
    }

    /// What waits for its unit.
    private record Placed(AdministrativeUnitId unit, At at) {}

    private interface At {
        SubjectRow apply(Area area, @Nullable AreaConversion onMap);
    }

    private static Placed placed(ResultSet row) throws SQLException {
        var id = new SubjectId(row.getObject("subject_id", UUID.class));
        String name = row.getString("name");
        var type = SubjectType.valueOf(row.getString("type"));
        String taxCode = row.getString("tax_code");
        String representative = row.getString("representative");
        var womenLed = row.getObject("women_led", Boolean.class);
        var womenOwned = row.getObject("women_owned", Boolean.class);
        int products = row.getInt("products");
        int stars = row.getInt("stars");
        var ceasedOn = row.getObject("ceased_on", LocalDate.class);
        return new Placed(
                AdministrativeUnitId.of(row.getString("unit_id")),
                (area, onMap) -> new SubjectRow(
                        id,
                        name,
                        type,
                        area,
                        onMap,
                        taxCode,
                        representative,
                        womenLed,
                        womenOwned,
                        products,
                        stars,
                        ceasedOn));
    }

    private Map<AdministrativeUnitId, Area> areas(Collection<AdministrativeUnitId> ids) {
        return areas.of(Set.copyOf(ids)).stream().collect(Collectors.toMap(Area::id, one -> one));
    }

    private Filters filters(SubjectFilter filter) {
        var filters = new Filters();
        filters.values.put("today", LocalDate.now(clock));
        filters.words(filter.words(), "s.search_text");
        filters.add(
                "s.type = :type",
                "type",
                filter.type() == null ? null : filter.type().name());
        if (filter.map() == null) filters.area(filter.area());
        else filters.area(filter.area(), areas.history().on(filter.map()), filter.undecided());
        filters.add("""
                exists (select 1 from ocop_product p join standing t on t.product_id = p.product_id
                        where p.subject_id = s.subject_id and t.standing = 'IN_FORCE' and t.stars = :stars)""", "stars", filter.stars());
        filters.add("s.women_led = :womenLed", "womenLed", filter.womenLed());
        if (filter.active() != null) filters.add(filter.active() ? "s.ceased_on is null" : "s.ceased_on is not null");
        return filters;
    }
}
