package vn.ocop.portal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import vn.ocop.portal.area.AreaRegister;
import vn.ocop.portal.report.HalfYear;

/// A test of services or pages on the whole portal, with a real PostgreSQL and no demo data. All such tests share one
/// context; before each test the tables are empty but for the reference data of the migrations, so what a test
/// commits disturbs no other. Beans at hand: `MockMvcTester`, [People] (who is signed in), [HalfYear] (reports
/// of any age), [Statements] (counts SQL).
/// A test that changes reference data (activity types, themes, areas) puts it back or is `@Transactional`.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        properties = {
            "portal.demo=false",
            "portal.tally.cron=-",
            "logging.level.root=warn",
            "spring.main.banner-mode=off"
        })
@AutoConfigureMockMvc
@Import({PostgresForTests.class, People.class, HalfYear.class, Statements.class, AreaRegister.class})
@ExtendWith(EmptyTables.class)
public @interface PortalTest {}
