package vn.ocop.portal.activity;

import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanTaskId;

/// What may be done to many activities at once.
public sealed interface BatchAction {
    /// Puts them under a task of a plan.
    record UnderTask(PlanTaskId task) implements BatchAction {}

    /// Takes them off a task of a plan.
    record OffTask(PlanTaskId task) implements BatchAction {}

    /// Says where they stand.
    ///
    /// @param state not `CANCELLED`, which has a reason
    record ToState(ActivityState state) implements BatchAction {}

    /// Cancels them.
    ///
    /// @param reason 1 to 500 letters
    record Cancel(String reason) implements BatchAction {}

    /// Undoes their cancelling.
    record Reinstate() implements BatchAction {}

    /// Adds a co-operating organization.
    record WithPartner(OrganizationId partner) implements BatchAction {}

    /// The kinds, as the database and forms name them.
    enum Kind {
        UNDER_TASK,
        OFF_TASK,
        TO_STATE,
        CANCEL,
        REINSTATE,
        WITH_PARTNER
    }

    /// Its kind.
    default Kind kind() {
        return switch (this) {
            case UnderTask _ -> Kind.UNDER_TASK;
            case OffTask _ -> Kind.OFF_TASK;
            case ToState _ -> Kind.TO_STATE;
            case Cancel _ -> Kind.CANCEL;
            case Reinstate _ -> Kind.REINSTATE;
            case WithPartner _ -> Kind.WITH_PARTNER;
        };
    }
}
