package vn.ocop.portal.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.CharacterData;
import org.w3c.dom.Comment;
import org.w3c.dom.Element;

/// Elements of a Word document by their local names: the strict and the usual form differ in namespaces alone.
final class Xml {
    private static final Set<String> OFF = Set.of("0", "false", "off", "none");
    private static final double TWIPS_PER_POINT = 20;

    private Xml() {}

    static List<Element> children(@Nullable Element parent) {
        var children = new ArrayList<Element>();
        if (parent == null) return children;
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element element) children.add(element);
        return children;
    }

    static List<Element> children(@Nullable Element parent, String name) {
        return children(parent).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .toList();
    }

    static @Nullable Element child(@Nullable Element parent, String name) {
        if (parent == null) return null;
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element element && name.equals(element.getLocalName())) return element;
        return null;
    }

    /// The text right in the element, without that of elements in it.
    static String text(Element element) {
        var text = new StringBuilder();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof CharacterData data && !(node instanceof Comment)) text.append(data.getData());
        return text.toString();
    }

    /// The attribute of that local name; null if there is none.
    static @Nullable String attribute(@Nullable Element element, String name) {
        if (element == null) return null;
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            var attribute = attributes.item(i);
            if (name.equals(attribute.getLocalName())) return attribute.getNodeValue();
        }
        return null;
    }

    static String attribute(@Nullable Element element, String name, String otherwise) {
        var value = attribute(element, name);
        return value == null ? otherwise : value;
    }

    /// `w:val` of a child; null if there is none.
    static @Nullable String value(@Nullable Element parent, String child) {
        return attribute(child(parent, child), "val");
    }

    /// Whether a property of yes or no is set; null if nothing is said.
    static @Nullable Boolean flag(@Nullable Element parent, String child) {
        var element = child(parent, child);
        return element == null ? null : !OFF.contains(attribute(element, "val", "true"));
    }

    /// A measure in points: twentieths of a point unless a unit stands behind; null if it is no measure.
    static @Nullable Double points(@Nullable Element element, String attribute) {
        var value = attribute(element, attribute);
        return value == null ? null : points(value, TWIPS_PER_POINT);
    }

    /// @param parts how many of the bare unit make a point
    static @Nullable Double points(String value, double parts) {
        var text = value.strip();
        for (var unit : LengthUnit.values())
            if (text.endsWith(unit.suffix)) {
                var number = number(text.substring(0, text.length() - unit.suffix.length()));
                return number == null ? null : number * unit.points;
            }
        var number = number(text);
        return number == null ? null : number / parts;
    }

    static @Nullable Double number(@Nullable String text) {
        if (text == null || text.length() > 20 || !text.strip().matches("[+-]?\\d*\\.?\\d+")) return null;
        return Double.valueOf(text.strip());
    }

    private enum LengthUnit {
        MM(72 / 25.4),
        CM(72 / 2.54),
        IN(72),
        PT(1),
        PC(12),
        PI(12);

        private final String suffix = name().toLowerCase(java.util.Locale.ROOT);
        private final double points;

        LengthUnit(double points) {
            this.points = points;
        }
    }
}
