package vn.ocop.portal.site;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Sign-in and help.
@Controller
class FrontPages {
    @GetMapping("/sign-in")
    String signIn() {
        return "site/sign-in";
    }

    @GetMapping("/help")
    String help() {
        return "site/help";
    }
}
