package vn.ocop.portal.activity.web;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.PeriodRule;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;

/// The period for which a page shows figures: a usual one of a year, or any days.
///
/// @param code of the usual period: a [PeriodRule], or a calendar quarter; null for days that were typed
/// @param year as typed, or the period's
/// @param from as typed
/// @param to as typed
/// @param wrong what was typed wrong; the period is the usual one then
record PeriodChoice(Period period, @Nullable String code, String year, String from, String to, List<String> wrong) {
    /// The calendar quarters, as codes.
    static final List<String> QUARTERS = List.of("QUARTER_1", "QUARTER_2", "QUARTER_3", "QUARTER_4");

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int MONTHS = 3;

    /// Reads the period from the address.
    ///
    /// @param usual the period where nothing was typed, or something wrong
    /// @param usualCode its code
    static PeriodChoice read(
            @Nullable String code,
            @Nullable String year,
            @Nullable String from,
            @Nullable String to,
            List<PeriodRule> rules,
            Period usual,
            @Nullable String usualCode) {
        String typedCode = strip(code);
        String typedYear = strip(year);
        String typedFrom = strip(from);
        String typedTo = strip(to);
        var wrong = new ArrayList<String>();
        Period found = null;
        if (!typedCode.isEmpty()) {
            var number = year(typedYear);
            if (number.isEmpty()) wrong.add("year");
            var inYear = inYear(typedCode, number.orElse(FIRST_YEAR), rules);
            if (inYear.isEmpty()) wrong.add("period");
            if (wrong.isEmpty()) found = inYear.orElseThrow();
        } else if (!typedFrom.isEmpty() || !typedTo.isEmpty()) {
            var first = day(typedFrom);
            var last = day(typedTo);
            if (first.isEmpty()) wrong.add("from");
            if (last.isEmpty()) wrong.add("to");
            if (wrong.isEmpty()) {
                if (last.orElseThrow().isBefore(first.orElseThrow())) wrong.add("order");
                else found = new Period(first.orElseThrow(), last.orElseThrow());
            }
        }
        if (found != null) {
            String shownYear = typedYear.isEmpty() ? Integer.toString(found.to().getYear()) : typedYear;
            return new PeriodChoice(
                    found, typedCode.isEmpty() ? null : typedCode, shownYear, typedFrom, typedTo, List.of());
        }
        return new PeriodChoice(
                usual,
                usualCode,
                typedYear.isEmpty() ? Integer.toString(usual.to().getYear()) : typedYear,
                typedFrom,
                typedTo,
                List.copyOf(wrong));
    }

    /// The period, ready for an address.
    public String address() {
        return code == null
                ? "from=" + VietnameseDates.onScreen(period.from()) + "&to=" + VietnameseDates.onScreen(period.to())
                : "period=" + code + "&year=" + year;
    }

    private static Optional<Period> inYear(String code, int year, List<PeriodRule> rules) {
        int quarter = QUARTERS.indexOf(code);
        if (quarter >= 0) {
            var first = LocalDate.of(year, Month.of(quarter * MONTHS + 1), 1);
            return Optional.of(new Period(first, first.plusMonths(MONTHS).minusDays(1)));
        }
        return rules.stream()
                .filter(rule -> rule.ruleCode().equals(code))
                .findFirst()
                .map(rule -> rule.in(year));
    }

    private static Optional<Integer> year(String text) {
        if (!text.matches("\\d{4}")) return Optional.empty();
        int year = Integer.parseInt(text);
        return year < FIRST_YEAR || year > LAST_YEAR ? Optional.empty() : Optional.of(year);
    }

    private static Optional<LocalDate> day(String text) {
        return VietnameseDates.typed(text).filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
    }

    private static String strip(@Nullable String text) {
        if (text == null) return "";
        try {
            return VietnameseText.clean(text);
        } catch (RuleViolation unprintable) {
            return "?";
        }
    }
}
