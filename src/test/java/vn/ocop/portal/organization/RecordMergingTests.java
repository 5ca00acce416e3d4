package vn.ocop.portal.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ocop.portal.People.actingAs;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.report.HalfYear;

@PortalTest
class RecordMergingTests {
    @Autowired
    People people;

    @Autowired
    HalfYear halfYear;

    @Autowired
    Organizations organizations;

    @Autowired
    OrganizationRegistration registration;

    @Autowired
    OrganizationLikeness likeness;

    @Autowired
    Signatories signatories;

    @Autowired
    RecordMerging merging;

    @Autowired
    JdbcClient sql;

    private OrganizationId merged;
    private OrganizationId kept;
    private SignedIn admin;

    @BeforeEach
    void twoRecordsOfOneOrganization() {
        kept = people.partner("Hội Liên hiệp Phụ nữ thành phố Sa Đéc");
        merged = people.partner("Hội LHPN TP Sa Đéc");
        admin = people.of(people.department("Sở Quản trị"), Role.ADMIN);
        actingAs(admin);
    }

    /// Every table that names an organization, row by row. The version of an organization rises when its governing
    /// body goes and comes back; the merge itself is what is recorded.
    private Map<String, List<String>> dump() {
        var tables = new TreeMap<String, List<String>>();
        for (String table : sql.sql(
                        "select distinct table_name from organization_reference where table_name <> 'organization_merge'")
                .query(String.class)
                .list()) {
            tables.put(
                    table,
                    sql.sql("select (to_jsonb(t) %s)::text from %s t order by 1"
                                    .formatted(table.equals("organization") ? "- 'version'" : "", table))
                            .query(String.class)
                            .list());
        }
        return tables;
    }

    /// Rows of every kind that move, some of them twice there.
    private void everythingIsTheirs() {
        var department = halfYear.department("Sở Có việc");
        var activity = halfYear.training(department, "Lớp một").value();
        var both = halfYear.training(department, "Lớp hai").value();
        var leads = halfYear.training(department, "Lớp ba").value();
        people.of(merged, Role.STAFF);
        signatories.appoint(
                merged,
                new SignatorySummary("DIRECT", null, "Chủ tịch", "Nguyễn Thị Thử"),
                new Validity(LocalDate.of(2020, 1, 1), null));
        participation(activity, merged, "COOPERATING");
        participation(both, merged, "COOPERATING");
        participation(both, kept, "COOPERATING");
        participation(leads, merged, "COOPERATING");
        participation(leads, kept, "LEAD");
        var plan = UUID.randomUUID();
        sql.sql("""
                        insert into plan (plan_id, version, issuer_id, number, issued_on, title, starts_on, ends_on, status)
                        values (?, 0, ?, '1/KH', '2022-01-01', 'Thử', '2022-01-01', '2022-12-31', 'IN_FORCE')
                        """).params(plan, merged.value()).update();
        sql.sql("insert into plan_participation values (?, ?, 'EXECUTES'), (?, ?, 'EXECUTES')")
                .params(plan, merged.value(), plan, kept.value())
                .update();
        var task = UUID.randomUUID();
        sql.sql("insert into plan_task (task_id, plan_id, code, content, lead_id) values (?, ?, '1', 'Việc', ?)")
                .params(task, plan, merged.value())
                .update();
        sql.sql("insert into plan_task_cooperation values (?, ?)")
                .params(task, merged.value())
                .update();
        var request = halfYear.request(halfYear.office(), "9/VPĐP", department).value();
        sql.sql("insert into report_request_addressee values (?, ?)")
                .params(request, merged.value())
                .update();
        registration.register(new OrganizationSummary(
                OrganizationId.create(),
                "Trung tâm của Hội",
                "Trung tâm của Hội",
                null,
                OrganizationKind.SUBORDINATE,
                merged,
                null,
                null,
                null));
        actingAs(admin);
    }

    private void participation(UUID activity, OrganizationId organization, String role) {
        sql.sql("insert into activity_participation values (?, ?, ?, 0)")
                .params(activity, organization.value(), role)
                .update();
    }

    @Test
    void whatIsTheOnesIsTheOthersAndComesBackAsItWas() {
        everythingIsTheirs();
        var before = dump();

        var merge = merging.merge(merged, kept, admin.getUsername());

        for (var reference : sql.sql("""
                        select table_name || ' ' || column_name from organization_reference where handling = 'MOVES'
                          and (table_name, column_name) <> ('organization', 'merged_into_id')
                        """).query(String.class).list()) {
            String[] where = reference.split(" ");
            assertThat(sql.sql("select count(*) from %s where %s = ?".formatted(where[0], where[1]))
                            .param(merged.value())
                            .query(Long.class)
                            .single())
                    .as(reference)
                    .isZero();
        }
        assertThat(sql.sql("select count(*) from activity_participation where organization_id = ?")
                        .param(kept.value())
                        .query(Long.class)
                        .single())
                .as("one link to each of the three activities")
                .isEqualTo(3);
        assertThat(merging.of(kept)).singleElement().satisfies(one -> {
            assertThat(one.mergedName()).isEqualTo("Hội LHPN TP Sa Đéc");
            assertThat(one.rows()).isGreaterThanOrEqualTo(10);
        });

        merging.undo(merge, admin.getUsername());

        assertThat(dump()).isEqualTo(before);
        assertThatThrownBy(() -> merging.undo(merge, admin.getUsername())).hasMessage("organization.duplicate.undone");
    }

    /// A new foreign key to organization must say in `organization_reference` what a merge of records does with it.
    @Test
    void everyForeignKeyToAnOrganizationIsHandled() {
        var keys = sql.sql("""
                        select c.conrelid::regclass::text || '.' || a.attname
                        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        where c.contype = 'f' and c.confrelid = 'organization'::regclass
                        """).query(String.class).list();
        var handled = sql.sql("select table_name || '.' || column_name from organization_reference")
                .query(String.class)
                .list();
        assertThat(handled)
                .as("add each missing foreign key to organization_reference: MOVES, STAYS or REFUSES")
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void theMergedNameFindsTheKeptRecord() {
        merging.merge(merged, kept, admin.getUsername());

        assertThat(registration.partnerNamed("Hội LHPN TP Sa Đéc")).isEqualTo(kept);
        assertThat(organizations.all())
                .extracting(OrganizationSummary::id)
                .contains(kept)
                .doesNotContain(merged);
        assertThat(organizations.listed(List.of(merged, kept))).containsOnlyKeys(kept);
        assertThat(organizations.everyName().get(kept)).contains("Hội LHPN TP Sa Đéc");
        assertThat(likeness.of("hoi lhpn tp sa dec", null))
                .first()
                .satisfies(one -> assertThat(one.id()).isEqualTo(kept));
    }

    @Test
    void aMergedRecordTakesNothingNew() {
        merging.merge(merged, kept, admin.getUsername());

        assertThatThrownBy(() -> people.of(merged, Role.STAFF)).hasMessageContaining("organization_merged");
        assertThatThrownBy(() -> signatories.appoint(
                        merged,
                        new SignatorySummary("DIRECT", null, "Chủ tịch", null),
                        new Validity(LocalDate.of(2020, 1, 1), null)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void laterMergesAreUndoneFirst() {
        var third = people.partner("Hội Phụ nữ Sa Đéc");
        var first = merging.merge(merged, kept, admin.getUsername());
        var second = merging.merge(kept, third, admin.getUsername());

        assertThat(organizations.mergedInto(merged)).isEqualTo(third);
        assertThatThrownBy(() -> merging.undo(first, admin.getUsername())).hasMessage("organization.duplicate.later");
        merging.undo(second, admin.getUsername());
        merging.undo(first, admin.getUsername());
        assertThat(organizations.listed(List.of(merged, kept, third))).hasSize(3);
    }

    @Test
    void aRecordWithReportsOrAnotherOneThatCannotGoIsRefused() {
        var department = halfYear.department("Sở Có báo cáo");
        halfYear.issued(department, halfYear.request(halfYear.office(), "9/VPĐP", department));
        actingAs(admin);
        var before = dump();

        assertThatThrownBy(() -> merging.merge(department.staff().organization(), kept, admin.getUsername()))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("organization.duplicate.reports");
        assertThatThrownBy(() -> merging.merge(kept, kept, admin.getUsername()))
                .hasMessage("organization.duplicate.itself");
        assertThatThrownBy(() -> merging.merge(OrganizationId.create(), kept, admin.getUsername()))
                .hasMessage("organization.duplicate.unknown");
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void plansOfOneNumberStopTheMergeAndNothingIsHalfDone() {
        everythingIsTheirs();
        sql.sql("""
                        insert into plan (plan_id, version, issuer_id, number, issued_on, title, starts_on, ends_on, status)
                        values (gen_random_uuid(), 0, ?, '1/KH', '2022-01-01', 'Thử', '2022-01-01', '2022-12-31', 'IN_FORCE')
                        """).param(kept.value()).update();
        var before = dump();
        assertThatThrownBy(() -> merging.merge(merged, kept, admin.getUsername()))
                .hasMessage("organization.duplicate.twice");
        assertThat(dump()).isEqualTo(before);
        assertThat(merging.of(kept)).isEmpty();
    }

    @Test
    void onlyAdministratorsMerge() {
        actingAs(people.of(kept, Role.STAFF));
        assertThatThrownBy(() -> merging.merge(merged, kept, "x")).isInstanceOf(AccessDeniedException.class);
    }
}
