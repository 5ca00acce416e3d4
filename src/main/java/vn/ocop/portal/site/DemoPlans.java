package vn.ocop.portal.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.MeasuredBy;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanRegistration;
import vn.ocop.portal.plan.PlanRole;
import vn.ocop.portal.plan.PlanTargetTerms;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskTerms;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.plan.TargetOperator;

/// The three plans of the demo half-year. Numbers, days, titles and targets are the province's; the tasks are
/// worded for the demo.
@Component
@Profile(DemoByDefault.PROFILE)
@Order(30)
class DemoPlans implements ApplicationRunner {
    static final PlanId OCOP_2022 = new PlanId(uuid("plan/81-2022"));
    static final PlanId ENTERPRISES_2021_2025 = new PlanId(uuid("plan/31-2022"));
    static final PlanId STARTUPS_2022 = new PlanId(uuid("plan/94-2022"));

    static final PlanTaskId TRAINING_FOR_SUBJECTS = task("training-for-subjects");
    static final PlanTaskId TRADE_LINKS = task("trade-links");
    static final PlanTaskId FAIRS = task("fairs");
    static final PlanTaskId FUND_INTRODUCTION = task("fund-introduction");
    static final PlanTaskId STARTUP_SPACE = task("startup-space");
    static final PlanTaskId INCUBATION = task("incubation");
    static final PlanTaskId INTEGRATION = task("integration");

    private static final int YEAR = 2022;
    private final PlanRegistration registration;
    private final Plans plans;

    DemoPlans(PlanRegistration registration, Plans plans) {
        this.registration = registration;
        this.plans = plans;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        boolean registered = plans.all().stream().anyMatch(plan -> plan.id().equals(OCOP_2022));
        if (!registered) ActingAs.administrator(this::registerAll);
    }

    private void registerAll() {
        enterprises2021To2025();
        startups2022();
        ocop2022();
    }

    private void enterprises2021To2025() {
        var plan = ENTERPRISES_2021_2025;
        registration.register(new PlanCitation(
                plan,
                "31/KH-UBND",
                day(Month.JANUARY, 27),
                DemoPeople.PROVINCE,
                "phát triển doanh nghiệp và thúc đẩy khởi nghiệp trên địa bàn tỉnh Đồng Tháp giai đoạn 2021 – 2025",
                LocalDate.of(2021, Month.JANUARY, 1),
                LocalDate.of(2025, Month.DECEMBER, 31)));
        registration.addParticipation(plan, DemoPeople.PLANNING, PlanRole.ADVISED);
        registration.addParticipation(plan, DemoPeople.PLANNING, PlanRole.EXECUTES);
        add(
                plan,
                FUND_INTRODUCTION,
                "1",
                "Đưa thông tin về quỹ bảo lãnh tín dụng, vốn khởi nghiệp và các chính sách hỗ trợ đến doanh nghiệp, dự án "
                        + "khởi nghiệp ở tất cả huyện, thành phố",
                DemoPeople.PLANNING,
                Set.of(DemoPeople.INVESTMENT_FUND),
                day(Month.MAY, 31),
                "Mỗi huyện, thành phố ít nhất một buổi giới thiệu");
        add(
                plan,
                INTEGRATION,
                "2",
                "Gắn các hoạt động OCOP với chương trình khởi nghiệp của Tỉnh, dùng chung nguồn lực để chủ thể nâng cao năng lực "
                        + "quản trị và hoàn thiện sản phẩm",
                DemoPeople.PLANNING,
                Set.of(DemoPeople.OFFICE, DemoPeople.CENTRE),
                day(Month.NOVEMBER, 30),
                null);
        add(
                plan,
                task("dialogue"),
                "3",
                "Gặp gỡ, lắng nghe doanh nghiệp và hộ kinh doanh hằng quý để gỡ vướng mắc về thủ tục, mặt bằng, vốn",
                DemoPeople.PLANNING,
                Set.of(DemoPeople.TRADE),
                null,
                null);
    }

    private void startups2022() {
        var plan = STARTUPS_2022;
        registration.register(new PlanCitation(
                plan,
                "94/KH-UBND",
                day(Month.MARCH, 21),
                DemoPeople.PROVINCE,
                "triển khai các hoạt động hỗ trợ và thúc đẩy khởi nghiệp trên địa bàn tỉnh Đồng Tháp năm 2022",
                day(Month.JANUARY, 1),
                day(Month.DECEMBER, 31)));
        registration.addParticipation(plan, DemoPeople.PLANNING, PlanRole.ADVISED);
        registration.addParticipation(plan, DemoPeople.PLANNING, PlanRole.EXECUTES);
        add(
                plan,
                task("communication"),
                "1.1",
                "Giới thiệu gương khởi nghiệp và sản phẩm OCOP tiêu biểu trên báo, đài và mạng xã hội",
                DemoPeople.CENTRE,
                Set.of(),
                null,
                null);
        add(
                plan,
                INCUBATION,
                "2.1",
                "Tuyển chọn, ươm tạo các dự án, doanh nghiệp khởi nghiệp có triển vọng để sản phẩm của họ đủ điều kiện trở thành "
                        + "sản phẩm OCOP",
                DemoPeople.PLANNING,
                Set.of(DemoPeople.CENTRE),
                day(Month.OCTOBER, 31),
                "Danh sách dự án được chọn và kết quả ươm tạo");
        add(
                plan,
                STARTUP_SPACE,
                "2.2",
                "Cùng Trung tâm Xúc tiến Thương mại, Du lịch và Đầu tư trang bị những thiết bị đầu tiên và vận hành thử Không gian "
                        + "Khởi nghiệp và Đổi mới sáng tạo của Tỉnh",
                DemoPeople.PLANNING,
                Set.of(DemoPeople.PROMOTION_CENTRE, DemoPeople.CENTRE),
                day(Month.DECEMBER, 10),
                "Không gian làm việc chung và khu trưng bày sản phẩm mở cửa thử");
    }

    private void ocop2022() {
        var plan = OCOP_2022;
        registration.register(new PlanCitation(
                plan,
                "81/KH-UBND",
                day(Month.APRIL, 18),
                DemoPeople.PROVINCE,
                "triển khai Chương trình mỗi xã một sản phẩm năm 2022",
                day(Month.JANUARY, 1),
                day(Month.DECEMBER, 31)));
        registration.addParticipation(plan, DemoPeople.PLANNING, PlanRole.EXECUTES);
        registration.addParticipation(plan, DemoPeople.TRADE, PlanRole.EXECUTES);
        add(
                plan,
                task("registration"),
                "1.1",
                "Hướng dẫn chủ thể đăng ký sản phẩm, lập danh sách sản phẩm dự kiến đánh giá trong năm",
                DemoPeople.OFFICE,
                Set.of(),
                day(Month.MAY, 31),
                "Danh sách sản phẩm theo huyện, thành phố");
        add(
                plan,
                TRAINING_FOR_SUBJECTS,
                "2.1",
                "Tập huấn cho chủ thể OCOP và cơ sở đăng ký tham gia về sản xuất an toàn, quản trị, kế toán, thuế và bán hàng",
                DemoPeople.PLANNING,
                Set.of(DemoPeople.FARMERS, DemoPeople.WOMEN_OF_SA_DEC),
                day(Month.JUNE, 10),
                null);
        add(
                plan,
                TRADE_LINKS,
                "2.2",
                "Hỗ trợ chủ thể OCOP gặp gỡ, kết nối giao thương với nhà phân phối và người mua trong, ngoài nước",
                DemoPeople.PLANNING,
                Set.of(DemoPeople.TRADE, DemoPeople.CENTRE),
                day(Month.MAY, 31),
                null);
        add(
                plan,
                FAIRS,
                "2.3",
                "Đưa sản phẩm OCOP đến hội chợ, điểm bán trong Tỉnh và sàn thương mại điện tử",
                DemoPeople.TRADE,
                Set.of(DemoPeople.PROMOTION_CENTRE),
                day(Month.NOVEMBER, 30),
                "Gian hàng OCOP tại các hội chợ trong năm");
        add(
                plan,
                task("rating"),
                "3.1",
                "Đánh giá, phân hạng sản phẩm mới; đánh giá lại sản phẩm sắp hết hạn công nhận",
                DemoPeople.OFFICE,
                Set.of(DemoPeople.PLANNING, DemoPeople.TRADE),
                day(Month.NOVEMBER, 30),
                "Quyết định công nhận");
        target(plan, "PRODUCTS_RECOGNISED", TargetOperator.AT_LEAST, 50, "từ 3 sao trở lên");
        target(plan, "SUBJECTS_TRAINED_SHARE", TargetOperator.EXACTLY, 100, null);
        target(
                plan,
                "PRODUCTS_NATIONAL",
                TargetOperator.EXACTLY,
                4,
                "hạt sen sấy, mít sấy, bánh phồng chay hạt sen, xoài sấy dẻo");
        target(plan, "PRODUCTS_RERATED_SHARE", TargetOperator.AT_LEAST, 50, "sản phẩm được chứng nhận năm 2019");
        target(
                plan,
                "PRODUCTS_UPGRADED",
                TargetOperator.AT_LEAST,
                5,
                "sản phẩm năm 2020 – 2021 lên 4 sao, tiềm năng 5 sao");
        target(plan, "BUDGET", TargetOperator.AT_LEAST, 30_000_000_000L, "trên 30 tỷ đồng, các nguồn vốn");
    }

    private void add(
            PlanId plan,
            PlanTaskId task,
            String code,
            String content,
            OrganizationId lead,
            Set<OrganizationId> cooperating,
            @Nullable LocalDate dueOn,
            @Nullable String output) {
        registration.addTask(plan, task, new PlanTaskTerms(code, content, lead, cooperating, dueOn, output));
    }

    private void target(PlanId plan, String indicator, TargetOperator operator, long value, @Nullable String note) {
        registration.addTarget(
                plan,
                new PlanTargetTerms(indicator, operator, BigDecimal.valueOf(value), null, note).by(MeasuredBy.NOTHING));
    }

    private static LocalDate day(Month month, int day) {
        return LocalDate.of(YEAR, month, day);
    }

    private static PlanTaskId task(String name) {
        return new PlanTaskId(uuid("plan-task/" + name));
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(("demo/" + name).getBytes(UTF_8));
    }
}
