package vn.ocop.portal.report.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.Errors;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.report.OutlineLine;
import vn.ocop.portal.report.RequestOutline;
import vn.ocop.portal.report.Section;

/// Outlines on forms: each button sends the form as it stands and shows it again with the line added,
/// moved or taken away, so that it works without script.
@Component
class OutlineEditing {
    private static final int LONGEST_HEADING = 300;
    private static final int LONGEST_GUIDANCE = 500;

    private final RequestOutline outlines;

    OutlineEditing(RequestOutline outlines) {
        this.outlines = outlines;
    }

    /// What a button made of the lines.
    ///
    /// @param focus the line at which to go on; null for none
    record Outcome(List<OutlineRow> rows, @Nullable Integer focus) {}

    /// Does what the button says: `add`, `up.3`, `down.3`, `remove.3` with the line from 0,
    /// `preset.CODE`, `last`. Anything else changes nothing.
    Outcome done(@Nullable List<OutlineRow> before, String act, @Nullable OrganizationId sender) {
        var rows = new ArrayList<>(before == null ? List.<OutlineRow>of() : before);
        String[] words = act.split("\\.", 2);
        int at = words.length == 2 && words[1].matches("\\d{1,3}") ? Integer.parseInt(words[1]) : -1;
        return switch (words[0]) {
            case "add" -> {
                if (rows.size() < OutlineLine.MOST) {
                    Integer depth = rows.isEmpty() ? null : rows.getLast().depth();
                    rows.add(new OutlineRow(depth == null ? 1 : depth, null, null, null));
                }
                yield new Outcome(rows, rows.size() - 1);
            }
            case "up" -> {
                if (at < 1 || at >= rows.size()) yield new Outcome(rows, null);
                Collections.swap(rows, at, at - 1);
                yield new Outcome(rows, at - 1);
            }
            case "down" -> {
                if (at < 0 || at >= rows.size() - 1) yield new Outcome(rows, null);
                Collections.swap(rows, at, at + 1);
                yield new Outcome(rows, at + 1);
            }
            case "remove" -> {
                if (at < 0 || at >= rows.size()) yield new Outcome(rows, null);
                rows.remove(at);
                yield new Outcome(rows, rows.isEmpty() ? null : Math.min(at, rows.size() - 1));
            }
            case "preset" -> {
                var lines = words.length == 2 ? outlines.preset(words[1]) : List.<OutlineLine>of();
                yield new Outcome(lines.isEmpty() ? rows : rows(lines), null);
            }
            case "last" -> {
                var lines = sender == null
                        ? List.<OutlineLine>of()
                        : outlines.latestOf(sender).map(outlines::of).orElse(List.of());
                yield new Outcome(lines.isEmpty() ? rows : rows(lines), null);
            }
            default -> new Outcome(rows, null);
        };
    }

    static List<OutlineRow> rows(List<OutlineLine> lines) {
        return lines.stream().map(OutlineRow::of).toList();
    }

    /// The rows that were typed, where an address of a row that stands nowhere leaves gaps.
    static @Nullable List<OutlineRow> typed(@Nullable List<OutlineRow> rows) {
        return rows == null ? null : rows.stream().filter(Objects::nonNull).toList();
    }

    /// The lines that the form says, once its errors are none.
    static List<OutlineLine> lines(@Nullable List<OutlineRow> rows) {
        var lines = new ArrayList<OutlineLine>();
        if (rows == null) return lines;
        for (OutlineRow row : rows) {
            if (row.empty()) continue;
            var heading = row.heading();
            if (heading == null) throw new IllegalStateException("the form has errors");
            Integer depth = row.depth();
            lines.add(new OutlineLine(
                    lines.size() + 1, depth == null ? 1 : depth, heading, row.guidance(), row.section()));
        }
        return lines;
    }

    /// Tells what is wrong with the lines, each at its field.
    static void check(@Nullable List<OutlineRow> rows, Errors errors) {
        if (rows == null) return;
        if (rows.size() > OutlineLine.MOST) {
            errors.rejectValue("outline", "outline.long", new Object[] {OutlineLine.MOST}, null);
        }
        Set<Section> named = EnumSet.noneOf(Section.class);
        int above = 0;
        for (int i = 0; i < Math.min(rows.size(), OutlineLine.MOST); i++) {
            var row = rows.get(i);
            if (row.empty()) continue;
            String at = "outline[" + i + "].";
            Object[] line = {i + 1};
            var heading = row.heading();
            if (heading == null || heading.length() > LONGEST_HEADING) {
                errors.rejectValue(at + "heading", "outline.heading", line, null);
            }
            var guidance = row.guidance();
            if (guidance != null && guidance.length() > LONGEST_GUIDANCE) {
                errors.rejectValue(at + "guidance", "outline.guidance", line, null);
            }
            Integer typed = row.depth();
            int depth = typed == null ? 1 : typed;
            if (depth < 1 || depth > 3 || depth > above + 1) {
                errors.rejectValue(at + "depth", "outline.depth", line, null);
            }
            above = depth;
            var section = row.section();
            if (section != null && !OutlineLine.SECTIONS.contains(section)) {
                errors.rejectValue(at + "section", "outline.section", line, null);
            } else if (section != null && !named.add(section)) {
                errors.rejectValue(at + "section", "outline.section.twice", line, null);
            }
        }
    }

    /// What the form needs beside the lines.
    void fill(Model model, @Nullable OrganizationId sender) {
        model.addAttribute("outlinePresets", outlines.presets());
        model.addAttribute(
                "outlineLast", sender != null && outlines.latestOf(sender).isPresent());
        model.addAttribute("outlineSections", OutlineLine.SECTIONS);
        model.addAttribute("outlineMost", OutlineLine.MOST);
    }
}
