package vn.ocop.portal.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The money of a plan, in đồng: what is stated of each task and what its parts add up to. Nothing that was
/// typed is ever put right by a sum: where the two differ, both stand here.
///
/// @param tasks by task, those without any money too
/// @param whole the plan
public record PlanBudget(Map<PlanTaskId, Line> tasks, Line whole) {
    /// Which sums differ.
    public enum Kind {
        /// What is stated, and its sources.
        SOURCES,
        /// What is stated, and its parts.
        PARTS,
        /// What is stated of one source, and what the parts take from it.
        SOURCE
    }

    /// Two sums that ought to be one.
    ///
    /// @param source its code where one source is told of
    public record Difference(Kind kind, @Nullable String source, long stated, long added) {}

    /// The money of a task or of the plan.
    ///
    /// @param stated the total as typed; null where none was
    /// @param sources as typed, by code
    /// @param bySource the sources as typed, or where none were those of the parts
    /// @param value what is carried up: the total as typed, else the sum of the sources, else that of the
    ///     parts; null where there is no money
    public record Line(
            @Nullable Long stated,
            Map<String, Long> sources,
            Map<String, Long> bySource,
            @Nullable Long value,
            List<Difference> differences) {}

    /// What was typed of a task.
    record Typed(
            PlanTaskId task,
            @Nullable PlanTaskId parent,
            @Nullable Long total,
            Map<String, Long> sources) {}

    /// Adds up the tree.
    ///
    /// @param total what the plan states; null where it states nothing
    /// @param typed each task, its parent among them
    static PlanBudget of(@Nullable Long total, List<Typed> typed) {
        Map<@Nullable PlanTaskId, List<Typed>> below = new LinkedHashMap<>();
        typed.forEach(one ->
                below.computeIfAbsent(one.parent(), _ -> new ArrayList<>()).add(one));
        Map<PlanTaskId, Line> lines = new LinkedHashMap<>();
        return new PlanBudget(lines, line(null, total, Map.of(), below, lines));
    }

    private static Line line(
            @Nullable PlanTaskId task,
            @Nullable Long total,
            Map<String, Long> sources,
            Map<@Nullable PlanTaskId, List<Typed>> below,
            Map<PlanTaskId, Line> lines) {
        Long parts = null;
        Map<String, Long> partSources = new LinkedHashMap<>();
        for (var part : below.getOrDefault(task, List.of())) {
            var line = line(part.task(), part.total(), part.sources(), below, lines);
            lines.put(part.task(), line);
            if (line.value() == null) continue;
            parts = (parts == null ? 0 : parts) + line.value();
            line.bySource().forEach((source, amount) -> partSources.merge(source, amount, Long::sum));
        }
        Long own = sources.isEmpty()
                ? null
                : Long.valueOf(
                        sources.values().stream().mapToLong(Long::longValue).sum());
        var differences = new ArrayList<Difference>();
        if (total != null && own != null && !total.equals(own)) {
            differences.add(new Difference(Kind.SOURCES, null, total, own));
        }
        Long stated = total == null ? own : total;
        if (stated != null && parts != null && !stated.equals(parts)) {
            differences.add(new Difference(Kind.PARTS, null, stated, parts));
        }
        if (parts != null && !partSources.isEmpty()) {
            sources.forEach((source, amount) -> {
                long added = Objects.requireNonNullElse(partSources.get(source), 0L);
                if (added != amount) differences.add(new Difference(Kind.SOURCE, source, amount, added));
            });
        }
        return new Line(
                total,
                sources,
                sources.isEmpty() ? partSources : sources,
                stated == null ? parts : stated,
                differences);
    }
}
