package vn.ocop.portal.subject;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.ocop.portal.core.Validity;

/// Reads the criteria of each time: what they ask of a certificate, and who recognises which stars. Written by
/// migrations.
@Service
public class Criteria {
    private final JdbcClient sql;

    Criteria(JdbcClient sql) {
        this.sql = sql;
    }

    /// Who recognises those stars.
    ///
    /// @param leastPoints the least average total for these stars; it alone does not decide them
    /// @param certain false where the text of the decision was not at hand
    public record Level(int stars, RecognitionLevel level, int leastPoints, boolean certain) {}

    /// All versions, the latest first.
    public List<CriteriaVersion> all() {
        return sql.sql("select * from criteria_version order by valid_from desc")
                .query((row, _) -> version(row))
                .list();
    }

    /// The version of that code.
    public Optional<CriteriaVersion> of(String code) {
        return sql.sql("select * from criteria_version where criteria_code = :code")
                .param("code", code)
                .query((row, _) -> version(row))
                .optional();
    }

    /// The version in force on that day; empty before the first.
    public Optional<CriteriaVersion> on(LocalDate day) {
        return all().stream()
                .filter(version -> version.validity().includes(day))
                .findFirst();
    }

    /// Who recognises which stars by these criteria on that day, by stars.
    public List<Level> levels(String criteria, LocalDate day) {
        return sql.sql("""
                        select distinct on (stars) stars, level, least_points, certain from recognition_level
                        where criteria_code = :criteria and valid_from <= :day order by stars, valid_from desc
                        """)
                .param("criteria", criteria)
                .param("day", day)
                .query((row, _) -> new Level(
                        row.getInt("stars"),
                        RecognitionLevel.valueOf(row.getString("level")),
                        row.getInt("least_points"),
                        row.getBoolean("certain")))
                .list();
    }

    /// How many stars the points alone would give by these criteria; 2 stands for two or fewer.
    public int starsOf(BigDecimal points, String criteria, LocalDate day) {
        return levels(criteria, day).stream()
                .filter(level -> points.compareTo(BigDecimal.valueOf(level.leastPoints())) >= 0)
                .mapToInt(Level::stars)
                .max()
                .orElse(2);
    }

    /// The days for re-rating a certificate by these criteria: their own where they name any, otherwise those
    /// of the
    /// criteria in force on that day; null where these name none either.
    public static CriteriaVersion.@Nullable Window window(List<CriteriaVersion> all, String criteria, LocalDate day) {
        var own = all.stream()
                .filter(version -> version.code().equals(criteria) && version.window() != null)
                .findFirst();
        return own.or(() -> all.stream()
                        .filter(version -> version.validity().includes(day))
                        .findFirst())
                .map(CriteriaVersion::window)
                .orElse(null);
    }

    private static CriteriaVersion version(ResultSet row) throws SQLException {
        int opens = row.getInt("rerating_opens_days");
        boolean named = !row.wasNull();
        return new CriteriaVersion(
                row.getString("criteria_code"),
                row.getString("decision_number"),
                row.getObject("decided_on", LocalDate.class),
                new Validity(row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class)),
                row.getInt("part_a"),
                row.getInt("part_b"),
                row.getInt("part_c"),
                row.getInt("certificate_months"),
                named
                        ? new CriteriaVersion.Window(
                                opens, row.getInt("rerating_closes_days"), row.getInt("grace_days"))
                        : null);
    }
}
