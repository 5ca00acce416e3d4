package vn.ocop.portal.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanTaskId;

@PortalTest
class ActivityBatchesTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    ActivityLog log;

    @Autowired
    ActivityBatches batches;

    @Autowired
    JdbcClient jdbc;

    private OrganizationId department;
    private SignedIn me;
    private PlanTaskId task;

    @BeforeEach
    void aDepartmentWithAPlan() {
        department = people.department("Sở Kế hoạch và Đầu tư");
        me = people.of(department, Role.STAFF);
        People.actingAs(me);
        task = new PlanTaskId(UUID.randomUUID());
        var plan = UUID.randomUUID();
        jdbc.sql("""
                        insert into plan (plan_id, version, number, issued_on, issuer_id, title, starts_on, ends_on, status)
                        values (?, 0, '9/KH-THU', '2022-01-05', ?, 'Kế hoạch thử', '2022-01-01', '2022-12-31', 'IN_FORCE')
                        """).params(plan, department.value()).update();
        jdbc.sql("insert into plan_task (task_id, plan_id, code, content) values (?, ?, '1.1', 'Tập huấn')")
                .params(task.value(), plan)
                .update();
    }

    @Test
    void activitiesArePutUnderATaskAndTakenOffAgainByUndoing() {
        var ids = logged(3, ActivityState.DONE);
        jdbc.sql("insert into activity_plan_task values (?, ?)")
                .params(ids.getFirst().value(), task.value())
                .update();
        var action = new BatchAction.UnderTask(task);
        var preview = batches.preview(me, ids, action);
        assertThat(preview.changed()).hasSize(2);
        assertThat(preview.leftOut()).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo(ids.getFirst());
            assertThat(row.why()).hasMessage("batch.why.served");
        });
        var batch = batches.make(me, action, versions(preview));
        assertThat(served()).isEqualTo(3);
        assertThat(batches.detail(me, batch).batch().target()).isEqualTo("9/KH-THU – 1.1. Tập huấn");

        batches.undo(me, batch, false);
        assertThat(served()).isEqualTo(1);
        assertThatThrownBy(() -> batches.undo(me, batch, false)).hasMessage("batch.undone");
    }

    @Test
    void takingOffATaskIsUndoneToo() {
        var ids = logged(2, ActivityState.DONE);
        var under = batches.make(me, new BatchAction.UnderTask(task), versions(ids, new BatchAction.UnderTask(task)));
        var off = batches.make(me, new BatchAction.OffTask(task), versions(ids, new BatchAction.OffTask(task)));
        assertThat(served()).isZero();
        batches.undo(me, off, false);
        assertThat(served()).isEqualTo(2);
        // The earlier batch is no longer the last change of its activities.
        assertThatThrownBy(() -> batches.undo(me, under, false)).hasMessage("batch.undo.changed");
    }

    @Test
    void statesAreChangedAndEachActivityGetsItsOwnBack() {
        var planned = logged(2, ActivityState.PLANNED);
        var postponed = logged(1, ActivityState.POSTPONED);
        var done = logged(1, ActivityState.DONE);
        var cancelled = logged(1, ActivityState.PLANNED);
        log.cancel(me, cancelled.getFirst(), 0, "mưa");
        var all = new ArrayList<ActivityId>();
        for (var some : List.of(planned, postponed, done, cancelled)) all.addAll(some);
        var action = new BatchAction.ToState(ActivityState.DONE);
        var preview = batches.preview(me, all, action);
        assertThat(preview.leftOut())
                .extracting(row -> row.why().code())
                .containsExactlyInAnyOrder("batch.why.state", "batch.why.cancelled");
        var batch = batches.make(me, action, versions(preview));
        assertThat(states(all)).containsExactly("DONE", "DONE", "DONE", "DONE", "CANCELLED");
        batches.undo(me, batch, false);
        assertThat(states(all)).containsExactly("PLANNED", "PLANNED", "POSTPONED", "DONE", "CANCELLED");
    }

    @Test
    void cancellingKeepsTheReasonAndReinstatingIsUndoneWithIt() {
        var ids = logged(2, ActivityState.POSTPONED);
        var cancel = new BatchAction.Cancel("Dịch bệnh");
        batches.make(me, cancel, versions(ids, cancel));
        assertThat(states(ids)).containsExactly("CANCELLED", "CANCELLED");
        var reinstate = new BatchAction.Reinstate();
        var batch = batches.make(me, reinstate, versions(ids, reinstate));
        assertThat(states(ids)).containsExactly("POSTPONED", "POSTPONED");
        batches.undo(me, batch, false);
        assertThat(jdbc.sql("select distinct state || cancelled_from || cancelled_because from activity")
                        .query(String.class)
                        .single())
                .isEqualTo("CANCELLEDPOSTPONEDDịch bệnh");
        assertThatThrownBy(() -> batches.preview(me, ids, new BatchAction.Cancel(" ")))
                .hasMessage("activity.cancel.reason.missing");
        assertThatThrownBy(() -> batches.preview(me, ids, new BatchAction.Cancel("a".repeat(501))))
                .hasMessage("batch.reason.long");
    }

    @Test
    void aPartnerJoinsOnlyWhereItHasNoOtherPart() {
        var partner = people.partner("Hội Nông dân Tỉnh");
        var plain = logged(1, ActivityState.DONE);
        var leads = log.log(me, draft(ActivityState.DONE).by(null, partner, List.of()));
        var already = log.log(me, draft(ActivityState.DONE).by(null, null, List.of(partner)));
        var action = new BatchAction.WithPartner(partner);
        var preview = batches.preview(me, List.of(plain.getFirst(), leads, already), action);
        assertThat(preview.leftOut())
                .extracting(row -> row.why().code())
                .containsExactly("batch.why.partner.LEAD", "batch.why.partner.COOPERATING");
        var batch = batches.make(me, action, versions(preview));
        assertThat(cooperating()).isEqualTo(2);
        batches.undo(me, batch, false);
        assertThat(cooperating()).isEqualTo(1);
        assertThatThrownBy(() -> batches.preview(me, plain, new BatchAction.WithPartner(OrganizationId.create())))
                .hasMessage("batch.partner.unknown");
    }

    @Test
    void aPartnerThatIsNoMoreJoinsNothing() {
        var gone = people.partner("Hội Nông dân huyện");
        var heir = people.partner("Hội Nông dân Tỉnh");
        var ids = logged(1, ActivityState.DONE);
        jdbc.sql("""
                        insert into organization_succession (predecessor_id, successor_id, effective_on, recorded_by, recorded_at)
                        values (?, ?, date '2022-05-12', ?, now())
                        """).params(gone.value(), heir.value(), me.id().value()).update();
        assertThat(batches.preview(me, ids, new BatchAction.WithPartner(gone)).leftOut())
                .extracting(row -> row.why().code())
                .containsExactly("activity.organization.gone");
        assertThatThrownBy(() -> batches.make(me, new BatchAction.WithPartner(gone), Map.of(ids.getFirst(), 0)))
                .hasMessage("batch.unfit");
        jdbc.sql("update organization set merged_into_id = ? where organization_id = ?")
                .params(heir.value(), gone.value())
                .update();
        assertThatThrownBy(() -> batches.preview(me, ids, new BatchAction.WithPartner(gone)))
                .hasMessage("batch.partner.unknown");
    }

    @Test
    void undoingNamesWhatSomebodyChangedSinceAndPutsBackTheRest() {
        var ids = logged(3, ActivityState.PLANNED);
        var action = new BatchAction.ToState(ActivityState.DONE);
        var batch = batches.make(me, action, versions(ids, action));
        log.change(me, ids.get(1), version(ids.get(1)), draft(ActivityState.DONE, "Đổi tên"));

        assertThatThrownBy(() -> batches.undo(me, batch, false)).isInstanceOfSatisfying(RuleViolation.class, broken -> {
            assertThat(broken.code()).isEqualTo("batch.undo.changed");
            assertThat(broken.args()).containsExactly(1, "“Đổi tên”");
        });
        assertThat(states(ids)).containsExactly("DONE", "DONE", "DONE");
        assertThat(batches.detail(me, batch).getChangedSince()).isEqualTo(1);

        batches.undo(me, batch, true);
        assertThat(states(ids)).containsExactly("PLANNED", "DONE", "PLANNED");
        assertThat(batches.detail(me, batch).batch().undone()).isEqualTo(2);
    }

    @Test
    void whereEverythingWasChangedNothingIsUndone() {
        var ids = logged(1, ActivityState.PLANNED);
        var action = new BatchAction.ToState(ActivityState.DONE);
        var batch = batches.make(me, action, versions(ids, action));
        log.cancel(me, ids.getFirst(), 1, "nhầm");
        assertThatThrownBy(() -> batches.undo(me, batch, true)).hasMessage("batch.undo.nothing");
    }

    @Test
    void oneRowThatDoesNotFitKeepsAllAsTheyWere() {
        var ids = logged(3, ActivityState.PLANNED);
        var action = new BatchAction.ToState(ActivityState.DONE);
        var versions = versions(ids, action);
        log.change(me, ids.get(2), 0, draft(ActivityState.PLANNED, "Vừa sửa"));
        assertThatThrownBy(() -> batches.make(me, action, versions))
                .isInstanceOfSatisfying(
                        RuleViolation.class, broken -> assertThat(broken.args()).containsExactly(1, "“Vừa sửa”"));
        versions.put(ids.get(2), 1);
        log.cancel(me, ids.get(1), 0, "mưa");
        versions.put(ids.get(1), 1);
        assertThatThrownBy(() -> batches.make(me, action, versions)).hasMessage("batch.unfit");
        assertThat(states(ids)).containsExactly("PLANNED", "CANCELLED", "PLANNED");
        assertThat(count("activity_batch")).isZero();
        assertThatThrownBy(() -> batches.make(me, action, Map.of())).hasMessage("batch.empty");
    }

    @Test
    void othersActivitiesAreOutOfReach() {
        var mine = logged(1, ActivityState.PLANNED);
        var other = people.of(people.department("Sở Công Thương"), Role.STAFF);
        var action = new BatchAction.ToState(ActivityState.DONE);
        var batch = batches.make(me, action, versions(mine, action));
        People.actingAs(other);
        assertThat(batches.preview(other, mine, action).changed()).isEmpty();
        assertThat(batches.matching(other, ActivityFilter.ALL)).isEmpty();
        assertThatThrownBy(() -> batches.make(other, action, Map.of(mine.getFirst(), 1)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> batches.undo(other, batch, false)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> batches.detail(other, batch)).isInstanceOf(NotFound.class);
        var colleague = people.of(department, Role.STAFF);
        assertThatThrownBy(() -> batches.undo(colleague, batch, false)).isInstanceOf(NotFound.class);
        var leader = people.of(department, Role.LEADER);
        People.actingAs(leader);
        assertThatThrownBy(() -> batches.make(leader, action, Map.of(mine.getFirst(), 1)))
                .isInstanceOf(AccessDeniedException.class);
        for (String address :
                List.of("/activities/batches", "/activities/batches/new", "/activities/batches/" + batch)) {
            assertThat(get(leader, address)).hasStatus(404);
        }
        assertThat(get(other, "/activities/batches/" + batch)).hasStatus(404);
    }

    @Test
    void aThousandAreTakenAtOnceAndNoMore() {
        jdbc.sql("""
                        insert into activity (activity_id, version, organization_id, type_code, topic, state, period_from, period_to, days_known,
                                              and_others, logged_by, logged_at, changed_by, changed_at)
                        select gen_random_uuid(), 0, ?, 'TRAINING', 'Việc mẫu', 'PLANNED', '2022-01-01', '2022-01-01', true, false, ?, now(), ?, now()
                        from generate_series(1, 1005)
                        """)
                .params(department.value(), me.id().value(), me.id().value())
                .update();
        var ids = batches.matching(me, ActivityFilter.ALL);
        var action = new BatchAction.UnderTask(task);
        var preview = batches.preview(me, ids, action);
        assertThat(preview.more()).isTrue();
        assertThat(preview.changed()).hasSize(ActivityBatches.MOST);
        var batch = batches.make(me, action, versions(preview));
        assertThat(served()).isEqualTo(ActivityBatches.MOST);
        batches.undo(me, batch, false);
        assertThat(served()).isZero();
        var tooMany = versions(preview);
        tooMany.put(ActivityId.create(), 0);
        assertThatThrownBy(() -> batches.make(me, action, tooMany)).hasMessage("batch.large");
    }

    @Test
    void ofTwoBatchesAtTheSameMomentOneIsMade() throws Exception {
        var ids = logged(20, ActivityState.PLANNED);
        var action = new BatchAction.ToState(ActivityState.DONE);
        var versions = versions(ids, action);
        try (var two = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> make = () -> {
                People.actingAs(me);
                try {
                    batches.make(me, action, versions);
                    return true;
                } catch (RuleViolation changed) {
                    return false;
                }
            };
            var both = two.invokeAll(List.of(make, make));
            assertThat(List.of(both.getFirst().get(), both.getLast().get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(count("activity_batch")).isEqualTo(1);
        assertThat(count("activity_batch_row")).isEqualTo(20);
    }

    @Test
    void thePagesLeadFromTheListToTheUndoing() {
        var ids = logged(2, ActivityState.PLANNED);
        assertThat(get(me, "/activities?select=true"))
                .bodyText()
                .contains("value=\"" + ids.getFirst() + "\"", "Cả trang này (2)");
        String chosen = "/activities/batches/new?scope=all&state=PLANNED";
        assertThat(get(me, chosen)).bodyText().contains("2 hoạt động khớp bộ lọc", "9/KH-THU");
        assertThat(get(me, chosen + "&do=TO_STATE&do-state=POSTPONED"))
                .bodyText()
                .contains("2 hoạt động sẽ được sửa, 0 để nguyên", "Làm với 2 hoạt động");
        var made = post(
                "/activities/batches",
                "rows",
                ids.get(0) + ":0," + ids.get(1) + ":0",
                "do",
                "TO_STATE",
                "do-state",
                "POSTPONED",
                "state",
                "PLANNED");
        assertThat(made).hasRedirectedUrl("/activities?state=PLANNED");
        var batch = jdbc.sql("select batch_id::text from activity_batch")
                .query(String.class)
                .single();
        assertThat(made.getMvcResult().getFlashMap().get("undo")).isEqualTo(batch);
        assertThat(get(me, "/activities/batches")).bodyText().contains("Đổi trạng thái: Tạm hoãn", batch);
        People.actingAs(me);
        log.cancel(me, ids.getFirst(), 1, "mưa");
        assertThat(post("/activities/batches/" + batch + "/undoing"))
                .hasStatus(422)
                .bodyText()
                .contains("Có 1 hoạt động đã được sửa sau lần làm này", "giữ 1 hoạt động đã sửa");
        assertThat(post("/activities/batches/" + batch + "/undoing", "rest", "true"))
                .hasRedirectedUrl("/activities/batches/" + batch);
        assertThat(get(me, "/activities/batches/" + batch)).bodyText().contains("1 trên 2 hoạt động trở lại như trước");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "do=DELETE",
                "do=TO_STATE",
                "do=TO_STATE&do-state=CANCELLED",
                "do=TO_STATE&do-state=x",
                "do=UNDER_TASK",
                "do=UNDER_TASK&do-task=x",
                "do=UNDER_TASK&do-task=00000000-0000-0000-0000-000000000000",
                "do=CANCEL",
                "do=CANCEL&do-reason=%20",
                "do=CANCEL&do-reason=a%00b",
                "do=WITH_PARTNER&do-partner=00000000-0000-0000-0000-000000000000"
            })
    void anActionThatCannotBeIsExplained(String asked) {
        var ids = logged(1, ActivityState.PLANNED);
        assertThat(get(me, "/activities/batches/new?scope=rows&id=" + ids.getFirst() + "&" + asked))
                .hasStatus(422)
                .bodyText()
                .contains("error-summary");
    }

    @Test
    void whatIsSentBrokenChangesNothing() {
        var ids = logged(1, ActivityState.PLANNED);
        for (String rows :
                List.of("", "x", ids.getFirst() + "", ids.getFirst() + ":-1", ids.getFirst() + ":9", "a:0,b:1")) {
            assertThat(post("/activities/batches", "rows", rows, "do", "TO_STATE", "do-state", "DONE"))
                    .as(rows)
                    .hasStatus(422);
        }
        // A filter that cannot be read chooses nothing rather than everything.
        assertThat(get(me, "/activities/batches/new?scope=all&from=31/2/2022"))
                .bodyText()
                .contains("Chưa chọn hoạt động nào");
        assertThat(get(me, "/activities/batches/new?scope=rows&id=x&id=%27"))
                .bodyText()
                .contains("Chưa chọn hoạt động nào");
        assertThat(states(ids)).containsExactly("PLANNED");
    }

    private List<ActivityId> logged(int number, ActivityState state) {
        var ids = new ArrayList<ActivityId>();
        for (int i = 0; i < number; i++) ids.add(log.log(me, draft(state)));
        return ids;
    }

    private static ActivityDraft draft(ActivityState state) {
        return draft(state, "Trồng sen");
    }

    private static ActivityDraft draft(ActivityState state, String topic) {
        var day = LocalDate.of(2022, 5, 12);
        return ActivityDraft.of("TRAINING", topic, state, new Period(day, day), true);
    }

    private Map<ActivityId, Integer> versions(List<ActivityId> ids, BatchAction action) {
        return versions(batches.preview(me, ids, action));
    }

    private static Map<ActivityId, Integer> versions(BatchPreview preview) {
        var versions = new LinkedHashMap<ActivityId, Integer>();
        preview.changed().forEach(row -> versions.put(row.id(), row.version()));
        return versions;
    }

    private List<String> states(List<ActivityId> ids) {
        return ids.stream()
                .map(id -> jdbc.sql("select state from activity where activity_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .toList();
    }

    private int version(ActivityId id) {
        return jdbc.sql("select version from activity where activity_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private long served() {
        return count("activity_plan_task");
    }

    private long cooperating() {
        return count("activity_participation where role = 'COOPERATING'");
    }

    private long count(String of) {
        return jdbc.sql("select count(*) from " + of).query(Long.class).single();
    }

    private MvcTestResult get(SignedIn person, String address) {
        return mvc.get()
                .uri(URI.create(address))
                .with(People.signedInAs(person))
                .exchange();
    }

    private MvcTestResult post(String address, String... fields) {
        var request = mvc.post().uri(address).with(People.signedInAs(me)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    @Test
    void theDatabaseKnowsEveryKindOfAction() {
        assertThat(Set.of(BatchAction.Kind.values()))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder(
                        jdbc.sql("""
                                select regexp_replace(unnest(regexp_matches(pg_get_constraintdef(oid), '''([A-Z_]+)''', 'g')), '''', '')
                                from pg_constraint where conname = 'activity_batch_action_known'
                                """).query(String.class).list().toArray(String[]::new));
    }
}
