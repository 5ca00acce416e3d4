package vn.ocop.portal.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import vn.ocop.portal.core.Busy;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;

/// Turns what went wrong outside a form into pages. A page that is not there and one that is somebody else's
/// answer alike, and so does a page that the person's roles do not open.
@ControllerAdvice
class ErrorPages {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final String FEED = "/calendar/feed/";
    /// Rules that what somebody else did at the same moment may break, each with words of its own.
    private static final List<String> KEPT_MEANWHILE = List.of(
            "organization_merged",
            "activity_organization_closed",
            "activity_area_stands",
            "report_request_stands",
            "report_request_asks",
            "report_request_arrival_after_issue",
            "report_request_arrival_addressee");

    @ExceptionHandler({NotFound.class, AccessDeniedException.class, MethodArgumentTypeMismatchException.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notFound() {
        return "error/404";
    }

    @ExceptionHandler({Outdated.class, OptimisticLockingFailureException.class})
    @ResponseStatus(HttpStatus.CONFLICT)
    String outdated() {
        return "error/409";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String ruleBroken(RuleViolation broken, Model model) {
        model.addAttribute("code", broken.code());
        model.addAttribute("args", broken.args());
        return "error/422";
    }

    @ExceptionHandler
    String busy(Busy busy, Model model, HttpServletRequest request, HttpServletResponse response) {
        return later(busy.code(), busy.seconds(), model, request, response);
    }

    /// Two changes waited for each other, and the database gave this one up.
    @ExceptionHandler
    String waited(
            PessimisticLockingFailureException gaveUp,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        LOG.warn("Given up at {}: {}", logged(request.getRequestURI()), gaveUp.getMessage());
        return later("error.503.waited", 1, model, request, response);
    }

    private static String later(
            String code, long seconds, Model model, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        boolean reading =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        model.addAttribute("code", code);
        model.addAttribute("seconds", seconds);
        model.addAttribute("again", reading ? address(request) : null);
        return "error/503";
    }

    /// A path as the log may hold it: that of a calendar feed is a secret.
    static String logged(String path) {
        int feed = path.indexOf(FEED);
        return feed < 0 ? path : path.substring(0, feed + FEED.length()) + "…";
    }

    private static String address(HttpServletRequest request) {
        String asked = request.getQueryString();
        return request.getRequestURI() + (asked == null ? "" : "?" + asked);
    }

    /// What somebody else changed at the same moment, so that a check could not yet see it: the
    /// database kept the rule all the same, and the rule has words of its own under `constraint.`
    /// and the constraint's name. A constraint without words is an unexpected failure.
    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String kept(DataIntegrityViolationException refused, Model model) {
        String reason = String.valueOf(refused.getMostSpecificCause().getMessage());
        String code = KEPT_MEANWHILE.stream()
                .filter(reason::contains)
                .findFirst()
                .map("constraint."::concat)
                .orElseThrow(() -> refused);
        model.addAttribute("code", code);
        model.addAttribute("args", new Object[0]);
        return "error/422";
    }

    /// Answers 404 where a page is not the person's, 403 with an explanation where a form came without its token
    /// (its page was opened before the person signed in again).
    @Component
    static class Denied implements AccessDeniedHandler {
        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
                throws IOException {
            response.sendError((denied instanceof CsrfException ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND).value());
        }
    }

    /// Gives an unexpected failure an id that the page shows and the log holds.
    @Component
    static class Incidents extends DefaultErrorAttributes {
        private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

        @Override
        public Map<String, @Nullable Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
            Map<String, @Nullable Object> attributes = super.getErrorAttributes(request, options);
            if (attributes.get("status") instanceof Integer status && status >= 500) {
                String incident = UUID.randomUUID().toString().substring(0, 8);
                LOG.error(
                        "Incident {} at {}",
                        incident,
                        logged(String.valueOf(attributes.get("path"))),
                        getError(request));
                attributes.put("incident", incident);
            }
            return attributes;
        }
    }
}
