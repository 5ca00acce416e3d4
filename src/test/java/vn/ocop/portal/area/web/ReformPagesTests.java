package vn.ocop.portal.area.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.ocop.portal.area.AreaRegister.SINCE;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.AreaReforms;
import vn.ocop.portal.area.AreaRegister;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.area.ReformId;
import vn.ocop.portal.core.Period;

/// The wizard of reforms, and what the lists make of an applied one.
@PortalTest
class ReformPagesTests {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    AreaRegister register;

    @Autowired
    Areas areas;

    @Autowired
    AreaReforms reforms;

    @Autowired
    ActivityLog log;

    SignedIn admin;
    SignedIn staff;

    @BeforeEach
    void anAdministratorAndADepartment() {
        staff = people.of(people.department("Sở Công Thương"), Role.STAFF);
        admin = register.actingAsAdministrator();
    }

    @AfterEach
    void theRegisterAsItWas() {
        register.restore();
    }

    @Test
    void anAdministratorDraftsSeesAppliesAndUndoesAReform() {
        var tramChim = register.coded("30001", SINCE);
        var tamNong = register.coded("30010", SINCE);
        activity("Chợ phiên Tràm Chim", LocalDate.of(2026, 5, 5), tramChim.id());
        var created =
                post(admin, "/admin/areas/reforms", "number", "12/NQ-THU", "title", "Sắp xếp thử", "day", "01/3/2027");
        assertThat(created).hasStatus3xxRedirection();
        String page = created.getResponse().getRedirectedUrl();
        var id = ReformId.of(page.substring(page.lastIndexOf('/') + 1));
        assertThat(get(admin, page)).bodyText().contains("Đợt sắp xếp 12/NQ-THU", "Bản nháp", "Chưa có bước nào");

        assertThat(post(
                        admin,
                        page + "/steps",
                        "version",
                        "0",
                        "kind",
                        "MERGE",
                        "units",
                        tramChim.id().toString(),
                        "units",
                        tamNong.id().toString(),
                        "code",
                        "30001",
                        "name",
                        "Tràm Chim Tam Nông",
                        "unitKind",
                        "COMMUNE",
                        "parent",
                        ""))
                .hasStatus3xxRedirection();
        assertThat(get(admin, page))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Xã Tràm Chim (30001); Xã Tam Nông (30010)",
                        "Xã Tràm Chim Tam Nông (30001)",
                        "2 đơn vị kết thúc",
                        "1 đơn vị mới",
                        "1 hoạt động trên các đơn vị kết thúc",
                        "Kết thúc vào cuối ngày 28/02/2027")
                .doesNotContain("/activities?area", "Chợ phiên");
        assertThat(areas.on(DAY)).hasSize(103);

        String version = String.valueOf(reforms.get(id).version());
        assertThat(post(admin, page + "/application", "version", version)).hasStatus3xxRedirection();
        assertThat(areas.on(DAY)).hasSize(102);
        assertThat(get(admin, page)).bodyText().contains("Đã áp dụng", "Hoàn tác cả đợt");
        assertThat(get(admin, "/admin/areas/" + tramChim.id()))
                .bodyText()
                .contains("28/02/2027", "Sáp nhập toàn bộ vào", "Xã Tràm Chim Tam Nông", "12/NQ-THU");
        assertThat(get(admin, "/admin/areas?on=2027-03-01")).bodyText().contains("101 đơn vị hành chính cấp xã");
        assertThat(post(
                        admin,
                        page + "/steps/" + reforms.get(id).steps().getFirst().id() + "/removal",
                        "version",
                        version))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("đã áp dụng nên không sửa được");
        // the list that stood open does not know of the other unit, but the map does
        assertThat(get(
                        staff,
                        "/activities?map=2027-03-01&area="
                                + register.coded("30001", DAY).id()))
                .bodyText()
                .contains("Chợ phiên Tràm Chim", "xã Tràm Chim Tam Nông", "theo bản đồ");

        version = String.valueOf(reforms.get(id).version());
        assertThat(post(admin, page + "/undoing", "version", version)).hasStatus3xxRedirection();
        assertThat(areas.on(DAY)).hasSize(103);
        assertThat(get(admin, page)).bodyText().contains("hoàn tác lúc", "Bản nháp");
        assertThat(get(staff, "/activities"))
                .bodyText()
                .contains("xã Tràm Chim")
                .doesNotContain("Tràm Chim Tam Nông");
    }

    @Test
    void aReformWithNewRecordsCannotBeUndone() {
        var tramChim = register.coded("30001", SINCE);
        var id = register.draft(
                "13/NQ-THU",
                DAY,
                admin.id().value(),
                AreaRegister.step(
                        vn.ocop.portal.area.ReformStepKind.RENAME,
                        List.of(tramChim.id()),
                        AreaRegister.commune("30001", "Tràm Chim Mới")));
        register.apply(id, admin.id().value());
        activity(
                "Hội chợ năm sau", DAY.plusDays(9), register.coded("30001", DAY).id());
        People.actingAs(admin);

        assertThat(post(
                        admin,
                        "/admin/areas/reforms/" + id + "/undoing",
                        "version",
                        String.valueOf(reforms.get(id).version())))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Xã Tràm Chim Mới đã có 1 hồ sơ nên không hoàn tác được");
        assertThat(register.coded("30001", DAY).name()).isEqualTo("Tràm Chim Mới");
    }

    @Test
    void recordsDatedAfterTheEndAreAskedAboutAndWaitForADecision() {
        var tramChim = register.coded("30001", SINCE);
        activity("Chợ đầu năm", DAY.plusDays(3), tramChim.id());
        People.actingAs(admin);
        var id = register.draft(
                "14/NQ-THU",
                DAY,
                admin.id().value(),
                AreaRegister.step(
                        vn.ocop.portal.area.ReformStepKind.RENAME,
                        List.of(tramChim.id()),
                        AreaRegister.commune("30001", "Tràm Chim Mới")));
        String page = "/admin/areas/reforms/" + id;

        assertThat(get(admin, page)).bodyText().contains("1 hồ sơ sau ngày kết thúc (Sở Công Thương: 1)");
        assertThat(post(admin, page + "/application", "version", "1"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Có 1 hồ sơ ghi trên đơn vị kết thúc");
        assertThat(areas.on(DAY).stream().filter(unit -> unit.id().equals(tramChim.id())))
                .hasSize(1);
        assertThat(post(admin, page + "/application", "version", "1", "lateStays", "true"))
                .hasStatus3xxRedirection();

        assertThat(get(staff, "/activities?undecided=true&map=2027-03-01"))
                .bodyText()
                .contains("Chợ đầu năm");
        assertThat(get(staff, "/activities?area=" + tramChim.id())).bodyText().contains("Chợ đầu năm");
        assertThat(get(staff, "/activities?undecided=true&map=2026-01-01"))
                .bodyText()
                .contains("Chợ đầu năm");
    }

    @Test
    void whatWasTypedWronglyIsToldAndKept() {
        assertThat(post(admin, "/admin/areas/reforms", "number", "", "title", "Đ", "day", "31/6/2027"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("không phải là một ngày có thật", "value=\"31/6/2027\"");
        var tramChim = register.coded("30001", SINCE);
        var id = register.draft("15/NQ-THU", DAY, admin.id().value());
        String steps = "/admin/areas/reforms/" + id + "/steps";
        assertThat(post(
                        admin,
                        steps,
                        "version",
                        "0",
                        "kind",
                        "SPLIT",
                        "units",
                        tramChim.id().toString(),
                        "code",
                        "30001",
                        "name",
                        "Một, Hai",
                        "unitKind",
                        "COMMUNE",
                        "parent",
                        "",
                        "code",
                        "",
                        "name",
                        "",
                        "unitKind",
                        "",
                        "parent",
                        ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("cần ít nhất hai đơn vị mới, đang ghi 1", "value=\"Một, Hai\"", "selected");
        assertThat(post(
                        admin,
                        steps,
                        "version",
                        "0",
                        "kind",
                        "RENAME",
                        "units",
                        tramChim.id().toString(),
                        "code",
                        "3000",
                        "name",
                        "Tên\u0007",
                        "unitKind",
                        "COMMUNE",
                        "parent",
                        ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("U+0007");
        assertThat(post(
                        admin,
                        steps,
                        "version",
                        "0",
                        "kind",
                        "RENAME",
                        "units",
                        "866",
                        "code",
                        "30001",
                        "name",
                        "X",
                        "unitKind",
                        "CITYSTATE",
                        "parent",
                        ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(
                        admin,
                        steps,
                        "version",
                        "7",
                        "kind",
                        "ABOLISH",
                        "units",
                        tramChim.id().toString()))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(post(
                        admin,
                        steps,
                        "version",
                        "0",
                        "kind",
                        "ERASE",
                        "units",
                        tramChim.id().toString()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(
                        admin,
                        steps,
                        "version",
                        "0",
                        "kind",
                        "SPLIT",
                        "then",
                        "more",
                        "units",
                        "",
                        "code",
                        "30001",
                        "name",
                        "A",
                        "unitKind",
                        "COMMUNE",
                        "parent",
                        ""))
                .hasStatusOk()
                .bodyText()
                .contains("id=\"code-3\"");
        assertThat(reforms.get(id).steps()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void onlyAdministratorsFindReformsButEverybodyReadsAreas(Role role) {
        var id = register.draft("16/NQ-THU", DAY, admin.id().value());
        var other = people.of(people.department("Sở Văn hoá"), role);
        for (String page : List.of("/admin/areas/reforms", "/admin/areas/reforms/new", "/admin/areas/reforms/" + id)) {
            assertThat(get(other, page)).as(page).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(post(other, "/admin/areas/reforms/" + id + "/application", "version", "0"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(other, "/areas"))
                .hasStatusOk()
                .bodyText()
                .contains("102 đơn vị hành chính cấp xã")
                .doesNotContain("/admin");
        assertThat(get(other, "/areas?on=2022-06-01&kind=CITY"))
                .bodyText()
                .contains("Thành phố Cao Lãnh")
                .doesNotContain("Huyện Cao Lãnh");
        assertThat(get(other, "/areas?q=gao%20giong"))
                .bodyText()
                .contains("Khớp ở ngày khác", "Xã Gáo Giồng, đến 30/6/2025");
        assertThat(get(other, "/areas?kind=QUAN")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ActivityId activity(String topic, LocalDate day, AdministrativeUnitId... places) {
        People.actingAs(staff);
        return log.log(
                staff,
                new ActivityDraft(
                        "FAIR",
                        topic,
                        ActivityState.DONE,
                        new Period(day, day),
                        true,
                        null,
                        null,
                        null,
                        null,
                        false,
                        false,
                        Set.of(places),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        Set.of(),
                        Set.of(),
                        java.util.Map.of(),
                        java.util.Map.of()));
    }

    private MvcTestResult get(SignedIn who, String page) {
        var answer =
                mvc.get().uri(URI.create(page)).with(People.signedInAs(who)).exchange();
        People.actingAs(admin); // a request leaves nobody signed in for calls of services
        return answer;
    }

    private MvcTestResult post(SignedIn who, String page, String... parameters) {
        var request =
                mvc.post().uri(URI.create(page)).with(People.signedInAs(who)).with(csrf());
        for (int at = 0; at < parameters.length; at += 2) request.param(parameters[at], parameters[at + 1]);
        var answer = request.exchange();
        People.actingAs(admin);
        return answer;
    }
}
