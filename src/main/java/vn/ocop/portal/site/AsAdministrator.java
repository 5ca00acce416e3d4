package vn.ocop.portal.site;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/// Does work of the start that asks for an administrator, since nobody is signed in then.
final class AsAdministrator {
    private AsAdministrator() {}

    static void run(Runnable work) {
        var before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                "start", "", AuthorityUtils.createAuthorityList("ROLE_ADMIN"))));
        try {
            work.run();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
