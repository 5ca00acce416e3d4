package vn.ocop.portal.subject.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.subject.ExpiryNotices;
import vn.ocop.portal.subject.ProducerGroups;
import vn.ocop.portal.subject.ProductFilter;
import vn.ocop.portal.subject.Products;
import vn.ocop.portal.subject.SubjectFilter;
import vn.ocop.portal.subject.SubjectId;
import vn.ocop.portal.subject.SubjectSupport;
import vn.ocop.portal.subject.SubjectType;
import vn.ocop.portal.subject.Subjects;

/// The list of subjects and one subject.
@Controller
class SubjectPages {
    private static final String ACTIVE = "ACTIVE";
    private static final String CEASED = "CEASED";
    private final Subjects subjects;
    private final Products products;
    private final ProducerGroups groups;
    private final Areas areas;
    private final Accounts accounts;
    private final ObjectProvider<SubjectSupport> support;
    private final ExpiryNotices notices;
    private final RegisterChoices choices;

    SubjectPages(
            Subjects subjects,
            Products products,
            ProducerGroups groups,
            Areas areas,
            Accounts accounts,
            ObjectProvider<SubjectSupport> support,
            ExpiryNotices notices,
            RegisterChoices choices) {
        this.subjects = subjects;
        this.products = products;
        this.groups = groups;
        this.areas = areas;
        this.accounts = accounts;
        this.support = support;
        this.notices = notices;
        this.choices = choices;
    }

    @GetMapping("/subjects")
    String list(@RequestParam Map<String, String> parameters, Model model, Locale language) {
        var query = query(parameters);
        var map = MapQuery.read(query, areas);
        var filter = filter(query, map);
        model.addAttribute("page", subjects.page(filter, query.page()));
        model.addAttribute("typed", query.typed());
        model.addAttribute("base", query.address("/subjects"));
        model.addAttribute("typeChoices", choices.words(SubjectType.values(), "subject.type", language));
        model.addAttribute("areaChoices", choices.areasOfLists(language));
        map.tell(model, parameters, filter.area(), areas, choices, language);
        model.addAttribute("starChoices", starChoices(choices, language));
        model.addAttribute(
                "womenChoices",
                List.of(
                        new Choice("true", choices.word("subject.yes", language)),
                        new Choice("false", choices.word("subject.no", language))));
        model.addAttribute(
                "stateChoices",
                List.of(
                        new Choice(ACTIVE, choices.word("subject.status.active", language)),
                        new Choice(CEASED, choices.word("subject.status.ceased.short", language))));
        return "subject/list";
    }

    /// The list's address, for its page and for the spreadsheet.
    static ListQuery query(Map<String, String> parameters) {
        return new ListQuery(
                parameters, "q", "type", "area", MapQuery.MAP, MapQuery.UNDECIDED, "stars", "women", "state");
    }

    /// What it asks.
    static SubjectFilter filter(ListQuery query, MapQuery map) {
        return new SubjectFilter(
                        query.read("q", words -> words),
                        query.read("type", SubjectType::valueOf),
                        query.read("area", AdministrativeUnitId::of),
                        query.read("stars", SubjectPages::stars),
                        query.read("women", SubjectPages::yesOrNo),
                        query.read("state", SubjectPages::active))
                .on(map.day(), map.undecided());
    }

    @GetMapping("/subjects/{id}")
    String subject(@PathVariable SubjectId id, @AuthenticationPrincipal SignedIn me, Model model, Locale language) {
        var subject = subjects.get(id);
        model.addAttribute("subject", subject);
        model.addAttribute("facts", subject.content());
        model.addAttribute("area", areas.get(subject.content().unit()));
        model.addAttribute("products", products.all(new ProductFilter(null, null, null, null, null, null, id)));
        model.addAttribute("clubs", groups.behind(id));
        var sent = notices.sentTo(me, id);
        var names = accounts.names(Stream.concat(
                        Stream.of(subject.recordedBy(), subject.changedBy()),
                        sent.stream().map(ExpiryNotices.Sent::by))
                .distinct()
                .toList());
        model.addAttribute("notices", sent);
        model.addAttribute("names", names);
        model.addAttribute("recorded", choices.by(names, subject.recordedBy(), subject.recordedAt(), language));
        model.addAttribute("changed", choices.by(names, subject.changedBy(), subject.changedAt(), language));
        model.addAttribute(
                "support",
                support.stream().flatMap(one -> one.of(me, id).stream()).toList());
        return "subject/detail";
    }

    static List<Choice> starChoices(RegisterChoices choices, Locale language) {
        return List.of(5, 4, 3).stream()
                .map(stars -> new Choice(
                        String.valueOf(stars), choices.word("product.stars.of", language, String.valueOf(stars))))
                .toList();
    }

    /// @throws IllegalArgumentException where it is not 3, 4 or 5
    static int stars(String text) {
        if (!text.matches("[345]")) throw new IllegalArgumentException(text);
        return Integer.parseInt(text);
    }

    static boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static boolean active(String text) {
        return switch (text) {
            case ACTIVE -> true;
            case CEASED -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
