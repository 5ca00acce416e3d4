package vn.ocop.portal.subject;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.References;

/// Takes back subjects, products and recognitions that were entered by mistake, as if they had never been: only as long
/// as
/// nobody changed them and nothing rests on them.
@Service
@Transactional
@PreAuthorize("hasAnyRole('COORDINATOR', 'ADMIN')")
public class SubjectWithdrawal {
    private static final String CHANGED = "subject.withdrawal.changed";
    private static final String USED = "subject.withdrawal.used";
    private final JdbcClient sql;

    SubjectWithdrawal(JdbcClient sql) {
        this.sql = sql;
    }

    /// Removes these records, all or none.
    ///
    /// @return message key of why one cannot be taken back, by its id: `subject.withdrawal.changed`,
    ///     `subject.withdrawal.used`; where there is any, none was removed
    public Map<UUID, String> withdraw(
            Collection<SubjectId> subjects, Collection<ProductId> products, Collection<RecognitionId> recognitions) {
        var subjectIds = subjects.stream().map(SubjectId::value).toList();
        var productIds = products.stream().map(ProductId::value).toList();
        var recognitionIds = recognitions.stream().map(RecognitionId::value).toList();
        Map<UUID, String> refused = new HashMap<>();
        refuse(References.to(sql, "recognition", recognitionIds, Set.of()), USED, refused);
        refuse(References.to(sql, "ocop_product", productIds, Set.of("recognition")), USED, refused);
        refuse(
                References.to(sql, "ocop_subject", subjectIds, Set.of("ocop_product", "activity_tally_subject")),
                USED,
                refused);
        refuse(
                below(
                        "select product_id from recognition where product_id = any(:ids) and recognition_id <> all(:own)",
                        productIds,
                        recognitionIds),
                USED,
                refused);
        refuse(
                below(
                        "select subject_id from ocop_product where subject_id = any(:ids) and product_id <> all(:own)",
                        subjectIds,
                        productIds),
                USED,
                refused);
        refuse(
                changed(
                        "select recognition_id from recognition where recognition_id = any(:ids) and (version > 0 or withdrawn_on is not null) for update",
                        recognitionIds),
                CHANGED,
                refused);
        refuse(
                changed(
                        "select product_id from ocop_product where product_id = any(:ids) and version > 0 for update",
                        productIds),
                CHANGED,
                refused);
        refuse(
                changed(
                        "select subject_id from ocop_subject where subject_id = any(:ids) and version > 0 for update",
                        subjectIds),
                CHANGED,
                refused);
        if (refused.isEmpty()) {
            remove("delete from recognition where recognition_id = any(:ids)", recognitionIds);
            remove("delete from ocop_product where product_id = any(:ids)", productIds);
            remove("delete from ocop_subject where subject_id = any(:ids)", subjectIds);
        }
        return refused;
    }

    private static void refuse(Collection<UUID> ids, String code, Map<UUID, String> refused) {
        ids.forEach(id -> refused.put(id, code));
    }

    private Collection<UUID> below(String statement, Collection<UUID> ids, Collection<UUID> own) {
        return sql.sql(statement)
                .param("ids", ids.toArray(UUID[]::new))
                .param("own", own.toArray(UUID[]::new))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private Collection<UUID> changed(String statement, Collection<UUID> ids) {
        return sql.sql(statement)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private void remove(String statement, Collection<UUID> ids) {
        sql.sql(statement).param("ids", ids.toArray(UUID[]::new)).update();
    }
}
