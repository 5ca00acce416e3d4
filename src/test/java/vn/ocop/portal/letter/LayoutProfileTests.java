package vn.ocop.portal.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.ocop.portal.letter.LayoutProfile.Align;
import vn.ocop.portal.letter.LayoutProfile.Part;

/// The profile's values lie within what Nghị định 30/2020/NĐ-CP, Phụ lục I, allows.
class LayoutProfileTests {
    private final LayoutProfile profile = Letters.PROFILE;

    @Test
    void thePageIsAnA4WithTheMarginsOfTheDecree() {
        var page = profile.page();
        assertThat(page.width()).isEqualTo(210);
        assertThat(page.height()).isEqualTo(297);
        assertThat(page.top()).isBetween(20.0, 25.0);
        assertThat(page.bottom()).isBetween(20.0, 25.0);
        assertThat(page.left()).isBetween(30.0, 35.0);
        assertThat(page.right()).isBetween(15.0, 20.0);
        assertThat(profile.font()).isEqualTo("Times New Roman");
    }

    @ParameterizedTest
    @CsvSource({
        "NATIONAL_TITLE, 12, 13, true, false, CENTER",
        "MOTTO, 13, 14, true, false, CENTER",
        "GOVERNING_BODY, 12, 13, false, false, CENTER",
        "ISSUER, 12, 13, true, false, CENTER",
        "NUMBER, 13, 13, false, false, CENTER",
        "PLACE_DATE, 13, 14, false, true, CENTER",
        "SUBJECT, 12, 13, false, false, CENTER",
        "ADDRESSEE, 13, 14, false, false, CENTER",
        "ADDRESSEES, 13, 14, false, false, LEFT",
        "ADDRESSEE_ITEM, 13, 14, false, false, LEFT",
        "TYPE, 13, 14, true, false, CENTER",
        "TITLE, 13, 14, true, false, CENTER",
        "HEADING_1, 13, 14, true, false, CENTER",
        "HEADING_2, 13, 14, true, false, JUSTIFY",
        "HEADING_3, 13, 14, true, false, JUSTIFY",
        "HEADING_4, 13, 14, false, false, JUSTIFY",
        "BODY, 13, 14, false, false, JUSTIFY",
        "ITEM, 13, 14, false, false, JUSTIFY",
        "ANNEX_LABEL, 14, 14, true, false, CENTER",
        "ANNEX_TITLE, 13, 14, true, false, CENTER",
        "ANNEX_REFERENCE, 13, 14, false, true, CENTER",
        "AUTHORITY, 13, 14, true, false, CENTER",
        "SIGNER, 13, 14, true, false, CENTER",
        "DISTRIBUTION_LABEL, 12, 12, true, true, LEFT",
        "DISTRIBUTION, 11, 11, false, false, LEFT",
        "PAGE_NUMBER, 13, 14, false, false, CENTER"
    })
    void eachPartIsSetAsTheDecreeWants(
            Part part, double smallest, double largest, boolean bold, boolean italic, Align align) {
        var setting = profile.setting(part);
        assertThat(setting.size()).isBetween(smallest, largest);
        assertThat(setting.bold()).isEqualTo(bold);
        assertThat(setting.italic()).isEqualTo(italic);
        assertThat(setting.align()).isEqualTo(align);
    }

    @Test
    void theBodyIsSpacedAsTheDecreeWants() {
        for (var part : new Part[] {Part.BODY, Part.ITEM}) {
            var setting = profile.setting(part);
            assertThat(setting.after()).isGreaterThanOrEqualTo(6);
            assertThat(setting.line()).isBetween(1.0, 1.5);
            assertThat(setting.firstLine()).isIn(10.0, 12.7);
        }
        assertThat(profile.setting(Part.NUMBER).after()).isEqualTo(6);
        assertThat(profile.head().mottoRule()).isEqualTo(1);
        assertThat(profile.head().issuerRule()).isBetween(1 / 3.0, 1 / 2.0);
        assertThat(profile.head().titleRule()).isBetween(1 / 3.0, 1 / 2.0);
    }

    @Test
    void theProfileGoesByTheDayOfIssue() {
        assertThat(LayoutProfile.inForceOn(LocalDate.of(2020, 3, 5))).isSameAs(LayoutProfile.named("ND30_2020"));
        assertThat(LayoutProfile.inForceOn(LocalDate.of(2022, 6, 15))).isSameAs(LayoutProfile.named("ND30_2020"));
        assertThatThrownBy(() -> LayoutProfile.inForceOn(LocalDate.of(2020, 3, 4)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LayoutProfile.named("../application")).isInstanceOf(IllegalArgumentException.class);
    }
}
