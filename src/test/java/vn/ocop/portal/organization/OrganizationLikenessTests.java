package vn.ocop.portal.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ocop.portal.People.actingAs;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;

@PortalTest
class OrganizationLikenessTests {
    @Autowired
    People people;

    @Autowired
    OrganizationLikeness likeness;

    @Autowired
    OrganizationNames names;

    @ParameterizedTest
    @CsvSource({
        "Hội Liên hiệp Phụ nữ thành phố Sa Đéc, hội lhpn tp. sa đéc",
        "Hội Liên hiệp Phụ nữ thành phố Sa Đéc, HOI LIEN HIEP PHU NU TP SA DEC",
        "Hội Nông dân tỉnh Đồng Tháp, Hội Nông dân Tỉnh",
        "Sở Kế hoạch và Đầu tư tỉnh Đồng Tháp, Sở KH&ĐT",
        "Trung tâm Văn hoá tỉnh, TT Văn hóa",
        "Uỷ ban nhân dân huyện Lai Vung, UBND huyện Lai Vung",
        "Câu lạc bộ Khởi nghiệp, CLB khởi nghiệp",
    })
    void theSameNameIsKnownWhateverItsSpelling(String there, String typed) {
        var id = people.partner(there);
        people.partner("Ngân hàng Thử nghiệm");
        assertThat(likeness.of(typed, null)).first().satisfies(one -> {
            assertThat(one.id()).isEqualTo(id);
            assertThat(one.same()).isTrue();
        });
        assertThat(likeness.asked(typed)).isNotEmpty();
    }

    @Test
    void aSlipOfTheHandIsAskedAboutButAnotherPlaceIsNot() {
        var id = people.partner("Hội Liên hiệp Phụ nữ thành phố Sa Đéc");
        assertThat(likeness.asked("Hội Liên hiệp Phụ nũ thành phố Sa Đéx"))
                .singleElement()
                .satisfies(one -> assertThat(one.id()).isEqualTo(id));
        assertThat(likeness.asked("Hội Liên hiệp Phụ nữ huyện Tháp Mười")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "ab", "%%%%", "____", "Công ty hoàn toàn không có ở đây"})
    void whatIsLikeNothingFindsNothing(String typed) {
        people.partner("Hội Nông dân Tỉnh");
        assertThat(likeness.of(typed, null)).isEmpty();
    }

    @Test
    void aFormerNameFindsToo() {
        var department = people.department("Sở Nông nghiệp và Phát triển nông thôn");
        actingAs(people.of(department, Role.ADMIN));
        names.record(
                department,
                LocalDate.of(2025, 3, 1),
                new OrganizationNames.Terms(
                        "Sở Nông nghiệp và Môi trường tỉnh Đồng Tháp",
                        "Sở Nông nghiệp và Môi trường",
                        null,
                        null,
                        null,
                        null));
        assertThat(likeness.of("Sở NN&PTNT", null)).first().satisfies(one -> {
            assertThat(one.id()).isEqualTo(department);
            assertThat(one.otherwise()).isEqualTo("Sở Nông nghiệp và Phát triển nông thôn tỉnh Đồng Tháp");
            assertThat(one.name()).isEqualTo("Sở Nông nghiệp và Môi trường tỉnh Đồng Tháp");
        });
        assertThat(likeness.asked("Sở Nông nghiệp và Môi trường"))
                .as("a name that one bears exactly")
                .isEmpty();
    }

    @Test
    void onesOwnNameIsNotLikeIt() {
        var id = people.partner("Hội Nông dân Tỉnh");
        assertThat(likeness.of("Hội Nông dân Tỉnh", id)).isEmpty();
    }
}
