package vn.ocop.portal.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.subject.StarHistory.Decision;

class StarHistoryTests {
    private static final CriteriaVersion OLD = version("QD148", "2023-02-24", "2026-07-20", null);
    private static final CriteriaVersion NEW =
            version("QD26", "2026-07-21", null, new CriteriaVersion.Window(180, 120, 180));
    private static final List<CriteriaVersion> ALL = List.of(NEW, OLD);

    /// One certificate from 1/9/2023 to 1/9/2026 under criteria that name no days: those of the day count.
    @ParameterizedTest
    @CsvSource({
        "2023-08-31, NONE",
        "2023-09-01, IN_FORCE",
        "2026-09-01, IN_FORCE",
        "2026-09-02, IN_GRACE",
        "2027-02-28, IN_GRACE",
        "2027-03-01, EXPIRED"
    })
    void aProductStandsByItsLastDecision(LocalDate day, Standing standing) {
        var history = new StarHistory(List.of(first("2023-09-01", 3, null)));

        assertThat(history.on(day, ALL)).isEqualTo(standing);
    }

    @Test
    void whileNoCriteriaNameDaysThereIsNoGrace() {
        var history = new StarHistory(List.of(first("2023-03-01", 3, null)));

        assertThat(history.on(LocalDate.of(2026, 3, 1), ALL)).isEqualTo(Standing.IN_FORCE);
        assertThat(history.on(LocalDate.of(2026, 3, 2), ALL)).isEqualTo(Standing.EXPIRED);
        assertThat(history.on(LocalDate.of(2026, 7, 21), ALL)).isEqualTo(Standing.IN_GRACE);
    }

    @Test
    void aWithdrawnProductDoesNotFallBackToEarlierStars() {
        var history = new StarHistory(List.of(
                first("2024-01-10", 3, null), decision(RecognitionKind.UPGRADE, "2025-01-10", 4, "2025-06-01")));

        assertThat(history.on(LocalDate.of(2025, 5, 31), ALL)).isEqualTo(Standing.IN_FORCE);
        assertThat(history.on(LocalDate.of(2025, 6, 1), ALL)).isEqualTo(Standing.WITHDRAWN);
        assertThat(history.on(LocalDate.of(2024, 12, 31), ALL)).isEqualTo(Standing.IN_FORCE);
    }

    @Test
    void aProductIsRatedFirstOnlyOnce() {
        var first = first("2024-01-10", 3, null);

        assertRefused("recognition.first.taken", List.of(first), first("2025-01-10", 4, null));
        assertRefused("recognition.first.taken", List.of(first), first("2023-01-10", 3, null));
        assertRefused(
                "recognition.first.earlier",
                List.of(decision(RecognitionKind.RERATING, "2024-01-10", 3, null)),
                first("2025-01-10", 4, null));
        assertAccepted(List.of(), first);
    }

    @Test
    void anUpgradeHasMoreStarsThanThoseInForce() {
        var first = first("2023-09-01", 4, null);

        assertRefused("recognition.upgrade.notMore", List.of(first), upgrade("2025-01-10", 4));
        assertRefused("recognition.upgrade.notMore", List.of(first), upgrade("2025-01-10", 3));
        assertRefused("recognition.upgrade.nothing", List.of(first), upgrade("2026-09-02", 5));
        assertRefused("recognition.upgrade.nothing", List.of(), upgrade("2025-01-10", 4));
        assertRefused(
                "recognition.upgrade.nothing", List.of(first("2023-09-01", 3, "2024-09-01")), upgrade("2025-01-10", 4));
        assertAccepted(List.of(first), upgrade("2025-01-10", 5));
        assertAccepted(List.of(first), upgrade("2026-09-01", 5));
    }

    @Test
    void aRatingAnewNeedsAnEarlierOne() {
        assertRefused(
                "recognition.rerating.nothing", List.of(), decision(RecognitionKind.RERATING, "2025-01-10", 3, null));
        assertRefused(
                "recognition.rerating.nothing",
                List.of(first("2025-01-11", 3, null)),
                decision(RecognitionKind.RERATING, "2025-01-10", 3, null));
        assertAccepted(
                List.of(first("2020-01-10", 4, null)), decision(RecognitionKind.RERATING, "2025-01-10", 3, null));
    }

    @Test
    void whatComesBetweenMustLeaveTheLaterDecisionStanding() {
        var history = List.of(first("2023-09-01", 3, null), upgrade("2025-06-01", 4));

        assertRefused("recognition.later", history, decision(RecognitionKind.RERATING, "2025-01-10", 4, null));
        assertAccepted(history, decision(RecognitionKind.RERATING, "2025-01-10", 3, null));
    }

    @Test
    void oneDayHasOneDecision() {
        assertRefused("recognition.day.taken", List.of(first("2023-09-01", 3, null)), upgrade("2023-09-01", 4));
    }

    /// The table of windows: 180 to 120 days before the end, 180 days after it.
    @ParameterizedTest
    @CsvSource({
        "2026-12-31, 2026-07-04, 2026-09-02, 2027-06-29",
        "2027-03-01, 2026-09-02, 2026-11-01, 2027-08-28",
        "2028-02-29, 2027-09-02, 2027-11-01, 2028-08-27",
        "2028-12-31, 2028-07-04, 2028-09-02, 2029-06-29"
    })
    void aWindowIsCountedFromTheEndOfTheCertificate(
            LocalDate validUntil, LocalDate opens, LocalDate closes, LocalDate grace) {
        var window = new CriteriaVersion.Window(180, 120, 180).before(validUntil);

        assertThat(window).isEqualTo(new RatingWindow(opens, closes, validUntil, grace));
        assertThat(window.on(opens.minusDays(1))).isEqualTo(RatingWindow.Stage.NOT_YET);
        assertThat(window.on(opens)).isEqualTo(RatingWindow.Stage.OPEN);
        assertThat(window.on(closes)).isEqualTo(RatingWindow.Stage.OPEN);
        assertThat(window.on(closes.plusDays(1))).isEqualTo(RatingWindow.Stage.LATE);
        assertThat(window.on(validUntil)).isEqualTo(RatingWindow.Stage.LATE);
        assertThat(window.on(validUntil.plusDays(1))).isEqualTo(RatingWindow.Stage.GRACE);
        assertThat(window.on(grace)).isEqualTo(RatingWindow.Stage.GRACE);
        assertThat(window.on(grace.plusDays(1))).isEqualTo(RatingWindow.Stage.OVER);
    }

    @ParameterizedTest
    @CsvSource({"2023-03-15, 2026-03-15", "2024-02-29, 2027-02-28", "2022-12-29, 2025-12-29"})
    void aCertificateHoldsForTheMonthsOfItsCriteria(LocalDate decided, LocalDate until) {
        assertThat(OLD.validUntil(decided)).isEqualTo(until);
    }

    private static void assertRefused(String code, List<Decision> before, Decision added) {
        assertThatThrownBy(() -> with(before, added).requireSound(added.id()))
                .isInstanceOf(RuleViolation.class)
                .hasMessage(code);
    }

    private static void assertAccepted(List<Decision> before, Decision added) {
        assertThatCode(() -> with(before, added).requireSound(added.id())).doesNotThrowAnyException();
    }

    private static StarHistory with(List<Decision> before, Decision added) {
        return new StarHistory(before)
                .with(
                        added.id(),
                        new RecognitionDraft(
                                ProductId.create(),
                                added.kind(),
                                added.stars(),
                                added.criteria(),
                                added.number(),
                                added.decidedOn(),
                                RecognitionLevel.PROVINCE,
                                null,
                                added.validUntil()));
    }

    private static Decision first(String day, int stars, @Nullable String withdrawnOn) {
        return decision(RecognitionKind.FIRST, day, stars, withdrawnOn);
    }

    private static Decision upgrade(String day, int stars) {
        return decision(RecognitionKind.UPGRADE, day, stars, null);
    }

    private static Decision decision(RecognitionKind kind, String day, int stars, @Nullable String withdrawnOn) {
        var decided = LocalDate.parse(day);
        return new Decision(
                RecognitionId.create(),
                kind,
                stars,
                "QD148",
                "1/QĐ-UBND-HC",
                decided,
                decided.plusMonths(36),
                withdrawnOn == null ? null : LocalDate.parse(withdrawnOn));
    }

    private static CriteriaVersion version(
            String code, String from, @Nullable String to, CriteriaVersion.@Nullable Window window) {
        return new CriteriaVersion(
                code,
                code,
                LocalDate.parse(from),
                new Validity(LocalDate.parse(from), to == null ? null : LocalDate.parse(to)),
                40,
                25,
                35,
                36,
                window);
    }
}
