package vn.ocop.portal.account.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;

import java.util.List;
import java.util.Set;
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
import vn.ocop.portal.account.AccountAdministration;
import vn.ocop.portal.account.AccountSummary;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.organization.OrganizationId;

@PortalTest
class AccountPagesTests {
    private static final String USERS = "/admin/users";
    private static final String PASSWORD = "mat-khau-thu-nghiem";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    AccountAdministration administration;

    @Autowired
    Statements statements;

    private OrganizationId department;
    private SignedIn admin;

    @BeforeEach
    void anAdministrator() {
        department = people.department("Sở Thử nghiệm");
        admin = people.of(department, Role.ADMIN);
    }

    @Test
    void aNewUserSignsInUntilTheAccountIsLocked() {
        assertThat(open("nguoi.moi", PASSWORD, "STAFF", "LEADER")).hasStatus3xxRedirection();
        var added = account("nguoi.moi");
        assertThat(added.roles()).containsExactlyInAnyOrder(Role.STAFF, Role.LEADER);
        assertThat(signIn("nguoi.moi", PASSWORD)).matches(authenticated().withUsername("nguoi.moi"));

        assertThat(post(USERS + "/" + added.id() + "/status", "enabled", "false"))
                .hasStatus3xxRedirection();
        assertThat(signIn("nguoi.moi", PASSWORD)).matches(unauthenticated());
        assertThat(get(USERS, admin)).bodyText().contains("Đã khóa");

        assertThat(post(USERS + "/" + added.id() + "/status", "enabled", "true"))
                .hasStatus3xxRedirection();
        assertThat(signIn("nguoi.moi", PASSWORD)).matches(authenticated());
    }

    @Test
    void aNewPasswordReplacesTheOld() {
        open("nguoi.moi", PASSWORD, "STAFF");
        String page = USERS + "/" + account("nguoi.moi").id() + "/password";

        assertThat(get(page, admin)).hasStatusOk();
        assertThat(post(page, "password", "ngan"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Mật khẩu cần từ 12 ký tự.");
        assertThat(post(page, "password", "mat-khau-moi-hon")).hasStatus3xxRedirection();
        assertThat(signIn("nguoi.moi", PASSWORD)).matches(unauthenticated());
        assertThat(signIn("nguoi.moi", "mat-khau-moi-hon")).matches(authenticated());
    }

    @Test
    void noPageShowsAPassword() {
        open("nguoi.moi", PASSWORD, "STAFF");
        String one = USERS + "/" + account("nguoi.moi").id();

        for (String page : List.of(USERS, one, one + "/password", USERS + "/new")) {
            assertThat(get(page, admin))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain(PASSWORD)
                    .doesNotContain("{bcrypt}");
        }
        assertThat(open("SAI TEN", PASSWORD, "STAFF"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("value=\"SAI TEN\"")
                .doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "nguoi.cu, mat-khau-thu-nghiem, STAFF, Đã có người dùng tên đăng nhập “nguoi.cu”.",
        "Người Mới, mat-khau-thu-nghiem, STAFF, chữ thường không dấu",
        "nguoi.moi, ngan, STAFF, Mật khẩu cần từ 12 ký tự.",
        "nguoi.moi, '', STAFF, Hãy điền “Mật khẩu”",
        "nguoi.moi, ậậậậậậậậậậậậậậậậậậậậậậậậậ, STAFF, Mật khẩu quá dài",
        "nguoi.moi, mat-khau-thu-nghiem, '', Hãy chọn “Vai trò”",
        "nguoi.moi, mat-khau-thu-nghiem, CHU_TICH, “Vai trò” chưa đúng"
    })
    void aBadAccountIsExplainedOnTheForm(String username, String password, String role, String message) {
        open("nguoi.cu", PASSWORD, "STAFF");

        assertThat(role.isEmpty() ? open(username, password) : open(username, password, role))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(message);
        assertThat(accounts.all()).hasSize(2);
    }

    @Test
    void anOrganizationThatIsNotInTheRegisterIsExplained() {
        assertThat(post(
                        USERS,
                        "username",
                        "nguoi.moi",
                        "fullName",
                        "Người Mới",
                        "password",
                        PASSWORD,
                        "organization",
                        "00000000-0000-0000-0000-000000000001",
                        "roles",
                        "STAFF"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("không còn trong danh bạ");
    }

    @Test
    void anAccountIsChangedOnceFromOneVersion() {
        open("nguoi.moi", PASSWORD, "STAFF");
        var id = account("nguoi.moi").id();
        String[] sent = {
            "fullName",
            "Tên Khác",
            "organization",
            department.toString(),
            "roles",
            "REGISTRY",
            "version",
            version("nguoi.moi")
        };

        assertThat(post(USERS + "/" + id, sent)).hasStatus3xxRedirection();
        assertThat(account("nguoi.moi")).satisfies(one -> {
            assertThat(one.fullName()).isEqualTo("Tên Khác");
            assertThat(one.roles()).isEqualTo(Set.of(Role.REGISTRY));
        });
        assertThat(post(USERS + "/" + id, sent)).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void administratorsDoNotShutThemselvesOut() {
        assertThat(post(USERS + "/" + admin.id() + "/status", "enabled", "false"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Bạn không tự khóa được tài khoản của mình.");
        assertThat(post(
                        USERS + "/" + admin.id(),
                        "fullName",
                        "Tôi",
                        "organization",
                        department.toString(),
                        "roles",
                        "STAFF",
                        "version",
                        "0"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Bạn không tự bỏ được vai trò quản trị của mình");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void nobodyElseFindsTheAccounts(Role role) {
        var me = people.of(department, role);
        for (String page : List.of(USERS, USERS + "/new", USERS + "/" + me.id(), USERS + "/" + me.id() + "/password")) {
            assertThat(get(page, me)).as(page).hasStatus(HttpStatus.NOT_FOUND);
        }
        People.actingAs(me);
        assertThatThrownBy(() -> administration.setPassword(me.id(), PASSWORD))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void anUnknownAccountIsNotFound() {
        String unknown = USERS + "/00000000-0000-0000-0000-000000000001";
        assertThat(get(unknown, admin)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(unknown + "/status", "enabled", "false")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theListIsReadAtOnce() throws Exception {
        int few = statements.of(() -> get(USERS, admin)).size();
        for (int i = 0; i < 10; i++) people.of(people.partner("Đối tác " + i), Role.STAFF, Role.LEADER);

        assertThat(statements.of(() -> get(USERS, admin))).hasSize(few);
    }

    private MvcTestResult open(String username, String password, String... roles) {
        var request = mvc.post().uri(USERS).with(People.signedInAs(admin)).with(csrf());
        return request.param("username", username)
                .param("fullName", "Người Mới")
                .param("password", password)
                .param("organization", department.toString())
                .param("roles", roles)
                .exchange();
    }

    private AccountSummary account(String username) {
        return accounts.all().stream()
                .filter(one -> one.username().equals(username))
                .findFirst()
                .orElseThrow();
    }

    private String version(String username) {
        People.actingAs(admin);
        return String.valueOf(administration.version(account(username).id()));
    }

    private MvcTestResult signIn(String username, String password) {
        return mvc.perform(formLogin("/sign-in").user(username).password(password));
    }

    private MvcTestResult get(String page, SignedIn me) {
        return mvc.get().uri(page).with(People.signedInAs(me)).exchange();
    }

    private MvcTestResult post(String page, String... sent) {
        var request = mvc.post().uri(page).with(People.signedInAs(admin)).with(csrf());
        for (int i = 0; i < sent.length; i += 2) request = request.param(sent[i], sent[i + 1]);
        return request.exchange();
    }
}
