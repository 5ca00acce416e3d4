package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.organization.OrganizationId;

/// The days that letters which urge on (công văn đôn đốc) have set. They do not move a deadline: whether an answer is
/// late is told by the request's own. Whoever asks has made sure that the person sees the request, and shows others
/// than the office only what concerns them.
@Service
@Transactional(readOnly = true)
public class UrgedDays {
    private final JdbcClient sql;

    UrgedDays(JdbcClient sql) {
        this.sql = sql;
    }

    /// The latest of the days that letters have set for these organizations; null where none has.
    public @Nullable LocalDate of(RequestId request, Collection<OrganizationId> those) {
        return of(Set.of(request)).getOrDefault(request, Map.of()).entrySet().stream()
                .filter(one -> those.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    /// The day that the letter which was sent last to the addressee has set, by request and addressee; of these
    /// requests, in one statement.
    public Map<RequestId, Map<OrganizationId, LocalDate>> of(Collection<RequestId> requests) {
        Map<RequestId, Map<OrganizationId, LocalDate>> found = new HashMap<>();
        if (requests.isEmpty()) return found;
        sql.sql("""
                        select distinct on (n.request_id, a.organization_id) n.request_id, a.organization_id, n.answer_by
                        from request_reminder n join request_reminder_addressee a using (reminder_id)
                        where n.request_id = any(:requests) and n.sent_on is not null
                        order by n.request_id, a.organization_id, n.sent_on desc, n.logged_at desc
                        """)
                .param("requests", requests.stream().map(RequestId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(new RequestId(row.getObject("request_id", UUID.class)), _ -> new HashMap<>())
                            .put(
                                    new OrganizationId(row.getObject("organization_id", UUID.class)),
                                    row.getObject("answer_by", LocalDate.class));
                });
        return found;
    }
}
