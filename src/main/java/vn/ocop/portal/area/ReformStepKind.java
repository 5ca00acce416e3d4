package vn.ocop.portal.area;

/// What a step of a reform does.
public enum ReformStepKind {
    /// Đổi tên: one unit goes on under another name, code or kind.
    RENAME,
    /// Sáp nhập: units go whole into a new one.
    MERGE,
    /// Chia tách: parts of one unit go into several new ones.
    SPLIT,
    /// Giải thể, không có đơn vị kế tiếp: units end without a successor, as a level that is abolished.
    ABOLISH,
    /// Thành lập mới: a unit begins that came of none in the register.
    ESTABLISH;

    /// Whether a step of this kind ends just one unit.
    public boolean endsOne() {
        return this == RENAME || this == SPLIT;
    }

    /// Whether a step of this kind may end so many units.
    boolean endsAsMany(int units) {
        return switch (this) {
            case RENAME, SPLIT -> units == 1;
            case MERGE, ABOLISH -> units >= 1;
            case ESTABLISH -> units == 0;
        };
    }

    /// Whether a step of this kind may name so many new units.
    boolean makesAsMany(int parts) {
        return switch (this) {
            case RENAME, MERGE, ESTABLISH -> parts == 1;
            case SPLIT -> parts >= 2;
            case ABOLISH -> parts == 0;
        };
    }

    /// Whether a step of this kind ends units.
    public boolean ends() {
        return this != ESTABLISH;
    }

    /// Whether a step of this kind names new units.
    public boolean makes() {
        return this != ABOLISH;
    }
}
