package vn.ocop.portal.organization.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationLikeness;
import vn.ocop.portal.organization.Organizations;

/// The register of organizations for everybody who is signed in: to look a name up before it is written anew.
@Controller
class OrganizationReading {
    private static final int LONGEST = 300;

    private final Organizations organizations;
    private final OrganizationLikeness likeness;
    private final RegisterReading register;

    OrganizationReading(Organizations organizations, OrganizationLikeness likeness, RegisterReading register) {
        this.organizations = organizations;
        this.likeness = likeness;
        this.register = register;
    }

    @GetMapping("/organizations")
    String list(@RequestParam(required = false) @Nullable String q, Model model) {
        String words = readable(q);
        model.addAttribute("q", words);
        model.addAttribute("organizations", register.search(words));
        model.addAttribute("ended", register.lastDays());
        model.addAttribute("likely", words.isBlank() ? null : likeness.of(words, null));
        return "organization/register";
    }

    /// The likely ones while a name is being typed: a part of a page.
    ///
    /// @param but the organization whose own name is being typed
    @GetMapping(value = "/organizations", params = "typed")
    String likely(@RequestParam String typed, @RequestParam(required = false) @Nullable UUID but, Model model) {
        model.addAttribute("likely", likeness.of(readable(typed), but == null ? null : new OrganizationId(but)));
        return "organization/parts :: likely";
    }

    @GetMapping("/organizations/{id}")
    String show(@PathVariable OrganizationId id, ModelMap model) {
        model.addAttribute("entry", organizations.get(id));
        register.show(id, false, model);
        return "organization/detail";
    }

    /// The words, as far as they can be read.
    static String readable(@Nullable String typed) {
        if (typed == null) return "";
        try {
            String clean = VietnameseText.oneLine(VietnameseText.clean(typed));
            return clean.substring(0, Math.min(clean.length(), LONGEST));
        } catch (RuleViolation unprintable) {
            return "";
        }
    }
}
