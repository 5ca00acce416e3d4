package vn.ocop.portal.report;

import java.time.LocalDate;
import vn.ocop.portal.core.Period;

/// A period of a regime for which no request was sent yet.
///
/// @param year of the rule
/// @param name as letters write it: 6 tháng đầu năm 2026
/// @param deadline the day on which answers are due by the regime
public record RegimePeriod(
        RegimeId regime,
        String regimeName,
        String ruleCode,
        int year,
        String name,
        Period period,
        LocalDate deadline) {}
