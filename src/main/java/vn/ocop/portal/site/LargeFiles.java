package vn.ocop.portal.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/// Leads back to the page whoever sends it a file that is larger than the server reads at all. The server would
/// refuse it while the form's token is read, before any page could explain.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LargeFiles extends OncePerRequestFilter {
    /// Addresses that take files; the group that is there is the page that they are sent from.
    private static final Pattern TAKES_FILES = Pattern.compile(
            "(/reports/[0-9a-fA-F-]{36}/(?:receipt|check))(?:/check)?|(/activities/[0-9a-fA-F-]{36})/evidence");
    private final DataSize largest;

    LargeFiles(@Value("${spring.servlet.multipart.max-file-size}") DataSize largest) {
        this.largest = largest;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var sent = TAKES_FILES.matcher(request.getRequestURI());
        if (request.getContentLengthLong() > largest.toBytes() && sent.matches()) {
            response.sendRedirect((sent.group(1) == null ? sent.group(2) : sent.group(1)) + "?large=1");
        } else {
            chain.doFilter(request, response);
        }
    }
}
