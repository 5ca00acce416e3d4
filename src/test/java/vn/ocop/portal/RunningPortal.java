package vn.ocop.portal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/// A test on the portal as it runs: on a free port (`@LocalServerPort`), with the demo half-year in a fresh database.
/// All such tests share one portal, so a test finds what those before it saved.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"portal.demo=true", "logging.level.root=warn", "spring.main.banner-mode=off"})
@Import({PostgresForTests.class, Failing.class})
public @interface RunningPortal {}
