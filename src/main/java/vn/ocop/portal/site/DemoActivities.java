package vn.ocop.portal.site;

import static vn.ocop.portal.activity.ActivityState.DONE;
import static vn.ocop.portal.activity.ActivityState.PLANNED;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivitiesOfPeriod;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.Organizations;

/// The activities of the demo half-year: those behind the letter of Sở Kế hoạch và Đầu tư, whose days are not known,
/// and a few of Sở Công Thương, which are invented.
@Component
@Profile(DemoByDefault.PROFILE)
@ConditionalOnProperty(name = SampleActivities.PROPERTY, havingValue = "0", matchIfMissing = true)
@Order(40)
class DemoActivities implements ApplicationRunner {
    private static final Period FIRST_HALF = Period.halfYearOf(LocalDate.of(2022, 1, 1));
    private static final Period SECOND_HALF = Period.halfYearOf(LocalDate.of(2022, 7, 1));
    private final ActingAs actingAs;
    private final Organizations organizations;
    private final ActivityLog log;
    private final ActivitiesOfPeriod activities;
    private final Areas areas;

    DemoActivities(
            ActingAs actingAs,
            Organizations organizations,
            ActivityLog log,
            ActivitiesOfPeriod activities,
            Areas areas) {
        this.actingAs = actingAs;
        this.organizations = organizations;
        this.log = log;
        this.activities = activities;
        this.areas = areas;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (SampleActivities.standIn(organizations)) return;
        if (!activities
                .of(DemoPeople.PLANNING, FIRST_HALF, Set.of(ActivityState.values()))
                .isEmpty()) return;
        actingAs.person("chuyenvien", this::planning);
        actingAs.person("chuyenvien.ct", this::trade);
    }

    private @Nullable Void planning(SignedIn me) {
        log.log(
                me,
                done("TRAINING", "Sản xuất và bảo quản nông sản an toàn, chi phí thấp và bền vững")
                        .at("nơi sản xuất, nhà vườn", units("867", "876", "871"), false)
                        .by(DemoPeople.PLANNING, null, List.of(DemoPeople.FARMERS))
                        .under(Set.of(DemoPlans.TRAINING_FOR_SUBJECTS)));
        log.log(
                me,
                done(
                                "TRAINING",
                                "Nâng cao năng lực cho nữ tổ hợp tác, hợp tác xã, sản xuất kinh doanh và doanh nghiệp, "
                                        + "khởi nghiệp năm 2022 và Định hướng phát triển sản phẩm OCOP trong giai đoạn mới")
                        .by(DemoPeople.PLANNING, null, List.of(DemoPeople.WOMEN_OF_SA_DEC))
                        .under(Set.of(DemoPlans.TRAINING_FOR_SUBJECTS, DemoHalfYearBefore.WOMEN)));
        log.log(
                me,
                done("TRAINING", "Hướng dẫn thực hiện kế toán và kê khai thuế theo quy định mới năm 2022")
                        .by(DemoPeople.PLANNING, null, List.of())
                        .reaching("hộ kinh doanh", null, false)
                        .answering(Map.of("courseKind", "kế toán, thuế"), Map.of())
                        .under(Set.of(DemoPlans.TRAINING_FOR_SUBJECTS)));
        log.log(
                me,
                done("TRAINING", "Tiếp thị tại điểm bán & Xây dựng kênh phân phối")
                        .by(DemoPeople.PLANNING, null, List.of())
                        .reaching("doanh nghiệp, cơ sở sản xuất kinh doanh trên địa bàn Tỉnh", null, true)
                        .answering(Map.of("courseKind", "thị trường, bán hàng"), Map.of())
                        .under(Set.of(DemoPlans.TRAINING_FOR_SUBJECTS)));
        log.log(
                me,
                done("TRADE_LINK", "Kết nối giao thương, giới thiệu sản phẩm")
                        .at("thành phố Hồ Chí Minh", Set.of(), false)
                        .by(DemoPeople.CENTRE, null, List.of(DemoPeople.SIYB))
                        .reaching("doanh nghiệp khởi nghiệp là chủ thể OCOP", null, false)
                        .answering(
                                Map.of(
                                        "counterparts",
                                        "doanh nghiệp trong và ngoài nước",
                                        "countries",
                                        "Ấn Độ, Nhật Bản, Hàn Quốc"),
                                Map.of("enterprises", BigDecimal.TEN))
                        .under(Set.of(DemoPlans.TRADE_LINKS)));
        log.log(
                me,
                done("FUND_BRIEFING", "Giới thiệu quỹ và chính sách hỗ trợ khởi nghiệp năm 2022")
                        .at(null, Set.of(), true)
                        .by(DemoPeople.CENTRE, null, List.of(DemoPeople.INVESTMENT_FUND))
                        .reaching("doanh nghiệp, dự án khởi nghiệp", null, false)
                        .answering(
                                Map.of(
                                        "fund",
                                        "Quỹ Bảo lãnh tín dụng doanh nghiệp nhỏ và vừa và hỗ trợ khởi nghiệp tỉnh Đồng Tháp",
                                        "policies",
                                        "các chính sách, chương trình hỗ trợ doanh nghiệp và khởi nghiệp năm 2022"),
                                Map.of())
                        .under(Set.of(DemoPlans.FUND_INTRODUCTION)));
        log.log(
                me,
                done("MILESTONE", "Thí điểm thành lập Không gian Khởi nghiệp và Đổi mới sáng tạo tỉnh Đồng Tháp")
                        .at("Tòa nhà Khối cơ quan, đơn vị sự nghiệp tỉnh Đồng Tháp", Set.of(), false)
                        .by(DemoPeople.PLANNING, null, List.of())
                        .answering(
                                Map.of(
                                        "authority",
                                        "Ủy ban nhân dân Tỉnh",
                                        "decision",
                                        "thống nhất chủ trương",
                                        "zoneNames",
                                        "không gian làm việc chung và không gian trưng bày, giới thiệu sản phẩm OCOP"),
                                Map.of("zones", BigDecimal.TWO))
                        .under(Set.of(DemoPlans.STARTUP_SPACE, DemoHalfYearBefore.SPACE)));
        log.log(
                me,
                planned("INCUBATION", "Lồng ghép Chương trình OCOP với Chương trình khởi nghiệp")
                        .by(DemoPeople.PLANNING, null, List.of())
                        .reaching("chủ thể sản xuất kinh doanh", null, false)
                        .under(Set.of(DemoPlans.INTEGRATION)));
        log.log(
                me,
                planned("INCUBATION", "Tuyển chọn và ươm tạo dự án, doanh nghiệp khởi nghiệp tiềm năng")
                        .by(DemoPeople.CENTRE, null, List.of())
                        .under(Set.of(DemoPlans.INCUBATION)));
        log.log(
                me,
                planned("INCUBATION", "Trang bị ban đầu và vận hành thử Không gian Khởi nghiệp và Đổi mới sáng tạo")
                        .at("Tòa nhà Khối cơ quan, đơn vị sự nghiệp tỉnh Đồng Tháp", Set.of(), false)
                        .by(DemoPeople.PLANNING, null, List.of(DemoPeople.PROMOTION_CENTRE))
                        .under(Set.of(DemoPlans.STARTUP_SPACE)));
        return null;
    }

    private @Nullable Void trade(SignedIn me) {
        log.log(
                me,
                held("FAIR", "Phiên chợ sản phẩm OCOP và đặc sản Đồng Tháp", LocalDate.of(2022, 4, 28), 5)
                        .at("Công viên Văn Miếu", units("866"), false)
                        .by(DemoPeople.TRADE, null, List.of(DemoPeople.PROMOTION_CENTRE))
                        .answering(
                                Map.of("takingPart", "tổ chức", "level", "tỉnh"),
                                Map.of(
                                        "booths",
                                        BigDecimal.valueOf(60),
                                        "products",
                                        BigDecimal.valueOf(265),
                                        "revenue",
                                        BigDecimal.valueOf(1_250_000_000)))
                        .under(Set.of(DemoPlans.FAIRS)));
        log.log(
                me,
                held("TRADE_LINK", "Đưa sản phẩm OCOP vào hệ thống siêu thị", LocalDate.of(2022, 3, 17), 1)
                        .at("thành phố Cần Thơ", Set.of(), false)
                        .by(DemoPeople.TRADE, null, List.of())
                        .reaching("chủ thể OCOP", null, false)
                        .answering(
                                Map.of("counterparts", "các nhà phân phối vùng Đồng bằng sông Cửu Long"),
                                Map.of(
                                        "enterprises", BigDecimal.valueOf(24),
                                        "memoranda", BigDecimal.valueOf(7)))
                        .under(Set.of(DemoPlans.TRADE_LINKS)));
        log.log(
                me,
                held("TRAINING", "Kỹ năng bán hàng trên sàn thương mại điện tử", LocalDate.of(2022, 5, 12), 2)
                        .at(null, units("872", "873", "875"), false)
                        .by(DemoPeople.TRADE, null, List.of())
                        .reaching("hợp tác xã, hộ kinh doanh có sản phẩm OCOP", null, false)
                        .answering(
                                Map.of("mode", "trực tiếp"),
                                Map.of(
                                        "classes", BigDecimal.valueOf(3),
                                        "participants", BigDecimal.valueOf(126),
                                        "women", BigDecimal.valueOf(71)))
                        .under(Set.of(DemoPlans.TRAINING_FOR_SUBJECTS)));
        log.log(
                me,
                held("COMMUNICATION", "Sản phẩm OCOP Đồng Tháp", LocalDate.of(2022, 6, 2), 1)
                        .by(DemoPeople.TRADE, null, List.of())
                        .answering(
                                Map.of("channel", "trang thông tin điện tử của Sở"),
                                Map.of("pieces", BigDecimal.valueOf(18))));
        return null;
    }

    private static ActivityDraft done(String type, String topic) {
        return ActivityDraft.of(type, topic, DONE, FIRST_HALF, false);
    }

    private static ActivityDraft planned(String type, String topic) {
        return ActivityDraft.of(type, topic, PLANNED, SECOND_HALF, false);
    }

    private static ActivityDraft held(String type, String topic, LocalDate from, int days) {
        return ActivityDraft.of(type, topic, DONE, new Period(from, from.plusDays(days - 1L)), true);
    }

    /// The units of these codes in 2022.
    private Set<AdministrativeUnitId> units(String... codes) {
        var wanted = Set.of(codes);
        return areas.on(FIRST_HALF.to()).stream()
                .filter(area -> wanted.contains(area.code()))
                .map(Area::id)
                .collect(Collectors.toSet());
    }
}
