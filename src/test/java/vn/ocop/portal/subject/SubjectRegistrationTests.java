package vn.ocop.portal.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;

@PortalTest
class SubjectRegistrationTests {
    private static final LocalDate BEFORE = LocalDate.of(2022, 6, 1);
    private static final LocalDate SINCE = LocalDate.of(2025, 9, 1);

    @Autowired
    SubjectRegistration registration;

    @Autowired
    Recognitions recognitions;

    @Autowired
    Subjects subjects;

    @Autowired
    Products products;

    @Autowired
    Criteria criteria;

    @Autowired
    Taxonomies taxonomies;

    @Autowired
    Expiries expiries;

    @Autowired
    Areas areas;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private SignedIn office;

    @BeforeEach
    void theOfficeWrites() {
        office = people.of(people.coordinationOffice(), Role.COORDINATOR);
        People.actingAs(office);
    }

    @Test
    void aSubjectIsReadBackWhole() {
        var id = registration.register(
                office,
                SubjectDraft.of("  Hợp tác xã   Xoài Minh hoạ ", SubjectType.COOPERATIVE, unit("873", BEFORE), BEFORE)
                        .reachedAt("Ấp 1", "0277 000 000", "htx@example.vn")
                        .registered("0123456789-001", "51/ĐKHTX", LocalDate.of(2019, 5, 20))
                        .representedBy("Nguyễn Thị Minh Hoạ", "Giám đốc", Sex.FEMALE, "Kinh")
                        .ownedByWomen(false));

        var read = subjects.get(id);
        assertThat(read.content().name()).isEqualTo("Hợp tác xã Xoài Minh hoạ");
        assertThat(read.content().taxCode()).isEqualTo("0123456789-001");
        assertThat(read.womenLed()).isTrue();
        assertThat(read.content().womenOwned()).isFalse();
        assertThat(read.recordedBy()).isEqualTo(office.id());
        assertThat(subjects.names(List.of(id, SubjectId.create()))).containsOnlyKeys(id);
        var row = subjects.page(SubjectFilter.ALL, 1).rows().getFirst();
        assertThat(row.area().datedName()).isEqualTo("huyện Cao Lãnh, đến 30/6/2025");
        assertThat(row.womenLed()).isTrue();
        assertThat(subjects.choices().getFirst().label()).contains("Xoài Minh hoạ, huyện Cao Lãnh");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"STAFF", "LEADER", "REGISTRY"})
    void departmentsDoNotWriteTheRegister(Role role) {
        var me = people.of(people.department("Sở Thử nghiệm"), role);
        People.actingAs(me);

        assertThatThrownBy(() -> registration.register(me, cooperative("Hợp tác xã A")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hội quán Thuận Tân", "HỘI QUÁN Tâm Quê", "hoi quan x"})
    void aProducersClubIsNoSubject(String name) {
        assertRefused(cooperative(name), "name", "subject.name.producerGroup");
        var id = registration.register(office, cooperative("Hợp tác xã A"));
        assertThatThrownBy(() -> jdbc.sql("update ocop_subject set name = ? where subject_id = ?")
                        .params(name, id.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("ocop_subject_no_producer_group");
    }

    @ParameterizedTest
    @CsvSource({"012345678", "01234567890", "0123456789-01", "0123456789A", "0123456789-0011", "1234567890123"})
    void aTaxCodeHasItsForm(String taxCode) {
        assertRefused(cooperative("Hợp tác xã A").registered(taxCode, null, null), "taxCode", "subject.taxCode.form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789", "0123456789-001", "0123456789 – 001", "087123456789"})
    void aTaxCodeIsTakenInEachOfItsForms(String taxCode) {
        assertThat(registration.problems(cooperative("Hợp tác xã A").registered(taxCode, null, null), null))
                .isEmpty();
    }

    @Test
    void aTaxCodeBelongsToOneSubject() {
        var first = registration.register(office, cooperative("Hợp tác xã A").registered("0123456789", null, null));

        var problems = registration.problems(cooperative("Hợp tác xã B").registered("0123456789", null, null), null);
        assertThat(problems).extracting(RegisterProblem::code).containsExactly("subject.taxCode.taken");
        assertThat(problems.getFirst().args()).containsExactly("0123456789", "Hợp tác xã A");
        assertThat(registration.problems(
                        cooperative("Hợp tác xã A, đổi tên").registered("0123456789", null, null), first))
                .isEmpty();
    }

    @Test
    void aUnitMustHaveExistedOnTheDay() {
        assertRefused(
                SubjectDraft.of("Hợp tác xã A", SubjectType.COOPERATIVE, unit("873", BEFORE), SINCE),
                "unit",
                "subject.unit.ended");
        assertRefused(
                SubjectDraft.of("Hợp tác xã A", SubjectType.COOPERATIVE, unit("29869", SINCE), BEFORE),
                "unit",
                "subject.unit.notYet");
        assertRefused(
                SubjectDraft.of(
                        "Hợp tác xã A", SubjectType.COOPERATIVE, unit("29869", SINCE), LocalDate.of(2199, 1, 1)),
                "recordedOn",
                "subject.day.future");
    }

    @Test
    void aHouseholdIsRegistered() {
        var household = SubjectDraft.of("Hộ kinh doanh A", SubjectType.HOUSEHOLD_BUSINESS, unit("873", BEFORE), BEFORE);

        assertRefused(household, "registration", "subject.registration.household");
        assertThat(registration.problems(household.registered(null, "51A8000001", null), null))
                .isEmpty();
        assertThat(registration.problems(household.registered("087123456789", null, null), null))
                .isEmpty();
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        var problems = registration.problems(
                SubjectDraft.of(" ", SubjectType.COOPERATIVE, unit("873", BEFORE), SINCE)
                        .reachedAt("x".repeat(301), null, "khong-phai-thu")
                        .registered("1", null, LocalDate.of(2199, 1, 1)),
                null);

        assertThat(problems)
                .extracting(RegisterProblem::field)
                .containsExactlyInAnyOrder("name", "unit", "address", "email", "taxCode", "registeredOn");
    }

    @Test
    void aChangeNamesTheVersionItWasMadeFrom() {
        var id = registration.register(office, cooperative("Hợp tác xã A"));
        registration.change(office, id, 0, cooperative("Hợp tác xã B"));

        assertThatThrownBy(() -> registration.change(office, id, 0, cooperative("Hợp tác xã C")))
                .isInstanceOf(Outdated.class);
        assertThat(subjects.get(id).content().name()).isEqualTo("Hợp tác xã B");
        assertThat(subjects.get(id).version()).isEqualTo(1);
    }

    @Test
    void aSubjectThatCeasedTakesNoProducts() {
        var id = registration.register(office, cooperative("Hợp tác xã A"));
        registration.cease(office, id, 0, SINCE);

        assertProduct(product(id, "Xoài", "QD26", "I.1.a", null), "subject", "product.subject.ceased");
        assertThat(subjects.choices()).isEmpty();
        registration.resume(office, id, 1);
        assertThat(registration.problems(product(id, "Xoài", "QD26", "I.1.a", null), null))
                .isEmpty();
    }

    @Test
    void theGroupingHasSixBranchesSeventeenGroupsAndTwentySixSets() {
        for (String version : List.of("QD148", "QD26")) {
            var groups = taxonomies.groups(version);
            assertThat(groups).filteredOn(one -> one.parent() == null).hasSize(6);
            assertThat(groups)
                    .filteredOn(one -> one.code().chars().filter(c -> c == '.').count() == 1)
                    .hasSize(17);
            assertThat(groups).filteredOn(ProductGroup::leaf).hasSize(26);
        }
        assertThat(taxonomies.groups("QD1048")).hasSize(6).allMatch(ProductGroup::leaf);
        assertThat(taxonomies.group("QD26", "I.3.c").orElseThrow().path())
                .isEqualTo("Thực phẩm › Thực phẩm chế biến › Chế biến từ rau, củ, quả, hạt");
    }

    @Test
    void aProductBelongsToAGroupOfItsVersion() {
        var id = registration.register(office, cooperative("Hợp tác xã A"));

        assertProduct(product(id, "Xoài", "QD26", "I.3", null), "group", "product.group.notLeaf");
        assertProduct(product(id, "Xoài", "QD26", "I.9", null), "group", "product.group.unknown");
        assertProduct(product(id, "Xoài", "QD1048", "I.1.a", null), "group", "product.group.unknown");
        registration.register(office, product(id, "Xoài", "QD1048", "I", null));
        assertProduct(product(id, "XOÀI", "QD26", "I.1.a", null), "name", "product.name.taken");
    }

    @Test
    void anAssociationHoldsProductsOfTourismAlone() {
        var id = registration.register(
                office,
                SubjectDraft.of("Hiệp hội Du lịch A", SubjectType.TOURISM_ASSOCIATION, unit("867", BEFORE), BEFORE));
        var other = registration.register(office, cooperative("Hợp tác xã A"));
        registration.register(office, product(other, "Xoài", "QD26", "I.1.a", null));

        assertProduct(product(id, "Xoài", "QD26", "I.1.a", null), "group", "product.group.notTourism");
        assertThat(registration.problems(product(id, "Vườn hoa", "QD26", "VI.1", null), null))
                .isEmpty();
        var association = SubjectDraft.of("Hợp tác xã A", SubjectType.TOURISM_ASSOCIATION, unit("873", BEFORE), BEFORE);
        assertThat(registration.problems(association, other))
                .extracting(RegisterProblem::code)
                .containsExactly("subject.type.tourism");
    }

    /// Codes in both shapes: what is found where is told with the code.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "87-866-29869-12-2022, -",
                "82-29869-12-2025, -",
                "82-29869-1-2026, -",
                "87-866-29869-3-2025, -",
                "83-829-28780-3-2022, -",
                "82-815-28249-7-2023, -",
                "87-866-29863-12-2019, -",
                "87-866-29869-2022, product.code.form",
                "87-866-29869-12345-2022, product.code.form",
                "87-866-2986-12-2022, product.code.form",
                "abc, product.code.form",
                "82-29869-12-2024, product.code.shape.before",
                "82-866-29869-12-2026, product.code.shape.since",
                "87-899-29869-12-2022, product.code.district",
                "87-867-29869-12-2022, product.code.commune",
                "82-29872-12-2025, product.code.commune",
                "82-99999-12-2025, product.code.commune"
            })
    void aCodeNamesUnitsOfItsTime(String code, @Nullable String problem) {
        var id = registration.register(office, cooperative("Hợp tác xã A"));

        var problems = registration.problems(product(id, "Xoài", "QD26", "I.1.a", code), null);

        if (problem == null) assertThat(problems).isEmpty();
        else assertThat(problems).extracting(RegisterProblem::code).containsExactly(problem);
    }

    @Test
    void theDatabaseKnowsTheSameShapes() {
        var id = registration.register(office, cooperative("Hợp tác xã A"));
        var product = registration.register(office, product(id, "Xoài", "QD26", "I.1.a", "82-29869-12-2025"));

        assertProduct(product(id, "Ổi", "QD26", "I.1.a", "82-29869-12-2025"), "code", "product.code.taken");
        assertThatThrownBy(() -> jdbc.sql("update ocop_product set code = '82-12-2025' where product_id = ?")
                        .param(product.value())
                        .update())
                .hasMessageContaining("ocop_product_code_form");
    }

    @Test
    void aRecognitionTakesWhatItLeavesOpenFromTheCriteriaOfItsDay() {
        var mango = mango();
        recognitions.enter(office, decision(mango, RecognitionKind.FIRST, 3, "2022-12-29"));
        recognitions.enter(office, decision(mango, RecognitionKind.UPGRADE, 4, "2024-05-10"));
        recognitions.enter(office, decision(mango, RecognitionKind.UPGRADE, 5, "2026-08-10"));

        var read = products.recognitions(mango);

        assertThat(read).extracting(RecognitionRecord::criteria).containsExactly("QD1048", "QD148", "QD26");
        assertThat(read)
                .extracting(RecognitionRecord::level)
                .containsExactly(RecognitionLevel.PROVINCE, RecognitionLevel.PROVINCE, RecognitionLevel.CENTRAL);
        assertThat(read).extracting(RecognitionRecord::validUntil).first().isEqualTo(LocalDate.of(2025, 12, 29));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 2023-02-24, DISTRICT", "3, 2025-06-30, DISTRICT", "3, 2025-07-01, PROVINCE", "3, 2026-08-01, PROVINCE",
        "4, 2024-01-01, PROVINCE", "4, 2026-08-01, PROVINCE", "5, 2024-01-01, CENTRAL", "5, 2026-08-01, CENTRAL"
    })
    void theLevelFollowsStarsAndDay(int stars, String day, RecognitionLevel level) {
        var mango = mango();
        recognitions.enter(office, decision(mango, RecognitionKind.FIRST, stars, day));
        assertThat(products.recognitions(mango).getFirst().level()).isEqualTo(level);

        for (var other : RecognitionLevel.values()) {
            var draft = new RecognitionDraft(
                    registration.register(office, product(subjectOf(mango), other.name(), "QD26", "I.1.a", null)),
                    RecognitionKind.FIRST,
                    stars,
                    null,
                    "1/QĐ",
                    LocalDate.parse(day),
                    other,
                    null,
                    null);
            if (other == level) assertThat(recognitions.problems(draft, null)).isEmpty();
            else
                assertThat(recognitions.problems(draft, null))
                        .extracting(RegisterProblem::code)
                        .containsExactly("recognition.level.wrong." + level);
        }
    }

    @Test
    void whatCannotBeADecisionIsRefusedAtItsField() {
        var mango = mango();

        assertThat(recognitions.problems(decision(mango, RecognitionKind.FIRST, 2, "2024-05-10"), null))
                .extracting(RegisterProblem::code)
                .contains("recognition.stars.none");
        assertThat(recognitions.problems(decision(mango, RecognitionKind.FIRST, 3, "2019-08-20"), null))
                .extracting(RegisterProblem::code)
                .containsExactly("recognition.criteria.none");
        assertThat(recognitions.problems(decision(mango, RecognitionKind.UPGRADE, 3, "2024-05-10"), null))
                .extracting(RegisterProblem::field, RegisterProblem::code)
                .containsExactly(tuple("kind", "recognition.upgrade.nothing"));
        assertThat(recognitions.problems(
                        new RecognitionDraft(
                                mango,
                                RecognitionKind.FIRST,
                                3,
                                "QD26",
                                " ",
                                LocalDate.of(2024, 5, 10),
                                null,
                                new BigDecimal("100.1"),
                                LocalDate.of(2024, 5, 10)),
                        null))
                .extracting(RegisterProblem::code)
                .containsExactlyInAnyOrder(
                        "recognition.decisionNumber.missing",
                        "recognition.points.range",
                        "recognition.validUntil.before",
                        "recognition.criteria.notYet");
        assertThat(products.recognitions(mango)).isEmpty();
    }

    @Test
    void aWithdrawalIsAddedAndNothingDeleted() {
        var mango = mango();
        var first = recognitions.enter(office, decision(mango, RecognitionKind.FIRST, 3, "2024-05-10"));

        assertThatThrownBy(() -> recognitions.withdraw(office, first, 0, LocalDate.of(2024, 5, 9), "9/QĐ", "Vì thế"))
                .hasMessage("recognition.withdrawal.before");
        assertThatThrownBy(() -> recognitions.withdraw(office, first, 0, SINCE, "9/QĐ", " "))
                .hasMessage("recognition.withdrawal.because.missing");
        recognitions.withdraw(office, first, 0, SINCE, "9/QĐ-UBND-HC", "Không còn giữ điều kiện");

        var read = products.recognitions(mango).getFirst();
        assertThat(read.withdrawal())
                .isEqualTo(new RecognitionRecord.Withdrawal(SINCE, "9/QĐ-UBND-HC", "Không còn giữ điều kiện"));
        assertThat(read.stars()).isEqualTo(3);
        assertThatThrownBy(() -> recognitions.withdraw(office, first, 1, SINCE, "9/QĐ", "Vì thế"))
                .hasMessage("recognition.withdrawn.already");
        assertThat(products.page(ProductFilter.ALL, 1).rows())
                .extracting(ProductRow::standing)
                .containsExactly(Standing.WITHDRAWN);
    }

    @Test
    void onlyTheLastDecisionIsWithdrawn() {
        var mango = mango();
        var first = recognitions.enter(office, decision(mango, RecognitionKind.FIRST, 3, "2024-05-10"));
        recognitions.enter(office, decision(mango, RecognitionKind.UPGRADE, 4, "2025-02-10"));

        assertThatThrownBy(() -> recognitions.withdraw(office, first, 0, SINCE, "9/QĐ", "Vì thế"))
                .hasMessage("recognition.withdrawal.replaced");
    }

    @Test
    void whatWasMisreadIsPutRight() {
        var mango = mango();
        var first = recognitions.enter(office, decision(mango, RecognitionKind.FIRST, 3, "2024-05-10"));
        recognitions.correct(office, first, 0, decision(mango, RecognitionKind.FIRST, 4, "2024-05-11"));

        assertThat(products.recognitions(mango))
                .extracting(RecognitionRecord::stars, RecognitionRecord::validUntil)
                .containsExactly(tuple(4, LocalDate.of(2027, 5, 11)));
        assertThatThrownBy(() ->
                        recognitions.correct(office, first, 0, decision(mango, RecognitionKind.FIRST, 3, "2024-05-11")))
                .isInstanceOf(Outdated.class);
    }

    /// Java's account of one product and the database's of all say the same on every day.
    @Test
    void theDatabaseAndTheHistoryAgree() {
        var mango = mango();
        var first = recognitions.enter(office, decision(mango, RecognitionKind.FIRST, 3, "2020-02-10"));
        recognitions.enter(office, decision(mango, RecognitionKind.RERATING, 3, "2023-03-10"));
        var last = recognitions.enter(office, decision(mango, RecognitionKind.RERATING, 4, "2026-09-10"));
        recognitions.withdraw(office, last, 0, LocalDate.of(2026, 10, 1), "9/QĐ", "Vì thế");
        var history = new StarHistory(products.recognitions(mango).stream()
                .map(RecognitionRecord::decision)
                .toList());
        var versions = criteria.all();

        for (var day = LocalDate.of(2020, 1, 1); day.isBefore(LocalDate.of(2026, 12, 1)); day = day.plusDays(7)) {
            var stored = jdbc.sql("select standing from product_standing(?)")
                    .param(day)
                    .query(String.class)
                    .optional()
                    .map(Standing::valueOf)
                    .orElse(Standing.NONE);
            assertThat(history.on(day, versions)).as("on %s", day).isEqualTo(stored);
        }
        assertThat(history.last(LocalDate.of(2022, 1, 1)).orElseThrow().id()).isEqualTo(first);
    }

    @Test
    void certificatesAreFoundBeforeTheyExpire() {
        var subject = registration.register(office, cooperative("Hợp tác xã A"));
        var day = LocalDate.of(2026, 11, 1);
        for (int left : new int[] {0, 30, 31, 60, 120, 180, 181}) {
            var decided = day.plusDays(left).minusMonths(36);
            var id = registration.register(office, product(subject, "Còn " + left, "QD148", "I.1.a", null));
            recognitions.enter(
                    office,
                    new RecognitionDraft(
                            id, RecognitionKind.FIRST, 3, null, "1/QĐ", decided, null, null, day.plusDays(left)));
        }

        assertThat(expiries.counts(day).values()).containsExactly(6L, 5L, 4L, 2L);
        var soon = expiries.within(day, 30);
        assertThat(soon).extracting(Expiries.Expiry::productName).containsExactly("Còn 0", "Còn 30");
        assertThat(soon).extracting(Expiries.Expiry::stage).containsOnly(RatingWindow.Stage.LATE);
        assertThat(expiries.within(day, 180).getLast().stage()).isEqualTo(RatingWindow.Stage.OPEN);
        assertThat(expiries.within(LocalDate.of(2026, 7, 1), 180))
                .extracting(Expiries.Expiry::window)
                .containsOnlyNulls();
        assertThat(expiries.inGrace(day.plusDays(1)))
                .extracting(Expiries.Expiry::productName)
                .containsExactly("Còn 0");
        assertThat(expiries.inGrace(day.plusDays(181)))
                .isNotEmpty()
                .noneMatch(one -> one.productName().equals("Còn 0"));
    }

    @Test
    void listsAnswerTheirFilters() {
        var mango = mango();
        recognitions.enter(office, decision(mango, RecognitionKind.FIRST, 4, "2025-05-10"));
        registration.register(
                office,
                SubjectDraft.of("Công ty B", SubjectType.SME, unit("867", BEFORE), BEFORE)
                        .representedBy("Trần Thị B", null, Sex.FEMALE, null));

        assertThat(subjects.page(SubjectFilter.ALL, 1).rows())
                .extracting(SubjectRow::name)
                .containsExactly("Công ty B", "Hợp tác xã Xoài");
        assertThat(subjects.all(new SubjectFilter("HOP tac", null, null, null, null, null)))
                .hasSize(1);
        assertThat(subjects.all(new SubjectFilter(null, SubjectType.SME, null, null, null, null)))
                .extracting(SubjectRow::name)
                .containsExactly("Công ty B");
        assertThat(subjects.all(new SubjectFilter(null, null, unit("87", BEFORE), null, null, null)))
                .hasSize(2);
        assertThat(subjects.all(new SubjectFilter(null, null, unit("867", BEFORE), null, null, null)))
                .hasSize(1);
        assertThat(subjects.all(new SubjectFilter(null, null, null, 4, null, true)))
                .extracting(SubjectRow::stars)
                .containsExactly(4);
        assertThat(subjects.all(new SubjectFilter(null, null, null, null, true, null)))
                .hasSize(1);
        assertThat(subjects.all(new SubjectFilter("100%", null, null, null, null, false)))
                .isEmpty();
        var group = ProductFilter.GroupRef.of("QD26:I.1");
        assertThat(products.all(new ProductFilter("xoai", null, null, group, 4, Standing.IN_FORCE, null)))
                .extracting(ProductRow::id)
                .containsExactly(mango);
        assertThat(products.all(
                        new ProductFilter(null, null, null, ProductFilter.GroupRef.of("QD1048:III"), null, null, null)))
                .isEmpty();
        assertThat(products.all(new ProductFilter(
                        null, SubjectType.COOPERATIVE, unit("873", BEFORE), null, null, Standing.NONE, null)))
                .isEmpty();
    }

    private SubjectId subjectOf(ProductId product) {
        return products.get(product).content().subject();
    }

    private ProductId mango() {
        var id = registration.register(office, cooperative("Hợp tác xã Xoài"));
        return registration.register(office, product(id, "Xoài cát", "QD148", "I.1.a", null));
    }

    private SubjectDraft cooperative(String name) {
        return SubjectDraft.of(name, SubjectType.COOPERATIVE, unit("873", BEFORE), BEFORE);
    }

    private static ProductDraft product(
            SubjectId subject, String name, String taxonomy, String group, @Nullable String code) {
        return new ProductDraft(subject, name, taxonomy, group, code, null);
    }

    private static RecognitionDraft decision(ProductId product, RecognitionKind kind, int stars, String day) {
        return RecognitionDraft.of(product, kind, stars, "1/QĐ-UBND-HC", LocalDate.parse(day));
    }

    private AdministrativeUnitId unit(String code, LocalDate day) {
        return areas.on(day).stream()
                .filter(area -> area.code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void assertRefused(SubjectDraft draft, String field, String code) {
        assertThat(registration.problems(draft, null))
                .extracting(RegisterProblem::field, RegisterProblem::code)
                .containsExactly(tuple(field, code));
        assertThatThrownBy(() -> registration.register(office, draft))
                .isInstanceOf(RuleViolation.class)
                .hasMessage(code);
    }

    private void assertProduct(ProductDraft draft, String field, String code) {
        assertThat(registration.problems(draft, null))
                .extracting(RegisterProblem::field, RegisterProblem::code)
                .containsExactly(tuple(field, code));
    }
}
