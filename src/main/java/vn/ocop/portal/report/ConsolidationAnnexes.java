package vn.ocop.portal.report;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.FinishedActivities;
import vn.ocop.portal.activity.FinishedActivities.Finished;
import vn.ocop.portal.activity.PlanResults;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.Annex;
import vn.ocop.portal.letter.Block;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.Indicators;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanDetails;
import vn.ocop.portal.plan.Plans;

/// Makes the annexes of the office's own report: who answered, what came of the plans' targets, how many activities
/// there were where. One that would be empty is none.
@Component
class ConsolidationAnnexes {
    private static final String NONE = "–";
    private static final int MOST_COLUMNS = 5;

    private final Answers answers;
    private final IssuedLetters letters;
    private final ReportRepository reports;
    private final ConsolidationGathering gathering;
    private final FinishedActivities activities;
    private final Areas areas;
    private final Plans plans;
    private final PlanResults results;
    private final Indicators indicators;
    private final Organizations organizations;
    private final RequestedFigures figures;

    ConsolidationAnnexes(
            Answers answers,
            IssuedLetters letters,
            ReportRepository reports,
            ConsolidationGathering gathering,
            FinishedActivities activities,
            Areas areas,
            Plans plans,
            PlanResults results,
            Indicators indicators,
            Organizations organizations,
            RequestedFigures figures) {
        this.answers = answers;
        this.letters = letters;
        this.reports = reports;
        this.gathering = gathering;
        this.activities = activities;
        this.areas = areas;
        this.plans = plans;
        this.results = results;
        this.indicators = indicators;
        this.organizations = organizations;
        this.figures = figures;
    }

    /// Who was asked and who answered: silence is a row too.
    @Nullable
    Annex answers(RequestSummary request) {
        var found = answers.to(List.of(request.id()));
        if (found.isEmpty()) return null;
        var names = organizations.on(request.issuedOn()).of(request.addressees());
        var sent = found.stream().map(Answer::report).filter(Objects::nonNull).toList();
        var issued = letters.of(sent);
        Map<ReportId, ReportForm> forms = new HashMap<>();
        reports.findAllById(sent)
                .forEach(one -> forms.put(one.asSummary().id(), one.asSummary().form()));
        record Row(String name, Answer answer) {}
        var ordered = found.stream()
                .map(one -> {
                    var organization = names.get(one.organization());
                    return new Row(organization == null ? "" : organization.letterName(), one);
                })
                .sorted(Comparator.comparing(Row::name, Collator.getInstance(VietnameseText.VIETNAMESE)))
                .toList();
        var rows = new ArrayList<List<String>>();
        for (Row row : ordered) {
            var answer = row.answer();
            var letter = answer.report() == null ? null : issued.get(answer.report());
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    row.name(),
                    state(answer.state()),
                    letter == null
                            ? NONE
                            : "%s số %s ngày %s"
                                    .formatted(
                                            forms.get(letter.report()) == ReportForm.REPORT ? "Báo cáo" : "Công văn",
                                            letter.reference(),
                                            VietnameseDates.inText(letter.dated())),
                    answer.sentOn() == null ? NONE : VietnameseDates.inText(answer.sentOn()),
                    Integer.toString(answer.workingDaysLate())));
        }
        return new Annex(
                "Tình hình báo cáo của các cơ quan, đơn vị",
                List.of(
                        new Block.Paragraph(
                                "Thời hạn gửi báo cáo: " + VietnameseDates.inText(request.deadline())
                                        + ". Số ngày làm việc quá hạn tính đến ngày gửi, hoặc đến ngày lập phụ lục nếu chưa gửi."),
                        new Block.Table(
                                List.of(
                                        "TT",
                                        "Cơ quan, đơn vị",
                                        "Tình trạng",
                                        "Số, ngày văn bản",
                                        "Ngày gửi",
                                        "Quá hạn (ngày làm việc)"),
                                rows,
                                null)),
                true);
    }

    private static String state(Answer.State state) {
        return switch (state) {
            case NOT_SENT -> "Chưa gửi";
            case NOTHING_TO_REPORT -> "Không có nội dung báo cáo";
            case SENT -> "Đã gửi, đang xem xét";
            case RETURNED -> "Đề nghị hoàn chỉnh";
            case ACCEPTED -> "Đã chấp nhận";
        };
    }

    /// The figures that the request asks for, of each addressee and of all; silence is told as such. They are
    /// what the request's page shows the office.
    @Nullable
    Annex figures(RequestSummary request) {
        var found = figures.ofAddressees(request);
        int asked = found.total().size();
        if (asked == 0) return null;
        var names = organizations.on(request.issuedOn()).of(request.addressees());
        record Row(String name, List<RequestedFigures.Figure> figures) {}
        var rows = found.each().entrySet().stream()
                .map(one -> {
                    var organization = names.get(one.getKey());
                    return new Row(organization == null ? "" : organization.letterName(), one.getValue());
                })
                .sorted(Comparator.comparing(Row::name, Collator.getInstance(VietnameseText.VIETNAMESE)))
                .toList();
        var body = new ArrayList<Block>();
        body.add(new Block.Paragraph(
                "Nguồn số liệu: hồ sơ các hoạt động đã thực hiện từ ngày %s đến ngày %s của các cơ quan, đơn vị%s. Hoạt động do nhiều cơ quan, đơn vị cùng ghi nhận và địa bàn trùng nhau được tính một lần trong tổng số."
                        .formatted(
                                VietnameseDates.inText(request.period().from()),
                                VietnameseDates.inText(request.period().to()),
                                request.recordsUntil() == null
                                        ? ""
                                        : ", được ghi nhận đến hết ngày "
                                                + VietnameseDates.inText(request.recordsUntil()))));
        for (int from = 0; from < asked; from += MOST_COLUMNS) {
            int first = from;
            int end = Math.min(from + MOST_COLUMNS, asked);
            var heads = new ArrayList<>(List.of("TT", "Cơ quan, đơn vị"));
            found.total()
                    .subList(first, end)
                    .forEach(one -> heads.add(
                            "%s (%s)".formatted(one.indicator().name(), ReportAnnexes.unit(one.indicator()))));
            var lines = new ArrayList<List<String>>();
            for (Row row : rows) {
                lines.add(line(
                        Integer.toString(lines.size() + 1),
                        row.name(),
                        row.figures().subList(first, end)));
            }
            lines.add(line("", "Tổng số", found.total().subList(first, end)));
            body.add(new Block.Table(heads, lines, null));
        }
        return new Annex("Số liệu theo yêu cầu báo cáo " + request.periodName(), body, true);
    }

    private static List<String> line(String number, String name, List<RequestedFigures.Figure> figures) {
        var line = new ArrayList<>(List.of(number, name));
        figures.forEach(one -> line.add(
                one.value() == null ? "không có số liệu" : ReportAnnexes.number(one.value(), one.indicator())));
        return line;
    }

    /// The targets of the plan that is asked about, or of all plans of the period, beside what the addressees brought
    /// to them, an event that several of them logged once.
    @Nullable
    Annex targets(RequestSummary request) {
        var told = gathering.counted(request, answers.to(List.of(request.id())));
        var tables = new ArrayList<Block>();
        for (PlanDetails plan : plans(request)) {
            var rows = targetRows(told, plan, request);
            if (rows.isEmpty()) continue;
            tables.add(new Block.Table(
                    List.of(
                            "TT",
                            "Chỉ tiêu",
                            "Đơn vị tính",
                            "Chỉ tiêu của Tỉnh",
                            "Kết quả trong kỳ",
                            "Lũy kế từ đầu kế hoạch",
                            "Lũy kế so với chỉ tiêu",
                            "Cùng kỳ năm trước"),
                    rows,
                    "Kế hoạch số %s ngày %s"
                            .formatted(
                                    plan.plan().number(),
                                    VietnameseDates.inText(plan.plan().issuedOn()))));
        }
        if (tables.isEmpty()) return null;
        return new Annex("Kết quả thực hiện chỉ tiêu " + request.periodName(), tables, true);
    }

    private List<PlanDetails> plans(RequestSummary request) {
        var asked = request.plan();
        if (asked != null) return List.of(plans.details(asked));
        var period = request.period();
        return plans.all().stream()
                .filter(one ->
                        !one.startsOn().isAfter(period.to()) && !one.endsOn().isBefore(period.from()))
                .sorted(Comparator.comparing(PlanCitation::issuedOn).thenComparing(PlanCitation::number))
                .map(one -> plans.details(one.id()))
                .filter(one -> !one.targets().isEmpty())
                .toList();
    }

    private List<List<String>> targetRows(Set<OrganizationId> told, PlanDetails plan, RequestSummary request) {
        if (plan.targets().isEmpty()) return List.of();
        var known = indicators.byCode();
        var rows = new ArrayList<List<String>>();
        for (var result : results.together(told, plan, request.period()).targets()) {
            var terms = result.target().terms();
            var indicator = known.get(terms.indicator());
            if (indicator == null) continue;
            var brought = result.whole();
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    indicator.name(),
                    ReportAnnexes.unit(indicator),
                    ReportAnnexes.target(terms, indicator),
                    ReportAnnexes.number(brought == null ? null : brought.now(), indicator),
                    ReportAnnexes.number(brought == null ? null : brought.since(), indicator),
                    ReportAnnexes.share(terms, indicator, brought == null ? null : brought.since()),
                    ReportAnnexes.number(brought == null ? null : brought.before(), indicator)));
        }
        return rows;
    }

    /// Activities by unit right below the province; one that was in several units stands at each.
    @Nullable
    Annex areas(RequestSummary request) {
        var done = gathering.done(request, answers.to(List.of(request.id()))).activities();
        if (done.isEmpty()) return null;
        Map<ActivityId, Finished> byId = done.stream().collect(Collectors.toMap(Finished::id, one -> one));
        var places = activities.places(byId.keySet());
        Map<AdministrativeUnitId, Area> units =
                areas.of(places.keySet()).stream().collect(Collectors.toMap(Area::id, one -> one));
        var rows = new ArrayList<List<String>>();
        Set<ActivityId> placed = new HashSet<>();
        places.forEach((unit, those) -> {
            placed.addAll(those);
            var area = units.get(unit);
            String name = area == null ? "" : VietnameseText.capitalised(area.fullName());
            rows.add(row(
                    rows.size() + 1,
                    name,
                    done.stream().filter(one -> those.contains(one.id())).toList()));
        });
        var nowhere = done.stream().filter(one -> !placed.contains(one.id())).toList();
        if (!nowhere.isEmpty()) rows.add(row(rows.size() + 1, "Không ghi địa bàn", nowhere));
        rows.add(List.of("", "Tổng số", Integer.toString(done.size()), ConsolidationAssembly.types(done)));
        return new Annex(
                "Số hoạt động theo địa bàn " + request.periodName(),
                List.of(
                        new Block.Paragraph(
                                "Hoạt động tại nhiều địa bàn được tính ở từng địa bàn và một lần trong tổng số."),
                        new Block.Table(List.of("TT", "Địa bàn", "Số hoạt động", "Trong đó"), rows, null)),
                false);
    }

    private static List<String> row(int number, String name, List<Finished> activities) {
        return List.of(
                Integer.toString(number),
                name,
                Integer.toString(activities.size()),
                ConsolidationAssembly.types(activities));
    }
}
