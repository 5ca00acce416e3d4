package vn.ocop.portal.activity;

import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.plan.CountedKinds;

/// Tells the room of plans which types of activity there are.
@Component
class KindsForTargets implements CountedKinds {
    private final JdbcClient sql;

    KindsForTargets(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Choice> kinds(Locale language) {
        boolean english = language.getLanguage().equals("en");
        return sql.sql("select type_code, name, name_en from activity_type order by position")
                .query((row, _) -> new Choice(row.getString("type_code"), row.getString(english ? "name_en" : "name")))
                .list();
    }
}
