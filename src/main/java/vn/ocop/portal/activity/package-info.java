/// Activities (hoạt động): what a department did, does or will do, each of a type that is data, not code: the
/// questions it asks and the sentence that is written of it. Others hold an [ActivityId]; they log through
/// [ActivityLog], read lists and records from [Activities], and take what a letter tells from
/// [ActivitiesOfPeriod]. [ActivityRecords] puts them into words; [ActivityUses] tells which issued letters tell of one.
/// [PlanResults] computes what activities brought to the targets of plans, [PlanGaps] what is missing between both.
/// Writes no letter.
@ApplicationModule(
        displayName = "Activity",
        allowedDependencies = {"core", "area", "organization", "account", "plan", "subject"})
@NullMarked
package vn.ocop.portal.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
