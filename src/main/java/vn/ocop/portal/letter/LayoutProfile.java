package vn.ocop.portal.letter;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The measures by which letters are laid out in a span of time. They are data, `/letter/<name>.properties`, for the
/// rule they come from may be replaced; `/letter/profiles.properties` tells from which day each profile is in force.
///
/// @param font the font that documents name
/// @param fontLine the height of a line set solid, in times of the font's size
/// @param tablePadding the blank left and right within a table's cells in millimetres
public record LayoutProfile(
        String name,
        String font,
        double fontLine,
        Page page,
        Head head,
        Foot foot,
        Rule rule,
        double tablePadding,
        Map<Part, Setting> settings) {

    private static final TreeMap<LocalDate, String> NAMES = names();
    private static final Map<String, LayoutProfile> LOADED = new ConcurrentHashMap<>();

    public LayoutProfile {
        settings = Collections.unmodifiableMap(new EnumMap<>(settings));
    }

    /// The page, in millimetres.
    /// @param numberTop from the paper's edge to the top of the page number
    public record Page(
            double width, double height, double top, double right, double bottom, double left, double numberTop) {
        /// The width between the margins.
        public double textWidth() {
            return width - left - right;
        }

        /// The width between the same margins of a page that may lie on its long side.
        double textWidth(boolean landscape) {
            return (landscape ? height : width) - left - right;
        }
    }

    /// The head of the letter; its left block holds the issuer, its right block, over the rest, the national title.
    /// @param left the left block's width in millimetres
    /// @param mottoRule length of the line under the motto, as a share of the motto's
    /// @param issuerRule length of the line under the issuer, as a share of the issuer's
    /// @param titleRule length of the line under the title of a named document, as a share of the title's
    public record Head(double left, double mottoRule, double issuerRule, double titleRule) {}

    /// The foot of the letter; its left block holds the distribution, its right block, over the rest, the signature.
    /// @param left the left block's width in millimetres
    /// @param signingRoom the room between title and name in millimetres
    public record Foot(double left, double signingRoom) {}

    /// The lines of the head.
    /// @param thickness in points
    /// @param gap between text and line in points
    public record Rule(double thickness, double gap) {}

    /// How a part is set.
    /// @param size in points
    /// @param line height of a line, in times of a line set solid
    /// @param before gap above in points
    /// @param after gap below in points
    /// @param firstLine indent of the first line in millimetres
    /// @param indent on both sides in millimetres
    public record Setting(
            double size,
            boolean bold,
            boolean italic,
            Align align,
            double line,
            double before,
            double after,
            double firstLine,
            double indent) {}

    /// How lines are aligned.
    public enum Align {
        LEFT,
        CENTER,
        RIGHT,
        JUSTIFY
    }

    /// The parts of a letter, with the names that their styles have in Word.
    public enum Part {
        GOVERNING_BODY("Cơ quan chủ quản"),
        ISSUER("Cơ quan ban hành"),
        NATIONAL_TITLE("Quốc hiệu"),
        MOTTO("Tiêu ngữ"),
        NUMBER("Số ký hiệu"),
        PLACE_DATE("Địa danh ngày tháng"),
        SUBJECT("Trích yếu"),
        TYPE("Tên loại văn bản"),
        TITLE("Trích yếu nội dung"),
        ADDRESSEE("Kính gửi"),
        ADDRESSEES("Kính gửi nhiều nơi"),
        ADDRESSEE_ITEM("Danh sách kính gửi"),
        HEADING_1("Đề mục 1"),
        HEADING_2("Đề mục 2"),
        HEADING_3("Đề mục 3"),
        HEADING_4("Đề mục 4"),
        BODY("Nội dung"),
        ITEM("Gạch đầu dòng"),
        CAPTION("Tên bảng"),
        COLUMN("Tên cột"),
        CELL("Ô bảng"),
        FIGURE("Ô số"),
        DISTRIBUTION_LABEL("Nơi nhận"),
        DISTRIBUTION("Danh sách nơi nhận"),
        ANNEX_LABEL("Phụ lục"),
        ANNEX_TITLE("Tên phụ lục"),
        ANNEX_REFERENCE("Chỉ dẫn kèm theo"),
        AUTHORITY("Quyền hạn chức vụ"),
        SIGNER("Họ tên người ký"),
        PAGE_NUMBER("Số trang");

        private final String styleName;

        Part(String styleName) {
            this.styleName = styleName;
        }

        String styleName() {
            return styleName;
        }

        /// The part's name in the profile's data and in style sheets, "place-date".
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Figures are set apart from words in a table.
        static Part cell(String text) {
            return text.chars().anyMatch(Character::isDigit) && !text.chars().anyMatch(Character::isLetter)
                    ? FIGURE
                    : CELL;
        }

        static Part heading(Rank rank) {
            return switch (rank) {
                case PART -> HEADING_1;
                case SECTION -> HEADING_2;
                case CLAUSE -> HEADING_3;
                case POINT -> HEADING_4;
            };
        }
    }

    /// The profile of that name.
    /// @throws IllegalArgumentException when there is none
    public static LayoutProfile named(String name) {
        if (!NAMES.containsValue(name)) throw new IllegalArgumentException("no layout profile " + name);
        return LOADED.computeIfAbsent(name, LayoutProfile::load);
    }

    /// The profile that letters issued on a day follow.
    /// @throws IllegalArgumentException for a day before the first profile
    public static LayoutProfile inForceOn(LocalDate day) {
        var entry = NAMES.floorEntry(day);
        if (entry == null) throw new IllegalArgumentException("no layout profile on " + day);
        return named(entry.getValue());
    }

    /// How a part is set.
    public Setting setting(Part part) {
        var setting = settings.get(part);
        if (setting == null) throw new IllegalStateException(name + " does not set " + part);
        return setting;
    }

    private static TreeMap<LocalDate, String> names() {
        var names = new TreeMap<LocalDate, String>();
        properties("profiles").forEach((name, from) -> names.put(LocalDate.parse((String) from), (String) name));
        return names;
    }

    private static LayoutProfile load(String name) {
        var data = new Data(name, properties(name));
        var settings = new EnumMap<Part, Setting>(Part.class);
        for (var part : Part.values()) settings.put(part, data.setting(part.key()));
        return new LayoutProfile(
                name,
                data.text("font"),
                data.measure("font.line"),
                new Page(
                        data.measure("page.width"),
                        data.measure("page.height"),
                        data.measure("page.top"),
                        data.measure("page.right"),
                        data.measure("page.bottom"),
                        data.measure("page.left"),
                        data.measure("page.number-top")),
                new Head(
                        data.measure("head.left"),
                        data.measure("motto.rule"),
                        data.measure("issuer.rule"),
                        data.measure("title.rule")),
                new Foot(data.measure("foot.left"), data.measure("foot.signing-room")),
                new Rule(data.measure("rule.thickness"), data.measure("rule.gap")),
                data.measure("table.padding"),
                settings);
    }

    private static Properties properties(String name) {
        var properties = new Properties();
        try (var reader = reader(name)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static Reader reader(String name) throws IOException {
        var resource = LayoutProfile.class.getResourceAsStream("/letter/" + name + ".properties");
        if (resource == null) throw new IOException("/letter/" + name + ".properties is missing");
        return new InputStreamReader(resource, StandardCharsets.UTF_8);
    }

    private record Data(String name, Properties properties) {
        String text(String key) {
            var value = properties.getProperty(key);
            if (value == null) throw new IllegalStateException(name + " lacks " + key);
            return value.strip();
        }

        double measure(String key) {
            return Double.parseDouble(text(key));
        }

        double measure(String key, double otherwise) {
            return properties.containsKey(key) ? measure(key) : otherwise;
        }

        boolean flag(@Nullable String value) {
            return Boolean.parseBoolean(value);
        }

        Setting setting(String part) {
            return new Setting(
                    measure(part + ".size"),
                    flag(properties.getProperty(part + ".bold")),
                    flag(properties.getProperty(part + ".italic")),
                    Align.valueOf(text(part + ".align").toUpperCase(Locale.ROOT)),
                    measure(part + ".line", 1),
                    measure(part + ".before", 0),
                    measure(part + ".after", 0),
                    measure(part + ".first-line", 0),
                    measure(part + ".indent", 0));
        }
    }
}
