package vn.ocop.portal.exchange.imports.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.ocop.portal.exchange.sheet.Uploads;

/// Refuses a file that is too large by what the request says of its length, before a byte of it is read or stored: a
/// file
/// of hundreds of megabytes costs nobody anything. One that does not say its length is bounded while it is read.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LargeImports extends OncePerRequestFilter {
    /// What the form has besides the file.
    private static final int FORM = 64 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean upload =
                request.getMethod().equals("POST") && request.getRequestURI().equals("/imports");
        if (upload && request.getContentLengthLong() > Uploads.LARGEST + FORM) {
            response.sendRedirect("/imports?large=1");
        } else {
            chain.doFilter(request, response);
        }
    }
}
