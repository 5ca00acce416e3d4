package vn.ocop.portal.report.web;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.ListView;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SavableList;
import vn.ocop.portal.account.SavedFilters;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.ListAddress;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.PeriodRules;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Steps;
import vn.ocop.portal.core.Uniqueness;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.report.Answer;
import vn.ocop.portal.report.Answers;
import vn.ocop.portal.report.NothingToReport;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.ReportSummary;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.RequestContent;
import vn.ocop.portal.report.RequestException;
import vn.ocop.portal.report.RequestExceptions;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.RequestSummary;

/// The pages over requests for reports.
@Controller
@RequestMapping("/requests")
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class RequestController {
    private final ReportRequests requests;
    private final Reports reports;
    private final PeriodRules rules;
    private final Organizations organizations;
    private final Plans plans;
    private final Clock clock;
    private final SavedFilters filters;
    private final MessageSource messages;
    private final Answers answers;
    private final RequestExceptions exceptions;
    private final NothingToReport nothing;
    private final Accounts accounts;
    private final RequestUrging urging;

    RequestController(
            ReportRequests requests,
            Reports reports,
            PeriodRules rules,
            Organizations organizations,
            Plans plans,
            Clock clock,
            SavedFilters filters,
            MessageSource messages,
            Answers answers,
            RequestExceptions exceptions,
            NothingToReport nothing,
            Accounts accounts,
            RequestUrging urging) {
        this.urging = urging;
        this.answers = answers;
        this.exceptions = exceptions;
        this.nothing = nothing;
        this.accounts = accounts;
        this.filters = filters;
        this.messages = messages;
        this.requests = requests;
        this.reports = reports;
        this.rules = rules;
        this.organizations = organizations;
        this.plans = plans;
        this.clock = clock;
    }

    /// A request in a list, with the own department's answer.
    record Row(
            RequestSummary request, String sender, @Nullable ReportSummary report, long daysLeft) {
        /// The year of its deadline.
        String year() {
            return String.valueOf(request.deadline().getYear());
        }
    }

    private static boolean isAsked(@Nullable String asked, Object value) {
        return asked == null || asked.equals(value.toString());
    }

    static final SavableList LIST = new SavableList("requests", "/requests", "q", "year", "answer");
    private static final int PAGE_SIZE = 25;

    @Bean
    static SavableList listOfRequests() {
        return LIST;
    }

    @GetMapping
    String list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam MultiValueMap<String, String> given,
            Model model,
            Locale language) {
        var memory = filters.memory(me, LIST);
        var instead = ListView.instead(LIST, given, memory);
        if (instead.isPresent()) return "redirect:" + instead.get();
        var view = ListView.of(LIST, ListAddress.of(LIST.path(), LIST.parameters(), given), given, memory);
        var typed = view.getTyped();
        var rows = rows(me);
        var page = Page.of(asked(rows, typed), Page.number(given.getFirst("page")), PAGE_SIZE);
        model.addAttribute("view", view);
        model.addAttribute("typed", typed);
        model.addAttribute(
                "years",
                rows.stream()
                        .map(Row::year)
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList());
        model.addAttribute(
                "chips",
                view.chips((name, value) -> messages.getMessage(
                        "requests.chip." + name,
                        new Object[] {
                            name.equals("answer") && (value.equals("none") || value.equals("begun"))
                                    ? messages.getMessage("requests.filter.answer." + value, null, language)
                                    : value
                        },
                        language)));
        model.addAttribute("page", page);
        model.addAttribute("steps", Steps.numbered(page, view.getBase()));
        model.addAttribute("any", !rows.isEmpty());
        model.addAttribute("answering", !me.is(Role.COORDINATOR));
        model.addAttribute("rows", page.rows());
        model.addAttribute("mayWrite", mayWrite(me));
        return "report/requests";
    }

    /// The list, for its page and for the spreadsheet.
    List<Row> rows(SignedIn me) {
        var found = requests.of(me);
        var senders =
                organizations.of(found.stream().map(RequestSummary::sender).collect(Collectors.toSet()));
        // Of a letter and those that replace it, the newest comes first.
        Map<RequestId, ReportSummary> answers = me.is(Role.COORDINATOR)
                ? Map.of()
                : reports.of(me).stream()
                        .filter(ReportSummary::answers)
                        .collect(Collectors.toMap(ReportSummary::request, one -> one, (newest, _) -> newest));
        var today = LocalDate.now(clock);
        return found.stream()
                .map(one -> new Row(
                        one,
                        name(senders, one.sender()),
                        answers.get(one.id()),
                        today.until(one.deadline(), ChronoUnit.DAYS)))
                .toList();
    }

    /// Those that the filters let through.
    static List<Row> asked(List<Row> rows, Map<String, String> typed) {
        String words = VietnameseText.fold(typed.getOrDefault("q", ""));
        return rows.stream()
                .filter(row -> VietnameseText.fold(
                                row.request().number() + " " + row.request().subject() + " " + row.sender())
                        .contains(words))
                .filter(row -> isAsked(typed.get("year"), row.year()))
                .filter(row -> isAsked(typed.get("answer"), row.report() == null ? "none" : "begun"))
                .toList();
    }

    @GetMapping("/{id}")
    String show(@PathVariable RequestId id, @AuthenticationPrincipal SignedIn me, Model model) {
        var request = requests.get(id, me);
        Set<OrganizationId> named = new HashSet<>(request.addressees());
        named.add(request.sender());
        var names = organizations.on(request.issuedOn()).of(named);
        model.addAttribute("request", request);
        model.addAttribute("sender", name(names, request.sender()));
        model.addAttribute(
                "addressees",
                request.addressees().stream()
                        .map(one -> name(names, one))
                        .sorted()
                        .toList());
        model.addAttribute("plan", request.plan() == null ? null : plans.citation(request.plan()));
        model.addAttribute("report", reports.answering(id, me).orElse(null));
        model.addAttribute("mayStart", me.is(Role.STAFF) && requests.mayAnswer(request, me));
        model.addAttribute("mayChange", requests.mayChange(request, me) && !request.withdrawn());
        boolean office = me.is(Role.COORDINATOR) && request.sender().equals(me.organization());
        var found = answers.to(List.of(id));
        urging.addTo(model, request, office, me);
        model.addAttribute("answers", office ? answering(request, found, names) : List.of());
        var own = found.stream()
                .filter(one -> one.organization().equals(me.organization()))
                .findFirst();
        boolean saidNothing =
                own.filter(one -> one.state() == Answer.State.NOTHING_TO_REPORT).isPresent();
        model.addAttribute("saidNothing", saidNothing);
        model.addAttribute(
                "maySayNothing",
                me.is(Role.LEADER)
                        && !saidNothing
                        && !request.withdrawn()
                        && own.filter(one -> one.report() == null).isPresent());
        model.addAttribute("mayTakeBack", saidNothing && me.is(Role.LEADER));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("daysLeft", LocalDate.now(clock).until(request.deadline(), ChronoUnit.DAYS));
        return "report/request";
    }

    /// An addressee as the office sees it.
    ///
    /// @param leave the leave to answer late that was given it, the latest first
    record Answering(String name, Answer answer, List<Leave> leave) {}

    /// @param by who gave it
    record Leave(LocalDate until, String reason, String by) {}

    private List<Answering> answering(
            RequestSummary request, List<Answer> found, Map<OrganizationId, OrganizationSummary> names) {
        var given = exceptions.of(request.id());
        var people = accounts.names(given.stream().map(RequestException::by).collect(Collectors.toSet()));
        return found.stream()
                .map(one -> new Answering(
                        name(names, one.organization()),
                        one,
                        given.stream()
                                .filter(leave -> leave.organization().equals(one.organization()))
                                .map(leave ->
                                        new Leave(leave.until(), leave.reason(), people.getOrDefault(leave.by(), "")))
                                .toList()))
                .sorted(Comparator.comparing(Answering::name, Collator.getInstance(VietnameseText.VIETNAMESE)))
                .toList();
    }

    @PostMapping("/{id}/withdrawal")
    ModelAndView withdraw(
            @PathVariable RequestId id,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable String reason,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        return done(
                id,
                me,
                model,
                redirect,
                "request.withdrawal.done",
                () -> requests.withdraw(id, version, requireNonNullElse(reason, ""), me));
    }

    @PostMapping("/{id}/exceptions")
    @PreAuthorize("hasRole('COORDINATOR')")
    ModelAndView give(
            @PathVariable RequestId id,
            @RequestParam OrganizationId organization,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String reason,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        return done(id, me, model, redirect, "request.exception.given", () -> {
            var day = VietnameseDates.typed(requireNonNullElse(until, ""))
                    .orElseThrow(() -> new RuleViolation("request.exception.day"));
            exceptions.grant(id, organization, day, requireNonNullElse(reason, ""), me);
        });
    }

    @PostMapping("/{id}/nothing")
    @PreAuthorize("hasRole('LEADER')")
    ModelAndView sayNothing(
            @PathVariable RequestId id,
            @RequestParam(required = false) @Nullable String note,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        return done(id, me, model, redirect, "request.nothing.said", () -> nothing.declare(id, note, me));
    }

    @PostMapping("/{id}/nothing/withdrawal")
    @PreAuthorize("hasRole('LEADER')")
    ModelAndView takeBackNothing(
            @PathVariable RequestId id,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        return done(id, me, model, redirect, "request.nothing.takenBack", () -> nothing.takeBack(id, me));
    }

    /// Does the work and goes on to the request's page; where it breaks a rule, the page says so above what was typed.
    private ModelAndView done(
            RequestId id, SignedIn me, Model model, RedirectAttributes redirect, String told, Runnable work) {
        try {
            work.run();
            redirect.addFlashAttribute("done", told);
            return new ModelAndView("redirect:/requests/" + id);
        } catch (RuleViolation broken) {
            model.addAttribute("broken", broken);
            return refused(show(id, me, model), model);
        }
    }

    @GetMapping("/new")
    String blank(@AuthenticationPrincipal SignedIn me, Model model) {
        requireWriter(me);
        model.addAttribute(
                "request",
                RequestForm.empty(
                        me.is(Role.COORDINATOR) ? me.organization() : null,
                        LocalDate.now(clock).getYear()));
        return form(me, model, null);
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable RequestId id, @AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("request", RequestForm.of(changeable(id, me)));
        return form(me, model, id);
    }

    @PostMapping
    ModelAndView register(
            @Valid @ModelAttribute("request") RequestForm form,
            BindingResult errors,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        requireWriter(me);
        check(form, errors, me);
        if (!errors.hasErrors()) {
            try {
                var content = form.content(rules.all());
                var id = onceOnly(content, () -> requests.register(content, addressees(form), me));
                redirect.addFlashAttribute("done", "request.registered");
                return new ModelAndView("redirect:/requests/" + id);
            } catch (RuleViolation broken) {
                reject(errors, broken);
            }
        }
        return refused(form(me, model, null), model);
    }

    @PostMapping("/{id}")
    ModelAndView change(
            @PathVariable RequestId id,
            @Valid @ModelAttribute("request") RequestForm form,
            BindingResult errors,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        var standing = changeable(id, me);
        check(form, errors, me);
        if (!errors.hasErrors()) {
            try {
                int version = form.version() == null ? -1 : form.version();
                var content = form.content(rules.all());
                onceOnly(content, () -> {
                    requests.change(id, version, content, addressees(form), me);
                    return id;
                });
                redirect.addFlashAttribute("done", "request.changed");
                return new ModelAndView("redirect:/requests/" + id);
            } catch (RuleViolation broken) {
                reject(errors, broken);
            } catch (Outdated since) {
                model.addAttribute("theirs", RequestForm.of(standing));
                model.addAttribute("theirsVersion", standing.version());
                var page = new ModelAndView(form(me, model, id), model.asMap());
                page.setStatus(HttpStatus.CONFLICT);
                return page;
            }
        }
        return refused(form(me, model, id), model);
    }

    private static ModelAndView refused(String view, Model model) {
        var page = new ModelAndView(view, model.asMap());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static RequestId onceOnly(RequestContent content, Supplier<RequestId> work) {
        var taken = new RuleViolation("request.number.taken", content.number());
        return Uniqueness.keptBy("report_request_number_unique", taken, work);
    }

    private void check(RequestForm form, BindingResult errors, SignedIn me) {
        if (RequestForm.FREE.equals(form.rule())) {
            require(errors, "from", form.from());
            require(errors, "to", form.to());
            require(errors, "periodName", form.periodName());
            var from = form.from();
            var to = form.to();
            if (from != null && to != null && to.isBefore(from)) errors.rejectValue("to", "period.order");
        } else if (form.rule() != null) {
            require(errors, "year", form.year());
            if (rules.all().stream().noneMatch(one -> one.ruleCode().equals(form.rule()))) {
                errors.rejectValue("rule", "choice.unknown");
            }
        }
        var issuedOn = form.issuedOn();
        var deadline = form.deadline();
        if (issuedOn != null && deadline != null && deadline.isBefore(issuedOn)) {
            errors.rejectValue("deadline", "request.deadline.before");
        }
        var edits = form.editsUntil();
        var records = form.recordsUntil();
        if (edits != null && deadline != null && edits.isBefore(deadline)) {
            errors.rejectValue("editsUntil", "request.edits.before");
        }
        if (edits != null && records != null && edits.isBefore(records)) {
            errors.rejectValue("recordsUntil", "request.records.after");
        }
        var sender = form.sender();
        if (sender != null && organizations.listed(Set.of(sender)).isEmpty())
            errors.rejectValue("sender", "choice.unknown");
        var plan = form.plan();
        if (plan != null && plans.citations(Set.of(plan)).isEmpty()) errors.rejectValue("plan", "choice.unknown");
        if (me.is(Role.COORDINATOR)) {
            var to = addressees(form);
            if (to.isEmpty()) errors.rejectValue("addressees", "request.addressees.none");
            else if (organizations.listed(to).size() < to.size()) errors.rejectValue("addressees", "choice.unknown");
        }
    }

    private static void require(BindingResult errors, String field, @Nullable Object value) {
        if (value == null && !errors.hasFieldErrors(field)) errors.rejectValue(field, "NotNull", label(field), null);
    }

    private static Object[] label(String field) {
        return new Object[] {new DefaultMessageSourceResolvable("request." + field)};
    }

    private static void reject(BindingResult errors, RuleViolation broken) {
        String field = switch (broken.code()) {
            case "request.number.taken" -> "number";
            case "request.deadline.before" -> "deadline";
            case "request.sender.other" -> "sender";
            case "request.edits.before", "request.records.after" -> "editsUntil";
            default -> "addressees";
        };
        errors.rejectValue(field, broken.code(), broken.args(), null);
    }

    private RequestSummary changeable(RequestId id, SignedIn me) {
        var request = requests.get(id, me);
        if (!requests.mayChange(request, me)) throw new NotFound(id);
        return request;
    }

    private String form(SignedIn me, Model model, @Nullable RequestId id) {
        var all = organizations.all();
        boolean office = me.is(Role.COORDINATOR);
        model.addAttribute("id", id);
        model.addAttribute("office", office);
        model.addAttribute(
                "senders",
                all.stream()
                        .filter(one -> office
                                ? one.id().equals(me.organization())
                                : !one.id().equals(me.organization()))
                        .sorted(Comparator.comparingInt(
                                one -> one.kind() == OrganizationKind.COORDINATION_OFFICE ? 0 : 1))
                        .map(one -> new Choice(one.id().toString(), one.officialName()))
                        .toList());
        model.addAttribute(
                "departments",
                all.stream()
                        .filter(one -> one.kind() == OrganizationKind.DEPARTMENT)
                        .map(one -> new Choice(one.id().toString(), one.officialName()))
                        .toList());
        model.addAttribute(
                "plans",
                plans.all().stream()
                        .map(one -> new Choice(one.id().toString(), one.number() + " – " + one.title()))
                        .toList());
        model.addAttribute(
                "rules",
                Stream.concat(
                                rules.all().stream()
                                        .map(one -> new Choice(one.ruleCode(), one.name() + " (" + one.basis() + ")")),
                                Stream.of(new Choice(RequestForm.FREE, "…")))
                        .toList());
        return "report/request-form";
    }

    private static Set<OrganizationId> addressees(RequestForm form) {
        List<OrganizationId> chosen = form.addressees();
        return chosen == null ? Set.of() : Set.copyOf(chosen);
    }

    private static boolean mayWrite(SignedIn me) {
        return me.is(Role.STAFF) || me.is(Role.COORDINATOR);
    }

    private static void requireWriter(SignedIn me) {
        if (!mayWrite(me)) throw new NotFound("/requests/new");
    }

    private static String name(Map<OrganizationId, OrganizationSummary> names, OrganizationId id) {
        var found = names.get(id);
        return found == null ? "" : found.letterName();
    }
}
