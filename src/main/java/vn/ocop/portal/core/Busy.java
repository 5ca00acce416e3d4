package vn.ocop.portal.core;

import java.time.Duration;

/// The server cannot do it at this moment, but soon: nothing has been changed. The page says so and when to ask again,
/// with status 503 and `Retry-After` (RFC 9110, 10.2.3).
public final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final Duration again;

    /// @param code key of the message that tells why, for instance `import.busy`
    /// @param again after how long it may be asked again; a second at least is told
    public Busy(String code, Duration again) {
        super(code);
        this.code = code;
        this.again = again;
    }

    /// Key of the message.
    public String code() {
        return code;
    }

    /// After how many seconds it may be asked again, 1 at least.
    public long seconds() {
        return Math.max(1, again.plusMillis(999).toSeconds());
    }
}
