package vn.ocop.portal.subject;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.area.AdministrativeUnitId;

/// Finds the certificates that will expire, and when a file for re-rating may be handed in: as the criteria
/// say by
/// which the product was rated, or those of the day where these name no days (Quyết định 26/2026/QĐ-TTg, Điều
/// 12). Of a
/// product counts its last decision alone; withdrawn ones and what is made no more are left out.
@Service
@Transactional(readOnly = true)
public class Expiries {
    /// The days that people ask about, the longest first.
    public static final List<Integer> WITHIN = List.of(180, 120, 60, 30);

    private static final String ROWS = """
            select t.recognition_id, t.stars, t.valid_until, r.level, r.criteria_code, r.decision_number, r.decided_on,
                   p.product_id, p.name as product_name, s.subject_id, s.name as subject_name, s.unit_id
            from product_standing(:day) t
              join recognition r on r.recognition_id = t.recognition_id
              join ocop_product p on p.product_id = t.product_id
              join ocop_subject s on s.subject_id = p.subject_id
            where t.standing = :standing and t.valid_until <= :until
              and p.ceased_on >= :day is not false and s.ceased_on >= :day is not false
            order by t.valid_until, p.name collate "vi-x-icu", p.product_id
            """;
    private final JdbcClient sql;
    private final Criteria criteria;

    Expiries(JdbcClient sql, Criteria criteria) {
        this.sql = sql;
        this.criteria = criteria;
    }

    /// A certificate that expires.
    ///
    /// @param daysLeft until its last day; negative where it has passed
    /// @param window null where no decision names days for re-rating
    /// @param stage how the day that was asked about lies to the window
    public record Expiry(
            RecognitionId recognition,
            ProductId product,
            String productName,
            SubjectId subject,
            String subjectName,
            AdministrativeUnitId unit,
            int stars,
            RecognitionLevel level,
            String decisionNumber,
            LocalDate decidedOn,
            LocalDate validUntil,
            long daysLeft,
            @Nullable RatingWindow window,
            RatingWindow.@Nullable Stage stage) {}

    /// The certificates in force on that day that expire within so many days after it, the first to expire
    /// first.
    public List<Expiry> within(LocalDate day, int days) {
        return rows(day, Standing.IN_FORCE, day.plusDays(days));
    }

    /// The certificates that have expired but whose late file is still covered on that day, the first expired
    /// first.
    public List<Expiry> inGrace(LocalDate day) {
        return rows(day, Standing.IN_GRACE, day);
    }

    /// How many certificates expire within how many days, the longest first; each counts the shorter ones too.
    public Map<Integer, Long> counts(LocalDate day) {
        var all = within(day, WITHIN.getFirst());
        Map<Integer, Long> counts = new LinkedHashMap<>();
        WITHIN.forEach(days -> counts.put(
                days, all.stream().filter(one -> one.daysLeft() <= days).count()));
        return counts;
    }

    private List<Expiry> rows(LocalDate day, Standing standing, LocalDate until) {
        var versions = criteria.all();
        return sql.sql(ROWS)
                .param("day", day)
                .param("standing", standing.name())
                .param("until", until)
                .query((row, _) -> row(row, day, versions))
                .list();
    }

    private static Expiry row(ResultSet row, LocalDate day, List<CriteriaVersion> versions) throws SQLException {
        var validUntil = row.getObject("valid_until", LocalDate.class);
        var named = Criteria.window(versions, row.getString("criteria_code"), day);
        var window = named == null ? null : named.before(validUntil);
        return new Expiry(
                new RecognitionId(row.getObject("recognition_id", UUID.class)),
                new ProductId(row.getObject("product_id", UUID.class)),
                row.getString("product_name"),
                new SubjectId(row.getObject("subject_id", UUID.class)),
                row.getString("subject_name"),
                AdministrativeUnitId.of(row.getString("unit_id")),
                row.getInt("stars"),
                RecognitionLevel.valueOf(row.getString("level")),
                row.getString("decision_number"),
                row.getObject("decided_on", LocalDate.class),
                validUntil,
                ChronoUnit.DAYS.between(day, validUntil),
                window,
                window == null ? null : window.on(day));
    }
}
