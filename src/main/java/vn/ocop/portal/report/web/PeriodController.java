package vn.ocop.portal.report.web;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.ocop.portal.core.PeriodRules;

/// The usual reporting periods, for administrators.
@Controller
class PeriodController {
    private final PeriodRules rules;
    private final Clock clock;

    PeriodController(PeriodRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping("/admin/periods")
    String list(Model model) {
        model.addAttribute("rules", rules.all());
        model.addAttribute("year", LocalDate.now(clock).getYear());
        return "report/periods";
    }
}
