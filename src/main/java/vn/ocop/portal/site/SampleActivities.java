package vn.ocop.portal.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.activity.ActivityTally;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationRegistration;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;

/// Fills an empty database with `portal.sample-activities` activities, for measuring: the same rows each time, spread
/// over the units right below the province, the plans and people of the demo, ten types, twenty departments and the
/// half-years 2022–2025. One activity in a hundred has the word SIYB in its notes.
///
/// All of it is one transaction: a start that is killed leaves the database as empty as it was. Keys and indexes are
/// taken off for the while and put back as they were, since they are built several times faster in one go than row by
/// row.
@Component
@ConditionalOnProperty(SampleActivities.PROPERTY)
@Order(60)
class SampleActivities implements ApplicationRunner {
    static final String PROPERTY = "portal.sample-activities";
    private static final Logger LOG = LoggerFactory.getLogger(SampleActivities.class);
    private static final int STEP = 100_000;
    private static final List<String> OTHER_DEPARTMENTS = List.of(
            "Sở Nông nghiệp và Phát triển nông thôn",
            "Sở Khoa học và Công nghệ",
            "Sở Văn hóa, Thể thao và Du lịch",
            "Sở Thông tin và Truyền thông",
            "Sở Lao động – Thương binh và Xã hội",
            "Sở Giáo dục và Đào tạo",
            "Sở Tài nguyên và Môi trường",
            "Sở Tài chính",
            "Sở Y tế",
            "Sở Xây dựng",
            "Sở Giao thông vận tải",
            "Sở Tư pháp",
            "Sở Nội vụ",
            "Sở Ngoại vụ",
            "Thanh tra Tỉnh",
            "Ban Quản lý Khu kinh tế",
            "Liên minh Hợp tác xã Tỉnh",
            "Tỉnh đoàn");

    // What stands on the tables of activities and points at them, how to take it off and how to put it back: foreign
    // keys come off first and on last, primary keys the other way round.
    private static final String KEYS_AND_INDEXES = """
            with loaded as (
                select oid from pg_class where relnamespace = current_schema()::regnamespace and relname in
                    ('activity', 'activity_area', 'activity_participation', 'activity_plan_task', 'activity_answer',
                     'activity_measure'))
            select case contype when 'f' then 3 else 1 end as place,
                   format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
                   format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
            from pg_constraint
            where contype in ('p', 'u', 'f') and (conrelid in (table loaded) or confrelid in (table loaded))
            union all
            select 2, format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
            from pg_index
            where indrelid in (table loaded)
              and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))
            order by place, back
            """;

    private static final List<String> TALLIED = List.of("activity", "activity_area", "activity_measure");

    private final JdbcClient sql;
    private final OrganizationRegistration organizations;
    private final ActivityTally tally;
    private final EntityManager entities;
    private final Environment environment;

    SampleActivities(
            JdbcClient sql,
            OrganizationRegistration organizations,
            ActivityTally tally,
            EntityManager entities,
            Environment environment) {
        this.sql = sql;
        this.organizations = organizations;
        this.tally = tally;
        this.entities = entities;
        this.environment = environment;
    }

    private record KeyOrIndex(int place, String off, String back) {}

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        int wanted = environment.getRequiredProperty(PROPERTY, Integer.class);
        if (wanted < 1) return;
        tally.hold();
        sql.sql("lock table activity in access exclusive mode").update(); // against another node that starts too
        if (any("activity")) {
            LOG.info("There are activities already: {} adds none", PROPERTY);
        } else if (!sql.sql("select exists (select 1 from organization where organization_id = ?)")
                .param(DemoPeople.PLANNING.value())
                .query(Boolean.class)
                .single()) {
            LOG.warn("{} needs a database in which nobody has an account yet: it adds nothing here", PROPERTY);
        } else {
            fill(wanted);
        }
    }

    private void fill(int wanted) {
        LOG.info("Making {} sample activities", wanted);
        long start = System.nanoTime();
        registerDepartments();
        entities.flush(); // the statements below do not go through Hibernate
        sql.sql("set local maintenance_work_mem = '1GB'").update();
        sql.sql("set local work_mem = '64MB'").update();
        var standing = sql.sql(KEYS_AND_INDEXES).query(KeyOrIndex.class).list();
        standing.reversed().forEach(one -> sql.sql(one.off()).update());
        // All is counted at the end.
        TALLIED.forEach(table -> sql.sql("alter table " + table + " disable trigger activity_tally_written")
                .update());
        // A table that was emptied in the same transaction need not be written to the log, where nothing is replicated.
        sql.sql(
                        "truncate table activity, activity_area, activity_participation, activity_plan_task, activity_answer, activity_measure")
                .update();
        statements("before").forEach(statement -> sql.sql(statement).update());
        statements("lots")
                .forEach(statement ->
                        sql.sql(statement).param("activities", wanted).update());
        sql.sql("analyze sample_lot").update();
        String activities = statements("activities").getFirst();
        for (int first = 1; first <= wanted; first += STEP) {
            int last = Math.min(wanted, first + STEP - 1);
            sql.sql(activities).param("first", first).param("last", last).update();
            LOG.info("{} of {} after {} s", last, wanted, secondsSince(start));
        }
        statements("around").forEach(statement -> sql.sql(statement).update());
        LOG.info("Places, partners, tasks and measures after {} s; building indexes", secondsSince(start));
        standing.forEach(one -> sql.sql(one.back()).update());
        TALLIED.forEach(table -> sql.sql("alter table " + table + " enable trigger activity_tally_written")
                .update());
        sql.sql("analyze").update();
        LOG.info("Indexes after {} s; counting", secondsSince(start));
        tally.countAll();
        LOG.info("Made {} sample activities in {} s", wanted, secondsSince(start));
    }

    private void registerDepartments() {
        for (String name : OTHER_DEPARTMENTS) {
            organizations.register(new OrganizationSummary(
                    department(name),
                    name.endsWith("Tỉnh") ? name + " Đồng Tháp" : name + " tỉnh Đồng Tháp",
                    name,
                    null,
                    OrganizationKind.DEPARTMENT,
                    DemoPeople.PROVINCE,
                    "MAU",
                    "Đồng Tháp",
                    "Như trên\nLưu: VT"));
        }
    }

    /// Whether the database was filled with sample activities, by this start or an earlier one.
    static boolean standIn(Organizations organizations) {
        return !organizations
                .of(Set.of(department(OTHER_DEPARTMENTS.getFirst())))
                .isEmpty();
    }

    private static OrganizationId department(String name) {
        return new OrganizationId(UUID.nameUUIDFromBytes(("sample/organization/" + name).getBytes(UTF_8)));
    }

    private boolean any(String table) {
        return sql.sql("select exists (select 1 from " + table + ")")
                .query(Boolean.class)
                .single();
    }

    private static List<String> statements(String file) {
        try {
            return Arrays.stream(new ClassPathResource("sample/" + file + ".sql")
                            .getContentAsString(UTF_8)
                            .split(";\\n"))
                    .filter(statement -> !statement.isBlank())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long secondsSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }
}
