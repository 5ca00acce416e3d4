package vn.ocop.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class ComposedPasswordsTests {
    private static final String COMPOSED = "mật khẩu Đồng Tháp";
    private static final String DECOMPOSED = Normalizer.normalize(COMPOSED, Normalizer.Form.NFD);
    private final ComposedPasswords passwords = new ComposedPasswords(new BCryptPasswordEncoder(4));

    @Test
    void aPasswordIsTheSameHoweverTheKeyboardComposesIt() {
        assertThat(DECOMPOSED).isNotEqualTo(COMPOSED);
        assertThat(passwords.matches(DECOMPOSED, passwords.encode(COMPOSED))).isTrue();
        assertThat(passwords.matches(COMPOSED, passwords.encode(DECOMPOSED))).isTrue();
    }

    @Test
    void anotherAccentIsAnotherPassword() {
        assertThat(passwords.matches("mặt khẩu Đồng Tháp", passwords.encode(COMPOSED)))
                .isFalse();
    }
}
