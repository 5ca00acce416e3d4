package vn.ocop.portal.activity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the list of activities may show of each. The topic is always shown: it leads to the activity.
public enum ActivityColumn {
    DAYS,
    TYPE,
    TOPIC,
    PLACES,
    PARTNERS,
    DEPARTMENT,
    STATE,
    BENEFICIARIES,
    OUTCOME,
    /// Participant turns, where the activity measured them.
    PARTICIPANTS,
    /// Women among them.
    WOMEN,
    /// Plan tasks that it serves.
    TASKS,
    /// How many OCOP subjects it reached.
    SUBJECTS,
    /// When it was changed last, and by whom.
    CHANGED;

    /// Its name in addresses.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The columns that the list shows by itself.
    ///
    /// @param departments whether activities of several departments stand in it
    public static Set<ActivityColumn> usual(boolean departments) {
        var usual = EnumSet.range(DAYS, STATE);
        if (!departments) usual.remove(DEPARTMENT);
        return Collections.unmodifiableSet(usual);
    }

    /// The columns that an address names, in the order of the list; the topic always.
    ///
    /// @param unknown takes the names that are none of a column
    public static Set<ActivityColumn> named(String names, List<String> unknown) {
        var found = EnumSet.of(TOPIC);
        var byName = new ArrayList<>(List.of(values()));
        for (String name : names.split(",")) {
            byName.stream()
                    .filter(column -> column.code().equals(name.strip()))
                    .findFirst()
                    .ifPresentOrElse(found::add, () -> unknown.add(name));
        }
        return found;
    }
}
