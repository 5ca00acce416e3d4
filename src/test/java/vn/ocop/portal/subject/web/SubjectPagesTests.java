package vn.ocop.portal.subject.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.Statements;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.subject.ProducerGroups;
import vn.ocop.portal.subject.ProductDraft;
import vn.ocop.portal.subject.ProductFilter;
import vn.ocop.portal.subject.ProductId;
import vn.ocop.portal.subject.Products;
import vn.ocop.portal.subject.RecognitionDraft;
import vn.ocop.portal.subject.RecognitionId;
import vn.ocop.portal.subject.RecognitionKind;
import vn.ocop.portal.subject.Recognitions;
import vn.ocop.portal.subject.Sex;
import vn.ocop.portal.subject.SubjectDraft;
import vn.ocop.portal.subject.SubjectFilter;
import vn.ocop.portal.subject.SubjectId;
import vn.ocop.portal.subject.SubjectRegistration;
import vn.ocop.portal.subject.SubjectType;
import vn.ocop.portal.subject.Subjects;

@PortalTest
class SubjectPagesTests {
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000001";
    private static final LocalDate DAY = LocalDate.of(2022, 6, 1);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    SubjectRegistration registration;

    @Autowired
    Recognitions recognitions;

    @Autowired
    Subjects subjects;

    @Autowired
    Products products;

    @Autowired
    ProducerGroups groups;

    @Autowired
    Areas areas;

    @Autowired
    Statements statements;

    private SignedIn office;
    private String unit = "";
    private SubjectId subject = SubjectId.create();
    private ProductId product = ProductId.create();
    private RecognitionId recognition = RecognitionId.create();

    @BeforeEach
    void aSubjectWithAProduct() {
        office = people.of(people.coordinationOffice(), Role.COORDINATOR);
        People.actingAs(office);
        var place = areas.on(DAY).stream()
                .filter(area -> area.code().equals("873"))
                .findFirst()
                .orElseThrow()
                .id();
        unit = place.toString();
        subject = registration.register(
                office,
                SubjectDraft.of("Hợp tác xã <b>Xoài</b>", SubjectType.COOPERATIVE, place, DAY)
                        .registered("0123456789", null, null)
                        .representedBy("Nguyễn Thị Thử", "Giám đốc", Sex.FEMALE, "Kinh"));
        product = registration.register(
                office, new ProductDraft(subject, "Xoài cát", "QD148", "I.1.a", null, "hộp 1 kg"));
        recognition = recognitions.enter(
                office,
                RecognitionDraft.of(
                        product,
                        RecognitionKind.FIRST,
                        3,
                        "77/QĐ-UBND-HC",
                        LocalDate.now().minusMonths(30)));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everybodyReadsTheRegisters(Role role) {
        var me = people.of(people.department("Sở Khác"), role);

        assertThat(get("/subjects", me))
                .hasStatusOk()
                .bodyText()
                .contains("Hợp tác xã &lt;b&gt;Xoài", "Huyện Cao Lãnh, đến 30/6/2025", "Nguyễn Thị Thử", "3 sao")
                .doesNotContain("<b>Xoài");
        assertThat(get("/subjects/" + subject, me))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "0123456789", "Người đại diện theo pháp luật là nữ", "Do phụ nữ làm chủ", "Chưa rõ", "Xoài cát")
                .contains("Chưa có hoạt động nào bạn được xem ghi chủ thể này.");
        assertThat(get("/products", me)).hasStatusOk().bodyText().contains("Xoài cát", "Còn hiệu lực");
        assertThat(get("/products/" + product, me))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "77/QĐ-UBND-HC",
                        "<svg role=\"img\"",
                        "<title id=\"star-line-title\">Hạng sao của Xoài cát: 3 sao từ");
        assertThat(get("/products/expiring", me)).hasStatusOk().bodyText().contains("Trong 180 ngày");
        assertThat(get("/subjects/groups", me)).hasStatusOk().bodyText().contains("Chưa ghi hội quán nào.");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"STAFF", "LEADER", "REGISTRY"})
    void departmentsFindNoForms(Role role) {
        var me = people.of(people.department("Sở Khác"), role);
        for (String page : new String[] {
            "/subjects/new",
            "/subjects/" + subject + "/edit",
            "/products/new",
            "/products/" + product + "/edit",
            "/products/" + product + "/recognitions/new",
            "/products/" + product + "/recognitions/" + recognition + "/edit",
            "/products/" + product + "/recognitions/" + recognition + "/withdrawal",
            "/subjects/groups/new"
        }) {
            assertThat(get(page, me)).as(page).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(get("/subjects", me)).bodyText().doesNotContain("/subjects/new");
        assertThat(get("/products/" + product, me)).bodyText().doesNotContain("/withdrawal", "/edit");
        assertThat(post("/subjects", me, subjectFields("Hợp tác xã B"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/subjects/" + subject + "/cessation", me, "on", "1/6/2026", "version", "0"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(subjects.all(SubjectFilter.ALL)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/subjects/", "/products/"})
    void whatIsNotThereIsNotFound(String register) {
        assertThat(get(register + UNKNOWN, office)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(register + "xyz", office)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(register + UNKNOWN + "/edit", office)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aRecognitionOfAnotherProductIsNotFound() {
        var other = registration.register(office, new ProductDraft(subject, "Xoài sấy", "QD148", "I.3.c", null, null));

        assertThat(get("/products/" + other + "/recognitions/" + recognition + "/edit", office))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whoIsNotSignedInIsAskedToSignIn() {
        SecurityContextHolder.clearContext();
        assertThat(mvc.get().uri("/subjects"))
                .hasStatus(HttpStatus.FOUND)
                .redirectedUrl()
                .contains("/sign-in");
    }

    @Test
    void listsPassOverWhatTheyCannotRead() {
        assertThat(get("/subjects?type=KING&area=x&stars=9&women=maybe&state=x&page=-1&q=%00", office))
                .hasStatusOk()
                .bodyText()
                .contains("Xoài");
        assertThat(get("/products?type=x&area=x&stars=x&group=I&state=x&page=999999999", office))
                .hasStatusOk();
        assertThat(get("/products/expiring?within=7", office))
                .hasStatusOk()
                .bodyText()
                .contains("180 ngày");
        assertThat(get("/subjects?q=KHONG%20co", office))
                .bodyText()
                .contains("Không có chủ thể nào khớp với bộ lọc.", "Bỏ lọc");
        assertThat(get("/products?group=QD26:I.1&stars=3&state=IN_FORCE&type=COOPERATIVE&area=" + unit, office))
                .bodyText()
                .contains("Xoài cát");
    }

    @Test
    void theOfficeRegistersASubject() {
        assertThat(post("/subjects", office, subjectFields("Hợp tác xã B")))
                .hasStatus3xxRedirection()
                .flash()
                .containsEntry("done", "subject.registered");
        assertThat(subjects.all(SubjectFilter.ALL))
                .filteredOn(row -> row.name().equals("Hợp tác xã B"))
                .singleElement()
                .satisfies(row -> assertThat(row.womenOwned()).isTrue());
    }

    @Test
    void aProducersClubIsShownWhereItBelongs() {
        assertThat(post("/subjects", office, subjectFields("Hội quán Thuận Tân")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("“Hội quán Thuận Tân” là hội quán.", "Chủ thể › Hội quán", "href=\"#name\"");
        assertThat(post(
                        "/subjects/groups",
                        office,
                        "name",
                        "Hội quán Thuận Tân",
                        "unit",
                        unit,
                        "recordedOn",
                        "1/6/2022",
                        "members",
                        "18"))
                .hasStatus3xxRedirection();
        assertThat(groups.all("thuan tan"))
                .singleElement()
                .satisfies(one -> assertThat(one.content().members()).isEqualTo(18));
        assertThat(post(
                        "/subjects/groups",
                        office,
                        "name",
                        "hội quán thuận tân",
                        "unit",
                        unit,
                        "recordedOn",
                        "1/6/2022",
                        "members",
                        "0",
                        "foundedOn",
                        "2/6/2022"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Địa bàn này đã có “hội quán thuận tân”.", "Số hội viên là 0", "Ngày ra mắt 02/6/2022");
        var id = groups.all(null).getFirst().id();
        assertThat(post(
                        "/subjects/groups/" + id,
                        office,
                        "name",
                        "Hội quán Thuận Tân",
                        "unit",
                        unit,
                        "recordedOn",
                        "1/6/2022",
                        "subject",
                        subject.toString(),
                        "version",
                        "0"))
                .hasStatus3xxRedirection();
        assertThat(get("/subjects/" + subject, office)).bodyText().contains("Hội quán Thuận Tân");
    }

    @Test
    void allThatIsWrongIsExplainedAtItsField() {
        assertThat(post("/subjects", office))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Hãy điền “Tên chủ thể”.", "Hãy điền “Loại hình”.", "Hãy điền “Địa bàn”.");
        assertThat(post(
                        "/subjects",
                        office,
                        "name",
                        "Hợp tác xã B",
                        "type",
                        "COOPERATIVE",
                        "unit",
                        unit,
                        "recordedOn",
                        "1/9/2025",
                        "taxCode",
                        "123",
                        "email",
                        "x",
                        "registeredOn",
                        "31/6/2022"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "“Ngày đăng ký” không phải là một ngày có thật",
                        "value=\"31/6/2022\"",
                        "Mã số thuế “123” có 3 ký tự, chưa đúng dạng.",
                        "Huyện Cao Lãnh chỉ có đến 30/6/2025, còn ngày ghi địa bàn là 01/9/2025.",
                        "value=\"01/09/2025\"");
        assertThat(post(
                        "/subjects",
                        office,
                        "type",
                        "COOPERATIVE",
                        "unit",
                        unit,
                        "recordedOn",
                        "31/6/2025",
                        "taxCode",
                        "123"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Hãy điền “Tên chủ thể”.", "không phải là một ngày có thật", "Mã số thuế “123”")
                .doesNotContain("chỉ có đến");
        assertThat(post("/products", office, "subject", subject.toString(), "group", "QD148:I.1.a", "code", "x"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Hãy điền “Tên sản phẩm”.", "href=\"#code\"");
        assertThat(post(
                        "/products/" + product + "/recognitions",
                        office,
                        "kind",
                        "FIRST",
                        "stars",
                        "4",
                        "decidedOn",
                        "31/6/2022",
                        "points",
                        "101"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("href=\"#decisionNumber\"", "href=\"#decidedOn\"", "href=\"#points\"")
                .doesNotContain("href=\"#stars\"");
        assertThat(post("/subjects/groups", office, "unit", unit, "recordedOn", "x", "members", "0"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("href=\"#name\"", "href=\"#recordedOn\"", "href=\"#members\"");
        assertThat(post(
                        "/subjects",
                        office,
                        "name",
                        "Hợp tác xã B",
                        "type",
                        "COOPERATIVE",
                        "unit",
                        unit,
                        "recordedOn",
                        "1/9/2025",
                        "taxCode",
                        "123",
                        "email",
                        "xyz"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "Mã số thuế “123” có 3 ký tự, chưa đúng dạng.",
                        "“xyz” không phải địa chỉ thư điện tử",
                        "Huyện Cao Lãnh chỉ có đến 30/6/2025, còn ngày ghi địa bàn là 01/9/2025.",
                        "value=\"123\"");
    }

    @Test
    void aStaleFormIsAConflict() {
        var fields = subjectFields("Hợp tác xã B");
        assertThat(post("/subjects/" + subject, office, with(fields, "version", "0")))
                .hasStatus3xxRedirection();
        assertThat(post("/subjects/" + subject, office, with(fields, "version", "0")))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(post("/subjects/" + subject, office, fields)).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void aProductIsRegisteredAndItsCodeExplained() {
        assertThat(post(
                        "/products",
                        office,
                        "subject",
                        subject.toString(),
                        "name",
                        "Xoài sấy",
                        "group",
                        "QD26:I.3.c",
                        "code",
                        "87-867-29869-1-2022"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Mã “87-867-29869-1-2022” ghi xã 29869, nhưng vào năm 2022");
        assertThat(post(
                        "/products",
                        office,
                        "subject",
                        subject.toString(),
                        "name",
                        "Xoài sấy",
                        "group",
                        "QD26:I.3.c",
                        "code",
                        "87-866-29869-1-2022"))
                .hasStatus3xxRedirection();
        assertThat(products.all(ProductFilter.ALL)).hasSize(2);
        assertThat(post("/products", office, "subject", subject.toString(), "name", "x", "group", "nonsense"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void aRecognisedProductStaysWithItsSubject() {
        var other = registration.register(
                office,
                SubjectDraft.of(
                        "Hợp tác xã B",
                        SubjectType.COOPERATIVE,
                        subjects.get(subject).content().unit(),
                        DAY));

        assertThat(post(
                        "/products/" + product,
                        office,
                        "subject",
                        other.toString(),
                        "name",
                        "Xoài cát",
                        "group",
                        "QD148:I.1.a",
                        "version",
                        "0"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Sản phẩm đã được công nhận nên không chuyển sang chủ thể khác được.");
    }

    @Test
    void aRecognitionIsRecordedCorrectedAndWithdrawn() {
        String home = "/products/" + product;
        String day = day(LocalDate.now().minusDays(20));

        assertThat(post(
                        home + "/recognitions",
                        office,
                        "kind",
                        "FIRST",
                        "stars",
                        "4",
                        "decisionNumber",
                        "9/QĐ",
                        "decidedOn",
                        day))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Sản phẩm đã được đánh giá lần đầu theo quyết định 77/QĐ-UBND-HC");
        assertThat(post(
                        home + "/recognitions",
                        office,
                        "kind",
                        "UPGRADE",
                        "stars",
                        "4",
                        "decisionNumber",
                        "9/QĐ",
                        "decidedOn",
                        day,
                        "points",
                        "68,5"))
                .hasStatus3xxRedirection();
        assertThat(get(home, office))
                .bodyText()
                .contains("Tổng điểm 68,5 nằm trong khung 3 sao", "4 sao từ " + day, "Nâng hạng");
        var upgrade = products.recognitions(product).getLast();
        assertThat(get(home + "/recognitions/" + upgrade.id() + "/edit", office))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"68,5\"", "name=\"validUntil\" value=\"\"");
        assertThat(post(
                        home + "/recognitions/" + upgrade.id(),
                        office,
                        "kind",
                        "UPGRADE",
                        "stars",
                        "4",
                        "decisionNumber",
                        "9/QĐ-UBND-HC",
                        "decidedOn",
                        day,
                        "points",
                        "71,5",
                        "version",
                        "0"))
                .hasStatus3xxRedirection();
        assertThat(get(home, office)).bodyText().doesNotContain("nằm trong khung");
        String withdrawal = home + "/recognitions/" + upgrade.id() + "/withdrawal";
        assertThat(get(withdrawal, office)).hasStatusOk().bodyText().contains("Quyết định 9/QĐ-UBND-HC");
        assertThat(post(withdrawal, office, "on", "1/1/2020", "decision", "10/QĐ", "because", "Vì thế", "version", "1"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("ngày thu hồi không thể trước ngày đó", "href=\"#on\"");
        assertThat(post(withdrawal, office, "on", day, "decision", "10/QĐ", "version", "1"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Hãy điền “Lý do”.");
        assertThat(post(
                        withdrawal,
                        office,
                        "on",
                        day(LocalDate.now()),
                        "decision",
                        "10/QĐ",
                        "because",
                        "Không giữ điều kiện",
                        "version",
                        "1"))
                .hasStatus3xxRedirection();
        assertThat(get(home, office))
                .bodyText()
                .contains("Đã thu hồi", "theo quyết định 10/QĐ: Không giữ điều kiện", "9/QĐ-UBND-HC")
                .doesNotContain("/withdrawal");
    }

    @Test
    void whatCeasedMayBeTakenUpAgain() {
        assertThat(post("/products/" + product + "/cessation", office, "on", day(LocalDate.now()), "version", "0"))
                .hasStatus3xxRedirection();
        assertThat(get("/products/" + product, office)).bodyText().contains("Không còn sản xuất từ sau");
        assertThat(post("/products/" + product + "/resumption", office, "version", "1"))
                .hasStatus3xxRedirection();
        assertThat(post("/subjects/" + subject + "/cessation", office, "on", "1/1/2199", "version", "0"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Ngày 01/1/2199 chưa đến");
        assertThat(post("/subjects/" + subject + "/cessation", office, "on", day(LocalDate.now()), "version", "0"))
                .hasStatus3xxRedirection();
        assertThat(get("/subjects?state=CEASED", office)).bodyText().contains("Đã ngừng từ sau");
        assertThat(get("/products/expiring", office)).bodyText().doesNotContain("Quá hạn");
    }

    @Test
    void expiringCertificatesAreShownWithTheirWindow() {
        var soon = registration.register(office, new ProductDraft(subject, "Xoài non", "QD148", "I.1.a", null, null));
        recognitions.enter(
                office,
                RecognitionDraft.of(
                        soon,
                        RecognitionKind.FIRST,
                        3,
                        "78/QĐ",
                        LocalDate.now().plusDays(100).minusMonths(36)));

        assertThat(get("/products/expiring?within=120", office))
                .hasStatusOk()
                .bodyText()
                .contains("Trong 120 ngày: 1", "Trong 60 ngày: 0", "Xoài non", "78/QĐ")
                .doesNotContain("Xoài cát");
        assertThat(get("/products/expiring?within=30", office))
                .bodyText()
                .contains("Không có giấy chứng nhận nào hết hạn trong 30 ngày tới.");
    }

    @Test
    void aPageOfTheListTakesFewStatements() throws Exception {
        assertThat(statements.of(() -> get("/products", office))).hasSizeLessThan(12);
        assertThat(statements.of(() -> get("/subjects", office))).hasSizeLessThan(8);
    }

    private String[] subjectFields(String name) {
        return new String[] {
            "name", name, "type", "COOPERATIVE", "unit", unit, "recordedOn", "1/6/2022", "womenOwned", "true"
        };
    }

    private static String[] with(String[] fields, String... more) {
        var all = new String[fields.length + more.length];
        System.arraycopy(fields, 0, all, 0, fields.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return all;
    }

    private static String day(LocalDate day) {
        return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    private MvcTestResult get(String address, SignedIn me) {
        return mvc.get().uri(URI.create(address)).with(People.signedInAs(me)).exchange();
    }

    private MvcTestResult post(String address, SignedIn me, String... fields) {
        var request = mvc.post().uri(address).with(People.signedInAs(me)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }
}
