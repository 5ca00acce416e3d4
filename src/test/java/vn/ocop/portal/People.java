package vn.ocop.portal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationRegistration;
import vn.ocop.portal.organization.OrganizationSummary;

/// Organizations and people for tests, with rows in the database, and how they sign in:
/// ```java var department = people.department("Sở Công Thương"); var me = people.of(department, Role.STAFF);
/// mvc.get().uri("/activities").with(People.signedInAs(me))   // a page People.actingAs(me); activities.log(…); //
/// a service with @PreAuthorize
/// ```
@TestComponent
public class People {
    private static final List<String> MIDDLE = List.of(
            "Thị", "Văn", "Hữu", "Ngọc", "Minh", "Thanh", "Quốc", "Đức", "Kim", "Hồng", "Bích", "Xuân", "Thu", "Đình");
    private static final List<String> GIVEN = List.of(
            "An", "Bình", "Chi", "Dung", "Giang", "Hà", "Hương", "Khánh", "Lan", "Mai", "Nga", "Oanh", "Phúc", "Quân",
            "Sơn", "Tâm", "Uyên", "Vân", "Yến", "Đạt", "Hiền", "Loan", "Nhung");
    private final AtomicInteger count = new AtomicInteger();
    private final OrganizationRegistration organizations;
    private final JdbcClient jdbc;

    People(OrganizationRegistration organizations, JdbcClient jdbc) {
        this.organizations = organizations;
        this.jdbc = jdbc;
    }

    /// A department whose letters carry a symbol and a place.
    public OrganizationId department(String name) {
        return organizations.register(new OrganizationSummary(
                OrganizationId.create(),
                name + " tỉnh Đồng Tháp",
                name,
                null,
                OrganizationKind.DEPARTMENT,
                null,
                "SO-TH",
                "Đồng Tháp",
                "Như trên\nLưu: VT"));
    }

    /// The coordination office.
    public OrganizationId coordinationOffice() {
        return organizations.register(new OrganizationSummary(
                OrganizationId.create(),
                "Văn phòng Điều phối tỉnh Đồng Tháp",
                "Văn phòng điều phối Tỉnh",
                "VPĐP",
                OrganizationKind.COORDINATION_OFFICE,
                null,
                "VPĐP-OCOP",
                "Đồng Tháp",
                null));
    }

    /// A partner, found again by its name.
    public OrganizationId partner(String name) {
        return organizations.partnerNamed(name);
    }

    /// A new person of the organization, with a name that none of the last three hundred has; nobody can sign in as
    /// them by password.
    public SignedIn of(OrganizationId organization, Role first, Role... others) {
        var id = new AccountId(UUID.randomUUID());
        int number = count.incrementAndGet();
        String username = "nguoi." + number;
        Set<Role> roles = EnumSet.of(first, others);
        String fullName = "Nguyễn %s %s"
                .formatted(MIDDLE.get(number / GIVEN.size() % MIDDLE.size()), GIVEN.get(number % GIVEN.size()));
        jdbc.sql("""
                        insert into account (account_id, version, username, full_name, password_hash, organization_id, created_at)
                        values (?, 0, ?, ?, '{noop}', ?, now())
                        """)
                .params(id.value(), username, fullName, organization.value())
                .update();
        jdbc.sql("insert into account_role select ?, unnest(?)")
                .params(id.value(), roles.stream().map(Role::name).toArray(String[]::new))
                .update();
        String organizationName = jdbc.sql("select official_name from organization where organization_id = ?")
                .param(organization.value())
                .query(String.class)
                .single();
        return new SignedIn(id, username, fullName, organization, organizationName, roles, true, null);
    }

    /// Signs the person in for a request of `MockMvc`.
    public static RequestPostProcessor signedInAs(SignedIn person) {
        return SecurityMockMvcRequestPostProcessors.user(person);
    }

    /// Signs the person in for calls of services until the test ends.
    public static void actingAs(SignedIn person) {
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities())));
    }
}
