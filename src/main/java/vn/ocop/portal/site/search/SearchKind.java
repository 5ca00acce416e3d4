package vn.ocop.portal.site.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What can be found, in the order in which kinds are shown.
enum SearchKind {
    /// Hoạt động.
    ACTIVITY("✎"),
    /// Kế hoạch.
    PLAN("▤"),
    /// Nhiệm vụ of a plan.
    TASK("☑"),
    /// Báo cáo, as a letter or on the way to be one.
    LETTER("✉"),
    /// Yêu cầu báo cáo.
    REQUEST("◷"),
    /// Chủ thể OCOP.
    SUBJECT("⌂"),
    /// Sản phẩm.
    PRODUCT("★"),
    /// Cơ quan, tổ chức.
    ORGANIZATION("▣"),
    /// Đơn vị hành chính.
    AREA("◎");

    private final String icon;

    SearchKind(String icon) {
        this.icon = icon;
    }

    /// A sign that stands before its word.
    public String icon() {
        return icon;
    }

    /// As addresses write it.
    public String inAddress() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether only those who log, report or coordinate may find it; everyone signed in finds the others.
    boolean isOfReporting() {
        return this == ACTIVITY || this == LETTER || this == REQUEST;
    }

    static Optional<SearchKind> inAddress(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.inAddress().equals(text))
                .findFirst();
    }
}
