package vn.ocop.portal.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.ocop.portal.activity.ActivitiesOfPeriod;
import vn.ocop.portal.activity.ActivityFacts;
import vn.ocop.portal.activity.ActivityRecord;
import vn.ocop.portal.activity.ActivityRecords;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.PlanResults;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.Annex;
import vn.ocop.portal.letter.Block;
import vn.ocop.portal.plan.Indicator;
import vn.ocop.portal.plan.Indicators;
import vn.ocop.portal.plan.PlanTargetId;
import vn.ocop.portal.plan.PlanTargetSummary;
import vn.ocop.portal.plan.PlanTargetTerms;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.plan.TargetEstimates;
import vn.ocop.portal.plan.TargetOperator;

/// Makes the annexes of a report's letter from the records as they are. One that would be empty is left out.
@Component
class ReportAnnexes {
    private final ActivitiesOfPeriod activities;
    private final Predecessors predecessors;
    private final ActivityRecords records;
    private final PlanResults results;
    private final TargetEstimates estimates;
    private final Plans plans;
    private final Indicators indicators;
    private final ConsolidationAnnexes consolidated;

    ReportAnnexes(
            ActivitiesOfPeriod activities,
            Predecessors predecessors,
            ActivityRecords records,
            PlanResults results,
            TargetEstimates estimates,
            Plans plans,
            Indicators indicators,
            ConsolidationAnnexes consolidated) {
        this.activities = activities;
        this.predecessors = predecessors;
        this.records = records;
        this.results = results;
        this.estimates = estimates;
        this.plans = plans;
        this.indicators = indicators;
        this.consolidated = consolidated;
    }

    /// The annexes of the report, in the order of their numbers.
    Map<ReportAnnex, Annex> of(ReportSummary report, RequestSummary request) {
        Map<ReportAnnex, Annex> annexes = new EnumMap<>(ReportAnnex.class);
        for (ReportAnnex annex : ReportAnnex.values()) {
            if (!report.annexes().contains(annex)) continue;
            var made = switch (annex) {
                case ACTIVITIES -> activities(report, request);
                case ANSWERS -> consolidated.answers(request);
                case FIGURES -> consolidated.figures(request);
                case TARGETS -> report.consolidates() ? consolidated.targets(request) : targets(report, request);
                case AREAS -> consolidated.areas(request);
            };
            if (made != null) annexes.put(annex, made);
        }
        return annexes;
    }

    /// What the letter's body says of its annexes (Nghị định 30/2020/NĐ-CP, Phụ lục I, III.1.a); empty for none.
    static String reference(Map<ReportAnnex, Annex> annexes) {
        var told = new ArrayList<String>();
        for (ReportAnnex annex : annexes.keySet()) {
            String about = switch (annex) {
                case ACTIVITIES -> "danh sách hoạt động trong kỳ";
                case ANSWERS -> "tình hình báo cáo của các cơ quan, đơn vị";
                case FIGURES -> "số liệu được yêu cầu báo cáo";
                case TARGETS -> "kết quả thực hiện các chỉ tiêu";
                case AREAS -> "số hoạt động theo địa bàn";
            };
            told.add("%s được nêu tại %s".formatted(about, Annex.label(told.size() + 1, annexes.size())));
        }
        return told.isEmpty() ? "" : VietnameseText.capitalised(String.join("; ", told)) + " kèm theo.";
    }

    private @Nullable Annex activities(ReportSummary report, RequestSummary request) {
        var done = activities.of(
                predecessors.toldBy(report.organization(), request.id()),
                request.period(),
                EnumSet.of(ActivityState.DONE),
                request.recordsUntil());
        if (done.isEmpty()) return null;
        var whole = records.of(done.stream().map(ActivityFacts::id).toList());
        var rows = new ArrayList<List<String>>();
        for (ActivityFacts facts : done) {
            var activity = whole.get(facts.id());
            if (activity == null) continue;
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    "%s: %s".formatted(activity.typeName(), activity.topic()),
                    days(activity),
                    String.join("; ", places(activity)),
                    String.join("; ", partners(activity)),
                    String.join("; ", results(activity))));
        }
        return new Annex(
                "Danh sách hoạt động " + request.periodName(),
                List.of(new Block.Table(
                        List.of("TT", "Hoạt động", "Thời gian", "Địa điểm", "Cơ quan, đơn vị tham gia", "Kết quả"),
                        rows,
                        null)),
                true);
    }

    private static String days(ActivityRecord activity) {
        return activity.daysKnown() ? VietnameseDates.inText(activity.period()) : "Trong kỳ";
    }

    private static List<String> places(ActivityRecord activity) {
        return Stream.concat(Stream.ofNullable(activity.venue()), activity.places().stream())
                .toList();
    }

    private static List<String> partners(ActivityRecord activity) {
        return Stream.concat(
                        Stream.concat(Stream.ofNullable(activity.executing()), Stream.ofNullable(activity.lead())),
                        activity.partners().stream())
                .distinct()
                .toList();
    }

    private static List<String> results(ActivityRecord activity) {
        return Stream.concat(
                        activity.answers().stream()
                                .filter(answer -> !answer.value().isEmpty())
                                .map(answer -> answer.label() + ": " + answer.value()),
                        Stream.ofNullable(activity.outcome()).map(VietnameseText::capitalised))
                .toList();
    }

    /// Targets are the province's: the department's share stands beside them, with what part of the whole it is.
    private @Nullable Annex targets(ReportSummary report, RequestSummary request) {
        var id = request.plan();
        if (id == null) return null;
        var plan = plans.details(id);
        if (plan.targets().isEmpty()) return null;
        var told = predecessors.toldBy(report.organization(), request.id());
        var found = results.of(report.organization(), told, plan, request.period());
        Map<PlanTargetId, BigDecimal> expected = new HashMap<>();
        estimates
                .of(
                        report.organization(),
                        plan.targets().stream().map(PlanTargetSummary::id).toList(),
                        request.period().to().getYear())
                .forEach(one -> {
                    if (report.organization().equals(one.organization())) {
                        expected.putIfAbsent(one.target(), one.value());
                    }
                });
        var known = indicators.byCode();
        var rows = new ArrayList<List<String>>();
        for (var result : found.targets()) {
            var terms = result.target().terms();
            var indicator = known.get(terms.indicator());
            if (indicator == null) continue;
            var own = result.own();
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    indicator.name(),
                    unit(indicator),
                    target(terms, indicator),
                    number(own == null ? null : own.now(), indicator),
                    number(own == null ? null : own.since(), indicator),
                    share(terms, indicator, own == null ? null : own.since()),
                    number(own == null ? null : own.before(), indicator),
                    number(expected.get(result.target().id()), indicator)));
        }
        return new Annex(
                "Kết quả thực hiện chỉ tiêu của Kế hoạch số " + plan.plan().number(),
                List.of(new Block.Table(
                        List.of(
                                "TT",
                                "Chỉ tiêu",
                                "Đơn vị tính",
                                "Chỉ tiêu của Tỉnh",
                                "Đơn vị thực hiện trong kỳ",
                                "Lũy kế từ đầu kế hoạch",
                                "Lũy kế so với chỉ tiêu",
                                "Cùng kỳ năm trước",
                                "Ước thực hiện cả năm"),
                        rows,
                        null)),
                true);
    }

    static String unit(Indicator indicator) {
        return indicator.isMoney() ? "triệu đồng" : indicator.unit();
    }

    static String target(PlanTargetTerms terms, Indicator indicator) {
        String value = number(terms.value(), indicator);
        return switch (terms.operator()) {
            case AT_LEAST -> "từ " + value + " trở lên";
            case AT_MOST -> "không quá " + value;
            case EXACTLY -> value;
        };
    }

    /// Money in millions, as tables of the province give it.
    static String number(@Nullable BigDecimal value, Indicator indicator) {
        if (value == null) return "–";
        boolean money = indicator.isMoney();
        return VietnameseNumbers.grouped(money ? value.movePointLeft(6).stripTrailingZeros() : value);
    }

    /// A percentage of a percentage says nothing, and of a limit it would mislead.
    static String share(PlanTargetTerms terms, Indicator indicator, @Nullable BigDecimal done) {
        if (terms.operator() == TargetOperator.AT_MOST) return "–";
        return indicator.percent(done, terms.value());
    }
}
