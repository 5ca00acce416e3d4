package vn.ocop.portal.activity;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;

/// The types of activity: reads them, and changes them for administrators.
@Service
public class ActivityTypes {
    private static final String TYPES = """
            select t.type_code, t.theme_code, h.name as theme_name, h.name_en as theme_name_en, h.opening,
                   h.position as theme_position, t.position, t.name, t.name_en, t.template, t.whole_sentence, t.active,
                   t.version
            from activity_type t join theme h on h.theme_code = t.theme_code
            """;
    private final JdbcClient sql;

    ActivityTypes(JdbcClient sql) {
        this.sql = sql;
    }

    /// All types in the order in which letters tell of them: by theme, then by type.
    @Transactional(readOnly = true)
    public List<ActivityType> all() {
        var questions = new HashMap<String, List<ActivityQuestion>>();
        sql.sql("select * from activity_question order by type_code, position")
                .query((row, _) -> {
                    questions
                            .computeIfAbsent(row.getString("type_code"), _ -> new ArrayList<>())
                            .add(question(row));
                    return true;
                })
                .list();
        return sql.sql(TYPES + " order by h.position, t.position")
                .query((row, _) -> type(row, questions.getOrDefault(row.getString("type_code"), List.of())))
                .list();
    }

    /// The type of that code.
    @Transactional(readOnly = true)
    public Optional<ActivityType> of(String code) {
        var questions = sql.sql("select * from activity_question where type_code = :code order by position")
                .param("code", code)
                .query((row, _) -> question(row))
                .list();
        return sql.sql(TYPES + " where t.type_code = :code")
                .param("code", code)
                .query((row, _) -> type(row, questions))
                .optional();
    }

    /// The names that the type's template may use.
    public Set<String> templateNames(ActivityType type) {
        return ActivityWording.names(type);
    }

    /// Changes a type.
    ///
    /// @param version the version at which it was read
    /// @throws RuleViolation `activity.template.name`, `activity.template.form`, `activity.template.include` where
    ///     the template cannot be written
    /// @throws Outdated where somebody else changed it since
    @Transactional
    @PreAuthorize("hasRole('ADMIN')")
    public void change(String code, int version, String name, String nameEn, String template, boolean active) {
        var type = of(code).orElseThrow(() -> new NotFound(code));
        ActivityTemplate.checked(template, ActivityWording.names(type));
        int changed = sql.sql("""
                        update activity_type set name = :name, name_en = :nameEn, template = :template, active = :active,
                               version = version + 1
                        where type_code = :code and version = :version
                        """)
                .param("name", name)
                .param("nameEn", nameEn)
                .param("template", template)
                .param("active", active)
                .param("code", code)
                .param("version", version)
                .update();
        if (changed == 0) throw new Outdated(code);
    }

    /// What the template makes of made-up activities: one of which everything is known, one of which as little as
    /// possible is.
    ///
    /// @throws RuleViolation as [#change]
    public List<String> examples(ActivityType type, String template) {
        var checked = ActivityTemplate.checked(template, ActivityWording.names(type));
        Map<String, String> answers = new LinkedHashMap<>();
        Map<String, BigDecimal> measures = new LinkedHashMap<>();
        for (var question : type.questions()) {
            switch (question.answer()) {
                case TEXT, LONG_TEXT -> answers.put(question.code(), "[" + question.label() + "]");
                case CHOICE -> answers.put(question.code(), question.choices().getFirst());
                case COUNT -> measures.put(question.code(), BigDecimal.valueOf(measures.size() + 3L));
                case MONEY -> measures.put(question.code(), BigDecimal.valueOf(35_000_000));
            }
        }
        String topic = "Nâng cao năng lực quản trị cho chủ thể OCOP";
        var day = LocalDate.of(2022, 5, 12);
        var full = new ActivityWording.Told(
                topic,
                List.of("Hội Nông dân Tỉnh", "Quỹ Đầu tư phát triển Tỉnh"),
                List.of("Sở Công Thương"),
                List.of(),
                List.of(),
                "thành phố Sa Đéc",
                new Period(day, day.plusDays(1)),
                "hợp tác xã, hộ kinh doanh",
                "được người dự đánh giá thiết thực",
                answers,
                measures);
        var least = new ActivityWording.Told(
                topic, List.of(), List.of(), List.of(), List.of(), null, null, null, null, Map.of(), Map.of());
        return List.of(
                ActivityWording.of(checked, type.questions(), full),
                ActivityWording.of(checked, type.questions(), least));
    }

    private static ActivityType type(ResultSet row, List<ActivityQuestion> questions) throws SQLException {
        return new ActivityType(
                row.getString("type_code"),
                row.getString("theme_code"),
                row.getString("theme_name"),
                row.getString("theme_name_en"),
                row.getString("opening"),
                row.getInt("theme_position"),
                row.getInt("position"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("template"),
                row.getBoolean("whole_sentence"),
                row.getBoolean("active"),
                row.getInt("version"),
                questions);
    }

    private static ActivityQuestion question(ResultSet row) throws SQLException {
        @Nullable String choices = row.getString("choices");
        return new ActivityQuestion(
                row.getString("question_code"),
                row.getString("label"),
                row.getString("label_en"),
                AnswerKind.valueOf(row.getString("answer")),
                choices == null ? List.of() : choices.lines().toList(),
                row.getString("indicator_code"));
    }
}
