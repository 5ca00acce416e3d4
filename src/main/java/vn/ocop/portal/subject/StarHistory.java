package vn.ocop.portal.subject;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;

/// The recognitions of one product in the order of their days: where the product stands on a day, and which
/// decision
/// may
/// follow which. A later decision takes the place of the earlier one, whose withdrawal or end then matters no
/// more; the
/// database's `product_standing` says the same of all products.
///
/// @param decisions the earliest first
public record StarHistory(List<Decision> decisions) {
    public StarHistory {
        decisions = decisions.stream()
                .sorted(Comparator.comparing(Decision::decidedOn))
                .toList();
    }

    /// What counts of a decision.
    ///
    /// @param withdrawnOn first day on which it no longer held; null where it was not withdrawn
    public record Decision(
            RecognitionId id,
            RecognitionKind kind,
            int stars,
            String criteria,
            String number,
            LocalDate decidedOn,
            LocalDate validUntil,
            @Nullable LocalDate withdrawnOn) {
        boolean withdrawnBy(LocalDate day) {
            return withdrawnOn != null && !withdrawnOn.isAfter(day);
        }
    }

    /// The last decision until that day.
    public Optional<Decision> last(LocalDate day) {
        return decisions.stream().filter(one -> !one.decidedOn().isAfter(day)).reduce((_, later) -> later);
    }

    /// Where the product stands on that day.
    ///
    /// @param criteria all versions
    public Standing on(LocalDate day, List<CriteriaVersion> criteria) {
        return last(day).map(one -> standing(one, day, criteria)).orElse(Standing.NONE);
    }

    private static Standing standing(Decision last, LocalDate day, List<CriteriaVersion> criteria) {
        if (last.withdrawnBy(day)) return Standing.WITHDRAWN;
        if (!day.isAfter(last.validUntil())) return Standing.IN_FORCE;
        var window = Criteria.window(criteria, last.criteria(), day);
        return window != null && !day.isAfter(last.validUntil().plusDays(window.grace()))
                ? Standing.IN_GRACE
                : Standing.EXPIRED;
    }

    /// The history with that decision, in place of the one of the same id where there is one, whose withdrawal
    /// stays.
    ///
    /// @param whole nothing left to the criteria
    StarHistory with(RecognitionId id, RecognitionDraft whole) {
        if (whole.criteria() == null || whole.validUntil() == null) {
            throw new IllegalArgumentException("something is left to the criteria");
        }
        var all = new ArrayList<>(decisions);
        LocalDate withdrawnOn = null;
        for (var one : decisions) {
            if (one.id().equals(id)) {
                withdrawnOn = one.withdrawnOn();
                all.remove(one);
            }
        }
        all.add(new Decision(
                id,
                whole.kind(),
                whole.stars(),
                whole.criteria(),
                whole.decisionNumber(),
                whole.decidedOn(),
                whole.validUntil(),
                withdrawnOn));
        return new StarHistory(all);
    }

    /// Makes sure that the decision may stand where it does.
    ///
    /// @throws RuleViolation `recognition.day.taken`; `recognition.first.taken`, `recognition.first.earlier`;
    ///     `recognition.upgrade.nothing`, `recognition.upgrade.notMore`; `recognition.rerating.nothing`;
    ///     `recognition.later` where the decision after it could not stand any more
    void requireSound(RecognitionId decision) {
        int position = position(decision);
        var added = decisions.get(position);
        for (var other : decisions) {
            if (other.id().equals(decision)) continue;
            if (other.decidedOn().equals(added.decidedOn())) {
                throw new RuleViolation("recognition.day.taken", other.number(), day(other));
            }
            if (added.kind() == RecognitionKind.FIRST && other.kind() == RecognitionKind.FIRST) {
                throw new RuleViolation("recognition.first.taken", other.number(), day(other));
            }
        }
        requireFollows(position);
        if (position + 1 == decisions.size()) return;
        try {
            requireFollows(position + 1);
        } catch (RuleViolation broken) {
            var later = decisions.get(position + 1);
            throw new RuleViolation("recognition.later", later.number(), day(later));
        }
    }

    private void requireFollows(int position) {
        var decision = decisions.get(position);
        var before = position == 0 ? null : decisions.get(position - 1);
        switch (decision.kind()) {
            case FIRST -> {
                if (before != null) {
                    throw new RuleViolation("recognition.first.earlier", before.number(), day(before));
                }
            }
            case RERATING -> {
                if (before == null) throw new RuleViolation("recognition.rerating.nothing");
            }
            case UPGRADE -> {
                boolean holds = before != null
                        && !before.withdrawnBy(decision.decidedOn())
                        && !decision.decidedOn().isAfter(before.validUntil());
                if (!holds) throw new RuleViolation("recognition.upgrade.nothing", day(decision));
                int stars = Objects.requireNonNull(before).stars();
                if (decision.stars() <= stars) {
                    throw new RuleViolation("recognition.upgrade.notMore", decision.stars(), stars);
                }
            }
        }
    }

    private int position(RecognitionId decision) {
        for (int position = 0; position < decisions.size(); position++) {
            if (decisions.get(position).id().equals(decision)) return position;
        }
        throw new IllegalArgumentException("not of this history: " + decision);
    }

    private static String day(Decision decision) {
        return VietnameseDates.inText(decision.decidedOn());
    }
}
