package vn.ocop.portal.area;

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

    /// Whether units of this kind stood between the province and its communes.
    public boolean ofDistrictLevel() {
        return this == CITY || this == DISTRICT || this == TOWN;
    }
}
