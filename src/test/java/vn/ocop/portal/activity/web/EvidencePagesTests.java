package vn.ocop.portal.activity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityDuplicates;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.EvidenceFiles;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;

/// Files on activities, and the warning of an activity that was logged before.
@PortalTest
class EvidencePagesTests {
    private static final String SA_DEC = "59e1b4c7-d88d-59e7-a1f1-d585ffa39b70";
    private static final String LAI_VUNG = "9581864f-b6a0-5228-b8a7-ffd1462db6f4";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    ActivityLog log;

    @Autowired
    ActivityDuplicates duplicates;

    @Autowired
    JdbcClient jdbc;

    private OrganizationId department;
    private SignedIn me;
    private ActivityId activity;

    @BeforeEach
    void anActivityOfMyDepartment() {
        department = people.department("Sở Kế hoạch và Đầu tư");
        me = people.of(department, Role.STAFF);
        activity = trained("Chế biến sen", LocalDate.of(2022, 5, 12), SA_DEC);
    }

    // Files

    @Test
    void aPhotoADocumentAndAListAreAddedAndHandedOutToBeSaved() {
        assertThat(add(file("hội trường.jpg", EvidenceFiles.photo("jpg", 900, 600))))
                .hasStatus3xxRedirection();
        assertThat(add(file("giấy mời", EvidenceFiles.pdf()))).hasStatus3xxRedirection();
        assertThat(add("true", file("danh sách.xlsx", EvidenceFiles.xlsx()))).hasStatus3xxRedirection();
        assertThat(get("/activities/" + activity))
                .bodyText()
                .contains(
                        "hội trường.jpg", "giấy mời.pdf", "danh sách.xlsx", "Danh sách người tham gia", me.fullName());
        var photo = get(address("hội trường.jpg"));
        assertThat(photo)
                .hasStatusOk()
                .hasHeader("Content-Type", "image/jpeg")
                .hasHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(photo.getResponse().getHeader("Content-Disposition")).startsWith("attachment;");
        assertThat(photo.getResponse().getContentAsByteArray()).isEqualTo(EvidenceFiles.photo("jpg", 900, 600));
        var small = get(address("hội trường.jpg") + "/thumbnail");
        assertThat(small).hasStatusOk().hasHeader("Content-Type", "image/jpeg");
        assertThat(small.getResponse().getContentAsByteArray())
                .startsWith(0xFF, 0xD8)
                .hasSizeLessThan(30_000);
        assertThat(get(address("giấy mời.pdf") + "/thumbnail")).hasStatus(404);
    }

    @Test
    void oneBadFileOfSeveralIsNamedAndNoneIsKept() {
        var refused = add(
                file("ảnh.png", EvidenceFiles.photo("png", 20, 20)),
                file("trang.pdf", "<html>".getBytes()),
                file("trống.docx", new byte[0]));
        assertThat(refused)
                .hasStatus(422)
                .bodyText()
                .contains("Chưa lưu tệp nào", "“trang.pdf” không phải", "“trống.docx” không có nội dung");
        assertThat(files()).isZero();
    }

    @Test
    void noFileTheSameFileTwiceALargeOneAndTooManyAreRefused() {
        assertThat(add(file("", new byte[0]))).hasStatus(422).bodyText().contains("Chưa chọn tệp nào");
        assertThat(add(file("a.pdf", EvidenceFiles.pdf()), file("b.pdf", EvidenceFiles.pdf())))
                .hasStatus(422)
                .bodyText()
                .contains("giống hệt “b.pdf”");
        byte[] large = new byte[20 * 1024 * 1024 + 1];
        System.arraycopy(EvidenceFiles.pdf(), 0, large, 0, 20);
        assertThat(add(file("lớn.pdf", large))).hasStatus(422).bodyText().contains("“lớn.pdf” lớn hơn 20 MB");
        var many = new MockMultipartFile[31];
        for (int i = 0; i < many.length; i++) many[i] = file(i + ".jpg", EvidenceFiles.photo("jpg", 10 + i, 10));
        assertThat(add(many)).hasStatus(422).bodyText().contains("tối đa 30 tệp: đã có 0, đang thêm 31");
        assertThat(add("true", file("ảnh.jpg", EvidenceFiles.photo("jpg", 9, 9))))
                .hasStatus(422)
                .bodyText()
                .contains("phải là PDF, DOCX hoặc XLSX");
        assertThat(files()).isZero();
    }

    @Test
    void aFileIsTakenAwayAndBroughtBack() {
        add(file("a.pdf", EvidenceFiles.pdf()));
        String address = address("a.pdf");
        assertThat(post(address + "/removal")).hasStatus3xxRedirection();
        assertThat(get(address)).hasStatus(404);
        assertThat(get("/activities/" + activity)).bodyText().contains("Tệp đã gỡ (1)");
        assertThat(post(address + "/removal")).hasStatus(404);
        assertThat(post(address + "/restoration")).hasStatus3xxRedirection();
        assertThat(get(address)).hasStatusOk();
        post(address + "/removal");
        add(file("a.pdf", EvidenceFiles.pdf()));
        assertThat(post(address + "/restoration")).hasStatus(422).bodyText().contains("giống hệt “a.pdf”");
    }

    @Test
    void strangersSeeNothingAndTheOfficeNoListOfPersons() {
        add(file("a.pdf", EvidenceFiles.pdf()));
        add("true", file("danh sách.xlsx", EvidenceFiles.xlsx()));
        String document = address("a.pdf");
        String list = address("danh sách.xlsx");
        me = people.of(department, Role.LEADER);
        assertThat(get(list)).hasStatusOk();
        assertThat(post(document + "/removal")).hasStatus(404);
        assertThat(add(file("b.pdf", EvidenceFiles.pdf()))).hasStatus(404);
        me = people.of(people.coordinationOffice(), Role.COORDINATOR);
        assertThat(get(document)).hasStatusOk();
        assertThat(get(list)).hasStatus(404);
        assertThat(get("/activities/" + activity)).bodyText().contains("a.pdf").doesNotContain("danh sách.xlsx");
        me = people.of(people.department("Sở Công Thương"), Role.STAFF);
        assertThat(get(document)).hasStatus(404);
        assertThat(get(address(UUID.randomUUID()))).hasStatus(404);
        assertThat(post(document + "/removal")).hasStatus(404);
    }

    @Test
    void aCancelledActivityTakesNoFile() {
        People.actingAs(me);
        log.cancel(me, activity, 0, "trùng");
        assertThat(add(file("a.pdf", EvidenceFiles.pdf())))
                .hasStatus(422)
                .bodyText()
                .contains("Hoạt động đã hủy");
    }

    @Test
    void theDatabaseKeepsTheRulesToo() {
        add(file("a.pdf", EvidenceFiles.pdf()));
        assertThatThrownBy(() -> jdbc.sql("update evidence_content set content = ''::bytea")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("written once");
        assertThatThrownBy(() -> jdbc.sql("update evidence set kind = 'PHOTO'").update())
                .hasMessageContaining("evidence_photo_is_picture");
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into evidence (evidence_id, activity_id, kind, type, name, size, sha256, scanned, added_by, added_at)
                        select gen_random_uuid(), activity_id, kind, type, name, size, md5(n::text) || md5(n::text), scanned, added_by, added_at
                        from evidence, generate_series(1, 30) n""").update()).hasMessageContaining("at most 30 files");
    }

    // Logged before?

    @Test
    void anActivityLikeOneThatIsThereIsShownFirstAndSavedWhenTheyInsist() {
        var first = log("tập huấn chế biến sen", "14/5/2022", SA_DEC, null);
        assertThat(first)
                .hasStatus(409)
                .bodyText()
                .contains("Có thể đã ghi hoạt động này rồi", "/activities/" + activity);
        assertThat(activities()).isEqualTo(1);
        assertThat(log("tập huấn chế biến sen", "14/5/2022", SA_DEC, "khác")).hasStatus(409);
        assertThat(log("tập huấn chế biến sen", "14/5/2022", SA_DEC, activity.toString()))
                .hasStatus3xxRedirection();
        assertThat(activities()).isEqualTo(2);
    }

    @Test
    void anotherTopicPlaceTimeOrDepartmentAndACancelledOneAreNotTheSame() {
        People.actingAs(me);
        assertThat(like("Che bien SEN", LocalDate.of(2022, 5, 5), SA_DEC)).isEqualTo(1);
        assertThat(like("Chế biến sen", LocalDate.of(2022, 5, 12), null)).isEqualTo(1);
        assertThat(like("Chế biến sen", LocalDate.of(2022, 5, 20), SA_DEC)).isZero();
        assertThat(like("Chế biến sen", LocalDate.of(2022, 5, 12), LAI_VUNG)).isZero();
        assertThat(like("Kế toán hộ kinh doanh", LocalDate.of(2022, 5, 12), SA_DEC))
                .isZero();
        log.cancel(me, activity, 0, "trùng");
        assertThat(like("Chế biến sen", LocalDate.of(2022, 5, 12), SA_DEC)).isZero();
        me = people.of(people.department("Sở Công Thương"), Role.STAFF);
        People.actingAs(me);
        assertThat(like("Chế biến sen", LocalDate.of(2022, 5, 12), SA_DEC)).isZero();
    }

    private int like(String topic, LocalDate day, String unit) {
        return duplicates.of(me, draft(topic, day, unit)).size();
    }

    private ActivityId trained(String topic, LocalDate day, String unit) {
        People.actingAs(me);
        return log.log(me, draft(topic, day, unit));
    }

    private static ActivityDraft draft(String topic, LocalDate day, String unit) {
        return ActivityDraft.of("TRAINING", topic, ActivityState.DONE, new Period(day, day), true)
                .at(null, unit == null ? Set.of() : Set.of(AdministrativeUnitId.of(unit)), false);
    }

    private MvcTestResult log(String topic, String day, String unit, String seen) {
        var post = mvc.post()
                .uri("/activities")
                .param("type", "TRAINING")
                .param("topic", topic)
                .param("state", "DONE")
                .param("when", "DAYS")
                .param("from", day)
                .param("areas", unit);
        if (seen != null) post = post.param("seen", seen);
        return post.with(People.signedInAs(me)).with(csrf()).exchange();
    }

    private MvcTestResult add(MockMultipartFile... files) {
        return add("false", files);
    }

    private MvcTestResult add(String participants, MockMultipartFile... files) {
        var post = mvc.post().uri("/activities/" + activity + "/evidence").multipart();
        for (var file : files) post = post.file(file);
        return post.param("participants", participants)
                .with(People.signedInAs(me))
                .with(csrf())
                .exchange();
    }

    private static MockMultipartFile file(String name, byte[] content) {
        return new MockMultipartFile("files", name, "application/octet-stream", content);
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).with(People.signedInAs(me)).exchange();
    }

    private MvcTestResult post(String address) {
        return mvc.post().uri(address).with(People.signedInAs(me)).with(csrf()).exchange();
    }

    private String address(String name) {
        return address(jdbc.sql("select evidence_id from evidence where name = ?")
                .param(name)
                .query(UUID.class)
                .single());
    }

    private String address(UUID id) {
        return "/activities/%s/evidence/%s".formatted(activity, id);
    }

    private long files() {
        return jdbc.sql("select count(*) from evidence").query(Long.class).single();
    }

    private long activities() {
        return jdbc.sql("select count(*) from activity").query(Long.class).single();
    }

    @Test
    void aLargeFileComesBackByteByByte() {
        var pdf = new ByteArrayOutputStream();
        pdf.writeBytes("%PDF-1.4\n%".getBytes(StandardCharsets.US_ASCII));
        var noise = new byte[700_001];
        new Random(7).nextBytes(noise);
        pdf.writeBytes(noise);
        pdf.writeBytes("\n1 0 obj\n<<>>\nendobj\n%%EOF".getBytes(StandardCharsets.US_ASCII));
        assertThat(add(file("lớn.pdf", pdf.toByteArray()))).hasStatus3xxRedirection();
        var response = get(address("lớn.pdf"));
        assertThat(response).hasStatusOk().hasHeader("Content-Length", Integer.toString(pdf.size()));
        assertThat(response.getResponse().getContentAsByteArray()).isEqualTo(pdf.toByteArray());
    }
}
