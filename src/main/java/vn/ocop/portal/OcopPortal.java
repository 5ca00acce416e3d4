package vn.ocop.portal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/// The portal: from the activities that a department logs to its six-month letter.
@SpringBootApplication
@Modulithic(sharedModules = "core")
public class OcopPortal {
    /// Starts the portal; without a configured database it brings its own PostgreSQL along.
    public static void main(String[] args) {
        SpringApplication.run(OcopPortal.class, args);
    }
}
