package vn.ocop.portal.activity.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.Period;

/// Half-years as the form sends them: `2022-H1`.
final class Halves {
    private static final Pattern FORM = Pattern.compile("((?:19|20|21)\\d\\d)-H([12])");
    private static final int YEARS_BACK = 8;

    private Halves() {}

    /// The period that a code names; empty where it names none.
    static Optional<Period> typed(@Nullable String code) {
        var match = FORM.matcher(code == null ? "" : code);
        if (!match.matches()) return Optional.empty();
        int month = match.group(2).equals("1") ? 1 : 7;
        return Optional.of(Period.halfYearOf(LocalDate.of(Integer.parseInt(match.group(1)), month, 1)));
    }

    /// The code of the half-year in which the period's middle lies.
    static String of(Period period) {
        var day = period.middle();
        return "%d-H%d".formatted(day.getYear(), day.getMonthValue() <= 6 ? 1 : 2);
    }

    /// The half-years to choose from, the next one first; the chosen one is always among them.
    static List<String> around(LocalDate today, @Nullable String chosen) {
        var all = new ArrayList<String>();
        for (int year = today.getYear() + 1; year >= today.getYear() - YEARS_BACK; year--) {
            all.add(year + "-H2");
            all.add(year + "-H1");
        }
        if (typed(chosen).isPresent() && !all.contains(chosen)) all.add(chosen);
        return all;
    }
}
