package vn.ocop.portal.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaConversion;
import vn.ocop.portal.area.AreaDecision;
import vn.ocop.portal.area.AreaDecisions;
import vn.ocop.portal.area.AreaDecisions.RecordKind;
import vn.ocop.portal.area.AreaTurn;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.area.DecidedTurns;
import vn.ocop.portal.core.NotFound;

/// An activity's places on the map of a day, and what its department decides of those that were split. The places
/// themselves stay as they were recorded.
@Service
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
public class ActivityPlaces {
    private final Activities activities;
    private final Areas areas;
    private final AreaDecisions decisions;

    ActivityPlaces(Activities activities, Areas areas, AreaDecisions decisions) {
        this.activities = activities;
        this.areas = areas;
        this.decisions = decisions;
    }

    /// A place as recorded and on the map.
    ///
    /// @param late whether it had ended before the activity's last day
    public record Place(Area recorded, boolean late, AreaConversion onMap) {
        /// Which conversion it is: `To`, `Undecided` or `Nowhere`.
        public String getKind() {
            return onMap.getClass().getSimpleName();
        }
    }

    /// A decision that was made, with the units in words.
    public record Decided(AreaDecision decision, Area from, Area to) {}

    /// The places of an activity.
    ///
    /// @param open the turns at which somebody has to decide, each once
    /// @param mayDecide whether the person may
    /// @param turns the units from which the ways part
    public record Shown(
            ActivityDetail activity,
            LocalDate day,
            List<Place> places,
            List<AreaConversion.Undecided> open,
            List<Decided> decided,
            boolean mayDecide,
            Map<AdministrativeUnitId, Area> turns) {
        /// The name of the unit from which the ways part.
        public String nameOf(AreaTurn turn) {
            var area = turns.get(turn.unit());
            return area == null ? "" : area.datedName();
        }
    }

    /// The activity's places on the map of a day.
    ///
    /// @throws NotFound where there is no such activity that the person may read
    @Transactional(readOnly = true)
    public Shown of(SignedIn me, ActivityId id, LocalDate day) {
        var activity = activities.detail(me, id);
        var history = areas.history();
        var map = history.on(day);
        var its = decisions.of(RecordKind.ACTIVITY, List.of(id.value())).getOrDefault(id.value(), DecidedTurns.NONE);
        var places = new ArrayList<Place>();
        Map<AreaTurn, AreaConversion.Undecided> open = new LinkedHashMap<>();
        for (var area : activity.areas()) {
            var onMap = map.of(area.id(), its);
            var to = area.validity().to();
            places.add(new Place(
                    area, to != null && activity.content().period().to().isAfter(to), onMap));
            if (onMap instanceof AreaConversion.Undecided undecided) open.put(undecided.turn(), undecided);
        }
        var decided = decisions.of(RecordKind.ACTIVITY, id.value()).stream()
                .map(one -> new Decided(
                        one,
                        history.area(one.from()).orElseThrow(),
                        history.area(one.to()).orElseThrow()))
                .toList();
        Map<AdministrativeUnitId, Area> turns = new LinkedHashMap<>();
        open.keySet().forEach(turn -> history.area(turn.unit()).ifPresent(area -> turns.put(area.id(), area)));
        return new Shown(activity, day, places, List.copyOf(open.values()), decided, activity.changeable(), turns);
    }

    /// Decides in which unit an activity of the person's own organization lies.
    ///
    /// @throws vn.ocop.portal.core.RuleViolation as [AreaDecisions#decide]
    @Transactional
    @PreAuthorize("hasRole('STAFF')")
    public void decide(SignedIn me, ActivityId id, AreaTurn turn, AdministrativeUnitId to, @Nullable String note) {
        var activity = own(me, id);
        var recorded = new HashSet<>(activity.areas().stream().map(Area::id).toList());
        decisions.decide(
                RecordKind.ACTIVITY, id.value(), recorded, turn, to, me.id().value(), note);
    }

    /// Undoes a decision of an activity of the person's own organization.
    @Transactional
    @PreAuthorize("hasRole('STAFF')")
    public void undo(SignedIn me, ActivityId id, UUID decision) {
        own(me, id);
        decisions.undo(RecordKind.ACTIVITY, id.value(), decision, me.id().value());
    }

    private ActivityDetail own(SignedIn me, ActivityId id) {
        activities.hold(id);
        var activity = activities.detail(me, id);
        if (!activity.changeable()) throw new NotFound(id);
        return activity;
    }
}
