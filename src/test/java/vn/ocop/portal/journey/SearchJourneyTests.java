package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Somebody finds what they look for without touching the mouse.
@Journey
class SearchJourneyTests {
    @Test
    void aPersonFindsAnActivityALetterAndAPlanByKeyboardAlone(Site site) {
        var page = site.signInAs("chuyenvien").page();
        site.open("/plans");
        var box = page.locator("#site-q");
        var list = page.getByRole(AriaRole.LISTBOX);

        // "/" goes to the box, suggestions come, arrows walk through them, Enter opens one.
        page.keyboard().press("/");
        assertThat(box).isFocused();
        assertThat(box).hasValue("");
        page.keyboard().type("khoi ngh");
        assertThat(list).isVisible();
        assertThat(box).hasAttribute("aria-expanded", "true");
        page.keyboard().press("ArrowDown");
        var first = list.getByRole(AriaRole.OPTION).first();
        assertThat(first).hasAttribute("aria-selected", "true");
        assertThat(first.locator("mark").first()).hasText(Pattern.compile("[Kk]hởi"));
        assertThat(box).hasAttribute("aria-activedescendant", String.valueOf(first.getAttribute("id")));
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("/(activities|plans|reports)/[0-9a-f-]{36}.*"));

        // Escape closes the suggestions, then leaves the box.
        page.keyboard().press("/");
        page.keyboard().type("tap huan");
        assertThat(list).isVisible();
        page.keyboard().press("Escape");
        assertThat(list).isHidden();
        assertThat(box).isFocused();
        page.keyboard().press("Escape");
        assertThat(box).not().isFocused();

        // Enter without a choice opens the page of all that was found.
        page.keyboard().press("/");
        page.keyboard().type("165/VPĐP");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/search\\?q=165.*"));
        assertThat(heading(page, "Yêu cầu báo cáo")).isVisible();
        assertThat(page.locator("main")).containsText("165/VPĐP-OCOP");

        // A slip of the fingers is told and forgiven.
        page.keyboard().press("/");
        page.keyboard().type("dong tahp");
        page.keyboard().press("Enter");
        assertThat(page.locator("main .warning")).containsText("kết quả cho “đồng tháp”");

        // "/" in a field is a letter.
        page.locator("#found-q").fill("81");
        page.locator("#found-q").press("/");
        assertThat(page.locator("#found-q")).hasValue("81/");
        page.keyboard().type("KH-UBND");
        page.keyboard().press("Enter");
        assertThat(heading(page, "Kế hoạch")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^81/KH-UBND – ")))
                .first()
                .press("Enter");
        page.waitForURL(Pattern.compile(".*/plans/[0-9a-f-]{36}"));
        assertThat(site.takeProblems()).isEmpty();
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile("^. " + name + "|^" + name)));
    }
}
