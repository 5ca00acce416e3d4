package vn.ocop.portal.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The portal in a browser window, which notes whatever goes wrong in it.
public final class Site {
    /// The password of all demo accounts.
    public static final String PASSWORD = "demo-OCOP-2022";

    private final Page page;
    private final String address;
    private final List<String> problems = new ArrayList<>();

    /// @param port where the portal listens on this machine
    public Site(Page page, int port) {
        this.page = page;
        this.address = "http://localhost:" + port;
        // a refused form and a page that is not there are told by their status, which Chromium reports as an error
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                problems.add("console: %s (%s)".formatted(message.text(), message.location()));
            }
        });
        page.onPageError(error -> problems.add("script: " + error));
        page.onResponse(this::note);
        page.onRequestFailed(request -> {
            String failure = request.failure();
            if (!"net::ERR_ABORTED".equals(failure)) problems.add("request: %s %s".formatted(failure, request.url()));
        });
    }

    private void note(Response response) {
        boolean document = response.request().isNavigationRequest();
        if (response.status() >= (document ? 500 : 400)) {
            problems.add("answer: %d %s".formatted(response.status(), response.url()));
        }
    }

    /// The window.
    public Page page() {
        return page;
    }

    /// What went wrong until now.
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /// Takes what went wrong until now off the list, for a test that expects it.
    public List<String> takeProblems() {
        var taken = problems();
        problems.clear();
        return taken;
    }

    /// Signs in with a demo account.
    public Site signInAs(String username) {
        return signIn(username, PASSWORD);
    }

    /// Fills in the sign-in form and sends it.
    public Site signIn(String username, String password) {
        page.navigate(address + "/sign-in");
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("main form button").click();
        return this;
    }

    /// Presses the button in the page's head that ends the session.
    public Site signOut() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Đăng xuất"))
                .click();
        return this;
    }

    /// Opens an address of the portal, such as `/plans`.
    ///
    /// @return the answer; null where only the fragment changed
    public @Nullable Response open(String path) {
        return page.navigate(address + path);
    }

    /// The whole address of a path.
    public String address(String path) {
        return address + path;
    }

    /// The path and query at which the window is.
    public String path() {
        return page.url().startsWith(address) ? page.url().substring(address.length()) : page.url();
    }

    /// Takes a picture of the whole page into `target/screenshots`.
    public void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/screenshots", name.replaceAll("[^\\p{L}\\p{N}._-]+", "_") + ".png")));
    }
}
