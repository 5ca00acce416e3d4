package vn.ocop.portal;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;

/// Addresses, in tests only, at which things go wrong.
@TestComponent
@Controller
class Failing {
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

    @GetMapping("/test-only/of/{id}")
    String of(@PathVariable OrganizationId id) {
        throw new NotFound(id);
    }
}
