/// The consolidated view: what all departments did in a period beside an earlier one, who answered, targets against
/// results, gaps and changes. Reads all rooms below, writes nothing: what is counted is kept by the `activity` room,
/// decisions on shared events too.
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
