package vn.ocop.portal.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.ocop.portal.exchange.ApiProblems;
import vn.ocop.portal.exchange.ApiProblems.Kind;

/// What holds at every address of the API, before anything is read: the token has the scope, every parameter is known
/// and stands there once, and the program takes what it will get.
@Component
class ApiConventions implements HandlerInterceptor, WebMvcConfigurer {
    private final ApiProblems problems;

    ApiConventions(ApiProblems problems) {
        this.problems = problems;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) return true;
        var resource = method.getBeanType().getAnnotation(ApiResource.class);
        if (resource == null) return true;
        if (!holds(resource.value().authority())) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer realm=\"ocop\", error=\"insufficient_scope\", scope=\"%s\""
                            .formatted(resource.value().code()));
            problems.write(
                    request, response, Kind.SCOPE_MISSING, resource.value().code());
            return false;
        }
        Set<String> known = parameters(method);
        for (var sent : request.getParameterMap().entrySet()) {
            if (!known.contains(sent.getKey())) {
                problems.writeAbout(
                        request,
                        response,
                        Kind.PARAMETER_UNKNOWN,
                        sent.getKey(),
                        String.join(", ", sent.getValue()),
                        known.isEmpty() ? "api.expected.none" : "api.expected.parameters",
                        known.stream().sorted().collect(Collectors.joining(", ")));
                return false;
            }
            if (sent.getValue().length > 1) {
                problems.writeAbout(
                        request,
                        response,
                        Kind.PARAMETER_REPEATED,
                        sent.getKey(),
                        String.join(", ", sent.getValue()),
                        "api.expected.once");
                return false;
            }
        }
        var given = gives(request.getRequestURI());
        if (!accepts(request, given)) {
            problems.write(request, response, Kind.NOT_ACCEPTABLE, given.toString());
            return false;
        }
        return true;
    }

    /// The names of the query parameters that the address knows.
    static Set<String> parameters(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(one -> one.hasParameterAnnotation(RequestParam.class))
                .map(one -> {
                    var named = Objects.requireNonNull(one.getParameterAnnotation(RequestParam.class));
                    return named.name().isEmpty() ? one.getParameter().getName() : named.name();
                })
                .collect(Collectors.toSet());
    }

    private static boolean holds(String authority) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && caller.getAuthorities().stream().anyMatch(one -> authority.equals(one.getAuthority()));
    }

    private static MediaType gives(String path) {
        if (path.endsWith(".pdf")) return MediaType.APPLICATION_PDF;
        return path.endsWith(".docx") ? ApiReports.DOCX : MediaType.APPLICATION_JSON;
    }

    private static boolean accepts(HttpServletRequest request, MediaType given) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted == null || accepted.isBlank()) return true;
        try {
            List<MediaType> asked = MediaType.parseMediaTypes(accepted);
            return asked.stream().anyMatch(one -> one.getQualityValue() > 0 && one.includes(given));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
