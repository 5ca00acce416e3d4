package vn.ocop.portal.site;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.report.ReportDrafting;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.RequestContent;

/// The coordination office's request of the demo half-year, and the report that the planning department has begun
/// on it. The request's number, day and subject are real, its deadline is not known and invented.
@Component
@Profile(DemoByDefault.PROFILE)
@ConditionalOnProperty(name = SampleActivities.PROPERTY, havingValue = "0", matchIfMissing = true)
@Order(50)
class DemoReport implements ApplicationRunner {
    private static final String NUMBER = "165/VPĐP-OCOP";

    private final ReportRequests requests;
    private final ReportDrafting drafting;
    private final Plans plans;
    private final ActingAs actingAs;
    private final Organizations organizations;

    DemoReport(
            ReportRequests requests,
            ReportDrafting drafting,
            Plans plans,
            ActingAs actingAs,
            Organizations organizations) {
        this.organizations = organizations;
        this.requests = requests;
        this.drafting = drafting;
        this.plans = plans;
        this.actingAs = actingAs;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (SampleActivities.standIn(organizations)) return;
        var request = actingAs.person("dieuphoi", office -> {
            if (requests.of(office).stream().anyMatch(one -> one.number().equals(NUMBER))) return null;
            var plan = plans.all().stream()
                    .filter(one -> one.number().equals("81/KH-UBND"))
                    .findFirst()
                    .map(PlanCitation::id);
            return requests.register(
                    new RequestContent(
                            office.organization(),
                            NUMBER,
                            LocalDate.of(2022, 6, 1),
                            "báo cáo kết quả thực hiện Chương trình OCOP 6 tháng đầu năm 2022",
                            plan.orElse(null),
                            "6 tháng đầu năm 2022",
                            new Period(LocalDate.of(2021, 12, 15), LocalDate.of(2022, 6, 14)),
                            "6 tháng cuối năm 2022",
                            LocalDate.of(2022, 12, 14),
                            LocalDate.of(2022, 6, 17)),
                    Set.of(DemoPeople.PLANNING, DemoPeople.TRADE),
                    office);
        });
        if (request != null) actingAs.person("chuyenvien", staff -> drafting.start(request, staff));
    }
}
