package vn.ocop.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SavableList;
import vn.ocop.portal.account.SavedFilters;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.organization.OrganizationId;

/// The lists besides that of activities: each is filtered by its address, and what it is filtered by may be saved.
@PortalTest
class ListPagesTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    SavedFilters filters;

    @Autowired
    List<SavableList> lists;

    @Autowired
    JdbcClient jdbc;

    private OrganizationId department;
    private SignedIn admin;

    @BeforeEach
    void anAdministrator() {
        department = people.department("Sở Kế hoạch và Đầu tư");
        admin = people.of(department, Role.ADMIN);
    }

    @Test
    void keysOfListsAreThereOnceAndHaveAName() {
        assertThat(lists).extracting(SavableList::key).doesNotHaveDuplicates();
        for (var list : lists) {
            assertThat(get(admin, "/filters/" + list.key()))
                    .hasStatusOk()
                    .bodyText()
                    .contains("href=\"" + list.path() + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "users, /admin/users?q=khong-co-ai, Tên: khong-co-ai",
        "users, /admin/users?role=LEADER, Vai trò: ",
        "users, /admin/users?enabled=false, Tình trạng: ",
        "audit, /admin/audit?from=01%2F01%2F2022, Từ: 01/01/2022"
    })
    void aFilterIsAChipThatLeadsBack(String key, String address, String chip) {
        assertThat(get(admin, address))
                .hasStatusOk()
                .bodyText()
                .contains("Bỏ lọc:", chip, "Lưu bộ lọc này", "/filters/" + key)
                .contains("class=\"empty\"");
    }

    @Test
    void usersAreFoundAndCutIntoPages() {
        var other = people.department("Sở Công Thương");
        for (int i = 0; i < 60; i++) people.of(i < 5 ? other : department, i < 3 ? Role.LEADER : Role.STAFF);
        assertThat(get(admin, "/admin/users")).bodyText().contains("61 tài khoản", "Trang 1 / 2");
        assertThat(rows(get(admin, "/admin/users?page=2"))).hasSize(11);
        assertThat(rows(get(admin, "/admin/users?organization=" + other))).hasSize(5);
        assertThat(rows(get(admin, "/admin/users?organization=" + other + "&role=LEADER")))
                .hasSize(3);
        assertThat(rows(get(admin, "/admin/users?page=abc&role=%27"))).isEmpty();
    }

    @Test
    void theTrailIsWalkedToItsEndAndBackWhileItGrows() {
        trail(130);
        var met = new ArrayList<String>();
        String address = "/admin/audit?by=" + admin.id();
        while (address != null) {
            var page = get(admin, address);
            met.addAll(subjects(page));
            trail(3);
            address = link(page, "rel=\"next\"");
        }
        assertThat(met).hasSize(130).doesNotHaveDuplicates();
        var back = new ArrayList<String>();
        address = "/admin/audit?before=end";
        while (address != null) {
            var page = get(admin, address);
            back.addAll(0, subjects(page));
            address = link(page, "rel=\"prev\"");
        }
        assertThat(back).hasSize(139).doesNotHaveDuplicates().endsWith(met.toArray(String[]::new));
        assertThat(get(admin, "/admin/audit?after=%27&before=x&page=-1")).hasStatusOk();
    }

    @Test
    void aListOpensWithItsDefaultFilter() {
        var users = lists.stream()
                .filter(one -> one.key().equals("users"))
                .findFirst()
                .orElseThrow();
        var filter = filters.save(admin, users, "Lãnh đạo", "role=LEADER");
        filters.openWith(admin, users, filter.id(), true);
        assertThat(get(admin, "/admin/users")).hasRedirectedUrl("/admin/users?role=LEADER&saved=" + filter.id());
        assertThat(get(admin, "/admin/users?view=all")).hasStatusOk().bodyText().contains("Lãnh đạo");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleFindsTheRegistersOfAreasAndOrganizationsFromHome(Role role) {
        var person = people.of(department, role);
        assertThat(get(person, "/"))
                .hasStatusOk()
                .bodyText()
                .contains("Danh mục tra cứu", "href=\"/areas\"", "href=\"/organizations\"");
        assertThat(get(person, "/plans")).bodyText().contains("<a href=\"/areas\">", "<a href=\"/organizations\">");
        assertThat(get(person, "/areas")).hasStatusOk();
        assertThat(get(person, "/organizations")).hasStatusOk();
    }

    private void trail(int number) {
        jdbc.sql("""
                        insert into audit_entry (at, account_id, organization_id, kind, subject_id, action, before, after)
                        select now(), ?, ?, 'REPORT', gen_random_uuid(), 'SUBMIT', 'DRAFT', 'IN_REVIEW' from generate_series(1, ?)
                        """).params(admin.id().value(), department.value(), number).update();
    }

    private static List<String> rows(MvcTestResult page) {
        return found(page, "href=\"/admin/users/([0-9a-f-]{36})\"");
    }

    private static List<String> subjects(MvcTestResult page) {
        return found(page, "href=\"/admin/audit\\?record=([0-9a-f-]{36})\"");
    }

    private static List<String> found(MvcTestResult page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(body(page))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String link(MvcTestResult page, String rel) {
        var found = Pattern.compile("<a [^>]*" + rel + "[^>]*href=\"([^\"]+)\"").matcher(body(page));
        return found.find() ? found.group(1).replace("&amp;", "&") : null;
    }

    private static String body(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    private MvcTestResult get(SignedIn person, String address) {
        return mvc.get()
                .uri(URI.create(address))
                .with(People.signedInAs(person))
                .exchange();
    }
}
