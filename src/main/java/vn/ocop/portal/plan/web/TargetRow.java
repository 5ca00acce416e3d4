package vn.ocop.portal.plan.web;

import java.util.Locale;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.plan.Indicator;
import vn.ocop.portal.plan.PlanTargetSummary;

/// A target as the plan's page shows it.
///
/// @param indicator name in the page's language
/// @param value with its unit
record TargetRow(PlanTargetSummary target, String indicator, String value) {
    static TargetRow of(PlanTargetSummary target, Indicator indicator, Locale language) {
        var value = target.terms().value();
        return new TargetRow(
                target,
                name(indicator, language),
                switch (indicator.unit()) {
                    case "đồng" -> VietnameseNumbers.money(value);
                    case "%" -> VietnameseNumbers.grouped(value) + "%";
                    default -> VietnameseNumbers.grouped(value) + " " + indicator.unit();
                });
    }

    static String name(Indicator indicator, Locale language) {
        return language.getLanguage().equals("en") ? indicator.nameEn() : indicator.name();
    }
}
