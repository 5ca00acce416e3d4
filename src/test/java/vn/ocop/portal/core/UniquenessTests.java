package vn.ocop.portal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

class UniquenessTests {
    private static final RuleViolation TAKEN = new RuleViolation("plan.number.taken", "81/KH-UBND");

    @Test
    void whatTheConstraintRefusesIsTheBrokenRule() {
        assertThatThrownBy(() -> Uniqueness.keptBy("plan_number_unique", TAKEN, () -> {
                    throw refused("duplicate key value violates unique constraint \"plan_number_unique\"");
                }))
                .isSameAs(TAKEN);
    }

    @Test
    void whatAnotherConstraintRefusesIsAnUnexpectedFailure() {
        var refused = refused("new row violates check constraint \"plan_days_in_order\"");
        assertThatThrownBy(() -> Uniqueness.keptBy("plan_number_unique", TAKEN, () -> {
                    throw refused;
                }))
                .isSameAs(refused);
    }

    @Test
    void whatIsAcceptedIsGivenBack() {
        assertThat(Uniqueness.keptBy("plan_number_unique", TAKEN, () -> "81")).isEqualTo("81");
    }

    private static DataIntegrityViolationException refused(String reason) {
        return new DuplicateKeyException("refused", new SQLException(reason, "23505"));
    }
}
