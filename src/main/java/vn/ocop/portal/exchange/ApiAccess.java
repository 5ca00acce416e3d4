package vn.ocop.portal.exchange;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.ocop.portal.account.ApiTokens;
import vn.ocop.portal.exchange.ApiProblems.Kind;

/// The door of the API. Whoever comes in shows a token in the `Authorization` header; a browser's session opens nothing
/// here. Only the description of the API is open to all. Uses of a token are counted in the database, so that the limit
/// is one for all nodes.
public final class ApiAccess extends OncePerRequestFilter {
    private static final Set<String> DESCRIPTION = Set.of("/api/v1/openapi.json", "/api/v1/openapi.yaml");
    private static final String BEARER = "Bearer ";
    private static final String CHALLENGE = "Bearer realm=\"ocop\"";
    private final ApiTokens tokens;
    private final ApiProblems problems;
    private final int requestsPerMinute;

    /// @param requestsPerMinute how often a token may be used in a minute
    public ApiAccess(ApiTokens tokens, ApiProblems problems, int requestsPerMinute) {
        this.tokens = tokens;
        this.problems = problems;
        this.requestsPerMinute = requestsPerMinute;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!Set.of("GET", "HEAD").contains(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            problems.write(request, response, Kind.METHOD, request.getMethod());
            return;
        }
        if (DESCRIPTION.contains(request.getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            problems.write(request, response, Kind.TOKEN_MISSING);
            return;
        }
        boolean bearer = header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        switch (tokens.check(bearer ? header.substring(BEARER.length()).strip() : "")) {
            case ApiTokens.Answer.Malformed _ -> refuse(request, response, Kind.TOKEN_MALFORMED);
            case ApiTokens.Answer.Unknown _ -> refuse(request, response, Kind.TOKEN_UNKNOWN);
            case ApiTokens.Answer.Revoked _ -> refuse(request, response, Kind.TOKEN_REVOKED);
            case ApiTokens.Answer.Expired expired ->
                refuse(request, response, Kind.TOKEN_EXPIRED, expired.lastDay().toString());
            case ApiTokens.Answer.Good good -> enter(good, request, response, chain);
        }
    }

    private void enter(
            ApiTokens.Answer.Good good, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int used = tokens.count(good.token().id());
        response.setHeader("X-RateLimit-Limit", Integer.toString(requestsPerMinute));
        response.setHeader("X-RateLimit-Remaining", Integer.toString(Math.max(0, requestsPerMinute - used)));
        if (used > requestsPerMinute) {
            long wait = tokens.secondsToNextMinute();
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
            problems.write(request, response, Kind.TOO_MANY, Integer.toString(requestsPerMinute), Long.toString(wait));
            return;
        }
        var authorities = new HashSet<GrantedAuthority>(good.caller().getAuthorities());
        good.token().scopes().forEach(scope -> authorities.add(new SimpleGrantedAuthority(scope.authority())));
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(good.caller(), null, authorities)));
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Kind kind, Object... args)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
        problems.write(request, response, kind, args);
    }
}
