package vn.ocop.portal.overview.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.CalendarKind;
import vn.ocop.portal.account.CalendarTokenId;
import vn.ocop.portal.account.CalendarTokens;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Sha256;
import vn.ocop.portal.report.HalfYear;

/// A person's calendar as programs read it, without sign-in.
@PortalTest
class CalendarFeedTests {
    private static final Pattern ADDRESS = Pattern.compile("/calendar/feed/(lich_[0-9a-z]{8}_[A-Za-z0-9_-]{43})\\.ics");
    private static final String LONG =
            "Tập huấn “Kỹ năng bán hàng trên nền tảng số” cho chủ thể; đợt 1, ở huyện Tháp Mười và Lấp Vò 🌾🌾🌾🌾🌾🌾🌾🌾🌾🌾🌾🌾🌾🌾🌾";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    HalfYear halfYear;

    @Autowired
    ActivityLog log;

    @Autowired
    CalendarTokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private HalfYear.Department planning;
    private HalfYear.Department trade;
    private LocalDate today;

    @BeforeEach
    void twoDepartments() {
        today = LocalDate.now(clock);
        planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        trade = halfYear.department("Sở Công Thương");
        activity(planning.staff(), LONG, ActivityState.PLANNED, new Period(today.plusDays(3), today.plusDays(5)));
        activity(trade.staff(), "Kết nối cung cầu", ActivityState.DONE, new Period(today, today));
    }

    private void activity(SignedIn who, String topic, ActivityState state, Period days) {
        People.actingAs(who);
        log.log(who, ActivityDraft.of("TRAINING", topic, state, days, true));
    }

    private CalendarTokens.Given given(SignedIn me, CalendarKind first, CalendarKind... more) {
        People.actingAs(me);
        return tokens.give(me, "Điện thoại", EnumSet.of(first, more), today.plusMonths(6));
    }

    private MvcTestResult read(String token) {
        return mvc.get()
                .uri("/calendar/feed/{token}.ics", token)
                .with(anonymous())
                .exchange();
    }

    private static Calendar parsed(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatusOk();
        return new CalendarBuilder()
                .build(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()));
    }

    private static String value(Component event, String name) {
        return event.getProperty(name).map(Property::getValue).orElse("");
    }

    @Test
    void aProgramReadsWhatThePersonMaySee() throws Exception {
        var answer = read(given(planning.staff(), CalendarKind.ACTIVITIES).token());
        assertThat(answer).hasContentTypeCompatibleWith("text/calendar;charset=UTF-8");
        var calendar = parsed(answer);
        var events = calendar.getComponents("VEVENT");
        assertThat(events).hasSize(1);
        Component event = (Component) events.getFirst();
        assertThat(value(event, "SUMMARY")).isEqualTo(LONG);
        assertThat(value(event, "DTSTART"))
                .isEqualTo(today.plusDays(3).toString().replace("-", ""));
        // The end is the day after the last.
        assertThat(value(event, "DTEND")).isEqualTo(today.plusDays(6).toString().replace("-", ""));
        String id = jdbc.sql("select activity_id from activity where topic = ?")
                .param(LONG)
                .query(String.class)
                .single();
        assertThat(value(event, "UID")).isEqualTo("activity-" + id + "@ocop-portal");
        assertThat(value(event, "URL")).isEqualTo("http://localhost/activities/" + id);
        assertThat(value(event, "DTSTAMP")).isNotEmpty();
        assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(event, "DESCRIPTION")).contains("Dự kiến");
        var head = new String(answer.getResponse().getContentAsByteArray(), UTF_8);
        assertThat(head).contains("X-PUBLISHED-TTL:PT1H", "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "VERSION:2.0");
        calendar.validate(true);
    }

    @Test
    void linesAreFoldedByOctetsAndLettersStayWhole() throws Exception {
        byte[] file = read(given(planning.staff(), CalendarKind.ACTIVITIES).token())
                .getResponse()
                .getContentAsByteArray();
        var lines = new ArrayList<byte[]>();
        int start = 0;
        for (int i = 0; i + 1 < file.length; i++) {
            if (file[i] != '\r' || file[i + 1] != '\n') continue;
            lines.add(Arrays.copyOfRange(file, start, i));
            start = i + 2;
        }
        assertThat(start).isEqualTo(file.length);
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.length).isLessThanOrEqualTo(75);
            assertThat(new String(line, UTF_8).getBytes(UTF_8)).isEqualTo(line);
            assertThat(new String(line, UTF_8)).doesNotContain("\uFFFD");
        });
        assertThat(lines).anySatisfy(line -> assertThat(line[0]).isEqualTo((byte) ' '));
    }

    @Test
    void eachKindComesWithItsOwnDays() throws Exception {
        var office = halfYear.office();
        var id = halfYear.request(office, "165/VPĐP-OCOP", planning);
        jdbc.sql("update report_request set deadline = ?, edits_until = ? where request_id = ?")
                .params(today.plusDays(10), today.plusDays(20), id.value())
                .update();
        var calendar =
                parsed(read(given(planning.leader(), CalendarKind.REQUESTS).token()));
        assertThat(calendar.getComponents("VEVENT"))
                .extracting(event -> value((Component) event, "UID"))
                .containsExactly("request-" + id + "-deadline@ocop-portal", "request-" + id + "-edits@ocop-portal");
        // The neighbour was not asked.
        assertThat(parsed(read(given(trade.leader(), CalendarKind.REQUESTS).token()))
                        .getComponents("VEVENT"))
                .isEmpty();
        int holidays = jdbc.sql("select count(*) from calendar_exception where day between ? and ?")
                .params(today.minusYears(1), today.plusYears(1))
                .query(Integer.class)
                .single();
        assertThat(parsed(read(given(trade.leader(), CalendarKind.HOLIDAYS).token()))
                        .getComponents("VEVENT"))
                .hasSize(holidays);
    }

    @Test
    void theOfficeReadsAllAndOnlyAYearBackAndOn() throws Exception {
        var office = halfYear.office();
        activity(trade.staff(), "Quá lâu", ActivityState.DONE, new Period(today.minusYears(2), today.minusYears(2)));
        activity(trade.staff(), "Quá xa", ActivityState.PLANNED, new Period(today.plusYears(2), today.plusYears(2)));
        activity(trade.staff(), "Đã hủy", ActivityState.PLANNED, new Period(today.minusDays(9), today.minusDays(9)));
        jdbc.sql("""
                        update activity set state = 'CANCELLED', cancelled_from = 'PLANNED', cancelled_because = 'mưa'
                        where topic = 'Đã hủy'""").update();
        var events =
                parsed(read(given(office, CalendarKind.ACTIVITIES).token())).getComponents("VEVENT");
        assertThat(events)
                .extracting(event -> value((Component) event, "SUMMARY"))
                .containsExactly("Đã hủy", "Kết nối cung cầu", LONG);
        assertThat(events)
                .extracting(event -> value((Component) event, "STATUS"))
                .containsExactly("CANCELLED", "CONFIRMED", "CONFIRMED");
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() {
        String token = given(planning.staff(), CalendarKind.values()[0], CalendarKind.ACTIVITIES, CalendarKind.PERIODS)
                .token();
        var first = read(token);
        String tag = first.getResponse().getHeader(HttpHeaders.ETAG);
        assertThat(tag).isNotNull();
        assertThat(read(token).getResponse().getContentAsByteArray())
                .isEqualTo(first.getResponse().getContentAsByteArray());
        var again = mvc.get()
                .uri("/calendar/feed/{token}.ics", token)
                .header(HttpHeaders.IF_NONE_MATCH, tag)
                .exchange();
        assertThat(again).hasStatus(HttpStatus.NOT_MODIFIED);
        assertThat(again.getResponse().getContentAsByteArray()).isEmpty();
        activity(planning.staff(), "Lớp mới", ActivityState.PLANNED, new Period(today, today));
        assertThat(mvc.get().uri("/calendar/feed/{token}.ics", token).header(HttpHeaders.IF_NONE_MATCH, tag))
                .hasStatusOk();
    }

    @Test
    void aFeedBeginsNoSessionAndKeepsNoToken() {
        var given = given(planning.staff(), CalendarKind.ACTIVITIES);
        var answer = read(given.token());
        assertThat(answer.getRequest().getSession(false)).isNull();
        assertThat(answer.getResponse().getHeaders(HttpHeaders.SET_COOKIE)).isEmpty();
        assertThat(jdbc.sql("select secret_sha256 from calendar_token")
                        .query(String.class)
                        .single())
                .isEqualTo(Sha256.of(given.token().getBytes(UTF_8)));
        assertThat(jdbc.sql("select count(*) from calendar_token t where t::text like '%' || ? || '%'")
                        .param(given.token().substring(15))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(given.toString()).doesNotContain(given.token().substring(15));
        assertThat(mvc.post().uri("/calendar/feed/{token}.ics", given.token())).hasStatus(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "lich_",
                "lich_00000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ocop_ab12cd34_x",
                "a.b"
            })
    void whatWasNeverGivenIsNotFound(String token) {
        refused(read(token));
    }

    private static void refused(MvcTestResult answer) {
        assertThat(answer).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(answer.getResponse().getContentAsByteArray()).isEmpty();
    }

    @Test
    void revokedExpiredRenewedAndClosedAllLookTheSame() {
        var me = planning.staff();
        var revoked = given(me, CalendarKind.ACTIVITIES);
        var renewed = given(me, CalendarKind.ACTIVITIES);
        var expired = given(me, CalendarKind.ACTIVITIES);
        var other = given(me, CalendarKind.ACTIVITIES);
        tokens.revoke(me, revoked.summary().id());
        var fresh = tokens.renew(me, renewed.summary().id());
        jdbc.sql("alter table calendar_token disable trigger calendar_token_stays")
                .update();
        jdbc.sql(
                        "update calendar_token set created_at = created_at - interval '300 days', last_day = ? where token_id = ?")
                .params(today.minusDays(1), expired.summary().id().value())
                .update();
        jdbc.sql("alter table calendar_token enable trigger calendar_token_stays")
                .update();
        for (var one : List.of(revoked, renewed, expired)) refused(read(one.token()));
        // A right prefix with another secret opens nothing.
        String token = fresh.token();
        refused(read(token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A")));
        assertThat(read(token)).hasStatusOk();
        assertThat(read(other.token())).hasStatusOk();
        jdbc.sql("update account set enabled = false where account_id = ?")
                .param(me.id().value())
                .update();
        refused(read(token));
        refused(read(other.token()));
    }

    @Test
    void rightsAreThoseOfTheMoment() throws Exception {
        var office = halfYear.office();
        String token = given(office, CalendarKind.ACTIVITIES).token();
        assertThat(parsed(read(token)).getComponents("VEVENT")).hasSize(2);
        // The same person now works as staff of a department.
        jdbc.sql("update account_role set role = 'STAFF' where account_id = ?")
                .param(office.id().value())
                .update();
        jdbc.sql("update account set organization_id = ? where account_id = ?")
                .params(trade.staff().organization().value(), office.id().value())
                .update();
        assertThat(parsed(read(token)).getComponents("VEVENT"))
                .extracting(event -> value((Component) event, "SUMMARY"))
                .containsExactly("Kết nối cung cầu");
        jdbc.sql("update account_role set role = 'ADMIN' where account_id = ?")
                .param(office.id().value())
                .update();
        refused(read(token));
    }

    @Test
    void aFeedIsReadSoOftenAMinuteOnly() {
        var given = given(planning.staff(), CalendarKind.PERIODS);
        assertThat(read(given.token())).hasStatusOk();
        jdbc.sql("update calendar_token_minute set requests = 1000").update();
        var refused = read(given.token());
        // A minute may just have begun.
        if (refused.getResponse().getStatus() == HttpStatus.OK.value()) {
            jdbc.sql("update calendar_token_minute set requests = 1000").update();
            refused = read(given.token());
        }
        assertThat(refused).hasStatus(HttpStatus.TOO_MANY_REQUESTS).hasHeader(HttpHeaders.RETRY_AFTER, "60");
    }

    @Test
    void aTokenIsMadeShownOnceRenewedAndRevokedOnItsPage() {
        var me = planning.staff();
        var made = mvc.post()
                .uri("/calendar/feeds")
                .param("name", "Máy của tôi")
                .param("kinds", "ACTIVITIES", "REQUESTS")
                .param("lastDay", "%1$td/%1$tm/%1$tY".formatted(today.plusDays(30)))
                .with(csrf())
                .with(People.signedInAs(me))
                .exchange();
        assertThat(made).hasRedirectedUrl("/calendar/feeds");
        String address = String.valueOf(made.getMvcResult().getFlashMap().get("address"));
        var found = ADDRESS.matcher(address);
        assertThat(found.find()).isTrue();
        assertThat(read(found.group(1))).hasStatusOk();
        var page = page(me);
        assertThat(page).contains("Máy của tôi", "Dùng được").doesNotContain(found.group(1));
        String id = jdbc.sql("select token_id from calendar_token")
                .query(String.class)
                .single();
        var renewed = mvc.post()
                .uri("/calendar/feeds/{id}/renewal", id)
                .with(csrf())
                .with(People.signedInAs(me))
                .exchange();
        var fresh = ADDRESS.matcher(
                String.valueOf(renewed.getMvcResult().getFlashMap().get("address")));
        assertThat(fresh.find()).isTrue();
        refused(read(found.group(1)));
        assertThat(read(fresh.group(1))).hasStatusOk();
        String now = jdbc.sql("select token_id from calendar_token where revoked_at is null")
                .query(String.class)
                .single();
        // Another person's token is none of theirs.
        assertThat(mvc.post()
                        .uri("/calendar/feeds/{id}/revocation", now)
                        .with(csrf())
                        .with(People.signedInAs(planning.leader())))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.post()
                        .uri("/calendar/feeds/{id}/revocation", now)
                        .with(csrf())
                        .with(People.signedInAs(me)))
                .hasRedirectedUrl("/calendar/feeds");
        refused(read(fresh.group(1)));
        assertThat(jdbc.sql("select action from audit_entry where kind = 'CALENDAR_TOKEN' order by entry")
                        .query(String.class)
                        .list())
                .containsExactly("GIVEN", "REVOKED", "GIVEN", "REVOKED");
    }

    private String page(SignedIn me) {
        return new String(
                mvc.get()
                        .uri("/calendar/feeds")
                        .with(People.signedInAs(me))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                UTF_8);
    }

    @Test
    void aWrongFormTellsAllAtOnceAndKeepsNothing() {
        var answer = mvc.post()
                .uri("/calendar/feeds")
                .param("name", "\u00a0\u202f")
                .param("lastDay", "31/6/2026")
                .with(csrf())
                .with(People.signedInAs(planning.staff()))
                .exchange();
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var html = new String(answer.getResponse().getContentAsByteArray(), UTF_8);
        assertThat(html)
                .contains("href=\"#name\"", "href=\"#kinds\"", "href=\"#lastDay\"")
                .contains(
                        "Hãy điền “Dùng cho”",
                        "Hãy chọn “Hiện những gì”",
                        "“Dùng đến hết ngày” không phải là một ngày");
        assertThat(jdbc.sql("select count(*) from calendar_token")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void rulesHoldInTheServiceAndInTheDatabase() {
        var me = planning.staff();
        People.actingAs(me);
        broken("calendarToken.kinds.none", me, Set.of(), today);
        broken("calendarToken.kinds.others", me, Set.of(CalendarKind.CERTIFICATES), today);
        broken("calendarToken.lastDay.past", me, Set.of(CalendarKind.TASKS), today.minusDays(1));
        broken(
                "calendarToken.lastDay.far",
                me,
                Set.of(CalendarKind.TASKS),
                today.plusYears(1).plusDays(1));
        CalendarTokenId first = null;
        for (int i = 0; i < CalendarTokens.MOST; i++) {
            var id = given(me, CalendarKind.TASKS).summary().id();
            if (first == null) first = id;
        }
        broken("calendarToken.most", me, Set.of(CalendarKind.TASKS), today);
        assertThat(first).isNotNull();
        if (first == null) return;
        // One that is renewed takes the place of the old one.
        tokens.renew(me, first);
        var revoked = first;
        assertThatThrownBy(() -> tokens.renew(me, revoked)).hasMessage("calendarToken.revoked");
        refusedByDatabase("calendar_token_at_most_ten", """
                insert into calendar_token (token_id, account_id, name, prefix, secret_sha256, created_at, last_day)
                select gen_random_uuid(), account_id, name, 'zzzzzzzz', repeat('0', 64), now(), last_day from calendar_token limit 1""");
        refusedByDatabase("calendar_token_stays", "update calendar_token set revoked_at = null");
        refusedByDatabase("calendar_token_stays", "update calendar_token set name = 'x'");
        refusedByDatabase("calendar_token_kind_known", "update calendar_token_kind set kind = 'SECRETS'");
    }

    private void broken(String code, SignedIn me, Set<CalendarKind> kinds, LocalDate lastDay) {
        assertThatThrownBy(() -> tokens.give(me, "x", kinds, lastDay))
                .isInstanceOf(RuleViolation.class)
                .hasMessage(code);
    }

    private void refusedByDatabase(String constraint, String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .as(statement)
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasStackTraceContaining(
                        constraint.equals("calendar_token_at_most_ten")
                                ? "ten tokens"
                                : constraint.equals("calendar_token_stays") ? "does not change" : constraint);
    }

    @Test
    void noRoleNoToken() {
        People.actingAs(people.of(planning.staff().organization(), Role.ADMIN));
        assertThatThrownBy(() -> tokens.of(planning.staff())).isInstanceOf(AccessDeniedException.class);
    }
}
