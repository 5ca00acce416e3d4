package vn.ocop.portal.activity;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.area.UnitKind;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.DatedOrganizations;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.subject.SubjectId;

/// Reads activities whole, in a number of statements that does not grow with them.
@Component
class ActivityReading {
    private static final String ACTIVITIES = """
            select a.activity_id, a.version, a.organization_id, a.type_code, a.topic, a.state, a.cancelled_because,
                   a.period_from, a.period_to, a.days_known, a.counts_on, a.venue, a.beneficiaries, a.outcome, a.notes,
                   a.and_others, a.logged_by, a.logged_at, a.changed_by, a.changed_at,
                   array(select x.unit_id from activity_area x join administrative_unit u on u.unit_id = x.unit_id
                         where x.activity_id = a.activity_id order by u.code, u.unit_id) as areas,
                   array(select p.role || ' ' || p.organization_id from activity_participation p
                         where p.activity_id = a.activity_id order by p.role, p.position, p.organization_id) as parts,
                   array(select k.task_id from activity_plan_task k
                         where k.activity_id = a.activity_id order by k.task_id) as tasks,
                   array(select s.subject_id from activity_subject s
                         where s.activity_id = a.activity_id order by s.subject_id) as subjects,
                   array(select n.question_code from activity_answer n
                         where n.activity_id = a.activity_id order by n.question_code) as answer_codes,
                   array(select n.value from activity_answer n
                         where n.activity_id = a.activity_id order by n.question_code) as answer_values,
                   array(select m.indicator_code from activity_measure m
                         where m.activity_id = a.activity_id order by m.indicator_code) as measure_codes,
                   array(select m.value from activity_measure m
                         where m.activity_id = a.activity_id order by m.indicator_code) as measure_values
            from activity a
              join activity_type t on t.type_code = a.type_code
              join theme h on h.theme_code = t.theme_code
            where\s""";
    private static final String ORDER = " order by h.position, t.position, a.counts_on, a.logged_at, a.activity_id";
    private final JdbcClient sql;
    private final ActivityTypes types;
    private final Areas areas;
    private final Organizations organizations;

    ActivityReading(JdbcClient sql, ActivityTypes types, Areas areas, Organizations organizations) {
        this.sql = sql;
        this.types = types;
        this.areas = areas;
        this.organizations = organizations;
    }

    /// The activities that the condition picks, by theme, type, day and time of logging.
    List<StoredActivity> where(String condition, Map<String, ?> values) {
        return sql.sql(ACTIVITIES + condition + ORDER)
                .params(values)
                .query((row, _) -> stored(row))
                .list();
    }

    /// What surrounds these activities, for writing them out.
    Surroundings around(Collection<StoredActivity> activities) {
        Map<String, ActivityType> byCode = new HashMap<>();
        types.all().forEach(type -> byCode.put(type.code(), type));
        boolean placed =
                activities.stream().anyMatch(activity -> !activity.areas().isEmpty());
        var people = new HashSet<OrganizationId>();
        activities.forEach(activity -> {
            people.add(activity.organization());
            activity.participations().forEach(part -> people.add(part.organizationId()));
        });
        return new Surroundings(byCode, new Units(placed ? areas.all() : List.of()), organizations.dated(people));
    }

    /// What activities are told with: types by code, administrative units, organizations as they were called on the
    /// day on which an activity counts.
    record Surroundings(Map<String, ActivityType> types, Units units, DatedOrganizations organizations) {
        ActivityType type(StoredActivity activity) {
            return requireNonNull(types.get(activity.typeCode()));
        }

        String wording(StoredActivity activity) {
            var type = type(activity);
            Map<String, BigDecimal> measures = new HashMap<>();
            for (var question : type.questions()) {
                var value = question.indicator() == null
                        ? null
                        : activity.measures().get(question.indicator());
                if (value != null) measures.put(question.code(), value);
            }
            return ActivityWording.of(
                    type,
                    new ActivityWording.Told(
                            activity.topic(),
                            letterNames(activity, ParticipantRole.COOPERATING),
                            letterNames(activity, ParticipantRole.LEAD),
                            units.of(activity.areas()),
                            units.belowProvinceOn(activity.period().to()),
                            activity.venue(),
                            activity.daysKnown() ? activity.period() : null,
                            activity.beneficiaries(),
                            activity.outcome(),
                            activity.answers(),
                            measures));
        }

        private List<String> letterNames(StoredActivity activity, ParticipantRole role) {
            return activity.in(role).stream()
                    .map(id -> organizations.get(id, activity.countsOn()).letterName())
                    .toList();
        }
    }

    /// The administrative units of all times.
    static final class Units {
        private final Map<AdministrativeUnitId, Area> byId = new LinkedHashMap<>();
        private final Map<LocalDate, List<Area>> belowProvince = new HashMap<>();

        Units(List<Area> all) {
            all.forEach(area -> byId.put(area.id(), area));
        }

        /// Those units, in the order in which they are given.
        List<Area> of(Collection<AdministrativeUnitId> ids) {
            return ids.stream().filter(byId::containsKey).map(byId::get).toList();
        }

        /// The units right below the province on that day.
        List<Area> belowProvinceOn(LocalDate day) {
            return belowProvince.computeIfAbsent(
                    day,
                    _ -> byId.values().stream()
                            .filter(area -> area.validity().includes(day) && belowProvince(area))
                            .toList());
        }

        private boolean belowProvince(Area area) {
            var parent = area.parentId() == null ? null : byId.get(area.parentId());
            return parent != null && parent.kind() == UnitKind.PROVINCE;
        }
    }

    private static StoredActivity stored(ResultSet row) throws SQLException {
        var parts = new ArrayList<Participation>();
        for (String part : texts(row, "parts")) {
            int space = part.indexOf(' ');
            parts.add(new Participation(
                    OrganizationId.of(part.substring(space + 1)),
                    ParticipantRole.valueOf(part.substring(0, space)),
                    parts.size()));
        }
        var answers = new LinkedHashMap<String, String>();
        var answerCodes = texts(row, "answer_codes");
        var answerValues = texts(row, "answer_values");
        for (int i = 0; i < answerCodes.length; i++) answers.put(answerCodes[i], answerValues[i]);
        var measures = new LinkedHashMap<String, BigDecimal>();
        var measureCodes = texts(row, "measure_codes");
        var measureValues = (BigDecimal[]) row.getArray("measure_values").getArray();
        for (int i = 0; i < measureCodes.length; i++) measures.put(measureCodes[i], measureValues[i]);
        return new StoredActivity(
                new ActivityId(row.getObject("activity_id", UUID.class)),
                row.getInt("version"),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getString("type_code"),
                row.getString("topic"),
                ActivityState.valueOf(row.getString("state")),
                row.getString("cancelled_because"),
                new Period(row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class)),
                row.getBoolean("days_known"),
                row.getObject("counts_on", LocalDate.class),
                row.getString("venue"),
                row.getString("beneficiaries"),
                row.getString("outcome"),
                row.getString("notes"),
                row.getBoolean("and_others"),
                new AccountId(row.getObject("logged_by", UUID.class)),
                row.getObject("logged_at", OffsetDateTime.class).toInstant(),
                new AccountId(row.getObject("changed_by", UUID.class)),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                Arrays.stream(ids(row, "areas")).map(AdministrativeUnitId::new).toList(),
                parts,
                Arrays.stream(ids(row, "tasks")).map(PlanTaskId::new).toList(),
                Arrays.stream(ids(row, "subjects")).map(SubjectId::new).toList(),
                answers,
                measures);
    }

    private static UUID[] ids(ResultSet row, String column) throws SQLException {
        return (UUID[]) row.getArray(column).getArray();
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }
}
