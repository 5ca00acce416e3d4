package vn.ocop.portal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationRegistration;

@PortalTest
@Transactional
@WithMockUser(roles = "ADMIN")
class PlansIntegrationTests {
    private static final LocalDate ISSUED = LocalDate.of(2022, 4, 18);

    @Autowired
    PlanRegistration registration;

    @Autowired
    Plans plans;

    @Autowired
    Indicators indicators;

    @Autowired
    OrganizationRegistration organizations;

    @Test
    void aRegisteredPlanIsReadBackWhole() {
        var lead = organization("Sở Thử nghiệm");
        var partner = organization("Hội Thử nghiệm");
        var id = registration.register(ocop2022(lead));
        registration.addTask(id, task("2.10", lead, LocalDate.of(2022, 9, 30)));
        registration.addTask(
                id, new PlanTaskTerms("2.9", "Tập huấn cho chủ thể; ", null, Set.of(partner), null, "20 lớp"));
        registration.addTarget(id, target("PRODUCTS_RECOGNISED", "50"));
        registration.addParticipation(id, lead, PlanRole.EXECUTES);

        var read = plans.details(id);

        assertThat(read.plan())
                .isEqualTo(new PlanCitation(
                        id,
                        "81/KH-UBND",
                        ISSUED,
                        lead,
                        "triển khai Chương trình",
                        LocalDate.of(2022, 1, 1),
                        LocalDate.of(2022, 12, 31)));
        assertThat(read.tasks()).extracting(PlanTaskSummary::code).containsExactly("2.9", "2.10");
        assertThat(read.tasks().getFirst().content()).isEqualTo("Tập huấn cho chủ thể");
        assertThat(read.tasks().getFirst().cooperating()).containsExactly(partner);
        assertThat(read.targets()).extracting(one -> one.terms().value()).containsExactly(new BigDecimal("50"));
        assertThat(read.participations()).containsExactly(new PlanParticipation(lead, PlanRole.EXECUTES));
    }

    @Test
    void tasksThatFallDueAreFoundByTheirLead() {
        var lead = organization("Sở Thử nghiệm");
        var other = organization("Sở Khác");
        var id = registration.register(ocop2022(lead));
        var due = registration.addTask(id, task("1", lead, LocalDate.of(2022, 12, 14)));
        registration.addTask(id, task("2", lead, LocalDate.of(2022, 12, 15)));
        registration.addTask(id, task("3", other, LocalDate.of(2022, 9, 1)));
        registration.addTask(id, task("4", lead, null));

        var found = plans.tasksDue(List.of(lead), new Period(LocalDate.of(2022, 6, 15), LocalDate.of(2022, 12, 14)));

        assertThat(found).extracting(PlanTaskSummary::id).containsExactly(due);
        assertThat(plans.tasks(List.of(due))).isEqualTo(found);
    }

    @Test
    void plansAreFoundByWhoDraftedThemAndWhoCarriesThemOut() {
        var lead = organization("Sở Thử nghiệm");
        var id = registration.register(ocop2022(lead));
        registration.addParticipation(id, lead, PlanRole.ADVISED);
        registration.addParticipation(id, lead, PlanRole.EXECUTES);
        var firstHalf = Period.halfYearOf(ISSUED);

        assertThat(plans.advisedBy(lead, firstHalf))
                .extracting(PlanCitation::id)
                .containsExactly(id);
        assertThat(plans.advisedBy(lead, firstHalf.next())).isEmpty();
        assertThat(plans.executedBy(lead, LocalDate.of(2022, 12, 31)))
                .extracting(PlanCitation::id)
                .containsExactly(id);
        assertThat(plans.executedBy(lead, LocalDate.of(2023, 1, 1))).isEmpty();
        assertThat(plans.citations(List.of(id, PlanId.create()))).containsOnlyKeys(id);
    }

    @Test
    void tasksOfEndedPlansAreNotOpen() {
        var lead = organization("Sở Thử nghiệm");
        var id = registration.register(ocop2022(lead));
        var task = registration.addTask(id, task("1", lead, null));
        assertThat(plans.openTasks()).extracting(PlanTaskSummary::id).contains(task);

        registration.end(id, plans.details(id).version());

        assertThat(plans.openTasks()).extracting(PlanTaskSummary::id).doesNotContain(task);
    }

    @Test
    void aNumberIsGivenOnceADayByAnIssuer() {
        var issuer = organization("Sở Thử nghiệm");
        registration.register(ocop2022(issuer));
        registration.register(ocop2022(organization("Sở Khác")));

        assertThatThrownBy(() -> registration.register(ocop2022(issuer)))
                .isInstanceOfSatisfying(
                        RuleViolation.class, broken -> assertThat(broken.code()).isEqualTo("plan.number.taken"));
    }

    @Test
    void whatIsNotInTheRegisterIsRefused() {
        var issuer = organization("Sở Thử nghiệm");
        var id = registration.register(ocop2022(issuer));
        var nobody = new OrganizationId(UUID.randomUUID());

        assertThatThrownBy(() -> registration.register(ocop2022(nobody))).hasMessage("plan.organization.unknown");
        assertThatThrownBy(() -> registration.addTask(id, task("1", nobody, null)))
                .hasMessage("plan.organization.unknown");
        assertThatThrownBy(() -> registration.addTarget(id, target("NO_SUCH", "1")))
                .hasMessage("plan.indicator.unknown");
        assertThatThrownBy(() -> registration.addTask(PlanId.create(), task("1", issuer, null)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aChangeMadeFromAnOldStateIsRefused() {
        var id = registration.register(ocop2022(organization("Sở Thử nghiệm")));
        int old = plans.details(id).version();

        assertThatThrownBy(() -> registration.end(id, old + 1)).isInstanceOf(Outdated.class);
    }

    @Test
    @WithMockUser(roles = {"STAFF", "LEADER", "REGISTRY", "COORDINATOR"})
    void onlyAnAdministratorRegistersPlans() {
        assertThatThrownBy(() -> registration.register(ocop2022(OrganizationId.create())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void indicatorsComeInTheirOrder() {
        assertThat(indicators.all())
                .first()
                .isEqualTo(new Indicator("CLASSES", "Số lớp tập huấn", "Training classes", "lớp"));
    }

    @Test
    void aListIsSearchedWithoutRegardToAccents() {
        registration.register(ocop2022(organization("Sở Thử nghiệm")));

        assertThat(plans.page("81 TRIEN khai", 1).rows())
                .extracting(PlanSummary::number)
                .containsExactly("81/KH-UBND");
        assertThat(plans.page("100%", 1).rows()).isEmpty();
        assertThat(plans.page("_", 1).rows()).isEmpty();
    }

    private OrganizationId organization(String name) {
        return organizations.partnerNamed(name);
    }

    private static PlanCitation ocop2022(OrganizationId issuer) {
        return new PlanCitation(
                PlanId.create(),
                "81/KH-UBND",
                ISSUED,
                issuer,
                "triển khai Chương trình",
                LocalDate.of(2022, 1, 1),
                LocalDate.of(2022, 12, 31));
    }

    private static PlanTaskTerms task(String code, OrganizationId lead, @Nullable LocalDate dueOn) {
        return new PlanTaskTerms(code, "Kết nối giao thương", lead, Set.of(), dueOn, null);
    }

    private static PlanTargetTerms target(String indicator, String value) {
        return new PlanTargetTerms(indicator, TargetOperator.AT_LEAST, new BigDecimal(value), null, null);
    }
}
