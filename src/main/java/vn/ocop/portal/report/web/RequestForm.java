package vn.ocop.portal.report.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.PeriodRule;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.report.AddresseeClass;
import vn.ocop.portal.report.RegimeId;
import vn.ocop.portal.report.ReportingRegimes;
import vn.ocop.portal.report.RequestContent;
import vn.ocop.portal.report.RequestDraft;
import vn.ocop.portal.report.RequestSummary;

/// A request as typed. The period is a rule with a year, or days and a name of its own (rule `FREE`).
record RequestForm(
        @Nullable Integer version,
        @NotNull @Nullable OrganizationId sender,
        @NotBlank @Size(max = 50) @Nullable String number,
        @NotNull @Nullable LocalDate issuedOn,
        @NotBlank @Size(max = 500) @Nullable String subject,
        @Nullable PlanId plan,
        @NotBlank @Nullable String rule,
        @Min(2000) @Max(2199) @Nullable Integer year,
        @Size(max = 100) @Nullable String periodName,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @NotNull @Nullable LocalDate deadline,
        @Nullable LocalDate recordsUntil,
        @Nullable LocalDate editsUntil,
        @Nullable List<OrganizationId> addressees,
        @Nullable List<AddresseeClass> classes,
        @Nullable RegimeId regime,
        @Nullable List<OutlineRow> outline,
        @Nullable List<String> indicators,
        @Nullable Boolean unattended) {
    static final String FREE = "FREE";

    RequestForm {
        outline = OutlineEditing.typed(outline);
    }

    static RequestForm empty(@Nullable OrganizationId sender, int year) {
        return new RequestForm(
                null, sender, null, null, null, null, null, year, null, null, null, null, null, null, List.of(),
                List.of(), null, List.of(), List.of(), false);
    }

    /// The request of a regime's period, to which number and day are to be given.
    ///
    /// @param addressees of the regime, on the day on which the form is opened
    static RequestForm of(ReportingRegimes.Beginning beginning, List<OrganizationId> addressees) {
        var content = beginning.regime().content();
        return new RequestForm(
                null,
                beginning.regime().office(),
                null,
                null,
                beginning.subject(),
                content.plan(),
                beginning.period().ruleCode(),
                beginning.period().year(),
                null,
                null,
                null,
                beginning.deadline(),
                beginning.recordsUntil(),
                beginning.editsUntil(),
                addressees,
                List.copyOf(content.classes()),
                beginning.regime().id(),
                OutlineEditing.rows(content.outline()),
                List.copyOf(content.indicators()),
                false);
    }

    RequestForm with(List<OutlineRow> rows) {
        return new RequestForm(
                version,
                sender,
                number,
                issuedOn,
                subject,
                plan,
                rule,
                year,
                periodName,
                from,
                to,
                deadline,
                recordsUntil,
                editsUntil,
                addressees,
                classes,
                regime,
                rows,
                indicators,
                unattended);
    }

    /// A request that stands. Its period is the rule that has its days and its name, where one has:
    /// what follows a rule's period is the rule's to say.
    ///
    /// @param rules the period rules there are
    static RequestForm of(
            RequestSummary request,
            List<OutlineRow> outline,
            List<String> indicators,
            @Nullable RegimeId regime,
            List<PeriodRule> rules) {
        int year = request.period().to().getYear();
        var rule = rules.stream()
                .filter(one -> one.in(year).equals(request.period())
                        && one.nameIn(year).equals(request.periodName()))
                .findFirst();
        return new RequestForm(
                request.version(),
                request.sender(),
                request.number(),
                request.issuedOn(),
                request.subject(),
                request.plan(),
                rule.map(PeriodRule::ruleCode).orElse(FREE),
                year,
                rule.isPresent() ? null : request.periodName(),
                rule.isPresent() ? null : request.period().from(),
                rule.isPresent() ? null : request.period().to(),
                request.deadline(),
                request.recordsUntil(),
                request.editsUntil(),
                request.addressees(),
                List.of(),
                regime,
                outline,
                indicators,
                false);
    }

    /// What the form says, once its errors are none.
    ///
    /// @param rules the period rules there are
    RequestContent content(List<PeriodRule> rules) {
        if (sender == null
                || number == null
                || issuedOn == null
                || subject == null
                || deadline == null
                || rule == null) {
            throw new IllegalStateException("the form has errors");
        }
        var period = period(rules);
        var next = next(rules, period);
        return new RequestContent(
                sender,
                number,
                issuedOn,
                subject,
                plan,
                name(rules),
                period,
                nextName(rules, next),
                next.to(),
                deadline,
                recordsUntil,
                editsUntil);
    }

    /// Whom the form names, by name.
    Set<OrganizationId> named() {
        return RequestController.set(addressees);
    }

    /// The whole of it, once its errors are none.
    RequestDraft draft(List<PeriodRule> rules) {
        return new RequestDraft(
                content(rules),
                named(),
                OutlineEditing.lines(outline),
                RequestController.set(indicators),
                regime,
                Boolean.TRUE.equals(unattended));
    }

    /// The days of the period, where they can be told already.
    Optional<Period> days(List<PeriodRule> rules) {
        var chosen = chosen(rules);
        if (chosen.isPresent()) return Optional.ofNullable(year).map(chosen.get()::in);
        if (from == null || to == null || to.isBefore(from)) return Optional.empty();
        return Optional.of(new Period(from, to));
    }

    private Optional<PeriodRule> chosen(List<PeriodRule> rules) {
        return rules.stream().filter(one -> one.ruleCode().equals(rule)).findFirst();
    }

    private Period period(List<PeriodRule> rules) {
        var chosen = chosen(rules);
        if (chosen.isPresent() && year != null) return chosen.get().in(year);
        if (from == null || to == null) throw new IllegalStateException("the form has errors");
        return new Period(from, to);
    }

    private String name(List<PeriodRule> rules) {
        var chosen = chosen(rules);
        if (chosen.isPresent() && year != null) return chosen.get().nameIn(year);
        if (periodName == null) throw new IllegalStateException("the form has errors");
        return periodName;
    }

    /// The period that follows: by the rule that the chosen one names, or, for free days, the days of
    /// like length.
    private Period next(List<PeriodRule> rules, Period period) {
        var chosen = chosen(rules);
        if (chosen.isEmpty() || year == null) return period.next();
        int nextYear = year + chosen.get().nextYearOffset();
        return rules.stream()
                .filter(one -> one.ruleCode().equals(chosen.get().nextRuleCode()))
                .findFirst()
                .map(one -> one.in(nextYear))
                .orElseGet(period::next);
    }

    /// The name of the rule whose days these are; without one, the days themselves.
    private static String nextName(List<PeriodRule> rules, Period next) {
        int nextYear = next.to().getYear();
        return rules.stream()
                .filter(one -> one.in(nextYear).equals(next))
                .findFirst()
                .map(one -> one.nameIn(nextYear))
                .orElseGet(() -> "thời gian " + VietnameseDates.inText(next));
    }
}
