package vn.ocop.portal.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;

@PortalTest
class ActivityTypesTests {
    @Autowired
    ActivityTypes types;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void thereAreTwelveTypesInTheOrderOfTheLetter() {
        assertThat(types.all())
                .extracting(ActivityType::code)
                .containsExactly(
                        "POLICY_ADVISORY",
                        "TRAINING",
                        "CONSULTING",
                        "STUDY_VISIT",
                        "TRADE_LINK",
                        "FAIR",
                        "FUND_BRIEFING",
                        "INCUBATION",
                        "COMPETITION",
                        "CERTIFICATION_SUPPORT",
                        "COMMUNICATION",
                        "MILESTONE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TRAINING | phối hợp với Hội Nông dân Tỉnh và Quỹ Đầu tư phát triển Tỉnh tổ chức 03 lớp tập huấn “Nâng cao năng lực quản trị cho chủ thể OCOP” cho hợp tác xã, hộ kinh doanh tại thành phố Sa Đéc (từ ngày 12/5/2022 đến ngày 13/5/2022), với 05 lượt người tham gia, trong đó có 06 lượt nữ, được người dự đánh giá thiết thực | tổ chức tập huấn “Nâng cao năng lực quản trị cho chủ thể OCOP”",
                "TRADE_LINK | phối hợp với Hội Nông dân Tỉnh và Quỹ Đầu tư phát triển Tỉnh hỗ trợ 03 hợp tác xã, hộ kinh doanh nâng cao năng lực quản trị cho chủ thể OCOP với [Đối tác gặp gỡ] ([Nước, vùng lãnh thổ]) tại thành phố Sa Đéc (từ ngày 12/5/2022 đến ngày 13/5/2022), ký 04 hợp đồng trị giá 35 triệu đồng, ký 06 bản ghi nhớ, được người dự đánh giá thiết thực | hỗ trợ doanh nghiệp nâng cao năng lực quản trị cho chủ thể OCOP",
                "FUND_BRIEFING | phối hợp với Hội Nông dân Tỉnh và Quỹ Đầu tư phát triển Tỉnh giới thiệu [Quỹ được giới thiệu] và [Chính sách được giới thiệu] đến hợp tác xã, hộ kinh doanh tại thành phố Sa Đéc (từ ngày 12/5/2022 đến ngày 13/5/2022), tổ chức 03 buổi, với 04 lượt người tham gia, trong đó có 05 lượt nữ, tiếp nhận 06 hồ sơ, giải quyết 07 khoản vay, bảo lãnh với số tiền 35 triệu đồng, được người dự đánh giá thiết thực | giới thiệu nâng cao năng lực quản trị cho chủ thể OCOP",
                "FAIR | phối hợp với Hội Nông dân Tỉnh và Quỹ Đầu tư phát triển Tỉnh tổ chức nâng cao năng lực quản trị cho chủ thể OCOP cấp tỉnh do [Đơn vị chủ trì sự kiện] chủ trì tại thành phố Sa Đéc (từ ngày 12/5/2022 đến ngày 13/5/2022), với 03 gian hàng, giới thiệu 04 sản phẩm, doanh thu 35 triệu đồng, được người dự đánh giá thiết thực | tổ chức nâng cao năng lực quản trị cho chủ thể OCOP",
                "INCUBATION | phối hợp với Hội Nông dân Tỉnh và Quỹ Đầu tư phát triển Tỉnh triển khai nâng cao năng lực quản trị cho chủ thể OCOP cho hợp tác xã, hộ kinh doanh tại thành phố Sa Đéc (từ ngày 12/5/2022 đến ngày 13/5/2022), 03 dự án đăng ký, tuyển chọn 04 dự án, 05 dự án hoàn thành ươm tạo, với sự hướng dẫn của [Người hướng dẫn], được người dự đánh giá thiết thực | triển khai nâng cao năng lực quản trị cho chủ thể OCOP",
                "COMPETITION | phối hợp với Hội Nông dân Tỉnh và Quỹ Đầu tư phát triển Tỉnh tổ chức nâng cao năng lực quản trị cho chủ thể OCOP ([Vòng thi]) dành cho hợp tác xã, hộ kinh doanh tại thành phố Sa Đéc (từ ngày 12/5/2022 đến ngày 13/5/2022), thu hút 03 bài dự thi, trao 04 giải thưởng trị giá 35 triệu đồng, được người dự đánh giá thiết thực | tổ chức nâng cao năng lực quản trị cho chủ thể OCOP",
                "COMMUNICATION | phối hợp với Hội Nông dân Tỉnh và Quỹ Đầu tư phát triển Tỉnh tuyên truyền về nâng cao năng lực quản trị cho chủ thể OCOP trên [Kênh] đến hợp tác xã, hộ kinh doanh tại thành phố Sa Đéc (từ ngày 12/5/2022 đến ngày 13/5/2022), với 03 tin, bài, ấn phẩm, đạt 04 lượt xem, được người dự đánh giá thiết thực | tuyên truyền về nâng cao năng lực quản trị cho chủ thể OCOP",
                "CONSULTING | phối hợp với Hội Nông dân Tỉnh và Quỹ Đầu tư phát triển Tỉnh tư vấn nâng cao năng lực quản trị cho chủ thể OCOP cho hợp tác xã, hộ kinh doanh (04 chủ thể) thông qua [Đơn vị tư vấn] tại thành phố Sa Đéc (từ ngày 12/5/2022 đến ngày 13/5/2022), tổng cộng 03 giờ, kinh phí hỗ trợ 35 triệu đồng, được người dự đánh giá thiết thực | tư vấn nâng cao năng lực quản trị cho chủ thể OCOP",
                "STUDY_VISIT | phối hợp với Hội Nông dân Tỉnh và Quỹ Đầu tư phát triển Tỉnh tổ chức tham quan, học tập “Nâng cao năng lực quản trị cho chủ thể OCOP” tại [Nơi đến] cho hợp tác xã, hộ kinh doanh (từ ngày 12/5/2022 đến ngày 13/5/2022), với 03 lượt người tham gia, trong đó có 04 lượt nữ, được người dự đánh giá thiết thực | tổ chức tham quan, học tập “Nâng cao năng lực quản trị cho chủ thể OCOP”",
                "CERTIFICATION_SUPPORT | phối hợp với Hội Nông dân Tỉnh và Quỹ Đầu tư phát triển Tỉnh hỗ trợ 03 chủ thể nâng cao năng lực quản trị cho chủ thể OCOP (hồ sơ OCOP) cho 04 sản phẩm tại thành phố Sa Đéc (từ ngày 12/5/2022 đến ngày 13/5/2022), [Bước đã thực hiện], kinh phí hỗ trợ 35 triệu đồng, được người dự đánh giá thiết thực | hỗ trợ nâng cao năng lực quản trị cho chủ thể OCOP",
                "POLICY_ADVISORY | phối hợp với Hội Nông dân Tỉnh và Quỹ Đầu tư phát triển Tỉnh tham mưu [Cơ quan ban hành] ban hành Nghị quyết số [Số, ký hiệu] ngày [Ngày ban hành (như trong văn bản, ví dụ 05/6/2022)] về nâng cao năng lực quản trị cho chủ thể OCOP, được người dự đánh giá thiết thực | tham mưu ban hành văn bản về nâng cao năng lực quản trị cho chủ thể OCOP",
                "MILESTONE | [Cơ quan quyết định] đã thống nhất chủ trương nâng cao năng lực quản trị cho chủ thể OCOP tại thành phố Sa Đéc với 03 phân khu: [Tên các phân khu] (từ ngày 12/5/2022 đến ngày 13/5/2022), được người dự đánh giá thiết thực | Đã nâng cao năng lực quản trị cho chủ thể OCOP",
            })
    void eachTypeWritesWhatIsKnownAndNothingElse(String code, String full, String least) {
        var type = types.of(code).orElseThrow();
        assertThat(types.examples(type, type.template())).containsExactly(full, least);
    }

    @Test
    void anAdministratorChangesATypeAndSeesAnOutdatedVersionRefused() {
        People.actingAs(people.of(people.coordinationOffice(), Role.ADMIN));
        var before = types.of("TRAINING").orElseThrow();
        types.change("TRAINING", 0, "Tập huấn", "Training", "tổ chức {{quoted}}", false);
        var changed = types.of("TRAINING").orElseThrow();
        assertThat(List.of(changed.name(), changed.template())).containsExactly("Tập huấn", "tổ chức {{quoted}}");
        assertThat(changed.active()).isFalse();
        assertThatThrownBy(() -> types.change("TRAINING", 0, "a", "a", "{{topic}}", true))
                .isInstanceOf(Outdated.class);
        assertThatThrownBy(() -> types.change("TRAINING", 1, "a", "a", "{{nguoi}}", true))
                .isInstanceOfSatisfying(
                        RuleViolation.class, broken -> assertThat(broken.args()).containsExactly("nguoi"));
        types.change("TRAINING", 1, before.name(), before.nameEn(), before.template(), true);
        jdbc.sql("update activity_type set version = 0").update();
    }

    @Test
    void nobodyElseChangesAType() {
        People.actingAs(people.of(people.department("Sở Công Thương"), Role.STAFF));
        assertThatThrownBy(() -> types.change("TRAINING", 0, "a", "a", "{{topic}}", true))
                .isInstanceOf(AccessDeniedException.class);
    }
}
