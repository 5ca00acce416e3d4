package vn.ocop.portal.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.core.PortalClock;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationRegistration;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Signatories;
import vn.ocop.portal.organization.SignatorySummary;

/// The organizations of the demo and the people who sign in for them, as of the beginning of 2021. The people are
/// invented.
@Component
@Profile(DemoByDefault.PROFILE)
@Order(10)
class DemoPeople implements ApplicationRunner {
    static final String PASSWORD = "demo-OCOP-2022";
    static final OrganizationId PROVINCE = id("ubnd-tinh");
    static final OrganizationId PLANNING = id("so-ke-hoach-va-dau-tu");
    static final OrganizationId CENTRE = id("trung-tam-ho-tro-doanh-nghiep-va-khoi-nghiep");
    static final OrganizationId TRADE = id("so-cong-thuong");
    static final OrganizationId OFFICE = id("van-phong-dieu-phoi");
    static final OrganizationId FARMERS = id("hoi-nong-dan");
    static final OrganizationId WOMEN_OF_SA_DEC = id("hoi-phu-nu-sa-dec");
    static final OrganizationId SIYB = id("cau-lac-bo-siyb");
    static final OrganizationId INVESTMENT_FUND = id("quy-dau-tu-phat-trien");
    static final OrganizationId PROMOTION_CENTRE = id("trung-tam-xuc-tien");

    private static final LocalDate START = LocalDate.of(2021, 1, 1);

    private final OrganizationRegistration registration;
    private final Signatories signatories;
    private final Accounts accounts;
    private final PortalClock clock;

    DemoPeople(OrganizationRegistration registration, Signatories signatories, Accounts accounts, PortalClock clock) {
        this.registration = registration;
        this.signatories = signatories;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!accounts.none()) return;
        register(
                PROVINCE,
                "Ủy ban nhân dân tỉnh Đồng Tháp",
                "Ủy ban nhân dân Tỉnh",
                "UBND tỉnh Đồng Tháp",
                OrganizationKind.PEOPLES_COMMITTEE,
                null,
                null,
                null);
        register(
                PLANNING,
                "Sở Kế hoạch và Đầu tư tỉnh Đồng Tháp",
                "Sở Kế hoạch và Đầu tư",
                null,
                OrganizationKind.DEPARTMENT,
                PROVINCE,
                "SKHĐT-DNKN",
                "Như trên\nBLĐ Sở\nLưu: VT, Trung tâm");
        register(
                CENTRE,
                "Trung tâm Hỗ trợ Doanh nghiệp và Khởi nghiệp",
                "Trung tâm Hỗ trợ Doanh nghiệp và Khởi nghiệp",
                null,
                OrganizationKind.SUBORDINATE,
                PLANNING,
                null,
                null);
        register(
                TRADE,
                "Sở Công Thương tỉnh Đồng Tháp",
                "Sở Công Thương",
                null,
                OrganizationKind.DEPARTMENT,
                PROVINCE,
                "SCT-QLTM",
                "Như trên\nBan Giám đốc Sở\nLưu: VT, QLTM");
        register(
                OFFICE,
                "Văn phòng Điều phối Chương trình MTQG xây dựng nông thôn mới và Tái cơ cấu nông nghiệp tỉnh Đồng Tháp",
                "Văn phòng điều phối xây dựng nông thôn mới và Tái cơ cấu ngành nông nghiệp Tỉnh",
                "VPĐP",
                OrganizationKind.COORDINATION_OFFICE,
                PROVINCE,
                "VPĐP-OCOP",
                "Như trên\nCác sở, ngành\nLưu: VT, OCOP");
        register(
                FARMERS,
                "Hội Nông dân tỉnh Đồng Tháp",
                "Hội Nông dân Tỉnh",
                null,
                OrganizationKind.PARTNER,
                null,
                null,
                null);
        register(
                WOMEN_OF_SA_DEC,
                "Hội Liên hiệp Phụ nữ thành phố Sa Đéc",
                "Hội Liên hiệp Phụ nữ thành phố Sa Đéc",
                null,
                OrganizationKind.PARTNER,
                null,
                null,
                null);
        register(
                SIYB,
                "Câu lạc bộ Doanh nhân SIYB Hồ Chí Minh",
                "Câu lạc bộ Doanh nhân SIYB Hồ Chí Minh",
                null,
                OrganizationKind.PARTNER,
                null,
                null,
                null);
        register(
                INVESTMENT_FUND,
                "Quỹ Đầu tư phát triển tỉnh Đồng Tháp",
                "Quỹ Đầu tư phát triển Tỉnh",
                null,
                OrganizationKind.PARTNER,
                null,
                null,
                null);
        register(
                PROMOTION_CENTRE,
                "Trung tâm Xúc tiến Thương mại, Du lịch và Đầu tư tỉnh Đồng Tháp",
                "Trung tâm Xúc tiến Thương mại, Du lịch và Đầu tư",
                null,
                OrganizationKind.PARTNER,
                null,
                null,
                null);
        var since2021 = new Validity(START, null);
        signatories.appoint(
                PLANNING, new SignatorySummary("FOR_HEAD", "Giám đốc", "Phó Giám đốc", "Lê Minh Quân"), since2021);
        signatories.appoint(TRADE, new SignatorySummary("DIRECT", null, "Giám đốc", "Phạm Thu Hà"), since2021);
        signatories.appoint(
                OFFICE, new SignatorySummary("DIRECT", null, "Chánh Văn phòng", "Trương Minh Phát"), since2021);
        open("chuyenvien", "Nguyễn Ngọc My", PLANNING, Role.STAFF);
        open("lanhdao", "Lê Minh Quân", PLANNING, Role.LEADER);
        open("vanthu", "Trần Thị Lý", PLANNING, Role.REGISTRY);
        open("chuyenvien.ct", "Võ Hoàng Nam", TRADE, Role.STAFF);
        open("lanhdao.ct", "Phạm Thu Hà", TRADE, Role.LEADER);
        open("vanthu.ct", "Đặng Kim Ngân", TRADE, Role.REGISTRY);
        open("dieuphoi", "Huỳnh Văn Tâm", OFFICE, Role.COORDINATOR);
        open("lanhdao.vp", "Trương Minh Phát", OFFICE, Role.LEADER, Role.COORDINATOR);
        open("vanthu.vp", "Lâm Thị Thu", OFFICE, Role.REGISTRY, Role.COORDINATOR);
        open("quantri", "Bùi Anh Khoa", OFFICE, Role.ADMIN);
    }

    private void register(
            OrganizationId id,
            String officialName,
            String letterName,
            @Nullable String abbreviation,
            OrganizationKind kind,
            @Nullable OrganizationId governingBody,
            @Nullable String symbol,
            @Nullable String distribution) {
        registration.register(new OrganizationSummary(
                id,
                officialName,
                letterName,
                abbreviation,
                kind,
                governingBody,
                symbol,
                symbol == null ? null : "Đồng Tháp",
                distribution));
    }

    private void open(String username, String fullName, OrganizationId organization, Role... roles) {
        clock.asOf(
                START.atStartOfDay(clock.getZone()).toInstant(),
                () -> accounts.open(username, fullName, PASSWORD, organization, Set.of(roles)));
    }

    private static OrganizationId id(String name) {
        return new OrganizationId(UUID.nameUUIDFromBytes(("demo/organization/" + name).getBytes(UTF_8)));
    }
}
