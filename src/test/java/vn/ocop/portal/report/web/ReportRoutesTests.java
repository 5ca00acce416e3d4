package vn.ocop.portal.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.ocop.portal.People.actingAs;
import static vn.ocop.portal.People.signedInAs;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.Statements;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.report.HalfYear;
import vn.ocop.portal.report.ReportAnnex;
import vn.ocop.portal.report.ReportDrafting;
import vn.ocop.portal.report.ReportForm;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.Section;
import vn.ocop.portal.report.SentenceKind;

/// Every route of a report at once: whose it is not, what people and machines may send it, what it asks of the
/// database.
@PortalTest
class ReportRoutesTests {
    private static final List<String> PAGES = List.of(
            "",
            "/letter",
            "/letter.docx",
            "/letter.pdf",
            "/sources",
            "/commitments",
            "/check",
            "/versions",
            "/versions/1",
            "/versions/compare?from=1&to=2",
            "/changes",
            "/changes?since=last-year",
            "/changes?since=version",
            "/assembly",
            "/receipt",
            "/receipt.pdf",
            "/correction");

    /// What may be typed or sent for any field: with what cannot be printed, or stands in no alphabet, or is long.
    private static final List<String> HOSTILE = List.of(
            "x".repeat(10_000),
            "lời \u0000\u0007\u202E văn",
            "Ho\u0323c sinh ca\u0301c huye\u0323\u0302n",
            "Chúc mừng 👩‍🌾🎉 \uD800",
            "<script>alert(1)</script> ${7*7} {0} '",
            "-1",
            "99999999999999999999",
            "");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    HalfYear halfYear;

    @Autowired
    People people;

    @Autowired
    Reports reports;

    @Autowired
    ReportDrafting drafting;

    @Autowired
    Statements statements;

    @Autowired
    JdbcClient sql;

    HalfYear.Department planning;
    SignedIn office;
    RequestId request;

    @BeforeEach
    void aRequest() {
        planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        office = halfYear.office();
        request = halfYear.request(office, "165/VPĐP-OCOP", planning);
        halfYear.training(planning, "Bán hàng qua mạng");
    }

    /// A form of the report.
    record Sent(String address, MultiValueMap<String, String> fields) {}

    private static Sent sent(String address, String... fields) {
        var all = new LinkedMultiValueMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) all.add(fields[i], fields[i + 1]);
        return new Sent(address, all);
    }

    private List<Sent> forms(ReportId id, UUID sentence, int version) {
        String v = Integer.toString(version);
        String activity = sql.sql("select activity_id from activity limit 1")
                .query(String.class)
                .single();
        return List.of(
                sent("/submission", "version", v, "note", "x"),
                sent("/recall", "version", v),
                sent("/return", "version", v, "reason", "x"),
                sent("/signature", "version", v, "capacity", UUID.randomUUID().toString()),
                sent("/issue", "version", v, "number", "5", "date", "01/07/2022"),
                sent("/reception", "version", v, "number", "5", "date", "01/07/2022"),
                sent("/acceptance", "version", v, "note", "x"),
                sent("/presentation", "version", v, "form", "REPORT", "annex", "ACTIVITIES"),
                sent("/assembly"),
                sent(
                        "/assembly/choices",
                        "choice." + sentence,
                        "MINE",
                        "version." + sentence,
                        "0",
                        "text." + sentence,
                        "x"),
                sent("/sentences", "section", "RESULTS", "kind", "ITEM", "text", "x"),
                sent("/sentences/" + sentence + "/wording", "version", "0", "text", "x"),
                sent("/sentences/" + sentence + "/restoration", "version", "0"),
                sent("/sentences/" + sentence + "/refusal", "version", "0"),
                sent("/sentences/" + sentence + "/omission", "version", "0", "out", "true"),
                sent("/versions/1/sentences/" + sentence + "/restoration", "version", "0"),
                sent("/sources/figures", "sentence", sentence.toString(), "figure", "5", "reason", "x"),
                sent("/sources/omissions", "activity", activity, "reason", "x"),
                sent("/sources/omissions/undoing", "activity", activity),
                sent("/commitments/" + UUID.randomUUID(), "version", "0", "status", "DONE", "note", "x"),
                sent(
                        "/correction",
                        "purpose",
                        "CORRECTION",
                        "reason",
                        "x",
                        "pairs[0].printed",
                        "a",
                        "pairs[0].correct",
                        "b",
                        "anew",
                        "on"));
    }

    @Test
    void aDraftIsNotThereForAnybodyElse() {
        var id = halfYear.submitted(planning, request);
        var elsewhere = people.department("Sở Công Thương");
        var strangers = List.of(
                people.of(elsewhere, Role.STAFF, Role.LEADER, Role.REGISTRY, Role.COORDINATOR),
                office,
                people.of(planning.staff().organization(), Role.ADMIN),
                people.of(planning.staff().organization(), Role.COORDINATOR));
        assertNotThere(id, strangers);
    }

    @Test
    void anIssuedLetterIsNotThereForAnotherOfficeOrDepartment() {
        var id = halfYear.issued(planning, request);
        var strangers = List.of(
                people.of(
                        people.department("Sở Công Thương"), Role.STAFF, Role.LEADER, Role.REGISTRY, Role.COORDINATOR),
                people.of(planning.staff().organization(), Role.ADMIN));
        assertNotThere(id, strangers);
    }

    private void assertNotThere(ReportId id, List<SignedIn> strangers) {
        var sentence = reports.get(id, planning.staff()).sentences().getFirst().id();
        int version = halfYear.version(id, planning.staff());
        var before = rows();
        for (SignedIn stranger : strangers) {
            for (String page : PAGES) {
                assertThat(get("/reports/" + id + page, stranger))
                        .as("%s by %s", page, stranger.getAuthorities())
                        .hasStatus(HttpStatus.NOT_FOUND);
            }
            for (Sent form : forms(id, sentence.value(), version)) {
                assertThat(post(id, form, stranger))
                        .as("%s by %s", form, stranger.getAuthorities())
                        .hasStatus(HttpStatus.NOT_FOUND);
            }
            for (String upload : List.of("/check", "/receipt/check")) {
                assertThat(upload(id, upload, "a.docx", stranger)).as(upload).hasStatus(HttpStatus.NOT_FOUND);
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whoeverReadsOnlyChangesNothing() {
        var id = halfYear.draft(planning, request);
        var sentence = reports.get(id, planning.staff()).sentences().getFirst().id();
        int version = halfYear.version(id, planning.staff());
        var before = rows();
        for (Sent form : forms(id, sentence.value(), version)) {
            if (form.address().startsWith("/submission")) continue;
            var answer = post(id, form, planning.clerk());
            assertThat(answer.getResponse().getStatus()).as(form.address()).isIn(404, 422);
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whateverIsSentIsAnsweredWithWords() {
        var department = planning.staff().organization();
        var everybody = people.of(department, Role.STAFF, Role.LEADER, Role.REGISTRY);
        var draft = halfYear.draft(planning, request);
        drafting.add(draft, Section.RESULTS, SentenceKind.SENTENCE, "Hỗ trợ 77 hộ", planning.staff());
        var issued = halfYear.issued(planning, halfYear.request(office, "166/VPĐP-OCOP", planning));
        for (ReportId id : List.of(draft, issued)) {
            for (SignedIn person : List.of(everybody, office)) {
                if (id.equals(draft) && person.equals(office)) continue;
                var sentence =
                        reports.get(id, planning.staff()).sentences().getFirst().id();
                for (Sent form : forms(id, sentence.value(), halfYear.version(id, planning.staff()))) {
                    for (String field : form.fields().keySet()) {
                        for (String value : HOSTILE) {
                            var fields = new LinkedMultiValueMap<>(form.fields());
                            fields.set(field, value);
                            var answer = post(id, new Sent(form.address(), fields), person);
                            assertThat(answer.getResponse().getStatus())
                                    .as("%s, %s=%.40s: %s", form.address(), field, value, failure(answer))
                                    .isLessThan(500);
                            assertThat(body(answer)).doesNotContain("<script>alert", "??");
                        }
                    }
                }
            }
        }
    }

    @Test
    void addressesThatNobodyWroteAreNoPages() {
        var id = halfYear.issued(planning, request);
        var addresses = new ArrayList<String>();
        for (String odd : List.of("0", "-1", "99999999999", "x", "%00", "1e3", "%3Cscript%3E")) {
            addresses.add("/reports/" + odd);
            for (String page : PAGES) {
                if (page.startsWith("/") && !page.contains("?")) addresses.add("/reports/" + odd + page);
            }
            addresses.add("/reports/" + id + "/versions/" + odd);
            addresses.add("/reports/" + id + "/versions/compare?from=" + odd + "&to=1");
            addresses.add("/reports/" + id + "/changes?since=" + odd);
            addresses.add("/reports/" + id + "/changes?since=version&version=" + odd);
            addresses.add("/reports/" + id + "?edit=" + odd);
            addresses.add("/reports/" + id + "?add=" + odd);
            addresses.add("/reports/" + id + "/correction?purpose=" + odd);
            addresses.add("/letter-layout/" + odd + ".css");
        }
        for (String address : addresses) {
            var answer = mvc.get()
                    .uri(URI.create(address))
                    .with(signedInAs(planning.staff()))
                    .exchange();
            assertThat(answer.getResponse().getStatus())
                    .as("%s: %s", address, failure(answer))
                    .isLessThan(500);
        }
        var admin = people.of(planning.staff().organization(), Role.ADMIN);
        for (String field : List.of("by", "organization", "record", "from", "to", "page")) {
            for (String value : HOSTILE) {
                var answer = mvc.get()
                        .uri("/admin/audit")
                        .param(field, value)
                        .with(signedInAs(admin))
                        .exchange();
                assertThat(answer.getResponse().getStatus())
                        .as("audit, %s=%.40s: %s", field, value, failure(answer))
                        .isLessThan(500);
                assertThat(body(answer)).doesNotContain("<script>alert");
            }
        }
        assertThat(get("/admin/audit?page=999999", admin)).hasStatusOk();
    }

    @Test
    void filesOfAnyNameAreRead() {
        var id = halfYear.issued(planning, request);
        for (String upload : List.of("/check", "/receipt/check")) {
            for (String name : HOSTILE) {
                var answer = upload(id, upload, name, office);
                assertThat(answer.getResponse().getStatus())
                        .as("%s %.40s: %s", upload, name, failure(answer))
                        .isIn(200, 422);
                assertThat(StringUtils.countOccurrencesOf(body(answer), "<strong>Tệp mở được"))
                        .isLessThan(2);
                assertThat(body(answer)).doesNotContain("<script>alert", "\u0000", "\u202E");
            }
        }
    }

    @Test
    void aFileBeyondEveryLimitLeadsBackToItsPage() {
        var id = halfYear.issued(planning, request);
        for (String upload : List.of("/check", "/receipt/check")) {
            var answer = mvc.post()
                    .uri("/reports/" + id + upload)
                    .with(signedInAs(office))
                    .with(sent -> new MockHttpServletRequest(sent.getServletContext(), "POST", sent.getRequestURI()) {
                        @Override
                        public long getContentLengthLong() {
                            return 60L << 20;
                        }
                    })
                    .exchange();
            assertThat(answer).hasStatus(HttpStatus.FOUND);
            assertThat(get(String.valueOf(answer.getResponse().getRedirectedUrl()), office))
                    .hasStatusOk()
                    .bodyText()
                    .contains("20 MB", "field-error");
        }
    }

    @Test
    void pagesOfManyReportsAskNoMoreOfTheDatabase() throws Exception {
        halfYear.training(planning, "Livestream");
        var first = halfYear.issued(planning, request);
        var draft = halfYear.draft(planning, halfYear.request(office, "166/VPĐP-OCOP", planning));
        drafting.present(
                draft,
                halfYear.version(draft, planning.staff()),
                ReportForm.REPORT,
                Set.of(ReportAnnex.ACTIVITIES, ReportAnnex.TARGETS),
                planning.staff());
        var few = counts(first, draft);
        for (int i = 1; i < 6; i++) halfYear.issued(planning, halfYear.request(office, i + "/VP", planning));
        for (int i = 0; i < 20; i++) halfYear.training(planning, "Chủ đề số " + i);
        actingAs(planning.staff());
        drafting.assembleAgain(draft, planning.staff());
        assertThat(counts(first, draft)).isEqualTo(few);
    }

    private List<String> counts(ReportId issued, ReportId draft) throws Exception {
        var counts = new ArrayList<String>();
        for (SignedIn person : List.of(planning.staff(), planning.leader(), planning.clerk(), office)) {
            for (String address : List.of("/", "/reports", "/reports/" + issued, "/reports/" + issued + "/check")) {
                counts.add("%s %s %d"
                        .formatted(
                                person.getAuthorities(),
                                address,
                                statements
                                        .of(() ->
                                                assertThat(get(address, person)).hasStatusOk())
                                        .size()));
            }
        }
        for (String page : PAGES) {
            if (page.startsWith("/receipt") || page.startsWith("/correction") || page.contains("compare")) continue;
            counts.add("%s %d"
                    .formatted(
                            page,
                            statements
                                    .of(() -> assertThat(get("/reports/" + draft + page, planning.staff()))
                                            .hasStatusOk())
                                    .size()));
        }
        return counts;
    }

    private List<Long> rows() {
        var counts = new ArrayList<Long>();
        for (String table : List.of(
                "report",
                "report_step",
                "report_sentence",
                "report_version",
                "figure_reason",
                "activity_omission",
                "issued_letter",
                "report_reception",
                "audit_entry")) {
            counts.add(
                    sql.sql("select count(*) from " + table).query(Long.class).single());
        }
        counts.add(sql.sql("select sum(version) from report").query(Long.class).single());
        return counts;
    }

    private static String failure(MvcTestResult answer) {
        var why = answer.getUnresolvedException();
        return why == null ? "" : why.toString();
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult get(String address, SignedIn me) {
        var answer = mvc.get().uri(address).with(signedInAs(me)).exchange();
        actingAs(planning.staff());
        return answer;
    }

    private MvcTestResult post(ReportId id, Sent form, SignedIn me) {
        var answer = mvc.post()
                .uri("/reports/" + id + form.address())
                .params(form.fields())
                .with(signedInAs(me))
                .with(csrf())
                .exchange();
        actingAs(planning.staff());
        return answer;
    }

    private MvcTestResult upload(ReportId id, String address, String name, SignedIn me) {
        var answer = mvc.post()
                .uri("/reports/" + id + address)
                .multipart()
                .file(new MockMultipartFile("file", name, null, "không phải Word".getBytes(StandardCharsets.UTF_8)))
                .with(signedInAs(me))
                .with(csrf())
                .exchange();
        actingAs(planning.staff());
        return answer;
    }
}
