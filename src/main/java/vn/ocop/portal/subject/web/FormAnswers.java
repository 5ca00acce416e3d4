package vn.ocop.portal.subject.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.subject.RegisterProblem;

/// How the forms of this room answer.
final class FormAnswers {
    /// Older than any state: a form without its version is stale.
    static final int NO_VERSION = -1;

    private FormAnswers() {}

    /// Tells each problem at its field.
    static void tell(BindingResult errors, List<RegisterProblem> problems) {
        problems.forEach(one -> new RuleViolation(one.code(), one.args().toArray()).tellIn(errors, one.field()));
    }

    static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    static ModelAndView saved(String address, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", done);
        return new ModelAndView("redirect:" + address);
    }
}
