package vn.ocop.portal.exchange.imports;

/// Where a batch stands. The three that are work are done in the background.
public enum ImportState {
    /// Đã tải lên: its columns are to be mapped.
    UPLOADED,
    /// Đang kiểm tra.
    CHECKING,
    /// Đã kiểm tra: to be reviewed.
    CHECKED,
    /// Đang nhập.
    ENTERING,
    /// Đã nhập.
    ENTERED,
    /// Đang hoàn tác.
    WITHDRAWING,
    /// Đã hoàn tác.
    WITHDRAWN,
    /// Đã bỏ.
    CANCELLED;

    /// Whether somebody works on it.
    public boolean isWork() {
        return this == CHECKING || this == ENTERING || this == WITHDRAWING;
    }

    /// Where a batch goes whose work came to nothing.
    ImportState before() {
        return switch (this) {
            case CHECKING -> UPLOADED;
            case ENTERING -> CHECKED;
            case WITHDRAWING -> ENTERED;
            case UPLOADED, CHECKED, ENTERED, WITHDRAWN, CANCELLED -> this;
        };
    }

    /// Where a batch goes whose work is done.
    ImportState after() {
        return switch (this) {
            case CHECKING -> CHECKED;
            case ENTERING -> ENTERED;
            case WITHDRAWING -> WITHDRAWN;
            case UPLOADED, CHECKED, ENTERED, WITHDRAWN, CANCELLED -> this;
        };
    }
}
