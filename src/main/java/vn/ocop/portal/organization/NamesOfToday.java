package vn.ocop.portal.organization;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Brings the register's columns up to the names in force, at midnight and when the portal starts. Done twice, by two
/// nodes or in one night, it changes nothing.
@Component
class NamesOfToday {
    private final JdbcClient sql;

    NamesOfToday(JdbcClient sql) {
        this.sql = sql;
    }

    @Scheduled(cron = "1 0 0 * * *", zone = "Asia/Ho_Chi_Minh")
    @EventListener(ApplicationReadyEvent.class)
    void bringUp() {
        sql.sql("select organization_as_of_today(null)").query(Integer.class).single();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class AtMidnight {}
}
