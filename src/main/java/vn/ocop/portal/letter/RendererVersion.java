package vn.ocop.portal.letter;

/// Which rendering a letter came from: kept with a frozen copy, it tells whether rendering its content again can give
/// the same bytes.
public final class RendererVersion {
    /// Raised by hand with every change of code or layout data by which a letter comes out otherwise than before.
    static final int NUMBER = 4;

    private RendererVersion() {}

    /// The profile's name and the number of the rendering, "ND30_2020/1".
    public static String of(LayoutProfile profile) {
        return profile.name() + "/" + NUMBER;
    }
}
