package vn.ocop.portal.site;

/// The portal cannot start, for it has no database that it may work with; tells the person who starts it what to do.
final class NoDatabase extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String remedy;

    /// @param problem what is wrong, one line
    /// @param remedy what to do about it, one line
    NoDatabase(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /// What to do about it.
    String remedy() {
        return remedy;
    }
}
