package vn.ocop.portal.site;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.SignedIn;

/// Lets the demo do its work as one of its people, with no more rights than they have.
@Component
@Profile(DemoByDefault.PROFILE)
class ActingAs {
    private final Accounts accounts;

    ActingAs(Accounts accounts) {
        this.accounts = accounts;
    }

    <T extends @Nullable Object> T person(String username, Function<SignedIn, T> work) {
        var person = (SignedIn) accounts.loadUserByUsername(username);
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
        SecurityContextHolder.setContext(context);
        try {
            return work.apply(person);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
