package vn.ocop.portal.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.management.ManagementFactory;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.ocop.portal.OcopPortal;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.letter.Block;
import vn.ocop.portal.letter.LayoutProfile;
import vn.ocop.portal.letter.LetterDocx;
import vn.ocop.portal.letter.LetterPdf;
import vn.ocop.portal.letter.OfficialLetter;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.overview.Overview;
import vn.ocop.portal.report.ReportDrafting;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportLetters;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.RequestContent;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.Section;
import vn.ocop.portal.report.SentenceSummary;

/// Measures the running portal with sample activities, each figure beside a floor or goal: `./mvnw -B test
/// -Pbenchmark`; another size by `-Dportal.benchmark.activities=1000000`, a data directory that is kept by
/// `-Dportal.benchmark.directory=…`.
@Tag("benchmark")
class PortalBenchmark {
    private static final int CONNECTIONS = 8;
    private static final int TURNS = 4;
    private static final String LEAN = "/floor/lean";
    private static final String PAGE = "/floor/page";
    private static final String SIZE = System.getProperty("portal.benchmark.activities", "10000");

    /// A row of the list's page as its template reads it.
    public record Row(
            String href,
            String days,
            String type,
            String topic,
            String places,
            String partners,
            String department,
            @Nullable String former,
            String stateCss,
            String stateText,
            @Nullable String mark) {}

    /// The floors: a bare controller that fills a page from one query, without session or sign-in. The page of
    /// `/floor/lean` is a table of 25 rows and nothing else, that of `/floor/page` the list's own template with all
    /// that stands around the rows.
    @Configuration(proxyBeanMethods = false)
    @Controller
    static class Floor implements WebMvcConfigurer {
        private final JdbcTemplate jdbc;
        private volatile Map<String, Object> page = Map.of();

        Floor(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Bean
        @Order(0)
        SecurityFilterChain bare(HttpSecurity http) throws Exception {
            return http.securityMatcher("/floor/**")
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .csrf(AbstractHttpConfigurer::disable)
                    .sessionManagement(AbstractHttpConfigurer::disable)
                    .securityContext(AbstractHttpConfigurer::disable)
                    .headers(AbstractHttpConfigurer::disable)
                    .build();
        }

        @GetMapping("/floor/lean")
        String lean(Model model) {
            model.addAttribute("rows", rows());
            return "benchmark/lean";
        }

        @GetMapping("/floor/page")
        String page(Model model) {
            model.addAllAttributes(page);
            model.addAttribute("page", new Page<>(rows(), 1, 25, 1000, false));
            return "activity/list";
        }

        private List<Row> rows() {
            return jdbc.query(
                    "select activity_id, counts_on, type_code, topic, venue, beneficiaries, state from activity "
                            + "order by counts_on desc, activity_id limit 25",
                    (row, _) -> new Row(
                            "/activities/" + row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            String.valueOf(row.getString(5)),
                            String.valueOf(row.getString(6)),
                            "Sở Kế hoạch và Đầu tư",
                            null,
                            "state state-" + row.getString(7),
                            row.getString(7),
                            null));
        }

        // The floor's page is the list's page: what stands around the rows is taken from it once.
        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new HandlerInterceptor() {
                        @Override
                        public void postHandle(
                                HttpServletRequest request,
                                HttpServletResponse response,
                                Object handler,
                                @Nullable ModelAndView shown) {
                            if (shown != null && page.isEmpty()) {
                                var model = new HashMap<>(shown.getModel());
                                for (String name : List.of("me", "reporting", "administering")) {
                                    model.put(name, request.getAttribute(name));
                                }
                                page = model;
                            }
                        }
                    })
                    .addPathPatterns("/activities");
        }
    }

    @Test
    void figures() throws Exception {
        String directory = System.getProperty("portal.benchmark.directory", "target/databases/benchmark");
        try (var portal = new SpringApplication(OcopPortal.class, Floor.class)
                .run(
                        "--server.port=0",
                        "--portal.sample-activities=" + SIZE,
                        "--portal.embedded-database.directory=" + directory,
                        "--portal.embedded-database.fresh=" + !directory.startsWith("/"),
                        "--server.tomcat.max-keep-alive-requests=-1",
                        "--logging.level.root=warn")) {
            int port = Integer.parseInt(portal.getEnvironment().getRequiredProperty("local.server.port"));
            say(
                    "data: %s activities; processors: %d",
                    SIZE, Runtime.getRuntime().availableProcessors());
            lists(portal, port);
            search(port);
            letters(portal);
        }
    }

    /// The page on which people spend the end of a half-year, of 60 sentences that rest on 500 activities.
    @Test
    void reportPage() throws Exception {
        String directory = System.getProperty("portal.benchmark.directory", "target/databases/benchmark-report");
        try (var portal = new SpringApplication(OcopPortal.class)
                .run(
                        "--server.port=0",
                        "--portal.sample-activities=" + SIZE,
                        "--portal.embedded-database.directory=" + directory,
                        "--portal.embedded-database.fresh=" + !directory.startsWith("/"),
                        "--server.tomcat.max-keep-alive-requests=-1",
                        "--logging.level.root=warn")) {
            int port = Integer.parseInt(portal.getEnvironment().getRequiredProperty("local.server.port"));
            var report = largeReport(portal);
            String staff = signIn(port, "chuyenvien");
            var sql = portal.getBean(JdbcClient.class);
            say(
                    "report page: %s sentences, %s activities as sources",
                    sql.sql("select count(*) from report_sentence where report_id = ?")
                            .param(report.value())
                            .query(Integer.class)
                            .single(),
                    sql.sql(
                                    "select count(distinct source_id) from report_sentence_source join report_sentence using (sentence_id) "
                                            + "where report_id = ? and report_sentence_source.kind = 'ACTIVITY'")
                            .param(report.value())
                            .query(Integer.class)
                            .single());
            var drafting = portal.getBean(ReportDrafting.class);
            var me = (SignedIn) portal.getBean(Accounts.class).loadUserByUsername("chuyenvien");
            act(me);
            var reports = portal.getBean(Reports.class);
            var some = reports.get(report, me).sentences().stream()
                    .filter(one -> one.section() == Section.RESULTS)
                    .limit(20)
                    .toList();
            for (var one : some) {
                drafting.reword(report, one.id(), one.version(), one.text() + ", đạt kết quả tốt", me);
            }
            String page = "/reports/" + report;
            try (var connection = new Load.Connection(port)) {
                for (String path : List.of(
                        page,
                        page + "/versions",
                        page + "/versions/compare?from=1&to=21",
                        page + "/changes?since=version")) {
                    long bytes = 0;
                    for (int i = 0; i < 400; i++)
                        bytes = connection.get(path, staff).bytes();
                    say(
                            "%-40s %6.1f ms%s (median of 101, %d bytes)",
                            path.replace(page, "report page"),
                            median(101, () -> connection.get(path, staff)),
                            path.equals(page) ? "  goal 60 ms" : "",
                            bytes);
                }
            }
            var sentence = new SentenceSummary[] {
                reports.get(report, me).sentences().stream()
                        .filter(one -> one.id().equals(some.getFirst().id()))
                        .findFirst()
                        .orElseThrow()
            };
            int[] times = {0};
            Callable<Object> save = () -> {
                drafting.reword(
                        report, sentence[0].id(), sentence[0].version() + times[0]++, "lời thứ " + times[0], me);
                return times;
            };
            for (int i = 0; i < 100; i++) save.call();
            say("reword a sentence, with its version      %6.1f ms (median of 101)", median(101, save));
        }
    }

    /// The consolidated view of the coordination office.
    @Test
    void overview() throws Exception {
        String directory = System.getProperty("portal.benchmark.directory", "target/databases/benchmark-overview");
        try (var portal = new SpringApplication(OcopPortal.class)
                .run(
                        "--server.port=0",
                        "--portal.sample-activities=" + SIZE,
                        "--portal.embedded-database.directory=" + directory,
                        "--portal.embedded-database.fresh=" + !directory.startsWith("/"),
                        "--server.tomcat.max-keep-alive-requests=-1",
                        "--logging.level.root=warn",
                        "--logging.level.vn.ocop.portal.site.SampleActivities=info")) {
            int port = Integer.parseInt(portal.getEnvironment().getRequiredProperty("local.server.port"));
            figures(portal);
            overview(port);
        }
    }

    private static void overview(int port) throws Exception {
        String office = signIn(port, "dieuphoi");
        String halves = "/overview?from=01/01/2024&to=30/06/2024";
        try (var connection = new Load.Connection(port)) {
            for (String path : List.of(halves, halves + "&map=2025-07-01", "/overview?from=01/07/2025&to=31/12/2025")) {
                for (int i = 0; i < 100; i++) connection.get(path, office);
                say(
                        "%-50s %6.1f ms  goal 150 ms (median of 101, %s activities)",
                        path, median(101, () -> connection.get(path, office)), SIZE);
            }
            for (String page : List.of("/overview/changes", "/overview/gaps")) {
                for (String query : List.of("", "&map=2025-07-01")) {
                    String path = halves.replace("/overview", page) + query;
                    for (int i = 0; i < 5; i++) connection.get(path, office);
                    say(
                            "%-50s %6.1f ms  goal 300 ms (median of 11, %s activities)",
                            path, median(11, () -> connection.get(path, office)), SIZE);
                }
            }
        }
    }

    /// The figures behind the page, without it; and how long they take right after somebody saved something.
    private static void figures(ConfigurableApplicationContext portal) throws Exception {
        act((SignedIn) portal.getBean(Accounts.class).loadUserByUsername("dieuphoi"));
        var overview = portal.getBean(Overview.class);
        var sql = portal.getBean(JdbcClient.class);
        var first = new Period(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 6, 30));
        var last = new Period(LocalDate.of(2025, 7, 1), LocalDate.of(2025, 12, 31));
        var odd = new Period(LocalDate.of(2024, 3, 15), LocalDate.of(2024, 9, 14));
        for (var period : List.of(first, last, odd)) {
            for (var map : Arrays.asList(null, LocalDate.of(2025, 7, 1))) {
                var before =
                        new Period(period.from().minusMonths(6), period.from().minusDays(1));
                Callable<Object> ask = () -> overview.of(period, before, map, Locale.of("vi"));
                long start = System.nanoTime();
                ask.call();
                say("figures of %s, map %s, first %.0f ms", period, map, (System.nanoTime() - start) / 1e6);
                median(41, ask);
                say("figures of %s, map %s %6.1f ms (median of 101)", period, map, median(101, ask));
            }
        }
        var before = new Period(LocalDate.of(2023, 7, 1), LocalDate.of(2023, 12, 31));
        int[] times = {0};
        Callable<Object> afterSave = () -> {
            sql.sql(
                            "update activity_measure set value = value + 1 where (activity_id, indicator_code) in (select m.activity_id, m.indicator_code "
                                    + "from activity a join activity_measure m on m.activity_id = a.activity_id where a.counts_on = ? and a.state = 'DONE' limit 1)")
                    .param(LocalDate.of(2024, 2, 1).plusDays(times[0]++ % 100))
                    .update();
            return overview.of(first, before, null, Locale.of("vi"));
        };
        say("a measure saved and the figures read %6.1f ms (median of 41)", median(41, afterSave));
    }

    /// A report of 60 sentences that rest on 500 activities.
    private static ReportId largeReport(ConfigurableApplicationContext portal) {
        var sql = portal.getBean(JdbcClient.class);
        var staff = (SignedIn) portal.getBean(Accounts.class).loadUserByUsername("chuyenvien");
        var office = (SignedIn) portal.getBean(Accounts.class).loadUserByUsername("dieuphoi");
        sql.sql("""
                        update activity set state = 'DONE', period_from = '2031-03-01', period_to = '2031-03-02', days_known = true,
                               cancelled_because = null, cancelled_from = null
                        where activity_id in (select activity_id from activity where organization_id = :mine
                                              and period_to < '2030-01-01' order by activity_id limit 52)
                        """).param("mine", staff.organization().value()).update();
        act(office);
        var request = portal.getBean(ReportRequests.class)
                .register(
                        new RequestContent(
                                office.organization(),
                                "BR-" + System.currentTimeMillis(),
                                LocalDate.of(2031, 6, 1),
                                "báo cáo kết quả",
                                null,
                                "6 tháng đầu năm 2031",
                                new Period(LocalDate.of(2031, 1, 1), LocalDate.of(2031, 6, 30)),
                                "6 tháng cuối năm 2031",
                                LocalDate.of(2031, 12, 31),
                                LocalDate.of(2031, 6, 30)),
                        Set.<OrganizationId>of(staff.organization()),
                        office);
        act(staff);
        var report = portal.getBean(ReportDrafting.class).start(request, staff);
        // The rest of the 500 as further sources of the sentences that have one.
        sql.sql("""
                        with sentences as (
                            select sentence_id, row_number() over (order by sentence_id) - 1 as at, count(*) over () as many
                            from report_sentence where report_id = :report
                              and (select count(*) from report_sentence_source s where s.sentence_id = report_sentence.sentence_id) = 1
                              and origin like 'activity:%'
                        ), more as (
                            select activity_id, row_number() over (order by activity_id) - 1 as at from activity
                            where period_to < '2030-01-01' order by activity_id limit 500 - (select count(*) from sentences)
                        )
                        insert into report_sentence_source (sentence_id, kind, source_id, position)
                        select s.sentence_id, 'ACTIVITY', m.activity_id, 1 + m.at / s.many
                        from more m join sentences s on s.at = m.at % s.many
                        """).param("report", report.value()).update();
        return report;
    }

    private static void lists(ConfigurableApplicationContext portal, int port) throws Exception {
        String office = signIn(port, "dieuphoi");
        String staff = signIn(port, "chuyenvien");
        String saDec = portal.getBean(JdbcClient.class)
                .sql("select unit_id::text from administrative_unit where code = '867'")
                .query(String.class)
                .single();
        String filtered = "/activities?type=TRAINING&area=" + saDec + "&from=01/01/2024&to=30/06/2024";
        String byPlace = "/activities?area=" + saDec;
        String words = "/activities?q=" + URLEncoder.encode("chợ huyện", StandardCharsets.UTF_8);
        try (var connection = new Load.Connection(port)) {
            connection.get("/activities", office);
            for (String path : List.of(LEAN, PAGE, "/activities", filtered, words)) {
                say(
                        "%-12s %d bytes",
                        path.replaceAll("\\?.*", "?…"),
                        connection.get(path, office).bytes());
            }
        }
        for (String path : List.of(LEAN, PAGE, "/activities", filtered, LEAN, PAGE, "/activities", filtered)) {
            Load.perSecond(port, path, office, CONNECTIONS, 5); // warm
        }
        // In turns, since the machine may be busier at one time than at another.
        var measured = new LinkedHashMap<String, Double>();
        for (int turn = 0; turn < TURNS; turn++) {
            add(measured, "floor, lean page", Load.perSecond(port, LEAN, "none=1", CONNECTIONS, 3));
            add(measured, "floor, list's page", Load.perSecond(port, PAGE, "none=1", CONNECTIONS, 3));
            add(measured, "list, office (all)", Load.perSecond(port, "/activities", office, CONNECTIONS, 3));
            add(measured, "list, filtered", Load.perSecond(port, filtered, office, CONNECTIONS, 3));
            add(measured, "list, by place", Load.perSecond(port, byPlace, office, CONNECTIONS, 3));
            add(measured, "list, staff (own)", Load.perSecond(port, "/activities", staff, CONNECTIONS, 3));
            add(measured, "list, search", Load.perSecond(port, words, office, CONNECTIONS, 3));
        }
        double lean = measured.getOrDefault("floor, lean page", 0.0);
        double page = measured.getOrDefault("floor, list's page", 0.0);
        measured.forEach((what, perSecond) -> say(
                "%-20s %7.0f/s  %.2f of the list's own page, %.2f of the lean page%s",
                what,
                perSecond,
                perSecond / page,
                perSecond / lean,
                what.equals("list, office (all)") || what.equals("list, filtered") ? ", goal 0.50" : ""));
        try (var connection = new Load.Connection(port)) {
            for (String path : List.of(
                    "/activities",
                    "/activities?page=20",
                    "/activities?page=4000",
                    "/activities?before=end",
                    "/activities?sort=oldest",
                    "/activities?count=exact",
                    "/activities?untasked=true",
                    "/activities?columns=days,participants,women,tasks,subjects,changed",
                    byPlace + "&before=end",
                    words + "&before=end")) {
                for (int i = 0; i < 3; i++) connection.get(path, office);
                say(
                        "one page %-60s %6.1f ms (median of 15)",
                        path.replace(saDec, "…"), median(15, () -> connection.get(path, office)));
            }
        }
        for (String q : List.of("siyb", "dong thap", "o sen")) {
            String path = "/activities?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
            try (var connection = new Load.Connection(port)) {
                say("one search for %-10s %6.1f ms (median of 15)", q, median(15, () -> connection.get(path, office)));
            }
        }
        try (var connection = new Load.Connection(port)) {
            for (int i = 0; i < 3; i++) connection.get("/activities.xlsx", office); // warm
            long start = System.nanoTime();
            long bytes = connection.get("/activities.xlsx", office).bytes();
            double seconds = (System.nanoTime() - start) / 1e9;
            say(
                    "spreadsheet of all %s rows %6.1f s, %.0f rows/s, %d bytes",
                    SIZE, seconds, Integer.parseInt(SIZE) / seconds, bytes);
        }
    }

    /// The page of what was found, over HTTP, for the office and for one department.
    private static void search(int port) throws Exception {
        String office = signIn(port, "dieuphoi");
        String staff = signIn(port, "chuyenvien");
        var typed = new LinkedHashMap<String, String>();
        typed.put("tap huan", "in many");
        typed.put("siyb", "in one of a hundred");
        typed.put("Đồng Tháp", "with accents");
        typed.put("sen", "three letters");
        typed.put("o sen", "short words");
        typed.put("81", "two digits");
        typed.put("81/KH-UBND", "a plan's number");
        typed.put("165/VPĐP", "a letter's number");
        typed.put("khoi ngh", "begun");
        typed.put("tap haun", "mistyped");
        typed.put("dong tahp", "mistyped");
        typed.put("zzqx", "nowhere");
        typed.put("o senq", "nowhere");
        typed.put("2022 sen", "only long ago");
        try (var connection = new Load.Connection(port)) {
            for (var who : Map.of("office", office, "department", staff).entrySet()) {
                for (var what : typed.entrySet()) {
                    String path = "/search?q=" + URLEncoder.encode(what.getKey(), StandardCharsets.UTF_8);
                    Callable<?> ask = () -> connection.get(path, who.getValue());
                    median(21, ask);
                    say(
                            "search, %-10s %-11s %-20s %6.1f ms  goal 60 ms (median of 41)",
                            who.getKey(), what.getKey(), what.getValue(), median(41, ask));
                }
                say(
                        "suggestions, %-10s khoi ngh %6.1f ms  (median of 41)",
                        who.getKey(),
                        median(41, () -> connection.get("/search/suggestions?q=khoi+ngh", who.getValue())));
            }
        }
    }

    private static void add(Map<String, Double> measured, String what, double perSecond) {
        measured.merge(what, perSecond / TURNS, Double::sum);
    }

    private static void letters(ConfigurableApplicationContext portal) throws Exception {
        var sql = portal.getBean(JdbcClient.class);
        var staff = (SignedIn) portal.getBean(Accounts.class).loadUserByUsername("chuyenvien");
        var office = (SignedIn) portal.getBean(Accounts.class).loadUserByUsername("dieuphoi");
        var requests = portal.getBean(ReportRequests.class);
        var drafting = portal.getBean(ReportDrafting.class);
        var letters = portal.getBean(ReportLetters.class);
        var docx = portal.getBean(LetterDocx.class);
        var pdf = portal.getBean(LetterPdf.class);
        var profile = LayoutProfile.named("ND30_2020");
        // A half-year with 300 finished activities of the department, whatever the size of the database.
        var period = new Period(LocalDate.of(2030, 1, 1), LocalDate.of(2030, 6, 30));
        sql.sql("""
                        update activity set state = 'DONE', period_from = '2030-03-01', period_to = '2030-03-02', days_known = true,
                               cancelled_because = null, cancelled_from = null
                        where activity_id in (select activity_id from activity where organization_id = :mine
                                              and period_to < '2030-01-01' order by activity_id
                                              limit 300 - (select count(*) from activity where organization_id = :mine
                                                           and period_to between '2030-01-01' and '2030-06-30'))
                        """).param("mine", staff.organization().value()).update();
        act(office);
        UnaryOperator<String> ask = number -> requests.register(
                        new RequestContent(
                                office.organization(),
                                number,
                                LocalDate.of(2030, 6, 1),
                                "báo cáo kết quả",
                                null,
                                "6 tháng đầu năm 2030",
                                period,
                                "6 tháng cuối năm 2030",
                                LocalDate.of(2030, 12, 31),
                                LocalDate.of(2030, 6, 30)),
                        Set.<OrganizationId>of(staff.organization()),
                        office)
                .toString();
        var request = RequestId.of(ask.apply("BM-" + System.currentTimeMillis()));
        act(staff);
        ReportId report = drafting.start(request, staff);
        OfficialLetter large = letters.of(report, staff);
        say("the letter of 300 activities has %d blocks", large.body().size());
        var rollback = new TransactionTemplate(portal.getBean(PlatformTransactionManager.class));
        Callable<Object> assemble = () -> drafting.assembleAgain(report, staff);
        Callable<Object> startAnew = () -> rollback.execute(status -> {
            status.setRollbackOnly();
            act(office);
            var again = RequestId.of(ask.apply("BM-again"));
            act(staff);
            return drafting.start(again, staff);
        });
        for (int i = 0; i < 150; i++) {
            assemble.call();
            docx.render(letters.of(report, staff), profile);
            if (i < 40) startAnew.call();
        }
        for (int i = 0; i < 150; i++) pdf.render(large, profile);
        say(
                "assemble 300 + DOCX        %6.1f ms  goal 60 ms (median of 41, stored)",
                median(41, () -> {
                    assemble.call();
                    return docx.render(letters.of(report, staff), profile);
                }));
        say("first assembly of 300      %6.1f ms  (median of 21, all sentences inserted)", median(21, startAnew));
        say(
                "PDF of 300 activities      %6.1f ms  goal 120 ms (median of 41)",
                median(41, () -> pdf.render(large, profile)));
        OfficialLetter usual = new OfficialLetter(
                large.header(),
                large.addressees(),
                List.copyOf(large.body().subList(0, Math.min(6, large.body().size()))).stream()
                        .map(PortalBenchmark::shortened)
                        .toList(),
                large.signature(),
                large.distribution());
        for (int i = 0; i < 400; i++) pdf.render(usual, profile);
        for (int i = 0; i < 2000; i++) docx.render(usual, profile);
        say(
                "PDF, a letter of a page    %6.0f per CPU-second  goal 60",
                perCpuSecond(300, () -> pdf.render(usual, profile)));
        say(
                "DOCX, a letter of a page   %6.0f per CPU-second  goal 400",
                perCpuSecond(2000, () -> docx.render(usual, profile)));
    }

    private static Block shortened(Block block) {
        return block instanceof Block.Paragraph paragraph && paragraph.text().length() > 900
                ? new Block.Paragraph(paragraph.text().substring(0, 900))
                : block;
    }

    private static double median(int times, Callable<?> work) throws Exception {
        double[] taken = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            assertThat(work.call()).isNotNull();
            taken[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(taken);
        return taken[times / 2];
    }

    private static double perCpuSecond(int times, Callable<?> work) throws Exception {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long start = system.getProcessCpuTime();
        for (int i = 0; i < times; i++) work.call();
        return times / ((system.getProcessCpuTime() - start) / 1e9);
    }

    private static void act(SignedIn person) {
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
    }

    private static String signIn(int port, String username) throws Exception {
        var cookies = new CookieManager();
        try (var client = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            var address = URI.create("http://localhost:" + port + "/sign-in");
            String page = client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
            assertThat(token.find()).isTrue();
            String form = "username=%s&password=demo-OCOP-2022&_csrf=%s"
                    .formatted(username, URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
            var answer = client.send(
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("error");
        }
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .reduce((a, b) -> a + "; " + b)
                .orElseThrow();
    }

    private static void say(String line, Object... values) {
        System.out.println("[benchmark] " + line.formatted(values));
    }
}
