package vn.ocop.portal.organization.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.organization.Signatories;
import vn.ocop.portal.organization.SignatorySummary;

@PortalTest
class OrganizationOverTimePagesTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Organizations organizations;

    @Autowired
    Signatories signatories;

    @Autowired
    JdbcClient sql;

    private OrganizationId department;
    private OrganizationId finance;
    private SignedIn admin;
    private SignedIn staff;
    private String home;

    @BeforeEach
    void departments() {
        department = people.department("Sở Thử nghiệm");
        finance = people.department("Sở Tài chính");
        admin = people.of(people.department("Văn phòng Quản trị"), Role.ADMIN);
        staff = people.of(department, Role.STAFF);
        home = "/admin/organizations/" + department;
    }

    private MvcTestResult post(String path, SignedIn me, String... values) {
        var request = mvc.post().uri(path).with(csrf()).with(People.signedInAs(me));
        for (int i = 0; i < values.length; i += 2) request = request.param(values[i], values[i + 1]);
        return request.exchange();
    }

    private MvcTestResult get(String path, SignedIn me) {
        return mvc.get().uri(URI.create(path)).with(People.signedInAs(me)).exchange();
    }

    private MvcTestResult name(String from, String official, String symbol) {
        return post(
                home + "/names",
                admin,
                "from",
                from,
                "officialName",
                official,
                "letterName",
                official,
                "letterSymbol",
                symbol,
                "decision",
                "Nghị quyết thử 1/NQ");
    }

    @Test
    void aNewNameIsRecordedShownCorrectedAndTakenBack() {
        assertThat(get(home + "/names/new", admin)).bodyText().contains("value=\"SO-TH\"");
        assertThat(name("01/3/2025", "Sở Mới", "SM-TH")).hasStatus3xxRedirection();
        assertThat(get(home, admin))
                .bodyText()
                .contains(
                        "Tên qua các thời kỳ",
                        "01/03/2025",
                        "28/02/2025",
                        "Sở Mới",
                        "Nghị quyết thử 1/NQ",
                        "đang dùng");
        assertThat(get("/organizations/" + department, staff))
                .bodyText()
                .contains("Sở Mới", "28/02/2025")
                .doesNotContain("/admin/organizations/" + department);
        assertThat(get("/admin/organizations?q=so%20thu%20nghiem", admin))
                .as("found by its former name")
                .bodyText()
                .contains("Sở Mới");
        var row = sql.sql("select name_id from organization_name where valid_from is not null")
                .query(String.class)
                .single();
        assertThat(post(home + "/names/" + row, admin, "officialName", "Sở Mới Hơn", "letterName", "Sở Mới"))
                .hasStatus3xxRedirection();
        assertThat(organizations.get(department).officialName()).isEqualTo("Sở Mới Hơn");
        assertThat(post(home + "/names/" + row + "/removal", admin)).hasStatus3xxRedirection();
        assertThat(organizations.get(department).officialName()).isEqualTo("Sở Thử nghiệm tỉnh Đồng Tháp");
    }

    @ParameterizedTest
    @CsvSource({
        "'', Sở Mới, SM-TH, Hãy ghi ngày bắt đầu",
        "31/02/2025, Sở Mới, SM-TH, không phải là một ngày có thật",
        "01/3/2099, Sở Mới, SM-TH, Ngày phải từ năm 1900",
        "01/3/2025, '', SM-TH, Hãy điền “Tên chính thức”",
        "01/3/2025, Sở Mới, sm th, chỉ gồm chữ in hoa và gạch nối",
        "01/3/2025, Sở Tài chính tỉnh Đồng Tháp, SM-TH, Đã có cơ quan tên",
    })
    void aNameThatCannotBeIsExplained(String from, String official, String symbol, String told) {
        assertThat(name(from, official, symbol))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(told);
    }

    @Test
    void aMergerIsRecordedShownAndTakenBack() {
        assertThat(get(home + "/merger", admin)).bodyText().contains("Chuyển 1 tài khoản");
        assertThat(post(
                        home + "/merger",
                        admin,
                        "successor",
                        finance.toString(),
                        "on",
                        "01/3/2025",
                        "decision",
                        "Nghị quyết thử",
                        "people",
                        "true"))
                .hasStatus3xxRedirection();
        assertThat(get(home, admin))
                .bodyText()
                .contains("Từ 01/03/2025, cơ quan này là một phần của", "1 tài khoản chuyển theo");
        assertThat(get("/organizations", staff)).bodyText().contains("đến 28/02/2025");
        assertThat(get("/organizations/" + finance, staff)).bodyText().contains("Nhận sáp nhập", "từ 01/03/2025");
        assertThat(post(home + "/merger/reversal", admin)).hasStatus3xxRedirection();
        assertThat(get(home, admin)).bodyText().contains("Chưa ghi nhận sáp nhập nào.");
        assertThat(post(home + "/merger/reversal", admin)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 01/3/2025, Hãy điền “Cơ quan kế thừa”",
        "itself, 01/3/2025, không thể sáp nhập vào chính mình",
        "finance, '', Hãy điền “Sáp nhập từ ngày”",
        "finance, 99/99/2025, không phải là một ngày có thật",
        "00000000-0000-0000-0000-000000000001, 01/3/2025, không còn trong danh bạ",
    })
    void aMergerThatCannotBeIsExplained(String successor, String on, String told) {
        String id = Map.of("itself", department.toString(), "finance", finance.toString())
                .getOrDefault(successor, successor);
        assertThat(post(home + "/merger", admin, "successor", id, "on", on))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(told);
        assertThat(organizations.successions().byPredecessor()).isEmpty();
    }

    @Test
    void aDuplicateIsMergedAfterAYesAndParted() {
        var twice = people.partner("Hội Nông dân tỉnh Đồng Tháp");
        var kept = people.partner("Hội ND tỉnh");
        String page = "/admin/organizations/" + twice;
        assertThat(post(page + "/duplicate", admin, "kept", kept.toString()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Hãy xác nhận hai hồ sơ là cùng một cơ quan.");
        assertThat(post(page + "/duplicate", admin, "kept", twice.toString(), "sure", "true"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Hãy chọn một hồ sơ khác");
        assertThat(post(page + "/duplicate", admin, "kept", kept.toString(), "sure", "true"))
                .hasStatus3xxRedirection();
        assertThat(get(page, admin)).bodyText().contains("Hồ sơ này đã được nhập vào");
        var merge = sql.sql("select merge_id from organization_merge")
                .query(String.class)
                .single();
        assertThat(post(home + "/duplicates/" + merge + "/reversal", admin))
                .as("not this organization's")
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(page + "/duplicates/" + merge + "/reversal", admin)).hasStatus3xxRedirection();
        assertThat(get(page, admin)).bodyText().contains("đã hoàn tác").doesNotContain("Hồ sơ này đã được nhập vào");
    }

    @Test
    void aLikeNameIsAskedAboutBeforeItIsAdded() {
        people.partner("Hội Liên hiệp Phụ nữ thành phố Sa Đéc");
        String[] form = {
            "officialName", "Hội LHPN TP Sa Đéc", "letterName", "Hội LHPN TP Sa Đéc", "kind", "PARTNER", "another", ""
        };
        assertThat(post("/admin/organizations", admin, form))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "Danh bạ có 1 cơ quan tên gần giống", "Hội Liên hiệp Phụ nữ thành phố Sa Đéc", "vẫn thêm mới");
        form[7] = "true";
        assertThat(post("/admin/organizations", admin, form)).hasStatus3xxRedirection();
        assertThat(get("/organizations?typed=hoi+lhpn+tp+sa+dec", staff))
                .bodyText()
                .contains("Trong danh bạ đã có tên gần giống", "cùng một tên")
                .doesNotContain("<html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/names/new", "/merger", "/duplicate"})
    void onlyAdministratorsKeepTheRegister(String path) {
        assertThat(get(home + path, staff)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(home + path.replace("/new", ""), staff)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/organizations", staff)).hasStatusOk();
    }

    private String term(SignatorySummary who, LocalDate from) {
        signatories.appoint(department, who, new Validity(from, null));
        return home + "/signatories/"
                + signatories.appointments(department).getFirst().id();
    }

    @Test
    void aTermEndsAndIsHandedOver() {
        String term = term(
                new SignatorySummary("FOR_HEAD", "Giám đốc", "Phó Giám đốc", "Lê Văn Thử"), LocalDate.of(2021, 1, 1));
        assertThat(post(term + "/end", admin, "lastDay", "31/12/2020"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Ngày cuối phải từ ngày bắt đầu, 01/01/2021");
        assertThat(post(
                        term + "/succession",
                        admin,
                        "title",
                        "Phó Giám đốc",
                        "fullName",
                        "Trần Thị Thử",
                        "from",
                        "01/6/2023"))
                .hasStatus3xxRedirection();
        assertThat(signatories.appointments(department))
                .extracting(one -> one.signatory().fullName() + " " + one.days().from() + " "
                        + one.days().to())
                .containsExactly("Trần Thị Thử 2023-06-01 null", "Lê Văn Thử 2021-01-01 2023-05-31");
        assertThat(signatories
                        .of(department, LocalDate.of(2023, 5, 31))
                        .orElseThrow()
                        .fullName())
                .isEqualTo("Lê Văn Thử");
        assertThat(get(home, admin)).bodyText().contains("đã hết hạn", "đang ký");
        assertThat(post(home + "/signatories/" + department + "/end", admin, "lastDay", "31/12/2023"))
                .as("no such term")
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void twoHeadsAtATimeAreAskedAbout() {
        term(new SignatorySummary("DIRECT", null, "Giám đốc", "Lê Văn Thử"), LocalDate.of(2021, 1, 1));
        String[] form = {
            "authority",
            "DIRECT",
            "title",
            "Giám đốc",
            "fullName",
            "Trần Thị Thử",
            "from",
            "01/6/2023",
            "overlapping",
            ""
        };
        assertThat(post(home + "/signatories", admin, form))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Trùng thời hạn với Lê Văn Thử", "Vẫn cử, dù trùng thời hạn");
        form[9] = "true";
        assertThat(post(home + "/signatories", admin, form)).hasStatus3xxRedirection();
        assertThat(get(home, admin)).bodyText().contains("trùng thời hạn");
    }

    @Test
    void anAuthorisationIsWrittenAndForATime() {
        String[] form = {
            "authority",
            "BY_AUTHORIZATION",
            "headTitle",
            "Giám đốc",
            "title",
            "Trưởng phòng",
            "from",
            "01/6/2023",
            "to",
            "",
            "document",
            ""
        };
        assertThat(post(home + "/signatories", admin, form)).bodyText().contains("phải có thời hạn");
        form[9] = screen(LocalDate.now().plusDays(10));
        assertThat(post(home + "/signatories", admin, form)).bodyText().contains("phải bằng văn bản");
        form[11] = "Giấy ủy quyền thử 1/GUQ";
        assertThat(post(home + "/signatories", admin, form)).hasStatus3xxRedirection();
        assertThat(get(home, admin)).bodyText().contains("sắp hết hạn", "Giấy ủy quyền thử 1/GUQ");
    }

    private static String screen(LocalDate day) {
        return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    @Test
    void aTypedPartnerOfALikeNameIsAskedAboutAndTheChosenOneTaken() {
        var there = people.partner("Hội Liên hiệp Phụ nữ thành phố Sa Đéc");
        String[] form = {
            "type",
            "TRAINING",
            "topic",
            "Lớp thử",
            "state",
            "DONE",
            "when",
            "DAYS",
            "from",
            "01/3/2022",
            "otherPartners",
            "Hội LHPN TP Sa Đéc",
            "likelyName.0",
            "Hội LHPN TP Sa Đéc",
            "likely.0",
            ""
        };
        assertThat(post("/activities", staff, form))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("gần giống tên đã có trong danh bạ", "likely.0", there.toString());
        form[15] = there.toString();
        assertThat(post("/activities", staff, form)).hasStatus3xxRedirection();
        assertThat(sql.sql("select organization_id::text from activity_participation where role = 'COOPERATING'")
                        .query(String.class)
                        .list())
                .containsExactly(there.toString());
        form[15] = "new";
        form[3] = "Phiên tư vấn khác hẳn";
        assertThat(post("/activities", staff, form)).hasStatus3xxRedirection();
        assertThat(sql.sql("select count(*) from organization where official_name = 'Hội LHPN TP Sa Đéc'")
                        .query(Long.class)
                        .single())
                .isOne();
    }
}
