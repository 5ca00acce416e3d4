package vn.ocop.portal.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.letter.Block;
import vn.ocop.portal.letter.Rank;

/// A report's sentences put together: which parts it has, how they are numbered, which mark stands
/// behind which sentence. The page and the letter both show this, so that what a person reads while
/// writing is what is sent.
///
/// @param parts those that the report has, in order; a part whose sentences are all left out has no
///     number
public record Composition(List<Part> parts) {
    /// A part of the report.
    ///
    /// @param number in the letter; null for a part without a heading, or one that the letter does
    ///     not have
    /// @param heading null for a part without a heading
    public record Part(
            Section section,
            @Nullable Integer number,
            @Nullable String heading,
            List<Paragraph> paragraphs) {
        /// The number as the letter writes it: "1." in a công văn, "I." in a report; empty without a
        /// number.
        public String label(ReportForm form) {
            return number == null ? "" : rank(form).label(number);
        }
    }

    /// Sentences that share a paragraph.
    ///
    /// @param item whether it begins with a dash
    /// @param heading its number within its part where it is a heading above something; 0 else
    public record Paragraph(boolean item, int heading, List<Piece> pieces) {
        /// The heading's number as the letter writes it: "a)" in a công văn, "1." in a report; empty for others.
        public String label(ReportForm form) {
            return heading == 0 ? "" : rankWithin(form).label(heading);
        }

        /// The paragraph as the letter has it; empty where all of it is left out.
        public String text() {
            var text = new StringBuilder();
            for (Piece piece : pieces) {
                if (!piece.inLetter()) continue;
                if (!text.isEmpty()) text.append(' ');
                text.append(piece.sentence().text()).append(piece.mark());
            }
            return text.toString();
        }
    }

    /// A sentence with the mark behind it.
    ///
    /// @param inLetter false where it is left out, or leads to nothing
    /// @param mark may be empty
    public record Piece(SentenceSummary sentence, boolean inLetter, String mark) {}

    /// Composes the sentences of a report whose request has no outline, or where headings do not
    /// matter.
    public static Composition of(List<SentenceSummary> sentences, RequestSummary request) {
        return of(sentences, request, List.of());
    }

    /// Composes the sentences of one report.
    ///
    /// @param request whose periods the headings name
    /// @param outline of the request: where a line names a section, it gives it its heading. The
    ///     order of sections stays
    public static Composition of(List<SentenceSummary> sentences, RequestSummary request, List<OutlineLine> outline) {
        Map<Section, Map<Integer, List<SentenceSummary>>> sorted = new EnumMap<>(Section.class);
        sentences.stream()
                .sorted(Comparator.comparing(SentenceSummary::section)
                        .thenComparingInt(SentenceSummary::paragraph)
                        .thenComparingInt(SentenceSummary::position))
                .forEach(sentence -> sorted.computeIfAbsent(sentence.section(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(sentence.paragraph(), _ -> new ArrayList<>())
                        .add(sentence));
        var parts = new ArrayList<Part>();
        int number = 0;
        for (var entry : sorted.entrySet()) {
            var section = entry.getKey();
            var paragraphs = paragraphs(section, List.copyOf(entry.getValue().values()));
            boolean told =
                    paragraphs.stream().anyMatch(paragraph -> !paragraph.text().isEmpty());
            Integer own = section.headed() && told ? Integer.valueOf(++number) : null;
            parts.add(new Part(section, own, section.headed() ? heading(section, request, outline) : null, paragraphs));
        }
        return new Composition(List.copyOf(parts));
    }

    private static String heading(Section section, RequestSummary request, List<OutlineLine> outline) {
        return outline.stream()
                .filter(line -> line.section() == section)
                .findFirst()
                .map(OutlineLine::heading)
                .orElseGet(() -> heading(section, request));
    }

    private static String heading(Section section, RequestSummary request) {
        return switch (section) {
            case COMMITMENTS -> "Tình hình thực hiện nhiệm vụ đã đề ra";
            case RESULTS -> "Kết quả thực hiện " + request.periodName();
            case DIFFICULTIES -> "Khó khăn, vướng mắc và nguyên nhân";
            case NEXT_TASKS -> "Nhiệm vụ trọng tâm " + request.nextPeriodName();
            case RECOMMENDATIONS -> "Kiến nghị, đề xuất";
            case OPENING, CLOSING -> "";
        };
    }

    private static List<Paragraph> paragraphs(Section section, List<List<SentenceSummary>> groups) {
        var paragraphs = new ArrayList<Paragraph>();
        int headings = 0;
        for (int i = 0; i < groups.size(); i++) {
            var group = groups.get(i);
            var rest = groups.subList(i + 1, groups.size());
            boolean lastOfPart = rest.stream().flatMap(List::stream).allMatch(SentenceSummary::leftOut);
            boolean heads = group.getFirst().kind() == SentenceKind.HEADING;
            if (heads && !group.getFirst().leftOut() && isAbove(rest)) {
                paragraphs.add(new Paragraph(false, ++headings, List.of(new Piece(group.getFirst(), true, ""))));
            } else if (heads) {
                paragraphs.add(new Paragraph(false, 0, List.of(new Piece(group.getFirst(), false, ""))));
            } else {
                paragraphs.add(paragraph(section, group, itemFollows(rest), lastOfPart));
            }
        }
        return List.copyOf(paragraphs);
    }

    /// Whether something is said before the next heading.
    private static boolean isAbove(List<List<SentenceSummary>> rest) {
        return rest.stream()
                .flatMap(List::stream)
                .filter(sentence -> !sentence.leftOut())
                .takeWhile(sentence -> sentence.kind() != SentenceKind.HEADING)
                .anyMatch(sentence -> sentence.kind() != SentenceKind.LEAD);
    }

    private static boolean itemFollows(List<List<SentenceSummary>> rest) {
        return rest.stream()
                .flatMap(List::stream)
                .filter(sentence -> !sentence.leftOut())
                .findFirst()
                .filter(next -> next.kind() == SentenceKind.ITEM)
                .isPresent();
    }

    private static Paragraph paragraph(
            Section section, List<SentenceSummary> group, boolean itemFollows, boolean lastOfPart) {
        var kept = group.stream().filter(sentence -> !sentence.leftOut()).toList();
        boolean open = kept.stream().anyMatch(SentenceSummary::openEnded);
        var pieces = new ArrayList<Piece>();
        for (SentenceSummary sentence : group) {
            int at = kept.indexOf(sentence);
            boolean last = at == kept.size() - 1;
            if (at < 0) {
                pieces.add(new Piece(sentence, false, ""));
            } else if (sentence.kind() == SentenceKind.LEAD) {
                // A lead leads to the clauses of its paragraph or to the items below it; to nothing, it is not said.
                pieces.add(new Piece(sentence, !last || itemFollows, last ? ":" : ""));
            } else if (!last) {
                boolean chain = sentence.kind() == SentenceKind.CLAUSE
                        && kept.get(at + 1).kind() == SentenceKind.CLAUSE;
                pieces.add(new Piece(sentence, true, mark(sentence, chain ? ";" : ".")));
            } else {
                pieces.add(new Piece(sentence, true, mark(sentence, finalMark(section, open, lastOfPart))));
            }
        }
        boolean item = group.getFirst().kind() == SentenceKind.ITEM;
        return new Paragraph(item, 0, List.copyOf(pieces));
    }

    private static String finalMark(Section section, boolean open, boolean lastOfPart) {
        if (section == Section.CLOSING && lastOfPart) return "./.";
        if (section == Section.OPENING && lastOfPart) return ":";
        if (open) return ",…";
        return ".";
    }

    private static String mark(SentenceSummary sentence, String mark) {
        String text = sentence.text();
        boolean asks = text.endsWith("?") || text.endsWith("!");
        return asks && mark.equals(".") ? "" : mark;
    }

    private static Rank rank(ReportForm form) {
        return switch (form) {
            case LETTER -> Rank.CLAUSE;
            case REPORT -> Rank.SECTION;
        };
    }

    private static Rank rankWithin(ReportForm form) {
        return switch (form) {
            case LETTER -> Rank.POINT;
            case REPORT -> Rank.CLAUSE;
        };
    }

    /// The letter's body.
    public List<Block> blocks(ReportForm form) {
        var blocks = new ArrayList<Block>();
        for (Part part : parts) {
            if (part.number() != null && part.heading() != null) {
                blocks.add(new Block.Heading(rank(form), part.label(form), part.heading()));
            }
            for (Paragraph paragraph : part.paragraphs()) {
                String text = paragraph.text();
                if (text.isEmpty()) continue;
                if (paragraph.heading() > 0) {
                    blocks.add(new Block.Heading(rankWithin(form), paragraph.label(form), text));
                    continue;
                }
                blocks.add(paragraph.item() ? new Block.Item(text) : new Block.Paragraph(text));
            }
        }
        return List.copyOf(blocks);
    }
}
