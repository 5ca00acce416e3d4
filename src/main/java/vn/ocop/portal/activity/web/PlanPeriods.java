package vn.ocop.portal.activity.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.PeriodRule;
import vn.ocop.portal.core.PeriodRules;
import vn.ocop.portal.plan.PlanCitation;

/// Offers the periods for which figures of plans may be seen.
@Component
class PlanPeriods {
    private static final String HALF = "_HALF_ND09";
    private static final String YEAR = "YEAR_CALENDAR";
    private final PeriodRules rules;
    private final MessageSource messages;
    private final Clock clock;

    PlanPeriods(PeriodRules rules, MessageSource messages, Clock clock) {
        this.rules = rules;
        this.messages = messages;
        this.clock = clock;
    }

    /// What an address asks for.
    record Asked(
            @Nullable String period,
            @Nullable String year,
            @Nullable String from,
            @Nullable String to) {}

    /// Reads the period and adds what the page's form needs.
    PeriodChoice addTo(Model model, Asked asked, @Nullable PlanCitation plan, Locale language) {
        var choice = read(asked, plan);
        var choices = new ArrayList<Choice>();
        rules.all()
                .forEach(rule ->
                        choices.add(new Choice(rule.ruleCode(), "%s (%s)".formatted(rule.name(), rule.basis()))));
        PeriodChoice.QUARTERS.forEach(quarter ->
                choices.add(new Choice(quarter, messages.getMessage("plan.period." + quarter, null, language))));
        model.addAttribute("periodChoice", choice);
        model.addAttribute("periodChoices", choices);
        return choice;
    }

    /// Reads the period. Where nothing is asked: today's half-year by Nghị
    /// định 09/2019/NĐ-CP, or the last calendar year of a plan that is over.
    PeriodChoice read(Asked asked, @Nullable PlanCitation plan) {
        var all = rules.all();
        var today = LocalDate.now(clock);
        boolean over = plan != null && plan.endsOn().isBefore(today);
        var usual = over ? null : half(all, today);
        int lastYear = plan == null ? today.getYear() : plan.endsOn().getYear();
        return PeriodChoice.read(
                asked.period(),
                asked.year(),
                asked.from(),
                asked.to(),
                all,
                usual == null
                        ? new Period(
                                LocalDate.of(lastYear, Month.JANUARY, 1), LocalDate.of(lastYear, Month.DECEMBER, 31))
                        : usual.period(),
                usual == null ? YEAR : usual.code());
    }

    private record Half(Period period, String code) {}

    private static @Nullable Half half(List<PeriodRule> rules, LocalDate day) {
        for (var rule : rules) {
            if (!rule.ruleCode().endsWith(HALF)) continue;
            for (int year : new int[] {day.getYear(), day.getYear() + 1}) {
                if (rule.in(year).includes(day)) return new Half(rule.in(year), rule.ruleCode());
            }
        }
        return null;
    }
}
