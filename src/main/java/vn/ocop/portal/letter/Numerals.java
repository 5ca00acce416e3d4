package vn.ocop.portal.letter;

/// Numbers as Roman numerals and as letters of the Vietnamese alphabet.
final class Numerals {
    /// The letters by which points are counted; f, j, w and z are not of the alphabet, and letters with a mark are
    /// not used.
    private static final String ALPHABET = "abcdđeghiklmnopqrstuvxy";

    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] ROMAN = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};

    private Numerals() {}

    /// "IV" for 4.
    static String roman(int number) {
        var roman = new StringBuilder();
        var rest = number;
        for (int i = 0; i < VALUES.length; i++) {
            for (; rest >= VALUES[i]; rest -= VALUES[i]) roman.append(ROMAN[i]);
        }
        return roman.toString();
    }

    /// "đ" for 5, "y" for 23, then "aa", "ab".
    static String letters(int number) {
        var letters = new StringBuilder();
        for (int rest = number; rest > 0; rest = (rest - 1) / ALPHABET.length())
            letters.insert(0, ALPHABET.charAt((rest - 1) % ALPHABET.length()));
        return letters.toString();
    }
}
