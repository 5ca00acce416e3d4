package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.activity.ActivityFacts;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.letter.Block;
import vn.ocop.portal.organization.DatedOrganizations;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskSummary;

class LetterAssemblyTests {
    private static final ReportId LAST = ReportId.create();
    private static final Period FIRST_HALF = new Period(LocalDate.of(2021, 12, 15), LocalDate.of(2022, 6, 14));

    private final Map<OrganizationId, OrganizationSummary> organizations = new HashMap<>();
    private final OrganizationId province =
            organization("Ủy ban nhân dân Tỉnh", OrganizationKind.PEOPLES_COMMITTEE, null);
    private final OrganizationId department =
            organization("Sở Kế hoạch và Đầu tư", OrganizationKind.DEPARTMENT, province);
    private final OrganizationId centre = organization("Trung tâm Hỗ trợ", OrganizationKind.SUBORDINATE, department);
    private final OrganizationId office =
            organization("Văn phòng điều phối", OrganizationKind.COORDINATION_OFFICE, null);
    private final PlanCitation ocop = plan("81/KH-UBND", LocalDate.of(2022, 4, 18), "triển khai Chương trình OCOP");
    private final PlanCitation startups = plan("94/KH-UBND", LocalDate.of(2022, 3, 21), "hỗ trợ khởi nghiệp");

    private @Nullable PlanCitation asked = ocop;
    private final List<PlanCitation> advised = new ArrayList<>();
    private final List<ActivityFacts> done = new ArrayList<>();
    private final List<ActivityFacts> planned = new ArrayList<>();
    private final List<PlanTaskSummary> due = new ArrayList<>();
    private final List<CommitmentSummary> promises = new ArrayList<>();
    private final List<ActivityFacts> open = new ArrayList<>();

    @Test
    void theOpeningCitesTheRequestAndThePlanInFull() {
        assertThat(paragraphs().getFirst())
                .isEqualTo(
                        "Thực hiện Công văn số 165/VPĐP-OCOP ngày 01/6/2022 của Văn phòng điều phối về việc báo cáo kết "
                                + "quả OCOP và Kế hoạch số 81/KH-UBND ngày 18/4/2022 của Ủy ban nhân dân Tỉnh về triển khai Chương "
                                + "trình OCOP, Sở Kế hoạch và Đầu tư báo cáo kết quả 6 tháng đầu năm 2022 như sau:");
    }

    @Test
    void withoutRecordsOnlyOpeningAndClosingAreLeft() {
        asked = null;
        assertThat(blocks()).hasSize(2).noneMatch(Block.Heading.class::isInstance);
        assertThat(paragraphs().getLast()).endsWith("tổng hợp./.");
    }

    @Test
    void clausesOfOneThemeAndExecutorAreJoinedInOneParagraph() {
        done.add(training("tổ chức tập huấn “A”", null));
        done.add(training("tổ chức tập huấn “B”", null));
        assertThat(paragraphs())
                .contains("Về đào tạo, Sở Kế hoạch và Đầu tư đã tổ chức tập huấn “A”; tổ chức tập huấn “B”.");
    }

    @Test
    void aSubordinateUnitsWorkFollowsInItsOwnName() {
        done.add(training("tổ chức tập huấn “B”", centre));
        done.add(training("tổ chức tập huấn “A”", null));
        assertThat(paragraphs())
                .containsSubsequence(
                        "Về đào tạo, Sở Kế hoạch và Đầu tư đã tổ chức tập huấn “A”.",
                        "Trung tâm Hỗ trợ trực thuộc Sở đã tổ chức tập huấn “B”.");
    }

    @Test
    void anOpenListEndsWithAnEllipsisAndNoSecondMark() {
        done.add(activity("CAPACITY", "Về đào tạo", false, "tổ chức tập huấn “A”", null, List.of(), true));
        assertThat(paragraphs()).contains("Về đào tạo, Sở Kế hoạch và Đầu tư đã tổ chức tập huấn “A”,…");
    }

    @Test
    void aMilestoneKeepsItsOwnSubject() {
        done.add(activity(
                "MILESTONES",
                "Về các mốc",
                true,
                "Ủy ban nhân dân Tỉnh đã thống nhất chủ trương",
                null,
                List.of(),
                false));
        assertThat(paragraphs()).contains("Về các mốc, Ủy ban nhân dân Tỉnh đã thống nhất chủ trương.");
    }

    @Test
    void aPlanThatTheDepartmentDraftedIsToldAsAdvice() {
        advised.add(startups);
        assertThat(paragraphs())
                .contains("Về tham mưu, Sở Kế hoạch và Đầu tư đã tham mưu Ủy ban nhân dân Tỉnh ban hành Kế hoạch số "
                        + "94/KH-UBND ngày 21/3/2022 về hỗ trợ khởi nghiệp.");
    }

    @Test
    void aLoggedDocumentThatIsAPlanOfTheRegisterIsToldOnceWithBothRecords() {
        advised.add(startups);
        var logged = activity(
                LetterAssembly.ADVISORY,
                "Về tham mưu",
                false,
                "tham mưu ban hành Kế hoạch số 94/KH-UBND",
                null,
                List.of(),
                false);
        done.add(logged);
        var told = LetterAssembly.of(facts()).stream()
                .filter(sentence -> sentence.text().contains("94/KH-UBND"))
                .toList();
        assertThat(told)
                .singleElement()
                .satisfies(sentence -> assertThat(sentence.sources())
                        .containsExactly(Source.of(startups.id()), Source.of(logged.id())));
    }

    @Test
    void aDocumentIsCitedInFullOnceAndShortAfterwards() {
        advised.add(startups);
        due.add(task(startups, "2.1", "tuyển chọn dự án"));
        due.add(task(ocop, "3", "hoàn thiện hồ sơ"));
        assertThat(paragraphs())
                .contains(
                        "Tuyển chọn dự án, theo Kế hoạch số 94/KH-UBND.",
                        "Hoàn thiện hồ sơ, theo Kế hoạch số 81/KH-UBND.");
    }

    @Test
    void aDocumentFirstCitedAmongTheTasksIsCitedInFullThere() {
        due.add(task(startups, "2.1", "tuyển chọn dự án"));
        due.add(task(startups, "2.2", "vận hành thử."));
        assertThat(paragraphs())
                .contains(
                        "Tuyển chọn dự án, theo Kế hoạch số 94/KH-UBND ngày 21/3/2022 của Ủy ban nhân dân Tỉnh về hỗ trợ khởi nghiệp.",
                        "Vận hành thử, theo Kế hoạch số 94/KH-UBND.");
    }

    @Test
    void aPlannedActivityThatServesADueTaskIsToldWithIt() {
        var task = task(startups, "2.1", "tuyển chọn dự án");
        due.add(task);
        var serving = activity("STARTUP", "Về ươm tạo", false, "ươm tạo 05 dự án", null, List.of(task.id()), false);
        planned.add(serving);
        planned.add(training("tổ chức tập huấn “C”", null));
        var next = LetterAssembly.of(facts()).stream()
                .filter(sentence -> sentence.kind() == SentenceKind.ITEM)
                .toList();
        assertThat(next).hasSize(2);
        assertThat(next.getFirst().sources()).containsExactly(Source.of(task.id()), Source.of(serving.id()));
        assertThat(next.getLast().text()).isEqualTo("Tổ chức tập huấn “C”");
    }

    @Test
    void headingsAreNumberedWithoutGapsAndEveryResultHasASource() {
        due.add(task(startups, "2.1", "tuyển chọn dự án"));
        assertThat(headings()).containsExactly("1. Nhiệm vụ trọng tâm 6 tháng cuối năm 2022");
        done.add(training("tổ chức tập huấn “A”", null));
        assertThat(headings())
                .containsExactly(
                        "1. Kết quả thực hiện 6 tháng đầu năm 2022", "2. Nhiệm vụ trọng tâm 6 tháng cuối năm 2022");
        assertThat(LetterAssembly.of(facts()))
                .filteredOn(sentence -> sentence.kind() != SentenceKind.LEAD)
                .allSatisfy(sentence -> assertThat(sentence.sources()).isNotEmpty());
    }

    @Test
    void originsAreUniqueAndTheSameOnTheNextAssembly() {
        advised.add(startups);
        done.add(training("tổ chức tập huấn “A”", null));
        done.add(training("tổ chức tập huấn “B”", centre));
        due.add(task(startups, "2.1", "tuyển chọn dự án"));
        var first =
                LetterAssembly.of(facts()).stream().map(DraftSentence::origin).toList();
        assertThat(first).doesNotHaveDuplicates();
        assertThat(LetterAssembly.of(facts()).stream().map(DraftSentence::origin))
                .containsExactlyElementsOf(first);
    }

    @Test
    void whatEarlierLettersPromisedOpensTheResultsGroupedByWhatBecameOfIt() {
        var courses = task(startups, "2.1", "tổ chức tập huấn cho chủ thể OCOP");
        var space = task(startups, "2.2", "vận hành thử Không gian khởi nghiệp");
        promise(
                "Tổ chức tập huấn cho chủ thể OCOP, theo Kế hoạch số 94/KH-UBND ngày 21/3/2022 của Ủy ban nhân dân Tỉnh "
                        + "về hỗ trợ khởi nghiệp, đổi mới sáng tạo",
                courses,
                null);
        promise("Vận hành thử Không gian khởi nghiệp, theo Kế hoạch số 94/KH-UBND", space, null);
        promise("Rà soát danh mục sản phẩm tiềm năng", null, null);
        done.add(serving(courses, "tổ chức tập huấn “A”", ActivityState.DONE));
        done.add(serving(courses, "tổ chức tập huấn “B”", ActivityState.DONE));
        done.add(serving(space, "trang bị bàn ghế", ActivityState.DONE));
        open.add(serving(space, "vận hành thử", ActivityState.PLANNED));
        open.add(serving(space, "khai trương", ActivityState.POSTPONED));
        assertThat(headings())
                .containsExactly(
                        "1. Tình hình thực hiện nhiệm vụ đã đề ra", "2. Kết quả thực hiện 6 tháng đầu năm 2022");
        assertThat(paragraphs())
                .containsSubsequence(
                        "1. Tình hình thực hiện nhiệm vụ đã đề ra",
                        "Đối với nhiệm vụ đã đề ra tại Công văn số 12/SKHĐT-DNKN ngày 16/12/2021 của Sở Kế hoạch và Đầu "
                                + "tư về việc báo cáo năm 2021, Sở Kế hoạch và Đầu tư đã hoàn thành: tổ chức tập huấn cho chủ thể "
                                + "OCOP (02 hoạt động, nêu ở phần kết quả).",
                        "Đang thực hiện: vận hành thử Không gian khởi nghiệp (đã hoàn thành 01 hoạt động, đang chuẩn bị "
                                + "01 hoạt động, tạm hoãn 01 hoạt động).",
                        "Chưa thực hiện: rà soát danh mục sản phẩm tiềm năng.",
                        "2. Kết quả thực hiện 6 tháng đầu năm 2022",
                        "Về đào tạo, Sở Kế hoạch và Đầu tư đã tổ chức tập huấn “A”; tổ chức tập huấn “B”; trang bị bàn "
                                + "ghế.");
    }

    @Test
    void aPromiseRestsOnItselfItsTaskAndTheActivitiesThatShowHowItStands() {
        var courses = task(startups, "2.1", "tổ chức tập huấn");
        var promised = promise("Tổ chức tập huấn", courses, null);
        var held = serving(courses, "tổ chức tập huấn “A”", ActivityState.DONE);
        var cancelled = serving(courses, "tổ chức tập huấn “C”", ActivityState.CANCELLED);
        done.add(held);
        open.add(cancelled);
        assertThat(LetterAssembly.of(facts()))
                .filteredOn(
                        sentence -> sentence.section() == Section.COMMITMENTS && sentence.kind() == SentenceKind.CLAUSE)
                .singleElement()
                .satisfies(sentence -> {
                    assertThat(sentence.text()).isEqualTo("tổ chức tập huấn (“chủ đề”)");
                    assertThat(sentence.origin()).isEqualTo("commitment:" + promised.id());
                    assertThat(sentence.sources())
                            .containsExactly(Source.of(promised.id()), Source.of(courses.id()), Source.of(held.id()));
                });
    }

    @Test
    void aPlannedActivityThatWasHeldIsDoneOnItsDaysAndOneThatWasNotIsUnderWay() {
        var day = LocalDate.of(2022, 4, 5);
        var held = on(training("phối hợp với Hội Nông dân tổ chức tập huấn “A”", null), ActivityState.DONE, day);
        var later = on(training("tổ chức tập huấn “B”", null), ActivityState.DONE, LocalDate.of(2022, 6, 20));
        var postponed = on(training("tổ chức tập huấn “C”", null), ActivityState.POSTPONED, day);
        promise("Phối hợp với Hội Nông dân tổ chức tập huấn “A” (từ ngày 01/3/2022 đến ngày 02/3/2022)", null, held);
        promise("Tổ chức tập huấn “B” (ngày 01/3/2022)", null, later);
        promise("Tổ chức tập huấn “C”", null, postponed);
        done.add(held);
        open.add(later);
        open.add(postponed);
        assertThat(paragraphs())
                .anySatisfy(text -> assertThat(text)
                        .endsWith("đã hoàn thành: phối hợp với Hội Nông dân tổ chức tập huấn “A” (ngày 05/4/2022)."))
                .contains("Đang thực hiện: tổ chức tập huấn “B” (dự kiến hoàn thành ngày 20/6/2022); tổ chức tập huấn "
                        + "“C” (tạm hoãn).");
    }

    @Test
    void whatAPersonSaysOfAPromiseGoesBeforeTheRecordsAndTheNoteFollows() {
        var courses = task(startups, "2.1", "tổ chức tập huấn");
        promise("OCOP: tổ chức tập huấn", courses, null, CommitmentStatus.NOT_STARTED, "Do chưa bố trí kinh phí.");
        done.add(serving(courses, "tổ chức tập huấn “A”", ActivityState.DONE));
        assertThat(paragraphs())
                .anySatisfy(text ->
                        assertThat(text).endsWith("chưa thực hiện: OCOP: tổ chức tập huấn, do chưa bố trí kinh phí."));
    }

    @Test
    void withoutAPromiseThePartVanishesAndWithAllLeftOutTheLeadDoesToo() {
        assertThat(LetterAssembly.of(facts())).noneMatch(sentence -> sentence.section() == Section.COMMITMENTS);
        promise("Rà soát danh mục", null, null);
        var report = ReportId.create();
        var left = LetterAssembly.of(facts()).stream()
                .map(sentence -> {
                    var one = new ReportSentence(report, sentence, Instant.EPOCH).asSummary();
                    return sentence.origin().startsWith("commitment:") ? leftOut(one) : one;
                })
                .toList();
        assertThat(Composition.of(left, facts().request()).blocks(ReportForm.LETTER))
                .hasSize(2)
                .noneMatch(Block.Heading.class::isInstance);
    }

    private static SentenceSummary leftOut(SentenceSummary one) {
        return new SentenceSummary(
                one.id(),
                one.version(),
                one.section(),
                one.paragraph(),
                one.position(),
                one.kind(),
                one.generated(),
                one.proposed(),
                one.former(),
                one.written(),
                true,
                one.openEnded(),
                one.appearedAt(),
                one.changedBy(),
                one.changedAt(),
                one.sources());
    }

    private Promised promised() {
        if (promises.isEmpty()) return Promised.NOTHING;
        var activities = new ArrayList<>(done);
        activities.addAll(open);
        return new Promised(
                List.of(new Promised.Letter(
                        LAST, ReportForm.LETTER, "12/SKHĐT-DNKN", LocalDate.of(2021, 12, 16), "báo cáo năm 2021")),
                promises.stream()
                        .map(one -> CommitmentProgress.of(one, activities, FIRST_HALF))
                        .toList());
    }

    private CommitmentSummary promise(String words, @Nullable PlanTaskSummary task, @Nullable ActivityFacts planned) {
        return promise(words, task, planned, null, null);
    }

    private CommitmentSummary promise(
            String words,
            @Nullable PlanTaskSummary task,
            @Nullable ActivityFacts planned,
            @Nullable CommitmentStatus decided,
            @Nullable String note) {
        var promise = new CommitmentSummary(
                CommitmentId.create(),
                0,
                department,
                LAST,
                words,
                task == null ? null : task.id(),
                planned == null ? List.of() : List.of(planned.id()),
                "6 tháng đầu năm 2022",
                FIRST_HALF,
                decided,
                note,
                null,
                null);
        promises.add(promise);
        return promise;
    }

    private ActivityFacts serving(PlanTaskSummary task, String wording, ActivityState state) {
        var told = activity("CAPACITY", "Về đào tạo", false, wording, null, List.of(task.id()), false);
        return in(told, state, FIRST_HALF, false);
    }

    private static ActivityFacts on(ActivityFacts activity, ActivityState state, LocalDate day) {
        return in(activity, state, new Period(day, day), true);
    }

    private static ActivityFacts in(ActivityFacts one, ActivityState state, Period period, boolean daysKnown) {
        return new ActivityFacts(
                one.id(),
                one.organization(),
                one.typeCode(),
                one.themeCode(),
                one.themeOpening(),
                one.wholeSentence(),
                one.topic(),
                state,
                period,
                daysKnown,
                daysKnown ? period.to() : period.middle(),
                one.executing(),
                one.tasks(),
                one.andOthers(),
                one.wording());
    }

    private List<Block> blocks() {
        var report = ReportId.create();
        var sentences = LetterAssembly.of(facts()).stream()
                .map(sentence -> new ReportSentence(report, sentence, Instant.EPOCH).asSummary())
                .toList();
        return Composition.of(sentences, facts().request()).blocks(ReportForm.LETTER);
    }

    private List<String> paragraphs() {
        return blocks().stream()
                .map(block -> switch (block) {
                    case Block.Paragraph paragraph -> paragraph.text();
                    case Block.Item item -> item.text();
                    case Block.Heading heading -> heading.label() + " " + heading.text();
                    case Block.Numbered numbered -> numbered.label() + " " + numbered.text();
                    case Block.Table table -> table.toString();
                })
                .toList();
    }

    private List<String> headings() {
        return blocks().stream()
                .filter(Block.Heading.class::isInstance)
                .map(Block.Heading.class::cast)
                .map(heading -> heading.label() + " " + heading.text())
                .toList();
    }

    private AssemblyFacts facts() {
        var request = new RequestSummary(
                new RequestId(new UUID(0, 165)),
                0,
                office,
                "165/VPĐP-OCOP",
                LocalDate.of(2022, 6, 1),
                "báo cáo kết quả OCOP",
                asked == null ? null : asked.id(),
                "6 tháng đầu năm 2022",
                FIRST_HALF,
                "6 tháng cuối năm 2022",
                LocalDate.of(2022, 12, 14),
                LocalDate.of(2022, 6, 17),
                null,
                null,
                AccountId.create(),
                null,
                List.of(department));
        return new AssemblyFacts(
                LocalDate.of(2022, 6, 5),
                organizations.get(department),
                request,
                asked,
                advised,
                "Về tham mưu",
                done,
                planned,
                due,
                Map.of(ocop.id(), ocop, startups.id(), startups),
                DatedOrganizations.unchanging(organizations),
                promised());
    }

    private ActivityFacts training(String wording, @Nullable OrganizationId executing) {
        return activity("CAPACITY", "Về đào tạo", false, wording, executing, List.of(), false);
    }

    private ActivityFacts activity(
            String theme,
            String opening,
            boolean wholeSentence,
            String wording,
            @Nullable OrganizationId executing,
            List<PlanTaskId> tasks,
            boolean andOthers) {
        return new ActivityFacts(
                new ActivityId(UUID.randomUUID()),
                department,
                "TYPE",
                theme,
                opening,
                wholeSentence,
                "chủ đề",
                ActivityState.DONE,
                FIRST_HALF,
                false,
                FIRST_HALF.middle(),
                executing,
                tasks,
                andOthers,
                wording);
    }

    private PlanTaskSummary task(PlanCitation plan, String code, String content) {
        return new PlanTaskSummary(
                new PlanTaskId(UUID.randomUUID()),
                plan.id(),
                plan.number(),
                plan.issuedOn(),
                code,
                content,
                department,
                List.of(),
                null,
                null,
                null);
    }

    private PlanCitation plan(String number, LocalDate issuedOn, String title) {
        return new PlanCitation(
                new PlanId(UUID.randomUUID()), number, issuedOn, province, title, issuedOn, LocalDate.of(2022, 12, 31));
    }

    private OrganizationId organization(String name, OrganizationKind kind, @Nullable OrganizationId above) {
        var id = OrganizationId.create();
        organizations.put(id, new OrganizationSummary(id, name, name, null, kind, above, null, null, null));
        return id;
    }
}
