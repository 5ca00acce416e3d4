package vn.ocop.portal.letter;

import com.openhtmltopdf.extend.FSTextBreaker;

/// Where a line of a letter may end: at blanks alone. A date, 15/12/2021, or a document's number, 31/KH-UBND, is not
/// torn
/// apart at its strokes and hyphens.
final class LineEnds implements FSTextBreaker {
    private static final int NO_MORE = -1;
    private String text = "";
    private int end;

    @Override
    public void setText(String text) {
        this.text = text;
        this.end = 0;
    }

    @Override
    public int next() {
        if (end >= text.length()) return NO_MORE;
        do end++;
        while (end < text.length() && !(isBlank(text.charAt(end - 1)) && !isBlank(text.charAt(end))));
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\u200B';
    }
}
