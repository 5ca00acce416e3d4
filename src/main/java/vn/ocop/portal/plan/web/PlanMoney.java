package vn.ocop.portal.plan.web;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import vn.ocop.portal.plan.FundingSource;
import vn.ocop.portal.plan.PlanBudget;

/// Writes the money of a plan.
final class PlanMoney {
    private final Map<String, String> sources = new HashMap<>();
    private final MessageSource messages;
    private final Locale language;

    PlanMoney(Iterable<FundingSource> sources, MessageSource messages, Locale language) {
        sources.forEach(source -> this.sources.put(source.code(), name(source, language)));
        this.messages = messages;
        this.language = language;
    }

    static String name(FundingSource source, Locale language) {
        return language.getLanguage().equals("en") ? source.nameEn() : source.name();
    }

    /// The money in words; null where none is known.
    TaskRow.@Nullable Money of(PlanBudget.@Nullable Line line) {
        if (line == null || line.value() == null) return null;
        return new TaskRow.Money(
                TaskRow.dong(line.value()),
                line.bySource().entrySet().stream()
                        .map(each -> source(each.getKey()) + ": " + TaskRow.dong(each.getValue()))
                        .toList(),
                line.differences().stream().map(this::difference).toList());
    }

    private String source(@Nullable String code) {
        return sources.getOrDefault(String.valueOf(code), String.valueOf(code));
    }

    private String difference(PlanBudget.Difference difference) {
        return messages.getMessage(
                "plan.budget.differs." + difference.kind(),
                new Object[] {
                    TaskRow.dong(difference.stated()), TaskRow.dong(difference.added()), source(difference.source())
                },
                language);
    }
}
