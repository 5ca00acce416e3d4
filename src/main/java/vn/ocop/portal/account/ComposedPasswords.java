package vn.ocop.portal.account;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Takes passwords in composed form (NFC), when they are set and when they are tried: one keyboard sends ệ as a letter,
/// another as e with two marks, and to the person it is the same password.
public final class ComposedPasswords implements PasswordEncoder {
    private final PasswordEncoder encoder;

    public ComposedPasswords(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    static String composed(CharSequence password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return encoder.encode(password == null ? null : composed(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
        return encoder.matches(password == null ? null : composed(password), encoded);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String encoded) {
        return encoder.upgradeEncoding(encoded);
    }
}
