package vn.ocop.portal.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static vn.ocop.portal.activity.ActivityState.DONE;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
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
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.PortalClock;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanRegistration;
import vn.ocop.portal.plan.PlanRole;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskTerms;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.report.LetterIssue;
import vn.ocop.portal.report.ReportDrafting;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportLife;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.RequestContent;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.Section;
import vn.ocop.portal.report.SentenceKind;

/// The half-year before the demo's: a whole life of a report, from the request to its acceptance, each step at its own
/// time. The number and day of plan 124 are the province's; its title is plain, and all else is invented, each activity
/// marked so in its notes. Loaded before the plans of 2022, which nobody knew then.
@Component
@Profile(DemoByDefault.PROFILE)
@ConditionalOnProperty(name = SampleActivities.PROPERTY, havingValue = "0", matchIfMissing = true)
@Order(20)
class DemoHalfYearBefore implements ApplicationRunner {
    static final String MARK = "Hồ sơ minh hoạ";
    private static final PlanId PLAN = new PlanId(uuid("plan/124-2021"));
    private static final PlanTaskId TRAINING = new PlanTaskId(uuid("plan-task/2021-training"));
    private static final PlanTaskId TRADE = new PlanTaskId(uuid("plan-task/2021-trade"));
    private static final PlanTaskId STARTUPS = new PlanTaskId(uuid("plan-task/2021-startups"));
    static final PlanTaskId WOMEN = new PlanTaskId(uuid("plan-task/2022-women"));
    static final PlanTaskId SPACE = new PlanTaskId(uuid("plan-task/2022-space"));
    private static final int NUMBER = 1893;
    private static final int ARRIVAL = 911;

    private final Plans plans;
    private final PlanRegistration registration;
    private final ActivityLog log;
    private final Areas areas;
    private final ReportRequests requests;
    private final ReportDrafting drafting;
    private final Reports reports;
    private final ReportLife life;
    private final LetterIssue issue;
    private final ActingAs actingAs;
    private final PortalClock clock;
    private final EntityManager database;

    DemoHalfYearBefore(
            Plans plans,
            PlanRegistration registration,
            ActivityLog log,
            Areas areas,
            ReportRequests requests,
            ReportDrafting drafting,
            Reports reports,
            ReportLife life,
            LetterIssue issue,
            ActingAs actingAs,
            PortalClock clock,
            EntityManager database) {
        this.plans = plans;
        this.registration = registration;
        this.log = log;
        this.areas = areas;
        this.requests = requests;
        this.drafting = drafting;
        this.reports = reports;
        this.life = life;
        this.issue = issue;
        this.actingAs = actingAs;
        this.clock = clock;
        this.database = database;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!plans.all().isEmpty()) return;
        ActingAs.administrator(this::plan);
        activities();
        var request = at("2021-11-22T09:00", "dieuphoi", this::request);
        report(request);
    }

    private void plan() {
        registration.register(new PlanCitation(
                PLAN,
                "124/KH-UBND",
                LocalDate.of(2021, 4, 14),
                DemoPeople.PROVINCE,
                "thực hiện Chương trình mỗi xã một sản phẩm giai đoạn 2021 – 2025",
                LocalDate.of(2021, 1, 1),
                LocalDate.of(2025, 12, 31)));
        registration.addParticipation(PLAN, DemoPeople.PLANNING, PlanRole.EXECUTES);
        task(
                TRAINING,
                "1",
                "Tập huấn cho chủ thể OCOP về lập phương án kinh doanh, ghi chép sổ sách",
                Set.of(),
                LocalDate.of(2021, 11, 30));
        task(
                TRADE,
                "2",
                "Kết nối chủ thể OCOP với các hệ thống phân phối",
                Set.of(DemoPeople.CENTRE),
                LocalDate.of(2021, 12, 10));
        task(
                STARTUPS,
                "3",
                "Ươm tạo dự án khởi nghiệp từ nông sản địa phương",
                Set.of(DemoPeople.CENTRE),
                LocalDate.of(2021, 12, 10));
        task(
                WOMEN,
                "4",
                "Tập huấn nâng cao năng lực quản lý cho nữ thành viên tổ hợp tác, hợp tác xã có sản phẩm OCOP",
                Set.of(DemoPeople.WOMEN_OF_SA_DEC),
                LocalDate.of(2022, 5, 31));
        task(
                SPACE,
                "5",
                "Trình chủ trương và chuẩn bị mặt bằng cho không gian khởi nghiệp, đổi mới sáng tạo của Tỉnh",
                Set.of(),
                LocalDate.of(2022, 6, 10));
    }

    private void task(PlanTaskId id, String code, String content, Set<OrganizationId> cooperating, LocalDate dueOn) {
        registration.addTask(PLAN, id, new PlanTaskTerms(code, content, DemoPeople.PLANNING, cooperating, dueOn, MARK));
    }

    private void activities() {
        logged(
                "2021-10-08T10:30",
                held("TRAINING", "Lập phương án sản xuất kinh doanh cho sản phẩm OCOP", LocalDate.of(2021, 10, 6), 2)
                        .at(null, units("867", "876"), false)
                        .by(DemoPeople.PLANNING, null, List.of())
                        .reaching("chủ thể OCOP", null, false)
                        .answering(
                                Map.of("courseKind", "quản trị doanh nghiệp", "mode", "trực tuyến"),
                                Map.of("classes", number(2), "participants", number(84), "women", number(41)))
                        .under(Set.of(TRAINING)));
        logged(
                "2021-10-22T15:10",
                held("TRAINING", "Ghi chép sổ sách và truy xuất nguồn gốc nông sản", LocalDate.of(2021, 10, 21), 1)
                        .at(null, units("872", "873"), false)
                        .by(DemoPeople.PLANNING, null, List.of(DemoPeople.FARMERS))
                        .answering(Map.of("mode", "trực tiếp"), Map.of("participants", number(57)))
                        .under(Set.of(TRAINING)));
        logged(
                "2021-11-12T08:40",
                held("TRADE_LINK", "Kết nối tiêu thụ sản phẩm", LocalDate.of(2021, 11, 11), 1)
                        .by(DemoPeople.CENTRE, null, List.of())
                        .reaching("chủ thể OCOP", null, false)
                        .answering(
                                Map.of("counterparts", "các hệ thống phân phối tại thành phố Hồ Chí Minh"),
                                Map.of("enterprises", number(18), "memoranda", number(4)))
                        .under(Set.of(TRADE)));
        logged(
                "2021-11-19T09:20",
                held("FUND_BRIEFING", "Giới thiệu vốn vay khởi nghiệp", LocalDate.of(2021, 11, 18), 1)
                        .at(null, units("866"), false)
                        .by(DemoPeople.CENTRE, null, List.of(DemoPeople.INVESTMENT_FUND))
                        .reaching("doanh nghiệp, dự án khởi nghiệp", null, false)
                        .answering(
                                Map.of("policies", "các nguồn vốn vay ưu đãi cho khởi nghiệp"),
                                Map.of("participants", number(45)))
                        .under(Set.of(STARTUPS)));
        logged(
                "2021-11-26T14:00",
                held("INCUBATION", "Ươm tạo dự án khởi nghiệp từ nông sản địa phương", LocalDate.of(2021, 11, 25), 1)
                        .by(DemoPeople.CENTRE, null, List.of())
                        .answering(Map.of(), Map.of("registered", number(14), "selected", number(5)))
                        .under(Set.of(STARTUPS)));
        logged(
                "2021-12-06T10:05",
                held("COMMUNICATION", "Sản phẩm OCOP và gương khởi nghiệp", LocalDate.of(2021, 12, 3), 1)
                        .by(DemoPeople.PLANNING, null, List.of())
                        .answering(Map.of("channel", "trang thông tin điện tử của Sở"), Map.of("pieces", number(9))));
    }

    private RequestId request(SignedIn office) {
        return requests.register(
                new RequestContent(
                        office.organization(),
                        "402/VPĐP-OCOP",
                        LocalDate.of(2021, 11, 22),
                        "báo cáo kết quả thực hiện Chương trình OCOP 6 tháng cuối năm 2021",
                        PLAN,
                        "6 tháng cuối năm 2021",
                        new Period(LocalDate.of(2021, 6, 15), LocalDate.of(2021, 12, 14)),
                        "6 tháng đầu năm 2022",
                        LocalDate.of(2022, 6, 14),
                        LocalDate.of(2021, 12, 17)),
                Set.of(DemoPeople.PLANNING),
                office);
    }

    private void report(RequestId request) {
        var report = at("2021-12-14T08:30", "chuyenvien", staff -> {
            var id = drafting.start(request, staff);
            drafting.add(
                    id,
                    Section.DIFFICULTIES,
                    SentenceKind.SENTENCE,
                    "Dịch bệnh kéo dài nên một số lớp tập huấn phải chuyển sang trực tuyến hoặc dời sang kỳ sau",
                    staff);
            drafting.add(
                    id,
                    Section.NEXT_TASKS,
                    SentenceKind.ITEM,
                    "Tổ chức cuộc thi ý tưởng khởi nghiệp từ sản phẩm OCOP cho thanh niên nông thôn",
                    staff);
            return id;
        });
        done("2021-12-14T16:20", "chuyenvien", staff -> life.submit(report, version(report, staff), MARK, staff));
        done("2021-12-15T09:40", "lanhdao", leader -> life.sign(report, version(report, leader), null, leader));
        done("2021-12-15T14:10", "vanthu", clerk -> {
            var day = LocalDate.now(clock);
            issue.issue(report, version(report, clerk), NUMBER, day, clerk);
        });
        done("2021-12-16T08:15", "dieuphoi", office -> {
            var day = LocalDate.now(clock);
            life.receive(report, version(report, office), ARRIVAL, day, office);
        });
        done(
                "2021-12-20T10:05",
                "dieuphoi",
                office -> life.accept(report, version(report, office), "Đủ nội dung, Văn phòng đã tổng hợp", office));
    }

    private int version(ReportId report, SignedIn me) {
        return reports.get(report, me).report().version();
    }

    private void logged(String moment, ActivityDraft activity) {
        at(moment, "chuyenvien", staff -> log.log(staff, activity.noting(MARK)));
    }

    private void done(String moment, String username, Consumer<SignedIn> work) {
        at(moment, username, person -> {
            work.accept(person);
            return true;
        });
    }

    /// Does one step of the story. All are one transaction, so each is written to the database before the next one
    /// reads from there.
    ///
    /// @param moment in Vietnam's time
    private <T extends @Nullable Object> T at(String moment, String username, Function<SignedIn, T> work) {
        var instant = LocalDateTime.parse(moment).atZone(clock.getZone()).toInstant();
        return clock.asOf(instant, () -> {
            T made = actingAs.person(username, work);
            database.flush();
            return made;
        });
    }

    private static ActivityDraft held(String type, String topic, LocalDate from, int days) {
        return ActivityDraft.of(type, topic, DONE, new Period(from, from.plusDays(days - 1L)), true);
    }

    /// The units of these codes at the end of 2021.
    private Set<AdministrativeUnitId> units(String... codes) {
        var wanted = Set.of(codes);
        return areas.on(LocalDate.of(2021, 12, 31)).stream()
                .filter(area -> wanted.contains(area.code()))
                .map(Area::id)
                .collect(Collectors.toSet());
    }

    private static BigDecimal number(long value) {
        return BigDecimal.valueOf(value);
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(("demo/" + name).getBytes(UTF_8));
    }
}
