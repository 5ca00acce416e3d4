package vn.ocop.portal.exchange.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.AreaRegister;
import vn.ocop.portal.area.ReformStepKind;
import vn.ocop.portal.core.Busy;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.exchange.sheet.Spreadsheet;
import vn.ocop.portal.exchange.sheet.Uploads;
import vn.ocop.portal.exchange.sheet.Xlsx;

/// Files on their way in: what is read, asked, refused, entered and taken back.
@PortalTest
class ImportsTests {
    private static final List<Object> HEAD = List.of(
            "Loại hoạt động",
            "Chủ đề, nội dung",
            "Từ ngày",
            "Đến ngày",
            "Địa bàn",
            "Cơ quan phối hợp",
            "Lượt người tham gia");
    private static final LocalDate DAY = LocalDate.of(2022, 5, 12);

    @Autowired
    Imports imports;

    @Autowired
    ImportStore store;

    @Autowired
    ImportWork work;

    @Autowired
    ImportWorker worker;

    @Autowired
    People people;

    @Autowired
    JdbcClient sql;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AreaRegister register;

    @Autowired
    Parsing parsing;

    @Autowired
    DataSource source;

    @Autowired
    TransactionTemplate transactions;

    private SignedIn me;

    @BeforeEach
    void someoneOfADepartment() {
        worker.stop(); // each test does the work itself
        me = people.of(people.department("Sở Công Thương"), Role.STAFF);
        People.actingAs(me);
    }

    @AfterEach
    void goOn() {
        worker.start();
    }

    @Test
    void aFileOfLibreOfficeIsReadMappedAndChecked() throws IOException {
        var id = imports.upload(
                me,
                ImportKind.ACTIVITIES,
                "a.xlsx",
                Files.readAllBytes(Path.of("src/test/resources/import/libreoffice-activities.xlsx")));
        var batch = imports.get(me, id);
        assertThat(batch.headerRow()).isEqualTo(3);
        assertThat(imports.columns(me, id))
                .extracting(Column::field)
                .containsExactly("type", "topic", "from", "to", "areas", "q.participants", null);
        check(id);
        assertThat(imports.get(me, id).rows()).isEqualTo(new ImportBatch.Counts(3, 0, 0, 0, 0, 0));
        enter(id);
        assertThat(sql.sql("select topic from activity order by period_to")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "Phiên chợ đặc sản Sen hồng", "Kỹ năng bán hàng trực tuyến", "Ghi chép sổ sách hợp tác xã");
        assertThat(sql.sql("select sum(value) from activity_measure")
                        .query(Integer.class)
                        .single())
                .isEqualTo(75);
        assertThat(sql.sql("select count(*) from activity_area")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void everyErrorOfARowIsToldWithItsCell() {
        var id = upload(row(
                "Chuyện lạ",
                "",
                LocalDate.of(2022, 5, 12),
                LocalDate.of(2022, 5, 1),
                "Cao Lãnh; 874",
                "",
                new Xlsx.Raw("<c r='REF' t='e'><v>#N/A</v></c>")));
        check(id);
        var row = imports.rows(me, id, RowStatus.WRONG, 1).rows().getFirst();
        assertThat(row.problems())
                .extracting(RowProblem::cell, RowProblem::code)
                .contains(
                        tuple(0, "import.activity.type"),
                        tuple(1, "import.cell.missing"),
                        tuple(3, "import.activity.order"));
        assertThatThrownBy(() -> imports.enter(me, id, false))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.code()).isEqualTo("import.rows.wrong"));
    }

    @Test
    void aPlaceIsNeverFoundByNameOrCodeAlone() {
        var id = upload(
                row("Tập huấn, đào tạo", "Một", DAY, "", "Cao Lãnh", "", 1),
                row("Tập huấn, đào tạo", "Hai", DAY, "", "874", "", 1),
                row("Tập huấn, đào tạo", "Ba", LocalDate.of(2025, 7, 2), "", "huyện Tam Nông", "", 1),
                row("Tập huấn, đào tạo", "Bốn", DAY, "", "huyện Tam Nong", "", 1),
                row("Tập huấn, đào tạo", "Năm", DAY, "", "thành phố Cao Lãnh; H. Cao Lãnh", "", 1));
        check(id);
        var problems = imports.rows(me, id, null, 1).rows().stream()
                .collect(Collectors.toMap(
                        ImportRow::number,
                        row -> row.problems().stream().map(RowProblem::code).toList()));
        assertThat(problems)
                .containsEntry(2, List.of("import.area.kind"))
                .containsEntry(3, List.of("import.area.code"))
                .containsEntry(4, List.of("import.area.notOn"))
                .containsEntry(5, List.of("import.area.alike"))
                .containsEntry(6, List.of());
        assertThat(imports.rows(me, id, null, 1)
                        .rows()
                        .getFirst()
                        .problems()
                        .getFirst()
                        .args()
                        .get(2))
                .contains("thành phố Cao Lãnh")
                .contains("huyện Cao Lãnh");
    }

    @Test
    void daysAndNumbersInTextAreAskedAboutAndNotGuessed() throws IOException {
        var id = imports.upload(
                me,
                ImportKind.ACTIVITIES,
                "a.xlsx",
                Files.readAllBytes(Path.of("src/test/resources/import/libreoffice-text-dates.xlsx")));
        check(id);
        var codes = codes(id);
        assertThat(codes)
                .containsExactly(
                        List.of("import.date.ask", "import.number.ask"),
                        List.of(),
                        List.of("import.date.twoDigits", "import.number.ask"));
        assertThatThrownBy(() -> imports.enter(me, id, true))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.code()).isEqualTo("import.questions.open"));
        var day = new Imports.Answer(Column.DateOrder.DAY_MONTH, null, null);
        var number = new Imports.Answer(null, Column.NumberStyle.POINT_GROUPS, null);
        imports.answer(me, id, Map.of(2, day, 3, number));
        work(id);
        assertThat(codes(id)).containsExactly(List.of(), List.of(), List.of("import.date.twoDigits"));
        imports.answer(me, id, Map.of(2, new Imports.Answer(Column.DateOrder.MONTH_DAY, null, null)));
        work(id);
        assertThat(codes(id).get(1)).containsExactly("import.date.clash");
    }

    @Test
    void aPlainNumberInAColumnOfDaysIsAskedAbout() {
        var id = upload(row("Tập huấn, đào tạo", "Một", 44693, "", "", "", 1));
        check(id);
        assertThat(codes(id)).containsExactly(List.of("import.date.serial"));
        imports.answer(me, id, Map.of(2, new Imports.Answer(null, null, true)));
        work(id);
        enter(id);
        assertThat(sql.sql("select period_to from activity")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(DAY);
    }

    @Test
    void whatMayBeThereAlreadyIsSkippedUnlessThePersonSaysOtherwise() {
        var first = upload(row("Tập huấn, đào tạo", "Kỹ năng bán hàng trực tuyến", DAY, "", "huyện Lai Vung", "", 30));
        check(first);
        enter(first);
        var again = upload(
                row("Tập huấn, đào tạo", "Kỹ năng bán hàng trực tuyến", DAY, "", "huyện Lai Vung", "", 30),
                row("Tập huấn, đào tạo", "Kỹ năng bán hàng trực tuyến", DAY.plusDays(2), "", "huyện Lai Vung", "", 30),
                row("Tập huấn, đào tạo", "Kỹ năng bán hàng trực tuyến", DAY, "", "huyện Tam Nông", "", 30),
                row("Tập huấn, đào tạo", "Việc khác hẳn", DAY, "", "huyện Lai Vung", "", 30),
                row("Tập huấn, đào tạo", "Việc khác hẳn", DAY, "", "huyện Lai Vung", "", 30));
        check(again);
        assertThat(imports.rows(me, again, null, 1).rows())
                .extracting(ImportRow::status)
                .containsExactly(
                        RowStatus.DUPLICATE, RowStatus.DUPLICATE, RowStatus.NEW, RowStatus.NEW, RowStatus.DUPLICATE);
        imports.choose(me, again, Map.of(3, RowChoice.ADD), null);
        enter(again);
        assertThat(imports.get(me, again).rows()).isEqualTo(new ImportBatch.Counts(0, 0, 0, 3, 0, 2));
        assertThat(count("activity")).isEqualTo(4);
    }

    @Test
    void anEnteredFileIsTakenBackWholeWithThePartnersItBrought() {
        var id = upload(
                row("Tập huấn, đào tạo", "Một", DAY, "", "", "Hội Chưa Có", 1),
                row("Tập huấn, đào tạo", "Hai", DAY, "", "", "", 1));
        int bodies = count("organization");
        check(id);
        enter(id);
        assertThat(count("organization")).isEqualTo(bodies + 1);
        imports.withdraw(me, id);
        work(id);
        assertThat(imports.get(me, id).state()).isEqualTo(ImportState.WITHDRAWN);
        assertThat(count("activity")).isZero();
        assertThat(count("organization")).isEqualTo(bodies);
        assertThat(mvc.get().uri("/imports/" + id).with(People.signedInAs(me)))
                .hasStatusOk()
                .bodyText()
                .contains("<span>Đã hoàn tác</span>")
                .doesNotContain("<span>Đã nhập</span>");
        assertThat(result(id)).contains("Đã hoàn tác").doesNotContain("Đã nhập");
    }

    private List<String> result(ImportBatchId id) {
        byte[] file = mvc.get()
                .uri("/imports/" + id + "/result.xlsx")
                .with(People.signedInAs(me))
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        return Uploads.open(file, "a.xlsx").read(0, 10).stream()
                .map(row -> row.cell(7).shown())
                .toList();
    }

    @Test
    void theTrailTellsWhatWasEnteredAndUndone() {
        var id = upload(row("Tập huấn, đào tạo", "Một", DAY, "", "", "", 1));
        check(id);
        enter(id);
        imports.withdraw(me, id);
        work(id);
        assertThat(sql.sql(
                                "select action || ' ' || note from audit_entry where kind = 'IMPORT' and subject_id = :id and account_id = :me order by entry")
                        .param("id", id.value())
                        .param("me", me.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("ENTERED a.xlsx (1)", "UNDONE a.xlsx (1)");
    }

    @Test
    void aPlaceThatNeverWasIsToldEvenWhereTheDayCannotBeRead() {
        var id = upload(
                row("Tập huấn, đào tạo", "Một", "31/6/2022", "", "huyện Không Có; Cao Lãnh; 874", "", 1),
                row("Tập huấn, đào tạo", "Hai", "31/6/2022", "", "huyện Tam Nông", "", 1));
        check(id);
        assertThat(codes(id))
                .containsExactly(
                        List.of("import.date.none", "import.area.unknown", "import.area.kind", "import.area.code"),
                        List.of("import.date.none"));
    }

    @Test
    void subjectsAreFoundByTaxCodeOrNameAndNeverGuessed() {
        subject("Hợp tác xã Sen", "1400000001", "xã Gáo Giồng");
        subject("Hợp tác xã Xoài", null, "xã Gáo Giồng");
        subject("Hợp tác xã Xoài", "1400000003", "xã Tân Hội Trung");
        var head = List.<Object>of("Loại hoạt động", "Chủ đề, nội dung", "Từ ngày", "Chủ thể OCOP");
        var id = imports.upload(
                me,
                ImportKind.ACTIVITIES,
                "a.xlsx",
                Xlsx.of(List.of(
                                head,
                                row("Tập huấn, đào tạo", "Một", DAY, "1400000001; hợp tác xã xoài, xã Gáo Giồng"),
                                row("Tập huấn, đào tạo", "Hai", DAY, "Hợp tác xã Xoài"),
                                row("Tập huấn, đào tạo", "Ba", DAY, "Hop tac xa Sen; Hợp tác xã Lạ"),
                                row("Tập huấn, đào tạo", "Bốn", DAY, "")))
                        .bytes());
        check(id);
        assertThat(codes(id))
                .containsExactly(
                        List.of(),
                        List.of("import.activity.subject.several"),
                        List.of("import.activity.subject.alike", "import.activity.subject.unknown"),
                        List.of());
        assertThat(imports.rows(me, id, RowStatus.WRONG, 1)
                        .rows()
                        .getFirst()
                        .problems()
                        .getFirst())
                .returns(3, RowProblem::cell)
                .satisfies(problem -> assertThat(problem.args().getLast()).contains("xã Tân Hội Trung (1400000003)"));
        imports.enter(me, id, true);
        work(id);
        assertThat(sql.sql("""
                        select a.topic || ': ' || s.name from activity_subject x join activity a on a.activity_id = x.activity_id
                          join ocop_subject s on s.subject_id = x.subject_id order by s.name
                        """).query(String.class).list())
                .containsExactlyInAnyOrder("Một: Hợp tác xã Sen", "Một: Hợp tác xã Xoài");
    }

    private void subject(String name, @Nullable String taxCode, String unit) {
        var place = register.named(unit, DAY);
        sql.sql("""
                        insert into ocop_subject (subject_id, version, name, type, tax_code, unit_id, recorded_on, recorded_by, recorded_at,
                                                  changed_by, changed_at)
                        values (gen_random_uuid(), 0, :name, 'COOPERATIVE', :taxCode, :unit, :day, :me, now(), :me, now())
                        """)
                .param("name", name)
                .param("taxCode", taxCode)
                .param("unit", place.id().value())
                .param("day", DAY)
                .param("me", me.id().value())
                .update();
    }

    @Test
    void whatWasChangedSinceKeepsTheWholeFileFromBeingTakenBack() {
        var id = upload(
                row("Tập huấn, đào tạo", "Một", DAY, "", "", "", 1),
                row("Tập huấn, đào tạo", "Hai", DAY, "", "", "", 1));
        check(id);
        enter(id);
        sql.sql("update activity set version = version + 1 where topic = 'Hai'").update();
        imports.withdraw(me, id);
        work(id);
        var batch = imports.get(me, id);
        assertThat(batch.state()).isEqualTo(ImportState.ENTERED);
        assertThat(batch.problem()).isEqualTo("import.withdrawal.refused");
        assertThat(imports.refusedRows(me, id))
                .extracting(ImportRow::number, ImportRow::refusal)
                .containsExactly(tuple(3, "activity.withdrawal.changed"));
        assertThat(count("activity")).isEqualTo(2);
    }

    @Test
    void aProcessKilledInTheMiddleLeavesNothingAndAnotherDoesItWhole() {
        var rows = new ArrayList<List<Object>>();
        for (int at = 0; at < 600; at++)
            rows.add(row("Tập huấn, đào tạo", "Lớp số " + at, DAY.plusDays(at % 90), "", "", "", at));
        var id = upload(rows.toArray(List[]::new));
        check(id);
        imports.enter(me, id, false);
        var runner = UUID.randomUUID();
        var claim = store.claim(runner, Duration.ofSeconds(30)).orElseThrow();
        // As when the process dies: PostgreSQL loses the connection after some hundred rows are written.
        var killed = new ImportWork.Progress() {
            @Override
            public void done(int done) {
                super.done(done);
                if (done > 800) killOthers();
            }
        };
        assertThatThrownBy(() -> work.run(claim, runner, killed)).isInstanceOf(RuntimeException.class);
        assertThat(count("activity")).isZero();
        assertThat(imports.get(me, id).state()).isEqualTo(ImportState.ENTERING);
        assertThat(store.claim(UUID.randomUUID(), Duration.ofSeconds(30)))
                .as("still held by its heartbeat")
                .isEmpty();
        var other = UUID.randomUUID();
        var taken = store.claim(other, Duration.ofSeconds(-1)).orElseThrow();
        work.run(taken, other, new ImportWork.Progress());
        assertThat(count("activity")).isEqualTo(600);
        assertThat(imports.get(me, id).state()).isEqualTo(ImportState.ENTERED);
    }

    /// From a thread of its own, which has a connection of its own.
    private void killOthers() {
        try {
            Thread.ofVirtual()
                    .start(() -> sql.sql("""
                                    select pg_terminate_backend(pid) from pg_stat_activity
                                    where state = 'idle in transaction' and datname = current_database() and pid <> pg_backend_pid()
                                    """).query(Boolean.class).list())
                    .join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void workThatWasCancelledOrTakenOverLeavesNothing() {
        var id = upload(row("Tập huấn, đào tạo", "Một", DAY, "", "", "", 1));
        check(id);
        imports.enter(me, id, false);
        var runner = UUID.randomUUID();
        var claim = store.claim(runner, Duration.ofSeconds(30)).orElseThrow();
        imports.cancel(me, id);
        assertThatThrownBy(() -> work.run(claim, runner, new ImportWork.Progress()))
                .isInstanceOf(RowImport.Stopped.class);
        assertThat(count("activity")).isZero();
        assertThat(imports.get(me, id).state()).isEqualTo(ImportState.CHECKED);
        assertThat(store.beat(id, runner, 1, 2)).isFalse();
    }

    @Test
    void requiredColumnsAreMappedOnceAndRememberedForTheNextFile() {
        var id = imports.upload(
                me,
                ImportKind.ACTIVITIES,
                "a.xlsx",
                Xlsx.of(List.of(List.of("Việc", "Tên việc"), row("Tập huấn, đào tạo", "Một")))
                        .bytes());
        assertThatThrownBy(() -> imports.map(me, id, Map.of(0, "type")))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.code()).isEqualTo("import.columns.missing"));
        assertThatThrownBy(() -> imports.map(me, id, Map.of(0, "type", 1, "type")))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.code()).isEqualTo("import.columns.twice"));
        imports.map(me, id, Map.of(0, "type", 1, "topic"));
        var next = imports.upload(
                me,
                ImportKind.ACTIVITIES,
                "b.xlsx",
                Xlsx.of(List.of(List.of("Việc", "Tên việc"), row("Tập huấn, đào tạo", "Hai")))
                        .bytes());
        assertThat(imports.columns(me, next)).extracting(Column::field).containsExactly("type", "topic");
    }

    @Test
    void nobodyElseSeesAFileAndRightsAreThoseOfTheMoment() {
        var id = upload(row("Tập huấn, đào tạo", "Một", DAY, "", "", "", 1));
        var other = people.of(me.organization(), Role.STAFF);
        assertThatThrownBy(() -> imports.get(other, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> imports.template(me, ImportKind.ORGANIZATIONS)).isInstanceOf(NotFound.class);
        check(id);
        imports.enter(me, id, false);
        sql.sql("update account_role set role = 'REGISTRY' where account_id = :me")
                .param("me", me.id().value())
                .update();
        worker.once();
        assertThat(store.find(id, me).orElseThrow().problem()).isEqualTo("import.rights");
        assertThat(count("activity")).isZero();
    }

    @Test
    void aFileStaysWithTheOrganizationForWhichItWasBrought() {
        var id = upload(row("Tập huấn, đào tạo", "Một", DAY, "", "", "", 1));
        check(id);
        imports.enter(me, id, false);
        var other = people.department("Sở Tài chính");
        sql.sql("update account set organization_id = :other where account_id = :me")
                .param("other", other.value())
                .param("me", me.id().value())
                .update();
        worker.once();
        assertThat(count("activity")).isZero();
        assertThat(imports.get(me, id).problem()).isEqualTo("import.gone");
        var moved = new SignedIn(
                me.id(), me.getUsername(), me.fullName(), other, "Sở Tài chính", Set.of(Role.STAFF), true, null);
        assertThatThrownBy(() -> imports.get(moved, id)).isInstanceOf(NotFound.class);
        assertThat(imports.latest(moved)).isEmpty();
    }

    @Test
    void aCheckedFileThatNoLongerHoldsIsNotEntered() {
        var id = upload(row("Tập huấn, đào tạo", "Một", DAY, "", "", "", 1));
        var same = upload(row("Tập huấn, đào tạo", "Một", DAY, "", "", "", 1));
        check(id);
        check(same);
        enter(id);
        imports.enter(me, same, false);
        worker.once();
        var batch = imports.get(me, same);
        assertThat(batch.state()).isEqualTo(ImportState.CHECKED);
        assertThat(batch.problem()).isEqualTo("import.outdated");
        assertThat(count("activity")).isEqualTo(1);
    }

    @Test
    void theTemplateIsReadBackWithEveryColumnKnown() throws IOException {
        for (var role : List.of(Role.STAFF, Role.ADMIN)) {
            var person = people.of(me.organization(), role);
            People.actingAs(person);
            for (var kind : ImportKind.of(person)) {
                try (var book = new XSSFWorkbook(new ByteArrayInputStream(imports.template(person, kind)))) {
                    assertThat(book.getNumberOfSheets()).isEqualTo(3);
                    assertThat(book.getSheetAt(0).getDataValidations()).isNotEmpty();
                    assertThat(book.getSheetAt(0).getRow(0).getLastCellNum())
                            .isEqualTo((short) imports.fields(kind).size());
                    var headings = new Headings(imports.fields(kind), Map.of());
                    var bytes = new java.io.ByteArrayOutputStream();
                    book.write(bytes);
                    var rows = Uploads.open(bytes.toByteArray(), "a.xlsx").read(0, 100);
                    assertThat(headings.map(rows.getFirst()).values())
                            .containsExactlyElementsOf(imports.fields(kind).stream()
                                    .map(Field::code)
                                    .toList());
                }
            }
        }
    }

    @Test
    void organizationsAreRegisteredWithTheirBodiesAndTakenBack() {
        var admin = people.of(me.organization(), Role.ADMIN);
        People.actingAs(admin);
        int before = count("organization");
        byte[] file = Xlsx.of(List.of(
                        List.of("Tên chính thức", "Loại cơ quan", "Cơ quan chủ quản", "Ký hiệu văn bản"),
                        row("Sở Minh hoạ tỉnh Đồng Tháp", "Sở, ban, ngành", "", "SMH"),
                        row("Trung tâm Minh hoạ", "Đơn vị trực thuộc", "Sở Minh hoạ tỉnh Đồng Tháp", ""),
                        row("Sở Công Thương tỉnh Đồng Tháp", "Sở, ban, ngành", "", ""),
                        row("Chi nhánh Minh hoạ", "Đơn vị trực thuộc", "", "sct")))
                .bytes();
        var id = imports.upload(admin, ImportKind.ORGANIZATIONS, "a.xlsx", file);
        imports.map(admin, id, meaning(admin, id));
        worker.once();
        assertThat(imports.rows(admin, id, null, 1).rows())
                .extracting(ImportRow::status)
                .containsExactly(RowStatus.NEW, RowStatus.NEW, RowStatus.DUPLICATE, RowStatus.WRONG);
        imports.enter(admin, id, true);
        worker.once();
        assertThat(count("organization")).isEqualTo(before + 2);
        imports.withdraw(admin, id);
        worker.once();
        assertThat(imports.get(admin, id).problem()).isNull();
        assertThat(count("organization")).isEqualTo(before);
    }

    @Test
    void aSubjectOfAUnitThatWasMergedIsFoundByItsUnitOfToday() {
        var office = people.of(people.coordinationOffice(), Role.COORDINATOR);
        People.actingAs(office);
        var file = Xlsx.of(List.of(
                        List.of("Tên chủ thể", "Loại hình", "Xã, phường"),
                        row("Hợp tác xã Minh hoạ B", "Hợp tác xã", "xã Mỹ Quí")))
                .bytes();
        var id = imports.upload(office, ImportKind.SUBJECTS, "a.xlsx", file);
        imports.map(office, id, meaning(office, id));
        worker.once();
        imports.enter(office, id, false);
        worker.once();
        assertThat(imports.get(office, id).state()).isEqualTo(ImportState.ENTERED);
        assertThat(sql.sql("""
                        update ocop_subject set unit_id = (
                            select s.predecessor_id from administrative_unit_succession s
                            where s.successor_id = ocop_subject.unit_id and s.kind = 'MERGED' limit 1)
                        """).update()).isOne();
        var again = imports.upload(office, ImportKind.SUBJECTS, "b.xlsx", file);
        imports.map(office, again, meaning(office, again));
        worker.once();
        assertThat(imports.rows(office, again, null, 1).rows())
                .extracting(ImportRow::status)
                .containsExactly(RowStatus.DUPLICATE);
    }

    @Test
    void subjectsComeWithProductsAndStarsAreUpdatedAndTakenBack() {
        var office = people.of(people.coordinationOffice(), Role.COORDINATOR);
        People.actingAs(office);
        List<Object> head = List.of(
                "Tên chủ thể",
                "Loại hình",
                "Xã, phường",
                "Mã số thuế",
                "Điện thoại",
                "Tên sản phẩm",
                "Nhóm sản phẩm",
                "Số sao",
                "Số quyết định",
                "Ngày quyết định");
        var decided = LocalDate.of(2025, 12, 28);
        var id = imports.upload(
                office,
                ImportKind.SUBJECTS,
                "a.xlsx",
                Xlsx.of(List.of(
                                head,
                                row(
                                        "Hợp tác xã Minh hoạ A",
                                        "Hợp tác xã",
                                        "xã Mỹ Quí",
                                        "1400123456",
                                        "",
                                        "Sen sấy",
                                        "I.3.a",
                                        4,
                                        "01/QĐ",
                                        decided),
                                row(
                                        "Hợp tác xã Minh hoạ A",
                                        "Hợp tác xã",
                                        "xã Mỹ Quí",
                                        "1400123456",
                                        "",
                                        "Trà sen",
                                        "I.3.a",
                                        "",
                                        "",
                                        ""),
                                row("Hội quán Minh hoạ", "Hợp tác xã", "xã Mỹ Quí", "", "", "", "", "", "", "")))
                        .bytes());
        imports.map(office, id, meaning(office, id));
        worker.once();
        var rows = imports.rows(office, id, null, 1).rows();
        assertThat(rows)
                .as(rows.toString())
                .extracting(ImportRow::status)
                .containsExactly(RowStatus.NEW, RowStatus.NEW, RowStatus.WRONG);
        imports.enter(office, id, true);
        worker.once();
        assertThat(imports.get(office, id).problem()).isNull();
        assertThat(List.of(count("ocop_subject"), count("ocop_product"), count("recognition")))
                .containsExactly(1, 2, 1);
        var update = imports.upload(
                office,
                ImportKind.SUBJECTS,
                "b.xlsx",
                Xlsx.of(List.of(
                                head,
                                row(
                                        "Hợp tác xã Minh hoạ A",
                                        "Hợp tác xã",
                                        "xã Mỹ Quí",
                                        "1400123456",
                                        "0277 123 456",
                                        "Bột sen",
                                        "I.3.a",
                                        "",
                                        "",
                                        "")))
                        .bytes());
        imports.map(office, update, meaning(office, update));
        worker.once();
        imports.choose(office, update, Map.of(2, RowChoice.UPDATE), null);
        imports.enter(office, update, false);
        worker.once();
        assertThat(imports.get(office, update).rows().changed()).isEqualTo(1);
        assertThat(sql.sql("select phone from ocop_subject").query(String.class).single())
                .isEqualTo("0277 123 456");
        imports.withdraw(office, id);
        worker.once();
        assertThat(imports.get(office, id).problem()).isEqualTo("import.withdrawal.refused");
        imports.withdraw(office, update);
        worker.once();
        assertThat(sql.sql("select phone from ocop_subject where phone is not null")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(count("ocop_product")).isEqualTo(2);
    }

    @Test
    void thePersonsOwnFileComesBackWithWhatWasFound() {
        var id = upload(row("Tập huấn, đào tạo", "Một", DAY, "", "", "", 1), row("Lạ", "Hai", DAY, "", "", "", 1));
        check(id);
        byte[] file = imports.result(
                me,
                id,
                (row, columns) ->
                        new Spreadsheet.Note(row.status().name(), row.problems().toString()));
        var rows = Uploads.open(file, "a.xlsx").read(0, 10);
        assertThat(rows.getFirst().cell(7).shown()).isEqualTo(Headings.STATUS);
        assertThat(rows.get(1).cell(7).shown()).isEqualTo("NEW");
        assertThat(rows.get(2).cell(8).shown()).contains("import.activity.type");
        var again = imports.upload(me, ImportKind.ACTIVITIES, "b.xlsx", file);
        assertThat(imports.columns(me, again)).extracting(Column::heading).doesNotContain(Headings.STATUS);
    }

    private ImportBatchId upload(List<?>... rows) {
        var all = new ArrayList<List<Object>>();
        all.add(HEAD);
        for (var row : rows) all.add(new ArrayList<>(row));
        return imports.upload(me, ImportKind.ACTIVITIES, "a.xlsx", Xlsx.of(all).bytes());
    }

    private void check(ImportBatchId id) {
        imports.map(me, id, meaning(me, id));
        work(id);
    }

    private Map<Integer, String> meaning(SignedIn person, ImportBatchId id) {
        Map<Integer, String> meaning = new HashMap<>();
        for (var column : imports.columns(person, id))
            if (column.field() != null) meaning.put(column.position(), column.field());
        return meaning;
    }

    private void enter(ImportBatchId id) {
        imports.enter(me, id, false);
        work(id);
        assertThat(imports.get(me, id).problem()).isNull();
        assertThat(imports.get(me, id).state()).isEqualTo(ImportState.ENTERED);
    }

    private void work(ImportBatchId id) {
        while (imports.get(me, id).state().isWork()) assertThat(worker.once()).isTrue();
    }

    private List<List<String>> codes(ImportBatchId id) {
        return imports.rows(me, id, null, 1).rows().stream()
                .map(row -> row.problems().stream().map(RowProblem::code).toList())
                .toList();
    }

    private int count(String table) {
        return sql.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }

    @Test
    void theSecondOfTwoWhoEnterTheSameRowsAtOnceFindsThoseOfTheFirst() throws Exception {
        var once = upload(row("Tập huấn, đào tạo", "Hai người cùng nhập", DAY, "", "", "", 20));
        var again = upload(row("Tập huấn, đào tạo", "Hai người cùng nhập", DAY, "", "", "", 20));
        check(once);
        check(again);
        imports.enter(me, once, false);
        imports.enter(me, again, false);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = List.of(threads.submit(worker::once), threads.submit(worker::once));
            for (var one : both) one.get(30, TimeUnit.SECONDS);
        }
        while (worker.once()) {}
        assertThat(List.of(imports.get(me, once).state(), imports.get(me, again).state()))
                .containsOnlyOnce(ImportState.ENTERED);
        assertThat(sql.sql("select count(*) from activity").query(Integer.class).single())
                .isOne();
    }

    @Test
    void aFileWaitsWhileOthersAreReadAndIsRefusedAfterAWhile() {
        var few = new Parsing(1, Duration.ofMillis(1));
        String read = few.of(() -> {
            assertThatThrownBy(() -> few.of(() -> "second")).isInstanceOfSatisfying(Busy.class, busy -> {
                assertThat(busy.code()).isEqualTo("import.busy");
                assertThat(busy.seconds()).isOne();
            });
            return "first";
        });
        assertThat(read).isEqualTo("first");
        assertThatThrownBy(() -> few.of(() -> {
                    throw new RuleViolation("import.file.noRows");
                }))
                .hasMessage("import.file.noRows");
        assertThat(few.of(() -> "third")).as("the place is free again").isEqualTo("third");
        assertThat(new Busy("import.busy", Duration.ofMillis(20_001)).seconds()).isEqualTo(21);
        assertThat(new Busy("import.busy", Duration.ZERO).seconds()).isOne();
    }

    /// While others are read, all that reads a file waits without a connection of the pool, and then goes on.
    @Test
    void whoeverWaitsToReadAFileHoldsNoConnection() throws Exception {
        var row = row("Tập huấn, đào tạo", "Đợi lượt", DAY, "", "", "", 20);
        var seen = upload(row);
        var checked = upload(row);
        check(checked);
        byte[] file = Xlsx.of(List.of(HEAD, row)).bytes();
        var pool = source.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var full = full(threads);
            var waiting = new ArrayList<Future<?>>();
            try {
                waiting.add(threads.submit(as(() -> imports.preview(me, seen))));
                waiting.add(threads.submit(as(() -> {
                    imports.look(me, seen, 0, 0);
                    return seen;
                })));
                waiting.add(threads.submit(
                        as(() -> imports.result(me, checked, (_, _) -> new Spreadsheet.Note("", "")))));
                waiting.add(threads.submit(as(() -> imports.upload(me, ImportKind.ACTIVITIES, "b.xlsx", file))));
                await(() -> parsing.waiting() == waiting.size());
                await(() -> pool.getActiveConnections() == 0);
                assertThat(parsing.waiting()).as("still waiting").isEqualTo(waiting.size());
            } finally {
                full.countDown();
            }
            for (var one : waiting) assertThat(one.get(20, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(imports.latest(me)).hasSize(3);
    }

    @Test
    void aPageThatFindsNoPlaceSaysWhenToComeAgain() throws Exception {
        var row = row("Tập huấn, đào tạo", "Không còn lượt", DAY, "", "", "", 20);
        var seen = upload(row);
        byte[] file = Xlsx.of(List.of(HEAD, row)).bytes();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var full = full(threads);
            try {
                var sent = threads.submit(() -> mvc.post()
                        .uri("/imports")
                        .multipart()
                        .file(new MockMultipartFile("file", "b.xlsx", null, file))
                        .param("kind", "activities")
                        .with(People.signedInAs(me))
                        .with(csrf())
                        .exchange());
                assertThat(mvc.get().uri("/imports/" + seen + "?page=1").with(People.signedInAs(me)))
                        .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                        .hasHeader(HttpHeaders.RETRY_AFTER, "4")
                        .bodyText()
                        .contains(
                                "Máy chủ đang bận", "Máy chủ đang đọc các tệp khác", "/imports/" + seen + "?page=1\"");
                assertThat(sent.get(20, TimeUnit.SECONDS))
                        .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                        .hasHeader(HttpHeaders.RETRY_AFTER, "4")
                        .bodyText()
                        .contains("chưa có gì được lưu", "Hãy quay lại trang trước")
                        .doesNotContain("Thử lại<");
            } finally {
                full.countDown();
            }
        }
        People.actingAs(me);
        assertThat(imports.latest(me)).as("nothing was taken").hasSize(1);
    }

    /// The rows were read with the unit as it was; they are entered with it as it is.
    @Test
    void aFileIsNotEnteredOnAUnitThatEndsMeanwhile() throws Exception {
        var today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        var unit = register.coded("29983", AreaRegister.SINCE);
        var id = upload(row("Tập huấn, đào tạo", "Xã vừa đổi tên", today, "", unit.fullName(), "", 20));
        check(id);
        assertThat(imports.get(me, id).rows().fresh()).isOne();
        imports.enter(me, id, false);
        var admin = register.actingAsAdministrator().id().value();
        var reform = register.draft(
                "01/NQ-THU",
                today.minusDays(5),
                admin,
                AreaRegister.step(
                        ReformStepKind.RENAME,
                        List.of(unit.id()),
                        AreaRegister.commune("29983", unit.name() + " Mới")));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var entering = transactions.execute(_ -> {
                register.apply(reform, admin);
                var begun = threads.submit(worker::once);
                for (int times = 0; times < 800 && !isWaiting() && !begun.isDone(); times++) pause();
                assertThat(isWaiting()).isTrue();
                return begun;
            });
            assertThat(entering.get(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            register.restore();
        }
        People.actingAs(me);
        assertThat(imports.get(me, id).state()).isEqualTo(ImportState.CHECKED);
        assertThat(imports.get(me, id).problem()).isEqualTo("activity.area.ended.now");
        assertThat(count("activity")).isZero();
    }

    private boolean isWaiting() {
        return sql.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes both places, until the latch is counted down.
    private CountDownLatch full(ExecutorService threads) throws InterruptedException {
        var over = new CountDownLatch(1);
        var taken = new CountDownLatch(2);
        for (int place = 0; place < 2; place++) {
            threads.execute(() -> parsing.of(() -> {
                taken.countDown();
                try {
                    return over.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }));
        }
        assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue();
        return over;
    }

    private <T> Callable<T> as(Callable<T> work) {
        return () -> {
            People.actingAs(me);
            return work.call();
        };
    }

    private static void await(BooleanSupplier there) throws InterruptedException {
        for (int times = 0; times < 400 && !there.getAsBoolean(); times++) Thread.sleep(5);
        assertThat(there.getAsBoolean()).isTrue();
    }
}
