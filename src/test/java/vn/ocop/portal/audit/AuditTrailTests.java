package vn.ocop.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.ocop.portal.People.actingAs;
import static vn.ocop.portal.People.signedInAs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.ApiScope;
import vn.ocop.portal.account.ApiTokens;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.report.HalfYear;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportLife;

@PortalTest
class AuditTrailTests {
    private static final AuditTrail.Filter ALL = new AuditTrail.Filter(null, null, null, null, null);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AuditTrail trail;

    @Autowired
    HalfYear halfYear;

    @Autowired
    People people;

    @Autowired
    ReportLife life;

    @Autowired
    JdbcClient sql;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Clock clock;

    HalfYear.Department planning;
    SignedIn office;
    SignedIn admin;
    ReportId report;

    @BeforeEach
    void aReportInReview() {
        planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        office = halfYear.office();
        admin = people.of(office.organization(), Role.ADMIN);
        halfYear.training(planning, "Bán hàng qua mạng");
        report = halfYear.submitted(planning, halfYear.request(office, "165/VPĐP-OCOP", planning));
    }

    @Test
    void everyMoveIsWrittenWithWhoAndWhatChanged() {
        actingAs(planning.leader());
        life.giveBack(report, halfYear.version(report, planning.leader()), "Thiếu số liệu", planning.leader());
        actingAs(admin);
        assertThat(trail.entries(ALL, 1).rows())
                .extracting(AuditEntry::action)
                .containsExactly("RETURN", "SUBMIT", "START");
        assertThat(trail.entries(ALL, 1).rows().getFirst())
                .returns(planning.leader().id(), AuditEntry::by)
                .returns(planning.leader().organization(), AuditEntry::organization)
                .returns("IN_REVIEW", AuditEntry::before)
                .returns("RETURNED", AuditEntry::after)
                .returns("Thiếu số liệu", AuditEntry::note)
                .returns(report.value(), AuditEntry::subject);
    }

    @Test
    void aMoveThatIsRefusedLeavesNoEntry() {
        actingAs(planning.staff());
        assertThatThrownBy(() -> life.submit(report, 99, null, planning.staff()))
                .isNotNull();
        actingAs(admin);
        assertThat(trail.entries(ALL, 1).page().total()).isEqualTo(2);
    }

    @Test
    void entriesAreFilteredByPersonOrganizationRecordAndDays() {
        actingAs(admin);
        assertThat(trail.entries(new AuditTrail.Filter(planning.leader().id(), null, null, null, null), 1)
                        .rows())
                .isEmpty();
        assertThat(trail.entries(
                                new AuditTrail.Filter(
                                        planning.staff().id(),
                                        planning.staff().organization(),
                                        report.value(),
                                        LocalDate.of(2020, 1, 1),
                                        LocalDate.of(2199, 1, 1)),
                                1)
                        .rows())
                .hasSize(2);
        assertThat(trail.entries(new AuditTrail.Filter(null, null, null, null, LocalDate.of(2020, 1, 1)), 1)
                        .rows())
                .isEmpty();
    }

    @Test
    void entriesCannotBeChanged() {
        assertThatThrownBy(() -> sql.sql("update audit_entry set note = 'x'").update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> sql.sql("delete from audit_entry").update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void tokensThatAreGivenAndRevokedAreWrittenOnce() {
        actingAs(admin);
        var given = tokens.give(
                "Cổng dữ liệu",
                planning.staff().organization(),
                Set.of(ApiScope.PLANS),
                LocalDate.now(clock).plusDays(30),
                admin.id());
        tokens.revoke(given.summary().id(), admin.id());
        tokens.revoke(given.summary().id(), admin.id());
        var id = given.summary().id().value();
        assertThat(trail.entries(new AuditTrail.Filter(null, null, id, null, null), 1)
                        .rows())
                .extracting(AuditEntry::kind, AuditEntry::action, AuditEntry::by)
                .containsExactly(tuple("API_TOKEN", "REVOKED", admin.id()), tuple("API_TOKEN", "GIVEN", admin.id()));
        assertThat(mvc.get().uri("/admin/audit?record=" + id).with(signedInAs(admin)))
                .hasStatusOk()
                .bodyText()
                .contains("Cấp mã truy cập API", "Thu hồi mã truy cập API", "Cổng dữ liệu (")
                .doesNotContain(given.token());
    }

    @Test
    void administratorsReadThePageAndOthersDoNot() {
        assertThat(mvc.get().uri("/admin/audit").with(signedInAs(admin)))
                .hasStatusOk()
                .bodyText()
                .contains("Trình duyệt", planning.staff().fullName(), "Đang soạn → ");
        assertThat(mvc.get().uri("/admin/audit").with(signedInAs(planning.leader())))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whatCannotBeReadIsLeftOutAndSaidSo() {
        assertThat(mvc.get()
                        .uri("/admin/audit?by=x&organization=y&record=z&from=31/2/2022&to=1/1/2020&page=-3")
                        .with(signedInAs(admin)))
                .hasStatusOk()
                .bodyText()
                .contains("Không có người này", "Không có cơ quan này", "“Từ ngày” không phải");
    }
}
