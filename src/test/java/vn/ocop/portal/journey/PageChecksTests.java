package vn.ocop.portal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The page walker's own eyes: what it must see.
class PageChecksTests {
    private final PageChecks checks = new PageChecks();

    @Test
    void invalidHtmlAndAMissingMessageAreSeenOnEveryDocument() {
        String sound =
                "<!DOCTYPE html><html lang=\"vi\"><head><title>Trang</title></head><body><p>Chào</p></body></html>";
        assertThat(checks.ofSource(sound)).isEmpty();
        assertThat(checks.ofSource(sound.replace("<p>", "<p><div></div><img src=\"a.png\">")))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("HTML: error:").contains("alt"));
        assertThat(checks.ofSource(sound.replace("<p>Chào</p>", "<p id=a>1</p><p id=a>??plan.title_vi??</p>")))
                .anySatisfy(problem -> assertThat(problem).contains("Duplicate ID"))
                .contains("missing message: ??plan.title_vi??");
        assertThat(checks.ofSource(sound.replace("Chào", "Tạm biệt"))).isEmpty();
    }
}
