package vn.ocop.portal.site.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.SearchWords;
import vn.ocop.portal.core.SearchWords.Nearness;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;

/// Finds in everything but activities, in one statement. Who may read what is said here again for whole sets of rows:
/// of letters as `Reports`, of requests as `ReportRequests` says it.
@Component
class RegisterSearch {
    private static final String NEAREST = """
             order by {entry} @@ cast(:accents as tsquery) desc, {entry} @@ cast(:about as tsquery) desc, day desc nulls last, id limit 100""";

    private final JdbcClient sql;
    private final Organizations organizations;
    private final Clock clock;

    RegisterSearch(JdbcClient sql, Organizations organizations, Clock clock) {
        this.sql = sql;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// The records of those kinds that the person may read and that have the words: of each kind the nearest 100 at
    /// most, in no order.
    List<Hit> find(SignedIn me, SearchWords words, Collection<SearchKind> kinds) {
        String union = kinds.stream()
                .filter(kind -> kind != SearchKind.ACTIVITY)
                .map(kind -> "(" + statement(kind) + ")")
                .collect(Collectors.joining("\nunion all\n"));
        if (union.isEmpty() || words.isEmpty()) return List.of();
        String about = words.query(Nearness.ABOUT, "");
        return sql.sql(union)
                .param("anywhere", words.query(Nearness.ANYWHERE, ""))
                .param("about", about)
                .param("accents", words.isAccented() ? words.query(Nearness.ABOUT_WITH_ACCENTS, "") : about)
                .param("me", me.organization().value())
                .param(
                        "theirs",
                        organizations.answeredFor(me.organization(), LocalDate.now(clock)).stream()
                                .map(OrganizationId::value)
                                .toList())
                .param("drafts", me.is(Role.STAFF) || me.is(Role.LEADER) || me.is(Role.REGISTRY))
                .param("office", me.is(Role.COORDINATOR))
                .query(RegisterSearch::hit)
                .list();
    }

    private static String statement(SearchKind kind) {
        return switch (kind) {
            case ACTIVITY -> throw new IllegalArgumentException("activities are found by ActivitySearch");
            case PLAN -> simple("""
                    select 'PLAN' as kind, x.plan_id as id, cast(null as uuid) as parent, x.number || ' – ' || x.title as title,
                           '' as text, '' as note, x.issued_on as day, cast(null as date) as until, o.letter_name as organization
                    from plan x join organization o on o.organization_id = x.issuer_id""");
            case TASK -> simple("""
                    select 'TASK' as kind, x.task_id as id, x.plan_id as parent, x.code || ' – ' || x.content as title,
                           coalesce(x.output, '') as text, p.number as note, x.due_on as day, cast(null as date) as until,
                           o.letter_name as organization
                    from plan_task x join plan p on p.plan_id = x.plan_id left join organization o on o.organization_id = x.lead_id""");
            case SUBJECT -> simple("""
                    select 'SUBJECT' as kind, x.subject_id as id, cast(null as uuid) as parent, x.name as title,
                           concat_ws(', ', x.representative, x.tax_code, x.address) as text, '' as note, x.recorded_on as day,
                           x.ceased_on as until, u.name as organization
                    from ocop_subject x join administrative_unit u on u.unit_id = x.unit_id""");
            case PRODUCT -> simple("""
                    select 'PRODUCT' as kind, x.product_id as id, cast(null as uuid) as parent, x.name as title,
                           concat_ws(', ', x.code, x.specification) as text, '' as note, cast(null as date) as day,
                           x.ceased_on as until, s.name as organization
                    from ocop_product x join ocop_subject s on s.subject_id = x.subject_id""");
            case ORGANIZATION -> simple("""
                    select 'ORGANIZATION' as kind, x.organization_id as id, cast(null as uuid) as parent, x.official_name as title,
                           concat_ws(', ', x.letter_name, x.abbreviation, x.letter_symbol) as text, '' as note,
                           cast(null as date) as day, cast(null as date) as until, b.letter_name as organization
                    from organization x left join organization b on b.organization_id = x.governing_body_id""");
            case AREA -> simple("""
                    select 'AREA' as kind, x.unit_id as id, cast(null as uuid) as parent,
                           case x.kind when 'PROVINCE' then 'Tỉnh' when 'CITY' then 'Thành phố' when 'DISTRICT' then 'Huyện'
                                       when 'TOWN' then 'Thị xã' when 'WARD' then 'Phường' when 'COMMUNE' then 'Xã'
                                       else 'Thị trấn' end || ' ' || x.name as title,
                           x.code as text, '' as note, x.valid_from as day, x.valid_to as until, p.name as organization
                    from administrative_unit x left join administrative_unit p on p.unit_id = x.parent_id""");
            case REQUEST -> simple("""
                    select 'REQUEST' as kind, x.request_id as id, cast(null as uuid) as parent, x.number || ' – ' || x.subject as title,
                           x.period_name as text, '' as note, x.issued_on as day, cast(null as date) as until,
                           o.letter_name as organization
                    from report_request x join organization o on o.organization_id = x.sender_id
                    where (x.sender_id in (:theirs)
                           or exists (select from report_request_addressee d
                                      where d.request_id = x.request_id and d.organization_id in (:theirs)))""");
            // A letter has the words in its number, in its subject or in one of its sentences, which is then shown.
            case LETTER -> """
                select 'LETTER' as kind, r.report_id as id, cast(null as uuid) as parent,
                       coalesce(l.number || '/' || l.symbol || ' – ', '') || r.subject as title, coalesce(f.text, '') as text,
                       r.state as note, coalesce(l.dated, cast(r.created_at at time zone 'Asia/Ho_Chi_Minh' as date)) as day,
                       cast(null as date) as until, o.letter_name as organization
                from (select distinct on (x.report_id) x.report_id, x.near, x.text
                      from (select y.report_id, 2 as near, cast(null as text) as text, false as left_out from report y
                            where y.search_entry @@ cast(:anywhere as tsquery)
                            union all
                            select y.report_id, 3, null, false from issued_letter y
                            where y.search_entry @@ cast(:anywhere as tsquery)
                            union all
                            select y.report_id, 1, coalesce(y.written_text, y.generated_text), y.left_out from report_sentence y
                            where y.search_entry @@ cast(:anywhere as tsquery)) x
                        join report v on v.report_id = x.report_id
                        join report_request q on q.request_id = v.request_id
                      where (v.organization_id = :me and (:drafts or (:office and v.consolidates)))
                         or (((:drafts and v.organization_id in (:theirs)) or ((:office or :drafts) and q.sender_id in (:theirs)))
                             and v.letter_number is not null and not x.left_out)
                      order by x.report_id, x.near desc) f
                  join report r on r.report_id = f.report_id
                  join organization o on o.organization_id = r.organization_id
                  left join issued_letter l on l.report_id = r.report_id
                order by f.near desc, day desc, id limit 100""";
        };
    }

    private static String simple(String select) {
        return select
                + (select.contains("\nwhere ") ? "\n  and " : "\nwhere ")
                + "x.search_entry @@ cast(:anywhere as tsquery)"
                + NEAREST.replace("{entry}", "x.search_entry");
    }

    private static Hit hit(ResultSet row, int number) throws SQLException {
        return new Hit(
                SearchKind.valueOf(row.getString("kind")),
                row.getObject("id", UUID.class),
                row.getObject("parent", UUID.class),
                row.getString("title"),
                row.getString("text"),
                row.getString("note"),
                row.getObject("day", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getString("organization"));
    }
}
