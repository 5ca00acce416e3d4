package vn.ocop.portal.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.UnitKind;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Validity;

class ActivityWordingTests {
    private static final List<Area> ALL = List.of(
            area("Sa Đéc", UnitKind.CITY), area("Lai Vung", UnitKind.DISTRICT), area("Tam Nông", UnitKind.DISTRICT));
    private static final List<ActivityQuestion> QUESTIONS = List.of(
            question("classes", AnswerKind.COUNT),
            question("cost", AnswerKind.MONEY),
            question("length", AnswerKind.TEXT));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "An toàn thực phẩm | “An toàn thực phẩm”",
                "“An toàn thực phẩm” | “An toàn thực phẩm”",
                "\"An toàn thực phẩm\" | “An toàn thực phẩm”",
                "Gói \"An toàn\" cho hộ | “Gói ‘An toàn’ cho hộ”",
                "Gói “An toàn” | “Gói ‘An toàn’”",
                "“Gói A” và “Gói B” | “‘Gói A’ và ‘Gói B’”",
                "An toàn. | “An toàn”",
            })
    void quotationMarksAreNeverDoubled(String topic, String quoted) {
        assertThat(ActivityWording.quoted(topic)).isEqualTo(quoted);
    }

    @ParameterizedTest
    @CsvSource({
        "Kết nối giao thương,kết nối giao thương",
        "Ý tưởng khởi nghiệp,ý tưởng khởi nghiệp",
        "Đưa hàng ra chợ,đưa hàng ra chợ",
        "OCOP và du lịch,OCOP và du lịch",
        "VietGAP cho xoài,VietGAP cho xoài",
        "hỗ trợ,hỗ trợ"
    })
    void aTopicWithinASentenceBeginsLowerUnlessItIsAnAcronym(String topic, String inline) {
        assertThat(ActivityWording.inline(topic)).isEqualTo(inline);
    }

    @Test
    void aPlaceIsVenueAreasOrBoth() {
        assertThat(where(null, List.of())).isEmpty();
        assertThat(where("nhà vườn", List.of())).isEqualTo("tại nhà vườn");
        assertThat(where("tại nhà vườn", List.of())).isEqualTo("tại nhà vườn");
        assertThat(where(null, ALL.subList(0, 2))).isEqualTo("tại thành phố Sa Đéc và huyện Lai Vung");
        assertThat(where("nhà vườn", ALL.subList(0, 1))).isEqualTo("tại nhà vườn trên địa bàn thành phố Sa Đéc");
        assertThat(where(null, ALL)).isEqualTo("tại 03 huyện, thành phố trên địa bàn Tỉnh");
        assertThat(where("nhà văn hóa", ALL)).isEqualTo("tại nhà văn hóa ở 03 huyện, thành phố trên địa bàn Tỉnh");
        assertThat(where("các chợ trên địa bàn Tỉnh", ALL.subList(0, 1)))
                .isEqualTo("tại các chợ trên địa bàn Tỉnh, thành phố Sa Đéc");
    }

    @Test
    void daysAreToldOnlyWhereTheyAreKnown() {
        assertThat(write("a{{#when}} ({{when}}){{/when}}", told(null))).isEqualTo("a");
        var day = LocalDate.of(2022, 6, 5);
        assertThat(write("a{{#when}} ({{when}}){{/when}}", told(new Period(day, day))))
                .isEqualTo("a (ngày 05/6/2022)");
        assertThat(write("a{{#when}} ({{when}}){{/when}}", told(new Period(day, day.plusDays(1)))))
                .isEqualTo("a (từ ngày 05/6/2022 đến ngày 06/6/2022)");
    }

    @Test
    void countsHaveALeadingZeroAndMoneyItsUnit() {
        assertThat(write("{{classes}} lớp, {{cost}}", told(null))).isEqualTo("03 lớp, 35 triệu đồng");
    }

    @Test
    void whatIsWrittenIsOneTidyLineWithoutAFinalMark() {
        assertThat(write("  {{topic}} ,\n {{outcome}}, ( {{venue}} ) ; xong ... ", told(null)))
                .isEqualTo("An toàn, (); xong");
        var told = new ActivityWording.Told(
                "Dòng một\ndòng hai.",
                List.of("A", "B", "C"),
                List.of("Đ"),
                List.of(),
                List.of(),
                null,
                null,
                "hộ dân;",
                "đạt  kết quả.",
                Map.of(),
                Map.of());
        assertThat(write("{{partners}}; {{lead}}; {{topic}}, {{beneficiaries}}, {{outcome}}", told))
                .isEqualTo("A, B và C; Đ; Dòng một dòng hai, hộ dân, đạt kết quả");
    }

    @Test
    void theTopicsVerbIsNotSaidTwice() {
        var told = new ActivityWording.Told(
                "Tổ chức phiên chợ",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of());
        assertThat(write("tổ chức {{inline}}", told)).isEqualTo("tổ chức phiên chợ");
    }

    @Test
    void aNameMeansTheSameWithinASectionAndNoMethodIsCalled() {
        var told = new ActivityWording.Told(
                "abc",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                Map.of("length", "dài"),
                Map.of());
        assertThat(write("{{#topic}}{{length}} {{topic}}{{/topic}}", told)).isEqualTo("dài abc");
        assertThat(ActivityTemplate.of("{{#topic}}[{{isEmpty}}{{getClass}}{{value}}]{{/topic}}")
                        .fill(Map.of("topic", "x")))
                .isEqualTo("[]");
        assertThat(write(
                        "{{topic}}",
                        new ActivityWording.Told(
                                "{{lead}} <b>&",
                                List.of(),
                                List.of("X"),
                                List.of(),
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                Map.of(),
                                Map.of())))
                .isEqualTo("{{lead}} <b>&");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{nobody}}",
                "{{#nobody}}a{{/nobody}}",
                "{{^nobody}}a{{/nobody}}",
                "{{topic.length}}",
                "{{.}}",
                "{{this}}",
                "{{{nobody}}}",
                "{{& nobody}}",
                "{{#topic}}{{nobody}}{{/topic}}"
            })
    void aNameThatTheTypeDoesNotHaveIsRefused(String template) {
        assertThatThrownBy(() -> ActivityTemplate.checked(template, List.of("topic")))
                .isInstanceOfSatisfying(RuleViolation.class, broken -> {
                    assertThat(broken.code()).isEqualTo("activity.template.name");
                    assertThat(broken.args()).hasSize(1);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#topic}}a", "a{{/topic}}", "{{#topic}}a{{/lead}}", "{{topic", "{{topic}} }}", "{{}}"})
    void aTemplateThatIsNotBalancedIsRefused(String template) {
        assertThatThrownBy(() -> ActivityTemplate.checked(template, List.of("topic", "lead")))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        broken -> assertThat(broken.code()).isIn("activity.template.form", "activity.template.name"));
    }

    @Test
    void aTemplateCannotCallAnother() {
        assertThatThrownBy(() -> ActivityTemplate.checked("{{>topic}}", List.of("topic")))
                .hasMessage("activity.template.include");
    }

    private static String where(@Nullable String venue, List<Area> areas) {
        return write(
                "{{where}}",
                new ActivityWording.Told(
                        "a", List.of(), List.of(), areas, ALL, venue, null, null, null, Map.of(), Map.of()));
    }

    private static ActivityWording.Told told(@Nullable Period days) {
        return new ActivityWording.Told(
                "An toàn",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                days,
                null,
                null,
                Map.of(),
                Map.of("classes", BigDecimal.valueOf(3), "cost", BigDecimal.valueOf(35_000_000)));
    }

    private static String write(String template, ActivityWording.Told told) {
        return ActivityWording.of(ActivityTemplate.of(template), QUESTIONS, told);
    }

    private static ActivityQuestion question(String code, AnswerKind kind) {
        return new ActivityQuestion(code, code, code, kind, List.of(), kind.measures() ? "X" : null);
    }

    private static Area area(String name, UnitKind kind) {
        return new Area(
                new AdministrativeUnitId(UUID.randomUUID()),
                "1",
                name,
                kind,
                null,
                new Validity(null, LocalDate.of(2025, 6, 30)));
    }
}
