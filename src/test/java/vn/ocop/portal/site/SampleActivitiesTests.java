package vn.ocop.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.PostgresForTests;
import vn.ocop.portal.account.Accounts;

@SpringBootTest(
        properties = {
            "portal.demo=false",
            "portal.sample-activities=2000",
            "logging.level.root=warn",
            "spring.main.banner-mode=off"
        })
@Import(PostgresForTests.class)
@DirtiesContext
class SampleActivitiesTests {
    private static final List<String> TABLES = List.of(
            "activity_area", "activity_participation", "activity_plan_task", "activity_answer", "activity_measure");

    @Autowired
    SampleActivities samples;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Flyway flyway;

    @Test
    void theDemoPeopleCanSignInButTheirHalfYearIsNotThere() {
        assertThat(accounts.loadUserByUsername("dieuphoi").isEnabled()).isTrue();
        assertThat(count("activity")).isEqualTo(2000);
        assertThat(count("report_request")).isZero();
    }

    @Test
    void activitiesAreSpread() {
        assertThat(count("(select distinct organization_id from activity)")).isEqualTo(20);
        assertThat(count("(select distinct type_code from activity)")).isEqualTo(10);
        assertThat(count("""
                (select distinct extract(year from period_from), extract(month from period_from) > 6 from activity)""")).isEqualTo(8);
        assertThat(count("""
                (select distinct unit_id from activity_area join administrative_unit using (unit_id)
                 where valid_to = date '2025-06-30')""")).isEqualTo(12);
        assertThat(count("""
                (select distinct plan_id from activity_plan_task join plan_task using (task_id))""")).isEqualTo(3);
        assertThat(count("activity where state = 'DONE'")).isBetween(1700L, 1900L);
        assertThat(count("(select organization_id from activity group by 1 having count(*) < 50)"))
                .isZero();
    }

    @Test
    void everyActivityLiesInUnitsOfItsDays() {
        assertThat(count("""
                activity a join activity_area using (activity_id) join administrative_unit u using (unit_id)
                where not (coalesce(u.valid_from, a.period_to) <= a.period_to
                           and coalesce(u.valid_to, a.period_to) >= a.period_to)""")).isZero();
        assertThat(
                        count(
                                "activity where not exists (select from activity_area x where x.activity_id = activity.activity_id)"))
                .isZero();
    }

    @Test
    void notesHaveSomeSixHundredLettersAndOneInAHundredTheWord() {
        assertThat(jdbc.sql("select avg(char_length(notes)) from activity")
                        .query(Double.class)
                        .single())
                .isBetween(520.0, 660.0);
        assertThat(count("activity where search_text like '%siyb%'")).isEqualTo(20);
    }

    @Test
    void theirWordsAreKnownAndFound() {
        assertThat(count("search_word where word in ('siyb', 'sen', 'khoi', 'thuc')"))
                .isEqualTo(4);
        assertThat(count("""
                activity where activity_entry(counts_on, organization_id, type_code,
                                              activity_facts(topic, venue, beneficiaries, outcome), notes)
                               @@ cast(quote_literal(search_week(counts_on) || ':siyb') as tsquery)""")).isEqualTo(20);
    }

    @Test
    @Transactional
    void anotherStartMakesTheSameRows() {
        var before = rows();
        jdbc.sql("truncate table activity cascade").update();
        jdbc.sql("delete from organization where letter_symbol = 'MAU'").update();
        samples.run(new DefaultApplicationArguments());
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aDatabaseWithActivitiesIsLeftAsItIs() {
        var before = rows();
        samples.run(new DefaultApplicationArguments());
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void keysAndIndexesAreAsTheMigrationsMadeThem() {
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .schemas("untouched")
                .load()
                .migrate();
        assertThat(keysAndIndexes("public")).hasSizeGreaterThan(50).isEqualTo(keysAndIndexes("untouched"));
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what + (what.startsWith("(") ? " found" : ""))
                .query(Long.class)
                .single();
    }

    private List<String> rows() {
        return jdbc.sql("""
                        select md5(string_agg(a::text, '|' order by activity_id)) from activity a union all
                        """
                        + TABLES.stream()
                                .map("select md5(string_agg(t::text, '|' order by t::text)) from %s t"::formatted)
                                .reduce((one, other) -> one + " union all " + other)
                                .orElseThrow())
                .query(String.class)
                .list();
    }

    private List<String> keysAndIndexes(String schema) {
        return jdbc.sql("""
                        select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
                        where connamespace = cast(:schema as regnamespace)
                        union all
                        select indexdef from pg_indexes where schemaname = :schema
                        order by 1
                        """).param("schema", schema).query(String.class).list().stream()
                .map(definition -> definition.replace(schema + ".", ""))
                .sorted()
                .toList();
    }
}
