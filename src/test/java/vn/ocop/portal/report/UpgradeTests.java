package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.ocop.portal.PortalTest;

/// A report that was drafted before reports had a life of states, versions and promises, after the migrations that
/// brought them.
@PortalTest
class UpgradeTests {
    private static final String SCHEMA = "before_the_life";

    @Autowired
    Flyway flyway;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    @AfterEach
    void noSchema() {
        sql.sql("drop schema if exists " + SCHEMA + " cascade").update();
    }

    @Test
    void aDraftOfTheReleaseBeforeIsWholeAfterTheUpgrade() {
        migrate("009");
        var account = UUID.randomUUID();
        var department = UUID.randomUUID();
        var report = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> {
            enter();
            for (UUID id : List.of(department, UUID.randomUUID())) {
                sql.sql("""
                                insert into organization (organization_id, version, official_name, letter_name, kind, letter_symbol)
                                values (:id, 0, :name, :name, :kind, 'SO-TH')
                                """)
                        .param("id", id)
                        .param("name", id.equals(department) ? "Sở Kế hoạch và Đầu tư" : "Văn phòng điều phối")
                        .param("kind", id.equals(department) ? "DEPARTMENT" : "COORDINATION_OFFICE")
                        .update();
            }
            sql.sql("""
                            insert into account (account_id, version, username, full_name, password_hash, organization_id, created_at)
                            values (?, 0, 'cv', 'Nguyễn Văn An', '{noop}', ?, '2022-06-01T00:00Z')
                            """).params(account, department).update();
            var request = UUID.randomUUID();
            sql.sql("""
                            insert into report_request (request_id, version, sender_id, number, issued_on, subject, period_name, period_from,
                                period_to, next_period_name, next_period_to, deadline, registered_by, registered_at)
                            select ?, 0, organization_id, '165/VPĐP', '2022-06-01', 'báo cáo', '6 tháng đầu năm 2022', '2021-12-15',
                                '2022-06-14', '6 tháng cuối năm 2022', '2022-12-14', '2022-06-17', ?, '2022-06-01T00:00Z'
                            from organization where kind = 'COORDINATION_OFFICE'
                            """).params(request, account).update();
            sql.sql("insert into report_request_addressee values (?, ?)")
                    .params(request, department)
                    .update();
            sql.sql("""
                            insert into report (report_id, version, organization_id, request_id, state, subject, assembled_at, created_by,
                                created_at)
                            values (?, 3, ?, ?, 'DRAFT', 'báo cáo kết quả', '2022-06-10T02:00Z', ?, '2022-06-08T02:00Z')
                            """).params(report, department, request, account).update();
            for (int i = 1; i <= 3; i++) {
                var sentence = UUID.randomUUID();
                sql.sql("""
                                insert into report_sentence (sentence_id, version, report_id, section, paragraph, position, kind, origin,
                                    generated_text, written_text, left_out, open_ended, appeared_at, changed_by, changed_at)
                                values (:id, 1, :report, 'RESULTS', :paragraph, 1, 'SENTENCE', :origin, :generated, :written, false, false,
                                        '2022-06-10T02:00Z', :by, cast(:at as timestamptz))
                                """)
                        .param("id", sentence)
                        .param("report", report)
                        .param("paragraph", i)
                        .param("origin", i == 3 ? null : "activity:" + i)
                        .param("generated", i == 3 ? null : "Đã làm việc " + i)
                        .param("written", i == 1 ? null : "Viết tay " + i)
                        .param("by", i == 1 ? null : account)
                        .param("at", i == 1 ? null : "2022-06-12T02:00Z")
                        .update();
                if (i == 3) continue;
                sql.sql("insert into report_sentence_source values (?, 'REQUEST', ?, 0)")
                        .params(sentence, request)
                        .update();
            }
        });

        migrate("latest");
        transaction.executeWithoutResult(_ -> {
            enter();
            assertThat(sql.sql("select state || ' ' || form || ' ' || purpose || ' ' || version from report")
                            .query(String.class)
                            .list())
                    .containsExactly("DRAFT LETTER RESPONSE 3");
            assertThat(sql.sql("select coalesce(written_text, generated_text) from report_sentence order by paragraph")
                            .query(String.class)
                            .list())
                    .containsExactly("Đã làm việc 1", "Viết tay 2", "Viết tay 3");
            assertThat(sql.sql("select count(*) from report_sentence_source")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
            assertThat(sql.sql("""
                                    select concat_ws(' ', step, move, to_state, made_by = :by, made_at = '2022-06-08T02:00Z')
                                    from report_step
                                    """).param("by", account).query(String.class).list())
                    .containsExactly("0 START DRAFT t t");
            assertThat(sql.sql("""
                                    select concat_ws(' ', number, act, sentence_count, changed_count, made_by = :by,
                                                     made_at = '2022-06-12T02:00Z')
                                    from report_version
                                    """).param("by", account).query(String.class).list())
                    .containsExactly("1 RECORDED 3 3 t t");
            assertThat(sql.sql("""
                                    select count(*) from report_version_sentence v
                                      join report_sentence s on s.sentence_id = v.sentence_id and v.number = 1 and not v.gone
                                        and (s.generated_text, s.written_text, s.section) is not distinct from
                                            (v.generated_text, v.written_text, v.section)
                                    """).query(Integer.class).single()).isEqualTo(3);
            // It still goes on: its words change, it is handed in.
            sql.sql("update report_sentence set written_text = 'Khác' where paragraph = 1")
                    .update();
            sql.sql("update report set state = 'IN_REVIEW', submitted_by = ?")
                    .param(account)
                    .update();
        });
    }

    @Test
    void twoArrivalsOfOneNumberAreToldApartAfterTheUpgrade() {
        migrate("016");
        var account = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> {
            enter();
            // Only what the migration reads; the other rules of these tables are not its concern.
            sql.sql("set local session_replication_role = replica").update();
            sql.sql("""
                            insert into organization (organization_id, version, official_name, letter_name, kind)
                            values (gen_random_uuid(), 0, 'Văn phòng điều phối', 'Văn phòng điều phối', 'COORDINATION_OFFICE')
                            """).update();
            sql.sql("""
                            insert into account (account_id, version, username, full_name, password_hash, organization_id, created_at)
                            select ?, 0, 'cv', 'Nguyễn Văn An', '{noop}', organization_id, '2022-06-01T00:00Z' from organization
                            """).param(account).update();
            sql.sql("""
                            insert into report_request (request_id, version, sender_id, number, issued_on, subject, period_name, period_from,
                                period_to, next_period_name, next_period_to, deadline, registered_by, registered_at)
                            select gen_random_uuid(), 0, organization_id, n || '/VP', '2022-06-01', 'báo cáo', '6 tháng', '2021-12-15',
                                '2022-06-14', '6 tháng', '2022-12-14', '2022-06-17', ?, '2022-06-01T00:00Z'
                            from organization, generate_series(1, 4) n
                            """).param(account).update();
            sql.sql("""
                            insert into report (report_id, version, organization_id, request_id, state, subject, assembled_at, created_by,
                                created_at)
                            select gen_random_uuid(), 0, sender_id, request_id, 'DRAFT', number, registered_at, registered_by, registered_at
                            from report_request
                            """).update();
            sql.sql("""
                            insert into report_reception (report_id, arrival_number, arrived_on, received_by, received_at)
                            select report_id, case subject when '4/VP' then 9 else 7 end, '2022-06-20', created_by,
                                   created_at + substr(subject, 1, 1)::integer * interval '1 hour'
                            from report
                            """).update();
        });

        migrate("latest");
        transaction.executeWithoutResult(_ -> {
            enter();
            assertThat(sql.sql("""
                                    select r.subject || ' ' || c.arrival_number
                                    from report_reception c join report r on r.report_id = c.report_id
                                    where r.subject in ('1/VP', '4/VP') order by 1
                                    """).query(String.class).list()).containsExactly("1/VP 7", "4/VP 9");
            assertThat(sql.sql("select arrival_number from report_reception order by 1")
                            .query(Integer.class)
                            .list())
                    .containsExactly(7, 9, 10, 11);
            assertThat(sql.sql("select sequence || ' ' || year || ' ' || last_number from letter_register")
                            .query(String.class)
                            .list())
                    .containsExactly("ARRIVAL 2022 11");
        });
    }

    @Test
    void theRecordsOfTheReleaseBeforeAreFoundCountedAndNamedAfterTheUpgrade() {
        migrate("017");
        var account = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> {
            enter();
            sql.sql("""
                            insert into organization (organization_id, version, official_name, letter_name, kind, letter_symbol)
                            values (gen_random_uuid(), 0, 'Sở Công Thương tỉnh', 'Sở Công Thương', 'DEPARTMENT', 'SCT-QLTM')
                            """).update();
            sql.sql("""
                            insert into account (account_id, version, username, full_name, password_hash, organization_id, created_at)
                            select ?, 0, 'cv', 'Nguyễn Văn An', '{noop}', organization_id, '2022-06-01T00:00Z' from organization
                            """).param(account).update();
            sql.sql("""
                            insert into plan (plan_id, version, issuer_id, number, issued_on, title, starts_on, ends_on, status)
                            select gen_random_uuid(), 0, organization_id, '81/KH-UBND', '2022-04-18', 'mỗi xã một sản phẩm', '2022-01-01',
                                   '2022-12-31', 'IN_FORCE' from organization
                            """).update();
            sql.sql("""
                            insert into plan_task (task_id, plan_id, code, content)
                            select gen_random_uuid(), plan_id, '1', 'tập huấn chủ thể' from plan
                            """).update();
            sql.sql("""
                            insert into plan_target (target_id, plan_id, indicator_code, operator, value)
                            select gen_random_uuid(), plan_id, indicator_code, 'AT_LEAST', 50
                            from plan, (select distinct indicator_code from activity_question where indicator_code is not null limit 1) i
                            """).update();
            sql.sql("""
                            insert into activity (activity_id, version, organization_id, type_code, topic, state, period_from, period_to, days_known,
                                notes, and_others, logged_by, logged_at, changed_by, changed_at)
                            select gen_random_uuid(), 0, organization_id, 'TRAINING', 'Ghi chép sổ sách ' || state, state, '2022-03-08',
                                   '2022-03-09', true, 'đã hoà giải', false, ?, '2022-03-10T00:00Z', ?, '2022-03-10T00:00Z'
                            from organization, (values ('DONE'), ('PLANNED')) v (state)
                            """).params(account, account).update();
            sql.sql("""
                            insert into activity_area
                            select activity_id, unit_id from activity, administrative_unit where kind = 'DISTRICT' and valid_to is not null
                            """).update();
            sql.sql("insert into activity_plan_task select activity_id, task_id from activity, plan_task")
                    .update();
        });
        var places = places();
        assertThat(places).isPositive();

        migrate("latest");
        assertThat(places()).isEqualTo(places);
        transaction.executeWithoutResult(_ -> {
            enter();
            assertThat(sql.sql("""
                                    select concat_ws(' ', a.state, t.done_on, t.type_code, t.organization_id = a.organization_id)
                                    from activity a join activity_plan_task t using (activity_id) order by 1
                                    """).query(String.class).list())
                    .containsExactly("DONE 2022-03-09 TRAINING t", "PLANNED TRAINING t");
            assertThat(sql.sql("select official_name || ' ' || letter_symbol from organization_name")
                            .query(String.class)
                            .list())
                    .containsExactly("Sở Công Thương tỉnh SCT-QLTM");
            assertThat(sql.sql("select measured_by from plan_target")
                            .query(String.class)
                            .list())
                    .containsExactly("SUM");
            assertThat(sql.sql("select count(*) from plan where search_entry::text like '%+81%'")
                            .query(Integer.class)
                            .single())
                    .isOne();
            assertThat(sql.sql("select count(*) from search_word where word in ('sach', 'hoa')")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
            // It still goes on: the activity that was planned is done now.
            sql.sql("update activity set state = 'DONE' where state = 'PLANNED'")
                    .update();
            assertThat(sql.sql("select count(*) from activity_plan_task where done_on is not null")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
        });
    }

    private Long places() {
        return transaction.execute(_ -> {
            enter();
            return sql.sql("select count(*) from activity_area")
                    .query(Long.class)
                    .single();
        });
    }

    private void migrate(String version) {
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .schemas(SCHEMA)
                .target(version)
                .load()
                .migrate();
    }

    /// Until the transaction ends, names are those of the schema of this test.
    private void enter() {
        sql.sql("set local search_path to " + SCHEMA + ", public").update();
    }
}
