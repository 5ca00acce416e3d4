package vn.ocop.portal.area;

import java.util.Map;
import java.util.Optional;

/// What people decided of one record: which way to take from a unit that was split.
///
/// @param ways by the turn at which they part
public record DecidedTurns(Map<AreaTurn, AdministrativeUnitId> ways) {
    /// Nothing decided.
    public static final DecidedTurns NONE = new DecidedTurns(Map.of());

    public DecidedTurns {
        ways = Map.copyOf(ways);
    }

    Optional<AdministrativeUnitId> at(AreaTurn turn) {
        return Optional.ofNullable(ways.get(turn));
    }
}
