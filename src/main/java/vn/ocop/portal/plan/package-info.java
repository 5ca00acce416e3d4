/// Plans (kế hoạch) of the province: their tasks, their targets on indicators, and who drafted or carries them
/// out. Others hold a [PlanId] or [PlanTaskId] and read from [Plans] and [Indicators]; administrators write
/// through [PlanRegistration]. Knows nothing of the activities that serve a task.
@ApplicationModule(
        displayName = "Plan",
        allowedDependencies = {"core", "organization", "account"})
@NullMarked
package vn.ocop.portal.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
