package vn.ocop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.Role;

@PortalTest
class PortalTestTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Statements statements;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @RepeatedTest(2)
    void eachTestBeginsWithoutPeopleAndWithTheReferenceData() {
        assertThat(accounts.none()).isTrue();
        people.of(people.department("Sở Công Thương"), Role.STAFF);
        assertThat(accounts.none()).isFalse();
        assertThat(jdbc.sql("select count(*) from administrative_unit")
                        .query(Long.class)
                        .single())
                .isGreaterThan(200);
    }

    @Test
    void aPersonSignsInForAPage() {
        var me = people.of(people.department("Sở Công Thương"), Role.STAFF, Role.LEADER);
        assertThat(mvc.get().uri("/sign-in").with(People.signedInAs(me)))
                .hasStatusOk()
                .matches(authenticated().withAuthenticationName(me.getUsername()))
                .bodyText()
                .contains(me.fullName());
    }

    @Test
    void statementsOfHibernateAndOfJdbcAreSeen() throws Exception {
        assertThat(statements.of(() -> {
                    accounts.none();
                    jdbc.sql("select 1").query(Integer.class).single();
                }))
                .hasSize(2)
                .last()
                .isEqualTo("select 1");
    }
}
