package vn.ocop.portal.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationMergers;
import vn.ocop.portal.organization.OrganizationNames;
import vn.ocop.portal.organization.OrganizationRegistration;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.organization.RecordMerging;
import vn.ocop.portal.organization.Signatories;
import vn.ocop.portal.organization.SignatorySummary;

/// Organizations over time: one that got another name, one that became part of it, one that was in the register
/// twice. All of them, their people and papers are invented, and say so.
@Component
@Profile(DemoByDefault.PROFILE)
@Order(51)
class DemoOrganizations implements ApplicationRunner {
    private static final OrganizationId ASSOCIATION = id("hiep-hoi-minh-hoa");
    private static final OrganizationId CHAPTER = id("chi-hoi-minh-hoa");
    private static final OrganizationId TWICE = id("hiep-hoi-minh-hoa-trung");
    private static final String ADMINISTRATOR = "quantri";

    private final OrganizationRegistration registration;
    private final Organizations organizations;
    private final OrganizationNames names;
    private final OrganizationMergers mergers;
    private final RecordMerging merging;
    private final Signatories signatories;

    DemoOrganizations(
            OrganizationRegistration registration,
            Organizations organizations,
            OrganizationNames names,
            OrganizationMergers mergers,
            RecordMerging merging,
            Signatories signatories) {
        this.registration = registration;
        this.organizations = organizations;
        this.names = names;
        this.mergers = mergers;
        this.merging = merging;
        this.signatories = signatories;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (SampleActivities.standIn(organizations)) return;
        if (!organizations.of(Set.of(ASSOCIATION)).isEmpty()) return;
        ActingAs.administrator(this::registerAll);
    }

    private void registerAll() {
        partner(ASSOCIATION, "Câu lạc bộ Doanh nghiệp Sen Minh Hoạ");
        names.record(
                ASSOCIATION,
                LocalDate.of(2024, 1, 1),
                new OrganizationNames.Terms(
                        "Hiệp hội Doanh nghiệp Sen Minh Hoạ",
                        "Hiệp hội Doanh nghiệp Sen Minh Hoạ",
                        "HHDN Sen Minh Hoạ",
                        null,
                        null,
                        "Quyết định minh hoạ số 01/QĐ-MH"));
        partner(CHAPTER, "Chi hội Doanh nhân trẻ Minh Hoạ");
        mergers.merge(
                CHAPTER,
                ASSOCIATION,
                LocalDate.of(2025, 3, 1),
                "Nghị quyết minh hoạ số 02/NQ-MH",
                false,
                ADMINISTRATOR);
        partner(TWICE, "HH Doanh nghiệp Sen Minh Họa");
        merging.merge(TWICE, ASSOCIATION, ADMINISTRATOR);
        signatories.appoint(
                ASSOCIATION,
                new SignatorySummary("DIRECT", null, "Chủ tịch", "Nguyễn Văn Minh Hoạ"),
                new Validity(LocalDate.of(2021, 1, 1), LocalDate.of(2023, 12, 31)));
        signatories.appoint(
                ASSOCIATION,
                new SignatorySummary("DIRECT", null, "Chủ tịch", "Trần Thị Minh Hoạ"),
                new Validity(LocalDate.of(2024, 1, 1), null));
        signatories.appoint(
                ASSOCIATION,
                new SignatorySummary("BY_AUTHORIZATION", "Chủ tịch", "Phó Chủ tịch", "Lê Văn Minh Hoạ"),
                new Validity(LocalDate.of(2025, 6, 1), LocalDate.of(2026, 12, 15)),
                "Giấy ủy quyền minh hoạ số 03/GUQ-MH");
    }

    private void partner(OrganizationId id, String name) {
        registration.register(
                new OrganizationSummary(id, name, name, null, OrganizationKind.PARTNER, null, null, null, null));
    }

    private static OrganizationId id(String name) {
        return new OrganizationId(UUID.nameUUIDFromBytes(("demo/organization/" + name).getBytes(UTF_8)));
    }
}
