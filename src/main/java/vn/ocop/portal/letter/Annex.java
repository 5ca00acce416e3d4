package vn.ocop.portal.letter;

import java.util.List;

/// An annex (phụ lục) in the letter's own file. It begins a page and counts its pages by itself.
///
/// @param title printed in capitals
/// @param landscape whether its pages lie on the long side, for wide tables
public record Annex(String title, List<Block> body, boolean landscape) {
    public Annex {
        body = List.copyOf(body);
    }

    /// What an annex is called, by which the letter's body refers to it: "Phụ lục" if it is the only one, else
    /// "Phụ lục II".
    /// @param number from 1 on
    /// @param count how many annexes the letter has
    public static String label(int number, int count) {
        if (number < 1 || number > count) throw new IllegalArgumentException("annex " + number + " of " + count);
        return count == 1 ? "Phụ lục" : "Phụ lục " + Numerals.roman(number);
    }
}
