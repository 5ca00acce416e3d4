package vn.ocop.portal.area;

import java.util.List;

/// What a recorded unit is on the map of another day.
public sealed interface AreaConversion {
    /// One unit, told by the register or by what people decided.
    ///
    /// @param unit exists on the map's day
    /// @param moved whether it is another than the recorded one
    /// @param decided whether a person's decision led there
    record To(Area unit, boolean moved, boolean decided) implements AreaConversion {}

    /// Cần quyết định: several units may hold it, and only a person can tell which. Never guessed.
    ///
    /// @param turn where the ways part
    /// @param ways the units to which they lead from there, in the order of their codes
    /// @param candidates the units of the map that may hold it
    record Undecided(AreaTurn turn, List<Area> ways, List<Area> candidates) implements AreaConversion {}

    /// No unit of the map holds it.
    record Nowhere(Why why) implements AreaConversion {}

    /// Why no unit of the map holds a recorded one.
    enum Why {
        /// Its level was abolished without successors, as that of the districts on 1/7/2025.
        ABOLISHED,
        /// The register tells no successor.
        NOT_RECORDED,
        /// The register tells nothing of that land on so early a day.
        NOT_YET
    }
}
