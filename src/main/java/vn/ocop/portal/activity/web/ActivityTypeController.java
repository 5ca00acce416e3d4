package vn.ocop.portal.activity.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.activity.ActivityType;
import vn.ocop.portal.activity.ActivityTypes;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;

/// The types of activity for administrators: names, sentence template with an example, whether in use.
@Controller
@RequestMapping("/admin/activity-types")
class ActivityTypeController {
    private final ActivityTypes types;
    private final ActivityWords words;

    ActivityTypeController(ActivityTypes types, ActivityWords words) {
        this.types = types;
        this.words = words;
    }

    /// A type as typed.
    record TypeForm(
            @NotBlank @Size(max = 200) @Nullable String name,
            @NotBlank @Size(max = 200) @Nullable String nameEn,
            @NotBlank @Size(max = 4000) @Nullable String template,
            @Nullable Boolean active,
            @Nullable Integer version) {}

    @GetMapping
    String list(Model model) {
        model.addAttribute("types", types.all());
        return "activity/types";
    }

    @GetMapping("/{code}")
    String form(@PathVariable String code, Model model, Locale language) {
        var type = type(code);
        model.addAttribute(
                "activityType",
                new TypeForm(type.name(), type.nameEn(), type.template(), type.active(), type.version()));
        model.addAttribute("examples", types.examples(type, type.template()));
        return page(type, model, language);
    }

    @PostMapping("/{code}")
    String change(
            @PathVariable String code,
            @Valid @ModelAttribute("activityType") TypeForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "save") String then,
            Model model,
            Locale language,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var type = type(code);
        if (!errors.hasErrors() && form.name() != null && form.nameEn() != null && form.template() != null) {
            try {
                if (then.equals("preview")) {
                    model.addAttribute("examples", types.examples(type, form.template()));
                    return page(type, model, language);
                }
                if (form.version() == null) throw new Outdated(code);
                types.change(
                        code,
                        form.version(),
                        form.name(),
                        form.nameEn(),
                        form.template(),
                        Boolean.TRUE.equals(form.active()));
                redirect.addFlashAttribute("done", "activityType.changed");
                return "redirect:/admin/activity-types/" + code;
            } catch (RuleViolation broken) {
                errors.rejectValue("template", broken.code(), broken.args(), null);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(type, model, language);
    }

    private String page(ActivityType type, Model model, Locale language) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (String name : types.templateNames(type)) {
            meanings.put(
                    name,
                    type.questions().stream()
                            .filter(question -> question.code().equals(name))
                            .map(question -> question.label(language))
                            .findFirst()
                            .orElseGet(() -> words.text("activityType.name." + name, language)));
        }
        model.addAttribute("type", type);
        model.addAttribute("meanings", meanings);
        return "activity/type";
    }

    private ActivityType type(String code) {
        return types.of(code).orElseThrow(() -> new NotFound(code));
    }
}
