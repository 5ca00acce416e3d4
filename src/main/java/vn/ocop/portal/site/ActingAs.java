package vn.ocop.portal.site;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.SignedIn;

/// Lets a start do its work as somebody, since nobody is signed in then.
@Component
class ActingAs {
    private final Accounts accounts;

    ActingAs(Accounts accounts) {
        this.accounts = accounts;
    }

    /// Does the work as that person, with no more rights than they have.
    <T extends @Nullable Object> T person(String username, Function<SignedIn, T> work) {
        var person = (SignedIn) accounts.loadUserByUsername(username);
        return with(
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()),
                () -> work.apply(person));
    }

    /// Does work that asks for an administrator.
    static void administrator(Runnable work) {
        with(
                UsernamePasswordAuthenticationToken.authenticated(
                        "start", "", AuthorityUtils.createAuthorityList("ROLE_ADMIN")),
                () -> {
                    work.run();
                    return null;
                });
    }

    private static <T extends @Nullable Object> T with(Authentication somebody, Supplier<T> work) {
        var before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(somebody));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
