package vn.ocop.portal.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ocop.portal.People.actingAs;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.core.RuleViolation;

@PortalTest
class OrganizationNamesTests {
    private static final LocalDate REFORM = LocalDate.of(2025, 3, 1);

    @Autowired
    People people;

    @Autowired
    Organizations organizations;

    @Autowired
    OrganizationNames names;

    @Autowired
    OrganizationAdministration administration;

    @Autowired
    NamesOfToday midnight;

    @Autowired
    JdbcClient sql;

    private OrganizationId department;

    @BeforeEach
    void aDepartment() {
        department = people.department("Sở Nông nghiệp thử nghiệm");
        actingAs(people.of(department, Role.ADMIN));
    }

    private static OrganizationNames.Terms terms(String official, String letter, String symbol) {
        return new OrganizationNames.Terms(official, letter, null, null, symbol, null);
    }

    @Test
    void anOrganizationIsCalledAsOnTheDay() {
        names.record(department, REFORM, terms("Sở Nông nghiệp và Môi trường thử nghiệm", "Sở NNMT", "SNNMT-TH"));

        assertThat(organizations.on(REFORM.minusDays(1)).get(department).letterName())
                .isEqualTo("Sở Nông nghiệp thử nghiệm");
        var since = organizations.on(REFORM).get(department);
        assertThat(since.officialName()).isEqualTo("Sở Nông nghiệp và Môi trường thử nghiệm");
        assertThat(since.letterSymbol()).isEqualTo("SNNMT-TH");
        assertThat(organizations.get(department)).as("today's columns").isEqualTo(since);
        assertThat(names.of(department))
                .extracting(OrganizationName::from, OrganizationName::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(null, REFORM.minusDays(1)),
                        org.assertj.core.groups.Tuple.tuple(REFORM, null));
    }

    @Test
    void aNameOfALaterDayIsTodaysOnlyFromThatDayOn() {
        var tomorrow = LocalDate.now().plusDays(40);
        names.record(department, tomorrow, terms("Tên mai sau", "Tên mai sau", null));
        midnight.bringUp();

        assertThat(organizations.get(department).letterName()).isEqualTo("Sở Nông nghiệp thử nghiệm");
        assertThat(organizations.on(tomorrow).get(department).letterName()).isEqualTo("Tên mai sau");

        // the day has come: the row is in force, the columns are as they were
        sql.sql("alter table organization_name disable trigger organization_name_changed")
                .update();
        sql.sql("update organization_name set valid_from = current_date - 1 where valid_from is not null")
                .update();
        sql.sql("alter table organization_name enable trigger organization_name_changed")
                .update();
        midnight.bringUp();
        assertThat(organizations.get(department).letterName()).isEqualTo("Tên mai sau");
    }

    @Test
    void theEntryOfTodayAndItsRowAreOne() {
        names.record(department, REFORM, terms("Sở Mới", "Sở Mới", "SM-TH"));
        var entry = organizations.get(department);
        administration.change(
                new OrganizationSummary(
                        department,
                        "Sở Mới Sửa",
                        entry.letterName(),
                        entry.abbreviation(),
                        entry.kind(),
                        entry.governingBodyId(),
                        entry.letterSymbol(),
                        entry.place(),
                        entry.distribution()),
                administration.version(department));

        assertThat(names.of(department))
                .extracting(OrganizationName::officialName)
                .containsExactly("Sở Nông nghiệp thử nghiệm tỉnh Đồng Tháp", "Sở Mới Sửa");
    }

    @Test
    void aChangeThatIsTakenBackLeavesWhatWasBefore() {
        var before = organizations.get(department);
        names.record(department, REFORM, terms("Sở Mới", "Sở Mới", "SM-TH"));
        names.takeBack(department, names.of(department).getLast().id());

        assertThat(organizations.get(department)).isEqualTo(before);
        assertThat(names.of(department)).hasSize(1);
        assertThatThrownBy(() -> names.takeBack(
                        department, names.of(department).getFirst().id()))
                .hasMessage("organization.names.first");
    }

    @ParameterizedTest
    @CsvSource({
        "1899-12-31, Sở Mới, SM-TH, organization.names.day.range",
        "2199-01-01, Sở Mới, SM-TH, organization.names.day.range",
        "2025-03-01, Sở Nông nghiệp thử nghiệm tỉnh Đồng Tháp, SO-TH, organization.names.same",
        "2025-03-01, Hội Có rồi, SM-TH, organization.name.taken",
    })
    void aChangeThatCannotBeIsRefused(LocalDate from, String official, String symbol, String message) {
        people.partner("Hội Có rồi");
        String letter = official.startsWith("Sở Nông") ? "Sở Nông nghiệp thử nghiệm" : official;
        assertThatThrownBy(() -> names.record(department, from, terms(official, letter, symbol)))
                .isInstanceOf(RuleViolation.class)
                .hasMessage(message);
        assertThat(names.of(department)).hasSize(1);
    }

    @Test
    void twoChangesOfOneDayAreRefusedAlsoByTheDatabase() {
        names.record(department, REFORM, terms("Sở Mới", "Sở Mới", null));
        assertThatThrownBy(() -> names.record(department, REFORM, terms("Sở Khác", "Sở Khác", null)))
                .hasMessage("organization.names.day.taken");
        String insert = """
                insert into organization_name (organization_id, valid_from, official_name, letter_name) values (?, %s, 'A', 'A')
                """;
        for (String day : List.of("date '2025-03-01'", "null")) {
            assertThatThrownBy(() -> sql.sql(insert.formatted(day))
                            .param(department.value())
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("organization_name_day_once");
        }
        assertThatThrownBy(() -> sql.sql("delete from organization_name where valid_from is null")
                        .update())
                .hasMessageContaining("organization_name_first_stays");
        assertThatThrownBy(() -> sql.sql("update organization_name set governing_body_id = organization_id")
                        .update())
                .hasMessageContaining("organization_name_not_its_own_body");
    }

    @Test
    void aBodyThatIsTheOrganizationItselfOrUnknownIsRefused() {
        assertThatThrownBy(() -> names.record(
                        department,
                        REFORM,
                        new OrganizationNames.Terms("Sở Mới", "Sở Mới", null, department, null, null)))
                .hasMessage("organization.body.itself");
        assertThatThrownBy(() -> names.record(
                        department,
                        REFORM,
                        new OrganizationNames.Terms("Sở Mới", "Sở Mới", null, OrganizationId.create(), null, null)))
                .hasMessage("organization.body.unknown");
    }

    @Test
    void onlyAdministratorsRecordNames() {
        actingAs(people.of(department, Role.STAFF));
        assertThatThrownBy(() -> names.record(department, REFORM, terms("Sở Mới", "Sở Mới", null)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(names.of(department)).hasSize(1);
    }

    @Test
    void theReadingOfManyIsOneStatementAndKnowsEach() {
        var other = people.partner("Hội Thử");
        names.record(department, REFORM, terms("Sở Mới", "Sở Mới", null));
        var dated = organizations.dated(Set.of(department, other));
        assertThat(dated.get(other, LocalDate.of(1950, 1, 1)).letterName()).isEqualTo("Hội Thử");
        assertThat(dated.get(department, REFORM).letterName()).isEqualTo("Sở Mới");
        assertThat(dated.find(OrganizationId.create(), REFORM)).isEmpty();
    }
}
