package vn.ocop.portal.site;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Where administrators find what they keep.
@Controller
class AdministrationPage {
    @GetMapping("/admin")
    String administration() {
        return "site/admin";
    }
}
