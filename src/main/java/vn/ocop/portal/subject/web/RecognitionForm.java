package vn.ocop.portal.subject.web;

import static java.util.Objects.requireNonNull;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.subject.Criteria;
import vn.ocop.portal.subject.CriteriaVersion;
import vn.ocop.portal.subject.ProductId;
import vn.ocop.portal.subject.RecognitionDraft;
import vn.ocop.portal.subject.RecognitionKind;
import vn.ocop.portal.subject.RecognitionLevel;
import vn.ocop.portal.subject.RecognitionRecord;

/// A recognition as typed.
///
/// @param criteria null for those of the decision's day, as `level` and `validUntil`
/// @param version the state that was shown; null for a new recognition
record RecognitionForm(
        @NotNull @Nullable RecognitionKind kind,
        @NotNull @Nullable Integer stars,
        @NotBlank @Nullable String decisionNumber,
        @NotNull @Nullable LocalDate decidedOn,
        @Nullable String criteria,
        @Nullable RecognitionLevel level,
        @Nullable BigDecimal points,
        @Nullable LocalDate validUntil,
        @Nullable Integer version) {
    static RecognitionForm first(RecognitionKind kind) {
        return new RecognitionForm(kind, null, null, null, null, null, null, null, null);
    }

    /// The recognition as stored; what follows from its day is left open, so that it follows when the day is changed.
    ///
    /// @param byDay the criteria in force on that day
    /// @param levels who recognised which stars by its own criteria on that day
    static RecognitionForm of(
            RecognitionRecord recognition, Optional<CriteriaVersion> byDay, List<Criteria.Level> levels) {
        boolean ofDay =
                byDay.filter(one -> one.code().equals(recognition.criteria())).isPresent();
        boolean usualEnd = byDay.filter(
                        one -> ofDay && one.validUntil(recognition.decidedOn()).equals(recognition.validUntil()))
                .isPresent();
        boolean usualLevel = levels.stream()
                .anyMatch(one -> one.stars() == recognition.stars() && one.level() == recognition.level());
        return new RecognitionForm(
                recognition.kind(),
                recognition.stars(),
                recognition.decisionNumber(),
                recognition.decidedOn(),
                ofDay ? null : recognition.criteria(),
                usualLevel ? null : recognition.level(),
                recognition.points(),
                usualEnd ? null : recognition.validUntil(),
                recognition.version());
    }

    /// What depends on the day, the stars or the criteria: the rest of the decision.
    static final Map<String, Set<String>> DEPENDING = Map.of(
            "decidedOn", Set.of("validUntil", "criteria", "level", "kind", "stars"),
            "stars", Set.of("level", "kind", "points"),
            "criteria", Set.of("level", "validUntil"),
            "kind", Set.of("decidedOn", "stars"));

    /// What was typed, with something harmless for what is missing, to be judged field by field and never kept.
    RecognitionDraft draftSoFar(ProductId product, LocalDate today) {
        return new RecognitionForm(
                        kind == null ? RecognitionKind.FIRST : kind,
                        stars == null ? Integer.valueOf(3) : stars,
                        decisionNumber == null ? "?" : decisionNumber,
                        decidedOn == null ? today : decidedOn,
                        criteria,
                        level,
                        points,
                        validUntil,
                        version)
                .draft(product);
    }

    /// What was typed, once nothing is missing.
    RecognitionDraft draft(ProductId product) {
        return new RecognitionDraft(
                product,
                requireNonNull(kind),
                requireNonNull(stars),
                criteria,
                requireNonNull(decisionNumber),
                requireNonNull(decidedOn),
                level,
                points,
                validUntil);
    }
}
