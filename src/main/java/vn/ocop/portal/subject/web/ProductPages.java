package vn.ocop.portal.subject.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.subject.Criteria;
import vn.ocop.portal.subject.CriteriaVersion;
import vn.ocop.portal.subject.Expiries;
import vn.ocop.portal.subject.ExpiryNotices;
import vn.ocop.portal.subject.ProductFilter;
import vn.ocop.portal.subject.ProductId;
import vn.ocop.portal.subject.Products;
import vn.ocop.portal.subject.RecognitionRecord;
import vn.ocop.portal.subject.Standing;
import vn.ocop.portal.subject.StarHistory;
import vn.ocop.portal.subject.SubjectType;
import vn.ocop.portal.subject.Subjects;
import vn.ocop.portal.subject.Taxonomies;

/// The list of products, one product with its stars over the years, and the certificates that expire.
@Controller
class ProductPages {
    private final Products products;
    private final Subjects subjects;
    private final Taxonomies taxonomies;
    private final Criteria criteria;
    private final Expiries expiries;
    private final ExpiryNotices notices;
    private final Areas areas;
    private final Accounts accounts;
    private final RegisterChoices choices;
    private final Clock clock;

    ProductPages(
            Products products,
            Subjects subjects,
            Taxonomies taxonomies,
            Criteria criteria,
            Expiries expiries,
            ExpiryNotices notices,
            Areas areas,
            Accounts accounts,
            RegisterChoices choices,
            Clock clock) {
        this.products = products;
        this.subjects = subjects;
        this.taxonomies = taxonomies;
        this.criteria = criteria;
        this.expiries = expiries;
        this.notices = notices;
        this.areas = areas;
        this.accounts = accounts;
        this.choices = choices;
        this.clock = clock;
    }

    /// A decision as the product's page shows it.
    ///
    /// @param criteria number of the decision on the criteria
    /// @param points as people write numbers; empty where they are not known
    /// @param by who changed it last, and when
    /// @param warning what to check in its points; null for nothing
    /// @param otherMonths the months of the criteria, where the certificate names another last day; null otherwise
    record Row(
            RecognitionRecord decision,
            String criteria,
            String points,
            String by,
            @Nullable String warning,
            @Nullable Integer otherMonths) {}

    @GetMapping("/products")
    String list(@RequestParam Map<String, String> parameters, Model model, Locale language) {
        var query = query(parameters);
        var map = MapQuery.read(query, areas);
        var filter = filter(query, map);
        model.addAttribute("page", products.page(filter, query.page()));
        model.addAttribute("typed", query.typed());
        model.addAttribute("base", query.address("/products"));
        model.addAttribute("typeChoices", choices.words(SubjectType.values(), "subject.type", language));
        model.addAttribute("areaChoices", choices.areasOfLists(language));
        map.tell(model, parameters, filter.area(), areas, choices, language);
        model.addAttribute("groupChoices", choices.groupsOfLists());
        model.addAttribute("starChoices", SubjectPages.starChoices(choices, language));
        model.addAttribute("stateChoices", choices.words(Standing.values(), "product.standing", language));
        return "subject/products";
    }

    /// The list's address, for its page and for the spreadsheet.
    static ListQuery query(Map<String, String> parameters) {
        return new ListQuery(
                parameters, "q", "type", "area", MapQuery.MAP, MapQuery.UNDECIDED, "group", "stars", "state", "on");
    }

    /// What it asks.
    static ProductFilter filter(ListQuery query, MapQuery map) {
        return new ProductFilter(
                        query.read("q", words -> words),
                        query.read("type", SubjectType::valueOf),
                        query.read("area", AdministrativeUnitId::of),
                        query.read("group", ProductFilter.GroupRef::of),
                        query.read("stars", SubjectPages::stars),
                        query.read("state", Standing::valueOf),
                        null)
                .on(map.day(), map.undecided())
                .recognizedOn(query.read(
                        "on",
                        text -> VietnameseDates.typed(text).orElseThrow(() -> new IllegalArgumentException(text))));
    }

    @GetMapping("/products/{id}")
    String product(@PathVariable ProductId id, Model model, Locale language) {
        var product = products.get(id);
        var content = product.content();
        var decisions = products.recognitions(id);
        var versions = criteria.all();
        var today = LocalDate.now(clock);
        var history = new StarHistory(
                decisions.stream().map(RecognitionRecord::decision).toList());
        var last = history.last(today);
        var standing = history.on(today, versions);
        model.addAttribute("product", product);
        model.addAttribute("facts", content);
        model.addAttribute("owner", subjects.get(content.subject()));
        model.addAttribute(
                "group",
                taxonomies.group(content.taxonomy(), content.group()).orElseThrow(() -> new NotFound(content.group())));
        model.addAttribute(
                "taxonomy",
                taxonomies.all().stream()
                        .filter(one -> one.code().equals(content.taxonomy()))
                        .findFirst()
                        .orElseThrow(() -> new NotFound(content.taxonomy())));
        model.addAttribute("standing", standing);
        model.addAttribute("last", last.orElse(null));
        last.filter(_ -> standing == Standing.IN_FORCE || standing == Standing.IN_GRACE)
                .ifPresent(one -> model.addAttribute("window", window(one, versions, today, language)));
        var names = accounts.names(Stream.concat(
                        Stream.of(product.recordedBy(), product.changedBy()),
                        decisions.stream().map(RecognitionRecord::changedBy))
                .distinct()
                .toList());
        model.addAttribute("rows", rows(decisions, versions, names, language));
        if (!decisions.isEmpty()) {
            var line = StarLine.of(decisions, today);
            model.addAttribute("line", line);
            model.addAttribute(
                    "lineTitle",
                    choices.word(
                            "product.line.title",
                            language,
                            content.name(),
                            line.steps().stream()
                                    .map(step -> choices.word(
                                            "product.line.step",
                                            language,
                                            step.stars(),
                                            VietnameseDates.onScreen(step.from()),
                                            VietnameseDates.onScreen(step.to())))
                                    .collect(Collectors.joining("; "))));
        }
        model.addAttribute("recorded", choices.by(names, product.recordedBy(), product.recordedAt(), language));
        model.addAttribute("changed", choices.by(names, product.changedBy(), product.changedAt(), language));
        return "subject/product";
    }

    @GetMapping("/products/expiring")
    String expiring(
            @AuthenticationPrincipal SignedIn me, @RequestParam(defaultValue = "180") String within, Model model) {
        var today = LocalDate.now(clock);
        int days = within(within).orElse(Expiries.WITHIN.getFirst());
        var soon = expiries.within(today, days);
        var grace = expiries.inGrace(today);
        model.addAttribute("today", today);
        model.addAttribute("writing", me.is(Role.COORDINATOR));
        model.addAttribute(
                "told",
                notices.of(
                        me,
                        Stream.concat(soon.stream(), grace.stream())
                                .map(Expiries.Expiry::recognition)
                                .toList()));
        model.addAttribute("within", days);
        model.addAttribute("counts", expiries.counts(today));
        model.addAttribute("soon", soon);
        model.addAttribute("grace", grace);
        model.addAttribute(
                "areas",
                areas
                        .of(Stream.concat(soon.stream(), grace.stream())
                                .map(Expiries.Expiry::unit)
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(Area::id, Area::datedName)));
        return "subject/expiring";
    }

    /// How many days the list looks ahead, for its page and for the spreadsheet; empty where it offers no such number.
    static Optional<Integer> within(String typed) {
        return Expiries.WITHIN.stream()
                .filter(one -> String.valueOf(one).equals(typed))
                .findFirst();
    }

    private String window(
            StarHistory.Decision decision, List<CriteriaVersion> versions, LocalDate today, Locale language) {
        var named = Criteria.window(versions, decision.criteria(), today);
        if (named == null) return choices.word("product.window.none", language);
        var window = named.before(decision.validUntil());
        return choices.word(
                "product.window.days",
                language,
                VietnameseDates.onScreen(window.opensOn()),
                VietnameseDates.onScreen(window.closesOn()),
                VietnameseDates.onScreen(window.expiresOn()),
                VietnameseDates.onScreen(window.graceUntil()));
    }

    private List<Row> rows(
            List<RecognitionRecord> decisions,
            List<CriteriaVersion> versions,
            Map<AccountId, String> names,
            Locale language) {
        Map<String, CriteriaVersion> byCode = new HashMap<>();
        versions.forEach(one -> byCode.put(one.code(), one));
        var rows = new ArrayList<Row>();
        for (var decision : decisions) {
            var version = byCode.get(decision.criteria());
            if (version == null) throw new NotFound(decision.criteria());
            boolean other = !version.validUntil(decision.decidedOn()).equals(decision.validUntil());
            rows.add(new Row(
                    decision,
                    version.decisionNumber(),
                    decision.points() == null ? "" : VietnameseNumbers.grouped(decision.points()),
                    choices.by(names, decision.changedBy(), decision.changedAt(), language),
                    warning(decision, language),
                    other ? Integer.valueOf(version.certificateMonths()) : null));
        }
        return rows;
    }

    private @Nullable String warning(RecognitionRecord decision, Locale language) {
        BigDecimal points = decision.points();
        if (points == null) return null;
        int stars = criteria.starsOf(points, decision.criteria(), decision.decidedOn());
        if (stars == decision.stars()) return null;
        String shown = VietnameseNumbers.grouped(points);
        return stars < 3
                ? choices.word("recognition.points.below", language, shown)
                : choices.word("recognition.points.other", language, shown, stars);
    }
}
