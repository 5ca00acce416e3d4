/// Plans (kế hoạch) of the province: their tasks as a tree with budgets by source, their targets on indicators and how
/// each is measured, what people expect of them by the end of a year ([TargetEstimates]), and who drafted or carries
/// them out. Others hold a [PlanId] or [PlanTaskId] and read from [Plans] and [Indicators]; administrators write
/// through [PlanRegistration]. Knows nothing of the activities that serve a task: their room computes results, and
/// answers [TargetProgress] and [CountedKinds].
@ApplicationModule(
        displayName = "Plan",
        allowedDependencies = {"core", "organization", "account"})
@NullMarked
package vn.ocop.portal.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
