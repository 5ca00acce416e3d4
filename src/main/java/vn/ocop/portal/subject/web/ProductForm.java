package vn.ocop.portal.subject.web;

import static java.util.Objects.requireNonNull;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.subject.ProductDraft;
import vn.ocop.portal.subject.ProductRecord;
import vn.ocop.portal.subject.SubjectId;

/// A product as typed.
///
/// @param group the group within its version, as `QD26:I.3.c`
/// @param version the state that was shown; null for a new product
record ProductForm(
        @NotNull @Nullable UUID subject,
        @NotBlank @Nullable String name,
        @NotBlank @Nullable String group,
        @Nullable String code,
        @Nullable String specification,
        @Nullable Integer version) {
    static ProductForm of(ProductRecord product) {
        var content = product.content();
        return new ProductForm(
                content.subject().value(),
                content.name(),
                content.taxonomy() + ":" + content.group(),
                content.code(),
                content.specification(),
                product.version());
    }

    /// What depends on another field: a name is the subject's once, a group is for some subjects only.
    static final Map<String, Set<String>> DEPENDING = Map.of("subject", Set.of("name", "group"));

    /// What was typed, with something harmless for what is missing, to be judged field by field and never kept.
    ProductDraft draftSoFar() {
        return new ProductForm(
                        subject == null ? UUID.randomUUID() : subject,
                        name == null ? "?" : name,
                        group == null ? "?" : group,
                        code,
                        specification,
                        version)
                .draft();
    }

    /// What was typed, once nothing is missing.
    ProductDraft draft() {
        var parts = requireNonNull(group).split(":", 2);
        return new ProductDraft(
                new SubjectId(requireNonNull(subject)),
                requireNonNull(name),
                parts[0],
                parts.length == 1 ? "" : parts[1],
                code,
                specification);
    }
}
