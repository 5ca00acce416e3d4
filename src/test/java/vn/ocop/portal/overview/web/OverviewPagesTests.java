package vn.ocop.portal.overview.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.report.HalfYear;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.subject.SubjectId;

@PortalTest
class OverviewPagesTests {
    private static final String HALF = "/overview?from=15/12/2021&to=14/06/2022";
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Pattern ROW =
            Pattern.compile("(?s)<tr(?: class=\"sum\")?><th scope=\"row\">(.*?)</th>(.*?)</tr>");
    private static final Pattern CELL = Pattern.compile("(?s)<td[^>]*>(.*?)</td>");
    private static final Pattern LINK = Pattern.compile("(?s)<a href=\"([^\"]*)\">([^<]*)</a>");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    HalfYear halfYear;

    @Autowired
    ActivityLog log;

    @Autowired
    Areas areas;

    @Autowired
    JdbcClient sql;

    @Autowired
    Clock clock;

    private HalfYear.Department planning = none();
    private HalfYear.Department trade = none();
    private SignedIn office = none();
    private List<Area> districts = List.of();

    @SuppressWarnings("NullAway")
    private static <T> T none() {
        return null;
    }

    @BeforeEach
    void aHalfYearOfTwoDepartments() {
        planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        trade = halfYear.department("Sở <Công> Thương");
        office = halfYear.office();
        districts = areas.belowProvinceOn(LocalDate.of(2022, 3, 8));
        held(planning, "TRAINING", "2022-03-08", Set.of(0, 1), 40, 18);
        held(planning, "TRAINING", "2022-04-08", Set.of(1), 60, 30);
        held(planning, "STUDY_VISIT", "2022-06-14", Set.of(), 5, null);
        held(trade, "TRAINING", "2021-12-15", Set.of(1), 10, null);
        held(trade, "TRAINING", "2021-12-14", Set.of(2), 7, 7);
        held(trade, "TRAINING", "2022-06-15", Set.of(2), 1000, 1);
    }

    private void held(
            HalfYear.Department by,
            String type,
            String day,
            Set<Integer> places,
            int participants,
            @Nullable Integer women) {
        People.actingAs(by.staff());
        var at = LocalDate.parse(day);
        var measures = new LinkedHashMap<String, BigDecimal>();
        measures.put("participants", BigDecimal.valueOf(participants));
        if (women != null) measures.put("women", BigDecimal.valueOf(women));
        var where = places.stream().map(i -> districts.get(i).id()).collect(java.util.stream.Collectors.toSet());
        log.log(
                by.staff(),
                ActivityDraft.of(type, "Ngày " + day, ActivityState.DONE, new Period(at, at), true)
                        .at(null, where, false)
                        .answering(Map.of(), measures));
    }

    @Test
    void tellsThePeriodBesideTheOneBeforeAndUntilWhen() {
        var page = text(get(HALF, office));
        assertThat(page)
                .contains("Kỳ 15/12/2021 – 14/06/2022, so với 15/06/2021 – 14/12/2021")
                .containsPattern("Số liệu đến \\d\\d:\\d\\d ngày \\d\\d/\\d\\d/\\d{4}")
                .contains("Địa bàn theo ghi nhận");
        var totals = rows(part(page, "totals-title"));
        assertThat(figures(totals, "Hoạt động")).startsWith("4", "1", "Tăng 3 (300%)");
        assertThat(figures(totals, "Lượt người tham dự")).startsWith("115", "7");
        // Women are told of two activities alone, with 100 participants.
        assertThat(figures(totals, "Tỷ lệ nữ")).startsWith("48%", "100%", "Giảm 52 điểm %");
        assertThat(page).contains("48 nữ trong 100 lượt người có ghi giới tính");
        var types = rows(part(page, "types"));
        assertThat(figures(types, "Tập huấn, đào tạo")).startsWith("3", "1");
        assertThat(figures(types, "Toàn tỉnh")).startsWith("4", "1");
        var departments = rows(part(page, "departments"));
        assertThat(figures(departments, "Sở Kế hoạch và Đầu tư")).startsWith("3", "0", "Tăng 3");
        assertThat(figures(departments, "Sở &lt;Công&gt; Thương")).startsWith("1", "1", "Không đổi");
        var months = rows(part(page, "months"));
        assertThat(months.keySet())
                .containsExactly(
                        "12/2021 (06/2021)",
                        "01/2022 (07/2021)",
                        "02/2022 (08/2021)",
                        "03/2022 (09/2021)",
                        "04/2022 (10/2021)",
                        "05/2022 (11/2021)",
                        "06/2022 (12/2021)",
                        "Toàn tỉnh");
        assertThat(figures(months, "12/2021 (06/2021)")).startsWith("1", "0");
        assertThat(figures(months, "06/2022 (12/2021)")).startsWith("1", "1");
    }

    @Test
    void againstLastYearAndOnAnotherMap() {
        var page = text(get(HALF + "&against=year&map=01/07/2025", office));
        assertThat(page)
                .contains("so với 15/12/2020 – 14/06/2021", "Địa bàn theo bản đồ ngày 01/07/2025")
                .contains("So với cùng kỳ năm trước", "Bản đồ ngày 01/07/2025")
                .contains("&amp;map=01%2F07%2F2025");
    }

    /// Every figure that is a link leads to a list of as many records as it says.
    @ParameterizedTest
    @ValueSource(strings = {HALF, HALF + "&map=01/07/2022", "/overview?from=01/03/2022&to=30/04/2022&against=year"})
    void linksLeadToAsManyRecordsAsTheFigureSays(String address) {
        var page = text(get(address, office));
        var checked = new ArrayList<String>();
        for (String part : List.of("totals-title", "types", "areas", "months", "departments")) {
            for (var row : rows(part(page, part)).entrySet()) {
                // Activities of the period and of the earlier one; further cells count people and subjects.
                for (int i = 0; i < 2; i++) {
                    if (part.equals("totals-title") && !row.getKey().equals("Hoạt động")) continue;
                    var link = LINK.matcher(row.getValue().get(i));
                    if (!link.find()) continue;
                    String href = HtmlUtils.htmlUnescape(link.group(1));
                    checked.add(href);
                    assertThat(count(href))
                            .as(part + ", " + row.getKey() + ": " + href)
                            .isEqualTo(link.group(2));
                }
            }
        }
        assertThat(checked).hasSizeGreaterThan(10);
    }

    @Test
    void eachAreaHasATileWithItsFigureAndItsLink() {
        var page = text(get(HALF, office));
        String tiles = part(page, "areas");
        assertThat(Pattern.compile("<li class=\"tile shade-").matcher(tiles).results())
                .hasSize(districts.size());
        var second = districts.get(1);
        assertThat(tiles)
                .containsPattern("<li class=\"tile shade-5 [^>]*><a href=\"[^\"]*area=" + second.id()
                        + "\" aria-label=\"[^\"]*: 3 hoạt động\">");
        assertThat(tiles).contains("cách xếp do cổng tự đặt");
        // All 102 units since 1/7/2025, by the district from which they came.
        String today = part(text(get(HALF + "&map=01/07/2025", office)), "areas");
        assertThat(Pattern.compile("<li class=\"tile shade-").matcher(today).results())
                .hasSize(areas.belowProvinceOn(LocalDate.of(2025, 7, 1)).size());
        assertThat(today).contains("Huyện Tam Nông</h4>", "phía Tiền Giang cũ", "theo huyện, thành phố cũ");
    }

    @Test
    void silenceAndLatenessAreCountedOfWhomWasAsked() {
        var silent = halfYear.department("Sở Im lặng");
        var early = halfYear.department("Sở Đúng hạn");
        var request = halfYear.request(office, "1/VPĐP", silent, early, trade);
        halfYear.issued(trade, request);
        nothing(request, early, "2022-06-10 08:00:00");
        var page = text(get(HALF, office));
        var answers = rows(part(page, "answers"));
        assertThat(answers.keySet()).containsExactlyInAnyOrder("Sở Im lặng", "Sở Đúng hạn", "Sở &lt;Công&gt; Thương");
        assertThat(figures(answers, "Sở Im lặng")).containsExactly("1", "0", "0", "1", "0", "0");
        assertThat(figures(answers, "Sở Đúng hạn")).containsExactly("1", "1", "0", "0", "0", "0");
        assertThat(figures(answers, "Sở &lt;Công&gt; Thương")).containsExactly("1", "0", "1", "0", "0", "0");
        assertThat(part(page, "requests")).contains("1/VPĐP ngày 01/06/2022", "href=\"/requests/" + request + "\"");
        // A period that shares no day with the request's.
        assertThat(text(get("/overview?from=01/01/2020&to=30/06/2020", office)))
                .contains("chưa yêu cầu cơ quan nào báo cáo");
        // Another office's requests are none of this one's.
        assertThat(text(get(HALF, people.of(planning.staff().organization(), Role.COORDINATOR))))
                .contains("chưa yêu cầu cơ quan nào báo cáo");
    }

    private void nothing(RequestId request, HalfYear.Department of, String at) {
        sql.sql("insert into report_request_nothing values (?, ?, null, ?, ?)")
                .params(
                        request.value(),
                        of.staff().organization().value(),
                        of.leader().id().value(),
                        Timestamp.valueOf(at))
                .update();
    }

    @Test
    void subjectsAndStarsLeadToAsManyRecordsAsTheySay() {
        var lotus = subject("HTX Sen", 4, "2021-06-30", null);
        var mango = subject("HTX Xoài", 4, "2020-01-01", null);
        subject("HTX Đã nghỉ", 4, "2021-06-30", "2022-06-01");
        subject("HTX Hết hạn", 3, "2018-01-01", null);
        subject("HTX Về sau", 5, "2022-12-01", null);
        People.actingAs(trade.staff());
        var day = LocalDate.of(2022, 5, 5);
        for (int i = 0; i < 2; i++)
            log.log(
                    trade.staff(),
                    ActivityDraft.of("TRAINING", "Lớp " + i, ActivityState.DONE, new Period(day, day), true)
                            .forSubjects(Set.of(lotus, mango)));
        var page = text(get(HALF, office));
        var reached = rows(part(page, "totals-title")).get("Chủ thể được hỗ trợ");
        assertThat(Objects.requireNonNull(reached).getFirst()).contains(">2</a>");
        assertThat(listed(reached.getFirst())).isEqualTo("2");
        var types = Objects.requireNonNull(rows(part(page, "types")).get("Tập huấn, đào tạo"));
        assertThat(types.getLast()).contains("type=TRAINING", ">2</a>");
        assertThat(listed(types.getLast())).isEqualTo("2");
        var stars = Objects.requireNonNull(rows(part(page, "stars")).get("4 sao"));
        assertThat(stars.getFirst()).contains(">2</a>");
        assertThat(listed(stars.getFirst())).isEqualTo("2");
        assertThat(stars.get(1)).contains(">3</a>");
        assertThat(listed(stars.get(1))).isEqualTo("3");
        assertThat(figures(rows(part(page, "stars")), "3 sao")).startsWith("0", "0");
        assertThat(figures(rows(part(page, "stars")), "5 sao")).startsWith("0", "0");
        // A department reads the subjects of its own activities alone, and nobody those of a day that is none.
        assertThat(text(get("/subjects/reached?from=01/01/2022&to=30/06/2022", planning.staff())))
                .contains("Không có hoạt động nào trong khoảng thời gian này gắn với chủ thể");
        assertThat(text(get("/subjects/reached?from=31/06/2022&to=30/06/2022&type=KHONG", office)))
                .contains("Không có loại hoạt động được hỏi", "value=\"31/06/2022\"");
        assertThat(get("/subjects/reached.xlsx?from=31/06/2022", office)).hasStatus(HttpStatus.FOUND);
        assertThat(get("/subjects/reached.xlsx?from=01/01/2022&to=30/06/2022", office))
                .hasStatusOk()
                .hasContentType(SHEET);
    }

    private SubjectId subject(String name, int stars, String decided, @Nullable String ceased) {
        var id = SubjectId.create();
        var product = UUID.randomUUID();
        UUID me = office.id().value();
        var day = LocalDate.parse(decided);
        sql.sql("""
                        insert into ocop_subject (subject_id, version, name, type, unit_id, recorded_on, recorded_by, recorded_at, changed_by, changed_at)
                        values (?, 0, ?, 'COOPERATIVE', ?, ?, ?, now(), ?, now())""")
                .params(id.value(), name, districts.getFirst().id().value(), day, me, me)
                .update();
        sql.sql("""
                        insert into ocop_product (product_id, version, subject_id, name, taxonomy_code, group_code, ceased_on, recorded_by, recorded_at, changed_by, changed_at)
                        select ?, 0, ?, ?, taxonomy_code, group_code, cast(? as date), ?, now(), ?, now() from product_group
                        where taxonomy_code = 'QD148' and group_code like '%.%.%' order by position limit 1""")
                .params(product, id.value(), "Sản phẩm của " + name, ceased, me, me)
                .update();
        sql.sql("""
                        insert into recognition (recognition_id, version, product_id, kind, stars, level, criteria_code, decision_number, decided_on, valid_until,
                                                 recorded_by, recorded_at, changed_by, changed_at)
                        values (gen_random_uuid(), 0, ?, 'FIRST', ?, ?, 'QD148', '100/QĐ-UBND', ?, ?, ?, now(), ?, now())""")
                .params(product, stars, stars == 5 ? "CENTRAL" : "PROVINCE", day, day.plusMonths(36), me, me)
                .update();
        return id;
    }

    /// How many records the list behind a cell tells.
    private String listed(String cell) {
        var link = LINK.matcher(cell);
        assertThat(link.find()).as(cell).isTrue();
        var list = text(get(HtmlUtils.htmlUnescape(link.group(1)), office));
        return Long.toString(
                Pattern.compile("<tr>\\s*<td").matcher(list).results().count());
    }

    @Test
    void aPeriodWithoutAnythingSaysSoPartByPart() {
        assertThat(text(get("/overview?from=01/01/2019&to=30/06/2019", office)))
                .contains("Hai kỳ này chưa có hoạt động hoàn thành nào")
                .contains("không có hoạt động nào để chia theo loại", "để chia theo tháng", "không có cơ quan nào")
                .contains("chưa yêu cầu cơ quan nào báo cáo")
                .doesNotContain("<table class=\"list stack figure-table\"><caption>Hoạt động theo loại");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from=31/06/2022&to=01/07/2022          | “Từ ngày” phải là một ngày có thật | value="31/06/2022"
            from=01/07/2022&to=xyz                 | “Đến ngày” phải là một ngày có thật | value="xyz"
            from=02/07/2022&to=01/07/2022          | “Đến ngày” đứng trước “Từ ngày”    | value="02/07/2022"
            period=KHONG&year=2022                 | Không có kỳ được chọn              | value="2022"
            period=FIRST_HALF_ND09&year=99999      | “Năm” phải là một năm              | value="99999"
            map=2025-13-01                         | “Bản đồ ngày” phải là một ngày     | value="2025-13-01"
            against=never                          | “So với” là kỳ liền trước          | Kỳ liền trước
            from=%00&to=%22%3E%3Cscript%3E         | “Từ ngày” phải là một ngày có thật | value="&quot;&gt;&lt;script&gt;"
            """)
    void whatCannotBeReadIsToldWithTheFormKept(String query, String message, String kept) {
        assertThat(get("/overview?" + query, office))
                .hasStatusOk()
                .bodyText()
                .contains(message)
                .contains(kept)
                .doesNotContain("<script>", "/overview.xlsx?");
        for (String file : List.of("/overview.xlsx", "/overview.pdf")) {
            var answer = get(file + "?" + query, office);
            assertThat(answer).hasStatus(HttpStatus.FOUND);
            assertThat(answer.getResponse().getRedirectedUrl()).contains("/overview?" + query);
        }
    }

    @Test
    void nobodyButTheOfficeLearnsOfIt() {
        var admin = people.of(planning.staff().organization(), Role.ADMIN);
        for (String address : List.of("/overview", "/overview.xlsx", "/overview.pdf")) {
            for (var other : List.of(planning.staff(), planning.leader(), planning.clerk(), admin))
                assertThat(get(address, other)).as(address).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(mvc.get().uri(address).with(SecurityMockMvcRequestPostProcessors.anonymous()))
                    .hasStatus3xxRedirection();
        }
        assertThat(text(get("/", planning.staff()))).doesNotContain("/overview");
        assertThat(text(get("/", office))).contains("href=\"/overview\"");
    }

    @Test
    void namesAreEscapedInChartsAndTables() {
        assertThat(text(get(HALF, office))).contains("Sở &lt;Công&gt; Thương").doesNotContain("<Công>");
    }

    @Test
    void inEnglishToo() {
        assertThat(text(get(HALF + "&lang=en", office)))
                .contains("The whole province", "Areas as recorded", "By month", "3 more (300%)");
    }

    @Test
    void aSheetOfEachTableToldWithPeriodCutOffAndMap() throws IOException {
        var answer = get(HALF.replace("/overview", "/overview.xlsx") + "&map=01/07/2022", office);
        assertThat(answer).hasStatusOk().hasContentType(SHEET);
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            assertThat(StreamSupport.stream(book.spliterator(), false).map(Sheet::getSheetName))
                    .containsExactly(
                            "Số liệu chính",
                            "Theo loại hoạt động",
                            "Theo địa bàn",
                            "Theo tháng",
                            "Theo cơ quan",
                            "Chỉ tiêu kế hoạch",
                            "Cơ quan trả lời",
                            "Yêu cầu báo cáo trong kỳ",
                            "Hạng sao");
            for (var sheet : book) {
                assertThat(string(sheet, 0, 1)).isEqualTo("15/12/2021 – 14/06/2022");
                assertThat(string(sheet, 1, 1)).isEqualTo("15/06/2021 – 14/12/2021");
                assertThat(string(sheet, 2, 1)).startsWith("Số liệu đến ");
                assertThat(string(sheet, 3, 1)).isEqualTo("Địa bàn theo bản đồ ngày 01/07/2022");
                for (Row row : sheet)
                    for (Cell cell : row) assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
            }
            var types = book.getSheet("Theo loại hoạt động");
            int head = 7;
            assertThat(string(types, head, 0)).isEqualTo("Loại hoạt động");
            assertThat(string(types, head + 1, 0)).isEqualTo("Tập huấn, đào tạo");
            assertThat(types.getRow(head + 1).getCell(1).getNumericCellValue()).isEqualTo(3);
            var last = types.getRow(types.getLastRowNum());
            assertThat(last.getCell(0).getStringCellValue()).isEqualTo("Toàn tỉnh");
            assertThat(last.getCell(5).getNumericCellValue()).isEqualTo(115);
        }
    }

    @Test
    void onPaperWithEveryTableAndItsCutOffOnEachPage() throws IOException {
        var answer = get(HALF.replace("/overview", "/overview.pdf"), office);
        assertThat(answer).hasStatusOk().hasContentType("application/pdf");
        assertThat(answer.getResponse().getHeader("Content-Disposition")).contains("attachment", ".pdf");
        try (var pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            String all = new PDFTextStripper().getText(pdf);
            assertThat(all.replaceAll("\\s+", " "))
                    .contains("Tổng hợp toàn tỉnh", "Kỳ 15/12/2021 – 14/06/2022", "Địa bàn theo ghi nhận")
                    .contains("Sở <Công> Thương", "Tập huấn, đào tạo", "Tăng 3 (300%)")
                    .doesNotContain("□");
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(pdf)).contains("Số liệu đến ", page + "/" + pdf.getNumberOfPages());
            }
        }
    }

    private static String string(Sheet sheet, int row, int column) {
        return sheet.getRow(row).getCell(column).getStringCellValue();
    }

    private MvcTestResult get(String address, SignedIn me) {
        return mvc.method(HttpMethod.GET)
                .uri(URI.create(address.replace(" ", "%20")))
                .with(People.signedInAs(me))
                .exchange();
    }

    private static String text(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /// The section of the page of that id or heading.
    private static String part(String page, String id) {
        int from = page.indexOf("id=\"" + id + "\"");
        assertThat(from).as(id).isNotNegative();
        int to = id.equals("areas") ? page.indexOf("id=\"months\"") : page.indexOf("</section>", from);
        return page.substring(from, to);
    }

    /// The rows of the tables by their first cell; of each the other cells as markup.
    private static Map<String, List<String>> rows(String part) {
        var rows = new LinkedHashMap<String, List<String>>();
        var row = ROW.matcher(part);
        while (row.find()) {
            var cells = new ArrayList<String>();
            var cell = CELL.matcher(row.group(2));
            while (cell.find()) cells.add(cell.group(1));
            rows.put(row.group(1).replaceAll("<[^>]*>", ""), cells);
        }
        assertThat(rows).as(part).isNotEmpty();
        return rows;
    }

    private static List<String> figures(Map<String, List<String>> rows, String name) {
        assertThat(rows).containsKey(name);
        return Objects.requireNonNull(rows.get(name)).stream()
                .map(cell -> cell.replaceAll("<[^>]*>", ""))
                .toList();
    }

    /// How many records the list shows, counted by its rows.
    private String count(String href) {
        var list = text(get(href, office));
        assertThat(list).doesNotContain("class=\"warning\"");
        return Long.toString(
                Pattern.compile("<td class=\"days\"").matcher(list).results().count());
    }
}
