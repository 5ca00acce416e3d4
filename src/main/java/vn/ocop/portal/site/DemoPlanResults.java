package vn.ocop.portal.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.plan.MeasuredBy;
import vn.ocop.portal.plan.PlanFrame;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanRegistration;
import vn.ocop.portal.plan.PlanTargetId;
import vn.ocop.portal.plan.PlanTargetTerms;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskSummary;
import vn.ocop.portal.plan.PlanTaskTerms;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.plan.TargetEstimates;
import vn.ocop.portal.plan.TargetOperator;

/// Trees, budgets, targets that activities tell of and estimates for the demo's three plans. That plan 81 has
/// more than 30 tỷ đồng is the province's; the groups of tasks, how the money is split and the targets below
/// are invented, and marked so where there is a place for a note.
@Component
@Profile(DemoByDefault.PROFILE)
@Order(55)
class DemoPlanResults implements ApplicationRunner {
    private static final String MARK = "Số liệu minh hoạ";
    private static final long BILLION = 1_000_000_000L;
    private static final long MILLION = 1_000_000L;
    private static final int YEAR = 2022;
    private static final PlanTargetId CLASSES = target("classes");
    private static final PlanTargetId ENTERPRISES = target("enterprises");
    private static final PlanTargetId AREAS = target("areas");
    private static final PlanTargetId SPACE = target("space");

    private final Plans plans;
    private final PlanRegistration registration;
    private final TargetEstimates estimates;
    private final ActingAs actingAs;

    DemoPlanResults(Plans plans, PlanRegistration registration, TargetEstimates estimates, ActingAs actingAs) {
        this.plans = plans;
        this.registration = registration;
        this.estimates = estimates;
        this.actingAs = actingAs;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (plans.hasTarget(DemoPlans.OCOP_2022, CLASSES)) return;
        ActingAs.administrator(this::plans);
        actingAs.person("chuyenvien", me -> {
            estimates.give(me, DemoPlans.OCOP_2022, CLASSES, false, YEAR, BigDecimal.valueOf(9), null);
            estimates.give(me, DemoPlans.OCOP_2022, CLASSES, false, YEAR, BigDecimal.valueOf(12), MARK);
            return null;
        });
        actingAs.person("chuyenvien.ct", me -> {
            estimates.give(me, DemoPlans.OCOP_2022, ENTERPRISES, false, YEAR, BigDecimal.valueOf(40), MARK);
            return null;
        });
        actingAs.person("dieuphoi", me -> {
            estimates.give(me, DemoPlans.OCOP_2022, CLASSES, true, YEAR, BigDecimal.valueOf(21), MARK);
            estimates.give(me, DemoPlans.OCOP_2022, ENTERPRISES, true, YEAR, BigDecimal.valueOf(52), MARK);
            return null;
        });
    }

    private void plans() {
        ocop2022();
        startups2022();
        enterprises2021To2025();
    }

    private void ocop2022() {
        var plan = DemoPlans.OCOP_2022;
        frame(plan, new PlanFrame(null, null, 30 * BILLION));
        var organizing = group(plan, "organizing", "1", "Tổ chức triển khai Chương trình");
        var supporting = group(plan, "supporting", "2", "Hỗ trợ chủ thể OCOP");
        var rating = group(plan, "rating-group", "3", "Đánh giá, phân hạng sản phẩm");
        below(plan, "1.1", organizing, Map.of("PROVINCE", 400 * MILLION));
        below(plan, "2.1", supporting, Map.of("PROVINCE", 1_600 * MILLION, "DISTRICT", 900 * MILLION));
        below(plan, "2.2", supporting, Map.of("PROVINCE", 2 * BILLION, "SOCIAL", 3 * BILLION));
        below(plan, "2.3", supporting, Map.of("PROVINCE", 4 * BILLION, "INTEGRATED", 6_500 * MILLION));
        below(plan, "3.1", rating, Map.of("CENTRAL", 5 * BILLION, "PROVINCE", 4_600 * MILLION));
        target(
                plan,
                CLASSES,
                terms("CLASSES", TargetOperator.AT_LEAST, 20, MeasuredBy.SUM).within(null, supporting));
        target(plan, ENTERPRISES, terms("ENTERPRISES", TargetOperator.AT_LEAST, 50, MeasuredBy.SUM));
        target(
                plan,
                target("trainings"),
                terms("ACTIVITIES_HELD", TargetOperator.AT_LEAST, 10, MeasuredBy.ACTIVITIES)
                        .within("TRAINING", null));
        target(plan, AREAS, terms("AREAS_REACHED", TargetOperator.EXACTLY, 12, MeasuredBy.AREAS));
        target(plan, target("subjects"), terms("SUBJECTS", TargetOperator.AT_LEAST, 30, MeasuredBy.SUBJECTS));
    }

    private void startups2022() {
        var plan = DemoPlans.STARTUPS_2022;
        var spreading = group(plan, "spreading", "1", "Truyền thông, tạo phong trào khởi nghiệp");
        var growing = group(plan, "growing", "2", "Ươm tạo và hỗ trợ dự án khởi nghiệp");
        below(plan, "1.1", spreading, Map.of("PROVINCE", 250 * MILLION));
        below(plan, "2.1", growing, Map.of("PROVINCE", 900 * MILLION, "SOCIAL", 300 * MILLION));
        below(plan, "2.2", growing, Map.of("PROVINCE", 1_200 * MILLION));
        target(
                plan,
                target("projects"),
                terms("PROJECTS_SELECTED", TargetOperator.AT_LEAST, 10, MeasuredBy.SUM)
                        .within(null, growing));
        target(plan, SPACE, terms("ZONES", TargetOperator.EXACTLY, 2, MeasuredBy.SUM));
    }

    private void enterprises2021To2025() {
        var plan = DemoPlans.ENTERPRISES_2021_2025;
        target(
                plan,
                target("briefed"),
                terms("AREAS_REACHED", TargetOperator.EXACTLY, 12, MeasuredBy.AREAS)
                        .within(null, DemoPlans.FUND_INTRODUCTION));
    }

    private void frame(PlanId plan, PlanFrame frame) {
        var details = plans.details(plan);
        registration.correct(details.plan(), frame, details.version());
    }

    private PlanTaskId group(PlanId plan, String name, String code, String content) {
        var id = new PlanTaskId(uuid("plan-task/" + name));
        registration.addTask(plan, id, new PlanTaskTerms(code, content, null, Set.of(), null, null));
        return id;
    }

    private void below(PlanId plan, String code, @Nullable PlanTaskId parent, Map<String, Long> budget) {
        var details = plans.details(plan);
        PlanTaskSummary task = details.tasks().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
        var terms = new PlanTaskTerms(
                        task.code(),
                        task.content(),
                        task.lead(),
                        Set.copyOf(task.cooperating()),
                        task.dueOn(),
                        task.output())
                .below(parent)
                .costing(null, new LinkedHashMap<>(budget));
        registration.changeTask(plan, task.id(), terms, false, details.version());
    }

    private void target(PlanId plan, PlanTargetId id, PlanTargetTerms terms) {
        registration.addTarget(plan, id, terms);
    }

    private static PlanTargetTerms terms(String indicator, TargetOperator operator, long value, MeasuredBy measuredBy) {
        return new PlanTargetTerms(indicator, operator, BigDecimal.valueOf(value), null, MARK).by(measuredBy);
    }

    private static PlanTargetId target(String name) {
        return new PlanTargetId(uuid("plan-target/" + name));
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(("demo/" + name).getBytes(UTF_8));
    }
}
