package vn.ocop.portal.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.activity.ActivityFigures;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.Indicator;
import vn.ocop.portal.plan.Indicators;

/// The indicators that requests ask for, and a department's figures of them. Whoever asks has made
/// sure that the person sees the request, and the department's records where figures are asked for.
@Service
@Transactional(readOnly = true)
public class RequestedFigures {
    private final Indicators indicators;
    private final ActivityFigures figures;
    private final Predecessors predecessors;
    private final JdbcClient sql;

    RequestedFigures(Indicators indicators, ActivityFigures figures, Predecessors predecessors, JdbcClient sql) {
        this.indicators = indicators;
        this.figures = figures;
        this.predecessors = predecessors;
        this.sql = sql;
    }

    /// A figure that is asked for.
    ///
    /// @param value in the indicator's unit; null where no finished activity of the period tells any
    public record Figure(Indicator indicator, @Nullable BigDecimal value) {}

    /// The indicators that the request asks for, in the order of indicators.
    public List<Indicator> of(RequestId request) {
        var asked = codes(request);
        if (asked.isEmpty()) return List.of();
        return indicators.all().stream()
                .filter(one -> asked.contains(one.code()))
                .toList();
    }

    /// The same with the department's figures: sums of what its finished activities of the period
    /// measured, of those logged in time, and of organizations that became part of it and did not
    /// answer themselves.
    public List<Figure> of(RequestSummary request, OrganizationId department) {
        var asked = of(request.id());
        if (asked.isEmpty()) return List.of();
        return figures(
                asked,
                figures.measured(
                        predecessors.toldBy(department, request.id()), request.period(), request.recordsUntil()));
    }

    /// The figures of everybody whom a request asks.
    ///
    /// @param each of each addressee, as it sees its own
    /// @param total of all of them together, in which no activity and no area counts twice
    public record OfAddressees(Map<OrganizationId, List<Figure>> each, List<Figure> total) {}

    /// The figures of all addressees, for the office that asks; empty lists where it asks for none.
    public OfAddressees ofAddressees(RequestSummary request) {
        var asked = of(request.id());
        if (asked.isEmpty()) return new OfAddressees(Map.of(), List.of());
        var told = predecessors.toldBy(request.addressees(), request.id());
        var groups = new ArrayList<>(told.values());
        Set<OrganizationId> all = new HashSet<>();
        groups.forEach(all::addAll);
        groups.add(all);
        var measured = figures.measured(groups, request.period(), request.recordsUntil());
        Map<OrganizationId, List<Figure>> each = new LinkedHashMap<>();
        var next = measured.iterator();
        for (var addressee : told.keySet()) each.put(addressee, figures(asked, next.next()));
        return new OfAddressees(each, figures(asked, next.next()));
    }

    private static List<Figure> figures(List<Indicator> asked, Map<String, BigDecimal> measured) {
        return asked.stream()
                .map(one -> new Figure(one, measured.get(one.code())))
                .toList();
    }

    Set<String> codes(RequestId request) {
        return new HashSet<>(sql.sql("select indicator_code from report_request_indicator where request_id = :request")
                .param("request", request.value())
                .query(String.class)
                .list());
    }

    void write(RequestId request, Set<String> codes) {
        sql.sql("delete from report_request_indicator where request_id = :request")
                .param("request", request.value())
                .update();
        sql.sql("insert into report_request_indicator select :request, unnest(:codes)")
                .param("request", request.value())
                .param("codes", codes.stream().sorted().toArray(String[]::new))
                .update();
    }

    /// The regimes' and requests' lists name indicators that there are.
    ///
    /// @throws RuleViolation `request.indicators.unknown`
    void check(Set<String> codes) {
        if (!indicators.byCode().keySet().containsAll(codes)) {
            throw new RuleViolation("request.indicators.unknown");
        }
    }
}
