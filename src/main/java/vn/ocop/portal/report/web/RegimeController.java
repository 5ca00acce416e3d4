package vn.ocop.portal.report.web;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.FormErrors;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.PeriodRule;
import vn.ocop.portal.core.PeriodRules;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.Indicators;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.report.AddresseeClass;
import vn.ocop.portal.report.Addressees;
import vn.ocop.portal.report.RegimeId;
import vn.ocop.portal.report.RegimePeriod;
import vn.ocop.portal.report.ReportingRegime;
import vn.ocop.portal.report.ReportingRegimes;

/// The pages over regimes of periodic reports, and over the periods that wait for their request.
@Controller
@RequestMapping("/requests/regimes")
@PreAuthorize("hasRole('COORDINATOR')")
class RegimeController {
    private final ReportingRegimes regimes;
    private final Addressees addressees;
    private final Organizations organizations;
    private final OutlineEditing outlines;
    private final Indicators indicators;
    private final Plans plans;
    private final PeriodRules rules;
    private final FormErrors forms;
    private final MessageSource messages;
    private final Clock clock;

    RegimeController(
            ReportingRegimes regimes,
            Addressees addressees,
            Organizations organizations,
            OutlineEditing outlines,
            Indicators indicators,
            Plans plans,
            PeriodRules rules,
            FormErrors forms,
            MessageSource messages,
            Clock clock) {
        this.regimes = regimes;
        this.addressees = addressees;
        this.organizations = organizations;
        this.outlines = outlines;
        this.indicators = indicators;
        this.plans = plans;
        this.rules = rules;
        this.forms = forms;
        this.messages = messages;
        this.clock = clock;
    }

    /// A regime in the list.
    ///
    /// @param first name of its first period
    /// @param asked who reports, in words
    /// @param due its periods that wait for a request
    record Row(
            ReportingRegime regime,
            String first,
            String asked,
            String deadline,
            boolean ended,
            List<RegimePeriod> due) {}

    @GetMapping
    String list(@AuthenticationPrincipal SignedIn me, Model model, Locale language) {
        model.addAttribute("rows", rows(me, language));
        return "report/regimes";
    }

    /// The list, for its page and for the spreadsheet.
    List<Row> rows(SignedIn me, Locale language) {
        var all = regimes.of(me);
        var due = regimes.due(me);
        var today = LocalDate.now(clock);
        var names = organizations.of(
                all.stream().flatMap(one -> one.content().addressees().stream()).collect(Collectors.toSet()));
        Map<String, PeriodRule> byCode =
                rules.all().stream().collect(Collectors.toMap(PeriodRule::ruleCode, one -> one));
        return all.stream()
                .map(one -> {
                    var content = one.content();
                    var rule = byCode.get(content.firstRule());
                    var ended = content.endedOn();
                    return new Row(
                            one,
                            rule == null ? "" : rule.nameIn(content.firstYear()),
                            asked(content.classes(), content.addressees(), names, language),
                            messages.getMessage(
                                    content.workingDays() ? "regime.after.working" : "regime.after.calendar",
                                    new Object[] {content.deadlineDays()},
                                    language),
                            ended != null && ended.isBefore(today),
                            due.stream()
                                    .filter(period -> period.regime().equals(one.id()))
                                    .toList());
                })
                .toList();
    }

    private String asked(
            Set<AddresseeClass> classes,
            Set<OrganizationId> named,
            Map<OrganizationId, OrganizationSummary> names,
            Locale language) {
        var words = new ArrayList<String>();
        for (AddresseeClass each : AddresseeClass.values()) {
            if (classes.contains(each)) words.add(messages.getMessage("addressee.class." + each, null, language));
        }
        named.stream()
                .map(names::get)
                .filter(one -> one != null)
                .map(OrganizationSummary::letterName)
                .sorted()
                .forEach(words::add);
        return String.join("; ", words);
    }

    @GetMapping("/new")
    String blank(@AuthenticationPrincipal SignedIn me, Model model, Locale language) {
        var form = RegimeForm.empty(
                LocalDate.now(clock).getYear(), messages.getMessage("regime.method.usual", null, language));
        model.addAttribute("regime", form);
        return form(form, me, model, null);
    }

    @GetMapping("/{id}")
    String edit(@PathVariable RegimeId id, @AuthenticationPrincipal SignedIn me, Model model) {
        var form = RegimeForm.of(regimes.get(id, me));
        model.addAttribute("regime", form);
        return form(form, me, model, id);
    }

    @PostMapping(params = "do")
    ModelAndView arrange(
            @RequestParam("do") String act,
            @ModelAttribute("regime") RegimeForm form,
            BindingResult read,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        return arranged(act, form, read, null, me, model);
    }

    @PostMapping(path = "/{id}", params = "do")
    ModelAndView arrange(
            @PathVariable RegimeId id,
            @RequestParam("do") String act,
            @ModelAttribute("regime") RegimeForm form,
            BindingResult read,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        regimes.get(id, me);
        return arranged(act, form, read, id, me, model);
    }

    private ModelAndView arranged(
            String act, RegimeForm form, BindingResult read, @Nullable RegimeId id, SignedIn me, Model model) {
        var outcome = outlines.done(form.outline(), act, me.organization());
        var arranged = form.with(outcome.rows());
        model.addAllAttributes(forms.unread(arranged, read, "outline").getModel());
        model.addAttribute("outlineFocus", outcome.focus());
        return new ModelAndView(form(arranged, me, model, id), model.asMap());
    }

    @PostMapping
    ModelAndView register(
            @Valid @ModelAttribute("regime") RegimeForm form,
            BindingResult read,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        var errors = forms.all(form, read);
        check(form, errors, null, me);
        if (!errors.hasErrors()) {
            try {
                regimes.register(form.content(), me);
                redirect.addFlashAttribute("done", "regime.registered");
                return new ModelAndView("redirect:/requests/regimes");
            } catch (RuleViolation broken) {
                reject(errors, broken);
            }
        }
        return refused(form, errors, me, model, null, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/{id}")
    ModelAndView change(
            @PathVariable RegimeId id,
            @Valid @ModelAttribute("regime") RegimeForm form,
            BindingResult read,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        var standing = regimes.get(id, me);
        var errors = forms.all(form, read);
        check(form, errors, standing, me);
        if (!errors.hasErrors()) {
            try {
                regimes.change(id, requireNonNullElse(form.version(), -1), form.content(), me);
                redirect.addFlashAttribute("done", "regime.changed");
                return new ModelAndView("redirect:/requests/regimes");
            } catch (RuleViolation broken) {
                reject(errors, broken);
            } catch (Outdated since) {
                model.addAttribute("theirs", standing);
                return refused(form, errors, me, model, id, HttpStatus.CONFLICT);
            }
        }
        return refused(form, errors, me, model, id, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping("/{id}/skip")
    String skipping(
            @PathVariable RegimeId id,
            @RequestParam(required = false) @Nullable String until,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        model.addAttribute("period", regimes.begin(id, day(until), me).period());
        return "report/regime-skip";
    }

    @PostMapping("/{id}/skip")
    ModelAndView skip(
            @PathVariable RegimeId id,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String reason,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        var last = day(until);
        try {
            regimes.skip(id, last, requireNonNullElse(reason, ""), me);
            redirect.addFlashAttribute("done", "regime.skipped");
            return new ModelAndView("redirect:/requests/regimes");
        } catch (RuleViolation broken) {
            model.addAttribute("broken", broken);
            var page = new ModelAndView(skipping(id, until, me, model), model.asMap());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static LocalDate day(@Nullable String typed) {
        return VietnameseDates.typed(requireNonNullElse(typed, ""))
                .orElseThrow(() -> new NotFound(requireNonNullElse(typed, "")));
    }

    private void check(RegimeForm form, BindingResult errors, @Nullable ReportingRegime standing, SignedIn me) {
        var rule = form.firstRule();
        if (rule != null && rules.all().stream().noneMatch(one -> one.ruleCode().equals(rule))) {
            errors.rejectValue("firstRule", "choice.unknown");
        }
        var plan = form.plan();
        if (plan != null && plans.citations(Set.of(plan)).isEmpty()) errors.rejectValue("plan", "choice.unknown");
        var deadline = form.deadlineDays();
        var edits = form.editsDays();
        var records = form.recordsDays();
        if (deadline != null && edits != null && edits < deadline) {
            errors.rejectValue("editsDays", "request.edits.before");
        }
        if (records != null && edits != null && edits < records) {
            errors.rejectValue("recordsDays", "request.records.after");
        }
        if (!indicators.byCode().keySet().containsAll(RequestController.set(form.indicators()))) {
            errors.rejectValue("indicators", "request.indicators.unknown");
        }
        OutlineEditing.check(form.outline(), errors);
        var added = new HashSet<>(form.named());
        if (standing != null) added.removeAll(standing.content().addressees());
        if (form.named().isEmpty() && RequestController.set(form.classes()).isEmpty()) {
            errors.rejectValue("addressees", "request.addressees.none");
        }
        var askable = addressees.on(LocalDate.now(clock), me.organization()).stream()
                .map(OrganizationSummary::id)
                .collect(Collectors.toSet());
        if (!askable.containsAll(added)) errors.rejectValue("addressees", "choice.unknown");
        var name = form.name();
        if (name != null
                && regimes.of(me).stream()
                        .anyMatch(one -> one.content().name().equals(name)
                                && (standing == null || !one.id().equals(standing.id())))) {
            errors.rejectValue("name", "regime.name.taken", new Object[] {name}, null);
        }
    }

    private static void reject(BindingResult errors, RuleViolation broken) {
        String field = switch (broken.code()) {
            case "regime.name.taken" -> "name";
            case "regime.rule" -> "firstRule";
            case "request.addressees.none" -> "addressees";
            default -> "deadlineDays";
        };
        errors.rejectValue(field, broken.code(), broken.args(), null);
    }

    private ModelAndView refused(
            RegimeForm form, BindingResult errors, SignedIn me, Model model, @Nullable RegimeId id, HttpStatus status) {
        model.addAllAttributes(errors.getModel());
        var page = new ModelAndView(form(form, me, model, id), model.asMap());
        page.setStatus(status);
        return page;
    }

    private String form(RegimeForm form, SignedIn me, Model model, @Nullable RegimeId id) {
        model.addAttribute("id", id);
        var today = LocalDate.now(clock);
        Map<OrganizationId, OrganizationSummary> all = new LinkedHashMap<>();
        addressees.on(today, me.organization()).forEach(one -> all.put(one.id(), one));
        organizations.of(form.named()).forEach(all::putIfAbsent);
        model.addAttribute(
                "departments",
                all.values().stream()
                        .map(one -> new Choice(one.id().toString(), one.officialName()))
                        .toList());
        model.addAttribute(
                "ticked", form.named().stream().map(OrganizationId::toString).collect(Collectors.toSet()));
        model.addAttribute("classes", AddresseeClass.values());
        model.addAttribute("tickedClasses", RequestController.set(form.classes()));
        model.addAttribute("tickedIndicators", RequestController.set(form.indicators()));
        model.addAttribute("indicators", indicators.all());
        model.addAttribute(
                "plans",
                plans.all().stream()
                        .map(one -> new Choice(one.id().toString(), one.number() + " – " + one.title()))
                        .toList());
        model.addAttribute(
                "rules",
                rules.all().stream()
                        .map(one -> new Choice(one.ruleCode(), one.name() + " (" + one.basis() + ")"))
                        .toList());
        outlines.fill(model, me.organization());
        return "report/regime-form";
    }
}
