package vn.ocop.portal.overview;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.PeriodRule;
import vn.ocop.portal.core.PeriodRules;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;

/// Reads what a page of the consolidated view is asked for from its address: `period=` and `year=`, or `from=` and
/// `to=` (05/06/2022), `against=previous` or `year`, `map=`.
@Component
public class OverviewAsks {
    private static final List<String> QUARTERS = List.of("QUARTER_1", "QUARTER_2", "QUARTER_3", "QUARTER_4");
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int MONTHS = 3;
    private static final String LATEST_ASKED = """
            select period_from, period_to from report_request
            where withdrawn_at is null and period_to - period_from between 150 and 200
            order by period_to desc, period_from limit 1
            """;
    private final PeriodRules rules;
    private final JdbcClient sql;
    private final MessageSource messages;
    private final Clock clock;

    OverviewAsks(PeriodRules rules, JdbcClient sql, MessageSource messages, Clock clock) {
        this.rules = rules;
        this.sql = sql;
        this.messages = messages;
        this.clock = clock;
    }

    /// Reads it. Where no period is asked for: the latest half-year for which reports were asked, else today's
    /// calendar half. What cannot be read is told in [OverviewAsk#wrong()].
    ///
    /// @param parameters of the address
    public OverviewAsk read(Map<String, String> parameters) {
        String code = typed(parameters, "period");
        String year = typed(parameters, "year");
        String from = typed(parameters, "from");
        String to = typed(parameters, "to");
        String against = typed(parameters, "against");
        String map = typed(parameters, "map");
        var wrong = new ArrayList<String>();
        var all = rules.all();
        Period found = null;
        if (!code.isEmpty()) {
            found = usual(code, year, all, wrong);
        } else if (!from.isEmpty() || !to.isEmpty()) {
            found = days(from, to, wrong);
        }
        var earlier = OverviewAsk.Against.PREVIOUS;
        if (against.equals("year")) earlier = OverviewAsk.Against.YEAR;
        else if (!against.isEmpty() && !against.equals("previous")) wrong.add("against");
        var day = map.isEmpty() ? Optional.<LocalDate>empty() : day(map);
        if (!map.isEmpty() && day.isEmpty()) wrong.add("map");
        String typedMap = day.map(VietnameseDates::onScreen).orElse(map);
        if (found != null) {
            return new OverviewAsk(
                    found,
                    earlier,
                    day.orElse(null),
                    code.isEmpty() ? null : code,
                    year.isEmpty() ? Integer.toString(found.to().getYear()) : year,
                    from,
                    to,
                    typedMap,
                    wrong);
        }
        var usual = usualPeriod();
        // Whoever typed days wrongly mends them: the form stays at days.
        var named = code.isEmpty() && !wrong.isEmpty() && !(from + to).isEmpty() ? null : named(usual, all);
        return new OverviewAsk(
                usual,
                earlier,
                day.orElse(null),
                named,
                wrong.isEmpty() || year.isEmpty() ? Integer.toString(usual.to().getYear()) : year,
                from.isEmpty() && named == null ? VietnameseDates.onScreen(usual.from()) : from,
                to.isEmpty() && named == null ? VietnameseDates.onScreen(usual.to()) : to,
                typedMap,
                wrong);
    }

    /// The usual periods to choose from.
    public List<Choice> choices(Locale language) {
        var choices = new ArrayList<Choice>();
        rules.all()
                .forEach(rule ->
                        choices.add(new Choice(rule.ruleCode(), "%s (%s)".formatted(rule.name(), rule.basis()))));
        QUARTERS.forEach(quarter ->
                choices.add(new Choice(quarter, messages.getMessage("plan.period." + quarter, null, language))));
        return choices;
    }

    /// The period that is meant where none is asked for.
    public Period usualPeriod() {
        return sql.sql(LATEST_ASKED)
                .query((row, _) -> new Period(
                        row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class)))
                .optional()
                .orElseGet(() -> Period.halfYearOf(LocalDate.now(clock)));
    }

    private static @Nullable String named(Period period, List<PeriodRule> rules) {
        return rules.stream()
                .filter(rule -> rule.in(period.to().getYear()).equals(period))
                .map(PeriodRule::ruleCode)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Period usual(String code, String year, List<PeriodRule> rules, List<String> wrong) {
        boolean readable =
                year.matches("\\d{4}") && Integer.parseInt(year) >= FIRST_YEAR && Integer.parseInt(year) <= LAST_YEAR;
        if (!readable) wrong.add("year");
        int of = readable ? Integer.parseInt(year) : FIRST_YEAR;
        int quarter = QUARTERS.indexOf(code);
        if (quarter >= 0) {
            var first = LocalDate.of(of, Month.of(quarter * MONTHS + 1), 1);
            return readable ? new Period(first, first.plusMonths(MONTHS).minusDays(1)) : null;
        }
        var rule = rules.stream().filter(one -> one.ruleCode().equals(code)).findFirst();
        if (rule.isEmpty()) wrong.add("period");
        return readable && rule.isPresent() ? rule.get().in(of) : null;
    }

    private static @Nullable Period days(String from, String to, List<String> wrong) {
        var first = day(from);
        var last = day(to);
        if (first.isEmpty()) wrong.add("from");
        if (last.isEmpty()) wrong.add("to");
        if (first.isEmpty() || last.isEmpty()) return null;
        if (last.get().isBefore(first.get())) {
            wrong.add("order");
            return null;
        }
        return new Period(first.get(), last.get());
    }

    private static Optional<LocalDate> day(String text) {
        return VietnameseDates.typed(text).filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
    }

    private static String typed(Map<String, String> parameters, String name) {
        try {
            return VietnameseText.clean(parameters.getOrDefault(name, ""));
        } catch (RuleViolation unprintable) {
            return "?";
        }
    }
}
