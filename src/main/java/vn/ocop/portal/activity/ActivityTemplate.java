package vn.ocop.portal.activity;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.RuleViolation;

/// The sentence of a type: Mustache without code. It sees texts by their names and nothing else; a name without a
/// text is as an empty text.
final class ActivityTemplate {
    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .escapeHTML(false)
            .emptyStringIsFalse(true)
            .defaultValue("")
            .withCollector(new TextsOnly());
    private final Template template;

    private ActivityTemplate(Template template) {
        this.template = template;
    }

    /// The template that was stored.
    static ActivityTemplate of(String text) {
        return new ActivityTemplate(COMPILER.compile(text));
    }

    /// The template that a person typed.
    ///
    /// @param names the names it may use
    /// @throws RuleViolation `activity.template.name` with a name that is none of these, `activity.template.form`
    ///     where sections or braces are not balanced, `activity.template.include` where it calls for another
    ///     template
    static ActivityTemplate checked(String text, Collection<String> names) {
        Template parsed;
        try {
            parsed = COMPILER.compile(text);
        } catch (MustacheException | StringIndexOutOfBoundsException unbalanced) { // the latter for {{}}
            throw new RuleViolation("activity.template.form", String.valueOf(unbalanced.getMessage()));
        }
        parsed.visit(new Mustache.Visitor() {
            @Override
            public void visitText(String text) {
                if (text.contains("{{") || text.contains("}}")) {
                    throw new RuleViolation("activity.template.form", text.strip());
                }
            }

            @Override
            public void visitVariable(String name) {
                if (!names.contains(name)) throw new RuleViolation("activity.template.name", name);
            }

            @Override
            public boolean visitSection(String name) {
                visitVariable(name);
                return true;
            }

            @Override
            public boolean visitInvertedSection(String name) {
                visitVariable(name);
                return true;
            }

            @Override
            public boolean visitInclude(String name) {
                throw new RuleViolation("activity.template.include", name);
            }

            @Override
            public boolean visitParent(String name) {
                throw new RuleViolation("activity.template.include", name);
            }

            @Override
            public boolean visitBlock(String name) {
                throw new RuleViolation("activity.template.include", name);
            }
        });
        return new ActivityTemplate(parsed);
    }

    /// The template with these texts in it.
    String fill(Map<String, String> texts) {
        return template.execute(texts);
    }

    /// Lets a template read the entries of a map. A text has no names of its own: neither its methods nor its fields
    /// can be called, and within a section a name means what it means outside.
    private static final class TextsOnly extends BasicCollector {
        @Override
        public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Map<?, ?> ? MAP_FETCHER : null;
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new HashMap<>();
        }
    }
}
