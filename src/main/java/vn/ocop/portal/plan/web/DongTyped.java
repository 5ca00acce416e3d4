package vn.ocop.portal.plan.web;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import vn.ocop.portal.core.VietnameseNumbers;

/// Amounts of đồng as forms send them: 30 tỷ, 350 triệu, 1.500.000.
final class DongTyped {
    private DongTyped() {}

    /// Tells in the form where the text is no whole number of đồng.
    static void check(@Nullable String text, String field, Errors errors) {
        if (text != null && VietnameseNumbers.typedDong(text).isEmpty()) {
            errors.rejectValue(field, "plan.budget.unreadable", new Object[] {text}, null);
        }
    }

    /// The amount; null for none. Zero is none.
    static @Nullable Long read(@Nullable String text) {
        if (text == null) return null;
        Long dong = VietnameseNumbers.typedDong(text).orElse(null);
        return dong == null || dong == 0 ? null : dong;
    }

    /// The amount as the form shows it.
    static @Nullable String written(@Nullable Long dong) {
        return dong == null ? null : VietnameseNumbers.money(BigDecimal.valueOf(dong));
    }
}
