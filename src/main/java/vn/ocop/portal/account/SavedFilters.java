package vn.ocop.portal.account;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.ListAddress;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;
import vn.ocop.portal.core.VietnameseText;

/// Keeps what people save for their lists: filters under names, and the columns they want to see. Everybody has their
/// own, and nobody sees another's.
@Service
@Transactional
public class SavedFilters {
    /// How many a person may save for one list.
    public static final int MOST = 20;

    private static final int NAME_LENGTH = 60;
    private static final int QUERY_LENGTH = 2000;
    private final JdbcClient sql;
    private final Clock clock;

    SavedFilters(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// What the person's list remembers.
    @Transactional(readOnly = true)
    public ListMemory memory(SignedIn me, SavableList list) {
        return sql.sql("select " + ListMemory.SQL)
                .param("me", me.id().value())
                .param("list", list.key())
                .query((row, _) -> ListMemory.read(row.getString(1)))
                .single();
    }

    /// Saves a filter under a name.
    ///
    /// @param query what stands after the question mark of the list's address
    /// @throws RuleViolation `filter.name.missing`, `filter.name.long`, `filter.name.taken`; `filter.many` where
    ///     there are as many as may be; `filter.empty` where nothing is filtered; `filter.parameter.unknown`;
    ///     `filter.long`
    public SavedFilter save(SignedIn me, SavableList list, String name, String query) {
        String clean = name(name);
        String kept = query(list, query);
        if (kept.isEmpty()) throw new RuleViolation("filter.empty");
        lock(me);
        Set<Integer> taken =
                new HashSet<>(sql.sql("select position from saved_filter where account_id = :me and list = :list")
                        .param("me", me.id().value())
                        .param("list", list.key())
                        .query(Integer.class)
                        .list());
        int position = IntStream.rangeClosed(1, MOST)
                .filter(one -> !taken.contains(one))
                .findFirst()
                .orElseThrow(() -> new RuleViolation("filter.many", MOST));
        var filter = new SavedFilter(SavedFilterId.create(), false, kept, clean);
        return Uniqueness.keptBy("saved_filter_name_once", new RuleViolation("filter.name.taken", clean), () -> {
            sql.sql("""
                            insert into saved_filter (filter_id, account_id, list, position, name, query, is_default, saved_at)
                            values (:id, :me, :list, :position, :name, :query, false, :at)
                            """)
                    .param("id", filter.id().value())
                    .param("me", me.id().value())
                    .param("list", list.key())
                    .param("position", position)
                    .param("name", clean)
                    .param("query", kept)
                    .param("at", clock.instant().atZone(ZoneId.of("UTC")).toOffsetDateTime())
                    .update();
            return filter;
        });
    }

    /// Lets the saved filter hold another query.
    ///
    /// @throws NotFound where the person has no such filter of that list
    /// @throws RuleViolation as [#save]
    public SavedFilter update(SignedIn me, SavableList list, SavedFilterId id, String query) {
        String kept = query(list, query);
        if (kept.isEmpty()) throw new RuleViolation("filter.empty");
        own(me, list, id, "query = :value", kept);
        return get(me, list, id);
    }

    /// Gives the saved filter another name.
    ///
    /// @throws NotFound where the person has no such filter of that list
    /// @throws RuleViolation as [#save]
    public void rename(SignedIn me, SavableList list, SavedFilterId id, String name) {
        String clean = name(name);
        Uniqueness.keptBy("saved_filter_name_once", new RuleViolation("filter.name.taken", clean), () -> {
            own(me, list, id, "name = :value", clean);
            return id;
        });
    }

    /// Lets the list open with the saved filter, or with none.
    ///
    /// @throws NotFound where the person has no such filter of that list
    public void openWith(SignedIn me, SavableList list, SavedFilterId id, boolean wanted) {
        lock(me);
        get(me, list, id);
        sql.sql("update saved_filter set is_default = false where account_id = :me and list = :list and is_default")
                .param("me", me.id().value())
                .param("list", list.key())
                .update();
        if (wanted) own(me, list, id, "is_default = cast(:value as boolean)", "true");
    }

    /// Forgets the saved filter.
    ///
    /// @throws NotFound where the person has no such filter of that list
    public void delete(SignedIn me, SavableList list, SavedFilterId id) {
        int gone = sql.sql("delete from saved_filter where filter_id = :id and account_id = :me and list = :list")
                .param("id", id.value())
                .param("me", me.id().value())
                .param("list", list.key())
                .update();
        if (gone == 0) throw new NotFound(id);
    }

    /// Keeps the columns that the person wants to see.
    ///
    /// @param columns as the list's address names them; null for those that the list shows by itself
    /// @throws RuleViolation `filter.columns.unknown` where they cannot be names of columns
    public void rememberColumns(SignedIn me, SavableList list, @Nullable String columns) {
        if (columns != null && !columns.matches("[a-z]{1,30}(,[a-z]{1,30}){0,39}")) {
            throw new RuleViolation("filter.columns.unknown");
        }
        sql.sql(columns == null ? "delete from list_columns where account_id = :me and list = :list" : """
                                insert into list_columns (account_id, list, columns) values (:me, :list, :columns)
                                on conflict (account_id, list) do update set columns = excluded.columns
                                """)
                .param("me", me.id().value())
                .param("list", list.key())
                .param("columns", columns)
                .update();
    }

    private SavedFilter get(SignedIn me, SavableList list, SavedFilterId id) {
        return memory(me, list).filters().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
    }

    private void own(SignedIn me, SavableList list, SavedFilterId id, String change, String value) {
        int changed = sql.sql("update saved_filter set " + change
                        + " where filter_id = :id and account_id = :me and list = :list")
                .param("value", value)
                .param("id", id.value())
                .param("me", me.id().value())
                .param("list", list.key())
                .update();
        if (changed == 0) throw new NotFound(id);
    }

    // Two windows of the same person, one after the other.
    private void lock(SignedIn me) {
        sql.sql("select account_id from account where account_id = :me for no key update")
                .param("me", me.id().value())
                .query()
                .singleRow();
    }

    private static String name(String typed) {
        String name = VietnameseText.oneLine(VietnameseText.clean(typed));
        if (name.isEmpty()) throw new RuleViolation("filter.name.missing");
        if (name.length() > NAME_LENGTH) throw new RuleViolation("filter.name.long", NAME_LENGTH);
        return name;
    }

    /// Only what the list knows, written anew: no other address can be smuggled in.
    private static String query(SavableList list, String typed) {
        try {
            var given = ListAddress.parameters(typed);
            for (String name : given.keySet()) {
                if (!list.parameters().contains(name)) throw new RuleViolation("filter.parameter.unknown", name);
            }
            given.values().forEach(values -> values.forEach(VietnameseText::clean));
            String query = ListAddress.of(list.path(), list.parameters(), given).query();
            if (query.length() > QUERY_LENGTH) throw new RuleViolation("filter.long", QUERY_LENGTH);
            return query;
        } catch (IllegalArgumentException unreadable) {
            throw new RuleViolation("filter.parameter.unknown", typed.substring(0, Math.min(40, typed.length())));
        }
    }
}
