package vn.ocop.portal.letter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import vn.ocop.portal.letter.WordParagraph.Look;
import vn.ocop.portal.letter.WordParagraph.Span;

/// What styles and direct formatting add up to. Nearest wins: the run, its character style, the paragraph and its
/// numbering, its style and those that one is based on, the table's style, the defaults of the document. Bold, italic
/// and capitals of styles of different kinds cancel each other, as in Word.
final class WordStyles {
    private static final String FONT = "Times New Roman";
    private static final double SIZE = 10;
    private static final double AUTOMATIC_GAP = 14;
    private static final int DEEPEST = 32;

    private final Map<String, Element> styles = new HashMap<>();
    private final Map<String, String> themeFonts = new HashMap<>();
    private final @Nullable Element runDefaults;
    private final @Nullable Element paragraphDefaults;
    private final Map<String, List<Element>> chains = new HashMap<>();
    private String normal = "";

    WordStyles(@Nullable Element styles, @Nullable Element theme) {
        var defaults = Xml.child(styles, "docDefaults");
        runDefaults = Xml.child(Xml.child(defaults, "rPrDefault"), "rPr");
        paragraphDefaults = Xml.child(Xml.child(defaults, "pPrDefault"), "pPr");
        for (var style : Xml.children(styles, "style")) {
            var id = Xml.attribute(style, "styleId", "");
            this.styles.put(id, style);
            if ("paragraph".equals(Xml.attribute(style, "type"))
                    && List.of("1", "true", "on").contains(Xml.attribute(style, "default", ""))) normal = id;
        }
        var fonts = Xml.child(Xml.child(theme, "themeElements"), "fontScheme");
        themeFonts.put("major", Xml.attribute(Xml.child(Xml.child(fonts, "majorFont"), "latin"), "typeface", ""));
        themeFonts.put("minor", Xml.attribute(Xml.child(Xml.child(fonts, "minorFont"), "latin"), "typeface", ""));
    }

    /// What a run looks like.
    /// @param table the style of the table around; null for none
    Span span(String text, @Nullable Element paragraph, @Nullable Element run, @Nullable String table) {
        var layers = new Layers(
                run,
                chain(Xml.value(run, "rStyle")),
                chain(paragraphStyle(paragraph)),
                table == null ? List.of() : chain(table));
        var caps = layers.toggle("caps");
        var shown = caps ? text.toUpperCase(java.util.Locale.of("vi", "VN")) : text;
        return new Span(
                shown,
                layers.first(this::font, FONT),
                layers.first(properties -> halfPoints(Xml.value(properties, "sz")), SIZE),
                layers.toggle("b"),
                layers.toggle("i"),
                !"none".equals(layers.first(properties -> Xml.value(properties, "u"), "none")),
                layers.first(properties -> Xml.value(properties, "color"), "auto"));
    }

    /// Whether a run is hidden.
    boolean isHidden(@Nullable Element run) {
        return Objects.requireNonNullElse(Xml.flag(run, "vanish"), false);
    }

    /// What a paragraph looks like.
    /// @param level the paragraph properties of its numbering; null for none
    Look look(@Nullable Element paragraph, @Nullable Element level, @Nullable String table) {
        var style = paragraphStyle(paragraph);
        var layers = new ArrayList<Element>();
        if (paragraph != null) layers.add(paragraph);
        if (level != null) layers.add(level);
        for (var one : chain(style)) add(layers, Xml.child(one, "pPr"));
        if (table != null) for (var one : chain(table)) add(layers, Xml.child(one, "pPr"));
        add(layers, paragraphDefaults);
        var lineRule = first(layers, p -> Xml.attribute(Xml.child(p, "spacing"), "lineRule"), "auto");
        var line = first(layers, p -> Xml.points(Xml.child(p, "spacing"), "line"), 12.0);
        var hanging = indent(layers, "hanging", "hanging");
        return new Look(
                style,
                align(first(layers, p -> Xml.value(p, "jc"), "left")),
                indent(layers, "left", "start"),
                indent(layers, "right", "end"),
                hanging > 0 && !firstLineIsNearer(layers) ? -hanging : indent(layers, "firstLine", "firstLine"),
                gap(layers, "before"),
                gap(layers, "after"),
                lineRule.equals("auto") ? line / 12 : line,
                lineRule,
                first(layers, p -> Xml.flag(p, "contextualSpacing"), false),
                first(layers, p -> border(p, "top"), false),
                first(layers, p -> border(p, "bottom"), false));
    }

    /// The style of a paragraph, the default one where it names none.
    String paragraphStyle(@Nullable Element paragraph) {
        var style = Xml.value(paragraph, "pStyle");
        return style == null || !styles.containsKey(style) ? normal : style;
    }

    /// The numbering that a paragraph's style brings.
    @Nullable
    Element numbering(@Nullable Element paragraph) {
        for (var style : chain(paragraphStyle(paragraph))) {
            var numbering = Xml.child(Xml.child(style, "pPr"), "numPr");
            if (numbering != null) return numbering;
        }
        return null;
    }

    /// The table's inner margins, left and right together, in points.
    double margins(@Nullable Element table) {
        var own = Xml.child(table, "tblCellMar");
        var style = Xml.value(table, "tblStyle");
        if (own == null && style != null)
            for (var one : chain(style)) {
                own = Xml.child(Xml.child(one, "tblPr"), "tblCellMar");
                if (own != null) break;
            }
        return margin(own, "left", "start") + margin(own, "right", "end");
    }

    private static double margin(@Nullable Element margins, String side, String other) {
        var element = Xml.child(margins, side);
        var points = Xml.points(element == null ? Xml.child(margins, other) : element, "w");
        return points == null ? 5.4 : points;
    }

    /// The style and those it is based on.
    private List<Element> chain(@Nullable String id) {
        if (id == null) return List.of();
        var known = chains.get(id);
        if (known != null) return known;
        var chain = new ArrayList<Element>();
        for (var next = id; next != null && chain.size() < DEEPEST; ) {
            var style = styles.get(next);
            if (style == null || chain.contains(style)) break;
            chain.add(style);
            next = Xml.value(style, "basedOn");
        }
        chains.put(id, chain);
        return chain;
    }

    private final class Layers {
        private final List<Element> direct = new ArrayList<>();
        private final List<List<Element>> kinds = new ArrayList<>();
        private final List<Element> all = new ArrayList<>();

        Layers(@Nullable Element run, List<Element> character, List<Element> paragraph, List<Element> table) {
            add(direct, run);
            for (var chain : List.of(character, paragraph, table)) {
                var kind = new ArrayList<Element>();
                for (var style : chain) add(kind, Xml.child(style, "rPr"));
                kinds.add(kind);
            }
            all.addAll(direct);
            kinds.forEach(all::addAll);
            add(all, runDefaults);
        }

        <T> T first(Function<Element, @Nullable T> property, T otherwise) {
            return WordStyles.first(all, property, otherwise);
        }

        boolean toggle(String name) {
            for (var run : direct) {
                var set = Xml.flag(run, name);
                if (set != null) return set;
            }
            if (Objects.requireNonNullElse(Xml.flag(runDefaults, name), false)) return true;
            var set = false;
            for (var kind : kinds) set ^= WordStyles.first(kind, properties -> Xml.flag(properties, name), false);
            return set;
        }
    }

    private @Nullable String font(Element properties) {
        var fonts = Xml.child(properties, "rFonts");
        if (fonts == null) return null;
        var latin = font(fonts, "ascii");
        var extended = font(fonts, "hAnsi");
        if (latin == null) return extended;
        // Vietnamese letters are taken from the second: the one that is wrong is the one to tell.
        return extended == null || latin.equals(extended) || !FONT.equals(latin) ? latin : extended;
    }

    private @Nullable String font(Element fonts, String kind) {
        var theme = Xml.attribute(fonts, kind + "Theme");
        if (theme == null) return Xml.attribute(fonts, kind);
        return themeFonts.get(theme.startsWith("major") ? "major" : "minor");
    }

    private static @Nullable Double halfPoints(@Nullable String value) {
        return value == null ? null : Xml.points(value, 2);
    }

    private static double gap(List<Element> layers, String side) {
        for (var layer : layers) {
            var spacing = Xml.child(layer, "spacing");
            var automatic = Xml.attribute(spacing, side + "Autospacing");
            if (automatic != null && List.of("1", "true", "on").contains(automatic)) return AUTOMATIC_GAP;
            var points = Xml.points(spacing, side);
            if (points != null) return points;
        }
        return 0;
    }

    private static double indent(List<Element> layers, String side, String other) {
        return first(
                        layers,
                        p -> {
                            var indents = Xml.child(p, "ind");
                            var points = Xml.points(indents, side);
                            return points == null ? Xml.points(indents, other) : points;
                        },
                        0.0)
                * WordSection.POINT;
    }

    private static boolean firstLineIsNearer(List<Element> layers) {
        for (var layer : layers) {
            var indents = Xml.child(layer, "ind");
            if (Xml.attribute(indents, "hanging") != null) return false;
            if (Xml.attribute(indents, "firstLine") != null) return true;
        }
        return false;
    }

    private static @Nullable Boolean border(Element paragraph, String side) {
        var border = Xml.child(Xml.child(paragraph, "pBdr"), side);
        return border == null ? null : !List.of("none", "nil").contains(Xml.attribute(border, "val", "none"));
    }

    private static String align(String value) {
        return switch (value) {
            case "start" -> "left";
            case "end" -> "right";
            case "distribute" -> "both";
            default -> value;
        };
    }

    private static void add(List<Element> layers, @Nullable Element layer) {
        if (layer != null) layers.add(layer);
    }

    private static <T> T first(List<Element> layers, Function<Element, @Nullable T> property, T otherwise) {
        for (var layer : layers) {
            var found = property.apply(layer);
            if (found != null) return found;
        }
        return otherwise;
    }
}
