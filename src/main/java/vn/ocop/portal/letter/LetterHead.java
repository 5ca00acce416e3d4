package vn.ocop.portal.letter;

import java.util.ArrayList;
import java.util.List;
import vn.ocop.portal.letter.LayoutProfile.Part;
import vn.ocop.portal.letter.LayoutProfile.Setting;

/// Where the lines of the head break and how long its rules are. Renderings must not leave that to the programs that
/// show them: the rule under the issuer depends on the length of the text above.
///
/// @param issuerRule in millimetres
/// @param mottoRule in millimetres
/// @param title the title of a named document; its name where it has no other
/// @param titleRule in millimetres
record LetterHead(
        List<String> governingBody,
        List<String> issuer,
        double issuerRule,
        double mottoRule,
        List<String> title,
        double titleRule) {
    /// So that a line measured here is sure to fit where it is drawn.
    private static final double SLACK = 2;

    private static final double STEP = 2;

    static LetterHead of(LetterSheet sheet, LayoutProfile profile) {
        var room = profile.head().left() - SLACK;
        var title = profile.setting(sheet.titlePart());
        var width = profile.page().textWidth() - 2 * title.indent() - SLACK;
        var titles = balanced(sheet.title().isEmpty() ? sheet.type() : sheet.title(), title, width);
        var issuer = profile.setting(Part.ISSUER);
        var motto = profile.setting(Part.MOTTO);
        var lines = balanced(sheet.issuer(), issuer, room);
        return new LetterHead(
                balanced(sheet.governingBody(), profile.setting(Part.GOVERNING_BODY), room),
                lines,
                longest(lines, issuer, room) * profile.head().issuerRule(),
                width(sheet.motto(), motto) * profile.head().mottoRule(),
                titles,
                longest(titles, title, width) * profile.head().titleRule());
    }

    private static double longest(List<String> lines, Setting setting, double room) {
        return Math.min(
                room,
                lines.stream().mapToDouble(line -> width(line, setting)).max().orElse(0));
    }

    /// As few lines as the room allows, of about equal length.
    private static List<String> balanced(String text, Setting setting, double room) {
        var best = broken(text, setting, room);
        for (var narrower = room - STEP; best.size() > 1 && narrower > room / 2; narrower -= STEP) {
            var lines = broken(text, setting, narrower);
            if (lines.size() > best.size()) break;
            best = lines;
        }
        return best;
    }

    private static List<String> broken(String text, Setting setting, double room) {
        var lines = new ArrayList<String>();
        var blank = width(" ", setting);
        var line = new StringBuilder();
        var length = 0.0;
        for (var word : text.split(" ", -1)) {
            var width = width(word, setting);
            if (!line.isEmpty() && length + blank + width > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            length = line.isEmpty() ? width : length + blank + width;
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) lines.add(line.toString());
        return List.copyOf(lines);
    }

    private static double width(String text, Setting setting) {
        return LetterFont.of(setting).width(text, setting.size());
    }
}
