package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ocop.portal.People.actingAs;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.Activities;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.SharedActivities;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.letter.Annex;
import vn.ocop.portal.letter.Block;
import vn.ocop.portal.letter.LetterContent;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationRegistration;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Signatories;
import vn.ocop.portal.organization.SignatorySummary;

@PortalTest
class ConsolidationTests {
    @Autowired
    HalfYear halfYear;

    @Autowired
    People people;

    @Autowired
    OrganizationRegistration organizations;

    @Autowired
    Signatories signatories;

    @Autowired
    Reports reports;

    @Autowired
    ReportDrafting drafting;

    @Autowired
    CorrectionDrafting corrections;

    @Autowired
    Consolidations consolidations;

    @Autowired
    ReportLife life;

    @Autowired
    LetterIssue issue;

    @Autowired
    ReportLetters letters;

    @Autowired
    IssuedLetters issued;

    @Autowired
    ReportSources sources;

    @Autowired
    LetterChecks checks;

    @Autowired
    Answers answers;

    @Autowired
    SharedActivities shared;

    @Autowired
    Activities activities;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient sql;

    @Autowired
    Clock clock;

    HalfYear.Department trade;
    HalfYear.Department farming;
    HalfYear.Department silent;
    HalfYear.Department empty;
    SignedIn coordinator;
    SignedIn leader;
    SignedIn clerk;
    RequestId request;

    @BeforeEach
    void fourDepartments() {
        trade = halfYear.department("Sở Công Thương");
        farming = halfYear.department("Sở Nông nghiệp");
        silent = halfYear.department("Sở Im lặng");
        empty = halfYear.department("Sở Không có gì");
        var province = organizations.register(new OrganizationSummary(
                OrganizationId.create(),
                "Ủy ban nhân dân tỉnh Mẫu",
                "Ủy ban nhân dân Tỉnh",
                "UBND tỉnh Mẫu",
                OrganizationKind.PEOPLES_COMMITTEE,
                null,
                null,
                null,
                null));
        var office = organizations.register(new OrganizationSummary(
                OrganizationId.create(),
                "Văn phòng Điều phối tỉnh Mẫu",
                "Văn phòng điều phối Tỉnh",
                "VPĐP",
                OrganizationKind.COORDINATION_OFFICE,
                province,
                "VPĐP-OCOP",
                "Đồng Tháp",
                "Như trên\nLưu: VT"));
        coordinator = people.of(office, Role.COORDINATOR);
        leader = people.of(office, Role.LEADER);
        clerk = people.of(office, Role.REGISTRY);
        signatories.appoint(
                office,
                new SignatorySummary("DIRECT", null, "Chánh Văn phòng", leader.fullName()),
                new Validity(LocalDate.of(2020, 1, 1), null));
        training(trade, "Bán hàng “trên mạng”", 40, 25);
        training(trade, "Đóng gói sản phẩm", 30, null);
        training(farming, "Ghi nhật ký sản xuất", 20, 12);
        training(silent, "Chưa báo cáo", 5, 5);
        request = halfYear.request(coordinator, "165/VPĐP-OCOP", trade, farming, silent, empty);
    }

    private ActivityId training(
            HalfYear.Department department, String topic, int participants, @Nullable Integer women) {
        return halfYear.training(
                department,
                topic,
                women == null
                        ? Map.of("participants", BigDecimal.valueOf(participants))
                        : Map.of("participants", BigDecimal.valueOf(participants), "women", BigDecimal.valueOf(women)));
    }

    /// An accepted answer, with a difficulty told by hand.
    private ReportId accepted(HalfYear.Department department) {
        var id = halfYear.draft(department, request);
        drafting.add(
                id, Section.DIFFICULTIES, SentenceKind.SENTENCE, "Thiếu người bán hàng trực tuyến", department.staff());
        halfYear.submit(department, id);
        halfYear.sign(department, id);
        halfYear.issue(department, id);
        accept(id);
        return id;
    }

    private void accept(ReportId id) {
        actingAs(coordinator);
        life.receive(id, halfYear.version(id, coordinator), null, LocalDate.now(clock), coordinator);
        life.accept(id, halfYear.version(id, coordinator), null, coordinator);
    }

    private void nothingToReport(HalfYear.Department department) {
        sql.sql("insert into report_request_nothing values (?, ?, null, ?, ?)")
                .params(
                        request.value(),
                        department.staff().organization().value(),
                        department.leader().id().value(),
                        Timestamp.valueOf("2022-06-16 08:00:00"))
                .update();
    }

    private ReportId consolidated() {
        actingAs(coordinator);
        return drafting.consolidate(request, coordinator);
    }

    private String text(ReportId id, SignedIn me) {
        return reports.get(id, me).composition().parts().stream()
                .flatMap(part -> part.paragraphs().stream())
                .map(Composition.Paragraph::text)
                .collect(Collectors.joining("\n"));
    }

    /// To the leader of the office and back with a signature and a number.
    private IssuedLetter issue(ReportId id) {
        actingAs(coordinator);
        life.submit(id, halfYear.version(id, coordinator), null, coordinator);
        actingAs(leader);
        life.sign(id, halfYear.version(id, leader), null, leader);
        actingAs(clerk);
        return issue.issue(id, halfYear.version(id, clerk), null, LocalDate.now(clock), clerk);
    }

    @Test
    void assemblesWhoAnsweredTheFiguresAndTheLettersOwnWords() {
        var first = accepted(trade);
        accepted(farming);
        nothingToReport(empty);
        var id = consolidated();

        var whole = reports.get(id, coordinator);
        assertThat(whole.report())
                .returns(ReportPurpose.CONSOLIDATION, ReportSummary::purpose)
                .returns(ReportForm.REPORT, ReportSummary::form)
                .returns("báo cáo kết quả OCOP 6 tháng đầu năm 2022", ReportSummary::subject);
        String text = text(id, coordinator);
        var letter = issued.of(first).orElseThrow();
        assertThat(text)
                .contains(
                        "04 cơ quan, đơn vị được đề nghị báo cáo",
                        "báo cáo của 02 trong tổng số 04 cơ quan, đơn vị được chấp nhận, trong đó 02 báo cáo gửi sau thời hạn",
                        "01 cơ quan, đơn vị xác nhận không có nội dung báo cáo: Sở Không có gì",
                        "Còn 01 cơ quan, đơn vị chưa gửi báo cáo: Sở Im lặng",
                        "Số liệu tổng hợp từ hồ sơ",
                        "Sở Công Thương (Công văn số %s ngày ".formatted(letter.reference()),
                        "của Sở Công Thương về việc báo cáo kết quả OCOP): “",
                        "tập huấn ‘Đóng gói sản phẩm’",
                        "Sở Công Thương (Công văn số %s): “Thiếu người bán hàng trực tuyến”."
                                .formatted(letter.reference()),
                        "kính trình Ủy ban nhân dân Tỉnh xem xét, chỉ đạo./.")
                .doesNotContain("Trên đây là kết quả thực hiện");
        assertThat(answers.to(List.of(request))).noneMatch(one -> id.equals(one.report()));
        assertThat(reports.answering(request, coordinator)).isEmpty();
    }

    @Test
    void figuresEqualThoseOfPlainSql() {
        accepted(trade);
        var id = consolidated();
        record Sums(long activities, BigDecimal participants, BigDecimal women) {}
        var sums = sql.sql("""
                        select count(*) as activities,
                               sum((select m.value from activity_measure m where m.activity_id = a.activity_id
                                    and m.indicator_code = 'PARTICIPANT_TURNS')) as participants,
                               sum((select m.value from activity_measure m where m.activity_id = a.activity_id
                                    and m.indicator_code = 'PARTICIPANT_TURNS_WOMEN')) as women
                        from activity a join report_request_addressee d on d.organization_id = a.organization_id
                        where d.request_id = ? and a.state = 'DONE' and a.counts_on between ? and ?
                        """)
                .params(request.value(), HalfYear.FIRST.from(), HalfYear.FIRST.to())
                .query(Sums.class)
                .single();
        assertThat(sums).isEqualTo(new Sums(4, new BigDecimal("95"), new BigDecimal("42")));
        assertThat(text(id, coordinator))
                .contains(
                        "các cơ quan, đơn vị đã thực hiện %02d hoạt động, với %s lượt người tham gia, trong đó có %s lượt nữ"
                                .formatted(sums.activities(), sums.participants(), sums.women()),
                        "Nâng cao năng lực: 04 hoạt động (tập huấn, đào tạo 04)");
        var theme = reports.get(id, coordinator).sentences().stream()
                .filter(one -> one.text().startsWith("Nâng cao năng lực"))
                .findFirst()
                .orElseThrow();
        assertThat(theme.sources()).hasSize(4).allMatch(one -> one.kind() == Source.Kind.ACTIVITY);
    }

    @Test
    void anEventOfTwoDepartmentsIsCountedOnce() {
        accepted(trade);
        record Record(ActivityId id, OrganizationId organization) {}
        var done = sql.sql("select activity_id, organization_id from activity where state = 'DONE' order by counts_on")
                .query((row, _) -> new Record(
                        new ActivityId(row.getObject(1, UUID.class)), new OrganizationId(row.getObject(2, UUID.class))))
                .list();
        var one = done.getFirst();
        var other = done.stream()
                .filter(it -> !it.organization().equals(one.organization()))
                .findFirst()
                .orElseThrow();
        actingAs(coordinator);
        shared.same(coordinator, one.id(), other.id());
        assertThat(text(consolidated(), coordinator))
                .contains(
                        "đã thực hiện %02d hoạt động".formatted(done.size() - 1),
                        "trong đó có 01 hoạt động chung do nhiều cơ quan, đơn vị cùng ghi nhận")
                .contains("Nâng cao năng lực: %02d hoạt động".formatted(done.size() - 1));
    }

    @Test
    void livesThroughToIssueAndKeepsItsBytes() throws Exception {
        var first = accepted(trade);
        accepted(farming);
        nothingToReport(empty);
        var id = consolidated();
        assertThat(checks.of(id, coordinator).blocking()).isZero();
        var letter = issue(id);
        assertThat(letter.reference()).isEqualTo("01/BC-VPĐP");

        byte[] word = issued.bytes(id, IssuedLetters.Part.DOCX).orElseThrow();
        try (var text = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(word)))) {
            assertThat(text.getText())
                    .contains(
                            "BÁO CÁO", "Kính gửi: Ủy ban nhân dân Tỉnh", "Phụ lục I", "Phụ lục II", "CHÁNH VĂN PHÒNG");
        }
        var content =
                LetterContent.read(issued.bytes(id, IssuedLetters.Part.CONTENT).orElseThrow());
        assertThat(content.annexes())
                .extracting(Annex::title)
                .containsExactly(
                        "Tình hình báo cáo của các cơ quan, đơn vị", "Số hoạt động theo địa bàn 6 tháng đầu năm 2022");
        var who = content.annexes().getFirst().body().stream()
                .filter(Block.Table.class::isInstance)
                .map(Block.Table.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(who.rows())
                .extracting(row -> row.get(1) + ": " + row.get(2))
                .containsExactly(
                        "Sở Công Thương: Đã chấp nhận",
                        "Sở Im lặng: Chưa gửi",
                        "Sở Không có gì: Không có nội dung báo cáo",
                        "Sở Nông nghiệp: Đã chấp nhận");
        assertThat(content.body())
                .anyMatch(block -> block instanceof Block.Heading(var _, var label, var text)
                        && label.equals("1.")
                        && text.startsWith("Số liệu tổng hợp"));

        // Its account keeps the departments' letters; one that is replaced later shows as changed.
        var shown = sources.of(id, leader);
        assertThat(shown.account().records()).containsKey(Source.of(first));
        assertThat(shown.since()).isEmpty();
        withdraw(trade, first);
        actingAs(leader);
        assertThat(sources.of(id, leader).since()).containsKey(Source.of(first));
        assertThat(issued.bytes(id, IssuedLetters.Part.DOCX).orElseThrow()).isEqualTo(word);

        // The office neither receives nor returns its own report.
        actingAs(coordinator);
        int version = halfYear.version(id, coordinator);
        assertThatThrownBy(() -> life.receive(id, version, null, LocalDate.now(clock), coordinator))
                .isInstanceOfSatisfying(
                        RuleViolation.class, broken -> assertThat(broken.code()).isEqualTo("consolidation.rests"));
        assertThat(reports.get(id, coordinator).report())
                .satisfies(report -> assertThat(ReportMove.values())
                        .noneMatch(move ->
                                report.allows(move, reports.get(id, coordinator).request(), coordinator)));
        assertThatThrownBy(() -> sql.sql("update report set state = 'RECEIVED' where report_id = ?")
                        .param(id.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("report_consolidation_ends_issued");
    }

    @Test
    void theFiguresThatWereAskedForStandInAnAnnex() {
        actingAs(coordinator);
        Set.of("PARTICIPANT_TURNS", "ACTIVITIES_HELD")
                .forEach(asked -> sql.sql("insert into report_request_indicator values (?, ?)")
                        .params(request.value(), asked)
                        .update());
        accepted(trade);
        // Both tell of the same event: each has it among its own, all together once.
        record Record(ActivityId id, OrganizationId organization) {}
        var done = sql.sql(
                        "select activity_id, organization_id from activity where state = 'DONE' order by activity_id")
                .query((row, _) -> new Record(
                        new ActivityId(row.getObject(1, UUID.class)), new OrganizationId(row.getObject(2, UUID.class))))
                .list();
        var ofSilent = done.stream()
                .filter(one -> one.organization().equals(silent.staff().organization()))
                .findFirst()
                .orElseThrow();
        var ofFarming = done.stream()
                .filter(one -> one.organization().equals(farming.staff().organization()))
                .findFirst()
                .orElseThrow();
        actingAs(coordinator);
        shared.same(coordinator, ofFarming.id(), ofSilent.id());
        var id = consolidated();
        assertThat(reports.get(id, coordinator).report().annexes()).contains(ReportAnnex.FIGURES);
        issue(id);
        var content =
                LetterContent.read(issued.bytes(id, IssuedLetters.Part.CONTENT).orElseThrow());
        var annex = content.annexes().stream()
                .filter(one -> one.title().startsWith("Số liệu theo yêu cầu báo cáo"))
                .findFirst()
                .orElseThrow();
        assertThat(annex.body().getFirst())
                .isInstanceOfSatisfying(
                        Block.Paragraph.class,
                        source -> assertThat(source.text())
                                .startsWith(
                                        "Nguồn số liệu: hồ sơ các hoạt động đã thực hiện từ ngày 15/12/2021 đến ngày 14/6/2022"));
        assertThat(annex.body().get(1)).isInstanceOfSatisfying(Block.Table.class, table -> {
            assertThat(table.columns()).hasSize(4);
            int held = table.columns().get(2).contains("ượt") ? 3 : 2;
            assertThat(table.rows())
                    .extracting(row -> "%s: %s, %s".formatted(row.get(1), row.get(held), row.get(5 - held)))
                    .containsExactly(
                            "Sở Công Thương: 2, 70",
                            "Sở Im lặng: 1, 5",
                            "Sở Không có gì: không có số liệu, không có số liệu",
                            "Sở Nông nghiệp: 1, 20",
                            "Tổng số: 3, 90");
        });
    }

    private void withdraw(HalfYear.Department department, ReportId letter) {
        actingAs(department.staff());
        var withdrawal = corrections.begin(
                letter,
                new CorrectionContent(ReportPurpose.WITHDRAWAL, "Nhầm số liệu", List.of()),
                false,
                department.staff());
        halfYear.submit(department, withdrawal);
        halfYear.sign(department, withdrawal);
        halfYear.issue(department, withdrawal);
    }

    @Test
    void whatIsAcceptedLaterIsOfferedAndWhatIsWithdrawnStopsTheSignature() {
        var first = accepted(trade);
        var id = consolidated();
        assertThat(drift(id).isEmpty()).isTrue();
        var quote = reports.get(id, coordinator).sentences().stream()
                .filter(one -> one.text().contains("Thiếu người bán hàng"))
                .findFirst()
                .orElseThrow();
        drafting.reword(id, quote.id(), quote.version(), "Các sở thiếu người bán hàng trực tuyến", coordinator);

        var second = accepted(farming);
        assertThat(drift(id).unquoted())
                .extracting(Consolidations.Letter::report)
                .containsExactly(second);
        actingAs(coordinator);
        assertThat(drafting.assembleAgain(id, coordinator).added()).isPositive();
        assertThat(drift(id).isEmpty()).isTrue();
        assertThat(text(id, coordinator)).contains("Các sở thiếu người", "Sở Nông nghiệp (Công văn số");

        withdraw(trade, first);
        assertThat(drift(id).outOfForce())
                .extracting(Consolidations.Letter::department)
                .containsExactly("Sở Công Thương");
        actingAs(coordinator);
        life.submit(id, halfYear.version(id, coordinator), null, coordinator);
        actingAs(leader);
        int version = halfYear.version(id, leader);
        assertThatThrownBy(() -> life.sign(id, version, null, leader))
                .isInstanceOfSatisfying(
                        RuleViolation.class, broken -> assertThat(broken.code()).isEqualTo("consolidation.outOfForce"));
        life.giveBack(id, version, "văn bản bị thu hồi", leader);

        // Assembled again, its words are gone; those that a person wrote wait for a choice.
        actingAs(coordinator);
        drafting.assembleAgain(id, coordinator);
        assertThat(text(id, coordinator)).doesNotContain("Đóng gói sản phẩm");
        var kept = reports.get(id, coordinator).sentences().stream()
                .filter(one -> one.id().equals(quote.id()))
                .findFirst()
                .orElseThrow();
        assertThat(kept.undecided()).isTrue();
        assertThat(kept.former()).contains("Thiếu người bán hàng");
    }

    @Test
    void whatIsAcceptedOrWithdrawnAfterTheIssueIsToldToo() {
        var first = accepted(trade);
        var id = consolidated();
        issue(id);
        assertThat(drift(id).isEmpty()).isTrue();
        var second = accepted(farming);
        withdraw(trade, first);
        assertThat(drift(id))
                .satisfies(
                        told -> assertThat(told.unquoted())
                                .extracting(Consolidations.Letter::report)
                                .containsExactly(second),
                        told -> assertThat(told.outOfForce())
                                .extracting(Consolidations.Letter::report)
                                .containsExactly(first));
        assertThat(get("/reports/" + id, coordinator))
                .bodyText()
                .contains("đã thay đổi sau khi phát hành", "Soạn báo cáo thay thế");
        assertThat(get("/requests/" + request, coordinator)).bodyText().contains("đã thay đổi sau khi phát hành");
    }

    @Test
    void whoeverSaidNothingThoughItsRecordsAreCountedIsNamed() {
        nothingToReport(empty);
        nothingToReport(silent);
        var id = consolidated();
        assertThat(consolidations.contradictions(reports.get(id, coordinator)))
                .containsExactly(new Consolidations.Contradiction(silent.staff().organization(), "Sở Im lặng", 1));
        assertThat(get("/reports/" + id, coordinator)).bodyText().contains("Sở Im lặng: 1 hoạt động");
        assertThat(get("/requests/" + request, coordinator)).bodyText().contains("Hồ sơ có 1 hoạt động");
    }

    private Consolidations.Drift drift(ReportId id) {
        return consolidations.drift(reports.get(id, coordinator)).orElseThrow();
    }

    @Test
    void nobodyOutsideTheOfficeSeesOrBeginsIt() {
        accepted(trade);
        var id = consolidated();
        var elsewhere = halfYear.office();
        var strangers = List.of(
                trade.staff(),
                trade.leader(),
                trade.clerk(),
                silent.staff(),
                elsewhere,
                people.of(elsewhere.organization(), Role.LEADER));
        for (SignedIn stranger : strangers) {
            assertThatThrownBy(() -> reports.get(id, stranger)).isInstanceOf(NotFound.class);
            assertThat(reports.of(stranger)).noneMatch(one -> one.id().equals(id));
            assertThat(reports.consolidating(request, stranger)).isEmpty();
        }
        assertThat(List.of(coordinator, leader, clerk))
                .allMatch(
                        own -> reports.of(own).stream().anyMatch(one -> one.id().equals(id)));
        assertThat(reports.get(id, leader).report().draftedBy(leader)).isFalse();
        actingAs(elsewhere);
        assertThatThrownBy(() -> drafting.consolidate(request, elsewhere)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> drafting.assembleAgain(id, elsewhere)).isInstanceOf(NotFound.class);
        actingAs(trade.staff());
        assertThatThrownBy(() -> drafting.consolidate(request, trade.staff()))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> drafting.assembleAgain(id, trade.staff())).isInstanceOf(NotFound.class);
        // The coordinator drafts nothing else: not a department's report that was sent to the office.
        var answer = halfYear.issued(farming, request);
        actingAs(coordinator);
        assertThatThrownBy(() -> drafting.assembleAgain(answer, coordinator)).isInstanceOf(NotFound.class);
        assertThat(drafting.consolidate(request, coordinator)).isEqualTo(id);

        issue(id);
        for (SignedIn stranger : strangers) {
            assertThatThrownBy(() -> reports.get(id, stranger)).isInstanceOf(NotFound.class);
        }
        // The leader who signs reads the letters that are quoted.
        assertThat(reports.get(answer, leader).report().issued()).isTrue();
    }

    @Test
    void aWrongOneIsReplacedByOneThatDrawsTogetherToo() {
        accepted(trade);
        var id = consolidated();
        issue(id);
        actingAs(coordinator);
        var anew = corrections.begin(
                id,
                new CorrectionContent(ReportPurpose.REPLACEMENT, "Bổ sung báo cáo đến muộn", List.of()),
                false,
                coordinator);
        accepted(farming);
        actingAs(coordinator);
        drafting.assembleAgain(anew, coordinator);
        assertThat(text(anew, coordinator))
                .contains("Văn bản này thay thế Báo cáo số 01/BC-VPĐP", "Sở Nông nghiệp (Công văn");
        assertThat(answers.to(List.of(request))).noneMatch(one -> anew.equals(one.report()));
        assertThat(issue(anew).reference()).isEqualTo("02/BC-VPĐP");
        assertThat(reports.consolidating(request, leader))
                .extracting(ReportSummary::id)
                .containsExactly(anew);
        assertThat(reports.get(anew, leader).report().annexes()).contains(ReportAnnex.ANSWERS);
    }

    @Test
    void whoMayNotOpenAnActivityIsGivenNoLinkToIt() {
        accepted(trade);
        var id = consolidated();
        var told = reports.get(id, leader).sentences().stream()
                .flatMap(one -> one.sources().stream())
                .filter(one -> one.kind() == Source.Kind.ACTIVITY)
                .map(one -> new ActivityId(one.id()))
                .toList();
        assertThat(told).isNotEmpty();
        assertThat(activities.readable(coordinator, told)).containsAll(told);
        assertThat(activities.readable(leader, told)).isEmpty();
        assertThat(activities.readable(trade.leader(), told)).hasSize(2);
        assertThat(get("/reports/" + id, coordinator)).bodyText().contains("href=\"/activities/" + told.getFirst());
        assertThat(get("/reports/" + id, leader))
                .bodyText()
                .contains("Bán hàng")
                .doesNotContain("href=\"/activities/");
        assertThat(get("/reports/" + id + "/sources", leader))
                .bodyText()
                .contains("Bán hàng")
                .doesNotContain("href=\"/activities/");
    }

    private MvcTestResult get(String address, SignedIn me) {
        return mvc.get().uri(address).with(People.signedInAs(me)).exchange();
    }

    @Test
    void theDatabaseKnowsWhoMayDrawTogether() {
        var id = consolidated();
        assertThatThrownBy(() -> sql.sql("update report set organization_id = ? where report_id = ?")
                        .params(trade.staff().organization().value(), id.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("draws together what another organization asked for");
    }

    @Test
    void anOfficeWithoutABodyAboveItIsToldSo() {
        var office = halfYear.office();
        var asked = halfYear.request(office, "7/VPĐP", trade);
        actingAs(office);
        assertThatThrownBy(() -> drafting.consolidate(asked, office))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        broken -> assertThat(broken.code()).isEqualTo("consolidation.governingBody"));
        assertThat(reports.consolidating(asked, office)).isEmpty();
    }
}
