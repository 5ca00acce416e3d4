package vn.ocop.portal.core;

/// Names of files that people send.
public final class FileNames {
    private static final int LONGEST = 120;

    private FileNames() {}

    /// The name on one line, without folders and without letters that cannot be printed or that turn the line around;
    /// cut after 120 letters.
    public static String shown(String raw) {
        String last = raw.substring(Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\')) + 1);
        String name = VietnameseText.oneLine(last)
                .codePoints()
                .filter(letter -> switch (Character.getType(letter)) {
                    case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
                    default -> true;
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
