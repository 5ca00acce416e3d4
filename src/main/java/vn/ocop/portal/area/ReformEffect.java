package vn.ocop.portal.area;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a reform does to the register.
///
/// @param ended in the order of their codes
/// @param made in the order of their codes
/// @param problems none where it may be applied
public record ReformEffect(List<Ended> ended, List<Made> made, List<ReformProblem> problems) {
    /// A unit that ends.
    ///
    /// @param successors codes of the new units into which it goes; empty where it has none
    public record Ended(Area unit, Set<String> successors) {
        /// Whether parts of it go into several.
        public boolean split() {
            return successors.size() > 1;
        }
    }

    /// A unit that is made.
    ///
    /// @param parent the unit above; null for a province
    /// @param parentCode the code of a unit of the same reform that takes the parent's place; null where the parent
    ///     goes on
    /// @param predecessors in the order of their codes
    public record Made(
            NewUnit unit, @Nullable Area parent, @Nullable String parentCode, List<Area> predecessors) {
        /// The name with its kind.
        public String fullName() {
            return unit.fullName();
        }
    }

    /// How the predecessor went into the successor.
    static SuccessionKind kind(Ended from, Made into) {
        if (from.split()) return SuccessionKind.SPLIT;
        return into.predecessors().size() == 1 ? SuccessionKind.RENAMED : SuccessionKind.MERGED;
    }
}
