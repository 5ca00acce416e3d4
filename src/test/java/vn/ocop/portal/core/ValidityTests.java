package vn.ocop.portal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ValidityTests {
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);

    @Test
    void bothEndsAreIncluded() {
        var days = new Validity(LocalDate.of(2022, 1, 1), LAST_DAY);
        assertThat(days.includes(LocalDate.of(2022, 1, 1))).isTrue();
        assertThat(days.includes(LAST_DAY)).isTrue();
        assertThat(days.includes(LocalDate.of(2021, 12, 31))).isFalse();
        assertThat(days.includes(LAST_DAY.plusDays(1))).isFalse();
    }

    @Test
    void anEndThatIsUnknownIsOpen() {
        assertThat(new Validity(null, LAST_DAY).includes(LocalDate.MIN)).isTrue();
        assertThat(new Validity(null, LAST_DAY).includes(LAST_DAY.plusDays(1))).isFalse();
        assertThat(new Validity(LAST_DAY, null).includes(LocalDate.MAX)).isTrue();
    }

    @Test
    void aFactOfOneDayHolds() {
        assertThat(new Validity(LAST_DAY, LAST_DAY).includes(LAST_DAY)).isTrue();
    }

    @Test
    void oneEndAtLeastIsKnownAndTheyAreInOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Validity(null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Validity(LAST_DAY, LAST_DAY.minusDays(1)));
    }
}
