package vn.ocop.portal.core;

/// What was asked for is not there, or is not the asker's to see: the page says the same for both, so that nobody
/// learns which records of others exist.
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param what the id that was asked for, for the log only
    public NotFound(Object what) {
        super(String.valueOf(what));
    }
}
