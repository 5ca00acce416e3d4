package vn.ocop.portal.subject.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Person;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.subject.ProductRow;
import vn.ocop.portal.subject.Products;
import vn.ocop.portal.subject.SubjectRow;
import vn.ocop.portal.subject.SubjectType;
import vn.ocop.portal.subject.Subjects;

/// The registers of subjects and of products as spreadsheets, by the filters of their lists. How to reach a person is
/// no part of them.
@Controller
class RegisterSheetController {
    private final Subjects subjects;
    private final Products products;
    private final Areas areas;
    private final SheetDownload download;

    RegisterSheetController(Subjects subjects, Products products, Areas areas, SheetDownload download) {
        this.subjects = subjects;
        this.products = products;
        this.areas = areas;
        this.download = download;
    }

    /// The file; or, where a filter cannot be read, the list without it.
    @GetMapping("/subjects.xlsx")
    @Nullable
    String subjects(
            @AuthenticationPrincipal Person me,
            @RequestParam Map<String, String> parameters,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var query = SubjectPages.query(parameters);
        var asked = query.typed().size();
        var map = MapQuery.read(query, areas);
        var filter = SubjectPages.filter(query, map);
        if (query.typed().size() < asked) return "redirect:" + query.address("/subjects");
        var facts = facts("subject.q", filter.words(), filter.type(), filter.area(), map, language);
        fact(
                facts,
                "subject.stars",
                filter.stars() == null ? null : filter.stars().toString(),
                language);
        fact(facts, "subject.womenLed", yesOrNo(filter.womenLed(), language), language);
        if (filter.active() != null) {
            facts.add(download.filter(
                    word(filter.active() ? "subject.status.active" : "subject.status.ceased.short", language),
                    language));
        }
        var found = subjects.all(filter);
        download.send(
                response,
                language,
                me,
                new Sheet<SubjectRow>(
                        word("subject.list", language),
                        List.of(
                                download.column("subject.name", language, 50, SubjectRow::name),
                                download.column(
                                        "subject.type",
                                        language,
                                        28,
                                        one -> word("subject.type." + one.type(), language)),
                                download.column(
                                        "subject.unit",
                                        language,
                                        36,
                                        one -> one.area().datedName()),
                                download.column("subject.taxCode", language, 18, SubjectRow::taxCode),
                                download.column(
                                        "subject.womenLed", language, 14, one -> yesOrNo(one.womenLed(), language)),
                                download.column(
                                        "subject.womenOwned", language, 18, one -> yesOrNo(one.womenOwned(), language)),
                                download.column("subject.products.count", language, 14, SubjectRow::products),
                                download.column(
                                        "subject.stars", language, 18, one -> one.stars() == 0 ? null : one.stars()),
                                download.column("export.ceasedOn", language, 16, SubjectRow::ceasedOn),
                                download.column("export.id", language, 38, SubjectRow::id)),
                        facts,
                        found::forEach));
        return null;
    }

    /// The file; or, where a filter cannot be read, the list without it.
    @GetMapping("/products.xlsx")
    @Nullable
    String products(
            @AuthenticationPrincipal Person me,
            @RequestParam Map<String, String> parameters,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var query = ProductPages.query(parameters);
        var asked = query.typed().size();
        var map = MapQuery.read(query, areas);
        var filter = ProductPages.filter(query, map);
        if (query.typed().size() < asked) return "redirect:" + query.address("/products");
        var facts = facts("product.q", filter.words(), filter.type(), filter.area(), map, language);
        fact(
                facts,
                "product.group",
                filter.group() == null ? null : filter.group().toString(),
                language);
        fact(
                facts,
                "product.stars",
                filter.stars() == null ? null : filter.stars().toString(),
                language);
        fact(
                facts,
                "product.standing",
                filter.standing() == null ? null : word("product.standing." + filter.standing(), language),
                language);
        var found = products.all(filter);
        download.send(
                response,
                language,
                me,
                new Sheet<ProductRow>(
                        word("product.list", language),
                        List.of(
                                download.column("product.name", language, 45, ProductRow::name),
                                download.column("product.code", language, 24, ProductRow::code),
                                download.column("product.subject", language, 45, ProductRow::subjectName),
                                download.column("product.branch", language, 30, ProductRow::branch),
                                download.column("product.group", language, 36, ProductRow::group),
                                download.column(
                                        "product.stars", language, 10, one -> one.stars() == 0 ? null : one.stars()),
                                download.column(
                                        "product.standing",
                                        language,
                                        24,
                                        one -> word("product.standing." + one.standing(), language)),
                                download.column("product.validUntil", language, 14, ProductRow::validUntil),
                                download.column("export.ceasedOn", language, 16, ProductRow::ceasedOn),
                                download.column("export.id", language, 38, ProductRow::id)),
                        facts,
                        found::forEach));
        return null;
    }

    /// What both lists are filtered by.
    private List<Sheet.Fact> facts(
            String wordsKey,
            @Nullable String words,
            @Nullable SubjectType type,
            @Nullable AdministrativeUnitId area,
            MapQuery map,
            Locale language) {
        var facts = new ArrayList<Sheet.Fact>();
        fact(facts, wordsKey, words, language);
        fact(facts, "subject.type", type == null ? null : word("subject.type." + type, language), language);
        fact(facts, "subject.unit", unit(area), language);
        if (map.day() != null) {
            facts.add(download.filter(
                    download.word("activity.chip.map", language, VietnameseDates.onScreen(map.day())), language));
        }
        if (map.undecided()) facts.add(download.filter(word("activity.chip.undecided", language), language));
        return facts;
    }

    private void fact(List<Sheet.Fact> facts, String key, @Nullable String value, Locale language) {
        if (value != null) facts.add(download.filter(word(key, language) + ": " + value, language));
    }

    private @Nullable String unit(@Nullable AdministrativeUnitId id) {
        if (id == null) return null;
        return areas.of(List.of(id)).stream().findFirst().map(Area::datedName).orElse(id.toString());
    }

    private @Nullable String yesOrNo(@Nullable Boolean yes, Locale language) {
        return yes == null ? null : word(yes ? "subject.yes" : "subject.no", language);
    }

    private String word(String key, Locale language) {
        return download.word(key, language);
    }
}
