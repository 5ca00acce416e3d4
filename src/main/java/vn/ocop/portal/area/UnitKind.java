package vn.ocop.portal.area;

import vn.ocop.portal.core.VietnameseText;

/// Kinds of administrative unit. Districts and their like were abolished on 1/7/2025.
public enum UnitKind {
    /// Tỉnh.
    PROVINCE("tỉnh"),
    /// Thành phố thuộc tỉnh, at the level of a district.
    CITY("thành phố"),
    /// Huyện.
    DISTRICT("huyện"),
    /// Thị xã, at the level of a district.
    TOWN("thị xã"),
    /// Phường.
    WARD("phường"),
    /// Xã.
    COMMUNE("xã"),
    /// Thị trấn.
    TOWNSHIP("thị trấn");

    private final String word;

    UnitKind(String word) {
        this.word = word;
    }

    /// The Vietnamese word, in lower case.
    public String word() {
        return word;
    }

    /// A name with the kind before it, as in the middle of a sentence: xã Tam Nông, but Phường 1.
    public String named(String name) {
        boolean numbered = !name.isEmpty() && Character.isDigit(name.charAt(0));
        return (numbered ? VietnameseText.capitalised(word) : word) + " " + name;
    }

    /// How many digits the codes of units of this level have: 2 of a province, 3 of a district, 5 of a commune.
    public int codeLength() {
        return this == PROVINCE ? 2 : ofDistrictLevel() ? 3 : 5;
    }

    /// Whether units of both kinds stand at one level.
    public boolean levelWith(UnitKind other) {
        return codeLength() == other.codeLength();
    }

    /// Whether units of this kind stood between the province and its communes.
    public boolean ofDistrictLevel() {
        return this == CITY || this == DISTRICT || this == TOWN;
    }
}
