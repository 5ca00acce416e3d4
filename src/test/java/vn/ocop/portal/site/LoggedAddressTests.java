package vn.ocop.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoggedAddressTests {
    @Test
    void theLogHoldsNoAddressOfACalendarFeed() {
        assertThat(ErrorPages.logged("/calendar/feed/lich_ab12cd34_xyz.ics")).isEqualTo("/calendar/feed/…");
        assertThat(ErrorPages.logged("/ocop/calendar/feed/lich_ab12cd34_xyz")).isEqualTo("/ocop/calendar/feed/…");
        assertThat(ErrorPages.logged("/calendar/feeds")).isEqualTo("/calendar/feeds");
        assertThat(ErrorPages.logged("/reports/1")).isEqualTo("/reports/1");
    }
}
