package vn.ocop.portal.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.Block;
import vn.ocop.portal.letter.OfficialLetter;

/// A department's issued letter, taken apart so that another can quote it: what each of its parts says, as it was sent.
///
/// @param letter number and day
/// @param form whether it is a công văn or a báo cáo
/// @param about what it is about, as who cites it says: "về việc báo cáo …"
/// @param issuer its name on the letter's day
/// @param parts the headed parts that it has
record QuotedLetter(
        ReportId report, IssuedLetter letter, ReportForm form, String about, String issuer, Map<Section, Part> parts) {
    /// What a part says, ready to stand between quotation marks.
    ///
    /// @param paragraphs each without the mark at its end; a list is one paragraph with what leads to it
    /// @param lines as `paragraphs`, but the lines of a list one by one and without what leads to it
    record Part(List<String> paragraphs, List<String> lines) {
        Part {
            paragraphs = List.copyOf(paragraphs);
            lines = List.copyOf(lines);
        }
    }

    /// The parts of a letter that was kept.
    ///
    /// @param told its sentences as they were kept beside it
    static Map<Section, Part> parts(OfficialLetter letter, List<SourceAccount.Told> told) {
        var headed = told.stream()
                .map(SourceAccount.Told::section)
                .filter(Section::headed)
                .distinct()
                .toList();
        var bodies = bodies(letter, told);
        Map<Section, Part> parts = new EnumMap<>(Section.class);
        for (int i = 0; i < bodies.size(); i++) {
            // The k-th heading stands above the k-th part that has sentences, however it was worded.
            var section = bodies.size() == headed.size() ? headed.get(i) : Section.RESULTS;
            var part = part(bodies.get(i));
            parts.merge(section, part, QuotedLetter::joined);
        }
        return parts;
    }

    private static Part joined(Part one, Part other) {
        var paragraphs = new ArrayList<>(one.paragraphs());
        paragraphs.addAll(other.paragraphs());
        var lines = new ArrayList<>(one.lines());
        lines.addAll(other.lines());
        return new Part(paragraphs, lines);
    }

    /// What stands below each heading of the highest rank, without the letter's opening and closing words.
    private static List<List<Block>> bodies(OfficialLetter letter, List<SourceAccount.Told> told) {
        var blocks = new ArrayList<>(letter.body());
        var top = blocks.stream()
                .filter(Block.Heading.class::isInstance)
                .map(block -> ((Block.Heading) block).rank())
                .min(Enum::compareTo);
        if (top.isEmpty()) return List.of();
        // The word about the annexes stands before the last paragraph.
        if (!letter.annexes().isEmpty() && blocks.size() > 1) blocks.remove(blocks.size() - 2);
        var closing = told.stream()
                .filter(sentence -> sentence.section() == Section.CLOSING)
                .map(SourceAccount.Told::text)
                .findFirst();
        var bodies = new ArrayList<List<Block>>();
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading && heading.rank() == top.get()) {
                bodies.add(new ArrayList<>());
            } else if (!bodies.isEmpty()) {
                if (closing.isPresent() && block instanceof Block.Paragraph(var text) && text.startsWith(closing.get()))
                    break;
                bodies.getLast().add(block);
            }
        }
        return bodies;
    }

    private static Part part(List<Block> blocks) {
        var paragraphs = new ArrayList<String>();
        var lines = new ArrayList<String>();
        var items = new ArrayList<String>();
        String lead = "";
        for (Block block : blocks) {
            if (block instanceof Block.Item(var text)) {
                items.add(bare(text));
                continue;
            }
            flush(lead, items, paragraphs, lines);
            items.clear();
            lead = "";
            switch (block) {
                case Block.Paragraph(var text) -> {
                    for (String line :
                            text.lines().filter(one -> !one.isBlank()).toList()) {
                        if (line.strip().endsWith(":")) {
                            lead = bare(line);
                        } else {
                            paragraphs.add(bare(line));
                            lines.add(bare(line));
                        }
                    }
                }
                case Block.Numbered numbered -> {
                    paragraphs.add(bare(numbered.text()));
                    lines.add(bare(numbered.text()));
                }
                case Block.Heading heading -> lead = bare(heading.text());
                case Block.Item _, Block.Table _ -> {}
            }
        }
        flush(lead, items, paragraphs, lines);
        return new Part(paragraphs, lines);
    }

    private static void flush(String lead, List<String> items, List<String> paragraphs, List<String> lines) {
        lines.addAll(items);
        if (lead.isEmpty()) paragraphs.addAll(items);
        else if (!items.isEmpty()) paragraphs.add(lead + ": " + String.join("; ", items));
    }

    /// Without its final mark, but with the dots of a list that is left open; quotation marks within are single ones.
    private static String bare(String text) {
        String line = VietnameseText.oneLine(text);
        boolean open = line.endsWith("…");
        return (VietnameseText.withoutFinalMark(line) + (open ? ",…" : ""))
                .replace('“', '‘')
                .replace('”', '’');
    }
}
