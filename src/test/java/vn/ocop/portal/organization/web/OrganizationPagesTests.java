package vn.ocop.portal.organization.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.Statements;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.organization.LetterNumbering;
import vn.ocop.portal.organization.OrganizationAdministration;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.organization.Signatories;
import vn.ocop.portal.organization.SignatorySummary;

@PortalTest
class OrganizationPagesTests {
    private static final String REGISTER = "/admin/organizations";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Organizations organizations;

    @Autowired
    OrganizationAdministration administration;

    @Autowired
    Signatories signatories;

    @Autowired
    Statements statements;

    private OrganizationId department;
    private SignedIn admin;

    @BeforeEach
    void aDepartment() {
        department = people.department("Sở Thử nghiệm");
        admin = people.of(department, Role.ADMIN);
    }

    @Test
    void theRegisterIsSearchedWithoutAccents() {
        people.partner("Hội Nông dân Tỉnh");

        assertThat(get(REGISTER + "?q=nong%20dan", admin))
                .hasStatusOk()
                .bodyText()
                .contains("Hội Nông dân Tỉnh", "1 cơ quan, đơn vị")
                .doesNotContain("/admin/organizations/" + department);
        assertThat(get(REGISTER + "?q=zzz", admin)).bodyText().contains("Không có cơ quan, đơn vị nào khớp.");
    }

    @Test
    void anOrganizationIsAddedWithAllItsColumns() {
        assertThat(post(
                        REGISTER,
                        "officialName",
                        "Trung tâm Thử nghiệm",
                        "letterName",
                        "Trung tâm",
                        "abbreviation",
                        "TTTN",
                        "kind",
                        "SUBORDINATE",
                        "governingBody",
                        department.toString(),
                        "letterSymbol",
                        "TTTN-ĐT",
                        "place",
                        "Đồng Tháp",
                        "distribution",
                        "Như trên\r\nLưu: VT",
                        "numberedByForm",
                        "true"))
                .hasStatus3xxRedirection();
        assertThat(organizations.subordinatesOf(department))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .isEqualTo(new OrganizationSummary(
                                one.id(),
                                "Trung tâm Thử nghiệm",
                                "Trung tâm",
                                "TTTN",
                                OrganizationKind.SUBORDINATE,
                                department,
                                "TTTN-ĐT",
                                "Đồng Tháp",
                                "Như trên\nLưu: VT",
                                LetterNumbering.BY_FORM)));
    }

    @ParameterizedTest
    @CsvSource({
        "Sở Thử nghiệm tỉnh Đồng Tháp, DEPARTMENT, '', '', Đã có cơ quan tên",
        "Trung tâm, SUBORDINATE, '', '', cần có cơ quan chủ quản",
        "Trung tâm, PARTNER, 00000000-0000-0000-0000-000000000001, '', không còn trong danh bạ",
        "Trung tâm, PARTNER, '', so-ct, chỉ gồm chữ in hoa và gạch nối",
        "'', PARTNER, '', '', Hãy điền “Tên chính thức”",
        "Trung tâm, KHAC, '', '', “Loại” chưa đúng"
    })
    void aBadEntryIsExplainedOnTheForm(String name, String kind, String body, String symbol, String message) {
        assertThat(post(
                        REGISTER,
                        "officialName",
                        name,
                        "letterName",
                        "Tên",
                        "kind",
                        kind,
                        "governingBody",
                        body,
                        "letterSymbol",
                        symbol))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(message);
        assertThat(organizations.all()).hasSize(1);
    }

    @Test
    void anEntryIsChangedOnceFromOneVersion() {
        String page = REGISTER + "/" + department;
        assertThat(get(page, admin)).hasStatusOk().bodyText().contains("value=\"SO-TH\"");
        String[] sent = {"officialName", "Sở Mới", "letterName", "Sở Mới", "kind", "DEPARTMENT", "version", "0"};

        assertThat(post(page, sent)).hasStatus3xxRedirection();
        assertThat(organizations.get(department).letterName()).isEqualTo("Sở Mới");
        assertThat(post(page, sent)).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void anOrganizationDoesNotGovernItself() {
        assertThat(post(
                        REGISTER + "/" + department,
                        "officialName",
                        "Sở",
                        "letterName",
                        "Sở",
                        "kind",
                        "DEPARTMENT",
                        "governingBody",
                        department.toString(),
                        "version",
                        "0"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Cơ quan không thể là chủ quản của chính mình.");
    }

    @Test
    void aSignatoryIsAppointed() {
        String page = REGISTER + "/" + department + "/signatories";
        assertThat(post(
                        page,
                        "authority",
                        "FOR_HEAD",
                        "title",
                        "Phó Giám đốc",
                        "headTitle",
                        "Giám đốc",
                        "from",
                        "1/1/2022"))
                .hasStatus3xxRedirection();

        assertThat(signatories.of(department, LocalDate.of(2022, 6, 1)))
                .contains(new SignatorySummary("FOR_HEAD", "Giám đốc", "Phó Giám đốc", null));
        assertThat(get(REGISTER + "/" + department, admin))
                .bodyText()
                .contains("Ký thay (KT.): Giám đốc", "01/01/2022", "Chưa định");
    }

    @ParameterizedTest
    @CsvSource({
        "FOR_HEAD, Phó Giám đốc, '', 1/1/2022, '', Hãy ghi chức vụ của người được ký thay",
        "DIRECT, '', '', 1/1/2022, '', Hãy điền “Chức vụ người ký”",
        "DIRECT, Giám đốc, '', '', '', Hãy điền “Từ ngày”",
        "DIRECT, Giám đốc, '', 1/1/2022, 31/12/2021, “Đến ngày” phải từ",
        "DIRECT, Giám đốc, '', 30/2/2022, '', không phải là một ngày có thật"
    })
    void aBadAppointmentIsExplainedOnTheForm(
            String authority, String title, String headTitle, String from, String to, String message) {
        assertThat(post(
                        REGISTER + "/" + department + "/signatories",
                        "authority",
                        authority,
                        "title",
                        title,
                        "headTitle",
                        headTitle,
                        "from",
                        from,
                        "to",
                        to))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(message);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void nobodyElseFindsTheRegister(Role role) {
        var me = people.of(department, role);
        for (String page : List.of(
                REGISTER,
                REGISTER + "/new",
                REGISTER + "/" + department,
                REGISTER + "/" + department + "/signatories/new")) {
            assertThat(get(page, me)).as(page).hasStatus(HttpStatus.NOT_FOUND);
        }
        People.actingAs(me);
        assertThatThrownBy(() -> administration.change(organizations.get(department), 0))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void anUnknownOrganizationIsNotFound() {
        String unknown = REGISTER + "/00000000-0000-0000-0000-000000000001";
        assertThat(get(unknown, admin)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(unknown + "/signatories/new", admin)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theRegisterIsReadAtOnce() throws Exception {
        int few = statements.of(() -> get(REGISTER, admin)).size();
        for (int i = 0; i < 20; i++) people.partner("Đối tác " + i);

        assertThat(statements.of(() -> get(REGISTER, admin))).hasSize(few);
    }

    private MvcTestResult get(String page, SignedIn me) {
        return mvc.get().uri(URI.create(page)).with(People.signedInAs(me)).exchange();
    }

    @Test
    void aDayThatIsNoneIsToldTogetherWithWhatIsMissing() {
        var id = people.department("Sở Thử nghiệm hai");
        assertThat(post("/admin/organizations/" + id + "/signatories", "from", "31/6/2022"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("href=\"#from\"", "href=\"#title\"", "value=\"31/6/2022\"");
        assertThat(post("/admin/organizations/" + id + "/names", "from", "31/6/2022", "letterSymbol", "x y"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("href=\"#from\"", "href=\"#officialName\"", "href=\"#letterSymbol\"");
        assertThat(post("/admin/api-tokens", "lastDay", "31/6/2022"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("href=\"#lastDay\"", "href=\"#name\"", "href=\"#organization\"");
    }

    private MvcTestResult post(String page, String... sent) {
        var request = mvc.post().uri(page).with(People.signedInAs(admin)).with(csrf());
        for (int i = 0; i < sent.length; i += 2) request = request.param(sent[i], sent[i + 1]);
        return request.exchange();
    }
}
