package vn.ocop.portal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.LoggerFactory;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// One Chromium for all journeys, a new window with its own cookies for each test.
class Browsers implements ExecutionCondition, ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace MINE = ExtensionContext.Namespace.create(Browsers.class);
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        if (chromium().isPresent()) return ConditionEvaluationResult.enabled("a Chromium is installed");
        String reason = "Browser journeys skipped: no Chromium at /usr/bin/chromium, /usr/bin/chromium-browser or "
                + "/usr/bin/google-chrome, and CHROMIUM names none";
        if (TOLD.compareAndSet(false, true))
            LoggerFactory.getLogger(Browsers.class).warn(reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        var type = parameter.getParameter().getType();
        return type == Page.class || type == Site.class || type == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var type = parameter.getParameter().getType();
        if (type == Browser.class) return chromiumOf(test).browser();
        Visit visit = test.getStore(MINE).computeIfAbsent(Visit.class, _ -> visit(test), Visit.class);
        return type == Page.class ? visit.site().page() : visit.site();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        var visit = test.getStore(MINE).remove(Visit.class, Visit.class);
        if (visit == null) return;
        if (test.getExecutionException().isPresent()) visit.site().picture(test.getDisplayName());
        visit.context().close();
        if (test.getExecutionException().isEmpty()) {
            assertThat(visit.site().problems()).as("problems in the browser").isEmpty();
        }
    }

    private static Visit visit(ExtensionContext test) {
        int port = SpringExtension.getApplicationContext(test)
                .getEnvironment()
                .getRequiredProperty("local.server.port", Integer.class);
        var context = chromiumOf(test)
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1280, 900)
                        .setLocale("vi-VN")
                        .setTimezoneId("Asia/Ho_Chi_Minh"));
        context.setDefaultTimeout(15_000);
        return new Visit(context, new Site(context.newPage(), port));
    }

    private static Chromium chromiumOf(ExtensionContext test) {
        return test.getRoot().getStore(MINE).computeIfAbsent(Chromium.class, _ -> Chromium.start(), Chromium.class);
    }

    private static Optional<Path> chromium() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("CHROMIUM")).orElse(""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(file -> !file.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private record Visit(BrowserContext context, Site site) {}

    /// Closed when all tests have run.
    private record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
        static Chromium start() {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            List<String> quiet = new ArrayList<>(List.of(
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-sandbox")); // it does not start as root otherwise, and opens nothing but the portal
            return new Chromium(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(chromium().orElseThrow())
                                    .setArgs(quiet)));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
