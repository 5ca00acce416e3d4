package vn.ocop.portal.letter;

import java.util.List;
import vn.ocop.portal.letter.Finding.Words;
import vn.ocop.portal.letter.WordParagraph.Line;

/// A list whose lines begin with a dash and end with a semicolon, the last with a full stop.
final class DashedList {
    private DashedList() {}

    static void check(CheckRule rule, List<Line> lines, Findings findings) {
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var text = line.text();
            var continued = i > 0 && lines.get(i - 1).paragraph().is(line.paragraph()) && !isDash(text);
            var last = i == lines.size() - 1;
            var goesOn = !last
                    && lines.get(i + 1).paragraph().is(line.paragraph())
                    && !isDash(lines.get(i + 1).text());
            var begins = continued || isDash(text);
            var ends = goesOn || text.endsWith(last ? "." : ";");
            if (!begins || !ends || (last && text.endsWith("..")))
                findings.fail(
                        rule, LookRules.place(line), Findings.quote(text), Words.of(last ? "dashed.last" : "dashed"));
        }
    }

    private static boolean isDash(String text) {
        return text.startsWith("- ") || text.startsWith("– ");
    }
}
