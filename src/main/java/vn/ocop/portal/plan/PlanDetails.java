package vn.ocop.portal.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A whole plan as its page shows it.
///
/// @param version the state that was read; a change made from it names it
/// @param tasks each after the task that it is a part of, siblings in the order of their codes
/// @param followers what later plans do to this one
public record PlanDetails(
        PlanCitation plan,
        int version,
        PlanStatus status,
        PlanFrame frame,
        List<PlanTaskSummary> tasks,
        PlanBudget budget,
        List<PlanTargetSummary> targets,
        List<PlanParticipation> participations,
        List<Follower> followers) {
    /// A later plan that names this one.
    public record Follower(PlanId plan, String number, PlanSuccession how) {}

    /// How many tasks stand above the task.
    public int depth(PlanTaskSummary task) {
        int depth = 0;
        for (var above = parent(task); above != null; above = parent(above)) depth++;
        return depth;
    }

    /// The task that the task is a part of; null at the top.
    public @Nullable PlanTaskSummary parent(PlanTaskSummary task) {
        return tasks.stream()
                .filter(one -> one.id().equals(task.parent()))
                .findFirst()
                .orElse(null);
    }

    /// The task itself and all its parts.
    public Set<PlanTaskId> branch(PlanTaskId task) {
        var found = new HashSet<PlanTaskId>();
        for (var one : tasks) {
            if (one.id().equals(task) || found.contains(one.parent())) found.add(one.id());
        }
        return found;
    }

    /// Whether other tasks are parts of the task.
    public boolean isParent(PlanTaskId task) {
        return tasks.stream().anyMatch(one -> task.equals(one.parent()));
    }

    /// The tasks with the same parent, in the order of their codes.
    public List<PlanTaskSummary> siblings(PlanTaskSummary task) {
        return tasks.stream()
                .filter(one -> Objects.equals(one.parent(), task.parent()))
                .toList();
    }

    /// The tasks whose activities count for the target.
    public Set<PlanTaskId> scope(PlanTargetTerms target) {
        if (target.task() != null) return branch(target.task());
        var all = new HashSet<PlanTaskId>();
        tasks.forEach(task -> all.add(task.id()));
        return all;
    }

    /// Siblings by code, each followed by its parts.
    static List<PlanTaskSummary> inTree(List<PlanTaskSummary> byCode) {
        var ordered = new ArrayList<PlanTaskSummary>(byCode.size());
        addBelow(null, byCode, ordered);
        return List.copyOf(ordered);
    }

    private static void addBelow(
            @Nullable PlanTaskId parent, List<PlanTaskSummary> byCode, List<PlanTaskSummary> ordered) {
        for (var task : byCode) {
            if (!Objects.equals(task.parent(), parent)) continue;
            ordered.add(task);
            addBelow(task.id(), byCode, ordered);
        }
    }
}
