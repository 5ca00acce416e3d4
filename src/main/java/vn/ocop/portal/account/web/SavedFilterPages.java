package vn.ocop.portal.account.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.ListView;
import vn.ocop.portal.account.SavableList;
import vn.ocop.portal.account.SavedFilter;
import vn.ocop.portal.account.SavedFilterId;
import vn.ocop.portal.account.SavedFilters;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.ListAddress;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;

/// Where a person keeps the filters of a list: saved there, managed here.
@Controller
@RequestMapping("/filters/{key}")
class SavedFilterPages {
    private final SavedFilters filters;
    private final List<SavableList> lists;

    SavedFilterPages(SavedFilters filters, List<SavableList> lists) {
        this.filters = filters;
        this.lists = List.copyOf(lists);
    }

    /// A saved filter with the address that opens it.
    public record Row(SavedFilter filter, String href) {}

    @GetMapping
    ModelAndView manage(@AuthenticationPrincipal SignedIn me, @PathVariable String key) {
        return page(me, list(key));
    }

    @PostMapping
    ModelAndView save(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String query,
            RedirectAttributes redirect) {
        var list = list(key);
        try {
            return opened(list, filters.save(me, list, orEmpty(name), orEmpty(query)), "filter.saved", redirect);
        } catch (RuleViolation broken) {
            return refused(me, list, broken).addObject("name", orEmpty(name)).addObject("unsaved", orEmpty(query));
        }
    }

    @PostMapping("/{id}")
    ModelAndView update(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String key,
            @PathVariable SavedFilterId id,
            @RequestParam(required = false) @Nullable String query,
            RedirectAttributes redirect) {
        var list = list(key);
        try {
            return opened(list, filters.update(me, list, id, orEmpty(query)), "filter.updated", redirect);
        } catch (RuleViolation broken) {
            return refused(me, list, broken);
        }
    }

    @PostMapping("/{id}/name")
    ModelAndView rename(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String key,
            @PathVariable SavedFilterId id,
            @RequestParam(required = false) @Nullable String name,
            RedirectAttributes redirect) {
        var list = list(key);
        try {
            filters.rename(me, list, id, orEmpty(name));
            return managed(list, "filter.renamed", redirect);
        } catch (RuleViolation broken) {
            return refused(me, list, broken).addObject("renamed", id.toString()).addObject("typedName", orEmpty(name));
        }
    }

    @PostMapping("/{id}/opening")
    ModelAndView openWith(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String key,
            @PathVariable SavedFilterId id,
            @RequestParam boolean wanted,
            RedirectAttributes redirect) {
        var list = list(key);
        filters.openWith(me, list, id, wanted);
        return managed(list, wanted ? "filter.default.set" : "filter.default.unset", redirect);
    }

    @PostMapping("/{id}/deletion")
    ModelAndView delete(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String key,
            @PathVariable SavedFilterId id,
            RedirectAttributes redirect) {
        var list = list(key);
        filters.delete(me, list, id);
        return managed(list, "filter.deleted", redirect);
    }

    /// Keeps the columns and shows them.
    @PostMapping("/columns")
    ModelAndView columns(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable List<String> columns,
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(defaultValue = "false") boolean usual,
            RedirectAttributes redirect) {
        var list = list(key);
        if (!list.shape().contains("columns")) throw new NotFound(key);
        if (!usual && (columns == null || columns.isEmpty())) {
            return refused(me, list, new RuleViolation("filter.columns.none"));
        }
        try {
            filters.rememberColumns(me, list, usual || columns == null ? null : String.join(",", columns));
        } catch (RuleViolation broken) {
            return refused(me, list, broken);
        }
        redirect.addFlashAttribute("done", "filter.columns.kept");
        ListAddress address;
        try {
            address = ListAddress.read(list.path(), list.parameters(), orEmpty(query))
                    .without("columns");
        } catch (IllegalArgumentException unreadable) {
            throw new NotFound(key);
        }
        return new ModelAndView("redirect:" + (address.isPlain() ? list.path() + "?view=all" : address.toString()));
    }

    private static String orEmpty(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private SavableList list(String key) {
        return lists.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow(() -> new NotFound(key));
    }

    private ModelAndView page(SignedIn me, SavableList list) {
        return new ModelAndView("account/filters")
                .addObject("list", list)
                .addObject("most", SavedFilters.MOST)
                .addObject(
                        "rows",
                        filters.memory(me, list).filters().stream()
                                .map(one -> new Row(one, ListView.opening(list, one)))
                                .toList());
    }

    private ModelAndView refused(SignedIn me, SavableList list, RuleViolation broken) {
        var page = page(me, list).addObject("broken", broken);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView opened(SavableList list, SavedFilter filter, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", done);
        redirect.addFlashAttribute("doneArgs", new Object[] {filter.name()});
        return new ModelAndView("redirect:" + ListView.opening(list, filter));
    }

    private static ModelAndView managed(SavableList list, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", done);
        return new ModelAndView("redirect:/filters/" + list.key());
    }
}
