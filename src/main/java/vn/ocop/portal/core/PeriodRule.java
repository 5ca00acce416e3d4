package vn.ocop.portal.core;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// A usual reporting period as a rule that any year fills (Nghị định 09/2019/NĐ-CP, Điều 12).
///
/// @param name as letters write it, before the year: 6 tháng đầu năm
/// @param basis the source of the rule and its days, for people who choose
/// @param fromYearOffset years from the period's year to the year of its first day, -1 or 0
/// @param nextRuleCode the rule of the period that follows; null where there is none
public record PeriodRule(
        String ruleCode,
        String name,
        String basis,
        int fromYearOffset,
        int fromMonth,
        int fromDay,
        int toMonth,
        int toDay,
        @Nullable String nextRuleCode,
        int nextYearOffset) {
    /// The rule's days in a year; a last day that the month does not have is the month's last.
    public Period in(int year) {
        var last = YearMonth.of(year, toMonth);
        return new Period(
                LocalDate.of(year + fromYearOffset, fromMonth, fromDay),
                last.atDay(Math.min(toDay, last.lengthOfMonth())));
    }

    /// The period's name in a year: 6 tháng đầu năm 2022.
    public String nameIn(int year) {
        return name + " " + year;
    }
}
