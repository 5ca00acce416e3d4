package vn.ocop.portal.exchange.sheet;

import java.time.Duration;

/// How much of a file is looked at. A file of 20,000 rows by 30 columns stays well within.
final class Limits {
    static final int FILE = 20 * 1024 * 1024;
    static final int ENTRIES = 2_000;
    static final int ENTRY = 64 * 1024 * 1024;
    static final int INFLATED = 128 * 1024 * 1024;
    static final int DEPTH = 64;
    static final int COLUMNS = 200;
    static final int CELLS = 1_000_000;
    /// Fields of a text file, the empty ones among them.
    static final int FIELDS = 2 * CELLS;
    static final int SHEETS = 50;
    /// Letters in a cell, Excel's own limit.
    static final int CELL = 32_767;
    static final Duration TIME = Duration.ofSeconds(30);

    private Limits() {}
}
