package vn.ocop.portal.subject.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /// Tells each problem at its field, beside what could not be read or is missing elsewhere. A field that has an
    /// error already gets no other, for the register was given something in its place.
    ///
    /// @param depending fields that are judged by another one, by the name of that one, and in doubt with it
    static void tell(BindingResult errors, List<RegisterProblem> problems, Map<String, Set<String>> depending) {
        Set<String> doubtful = new HashSet<>();
        errors.getFieldErrors().forEach(error -> {
            doubtful.add(error.getField());
            doubtful.addAll(depending.getOrDefault(error.getField(), Set.of()));
        });
        problems.stream()
                .filter(one -> !doubtful.contains(one.field()))
                .forEach(one -> new RuleViolation(one.code(), one.args().toArray()).tellIn(errors, one.field()));
    }

    static ModelAndView refused(ModelAndView page, BindingResult errors) {
        page.addAllObjects(errors.getModel());
        return refused(page);
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
