/// The consolidated view: what all departments did in a period beside an earlier one, who answered, targets against
/// results, gaps and changes. Reads all rooms below, writes nothing: what is counted is kept by the `activity` room,
/// decisions on shared events too.
///
/// Of the calendar, [Calendar] reads a month, [CalendarFeed] writes what calendar programs subscribe to (its tokens are
/// kept by the `account` room). [ProvinceChanges] and [ProvinceGaps] tell what changed and what is missing;
/// [OverviewAsks] reads what any of the pages is asked for.
@ApplicationModule(
        displayName = "Overview",
        allowedDependencies = {
            "core",
            "area",
            "organization",
            "account",
            "plan",
            "subject",
            "activity",
            "letter",
            "report"
        })
@NullMarked
package vn.ocop.portal.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
