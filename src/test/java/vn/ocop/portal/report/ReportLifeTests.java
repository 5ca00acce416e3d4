package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ocop.portal.People.actingAs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.letter.LayoutProfile;
import vn.ocop.portal.letter.LetterContent;
import vn.ocop.portal.letter.LetterDocx;
import vn.ocop.portal.letter.LetterPdf;
import vn.ocop.portal.letter.RendererVersion;
import vn.ocop.portal.organization.Signatories;
import vn.ocop.portal.organization.SignatorySummary;

@PortalTest
class ReportLifeTests {
    @Autowired
    HalfYear halfYear;

    @Autowired
    People people;

    @Autowired
    Signatories signatories;

    @Autowired
    Reports reports;

    @Autowired
    ReportDrafting drafting;

    @Autowired
    ReportLife life;

    @Autowired
    LetterIssue issue;

    @Autowired
    IssuedLetters issued;

    @Autowired
    LetterDocx docx;

    @Autowired
    LetterPdf pdf;

    @Autowired
    JdbcClient sql;

    @Autowired
    Clock clock;

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

    @Test
    void aWholeLifeLeavesATrail() {
        var id = halfYear.issued(planning, request);
        actingAs(office);
        life.receive(id, version(id, office), null, today(), office);
        life.accept(id, version(id, office), "Đủ nội dung", office);
        var whole = reports.get(id, office);
        assertThat(whole.report().state()).isEqualTo(ReportState.ACCEPTED);
        assertThat(whole.steps())
                .extracting(ReportStep::move)
                .containsExactly(
                        ReportMove.START,
                        ReportMove.SUBMIT,
                        ReportMove.SIGN,
                        ReportMove.ISSUE,
                        ReportMove.RECEIVE,
                        ReportMove.ACCEPT);
        assertThat(whole.steps().getLast())
                .returns(office.id(), ReportStep::by)
                .returns("Đủ nội dung", ReportStep::note)
                .returns(ReportState.RECEIVED, ReportStep::from);
    }

    @Test
    void aLeaderReturnsWithAReasonAndTheAuthorSubmitsAgain() {
        var id = halfYear.submitted(planning, request);
        actingAs(planning.leader());
        assertRefused(
                "report.return.reason",
                () -> life.giveBack(id, version(id, planning.leader()), " ", planning.leader()));
        life.giveBack(id, version(id, planning.leader()), "Thiếu số người dự", planning.leader());
        actingAs(planning.staff());
        var whole = reports.get(id, planning.staff());
        assertThat(whole.report().state()).isEqualTo(ReportState.RETURNED);
        assertThat(whole.steps().getLast().note()).isEqualTo("Thiếu số người dự");
        assertThat(whole.report().open()).isTrue();
        life.submit(id, whole.report().version(), "Đã bổ sung", planning.staff());
        assertThat(reports.get(id, planning.staff()).report().state()).isEqualTo(ReportState.IN_REVIEW);
    }

    @Test
    void aReturnAfterSigningVoidsTheSignature() {
        var id = halfYear.signed(planning, request);
        actingAs(planning.clerk());
        life.giveBack(id, version(id, planning.clerk()), "Sai nơi nhận", planning.clerk());
        var report = reports.get(id, planning.staff()).report();
        assertThat(report.signatory()).isNull();
        assertThat(report.signedOn()).isNull();
    }

    @Test
    void onlyTheAuthorRecallsAndOnlyUntilTheFirstDecision() {
        var id = halfYear.submitted(planning, request);
        var colleague = people.of(planning.staff().organization(), Role.STAFF);
        actingAs(colleague);
        assertRefused("report.recall.other", () -> life.recall(id, version(id, colleague), colleague));
        actingAs(planning.staff());
        life.recall(id, version(id, planning.staff()), planning.staff());
        assertThat(reports.get(id, planning.staff()).report().state()).isEqualTo(ReportState.DRAFT);
        life.submit(id, version(id, planning.staff()), null, planning.staff());
        actingAs(planning.leader());
        life.sign(id, version(id, planning.leader()), null, planning.leader());
        actingAs(planning.staff());
        assertRefused("report.refused.SIGNED", () -> life.recall(id, version(id, planning.staff()), planning.staff()));
    }

    @Test
    void nobodySignsWithoutRoleOrAppointmentOfTheDay() {
        var id = halfYear.submitted(planning, request);
        int version = version(id, planning.staff());
        actingAs(planning.staff());
        assertThatThrownBy(() -> life.sign(id, version, null, planning.staff()))
                .isInstanceOf(AccessDeniedException.class);
        var other = people.of(planning.staff().organization(), Role.LEADER);
        actingAs(other);
        assertRefused("report.sign.notAppointed", () -> life.sign(id, version, null, other));
        signatories.appoint(
                other.organization(),
                new SignatorySummary("DIRECT", null, "Giám đốc", other.fullName()),
                new Validity(LocalDate.of(2000, 1, 1), LocalDate.of(2001, 1, 1)));
        assertRefused("report.sign.notAppointed", () -> life.sign(id, version, null, other));
        signatories.appoint(
                other.organization(),
                new SignatorySummary("DIRECT", null, "Giám đốc", other.fullName()),
                new Validity(today(), null));
        life.sign(id, version, null, other);
        assertThat(reports.get(id, other).report().state()).isEqualTo(ReportState.SIGNED);
    }

    @Test
    void aLeaderOfTwoCapacitiesChoosesOne() {
        var id = halfYear.submitted(planning, request);
        signatories.appoint(
                planning.leader().organization(),
                new SignatorySummary(
                        "DIRECT", null, "Giám đốc", planning.leader().fullName()),
                new Validity(LocalDate.of(2021, 1, 1), null));
        actingAs(planning.leader());
        int version = version(id, planning.leader());
        assertRefused("report.sign.choose", () -> life.sign(id, version, null, planning.leader()));
        var rights = life.signingRights(planning.leader());
        assertThat(rights).hasSize(2);
        life.sign(id, version, rights.getLast().id(), planning.leader());
        assertThat(reports.get(id, planning.leader()).report().signatory())
                .isEqualTo(rights.getLast().id());
    }

    @Test
    void anotherDepartmentsReportIsNotThere() {
        var id = halfYear.submitted(planning, request);
        var trade = halfYear.department("Sở Công Thương");
        actingAs(trade.leader());
        assertThatThrownBy(() -> life.sign(id, 1, null, trade.leader())).isInstanceOf(NotFound.class);
        actingAs(trade.clerk());
        assertThatThrownBy(() -> issue.issue(id, 1, null, today(), trade.clerk()))
                .isInstanceOf(NotFound.class);
        actingAs(office);
        assertThatThrownBy(() -> reports.get(id, office)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> life.receive(id, 1, null, today(), office)).isInstanceOf(NotFound.class);
        var stranger = people.of(trade.staff().organization(), Role.COORDINATOR);
        actingAs(stranger);
        assertThatThrownBy(() -> life.giveBack(id, 1, "x", stranger)).isInstanceOf(NotFound.class);
    }

    @Test
    void pressingTwiceMovesOnceAndSaysSo() {
        var id = halfYear.submitted(planning, request);
        actingAs(planning.leader());
        int version = version(id, planning.leader());
        life.sign(id, version, null, planning.leader());
        assertRefused("report.refused.SIGNED", () -> life.sign(id, version, null, planning.leader()));
        actingAs(planning.clerk());
        int signed = version(id, planning.clerk());
        issue.issue(id, signed, null, today(), planning.clerk());
        assertRefused("report.refused.ISSUED", () -> issue.issue(id, signed, null, today(), planning.clerk()));
        assertThat(sql.sql("select count(*) from issued_letter")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aStaleFormIsToldToReadAgain() {
        var id = halfYear.draft(planning, request);
        int read = version(id, planning.staff());
        drafting.assembleAgain(id, planning.staff());
        assertThatThrownBy(() -> life.submit(id, read, null, planning.staff())).isInstanceOf(Outdated.class);
    }

    @Test
    void anUnsignedReportIsNotIssued() {
        var id = halfYear.submitted(planning, request);
        actingAs(planning.clerk());
        assertRefused(
                "report.refused.IN_REVIEW",
                () -> issue.issue(id, version(id, planning.clerk()), null, today(), planning.clerk()));
    }

    @Test
    void theDateIsNeitherBeforeSigningNorInTheFuture() {
        var id = halfYear.signed(planning, request);
        actingAs(planning.clerk());
        int version = version(id, planning.clerk());
        assertRefused(
                "report.issue.date.beforeSigning",
                () -> issue.issue(id, version, null, today().minusDays(1), planning.clerk()));
        assertRefused(
                "report.issue.date.future",
                () -> issue.issue(id, version, null, today().plusDays(1), planning.clerk()));
        assertThat(issue.issue(id, version, null, today(), planning.clerk()).number())
                .isEqualTo(1);
    }

    @Test
    void aGivenNumberIsUsedOnceAndTheNextFollowsIt() {
        var second = halfYear.request(office, "166/VPĐP-OCOP", planning);
        var third = halfYear.request(office, "167/VPĐP-OCOP", planning);
        var a = halfYear.signed(planning, request);
        var b = halfYear.signed(planning, second);
        var c = halfYear.signed(planning, third);
        actingAs(planning.clerk());
        var clerk = planning.clerk();
        assertRefused("report.issue.number.range", () -> issue.issue(a, version(a, clerk), 0, today(), clerk));
        assertRefused("report.issue.number.range", () -> issue.issue(a, version(a, clerk), 1_000_000, today(), clerk));
        assertThat(issue.issue(a, version(a, clerk), 41, today(), clerk).reference())
                .isEqualTo("41/SO-TH");
        assertRefused("report.issue.number.taken", () -> issue.issue(b, version(b, clerk), 41, today(), clerk));
        assertThat(issue.issue(b, version(b, clerk), 7, today(), clerk).reference())
                .isEqualTo("07/SO-TH");
        assertThat(issue.expectedNumber(c, today(), clerk)).isEqualTo(42);
        assertThat(issue.issue(c, version(c, clerk), null, today(), clerk).number())
                .isEqualTo(42);
    }

    @Test
    void formsHaveSequencesOfTheirOwnWhereConfigured() {
        sql.sql("update organization set numbering = 'BY_FORM' where organization_id = ?")
                .param(planning.staff().organization().value())
                .update();
        var id = halfYear.issued(planning, request);
        assertThat(sql.sql("select sequence from issued_letter where report_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("LETTER");
    }

    @Test
    void anIssuedLetterIsServedAsItWasForEver() {
        var id = halfYear.issued(planning, request);
        var docx = issued.bytes(id, IssuedLetters.Part.DOCX).orElseThrow();
        sql.sql("update organization set letter_name = 'Tên khác', letter_symbol = 'KHAC' where organization_id = ?")
                .param(planning.staff().organization().value())
                .update();
        assertThat(issued.bytes(id, IssuedLetters.Part.DOCX).orElseThrow()).isEqualTo(docx);
        assertThat(issued.of(id).orElseThrow().symbol()).isEqualTo("SO-TH");
    }

    @Test
    void theFrozenContentRenderedAgainGivesTheSameBytes() {
        var id = halfYear.issued(planning, request);
        var letter =
                LetterContent.read(issued.bytes(id, IssuedLetters.Part.CONTENT).orElseThrow());
        var kept = issued.of(id).orElseThrow();
        var profile = LayoutProfile.named(kept.layoutProfile());
        assertThat(letter.header().number()).isEqualTo(kept.number());
        assertThat(letter.header().date()).isEqualTo(kept.dated());
        assertThat(kept.rendererVersion()).isEqualTo(RendererVersion.of(profile));
        assertThat(docx.render(letter, profile))
                .isEqualTo(issued.bytes(id, IssuedLetters.Part.DOCX).orElseThrow());
        assertThat(pdf.render(letter, profile))
                .isEqualTo(issued.bytes(id, IssuedLetters.Part.PDF).orElseThrow());
    }

    @Test
    void whatWasIssuedCanNeitherBeEditedNorAssembledAgain() {
        var id = halfYear.issued(planning, request);
        var sentence = reports.get(id, planning.staff()).sentences().getFirst();
        assertRefused("report.closed", () -> drafting.assembleAgain(id, planning.staff()));
        assertRefused(
                "report.closed",
                () -> drafting.reword(id, sentence.id(), sentence.version(), "Khác", planning.staff()));
        assertRefused(
                "report.closed",
                () -> drafting.add(id, Section.RESULTS, SentenceKind.SENTENCE, "Thêm", planning.staff()));
    }

    @Test
    void aLetterThatTheOfficeReturnsStaysAsItIs() {
        var id = halfYear.issued(planning, request);
        actingAs(office);
        life.giveBack(id, version(id, office), "Thiếu phụ lục", office);
        actingAs(planning.staff());
        var report = reports.get(id, planning.staff()).report();
        assertThat(report.state()).isEqualTo(ReportState.RETURNED);
        assertThat(report.open()).isFalse();
        assertRefused("report.closed", () -> life.submit(id, report.version(), null, planning.staff()));
        assertThat(issued.of(id)).isPresent();
    }

    @Test
    void theOfficeReceivesByTheLettersDateAndNumbersArrivals() {
        var id = halfYear.issued(planning, request);
        actingAs(office);
        int version = version(id, office);
        assertRefused(
                "report.receive.date.before", () -> life.receive(id, version, null, today().minusDays(1), office));
        assertRefused("report.receive.date.future", () -> life.receive(id, version, null, today().plusDays(1), office));
        assertRefused("report.receive.number.range", () -> life.receive(id, version, 0, today(), office));
        assertRefused("report.refused.ISSUED", () -> life.accept(id, version, null, office));
        life.receive(id, version, null, today(), office);
        assertThat(sql.sql("select arrival_number from report_reception")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theDatabaseRefusesWhatTheEntityWould() {
        var id = halfYear.issued(planning, request);
        for (String change : List.of(
                "update report set state = 'DRAFT' where report_id = :id",
                "update report set letter_number = 99 where report_id = :id",
                "update report set subject = 'khác' where report_id = :id",
                "update report_sentence set written_text = 'khác' where report_id = :id",
                "delete from report_sentence where report_id = :id",
                "update issued_letter set number = 99 where report_id = :id",
                "delete from issued_letter where report_id = :id",
                "update report_step set note = 'khác' where report_id = :id",
                "delete from report_step where report_id = :id",
                "insert into report_step (report_id, step, move, from_state, to_state, made_by, made_at) "
                        + "select report_id, 9, 'ACCEPT', 'DRAFT', 'ACCEPTED', created_by, now() from report where report_id = :id")) {
            assertThatThrownBy(() -> sql.sql(change).param("id", id.value()).update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    private int version(ReportId id, SignedIn me) {
        return halfYear.version(id, me);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static void assertRefused(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        RuleViolation.class, broken -> assertThat(broken.code()).isEqualTo(code));
    }
}
