package vn.ocop.portal.exchange.imports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;

/// What a file's rows are.
public enum ImportKind {
    /// Activities of the person's own organization.
    ACTIVITIES,
    /// OCOP subjects, each row with a product of theirs and its recognition, or without.
    SUBJECTS,
    /// Organizations of the register.
    ORGANIZATIONS;

    /// Whether the person may import such rows.
    public boolean isFor(SignedIn person) {
        return switch (this) {
            case ACTIVITIES -> person.is(Role.STAFF);
            case SUBJECTS -> person.is(Role.COORDINATOR) || person.is(Role.ADMIN);
            case ORGANIZATIONS -> person.is(Role.ADMIN);
        };
    }

    /// The kind as addresses name it.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of that name in an address.
    public static Optional<ImportKind> of(String slug) {
        return Stream.of(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }

    /// The kinds that the person may import.
    public static List<ImportKind> of(SignedIn person) {
        return Stream.of(values()).filter(kind -> kind.isFor(person)).toList();
    }
}
