package vn.ocop.portal.letter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.ocop.portal.letter.Block.Heading;
import vn.ocop.portal.letter.Block.Item;
import vn.ocop.portal.letter.Block.Numbered;
import vn.ocop.portal.letter.Block.Paragraph;
import vn.ocop.portal.letter.Block.Table;

/// Numbers the headings and numbered paragraphs of one body in the order in which they are asked for, so that what is
/// left out leaves no gap. Each begins those of lower rank anew.
public final class Numbering {
    private final int[] counts = new int[Rank.values().length + 1];

    /// The next heading of that rank.
    public Heading heading(Rank rank, String text) {
        return new Heading(rank, next(rank), text);
    }

    /// The next numbered paragraph of that rank.
    public Numbered paragraph(Rank rank, String text) {
        return new Numbered(rank, next(rank), text);
    }

    /// A body after blocks were taken out or moved: headings with nothing below them are left out and the rest is
    /// numbered anew. What has no label gets none.
    public static List<Block> closedUp(List<Block> body) {
        var numbering = new Numbering();
        var closed = new ArrayList<Block>();
        for (int i = 0; i < body.size(); i++) {
            var block = body.get(i);
            if (block instanceof Heading heading && !leads(heading, body.subList(i + 1, body.size()))) continue;
            closed.add(
                    switch (block) {
                        case Heading(var rank, var label, var text)
                        when !label.isEmpty() -> numbering.heading(rank, text);
                        case Numbered(var rank, var label, var text)
                        when !label.isEmpty() -> numbering.paragraph(rank, text);
                        case Heading _, Numbered _, Paragraph _, Item _, Table _ -> block;
                    });
        }
        return List.copyOf(closed);
    }

    /// Whether text or a table stands below the heading before the next one of its rank or above.
    private static boolean leads(Heading heading, List<Block> rest) {
        for (var block : rest) {
            if (!(block instanceof Heading next)) return true;
            if (next.rank().depth() <= heading.rank().depth()) return false;
        }
        return false;
    }

    private String next(Rank rank) {
        counts[rank.depth()]++;
        Arrays.fill(counts, rank.depth() + 1, counts.length, 0);
        return rank.label(counts[rank.depth()]);
    }
}
