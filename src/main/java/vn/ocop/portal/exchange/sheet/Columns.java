package vn.ocop.portal.exchange.sheet;

/// Columns as spreadsheets name them.
public final class Columns {
    /// The last column that a workbook can have, counted from 0.
    static final int LAST = 16_383;

    private Columns() {}

    /// The letters of a column, counted from 0: A, Z, AA.
    public static String letters(int column) {
        var letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) letters.insert(0, (char) ('A' + rest % 26));
        return letters.toString();
    }

    /// The column of a reference such as `AB12`, counted from 0; -1 where it has none.
    static int of(String reference) {
        int column = 0;
        int at = 0;
        while (at < reference.length() && at < 4 && reference.charAt(at) >= 'A' && reference.charAt(at) <= 'Z') {
            column = column * 26 + reference.charAt(at) - 'A' + 1;
            at++;
        }
        return at == 0 || column - 1 > LAST ? -1 : column - 1;
    }

    /// The row of a reference such as `AB12`; 0 where it has none.
    static int row(String reference) {
        String digits = reference.replaceAll("[^0-9]", "");
        return digits.isEmpty() || digits.length() > 7 ? 0 : Integer.parseInt(digits);
    }
}
