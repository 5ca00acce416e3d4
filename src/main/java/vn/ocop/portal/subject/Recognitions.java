package vn.ocop.portal.subject;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;
import vn.ocop.portal.core.VietnameseDates;

/// Records the decisions by which products got their stars and lost them. Nothing is ever deleted.
@Service
@Transactional
@PreAuthorize("hasAnyRole('COORDINATOR', 'ADMIN')")
public class Recognitions {
    private static final int LEAST = 3;
    private static final int MOST = 5;
    private static final int NUMBER_LENGTH = 50;
    private static final int REASON_LENGTH = 500;
    private static final BigDecimal ALL_POINTS = BigDecimal.valueOf(100);

    private final RecognitionRepository recognitions;
    private final ProductRepository products;
    private final Criteria criteria;
    private final Clock clock;

    Recognitions(RecognitionRepository recognitions, ProductRepository products, Criteria criteria, Clock clock) {
        this.recognitions = recognitions;
        this.products = products;
        this.criteria = criteria;
        this.clock = clock;
    }

    /// What keeps the draft from being recorded; none where it may be.
    ///
    /// @param self the recognition that is put right; null for a new one
    @Transactional(readOnly = true)
    public List<RegisterProblem> problems(RecognitionDraft draft, @Nullable RecognitionId self) {
        var problems = new SubjectRules.Problems();
        var product = products.findById(draft.product());
        if (product.isEmpty()) {
            problems.add("product", "recognition.product.unknown");
            return problems.all();
        }
        decision(draft, self, product.get().ceasedOn(), problems);
        return problems.all();
    }

    /// As [#problems], for a product that is to be registered together with its first decision.
    @Transactional(readOnly = true)
    public List<RegisterProblem> problemsWithNewProduct(RecognitionDraft draft) {
        var problems = new SubjectRules.Problems();
        decision(draft, null, null, problems);
        return problems.all();
    }

    private void decision(
            RecognitionDraft draft,
            @Nullable RecognitionId self,
            @Nullable LocalDate ceased,
            SubjectRules.Problems problems) {
        if (draft.stars() < LEAST || draft.stars() > MOST) {
            problems.add("stars", "recognition.stars.none", draft.stars());
        }
        problems.length("decisionNumber", "recognition.decisionNumber", draft.decisionNumber(), 1, NUMBER_LENGTH);
        if (draft.decidedOn().isAfter(LocalDate.now(clock))) {
            problems.add("decidedOn", "subject.day.future", VietnameseDates.inText(draft.decidedOn()));
        }
        if (ceased != null && draft.decidedOn().isAfter(ceased)) {
            problems.add("decidedOn", "recognition.product.ceased", VietnameseDates.inText(ceased));
        }
        if (draft.points() != null
                && (draft.points().signum() < 0 || draft.points().compareTo(ALL_POINTS) > 0)) {
            problems.add("points", "recognition.points.range", draft.points());
        } else if (draft.points() != null && draft.points().stripTrailingZeros().scale() > 2) {
            problems.add("points", "recognition.points.decimals", draft.points());
        }
        if (draft.validUntil() != null && !draft.validUntil().isAfter(draft.decidedOn())) {
            problems.add(
                    "validUntil",
                    "recognition.validUntil.before",
                    VietnameseDates.inText(draft.validUntil()),
                    VietnameseDates.inText(draft.decidedOn()));
        }
        criteria(draft, problems);
        if (problems.all().isEmpty()) history(draft, self, problems);
    }

    /// Enters a recognition into the record.
    ///
    /// @throws RuleViolation with the first of the [#problems]
    public RecognitionId enter(SignedIn me, RecognitionDraft draft) {
        lock(draft.product());
        requireNone(problems(draft, null));
        return store(new Recognition(whole(draft), me.id(), now()));
    }

    /// Puts right what was misread from the paper; the product stays.
    ///
    /// @param version the version at which the person read it
    /// @throws RuleViolation with the first of the [#problems], `recognition.withdrawal.before`
    /// @throws Outdated where somebody else changed it since
    public void correct(SignedIn me, RecognitionId id, int version, RecognitionDraft draft) {
        var recognition = toChange(id, version);
        if (!recognition.productId().equals(draft.product())) throw new RuleViolation("recognition.product.stays");
        requireNone(problems(draft, id));
        recognition.correct(whole(draft), me.id(), now());
        store(recognition);
    }

    /// Notes that the recognition in force was withdrawn.
    ///
    /// @param on first day on which it no longer holds
    /// @param decision number of the decision, 1 to 50 letters
    /// @param because 1 to 500 letters
    /// @throws RuleViolation `recognition.withdrawal.decision.missing`,
    ///     `recognition.withdrawal.because.missing`;
    ///     `recognition.withdrawn.already`, `recognition.withdrawal.before`, `recognition.withdrawal.expired`;
    ///     `recognition.withdrawal.replaced` where a later decision took its place; `subject.day.future`
    /// @throws Outdated where somebody else changed it since
    public void withdraw(SignedIn me, RecognitionId id, int version, LocalDate on, String decision, String because) {
        var recognition = toChange(id, version);
        var problems = new SubjectRules.Problems();
        String number = DraftText.required(decision);
        String reason = DraftText.required(because);
        problems.length("decision", "recognition.withdrawal.decision", number, 1, NUMBER_LENGTH);
        problems.length("because", "recognition.withdrawal.because", reason, 1, REASON_LENGTH);
        requireNone(problems.all());
        if (on.isAfter(LocalDate.now(clock))) {
            throw new RuleViolation("subject.day.future", VietnameseDates.inText(on));
        }
        historyOf(recognition.productId())
                .last(on)
                .filter(last -> !last.id().equals(id)
                        && last.decidedOn().isAfter(recognition.asRecord().decidedOn()))
                .ifPresent(last -> {
                    throw new RuleViolation(
                            "recognition.withdrawal.replaced", last.number(), VietnameseDates.inText(last.decidedOn()));
                });
        recognition.withdraw(on, number, reason, me.id(), now());
        recognitions.saveAndFlush(recognition);
    }

    private void criteria(RecognitionDraft draft, SubjectRules.Problems problems) {
        var version = version(draft);
        if (version.isEmpty()) {
            if (draft.criteria() == null) {
                problems.add("criteria", "recognition.criteria.none", VietnameseDates.inText(draft.decidedOn()));
            } else {
                problems.add("criteria", "recognition.criteria.unknown", draft.criteria());
            }
            return;
        }
        var from = version.get().validity().from();
        if (from != null && draft.decidedOn().isBefore(from)) {
            problems.add(
                    "criteria",
                    "recognition.criteria.notYet",
                    version.get().decisionNumber(),
                    VietnameseDates.inText(from),
                    VietnameseDates.inText(draft.decidedOn()));
            return;
        }
        level(version.get(), draft)
                .filter(rule -> rule.certain() && draft.level() != null && draft.level() != rule.level())
                .ifPresent(rule -> problems.add(
                        "level",
                        "recognition.level.wrong." + rule.level(),
                        draft.stars(),
                        VietnameseDates.inText(draft.decidedOn())));
    }

    private void history(RecognitionDraft draft, @Nullable RecognitionId self, SubjectRules.Problems problems) {
        var id = self == null ? RecognitionId.create() : self;
        try {
            historyOf(draft.product()).with(id, whole(draft)).requireSound(id);
        } catch (RuleViolation broken) {
            boolean ofDay = broken.code().equals("recognition.day.taken");
            boolean ofStars = broken.code().equals("recognition.upgrade.notMore");
            problems.add(ofDay ? "decidedOn" : ofStars ? "stars" : "kind", broken.code(), broken.args());
        }
    }

    private StarHistory historyOf(ProductId product) {
        return new StarHistory(recognitions.findOf(product).stream()
                .map(one -> one.asRecord().decision())
                .toList());
    }

    /// The draft with all that it left to the criteria.
    private RecognitionDraft whole(RecognitionDraft draft) {
        var version = version(draft).orElseThrow();
        return new RecognitionDraft(
                draft.product(),
                draft.kind(),
                draft.stars(),
                version.code(),
                draft.decisionNumber(),
                draft.decidedOn(),
                draft.level() == null ? level(version, draft).orElseThrow().level() : draft.level(),
                draft.points(),
                draft.validUntil() == null ? version.validUntil(draft.decidedOn()) : draft.validUntil());
    }

    private Optional<CriteriaVersion> version(RecognitionDraft draft) {
        return draft.criteria() == null ? criteria.on(draft.decidedOn()) : criteria.of(draft.criteria());
    }

    private Optional<Criteria.Level> level(CriteriaVersion version, RecognitionDraft draft) {
        return criteria.levels(version.code(), draft.decidedOn()).stream()
                .filter(level -> level.stars() == draft.stars())
                .findFirst();
    }

    private RecognitionId store(Recognition recognition) {
        var decision = recognition.asRecord();
        return Uniqueness.keptBy(
                "recognition_once",
                new RuleViolation(
                        "recognition.day.taken",
                        decision.decisionNumber(),
                        VietnameseDates.inText(decision.decidedOn())),
                () -> recognitions.saveAndFlush(recognition).id());
    }

    private Recognition toChange(RecognitionId id, int version) {
        var recognition = recognitions.findById(id).orElseThrow(() -> new NotFound(id));
        lock(recognition.productId());
        recognition.requireVersion(version);
        return recognition;
    }

    /// Lets nobody else decide on the product until this is done.
    private void lock(ProductId product) {
        if (products.findToDecide(product).isEmpty()) throw new NotFound(product);
    }

    private static void requireNone(List<RegisterProblem> problems) {
        if (!problems.isEmpty()) throw problems.getFirst().asViolation();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
