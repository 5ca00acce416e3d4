package vn.ocop.portal.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;

/// What the frame of every page needs, error pages among them: `me`, the signed-in person (absent before sign-in);
/// `path`, by which the menu knows where it is; `query`, with which the page's address is given in the other
/// language.
class PageFrame implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && signedIn.getPrincipal() instanceof SignedIn me) {
            request.setAttribute("me", me);
            request.setAttribute(
                    "reporting",
                    me.is(Role.STAFF) || me.is(Role.LEADER) || me.is(Role.REGISTRY) || me.is(Role.COORDINATOR));
            request.setAttribute("coordinating", me.is(Role.COORDINATOR));
            request.setAttribute("administering", me.is(Role.ADMIN));
        }
        // On an error page, the path that was asked for.
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getServletPath();
        request.setAttribute("path", path);
        String query = request.getQueryString();
        request.setAttribute("query", query == null ? "" : query.replaceAll("(^|&)lang=[^&]*", ""));
        return true;
    }
}
