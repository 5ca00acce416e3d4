package vn.ocop.portal.site.search;

import java.util.ArrayList;
import java.util.List;
import vn.ocop.portal.core.SearchWords;
import vn.ocop.portal.core.VietnameseText;

/// Marks the words in what was found.
final class Highlight {
    private static final int BEFORE = 60;
    private static final int SHOWN = 220;
    private static final int TITLE = 240;

    private Highlight() {}

    /// A piece of a text.
    ///
    /// @param marked whether it is one of the words
    record Piece(String text, boolean marked) {}

    /// The title with its marks, cut where it has no end.
    static List<Piece> title(String title, SearchWords words) {
        String line = VietnameseText.oneLine(title);
        return pieces(line.length() > TITLE ? cut(line, 0, TITLE) + "…" : line, words);
    }

    /// What stands around the first of the words; empty where none of them stands in the text.
    static List<Piece> snippet(String text, SearchWords words) {
        String line = VietnameseText.oneLine(text);
        var places = words.foundIn(line);
        if (places.isEmpty()) return List.of();
        int from = Math.max(0, places.getFirst().from() - BEFORE);
        if (from > 0) {
            int blank = line.indexOf(' ', from);
            from = blank >= 0 && blank < places.getFirst().from()
                    ? blank + 1
                    : places.getFirst().from();
        }
        int to = Math.min(line.length(), from + SHOWN);
        return pieces((from > 0 ? "… " : "") + cut(line, from, to) + (to < line.length() ? "…" : ""), words);
    }

    private static String cut(String text, int from, int to) {
        int end = to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
        return text.substring(from, end);
    }

    private static List<Piece> pieces(String text, SearchWords words) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        for (var place : words.foundIn(text)) {
            if (place.from() > from) pieces.add(new Piece(text.substring(from, place.from()), false));
            pieces.add(new Piece(text.substring(place.from(), place.to()), true));
            from = place.to();
        }
        if (from < text.length()) pieces.add(new Piece(text.substring(from), false));
        return pieces;
    }
}
