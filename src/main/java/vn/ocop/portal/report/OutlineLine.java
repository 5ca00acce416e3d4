package vn.ocop.portal.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.RuleViolation;

/// A part that a request asks for (một mục của đề cương).
///
/// @param position from 1, without gaps
/// @param depth 1 for a part, 2 and 3 for what stands in it; never more than one step deeper than the
///     line above
/// @param heading as the letter is to write it, at most 300 letters
/// @param guidance what the part is to tell, at most 500 letters; null where the heading says it all
/// @param section the section of the letter that answers it, named by one line at most; null where no
///     section does, so that a person writes of it in the section of the line above it that has one
public record OutlineLine(
        int position,
        int depth,
        String heading,
        @Nullable String guidance,
        @Nullable Section section) {
    /// The longest outline.
    public static final int MOST = 60;

    /// The sections that a line may name: those with a heading.
    public static final List<Section> SECTIONS = List.of(
            Section.COMMITMENTS, Section.RESULTS, Section.DIFFICULTIES, Section.NEXT_TASKS, Section.RECOMMENDATIONS);

    /// The line as text, further in for each step of depth.
    String asText() {
        return "– ".repeat(depth - 1)
                + heading
                + (guidance == null ? "" : " (" + guidance + ")")
                + (section == null ? "" : " → " + told(section));
    }

    private static String told(Section section) {
        return switch (section) {
            case OPENING -> "phần mở đầu";
            case COMMITMENTS -> "phần nhiệm vụ đã đề ra";
            case RESULTS -> "phần kết quả";
            case DIFFICULTIES -> "phần khó khăn, vướng mắc";
            case NEXT_TASKS -> "phần nhiệm vụ kỳ tiếp theo";
            case RECOMMENDATIONS -> "phần kiến nghị, đề xuất";
            case CLOSING -> "phần kết";
        };
    }

    /// That the lines make an outline.
    ///
    /// @throws RuleViolation `outline.long`, `outline.heading`, `outline.guidance`, `outline.depth`,
    ///     `outline.section`, `outline.section.twice`, each but the first with the number of the line
    static void check(List<OutlineLine> lines) {
        if (lines.size() > MOST) throw new RuleViolation("outline.long", MOST);
        Set<Section> named = EnumSet.noneOf(Section.class);
        int above = 0;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.position() != i + 1) throw new IllegalArgumentException("the lines have gaps");
            if (line.heading().isBlank() || line.heading().length() > 300) {
                throw new RuleViolation("outline.heading", i + 1);
            }
            var guidance = line.guidance();
            if (guidance != null && (guidance.isBlank() || guidance.length() > 500)) {
                throw new RuleViolation("outline.guidance", i + 1);
            }
            if (line.depth() < 1 || line.depth() > 3 || line.depth() > above + 1) {
                throw new RuleViolation("outline.depth", i + 1);
            }
            above = line.depth();
            var section = line.section();
            if (section != null && !SECTIONS.contains(section)) throw new RuleViolation("outline.section", i + 1);
            if (section != null && !named.add(section)) throw new RuleViolation("outline.section.twice", i + 1);
        }
    }
}
