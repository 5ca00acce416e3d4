package vn.ocop.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Busy;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.organization.OrganizationId;

/// Addresses, in tests only, at which things go wrong.
@TestComponent
@Controller
class Failing {
    private final SheetDownload download;
    private final JdbcTemplate jdbc;

    Failing(SheetDownload download, JdbcTemplate jdbc) {
        this.download = download;
        this.jdbc = jdbc;
    }

    @GetMapping("/test-only/unexpected")
    String unexpected() {
        throw new IllegalStateException("a secret of the inside");
    }

    @GetMapping("/test-only/missing")
    String missing() {
        throw new NotFound("7");
    }

    @GetMapping("/test-only/outdated")
    String outdated() {
        throw new Outdated("7");
    }

    @GetMapping("/test-only/rule")
    String rule() {
        throw new RuleViolation("organization.name.taken", "<Sở> Công Thương");
    }

    @GetMapping("/test-only/busy")
    String busy() {
        throw new Busy("import.busy", Duration.ofSeconds(20));
    }

    @GetMapping("/test-only/waited")
    String waited() {
        throw new CannotAcquireLockException("deadlock detected");
    }

    /// The database's own refusal, in the name of a constraint.
    @GetMapping("/test-only/kept/{constraint:\\w+}")
    String kept(@PathVariable String constraint) {
        jdbc.execute(
                "do 'begin raise exception ''%1$s: a secret of the inside'' using errcode = ''check_violation'', constraint = ''%1$s''; end'"
                        .formatted(constraint));
        return "";
    }

    @GetMapping("/test-only/of/{id}")
    String of(@PathVariable OrganizationId id) {
        throw new NotFound(id);
    }

    /// A spreadsheet whose rows end in a failure, the first or a late one.
    @GetMapping("/test-only/sheet/{rows}")
    void sheet(@PathVariable int rows, @AuthenticationPrincipal SignedIn me, HttpServletResponse response)
            throws IOException {
        download.send(
                response,
                Locale.ENGLISH,
                me,
                new Sheet<Integer>("Failing", List.of(new Sheet.Column<>("Number", 10, row -> row)), List.of(), row -> {
                    for (int i = 0; i < rows; i++) row.accept(i);
                    throw new NotFound("7");
                }));
    }
}
