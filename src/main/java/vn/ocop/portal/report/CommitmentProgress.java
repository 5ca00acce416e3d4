package vn.ocop.portal.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import vn.ocop.portal.activity.ActivityFacts;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.core.Period;

/// How a promised task stands by the records of a period.
///
/// @param computed what the records say
/// @param done finished activities that show it
/// @param open planned and postponed ones, and those finished only after the period
/// @param cancelled ones that were to show it
public record CommitmentProgress(
        CommitmentSummary commitment,
        CommitmentStatus computed,
        List<ActivityFacts> done,
        List<ActivityFacts> open,
        List<ActivityFacts> cancelled) {
    /// How the promise stands by these activities. It is served by those it was made with, whenever they count, and by
    /// those of the period that serve its task. Done is what has a finished activity and none that is open.
    ///
    /// @param activities any of the department's, others are passed over
    static CommitmentProgress of(CommitmentSummary commitment, Collection<ActivityFacts> activities, Period within) {
        var done = new ArrayList<ActivityFacts>();
        var open = new ArrayList<ActivityFacts>();
        var cancelled = new ArrayList<ActivityFacts>();
        for (ActivityFacts activity : new LinkedHashSet<>(activities)) {
            boolean promised = commitment.activities().contains(activity.id());
            boolean serves = commitment.task() != null
                    && activity.tasks().contains(commitment.task())
                    && within.includes(activity.countsOn());
            if (!promised && !serves) continue;
            boolean later = activity.countsOn().isAfter(within.to());
            (switch (activity.state()) {
                        case DONE -> later ? open : done;
                        case PLANNED, POSTPONED -> open;
                        case CANCELLED -> cancelled;
                    })
                    .add(activity);
        }
        CommitmentStatus computed;
        if (done.isEmpty() && open.isEmpty()) computed = CommitmentStatus.NOT_STARTED;
        else computed = open.isEmpty() ? CommitmentStatus.DONE : CommitmentStatus.UNDER_WAY;
        return new CommitmentProgress(
                commitment, computed, List.copyOf(done), List.copyOf(open), List.copyOf(cancelled));
    }

    /// What became of it: what a person says, else what the records say.
    public CommitmentStatus status() {
        var decided = commitment.decided();
        return decided == null ? computed : decided;
    }

    /// Whether no record says anything of it, nor did a person: somebody ought to look.
    public boolean unknown() {
        return commitment.decided() == null && done.isEmpty() && open.isEmpty() && cancelled.isEmpty();
    }

    /// How many of the open ones are postponed.
    long postponed() {
        return open.stream()
                .filter(one -> one.state() == ActivityState.POSTPONED)
                .count();
    }

    /// The records behind what the letter says of it: the promise, its task, the activities that show the status.
    List<Source> sources() {
        var sources = new LinkedHashSet<Source>();
        sources.add(Source.of(commitment.id()));
        var task = commitment.task();
        if (task != null) sources.add(Source.of(task));
        var shown = new ArrayList<ActivityFacts>();
        switch (status()) {
            case DONE -> shown.addAll(done);
            case UNDER_WAY -> {
                shown.addAll(done);
                shown.addAll(open);
            }
            case NOT_STARTED -> shown.addAll(cancelled);
        }
        shown.forEach(activity -> sources.add(Source.of(activity.id())));
        return List.copyOf(sources);
    }
}
