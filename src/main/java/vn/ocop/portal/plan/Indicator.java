package vn.ocop.portal.plan;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseNumbers;

/// What is counted (chỉ tiêu): plans set targets on it, activities measure it.
///
/// @param unit as written after a number: lớp, sản phẩm, %, đồng
public record Indicator(String code, String name, String nameEn, String unit) {
    private static final String DONG = "đồng";
    private static final String SHARE = "%";

    /// The name in the page's language.
    public String name(Locale language) {
        return language.getLanguage().equals("en") ? nameEn : name;
    }

    /// Whether it is an amount of money.
    public boolean isMoney() {
        return unit.equals(DONG);
    }

    /// A value with its unit: 126 lượt người, 1,25 tỷ đồng, 50%.
    public String written(BigDecimal value) {
        if (isMoney()) return VietnameseNumbers.money(value);
        return VietnameseNumbers.grouped(value) + (unit.equals(SHARE) ? SHARE : " " + unit);
    }

    /// A part of a whole: 40%, 100,5%; a dash where that says nothing: a share of a share, a part of nothing.
    public String percent(@Nullable BigDecimal part, BigDecimal whole) {
        if (part == null || unit.equals(SHARE)) return "–";
        return VietnameseNumbers.percent(part, whole).orElse("–");
    }
}
