package vn.ocop.portal.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.organization.OrganizationId;

/// Reads the outlines (đề cương) of requests, and those to begin with. Whoever asks has made sure
/// that the person sees the request.
@Service
@Transactional(readOnly = true)
public class RequestOutline {
    private final JdbcClient sql;

    RequestOutline(JdbcClient sql) {
        this.sql = sql;
    }

    /// Whose outline it is.
    enum Of {
        /// A request's.
        REQUEST("report_request_outline", "request_id"),
        /// A regime's, with which its requests begin.
        REGIME("reporting_regime_outline", "regime_id");

        private final String table;
        private final String key;

        Of(String table, String key) {
            this.table = table;
            this.key = key;
        }
    }

    List<OutlineLine> of(Of kind, UUID id) {
        return sql.sql("select position, depth, heading, guidance, section from %s where %s = :id order by position"
                        .formatted(kind.table, kind.key))
                .param("id", id)
                .query((row, _) -> line(row))
                .list();
    }

    /// The same of several, in one statement; what has no outline is not there.
    Map<UUID, List<OutlineLine>> of(Of kind, Collection<UUID> ids) {
        Map<UUID, List<OutlineLine>> found = new HashMap<>();
        if (ids.isEmpty()) return found;
        sql.sql(
                        "select %2$s as id, position, depth, heading, guidance, section from %1$s where %2$s = any(:ids) order by %2$s, position"
                                .formatted(kind.table, kind.key))
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("id", UUID.class), _ -> new ArrayList<>())
                            .add(line(row));
                });
        return found;
    }

    /// Puts these lines in the place of those that are there.
    @Transactional(propagation = Propagation.MANDATORY)
    void write(Of kind, UUID id, List<OutlineLine> lines) {
        sql.sql("delete from %s where %s = :id".formatted(kind.table, kind.key))
                .param("id", id)
                .update();
        for (OutlineLine line : lines) {
            var section = line.section();
            sql.sql("""
                            insert into %s (%s, position, depth, heading, guidance, section)
                            values (:id, :position, :depth, :heading, :guidance, :section)
                            """.formatted(kind.table, kind.key))
                    .param("id", id)
                    .param("position", line.position())
                    .param("depth", line.depth())
                    .param("heading", line.heading())
                    .param("guidance", line.guidance(), Types.VARCHAR)
                    .param("section", section == null ? null : section.name(), Types.VARCHAR)
                    .update();
        }
    }

    /// The lines of a request's outline in their order; none where it has no outline.
    public List<OutlineLine> of(RequestId request) {
        return of(List.of(request)).getOrDefault(request, List.of());
    }

    /// The outlines of these requests, in one statement; a request without an outline is not there.
    public Map<RequestId, List<OutlineLine>> of(Collection<RequestId> requests) {
        Map<RequestId, List<OutlineLine>> found = new HashMap<>();
        if (requests.isEmpty()) return found;
        sql.sql("""
                        select request_id, position, depth, heading, guidance, section
                        from report_request_outline where request_id = any(:requests) order by request_id, position
                        """)
                .param("requests", requests.stream().map(RequestId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(
                                    new RequestId(row.getObject("request_id", UUID.class)), _ -> new ArrayList<>())
                            .add(line(row));
                });
        return found;
    }

    /// An outline to begin with.
    ///
    /// @param name in Vietnamese
    public record Preset(String code, String name, String nameEn) {}

    /// The outlines to begin with, in their order.
    public List<Preset> presets() {
        return sql.sql("select preset_code, name, name_en from outline_preset order by position")
                .query((row, _) ->
                        new Preset(row.getString("preset_code"), row.getString("name"), row.getString("name_en")))
                .list();
    }

    /// The lines of such an outline; none for an unknown code.
    public List<OutlineLine> preset(String code) {
        return sql.sql("""
                        select position, depth, heading, guidance, section
                        from outline_preset_line where preset_code = :code order by position
                        """).param("code", code).query((row, _) -> line(row)).list();
    }

    /// The latest request of that sender that has an outline, by its day of issue.
    public Optional<RequestId> latestOf(OrganizationId sender) {
        return sql.sql("""
                        select q.request_id from report_request q
                        where q.sender_id = :sender
                          and exists (select from report_request_outline o where o.request_id = q.request_id)
                        order by q.issued_on desc, q.registered_at desc limit 1
                        """)
                .param("sender", sender.value())
                .query((row, _) -> new RequestId(row.getObject("request_id", UUID.class)))
                .optional();
    }

    private static OutlineLine line(ResultSet row) throws SQLException {
        var section = row.getString("section");
        return new OutlineLine(
                row.getInt("position"),
                row.getInt("depth"),
                row.getString("heading"),
                row.getString("guidance"),
                section == null ? null : Section.valueOf(section));
    }
}
