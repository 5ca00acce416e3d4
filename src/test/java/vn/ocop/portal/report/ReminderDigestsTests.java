package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ocop.portal.People.actingAs;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.ReminderChoices;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.PortalClock;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.WorkingDays;

/// One mail a day at most, by a real mail server. The deadline is Friday 17/6/2022.
@PortalTest
class ReminderDigestsTests {
    private static final String ADDRESS = "chuyenvien@example.vn";

    @Autowired
    HalfYear halfYear;

    @Autowired
    People people;

    @Autowired
    DueWork due;

    @Autowired
    ReminderChoices choices;

    @Autowired
    ReminderDays days;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    ReportRequests requests;

    @Autowired
    MessageSource messages;

    @Autowired
    PortalClock clock;

    @Autowired
    JdbcClient sql;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private int port;
    private SignedIn office;
    private HalfYear.Department department;
    private RequestId request;

    @BeforeEach
    void aRequestAndAPersonWhoWantsMail() {
        server.start();
        port = server.getSmtp().getPort();
        office = halfYear.office();
        department = halfYear.department("Sở Mẫu");
        request = Moments.on(clock, "2022-06-01", () -> halfYear.request(office, "165/VPĐP", department));
        choices.choose(department.staff(), 0, " " + ADDRESS + " ", true, true, false);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void tellsWhatIsDueOnceADayAndOnDaysOfRemindingAlone() throws Exception {
        assertThat(send("2022-06-09", "09:00")).isZero();
        assertThat(send("2022-06-10", "09:00")).isOne();
        assertThat(send("2022-06-10", "09:10")).isZero();
        assertThat(send("2022-06-13", "09:00")).isZero();
        var mail = received().getFirst();
        assertThat(mail.getRecipients(Message.RecipientType.TO)[0]).hasToString(ADDRESS);
        assertThat(mail.getSubject()).isEqualTo("[Cổng OCOP Đồng Tháp] 1 việc báo cáo đến hạn");
        assertThat((String) mail.getContent())
                .contains(
                        "Soạn báo cáo trả lời công văn 165/VPĐP",
                        "báo cáo kết quả OCOP",
                        "Hạn 17/06/2022, còn 5 ngày làm việc",
                        "https://ocop.example.vn/requests/" + request,
                        "https://ocop.example.vn/reminders")
                .doesNotContain(department.staff().fullName());
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(send("2022-06-16", "09:00")).isOne();
        assertThat(send("2022-06-17", "09:00")).isOne();
        assertThat(send("2022-06-18", "09:00")).as("a Saturday").isZero();
        assertThat(send("2022-06-21", "09:00")).isZero();
        assertThat(send("2022-06-22", "09:00")).isOne();
        assertThat((String) received().getLast().getContent()).contains("trễ 3 ngày làm việc");
        assertThat(received()).hasSize(4);
    }

    @Test
    void whatADayOfRemindingMissedIsToldOnTheNext() {
        assertThat(send("2022-06-13", "09:00")).as("nobody sent on the 10th").isOne();
    }

    @Test
    void twoNodesSendOneMail() throws Exception {
        for (int i = 0; i < 6; i++) {
            var person = people.of(department.staff().organization(), Role.STAFF);
            choices.choose(person, 0, "nguoi" + i + "@example.vn", true, true, i % 2 == 0);
        }
        var start = new CountDownLatch(1);
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 4; i++) {
                Callable<Integer> node = () -> {
                    start.await();
                    return send("2022-06-16", "09:00");
                };
                sent.add(nodes.submit(node));
            }
            start.countDown();
            int all = 0;
            for (var one : sent) all += one.get();
            assertThat(all).isEqualTo(7);
        }
        assertThat(received()).hasSize(7);
        assertThat(received())
                .extracting(mail -> mail.getRecipients(Message.RecipientType.TO)[0].toString())
                .doesNotHaveDuplicates();
        assertThat(received())
                .extracting(MimeMessage::getSubject)
                .contains("[OCOP Đồng Tháp] 1 reports due", "[Cổng OCOP Đồng Tháp] 1 việc báo cáo đến hạn");
    }

    @Test
    void aMailServerThatIsDownIsTriedAgainUntilItTakesTheMailOnce() throws Exception {
        server.stop();
        assertThat(send("2022-06-16", "09:00")).isZero();
        assertThat(sql.sql("select attempts || ' ' || (problem is not null) from reminder_digest")
                        .query(String.class)
                        .single())
                .isEqualTo("1 true");
        var again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        try {
            assertThat(send("2022-06-16", "09:04")).as("not yet").isZero();
            assertThat(send("2022-06-16", "09:10")).isOne();
            assertThat(send("2022-06-16", "09:20")).isZero();
            assertThat(again.getReceivedMessages()).hasSize(1);
        } finally {
            again.stop();
        }
    }

    @Test
    void whatHadToWaitOvernightTellsWhatIsSoByThen() throws Exception {
        server.stop();
        send("2022-06-16", "16:00");
        var again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        try {
            assertThat(send("2022-06-17", "09:00")).isOne();
            assertThat(send("2022-06-17", "09:10")).as("one that day").isZero();
            assertThat((String) again.getReceivedMessages()[0].getContent()).contains("đã đến hạn");
        } finally {
            again.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdrawn", "disabled", "closed", "unwilling", "answered"})
    void whatEndedWhileAMailWaitedIsNotTold(String how) throws Exception {
        server.stop();
        send("2022-06-16", "09:00");
        switch (how) {
            case "withdrawn" -> {
                actingAs(office);
                requests.withdraw(request, 0, "gửi nhầm", office);
            }
            case "disabled" ->
                sql.sql("update account set enabled = false where account_id = ?")
                        .param(department.staff().id().value())
                        .update();
            case "closed" ->
                sql.sql("""
                                insert into organization_succession (predecessor_id, successor_id, effective_on, recorded_by, recorded_at)
                                values (?, ?, '2022-06-16', ?, now())""")
                        .params(
                                department.staff().organization().value(),
                                people.department("Sở Tài chính").value(),
                                office.id().value())
                        .update();
            case "unwilling" -> choices.choose(department.staff(), 1, ADDRESS, false, true, false);
            default -> Moments.on(clock, "2022-06-16", () -> halfYear.issued(department, request));
        }
        var again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        try {
            assertThat(send("2022-06-16", "10:00")).isZero();
            assertThat(again.getReceivedMessages()).isEmpty();
        } finally {
            again.stop();
        }
        assertThat(sql.sql("select count(*) from reminder_digest where dropped_at is not null")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void whatIsSentBetweenDaysOfRemindingIsToldInTheNextRound() {
        assertThat(send("2022-06-10", "09:00")).isOne();
        Moments.on(clock, "2022-06-13", () -> halfYear.request(office, "170/VPĐP", department));
        assertThat(send("2022-06-14", "09:00")).isOne();
        assertThat(send("2022-06-15", "09:00")).as("told once").isZero();
    }

    @Test
    void whoWantsNoneBeforeTheDeadlineGetsNone() {
        choices.choose(department.staff(), 1, ADDRESS, true, false, false);
        assertThat(send("2022-06-16", "09:00")).isZero();
        assertThat(send("2022-06-17", "09:00")).isOne();
    }

    @Test
    void nobodyIsWrittenToForEver() {
        assertThat(send("2022-12-16", "09:00")).isZero();
    }

    @Test
    void anAddressIsAnAddress() {
        for (String wrong : List.of(
                "an", "an@", "@b.vn", "a b@c.vn", "a\u3000b@c.vn", "an@vn", "a@b.vn,c@d.vn", "a@b.vn\nBcc: x@y.vn")) {
            assertThatThrownBy(() -> choices.choose(department.leader(), 0, wrong, true, true, false))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            RuleViolation.class,
                            broken -> assertThat(broken.code()).isEqualTo("reminder.email.form"));
        }
        assertThatThrownBy(() -> choices.choose(department.leader(), 0, " ", true, true, false))
                .isInstanceOfSatisfying(
                        RuleViolation.class, broken -> assertThat(broken.code()).isEqualTo("reminder.email.missing"));
        assertThatThrownBy(() -> sql.sql("update account set email = 'a@b'").update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("account_email_form");
    }

    private int send(String day, String time) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        Instant at = Moments.of(day, time);
        var node = new ReminderDigests(
                due,
                choices,
                days,
                workingDays,
                new ReminderMail(sender, messages, "ocop@example.vn", "https://ocop.example.vn/"),
                sql,
                clock);
        Integer sent = clock.asOf(at, node::send);
        return sent;
    }

    private List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }
}
