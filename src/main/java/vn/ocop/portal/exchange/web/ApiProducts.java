package vn.ocop.portal.exchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.ApiScope;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.subject.ProductFilter;
import vn.ocop.portal.subject.ProductId;
import vn.ocop.portal.subject.ProductRow;
import vn.ocop.portal.subject.Products;
import vn.ocop.portal.subject.RecognitionRecord;
import vn.ocop.portal.subject.Standing;
import vn.ocop.portal.subject.SubjectId;
import vn.ocop.portal.subject.Subjects;

/// OCOP products with their stars.
@ApiResource(ApiScope.PRODUCTS)
@RequestMapping("/api/v1/products")
class ApiProducts {
    private final Products products;
    private final Subjects subjects;
    private final Areas areas;

    ApiProducts(Products products, Subjects subjects, Areas areas) {
        this.products = products;
        this.subjects = subjects;
        this.areas = areas;
    }

    @GetMapping
    ApiJson.Page<ApiJson.Product> listProducts(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String stars,
            @RequestParam(required = false) @Nullable String standing,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String after,
            HttpServletResponse response) {
        String words = ApiQuery.words(q);
        var found = products
                .all(new ProductFilter(
                        words,
                        null,
                        ApiSubjects.area(area, areas),
                        null,
                        ApiQuery.stars(stars),
                        ApiQuery.choice("standing", standing, Standing.class),
                        subject(subject)))
                .stream()
                .filter(one -> words == null || ApiSubjects.contacts() || isNamed(one, words))
                .toList();
        return ApiQuery.page(
                "products",
                found,
                one -> one.id().value(),
                after,
                ApiQuery.limit(limit),
                _ -> ApiProducts::product,
                response);
    }

    @GetMapping("/{id}")
    ApiJson.ProductWhole getProduct(@PathVariable ProductId id) {
        var record = products.get(id);
        var told = record.content();
        return new ApiJson.ProductWhole(
                record.id().value(),
                record.version(),
                told.name(),
                told.code(),
                told.subject().value(),
                told.taxonomy(),
                told.group(),
                told.specification(),
                record.ceasedOn(),
                products.recognitions(id).stream().map(ApiProducts::recognition).toList(),
                record.changedAt());
    }

    /// Whether the words stand in what the answer tells; the register searches the representative's name, too.
    private static boolean isNamed(ProductRow one, String words) {
        String folded = VietnameseText.fold(words);
        return VietnameseText.fold(one.code() == null ? one.name() : one.name() + " " + one.code())
                        .contains(folded)
                || VietnameseText.fold(one.subjectName()).contains(folded);
    }

    private @Nullable SubjectId subject(@Nullable String text) {
        var id = ApiQuery.id("subject", text, SubjectId::new);
        if (id != null && subjects.names(Set.of(id)).isEmpty()) {
            throw new ApiRefusal("subject", id.toString(), "known");
        }
        return id;
    }

    private static ApiJson.Product product(ProductRow one) {
        return new ApiJson.Product(
                one.id().value(),
                one.name(),
                one.code(),
                one.subject().value(),
                one.subjectName(),
                one.branch(),
                one.group(),
                one.standing(),
                one.stars(),
                one.validUntil(),
                one.ceasedOn());
    }

    private static ApiJson.Recognition recognition(RecognitionRecord one) {
        return new ApiJson.Recognition(
                one.id().value(),
                one.kind(),
                one.stars(),
                one.level(),
                one.criteria(),
                one.decisionNumber(),
                one.decidedOn(),
                one.validUntil(),
                one.withdrawal() == null ? null : one.withdrawal().on());
    }
}
