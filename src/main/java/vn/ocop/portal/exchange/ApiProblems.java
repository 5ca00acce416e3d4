package vn.ocop.portal.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Answers a program with a problem, in its language, whatever kind of answer it asked for.
@Component
public class ApiProblems {
    private static final String KIND = "application/problem+json";
    private static final int LONGEST_FOUND = 100;
    private final MessageSource messages;
    private final JsonMapper json;

    ApiProblems(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /// The kinds of problem.
    public enum Kind {
        TOKEN_MISSING(401),
        TOKEN_MALFORMED(401),
        TOKEN_UNKNOWN(401),
        TOKEN_EXPIRED(401),
        TOKEN_REVOKED(401),
        SCOPE_MISSING(403),
        NOT_FOUND(404),
        METHOD(405),
        NOT_ACCEPTABLE(406),
        PARAMETER_INVALID(400),
        PARAMETER_UNKNOWN(400),
        PARAMETER_REPEATED(400),
        TOO_MANY(429),
        UNEXPECTED(500);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /// The status of the answer.
        public int status() {
            return status;
        }

        /// As addresses and messages write it: token-missing.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Writes the answer.
    ///
    /// @param args what fills the places of the kind's message
    public void write(HttpServletRequest request, HttpServletResponse response, Kind kind, Object... args)
            throws IOException {
        write(request, response, kind, null, null, null, args);
    }

    /// Writes the answer about a parameter.
    ///
    /// @param expected key of the message that tells what may stand there; null where nothing may
    public void writeAbout(
            HttpServletRequest request,
            HttpServletResponse response,
            Kind kind,
            String parameter,
            String found,
            @Nullable String expected,
            Object... expectedArgs)
            throws IOException {
        var language = ApiLanguage.of(request);
        String shown = found.length() <= LONGEST_FOUND ? found : found.substring(0, LONGEST_FOUND) + "…";
        String may = expected == null ? "" : messages.getMessage(expected, expectedArgs, language);
        write(request, response, kind, parameter, shown, may.isEmpty() ? null : may, parameter, shown, may);
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            Kind kind,
            @Nullable String parameter,
            @Nullable String found,
            @Nullable String expected,
            Object... args)
            throws IOException {
        var language = ApiLanguage.of(request);
        String key = "api.problem." + kind.code();
        byte[] body = json.writeValueAsBytes(new ApiProblem(
                "/api/docs#" + kind.code(),
                messages.getMessage(key + ".title", null, language),
                kind.status(),
                messages.getMessage(key + ".detail", args, language),
                parameter,
                found,
                expected));
        response.setStatus(kind.status());
        response.setContentType(KIND);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Language", language.getLanguage());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
