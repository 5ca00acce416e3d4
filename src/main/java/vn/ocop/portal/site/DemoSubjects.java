package vn.ocop.portal.site;

import static vn.ocop.portal.subject.RecognitionKind.FIRST;
import static vn.ocop.portal.subject.RecognitionKind.RERATING;
import static vn.ocop.portal.subject.RecognitionKind.UPGRADE;
import static vn.ocop.portal.subject.Sex.FEMALE;
import static vn.ocop.portal.subject.Sex.MALE;
import static vn.ocop.portal.subject.SubjectType.COOPERATIVE;
import static vn.ocop.portal.subject.SubjectType.COOPERATIVE_GROUP;
import static vn.ocop.portal.subject.SubjectType.FARM;
import static vn.ocop.portal.subject.SubjectType.HOUSEHOLD_BUSINESS;
import static vn.ocop.portal.subject.SubjectType.SME;
import static vn.ocop.portal.subject.SubjectType.TOURISM_ASSOCIATION;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.PortalClock;
import vn.ocop.portal.subject.ProducerGroupDraft;
import vn.ocop.portal.subject.ProducerGroups;
import vn.ocop.portal.subject.ProductDraft;
import vn.ocop.portal.subject.ProductId;
import vn.ocop.portal.subject.RecognitionDraft;
import vn.ocop.portal.subject.RecognitionKind;
import vn.ocop.portal.subject.Recognitions;
import vn.ocop.portal.subject.Sex;
import vn.ocop.portal.subject.SubjectDraft;
import vn.ocop.portal.subject.SubjectId;
import vn.ocop.portal.subject.SubjectRegistration;
import vn.ocop.portal.subject.SubjectType;
import vn.ocop.portal.subject.Subjects;
import vn.ocop.portal.subject.Taxonomies;

/// OCOP subjects of the demo with their products and stars, on units of both maps. All of them are invented, each
/// marked so in its address; the days of the decisions are counted from the day on which they are loaded, so that some
/// certificates are always about to expire.
@Component
@Profile(DemoByDefault.PROFILE)
@ConditionalOnProperty(name = SampleActivities.PROPERTY, havingValue = "0", matchIfMissing = true)
@Order(52)
class DemoSubjects implements ApplicationRunner {
    private static final LocalDate FORMER_MAP = LocalDate.of(2024, 6, 15);
    private static final LocalDate PRESENT_MAP = LocalDate.of(2025, 9, 15);
    private static final String PROVINCE_UNTIL_REFORM = "87";
    private static final String PROVINCE_SINCE = "82";
    private static final int REFORM = 2025;

    private final SubjectRegistration registration;
    private final Recognitions recognitions;
    private final ProducerGroups groups;
    private final Subjects subjects;
    private final Taxonomies taxonomies;
    private final Areas areas;
    private final ActingAs actingAs;
    private final PortalClock clock;

    DemoSubjects(
            SubjectRegistration registration,
            Recognitions recognitions,
            ProducerGroups groups,
            Subjects subjects,
            Taxonomies taxonomies,
            Areas areas,
            ActingAs actingAs,
            PortalClock clock) {
        this.registration = registration;
        this.recognitions = recognitions;
        this.groups = groups;
        this.subjects = subjects;
        this.taxonomies = taxonomies;
        this.areas = areas;
        this.actingAs = actingAs;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!subjects.choices().isEmpty()) return;
        actingAs.person("dieuphoi", office -> {
            new Loading(office, LocalDate.now(clock)).all();
            return true;
        });
    }

    /// A decision of a product's story.
    ///
    /// @param points null where they are not known
    /// @param withdrawnOn null where it was not withdrawn
    private record Step(
            RecognitionKind kind,
            int stars,
            LocalDate day,
            @Nullable String points,
            @Nullable LocalDate withdrawnOn) {}

    /// A product with the decisions on it.
    private record Product(String name, String group, List<Step> story) {}

    /// Who represents a subject.
    private record Person(
            String name,
            String title,
            @Nullable Sex sex,
            @Nullable String ethnicity) {}

    /// One loading: who writes, and the day from which all others are counted.
    private final class Loading {
        private final SignedIn office;
        private final LocalDate today;
        private final Map<String, SubjectId> byName = new HashMap<>();
        private int number;

        Loading(SignedIn office, LocalDate today) {
            this.office = office;
            this.today = today;
        }

        void all() {
            onTheFormerMap();
            onThePresentMap();
            clubs();
        }

        private void onTheFormerMap() {
            subject(
                    COOPERATIVE,
                    "Hợp tác xã Xoài Hương Sông (minh hoạ)",
                    "87:30085",
                    person("Nguyễn Thị Thử", "Giám đốc", FEMALE),
                    false,
                    new Product("Xoài cát Hương Sông", "I.1.a", wholeLife()),
                    new Product("Xoài sấy dẻo Hương Sông", "I.3.c", expires(25, 4)));
            subject(
                    SME,
                    "Công ty TNHH Sen Mùa Nước (minh hoạ)",
                    "87:30043",
                    person("Trần Văn Nháp", "Giám đốc", MALE),
                    false,
                    new Product("Hạt sen sấy Mùa Nước", "I.3.c", upgraded()),
                    new Product("Trà lá sen Mùa Nước", "I.5.b", expires(58, 3)),
                    new Product("Tinh dầu sen Mùa Nước", "III.3", once(4, 320, "82.5")));
            subject(
                    HOUSEHOLD_BUSINESS,
                    "Hộ kinh doanh Bánh phồng Bà Tư (minh hoạ)",
                    "87:29908",
                    person("Lê Thị Thử", "Chủ hộ", FEMALE),
                    true,
                    new Product("Bánh phồng tôm Bà Tư", "I.3.d", rerated()),
                    new Product("Bánh phồng chay Bà Tư", "I.3.b", expires(112, 3)));
            subject(
                    COOPERATIVE_GROUP,
                    "Tổ hợp tác Nem Đất Quýt (minh hoạ)",
                    "87:876",
                    person("Phạm Văn Nháp", "Tổ trưởng", MALE),
                    null,
                    new Product("Nem chua Đất Quýt", "I.3.d", expired()));
            subject(
                    FARM,
                    "Trang trại Hoa Cù Lao (minh hoạ)",
                    "87:29905",
                    person("Võ Thị Thử", "Chủ trang trại", FEMALE),
                    true,
                    new Product("Hoa hồng chậu Cù Lao", "V.1", once(4, 700, "74")),
                    new Product("Kiểng lá Cù Lao", "V.2", expires(176, 3)));
            subject(
                    COOPERATIVE,
                    "Hợp tác xã Gạo Chim Về (minh hoạ)",
                    "87:30025",
                    person("Đặng Văn Nháp", "Chủ tịch hội đồng quản trị", MALE),
                    false,
                    new Product("Gạo sạch Chim Về", "I.2.a", withdrawn()),
                    new Product("Bột gạo lứt Chim Về", "I.3.b", once(3, 610, null)));
            subject(
                    HOUSEHOLD_BUSINESS,
                    "Hộ kinh doanh Khô cá Bến Đá (minh hoạ)",
                    "87:30154",
                    person("Huỳnh Thị Thử", "Chủ hộ", FEMALE),
                    null,
                    new Product("Khô cá lóc Bến Đá", "I.3.d", inGrace()),
                    new Product("Mắm cá linh Bến Đá", "I.4.a", expires(29, 3)));
            subject(
                    SME,
                    "Doanh nghiệp tư nhân Nước mắm Đầu Nguồn (minh hoạ)",
                    "87:29978",
                    person("Bùi Văn Nháp", "Giám đốc", MALE),
                    false,
                    new Product("Nước mắm cá linh Đầu Nguồn", "I.4.a", once(3, 480, "62")));
            subject(
                    COOPERATIVE,
                    "Hợp tác xã Chiếu Ven Hậu (minh hoạ)",
                    "87:875",
                    person("Ngô Thị Thử", "Giám đốc", FEMALE),
                    true,
                    new Product("Chiếu lác Ven Hậu", "IV.1", expires(90, 3)));
            subject(
                    HOUSEHOLD_BUSINESS,
                    "Hộ kinh doanh Khăn rằn Long Bình (minh hoạ)",
                    "87:870",
                    person("Đỗ Thị Thử", "Chủ hộ", FEMALE),
                    true,
                    new Product("Khăn rằn Long Bình", "IV.2", once(4, 830, "71.5")));
            subject(
                    SME,
                    "Công ty TNHH Nhãn Cù Lao Giữa (minh hoạ)",
                    "87:30244",
                    person("Hồ Văn Nháp", "Giám đốc", MALE),
                    false,
                    new Product("Nhãn sấy Cù Lao Giữa", "I.3.c", expires(145, 4)),
                    new Product("Mật ong hoa nhãn Cù Lao Giữa", "I.2.b", List.of()));
            subject(
                    COOPERATIVE_GROUP,
                    "Tổ hợp tác Ếch Đồng Biên (minh hoạ)",
                    "87:869",
                    person("Dương Văn Nháp", "Tổ trưởng", null),
                    null,
                    new Product("Khô ếch Đồng Biên", "I.3.d", List.of()));
        }

        private void onThePresentMap() {
            subject(
                    COOPERATIVE,
                    "Hợp tác xã Du lịch vườn Làng Hoa (minh hoạ)",
                    "82:29905",
                    person("Lý Thị Thử", "Giám đốc", FEMALE),
                    false,
                    new Product("Tham quan vườn hoa Làng Hoa", "VI.1", once(4, 260, "76")));
            subject(
                    TOURISM_ASSOCIATION,
                    "Hiệp hội Du lịch sinh thái Đồng Nước (minh hoạ)",
                    "82:30010",
                    person("Mai Văn Nháp", "Chủ tịch", MALE),
                    null,
                    new Product("Một ngày làm nông dân Đồng Nước", "VI.1", once(3, 150, "68")));
            subject(
                    SME,
                    "Công ty cổ phần Quýt Hồng Xuân (minh hoạ)",
                    "82:30226",
                    person("Trương Thị Thử", "Tổng giám đốc", FEMALE),
                    true,
                    new Product("Rượu quýt Hồng Xuân", "II.1.b", once(3, 95, "64.5")),
                    new Product("Mứt quýt Hồng Xuân", "I.3.c", once(4, 95, "69")));
            subject(
                    HOUSEHOLD_BUSINESS,
                    "Hộ kinh doanh Hủ tiếu Bột Trắng (minh hoạ)",
                    "82:29905",
                    person("Châu Thị Thử", "Chủ hộ", FEMALE),
                    true,
                    new Product("Hủ tiếu khô Bột Trắng", "I.3.b", once(3, 400, null)),
                    new Product("Bột gạo Bột Trắng", "I.3.b", List.of()));
            subject(
                    COOPERATIVE,
                    "Hợp tác xã Sầu riêng Phù Sa (minh hoạ)",
                    "82:28516",
                    person("Tạ Văn Nháp", "Giám đốc", MALE),
                    false,
                    new Product("Sầu riêng Phù Sa", "I.1.a", once(4, 210, "80")),
                    new Product("Sầu riêng sấy thăng hoa Phù Sa", "I.3.c", once(3, 210, "55")));
            subject(
                    SME,
                    "Công ty TNHH Ca cao Vườn Dừa (minh hoạ)",
                    "82:28594",
                    person("Lương Văn Nháp", "Giám đốc", MALE),
                    false,
                    new Product("Sô-cô-la Vườn Dừa", "I.6", once(4, 130, "84")));
            subject(
                    FARM,
                    "Trang trại Yến Cửa Biển (minh hoạ)",
                    "82:28306",
                    person("Kim Văn Nháp", "Chủ trang trại", MALE, "Khmer"),
                    false,
                    new Product("Yến chưng Cửa Biển", "III.1", once(3, 60, "58")));
            subject(
                    COOPERATIVE,
                    "Hợp tác xã Vú sữa Lò Gạch (minh hoạ)",
                    "82:28576",
                    person("Phan Thị Thử", "Giám đốc", FEMALE),
                    null,
                    new Product("Vú sữa Lò Gạch", "I.1.a", once(3, 240, null)));
            subject(
                    HOUSEHOLD_BUSINESS,
                    "Hộ kinh doanh Lạp xưởng Cái Tàu (minh hoạ)",
                    "82:30244",
                    person("Triệu Thị Thử", "Chủ hộ", FEMALE, "Hoa"),
                    true,
                    new Product("Lạp xưởng Cái Tàu", "I.3.d", once(3, 340, "66")),
                    new Product("Chả lụa Cái Tàu", "I.3.a", List.of()));
            subject(
                    COOPERATIVE_GROUP,
                    "Tổ hợp tác Lục bình Rạch Nhỏ (minh hoạ)",
                    "82:30169",
                    person("Thái Thị Thử", "Tổ trưởng", FEMALE),
                    true,
                    new Product("Giỏ lục bình Rạch Nhỏ", "IV.1", once(3, 180, "70.5")));
            subject(
                    SME,
                    "Công ty TNHH Nước ép Ba Miệt (minh hoạ)",
                    "82:28439",
                    person("Cao Văn Nháp", "Giám đốc", MALE),
                    false,
                    new Product("Nước ép khóm Ba Miệt", "II.2.b", once(3, 280, "61")));
            subject(
                    COOPERATIVE,
                    "Hợp tác xã Xoài Gò Tháp (minh hoạ)",
                    "82:29869",
                    person("Quách Văn Nháp", "Giám đốc", MALE),
                    null);
        }

        private void clubs() {
            club(
                    "Hội quán Mùa Trái Chín (minh hoạ)",
                    "87:30085",
                    LocalDate.of(2019, 7, 8),
                    42,
                    byName.get("Hợp tác xã Xoài Hương Sông (minh hoạ)"));
            club("Hội quán Bạn Hoa (minh hoạ)", "82:29905", LocalDate.of(2020, 3, 20), 18, null);
            club("Hội quán Cùng Nhau Giữ Đồng (minh hoạ)", "82:30010", null, null, null);
        }

        private void club(
                String name,
                String unit,
                @Nullable LocalDate founded,
                @Nullable Integer members,
                @Nullable SubjectId subject) {
            groups.register(
                    office,
                    new ProducerGroupDraft(
                            name, unit(unit), day(unit), founded, members, subject, DemoHalfYearBefore.MARK));
        }

        private void subject(
                SubjectType type,
                String name,
                String unit,
                Person person,
                @Nullable Boolean womenOwned,
                Product... products) {
            number++;
            boolean household = type == HOUSEHOLD_BUSINESS;
            var id = registration.register(
                    office,
                    SubjectDraft.of(name, type, unit(unit), day(unit))
                            .reachedAt(DemoHalfYearBefore.MARK, null, null)
                            .registered(
                                    null,
                                    household ? "MH-%03d".formatted(number) : null,
                                    household ? LocalDate.of(2018, 1, 2).plusMonths(number) : null)
                            .representedBy(person.name(), person.title(), person.sex(), person.ethnicity())
                            .ownedByWomen(womenOwned));
            byName.put(name, id);
            int sequence = 0;
            for (var product : products) product(id, unit, product, ++sequence);
        }

        private void product(SubjectId subject, String unit, Product product, int sequence) {
            var story = product.story();
            var since = story.isEmpty() ? today : story.getFirst().day();
            String taxonomy = taxonomies.on(since).orElseThrow().code();
            // The oldest grouping is known by branch alone.
            String group = taxonomies.group(taxonomy, product.group()).isPresent()
                    ? product.group()
                    : product.group().split("\\.", 2)[0];
            var id = registration.register(
                    office,
                    new ProductDraft(
                            subject,
                            product.name(),
                            taxonomy,
                            group,
                            story.isEmpty() ? null : code(unit, sequence, since.getYear()),
                            DemoHalfYearBefore.MARK));
            story.forEach(step -> decide(id, step));
        }

        private void decide(ProductId product, Step step) {
            var id = recognitions.enter(
                    office,
                    new RecognitionDraft(
                            product,
                            step.kind(),
                            step.stars(),
                            null,
                            "%d/QĐ-MH".formatted(100 + step.day().getDayOfYear()),
                            step.day(),
                            null,
                            step.points() == null ? null : new BigDecimal(step.points()),
                            null));
            if (step.withdrawnOn() != null) {
                recognitions.withdraw(
                        office,
                        id,
                        0,
                        step.withdrawnOn(),
                        "%d/QĐ-MH".formatted(500 + step.withdrawnOn().getDayOfYear()),
                        "Không còn giữ điều kiện bảo đảm an toàn thực phẩm (minh hoạ)");
            }
        }

        /// The first decision, so many days ago.
        private List<Step> once(int stars, int daysAgo, @Nullable String points) {
            return List.of(new Step(FIRST, stars, today.minusDays(daysAgo), points, null));
        }

        /// A certificate that expires in so many days.
        private List<Step> expires(int days, int stars) {
            return List.of(new Step(FIRST, stars, decidedFor(today.plusDays(days)), null, null));
        }

        private List<Step> inGrace() {
            return List.of(new Step(FIRST, 3, decidedFor(today.minusDays(60)), null, null));
        }

        private List<Step> expired() {
            return List.of(new Step(FIRST, 3, decidedFor(today.minusDays(400)), null, null));
        }

        private List<Step> withdrawn() {
            return List.of(new Step(FIRST, 3, today.minusDays(500), "57", today.minusDays(90)));
        }

        private List<Step> upgraded() {
            return List.of(
                    new Step(FIRST, 3, today.minusDays(900), "65.5", null),
                    new Step(UPGRADE, 4, today.minusDays(300), "77", null));
        }

        private List<Step> rerated() {
            return List.of(
                    new Step(FIRST, 3, today.minusDays(1800), null, null),
                    new Step(RERATING, 3, today.minusDays(740), "63", null));
        }

        private List<Step> wholeLife() {
            return List.of(
                    new Step(FIRST, 3, today.minusDays(2150), null, null),
                    new Step(UPGRADE, 4, today.minusDays(1800), "72", null),
                    new Step(RERATING, 4, today.minusDays(730), "83.25", null),
                    new Step(UPGRADE, 5, today.minusDays(45), "91.5", null));
        }

        /// The day of a decision whose 36 months end on that day, or as near before it as months allow.
        private LocalDate decidedFor(LocalDate validUntil) {
            return validUntil.minusMonths(36);
        }

        /// A product's code, where its unit had one in that year.
        private @Nullable String code(String unit, int sequence, int year) {
            var area = areas.get(unit(unit));
            int shown = number * 10 + sequence;
            if (unit.startsWith(PROVINCE_SINCE)) {
                return year < REFORM ? null : "%s-%s-%d-%d".formatted(PROVINCE_SINCE, area.code(), shown, year);
            }
            if (area.kind().ofDistrictLevel() || area.parentId() == null || year > REFORM) return null;
            String district = areas.get(area.parentId()).code();
            return "%s-%s-%s-%d-%d".formatted(PROVINCE_UNTIL_REFORM, district, area.code(), shown, year);
        }

        /// @param unit its province's code and its own
        private AdministrativeUnitId unit(String unit) {
            return areas.on(day(unit)).stream()
                    .filter(area -> area.code().equals(unit.substring(3)))
                    .map(Area::id)
                    .findFirst()
                    .orElseThrow(() -> new NotFound(unit));
        }

        private static LocalDate day(String unit) {
            return unit.startsWith(PROVINCE_SINCE) ? PRESENT_MAP : FORMER_MAP;
        }

        private static Person person(String name, String title, @Nullable Sex sex) {
            return person(name, title, sex, "Kinh");
        }

        private static Person person(String name, String title, @Nullable Sex sex, String ethnicity) {
            return new Person(name, title, sex, ethnicity);
        }
    }
}
