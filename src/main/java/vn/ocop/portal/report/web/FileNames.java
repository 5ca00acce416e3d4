package vn.ocop.portal.report.web;

import java.util.Objects;
import org.springframework.web.multipart.MultipartFile;
import vn.ocop.portal.core.VietnameseText;

/// Names of files that people send, as pages show them.
final class FileNames {
    private static final int LONGEST = 120;

    private FileNames() {}

    /// The file's name on one line, without letters that cannot be printed or that turn the line around; cut after
    /// 120 letters.
    static String shown(MultipartFile file) {
        String name = VietnameseText.oneLine(Objects.requireNonNullElse(file.getOriginalFilename(), ""))
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
