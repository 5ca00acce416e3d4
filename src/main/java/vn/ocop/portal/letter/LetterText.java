package vn.ocop.portal.letter;

import java.util.List;

/// The words of a letter, as every rendering prints them.
public final class LetterText {
    private LetterText() {}

    /// The letter as plain lines in reading order; one line per paragraph, one per row of a table, its cells apart by
    /// tabs.
    public static List<String> lines(OfficialLetter letter) {
        return LetterSheet.of(letter).lines();
    }
}
