package vn.ocop.portal.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.exchange.ApiProblems;
import vn.ocop.portal.exchange.ApiProblems.Kind;

/// Turns what goes wrong at an address of the API into a problem. What is not there and what is not the caller's to see
/// answer alike.
@ControllerAdvice(assignableTypes = ApiElsewhere.class, annotations = ApiResource.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ApiAdvice.class);
    private final ApiProblems problems;

    ApiAdvice(ApiProblems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void refused(ApiRefusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.writeAbout(
                request,
                response,
                Kind.PARAMETER_INVALID,
                refusal.parameter(),
                refusal.found(),
                refusal.expected(),
                refusal.args());
    }

    @ExceptionHandler
    void unreadable(
            MethodArgumentTypeMismatchException mismatch, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (mismatch.getParameter().hasParameterAnnotation(RequestParam.class)) {
            problems.writeAbout(
                    request,
                    response,
                    Kind.PARAMETER_INVALID,
                    mismatch.getName(),
                    String.valueOf(mismatch.getValue()).replaceAll("\\p{Cntrl}", "�"),
                    "api.expected.printable");
        } else {
            problems.write(request, response, Kind.NOT_FOUND);
        }
    }

    @ExceptionHandler({NotFound.class, AccessDeniedException.class})
    void missing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, Kind.NOT_FOUND);
    }

    /// The last resort: a program gets a problem where a person would get a page.
    @ExceptionHandler(RuntimeException.class)
    void unexpected(RuntimeException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String incident = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Incident {} at {}", incident, request.getRequestURI(), failure);
        problems.write(request, response, Kind.UNEXPECTED, incident);
    }
}
