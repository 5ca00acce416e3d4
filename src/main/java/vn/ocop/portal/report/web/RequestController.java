package vn.ocop.portal.report.web;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import vn.ocop.portal.core.FormErrors;
import vn.ocop.portal.core.ListAddress;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.PeriodRules;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Steps;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.Indicator;
import vn.ocop.portal.plan.Indicators;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.report.AddresseeClass;
import vn.ocop.portal.report.Addressees;
import vn.ocop.portal.report.Answer;
import vn.ocop.portal.report.Answers;
import vn.ocop.portal.report.Consolidations;
import vn.ocop.portal.report.NothingToReport;
import vn.ocop.portal.report.RegimeId;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.ReportSummary;
import vn.ocop.portal.report.ReportingRegime;
import vn.ocop.portal.report.ReportingRegimes;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.RequestArrival;
import vn.ocop.portal.report.RequestArrivals;
import vn.ocop.portal.report.RequestChange;
import vn.ocop.portal.report.RequestChanges;
import vn.ocop.portal.report.RequestException;
import vn.ocop.portal.report.RequestExceptions;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.RequestOutline;
import vn.ocop.portal.report.RequestSummary;
import vn.ocop.portal.report.RequestedFigures;
import vn.ocop.portal.report.UrgedDays;

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
    private final ConsolidationPages consolidation;
    private final Clock clock;
    private final SavedFilters filters;
    private final MessageSource messages;
    private final Answers answers;
    private final RequestExceptions exceptions;
    private final NothingToReport nothing;
    private final Accounts accounts;
    private final Addressees addressees;
    private final OutlineEditing outlines;
    private final RequestOutline outline;
    private final RequestedFigures figures;
    private final Indicators indicators;
    private final RequestArrivals arrivals;
    private final RequestChanges changes;
    private final ReportingRegimes regimes;
    private final FormErrors forms;
    private final RequestUrging urging;
    private final Consolidations consolidations;
    private final UrgedDays urgedDays;

    RequestController(
            ReportRequests requests,
            Reports reports,
            PeriodRules rules,
            Organizations organizations,
            Plans plans,
            ConsolidationPages consolidation,
            Clock clock,
            SavedFilters filters,
            MessageSource messages,
            Answers answers,
            RequestExceptions exceptions,
            NothingToReport nothing,
            Accounts accounts,
            Addressees addressees,
            OutlineEditing outlines,
            RequestOutline outline,
            RequestedFigures figures,
            Indicators indicators,
            RequestArrivals arrivals,
            RequestChanges changes,
            ReportingRegimes regimes,
            FormErrors forms,
            RequestUrging urging,
            Consolidations consolidations,
            UrgedDays urgedDays) {
        this.addressees = addressees;
        this.outlines = outlines;
        this.outline = outline;
        this.figures = figures;
        this.indicators = indicators;
        this.arrivals = arrivals;
        this.changes = changes;
        this.regimes = regimes;
        this.forms = forms;
        this.urging = urging;
        this.consolidations = consolidations;
        this.urgedDays = urgedDays;
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
        this.consolidation = consolidation;
        this.clock = clock;
    }

    /// A request in a list, with the own department's answer.
    ///
    /// @param arrival in the own department's register; null before it is entered
    record Row(
            RequestSummary request,
            String sender,
            @Nullable ReportSummary report,
            @Nullable RequestArrival arrival) {
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
    /// How many addressees the chosen classes have added, for the writer to look at before anything is sent.
    private static final String CLASSES_ADDED = "classesAdded";

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
        var arrived = arrivals.of(found.stream().map(RequestSummary::id).toList(), me);
        return found.stream()
                .map(one -> new Row(one, name(senders, one.sender()), answers.get(one.id()), arrived.get(one.id())))
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
        var said = said(id);
        var answering = office ? answering(request, found, names, said) : List.<Answering>of();
        model.addAttribute("answers", answering);
        model.addAttribute("figuresOfAll", office ? figuresOfAll(request, answering) : null);
        model.addAttribute("leave", office ? List.of() : leave(exceptions.of(id, me)));
        var own = found.stream()
                .filter(one -> one.organization().equals(me.organization()))
                .findFirst();
        boolean saidNothing =
                own.filter(one -> one.state() == Answer.State.NOTHING_TO_REPORT).isPresent();
        model.addAttribute("saidNothing", saidNothing);
        model.addAttribute("ownNothing", saidNothing ? said.get(me.organization()) : null);
        model.addAttribute(
                "maySayNothing",
                me.is(Role.LEADER)
                        && !saidNothing
                        && !request.withdrawn()
                        && own.filter(one -> one.report() == null).isPresent());
        model.addAttribute("mayTakeBack", saidNothing && me.is(Role.LEADER));
        boolean asked = request.addressees().contains(me.organization());
        boolean mine = !office && requests.mayAnswer(request, me);
        model.addAttribute("outline", outline.of(id));
        model.addAttribute(
                "figures",
                mine || asked
                        ? figures.of(request, me.organization())
                        : figures.of(id).stream()
                                .map(one -> new RequestedFigures.Figure(one, null))
                                .toList());
        model.addAttribute("ownFigures", mine || asked);
        model.addAttribute("arrival", arrivals.of(List.of(id), me).get(id));
        model.addAttribute("mayEnter", me.is(Role.REGISTRY) && asked);
        model.addAttribute("regime", regimes.ofRequest(id).orElse(null));
        model.addAttribute("changes", changed(id));
        consolidation.show(request, found, me, model);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute(
                "urgedFor",
                office ? null : urgedDays.of(id, organizations.answeredFor(me.organization(), LocalDate.now(clock))));
        model.addAttribute("urgedForAll", office ? urgedDays.of(List.of(id)).getOrDefault(id, Map.of()) : Map.of());
        return "report/request";
    }

    /// An addressee as the office sees it.
    ///
    /// @param leave the leave to answer late that was given it, the latest first
    /// @param nothing where it said that there is nothing to report, and sent no letter; else null
    /// @param counted where it said so: how many finished activities of the period its records have all the same
    record Answering(
            String name,
            Answer answer,
            List<Leave> leave,
            @Nullable Nothing nothing,
            int counted) {}

    /// That there is nothing to report.
    ///
    /// @param note what was added; null for nothing
    /// @param by who said so
    record Nothing(LocalDate on, @Nullable String note, String by) {}

    /// What addressees' records tell of the indicators that are asked for.
    ///
    /// @param rows in the order of the answers
    record FiguresOfAll(List<FigureRow> rows, List<RequestedFigures.Figure> total) {}

    record FigureRow(String name, List<RequestedFigures.Figure> figures) {}

    /// @param by who gave it
    record Leave(LocalDate until, String reason, String by) {}

    /// What was changed at once.
    record Changed(String by, String at, List<ChangedField> fields) {}

    /// @param difference of lists what went and came, of all else what was and what is
    record ChangedField(RequestChange.Field field, LineDifference difference) {
        static ChangedField of(RequestChange change) {
            String separator = switch (change.field()) {
                case INDICATORS, ADDRESSEES -> "; ";
                case OUTLINE,
                        SENDER,
                        NUMBER,
                        ISSUED_ON,
                        SUBJECT,
                        PLAN,
                        PERIOD,
                        NEXT_PERIOD,
                        DEADLINE,
                        RECORDS_UNTIL,
                        EDITS_UNTIL,
                        REGIME -> "\n";
            };
            return new ChangedField(change.field(), LineDifference.of(change.from(), change.to(), separator));
        }
    }

    private List<Changed> changed(RequestId id) {
        var found = changes.of(id);
        var people = accounts.names(found.stream().map(RequestChange::by).collect(Collectors.toSet()));
        return found.stream()
                .collect(Collectors.groupingBy(RequestChange::at, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(fields -> new Changed(
                        people.getOrDefault(fields.getFirst().by(), ""),
                        VietnameseDates.onScreen(fields.getFirst().at()),
                        fields.stream().map(ChangedField::of).toList()))
                .toList();
    }

    private Map<OrganizationId, Nothing> said(RequestId id) {
        var found = nothing.of(id);
        var people = accounts.names(
                found.values().stream().map(NothingToReport.Said::by).collect(Collectors.toSet()));
        Map<OrganizationId, Nothing> said = new HashMap<>();
        found.forEach((organization, one) -> said.put(
                organization,
                new Nothing(
                        LocalDate.ofInstant(one.at(), clock.getZone()),
                        one.note(),
                        people.getOrDefault(one.by(), ""))));
        return said;
    }

    private List<Leave> leave(List<RequestException> given) {
        var people = accounts.names(given.stream().map(RequestException::by).collect(Collectors.toSet()));
        return given.stream()
                .map(one -> new Leave(one.until(), one.reason(), people.getOrDefault(one.by(), "")))
                .toList();
    }

    private @Nullable FiguresOfAll figuresOfAll(RequestSummary request, List<Answering> order) {
        var found = figures.ofAddressees(request);
        if (found.total().isEmpty()) return null;
        return new FiguresOfAll(
                order.stream()
                        .map(one -> new FigureRow(
                                one.name(),
                                found.each().getOrDefault(one.answer().organization(), List.of())))
                        .toList(),
                found.total());
    }

    private List<Answering> answering(
            RequestSummary request,
            List<Answer> found,
            Map<OrganizationId, OrganizationSummary> names,
            Map<OrganizationId, Nothing> said) {
        var given = exceptions.of(request.id());
        var people = accounts.names(given.stream().map(RequestException::by).collect(Collectors.toSet()));
        Map<OrganizationId, Integer> counted = consolidations.contradictions(request, found).stream()
                .collect(Collectors.toMap(
                        Consolidations.Contradiction::organization, Consolidations.Contradiction::activities));
        return found.stream()
                .map(one -> new Answering(
                        name(names, one.organization()),
                        one,
                        given.stream()
                                .filter(leave -> leave.organization().equals(one.organization()))
                                .map(leave ->
                                        new Leave(leave.until(), leave.reason(), people.getOrDefault(leave.by(), "")))
                                .toList(),
                        one.state() == Answer.State.NOTHING_TO_REPORT ? said.get(one.organization()) : null,
                        counted.getOrDefault(one.organization(), 0)))
                .sorted(Comparator.comparing(Answering::name, Collator.getInstance(VietnameseText.VIETNAMESE)))
                .toList();
    }

    @PostMapping("/{id}/arrival")
    @PreAuthorize("hasRole('REGISTRY')")
    ModelAndView enter(
            @PathVariable RequestId id,
            @RequestParam(required = false) @Nullable String arrivalNumber,
            @RequestParam(required = false) @Nullable String arrivedOn,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        Integer number = arrivalNumber != null && arrivalNumber.strip().matches("\\d{1,6}")
                ? Integer.valueOf(arrivalNumber.strip())
                : null;
        var day = VietnameseDates.typed(requireNonNullElse(arrivedOn, "")).orElse(null);
        var problems = arrivals.problems(id, number, day, me);
        if (problems.isEmpty() && number != null && day != null) {
            return done(id, me, model, redirect, "request.arrival.entered", () -> arrivals.enter(id, number, day, me));
        }
        model.addAttribute("arrivalProblems", problems);
        return refused(show(id, me, model), model);
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

    /// Does the work and goes on to the request's page; where it breaks a rule, the page says so
    /// above what was typed.
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
    String blank(
            @RequestParam(required = false) @Nullable RegimeId regime,
            @RequestParam(required = false) @Nullable String until,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        requireWriter(me);
        var form = RequestForm.empty(
                me.is(Role.COORDINATOR) ? me.organization() : null,
                LocalDate.now(clock).getYear());
        if (regime != null) {
            var last = VietnameseDates.typed(requireNonNullElse(until, "")).orElseThrow(() -> new NotFound(regime));
            var sent = regimes.sent(regime, last, me);
            if (sent.isPresent()) return "redirect:/requests/" + sent.get();
            form = begun(regimes.begin(regime, last, me), me);
        }
        model.addAttribute("request", form);
        return form(form, me, model, null);
    }

    private RequestForm begun(ReportingRegimes.Beginning beginning, SignedIn me) {
        var content = beginning.regime().content();
        var today = LocalDate.now(clock);
        var to = new LinkedHashSet<>(addressees.of(content.classes(), today, me.organization()));
        var askable = askable(today, me.organization());
        content.addressees().stream().filter(askable::contains).forEach(to::add);
        return RequestForm.of(beginning, List.copyOf(to));
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable RequestId id, @AuthenticationPrincipal SignedIn me, Model model) {
        var form = standing(changeable(id, me));
        model.addAttribute("request", form);
        return form(form, me, model, id);
    }

    private RequestForm standing(RequestSummary request) {
        return RequestForm.of(
                request,
                OutlineEditing.rows(outline.of(request.id())),
                figures.of(request.id()).stream().map(Indicator::code).toList(),
                regimes.ofRequest(request.id()).map(ReportingRegime::id).orElse(null),
                rules.all());
    }

    /// A button of the outline: nothing is saved, the form is shown again with its lines changed.
    @PostMapping(params = "do")
    ModelAndView arrange(
            @RequestParam("do") String act,
            @ModelAttribute("request") RequestForm form,
            BindingResult read,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        requireWriter(me);
        return arranged(act, form, read, null, me, model);
    }

    @PostMapping(path = "/{id}", params = "do")
    ModelAndView arrange(
            @PathVariable RequestId id,
            @RequestParam("do") String act,
            @ModelAttribute("request") RequestForm form,
            BindingResult read,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        changeable(id, me);
        return arranged(act, form, read, id, me, model);
    }

    private ModelAndView arranged(
            String act, RequestForm form, BindingResult read, @Nullable RequestId id, SignedIn me, Model model) {
        var outcome = outlines.done(form.outline(), act, sender(form, me));
        var arranged = form.with(outcome.rows());
        model.addAllAttributes(forms.unread(arranged, read, "outline").getModel());
        model.addAttribute("outlineFocus", outcome.focus());
        return new ModelAndView(form(arranged, me, model, id), model.asMap());
    }

    private static @Nullable OrganizationId sender(RequestForm form, SignedIn me) {
        return me.is(Role.COORDINATOR) ? me.organization() : form.sender();
    }

    @PostMapping
    ModelAndView register(
            @Valid @ModelAttribute("request") RequestForm form,
            BindingResult read,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        requireWriter(me);
        var errors = forms.all(form, read);
        var ticked = check(form, errors, null, me, model);
        if (!errors.hasErrors() && !model.containsAttribute(CLASSES_ADDED)) {
            try {
                var id = requests.register(form.draft(rules.all()), me);
                if (me.is(Role.COORDINATOR)) {
                    redirect.addFlashAttribute("done", "request.sent");
                    redirect.addFlashAttribute(
                            "doneArgs", new Object[] {form.named().size()});
                } else {
                    redirect.addFlashAttribute("done", "request.registered");
                }
                return new ModelAndView("redirect:/requests/" + id);
            } catch (RuleViolation broken) {
                reject(errors, broken);
            }
        }
        return refused(form, ticked, errors, me, model, null);
    }

    @PostMapping("/{id}")
    ModelAndView change(
            @PathVariable RequestId id,
            @Valid @ModelAttribute("request") RequestForm form,
            BindingResult read,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        var standing = changeable(id, me);
        var errors = forms.all(form, read);
        var ticked = check(form, errors, standing, me, model);
        if (!errors.hasErrors() && !model.containsAttribute(CLASSES_ADDED)) {
            try {
                int version = form.version() == null ? -1 : form.version();
                requests.change(id, version, form.draft(rules.all()), me);
                redirect.addFlashAttribute("done", "request.changed");
                return new ModelAndView("redirect:/requests/" + id);
            } catch (RuleViolation broken) {
                reject(errors, broken);
            } catch (Outdated since) {
                model.addAttribute("theirs", standing);
                model.addAttribute("theirsVersion", standing.version());
                var page = new ModelAndView(form(form, me, model, id), model.asMap());
                page.setStatus(HttpStatus.CONFLICT);
                return page;
            }
        }
        return refused(form, ticked, errors, me, model, id);
    }

    private ModelAndView refused(
            RequestForm form,
            Set<OrganizationId> ticked,
            BindingResult errors,
            SignedIn me,
            Model model,
            @Nullable RequestId id) {
        model.addAllAttributes(errors.getModel());
        String view = form(form, me, model, id);
        model.addAttribute("ticked", words(ticked));
        return refused(view, model);
    }

    private static ModelAndView refused(String view, Model model) {
        var page = new ModelAndView(view, model.asMap());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /// Tells all that is wrong with the form.
    ///
    /// @param standing the request that is being changed; null for a new one
    /// @return whom the form is to name when it is shown again: those of its classes too
    private Set<OrganizationId> check(
            RequestForm form, BindingResult errors, @Nullable RequestSummary standing, SignedIn me, Model model) {
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
            errors.rejectValue("sender", "request.sender.unknown");
        var plan = form.plan();
        if (plan != null && plans.citations(Set.of(plan)).isEmpty()) errors.rejectValue("plan", "choice.unknown");
        OutlineEditing.check(form.outline(), errors);
        if (!indicators.byCode().keySet().containsAll(set(form.indicators()))) {
            errors.rejectValue("indicators", "request.indicators.unknown");
        }
        checkArrivals(form, errors, standing);
        if (!me.is(Role.COORDINATOR)) return Set.of();
        checkRegime(form, errors, standing, me);
        return checkAddressees(form, errors, standing, me, model);
    }

    private void checkArrivals(RequestForm form, BindingResult errors, @Nullable RequestSummary standing) {
        var issuedOn = form.issuedOn();
        if (standing == null || issuedOn == null) return;
        requests.arrivedBefore(standing.id(), issuedOn)
                .ifPresent(day -> errors.rejectValue(
                        "issuedOn", "request.arrival.issued", new Object[] {VietnameseDates.onScreen(day)}, null));
    }

    private void checkRegime(RequestForm form, BindingResult errors, @Nullable RequestSummary standing, SignedIn me) {
        var regime = form.regime();
        if (regime == null) return;
        if (regimes.of(me).stream().noneMatch(one -> one.id().equals(regime))) {
            errors.rejectValue("regime", "request.regime.unknown");
            return;
        }
        if (errors.hasFieldErrors("year")) return;
        form.days(rules.all())
                .flatMap(days -> requests.overlapping(regime, days, standing == null ? null : standing.id()))
                .ifPresent(
                        number -> errors.rejectValue("regime", "request.regime.overlap", new Object[] {number}, null));
    }

    /// Whom classes hold is shown before anything is sent, for the register may say otherwise than
    /// the writer thinks.
    private Set<OrganizationId> checkAddressees(
            RequestForm form, BindingResult errors, @Nullable RequestSummary standing, SignedIn me, Model model) {
        var issuedOn = requireNonNullElse(form.issuedOn(), LocalDate.now(clock));
        var before = standing == null ? Set.<OrganizationId>of() : Set.copyOf(standing.addressees());
        var classes = set(form.classes());
        var to = new LinkedHashSet<>(form.named());
        int named = to.size();
        to.addAll(addressees.of(classes, issuedOn, me.organization()));
        if (to.size() > named) {
            model.addAttribute(CLASSES_ADDED, to.size() - named);
        }
        var empty =
                classes == null ? List.<AddresseeClass>of() : addressees.empty(classes, issuedOn, me.organization());
        empty.forEach(one -> errors.rejectValue(
                "addressees",
                "request.classes.empty",
                new Object[] {
                    new DefaultMessageSourceResolvable("addressee.class." + one), VietnameseDates.onScreen(issuedOn)
                },
                null));
        if (to.isEmpty() && empty.isEmpty()) errors.rejectValue("addressees", "request.addressees.none");
        var added = new LinkedHashSet<>(to);
        added.removeAll(before);
        var gone = addressees.gone(added, issuedOn);
        if (!gone.isEmpty()) {
            errors.rejectValue("addressees", "request.addressees.gone", new Object[] {String.join("; ", gone)}, null);
        } else if (!askable(issuedOn, me.organization()).containsAll(added)) {
            errors.rejectValue("addressees", "choice.unknown");
        } else {
            checkAttended(form, errors, added, model);
        }
        if (standing != null) {
            var begun = requests.takenUp(standing, to);
            if (!begun.isEmpty()) {
                errors.rejectValue(
                        "addressees", "request.addressee.begun", new Object[] {String.join("; ", begun)}, null);
            }
        }
        return to;
    }

    private Set<OrganizationId> askable(LocalDate day, OrganizationId sender) {
        return addressees.on(day, sender).stream().map(OrganizationSummary::id).collect(Collectors.toSet());
    }

    /// An addressee for whom nobody could answer.
    ///
    /// @param roles that nobody holds
    record Lacking(String name, Set<Role> roles) {}

    private void checkAttended(RequestForm form, BindingResult errors, Set<OrganizationId> added, Model model) {
        var lacking = addressees.lacking(added);
        if (lacking.isEmpty()) return;
        var names = organizations.of(lacking.keySet());
        model.addAttribute(
                "lacking",
                lacking.entrySet().stream()
                        .map(one -> new Lacking(name(names, one.getKey()), one.getValue()))
                        .sorted(Comparator.comparing(Lacking::name, Collator.getInstance(VietnameseText.VIETNAMESE)))
                        .toList());
        if (!Boolean.TRUE.equals(form.unattended())) {
            errors.rejectValue("unattended", "request.addressees.unattended");
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
            case "request.sender.other", "request.sender.unknown" -> "sender";
            case "request.edits.before", "request.records.after" -> "editsUntil";
            case "request.regime.unknown", "request.regime.overlap" -> "regime";
            case "request.indicators.unknown" -> "indicators";
            case "request.addressees.unattended" -> "unattended";
            case "request.arrival.issued" -> "issuedOn";
            case "request.next.before" -> "rule";
            default -> "addressees";
        };
        errors.rejectValue(field, broken.code(), broken.args(), null);
    }

    private RequestSummary changeable(RequestId id, SignedIn me) {
        var request = requests.get(id, me);
        if (!requests.mayChange(request, me)) throw new NotFound(id);
        return request;
    }

    private String form(RequestForm form, SignedIn me, Model model, @Nullable RequestId id) {
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
        model.addAttribute("departments", office ? choices(form, me) : List.of());
        model.addAttribute("ticked", words(form.named()));
        model.addAttribute("classes", AddresseeClass.values());
        model.addAttribute("tickedClasses", set(form.classes()));
        model.addAttribute("tickedIndicators", set(form.indicators()));
        model.addAttribute("regimes", office ? regimeChoices(me) : List.of());
        model.addAttribute("indicators", indicators.all());
        outlines.fill(model, sender(form, me));
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

    private List<Choice> regimeChoices(SignedIn me) {
        return regimes.of(me).stream()
                .map(one -> new Choice(one.id().toString(), one.content().name()))
                .toList();
    }

    /// Those who may be asked on the day of the request, and those who are asked already.
    private List<Choice> choices(RequestForm form, SignedIn me) {
        var day = requireNonNullElse(form.issuedOn(), LocalDate.now(clock));
        Map<OrganizationId, OrganizationSummary> all = new LinkedHashMap<>();
        addressees.on(day, me.organization()).forEach(one -> all.put(one.id(), one));
        organizations.on(day).of(form.named()).forEach(all::putIfAbsent);
        return all.values().stream()
                .map(one -> new Choice(one.id().toString(), one.officialName()))
                .toList();
    }

    static <T> Set<T> set(@Nullable List<T> chosen) {
        return chosen == null
                ? Set.of()
                : chosen.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> words(Set<OrganizationId> ids) {
        return ids.stream().map(OrganizationId::toString).collect(Collectors.toSet());
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
