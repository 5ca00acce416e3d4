package vn.ocop.portal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.ApiScope;
import vn.ocop.portal.account.ApiTokens;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityBatches;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.BatchAction;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.exchange.imports.ImportKind;
import vn.ocop.portal.exchange.imports.Imports;
import vn.ocop.portal.plan.MeasuredBy;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanRegistration;
import vn.ocop.portal.plan.PlanTargetTerms;
import vn.ocop.portal.plan.PlanTaskTerms;
import vn.ocop.portal.plan.TargetEstimates;
import vn.ocop.portal.plan.TargetOperator;
import vn.ocop.portal.report.CertificateNotices;
import vn.ocop.portal.report.HalfYear;
import vn.ocop.portal.report.RequestReminders;
import vn.ocop.portal.subject.ProducerGroupDraft;
import vn.ocop.portal.subject.ProducerGroups;
import vn.ocop.portal.subject.SubjectId;

/// Every page that shows a list beside its spreadsheet: the page leads there, and both hold the same rows.
@PortalTest
class SheetOfEveryListTests {
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*\\.xlsx[^\"]*)\"");
    private static final Pattern PARTS =
            Pattern.compile("(?s)<tbody[^>]*>(.*?)</tbody>|<ul class=\"area-names\">(.*?)</ul>");
    private static final Pattern ROWS = Pattern.compile("(?s)<tr(?: ([^>]*))?>(.*?)</tr>|<li>(.*?)</li>");
    private static final String A_LIST = "<table class=\"list";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    HalfYear halfYear;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Areas areas;

    @Autowired
    Clock clock;

    @Autowired
    PlanRegistration plans;

    @Autowired
    TargetEstimates estimates;

    @Autowired
    ActivityLog log;

    @Autowired
    ActivityBatches batches;

    @Autowired
    CertificateNotices notices;

    @Autowired
    RequestReminders reminders;

    @Autowired
    ProducerGroups groups;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Imports imports;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    private final Map<String, SignedIn> readers = new LinkedHashMap<>();
    private PlanId plan = PlanId.create();

    @BeforeEach
    void recordsOfTwoDepartments() {
        var planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        var trade = halfYear.department("Sở Công Thương");
        var office = halfYear.office();
        var admin = people.of(planning.staff().organization(), Role.ADMIN);
        readers.put("staff", planning.staff());
        readers.put("leader", planning.leader());
        readers.put("neighbour", trade.staff());
        readers.put("office", office);
        readers.put("admin", admin);
        People.actingAs(admin);
        var farmers = people.partner("=Hội Nông dân Tỉnh");
        plan = plans.register(new PlanCitation(
                PlanId.create(),
                "81/KH-UBND",
                LocalDate.of(2022, 4, 18),
                planning.staff().organization(),
                "triển khai Chương trình",
                LocalDate.of(2022, 1, 1),
                LocalDate.of(2022, 12, 31)));
        plans.addTask(
                plan,
                new PlanTaskTerms("1", "-Tập huấn", planning.staff().organization(), Set.of(farmers), null, null));
        plans.addTask(plan, new PlanTaskTerms("2", "Kết nối", trade.staff().organization(), Set.of(), null, null));
        var target = plans.addTarget(
                plan,
                new PlanTargetTerms("ACTIVITIES_HELD", TargetOperator.AT_LEAST, BigDecimal.valueOf(8), null, null)
                        .by(MeasuredBy.ACTIVITIES));
        for (var department : List.of(planning, trade)) {
            var who = department.staff();
            var ids = List.of(
                    halfYear.training(department, "=1+1 của " + who.organizationName()),
                    halfYear.training(department, "Bán hàng qua mạng"));
            for (ActivityId id : ids) {
                var action = new BatchAction.Cancel("@mưa");
                var versions = new LinkedHashMap<ActivityId, Integer>();
                batches.preview(who, List.of(id), action)
                        .changed()
                        .forEach(row -> versions.put(row.id(), row.version()));
                if (id.equals(ids.getLast())) batches.make(who, action, versions);
            }
            estimates.give(who, plan, target, false, 2022, BigDecimal.valueOf(7), "+ước của " + who.fullName());
            imports.upload(
                    who,
                    ImportKind.ACTIVITIES,
                    "=của tôi.csv",
                    "Chủ đề,Ngày\nTập huấn,8/3/2022\n".getBytes(StandardCharsets.UTF_8));
        }
        var lotus = subject("=1+1 Hợp tác xã Sen", office, 20);
        subject("+Tổ hợp tác Xoài", office, 150);
        subject("Cơ sở Chanh", office, 400);
        People.actingAs(planning.staff());
        var today = LocalDate.now(clock);
        log.log(
                planning.staff(),
                ActivityDraft.of("TRAINING", "Đóng gói", ActivityState.DONE, new Period(today, today), true)
                        .forSubjects(Set.of(lotus)));
        People.actingAs(office);
        notices.draft(office, lotus);
        groups.register(
                office,
                new ProducerGroupDraft(
                        "@Hội quán Đồng Tâm",
                        areas.belowProvinceOn(today).getFirst().id(),
                        today,
                        null,
                        18,
                        null,
                        "-ghi chú"));
        var request = halfYear.request(office, "165/VPĐP-OCOP", planning, trade);
        halfYear.issued(planning, request);
        People.actingAs(office);
        reminders.draft(office, request, null, null);
        People.actingAs(admin);
        tokens.give("=Kho dữ liệu", office.organization(), Set.of(ApiScope.values()), today, admin.id());
        jdbc.sql("""
                        insert into area_reform (reform_id, version, number, title, takes_effect_on, state)
                        values (gen_random_uuid(), 0, '1/NQ', '@Sắp xếp', '2030-01-01', 'DRAFT')""").update();
    }

    private SubjectId subject(String name, SignedIn by, int daysLeft) {
        var id = SubjectId.create();
        var product = UUID.randomUUID();
        var today = LocalDate.now(clock);
        var unit = areas.belowProvinceOn(today).getFirst().id().value();
        UUID me = by.id().value();
        jdbc.sql("""
                        insert into ocop_subject (subject_id, version, name, type, unit_id, recorded_on, recorded_by, recorded_at, changed_by, changed_at)
                        values (?, 0, ?, 'COOPERATIVE', ?, ?, ?, now(), ?, now())""").params(id.value(), name, unit, today, me, me).update();
        jdbc.sql("""
                        insert into ocop_product (product_id, version, subject_id, name, taxonomy_code, group_code, recorded_by, recorded_at, changed_by, changed_at)
                        select ?, 0, ?, ?, taxonomy_code, group_code, ?, now(), ?, now() from product_group
                        where taxonomy_code = 'QD148' and group_code like '%.%.%' order by position limit 1""")
                .params(product, id.value(), "Sản phẩm của " + name, me, me)
                .update();
        var until = today.plusDays(daysLeft);
        jdbc.sql("""
                        insert into recognition (recognition_id, version, product_id, kind, stars, level, criteria_code, decision_number, decided_on, valid_until,
                                                 recorded_by, recorded_at, changed_by, changed_at)
                        values (gen_random_uuid(), 0, ?, 'FIRST', 3, 'PROVINCE', 'QD148', '100/QĐ-UBND', ?, ?, ?, now(), ?, now())""").params(product, until.minusMonths(36), until, me, me).update();
        return id;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /activities                                        | staff     | 3 | Chủ đề, nội dung            | =1+1
            /activities?q=mang                                 | neighbour | 1 | Chủ đề, nội dung            |
            /activities/batches                                | staff     | 1 | Việc                        |
            /plans                                             | staff     | 1 | Nội dung kế hoạch           |
            /plans/{plan}/results?period=YEAR_CALENDAR&year=2022 | staff   | 2 | Phạm vi                     | +ước
            /plans/{plan}/results?from=1/1/2022&to=30/6/2022   | office    | 3 | Phạm vi                     | +ước
            /plans/{plan}/gaps?from=1/1/2022&to=30/6/2022      | staff     |   | Nội dung                    | -Tập huấn
            /plans/{plan}/gaps?from=1/1/2022&to=30/6/2022      | office    |   | Nội dung                    | =Hội
            /plans/gaps?period=YEAR_CALENDAR&year=2022         | leader    |   | Nội dung                    | =1+1
            /calendar?month=2022-03&view=list                  | staff     | 2 | Việc                        | =1+1
            /overview/changes?from=1/1/2022&to=30/6/2022       | office    |   | Tên                         |
            /overview/gaps?from=1/1/2022&to=30/6/2022          | office    |   | Tên                         | =Hội
            /subjects                                          | staff     | 3 | Tên chủ thể                 | =1+1
            /subjects/unreached                                | staff     | 2 | Chủ thể                     | +Tổ
            /subjects/unreached                                | neighbour | 3 | Chủ thể                     | =1+1
            /subjects/groups                                   | staff     | 1 | Tên hội quán                | @Hội
            /subjects/groups?q=khong co                        | staff     | 0 | Tên hội quán                |
            /products                                          | staff     | 3 | Tên sản phẩm                |
            /products/expiring                                 | staff     | 2 | Chủ thể                     | =1+1
            /products/expiring?within=30                       | office    | 1 | Chủ thể                     | =1+1
            /notices                                           | office    | 1 | Chủ thể                     | =1+1
            /notices?state=SENT                                | office    | 0 | Chủ thể                     |
            /requests                                          | neighbour | 1 | Số, ký hiệu                 |
            /requests/matrix                                   | office    | 2 | Cơ quan                     |
            /requests/matrix?only=OWING                        | office    | 1 | Cơ quan                     |
            /requests/reminders                                | office    | 1 | Công văn yêu cầu            |
            /requests/reminders?state=SENT                     | office    | 0 | Công văn yêu cầu            |
            /reports                                           | staff     | 1 | Báo cáo                     |
            /reports                                           | neighbour | 0 | Báo cáo                     |
            /organizations                                     | staff     | 4 | Tên chính thức              | =Hội
            /organizations?q=nong dan                          | neighbour | 1 | Tên chính thức              | =Hội
            /imports                                           | staff     | 1 | Tệp                         | =của
            /admin/organizations                               | admin     | 4 | Tên chính thức              | =Hội
            /admin/users                                       | admin     |   | Tên đăng nhập               |
            /admin/activity-types                              | admin     |   | Tên                         |
            /admin/audit                                       | admin     |   | Người làm                   |
            /admin/working-days?year=2026                      | admin     |   | Tên ngày nghỉ, hoặc làm bù cho ngày nào |
            /admin/periods                                     | admin     |   | Tên kỳ                      |
            /admin/api-tokens                                  | admin     | 1 | Dùng cho                    | =Kho
            /admin/areas/reforms                               | admin     | 1 | Nội dung                    | @Sắp
            """)
    void aPageAndItsSheetHoldTheSameRows(
            String page, String reader, @Nullable Integer rows, String column, @Nullable String inert)
            throws IOException {
        var me = reader(reader);
        String html = text(get(page.replace("{plan}", plan.toString()), me));
        var shown = rows(html);
        var read = column(link(html), me, column, inert);
        if (rows == null) assertThat(shown).isNotEmpty();
        else assertThat(shown).hasSize(rows);
        assertThat(read).as(shown.toString()).hasSameSizeAs(shown);
        for (int i = 0; i < shown.size(); i++) {
            assertThat(shown.get(i)).containsIgnoringCase(read.get(i));
        }
    }

    @Test
    void noPageShowsAListWithoutItsSheet() {
        var pages = new TreeSet<String>();
        routes.getHandlerMethods().forEach((route, _) -> {
            if (!route.getMethodsCondition().getMethods().contains(RequestMethod.GET)) return;
            for (String path : route.getPatternValues()) {
                String one = path.startsWith("/plans/{id}") ? path.replace("{id}", plan.toString()) : path;
                if (!one.contains("{") && !one.contains("*")) pages.add(one);
            }
        });
        var lists = new TreeSet<String>();
        var without = new TreeSet<String>();
        for (String page : pages) {
            for (var me : readers.values()) {
                var answer = get(page, me);
                if (answer.getResponse().getStatus() != HttpStatus.OK.value()
                        || !String.valueOf(answer.getResponse().getContentType())
                                .startsWith("text/html")) continue;
                String html = text(answer);
                if (!html.contains(A_LIST)) continue;
                lists.add(page);
                if (!LINK.matcher(html).find()) without.add(page);
            }
        }
        assertThat(lists).hasSizeGreaterThan(22);
        // Its tables explain the API: they hold no records.
        assertThat(without).containsExactly("/api/docs");
    }

    @Test
    void whoMayNotSeeAPageGetsNoSheetOfIt() {
        var all = readers.keySet();
        var reporting = Set.of("staff", "leader", "neighbour", "office");
        Map<String, Set<String>> may = new LinkedHashMap<>();
        may.put("/products/expiring.xlsx", all);
        may.put("/subjects/groups.xlsx", all);
        may.put("/organizations.xlsx", all);
        may.put("/subjects/unreached.xlsx", reporting);
        may.put("/plans/gaps.xlsx", reporting);
        may.put("/plans/" + plan + "/gaps.xlsx", reporting);
        may.put("/plans/" + plan + "/results.xlsx", reporting);
        may.put("/notices.xlsx", Set.of("office"));
        may.put("/requests/matrix.xlsx", Set.of("office"));
        may.put("/requests/reminders.xlsx", Set.of("office"));
        may.put("/activities/batches.xlsx", Set.of("staff", "neighbour"));
        may.put("/imports.xlsx", Set.of("staff", "neighbour", "office", "admin"));
        for (String address :
                List.of("/admin/periods", "/admin/working-days", "/admin/api-tokens", "/admin/areas/reforms"))
            may.put(address + ".xlsx", Set.of("admin"));
        may.forEach((address, those) -> {
            readers.forEach((name, me) -> assertThat(get(address, me))
                    .as(address + " for " + name)
                    .hasStatus(those.contains(name) ? HttpStatus.OK : HttpStatus.NOT_FOUND));
            assertThat(mvc.get().uri(address).with(SecurityMockMvcRequestPostProcessors.anonymous()))
                    .as(address)
                    .hasStatus3xxRedirection();
        });
    }

    @Test
    void aFilterThatCannotBeReadLeadsToThePageThatSaysSo() {
        var me = reader("staff");
        assertThat(get("/products/expiring.xlsx?within=77", me)).hasRedirectedUrl("/products/expiring");
        assertThat(get("/subjects/unreached.xlsx?from=02/01/2022&to=01/01/2022", me))
                .hasRedirectedUrl("/subjects/unreached?from=02/01/2022&to=01/01/2022");
        assertThat(get("/plans/gaps.xlsx?from=31/6/2022&to=1/7/2022", me))
                .hasRedirectedUrl("/plans/gaps?from=31/6/2022&to=1/7/2022");
        assertThat(get("/plans/" + plan + "/results.xlsx?period=KHONG&year=2022", me))
                .hasRedirectedUrl("/plans/" + plan + "/results?period=KHONG&year=2022");
    }

    @Test
    void activitiesWithoutATaskComeAllWhereThePageShowsTheLatest() throws IOException {
        var me = reader("staff");
        People.actingAs(me);
        var day = new Period(LocalDate.of(2021, 5, 1), LocalDate.of(2021, 5, 1));
        for (int i = 0; i < 53; i++) {
            log.log(me, ActivityDraft.of("TRAINING", "Lớp thứ " + i, ActivityState.DONE, day, true));
        }
        String html = text(get("/plans/gaps?from=1/1/2021&to=1/6/2021", me));
        assertThat(rows(html)).filteredOn(row -> row.contains("Lớp thứ")).hasSize(50);
        assertThat(column(link(html), me, "Nội dung", null))
                .filteredOn(row -> row.contains("Lớp thứ"))
                .hasSize(53);
    }

    private SignedIn reader(String name) {
        var me = readers.get(name);
        assertThat(me).as(name).isNotNull();
        return Objects.requireNonNull(me);
    }

    private MvcTestResult get(String address, SignedIn me) {
        return mvc.method(HttpMethod.GET)
                .uri(URI.create(address.replace(" ", "%20")))
                .with(People.signedInAs(me))
                .exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /// The address of the page's own spreadsheet.
    private static String link(String html) {
        var link = LINK.matcher(html);
        while (link.find()) {
            if (!link.group(1).contains("-template")) return HtmlUtils.htmlUnescape(link.group(1));
        }
        throw new AssertionError("no spreadsheet on the page: " + html);
    }

    /// The rows of the page's tables, and the areas of its lists, as words.
    private static List<String> rows(String html) {
        var rows = new ArrayList<String>();
        var parts = PARTS.matcher(html);
        while (parts.find()) {
            var row = ROWS.matcher(parts.group());
            while (row.find()) {
                if (String.valueOf(row.group(1)).contains("plan-target")) continue;
                rows.add(HtmlUtils.htmlUnescape(row.group().replaceAll("<[^>]*>", " ")));
            }
        }
        return rows;
    }

    /// A column of the file, in which no cell is a formula, nor becomes one when somebody edits it.
    ///
    /// @param inert how one of its cells begins
    private List<String> column(String address, SignedIn me, String title, @Nullable String inert) throws IOException {
        var answer = get(address, me);
        assertThat(answer)
                .as(address)
                .hasStatusOk()
                .hasContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            var sheet = book.getSheetAt(0);
            int at = -1;
            for (Cell cell : sheet.getRow(0)) if (cell.toString().equals(title)) at = cell.getColumnIndex();
            assertThat(at).as(title).isNotNegative();
            var found = new ArrayList<String>();
            boolean seen = inert == null;
            for (Row row : sheet) {
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                    if (cell.getCellType() != CellType.STRING || cell.toString().isEmpty()) continue;
                    String text = cell.toString();
                    if ("=+-@".indexOf(text.charAt(0)) >= 0)
                        assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
                    seen |= inert != null && text.toLowerCase(Locale.ROOT).startsWith(inert.toLowerCase(Locale.ROOT));
                }
                if (row.getRowNum() == 0) continue;
                var cell = row.getCell(at);
                found.add(cell == null ? "" : cell.toString());
            }
            assertThat(seen).as("a cell that begins with " + inert).isTrue();
            return found;
        }
    }
}
