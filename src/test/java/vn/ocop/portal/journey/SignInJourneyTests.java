package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

@Journey
class SignInJourneyTests {
    @Test
    void aPersonSignsInAndOutAgain(Site site) {
        var page = site.page();
        site.open("/");
        assertThat(site.path()).startsWith("/sign-in");
        page.getByLabel("Tên đăng nhập").fill("chuyenvien");
        page.getByLabel("Mật khẩu").fill(Site.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Đăng nhập"))
                .click();
        assertThat(page.getByRole(AriaRole.BANNER)).containsText("Nguyễn Ngọc My");
        assertThat(page.getByRole(AriaRole.BANNER)).containsText("Sở Kế hoạch và Đầu tư");
        site.signOut();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã đăng xuất.");
        site.open("/");
        assertThat(site.path()).startsWith("/sign-in");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreAnsweredAlike(Site site) {
        for (String username : new String[] {"chuyenvien", "khongco"}) {
            site.signIn(username, "sai-mat-khau");
            assertThat(site.path()).isEqualTo("/sign-in?error");
            assertThat(site.page().getByRole(AriaRole.ALERT)).containsText("Tên đăng nhập hoặc mật khẩu không đúng.");
            assertThat(site.page().getByRole(AriaRole.ALERT)).isFocused();
        }
        site.page().getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK).click();
        assertThat(site.page().getByLabel("Tên đăng nhập")).isFocused();
    }

    @Test
    void theInterfaceIsVietnameseUntilEnglishIsChosen(Site site) {
        site.open("/sign-in");
        site.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("English"))
                .click();
        assertThat(site.page().getByRole(AriaRole.HEADING)).hasText("Sign in");
        site.open("/help");
        assertThat(site.page().locator("html")).hasAttribute("lang", "en");
        site.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tiếng Việt"))
                .click();
        assertThat(site.page().locator("html")).hasAttribute("lang", "vi");
    }

    @Test
    void theKeyboardReachesTheContentFirst(Site site) {
        site.open("/sign-in");
        site.page().keyboard().press("Tab");
        assertThat(site.page().getByText("Bỏ qua đến nội dung")).isFocused();
        site.page().keyboard().press("Enter");
        assertThat(site.path()).endsWith("#main");
    }
}
