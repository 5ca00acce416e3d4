package vn.ocop.portal.exchange.imports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.exchange.sheet.Xlsx;
import vn.ocop.portal.organization.OrganizationId;

/// The pages of imports: whose they are, and what they say to a wrong file.
@PortalTest
class ImportPagesTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    private OrganizationId department;

    @BeforeEach
    void aDepartment() {
        department = people.department("Sở Công Thương");
    }

    @Test
    void eachRoleIsOfferedWhatItMayImport() {
        assertThat(get(Role.STAFF, "/imports"))
                .bodyText()
                .contains("Biểu mẫu nhập hoạt động")
                .doesNotContain("Biểu mẫu nhập cơ quan");
        assertThat(get(Role.ADMIN, "/imports"))
                .bodyText()
                .contains("Biểu mẫu nhập cơ quan", "Biểu mẫu nhập chủ thể")
                .doesNotContain("Biểu mẫu nhập hoạt động");
        assertThat(get(Role.COORDINATOR, "/imports"))
                .bodyText()
                .contains("Biểu mẫu nhập chủ thể")
                .doesNotContain("Biểu mẫu nhập cơ quan");
        assertThat(get(Role.REGISTRY, "/imports")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(Role.LEADER, "/imports")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(Role.STAFF, "/imports/organizations-template.xlsx")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(Role.COORDINATOR, "/imports/activities-template.xlsx")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(Role.STAFF, "/imports/activities-template.xlsx")).hasStatusOk();
    }

    @Test
    void aWrongFileIsExplainedOnThePage() {
        var me = people.of(department, Role.STAFF);
        assertThat(upload(me, "activities", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Đây là tệp PDF, không phải bảng tính.");
        assertThat(upload(me, "activities", new byte[0]))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Tệp rỗng");
        assertThat(upload(me, "organizations", workbook())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aFileOfManyMegabytesIsRefusedByItsLengthBeforeItIsRead() {
        var me = people.of(department, Role.STAFF);
        assertThat(mvc.post()
                        .uri("/imports")
                        .content(new byte[21 * 1024 * 1024])
                        .with(People.signedInAs(me))
                        .with(csrf()))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/imports?large=1");
        assertThat(mvc.get().uri("/imports?large=1").with(People.signedInAs(me)))
                .bodyText()
                .contains("Tệp lớn hơn 20 MB");
    }

    @Test
    void aFileIsItsOwnersAlone() {
        var me = people.of(department, Role.STAFF);
        String address = upload(me, "activities", workbook()).getResponse().getRedirectedUrl();
        assertThat(address).startsWith("/imports/");
        assertThat(mvc.get().uri(address).with(People.signedInAs(me)))
                .hasStatusOk()
                .bodyText()
                .contains("Cột nào là gì", "Loại hoạt động");
        for (var other : List.of(people.of(department, Role.STAFF), people.of(department, Role.ADMIN))) {
            assertThat(Stream.of("", "/columns", "/result.xlsx")
                            .map(page -> mvc.get()
                                    .uri(address + page)
                                    .with(People.signedInAs(other))
                                    .exchange()))
                    .allSatisfy(answer -> assertThat(answer).hasStatus(HttpStatus.NOT_FOUND));
            assertThat(Stream.of(
                                    "/sheet",
                                    "/columns",
                                    "/answers",
                                    "/choices",
                                    "/check",
                                    "/entry",
                                    "/withdrawal",
                                    "/cancellation")
                            .map(page -> mvc.post()
                                    .uri(address + page)
                                    .with(People.signedInAs(other))
                                    .with(csrf())
                                    .exchange()))
                    .allSatisfy(answer -> assertThat(answer).hasStatus(HttpStatus.NOT_FOUND));
        }
    }

    @Test
    void aColumnThatIsMissingIsNamedAndWhatWasChosenStays() {
        var me = people.of(department, Role.STAFF);
        String address = upload(me, "activities", workbook()).getResponse().getRedirectedUrl();
        assertThat(mvc.post()
                        .uri(address + "/columns")
                        .param("column.0", "type")
                        .param("column.1", "")
                        .with(People.signedInAs(me))
                        .with(csrf()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Chưa có cột nào là: Chủ đề, nội dung");
    }

    private MvcTestResult get(Role role, String address) {
        return mvc.get()
                .uri(address)
                .with(People.signedInAs(people.of(department, role)))
                .exchange();
    }

    private MvcTestResult upload(SignedIn me, String kind, byte[] file) {
        return mvc.post()
                .uri("/imports")
                .multipart()
                .file(new MockMultipartFile("file", "a.xlsx", null, file))
                .param("kind", kind)
                .with(People.signedInAs(me))
                .with(csrf())
                .exchange();
    }

    private static byte[] workbook() {
        return Xlsx.of(List.of(List.of("Loại hoạt động", "Chủ đề, nội dung"), List.of("Tập huấn, đào tạo", "Một")))
                .bytes();
    }
}
