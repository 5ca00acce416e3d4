/// Values that every room shares: days on which a fact holds, the usual reporting periods, broken rules, Vietnamese
/// text, dates and numbers; working days; lists as spreadsheets, written as their rows come.
/// Knows no Spring MVC and no repository.
@ApplicationModule(
        displayName = "Core",
        allowedDependencies = {})
@NullMarked
package vn.ocop.portal.core;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
