package vn.ocop.portal.subject;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;
import vn.ocop.portal.core.VietnameseDates;

/// Registers OCOP subjects and their products, and keeps them right. Every change keeps who made it and when.
@Service
@Transactional
@PreAuthorize("hasAnyRole('COORDINATOR', 'ADMIN')")
public class SubjectRegistration {
    private final SubjectRepository subjects;
    private final ProductRepository products;
    private final RecognitionRepository recognitions;
    private final SubjectRules rules;
    private final Areas areas;
    private final Clock clock;

    SubjectRegistration(
            SubjectRepository subjects,
            ProductRepository products,
            RecognitionRepository recognitions,
            SubjectRules rules,
            Areas areas,
            Clock clock) {
        this.subjects = subjects;
        this.products = products;
        this.recognitions = recognitions;
        this.rules = rules;
        this.areas = areas;
        this.clock = clock;
    }

    /// What keeps the draft from being registered; none where it may be.
    ///
    /// @param self the subject that is told anew; null for a new one
    @Transactional(readOnly = true)
    public List<RegisterProblem> problems(SubjectDraft draft, @Nullable SubjectId self) {
        return rules.problems(draft, self);
    }

    /// What keeps the draft from being registered; none where it may be.
    ///
    /// @param self the product that is told anew; null for a new one
    @Transactional(readOnly = true)
    public List<RegisterProblem> problems(ProductDraft draft, @Nullable ProductId self) {
        return rules.problems(draft, self);
    }

    /// Registers a subject.
    ///
    /// @throws RuleViolation with the first of the [#problems(SubjectDraft, SubjectId)]
    public SubjectId register(SignedIn me, SubjectDraft draft) {
        areas.hold(Set.of(draft.unit()));
        requireNone(rules.problems(draft, null));
        return store(new OcopSubject(draft, me.id(), now()));
    }

    /// Tells a subject anew.
    ///
    /// @param version the version at which the person read it
    /// @throws RuleViolation with the first of the [#problems(SubjectDraft, SubjectId)]
    /// @throws Outdated where somebody else changed it since
    public void change(SignedIn me, SubjectId id, int version, SubjectDraft draft) {
        areas.hold(Set.of(draft.unit()));
        var subject = subject(id, version);
        requireNone(rules.problems(draft, id));
        subject.change(draft, me.id(), now());
        store(subject);
    }

    /// Notes the last day on which a subject worked as one: it takes no more products.
    ///
    /// @throws RuleViolation `subject.ceased.already`, `subject.day.future`
    /// @throws Outdated where somebody else changed it since
    public void cease(SignedIn me, SubjectId id, int version, LocalDate day) {
        requirePast(day);
        subject(id, version).cease(day, me.id(), now());
    }

    /// Undoes [#cease(SignedIn, SubjectId, int, LocalDate)].
    ///
    /// @throws RuleViolation `subject.ceased.not`
    /// @throws Outdated where somebody else changed it since
    public void resume(SignedIn me, SubjectId id, int version) {
        subject(id, version).resume(me.id(), now());
    }

    /// Registers a product.
    ///
    /// @throws RuleViolation with the first of the [#problems(ProductDraft, ProductId)]
    public ProductId register(SignedIn me, ProductDraft draft) {
        requireNone(rules.problems(draft, null));
        return store(new OcopProduct(draft, me.id(), now()), draft);
    }

    /// Tells a product anew.
    ///
    /// @param version the version at which the person read it
    /// @throws RuleViolation with the first of the [#problems(ProductDraft, ProductId)];
    ///     `product.subject.stays`
    ///     where it has stars and another subject was named
    /// @throws Outdated where somebody else changed it since
    public void change(SignedIn me, ProductId id, int version, ProductDraft draft) {
        var product = product(id, version);
        requireNone(rules.problems(draft, id));
        product.change(draft, recognitions.existsByProductId(id), me.id(), now());
        store(product, draft);
    }

    /// Notes the last day on which a product was made: it takes no more stars.
    ///
    /// @throws RuleViolation `product.ceased.already`, `subject.day.future`
    /// @throws Outdated where somebody else changed it since
    public void cease(SignedIn me, ProductId id, int version, LocalDate day) {
        requirePast(day);
        product(id, version).cease(day, me.id(), now());
    }

    /// Undoes [#cease(SignedIn, ProductId, int, LocalDate)].
    ///
    /// @throws RuleViolation `product.ceased.not`
    /// @throws Outdated where somebody else changed it since
    public void resume(SignedIn me, ProductId id, int version) {
        product(id, version).resume(me.id(), now());
    }

    private SubjectId store(OcopSubject subject) {
        String taxCode = subject.asDraft().taxCode();
        return Uniqueness.keptBy(
                "ocop_subject_tax_code_unique",
                new RuleViolation("subject.taxCode.taken.meanwhile", taxCode == null ? "" : taxCode),
                () -> subjects.saveAndFlush(subject).id());
    }

    private ProductId store(OcopProduct product, ProductDraft draft) {
        return Uniqueness.keptBy(
                "ocop_product_name_once",
                new RuleViolation("product.name.taken", draft.name()),
                () -> Uniqueness.keptBy(
                        "ocop_product_code_unique",
                        new RuleViolation("product.code.taken.meanwhile", String.valueOf(draft.code())),
                        () -> products.saveAndFlush(product).id()));
    }

    private OcopSubject subject(SubjectId id, int version) {
        var subject = subjects.findById(id).orElseThrow(() -> new NotFound(id));
        subject.requireVersion(version);
        return subject;
    }

    private OcopProduct product(ProductId id, int version) {
        var product = products.findById(id).orElseThrow(() -> new NotFound(id));
        product.requireVersion(version);
        return product;
    }

    private void requirePast(LocalDate day) {
        if (day.isAfter(LocalDate.now(clock))) {
            throw new RuleViolation("subject.day.future", VietnameseDates.inText(day));
        }
    }

    private static void requireNone(List<RegisterProblem> problems) {
        if (!problems.isEmpty()) throw problems.getFirst().asViolation();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
