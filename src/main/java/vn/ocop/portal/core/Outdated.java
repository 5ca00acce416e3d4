package vn.ocop.portal.core;

/// Somebody else saved the record since it was read: the change was not made, both versions are to be shown.
public final class Outdated extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param what the record's id, for the log only
    public Outdated(Object what) {
        super(String.valueOf(what));
    }
}
