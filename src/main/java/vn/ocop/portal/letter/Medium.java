package vn.ocop.portal.letter;

/// In which form a letter goes out.
public enum Medium {
    /// Its annexes leave number, day and issuer of the letter blank (Nghị định 30/2020/NĐ-CP, Phụ lục I, III.1.c).
    ELECTRONIC,
    /// Its annexes name number, day and issuer of the letter.
    PAPER
}
