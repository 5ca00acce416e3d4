package vn.ocop.portal.report.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.Activities;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportSources;
import vn.ocop.portal.report.Section;
import vn.ocop.portal.report.SentenceId;
import vn.ocop.portal.report.SentenceKind;
import vn.ocop.portal.report.Source;
import vn.ocop.portal.report.SourceAccount;
import vn.ocop.portal.report.SourceRecord;

/// What a report rests on: each sentence with its records, what was typed by hand, what is not told. Here people say
/// why a figure stands without a record and why an activity is left out.
@Controller
@RequestMapping("/reports/{id}/sources")
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class SourcesController {
    private static final int MOST_PLACES = 3;

    private final ReportSources sources;
    private final Activities activities;
    private final MessageSource messages;

    SourcesController(ReportSources sources, Activities activities, MessageSource messages) {
        this.activities = activities;
        this.sources = sources;
        this.messages = messages;
    }

    /// A field of a record, in words.
    record FieldView(String label, List<String> values) {}

    /// A field that says something else than when the letter was issued.
    record ChangeView(String label, String before, String now) {}

    /// A record.
    ///
    /// @param kind message key
    /// @param address empty where the person may not open its page
    /// @param summary its days and places, for a glance
    /// @param changes since the letter; none where it says the same
    /// @param changed by whom and when; empty where nothing changed or the record does not say
    record RecordView(
            String kind,
            String label,
            String address,
            String summary,
            List<FieldView> fields,
            boolean gone,
            List<ChangeView> changes,
            String changed) {}

    /// A sentence of the letter.
    record SentenceView(SourceAccount.Told told, List<RecordView> records) {}

    /// The sentences of a part of the letter.
    record PartView(Section section, List<SentenceView> sentences) {}

    /// A figure that was typed by hand.
    ///
    /// @param id of its form, for links and labels
    /// @param typed a reason that could not be saved
    record FigureView(
            String id,
            SourceAccount.Told told,
            String figure,
            SourceAccount.@Nullable Reason given,
            String at,
            String typed) {}

    /// An activity that the letter does not tell of.
    record UnusedView(
            ActivityId id,
            RecordView activity,
            SourceAccount.Why why,
            SourceAccount.@Nullable Reason given,
            String at,
            String typed) {}

    /// A reason that could not be saved.
    ///
    /// @param target the id of its form
    record Attempt(String target, String typed, String problem, List<Object> args) {}

    @GetMapping
    String show(@PathVariable ReportId id, @AuthenticationPrincipal SignedIn me, Model model, Locale language) {
        return show(id, null, me, model, language);
    }

    @PostMapping("/figures")
    ModelAndView explain(
            @PathVariable ReportId id,
            @RequestParam SentenceId sentence,
            @RequestParam String figure,
            HttpServletRequest http,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            Locale language,
            RedirectAttributes redirect) {
        String typed = typed(http);
        try {
            sources.explain(id, sentence, figure, VietnameseText.clean(typed), me);
        } catch (RuleViolation broken) {
            return refused(id, figureForm(sentence, figure), typed, broken, me, model, language);
        }
        redirect.addFlashAttribute("done", "report.reason.saved");
        return new ModelAndView("redirect:/reports/%s/sources#figures".formatted(id));
    }

    @PostMapping("/omissions")
    ModelAndView leaveOut(
            @PathVariable ReportId id,
            @RequestParam ActivityId activity,
            HttpServletRequest http,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            Locale language,
            RedirectAttributes redirect) {
        String typed = typed(http);
        try {
            sources.leaveOut(id, activity, VietnameseText.clean(typed), me);
        } catch (RuleViolation broken) {
            return refused(id, "a-" + activity, typed, broken, me, model, language);
        }
        redirect.addFlashAttribute("done", "report.omission.saved");
        return new ModelAndView("redirect:/reports/%s/sources#unused".formatted(id));
    }

    @PostMapping("/omissions/undoing")
    String reconsider(
            @PathVariable ReportId id,
            @RequestParam ActivityId activity,
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes redirect) {
        sources.reconsider(id, activity, me);
        redirect.addFlashAttribute("done", "report.omission.undone");
        return "redirect:/reports/%s/sources#unused".formatted(id);
    }

    private ModelAndView refused(
            ReportId id, String target, String typed, RuleViolation broken, SignedIn me, Model model, Locale language) {
        if (broken.code().equals("report.reason.closed")) throw broken;
        var attempt = new Attempt(target, typed, broken.code(), List.of(broken.args()));
        var shown = new ModelAndView(show(id, attempt, me, model, language), model.asMap());
        shown.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return shown;
    }

    // As typed, so that a reason that is refused comes back as it was.
    private static String typed(HttpServletRequest http) {
        String text = http.getParameter("reason");
        return text == null ? "" : text;
    }

    private String show(ReportId id, @Nullable Attempt attempt, SignedIn me, Model model, Locale language) {
        var shown = sources.of(id, me);
        var report = shown.whole().report();
        var account = shown.account();
        var readable = activities.readable(
                me,
                account.records().keySet().stream()
                        .filter(source -> source.kind() == Source.Kind.ACTIVITY)
                        .map(source -> new ActivityId(source.id()))
                        .toList());
        var parts = new ArrayList<PartView>();
        var figures = new ArrayList<FigureView>();
        for (SourceAccount.Told told : account.sentences()) {
            if (parts.isEmpty() || parts.getLast().section() != told.section()) {
                parts.add(new PartView(told.section(), new ArrayList<>()));
            }
            var records = told.sources().stream()
                    .flatMap(source -> view(source, shown, readable, language).stream())
                    .toList();
            parts.getLast().sentences().add(new SentenceView(told, records));
            for (SourceAccount.Figure figure : told.figures()) {
                String form = figureForm(told.id(), figure.text());
                figures.add(new FigureView(
                        form, told, figure.text(), figure.reason(), at(figure.reason()), typed(attempt, form)));
            }
        }
        var unused = new ArrayList<UnusedView>();
        for (SourceAccount.Unused one : account.unused()) {
            view(one.source(), shown, readable, language)
                    .ifPresent(activity -> unused.add(new UnusedView(
                            new ActivityId(one.source().id()),
                            activity,
                            one.why(),
                            one.reason(),
                            at(one.reason()),
                            typed(attempt, "a-" + one.source().id()))));
        }
        model.addAttribute("report", report);
        model.addAttribute("request", shown.whole().request());
        model.addAttribute("letter", shown.letter());
        model.addAttribute("parts", parts);
        model.addAttribute("figures", figures);
        model.addAttribute("unexplained", account.unexplained());
        model.addAttribute(
                "withoutSource",
                account.sentences().stream()
                        .filter(SourceAccount.Told::withoutSource)
                        .toList());
        model.addAttribute("unused", unused);
        model.addAttribute("changed", shown.since().size());
        model.addAttribute("lead", SentenceKind.LEAD);
        model.addAttribute(
                "mayExplain",
                report.explicable()
                        && report.organization().equals(me.organization())
                        && (report.draftedBy(me) || me.is(Role.LEADER)));
        model.addAttribute("attempt", attempt);
        return "report/sources";
    }

    private static String typed(@Nullable Attempt attempt, String form) {
        return attempt != null && attempt.target().equals(form) ? attempt.typed() : "";
    }

    private static String figureForm(SentenceId sentence, String figure) {
        return "f-%s-%s".formatted(sentence, Integer.toHexString(figure.hashCode()));
    }

    private static String at(SourceAccount.@Nullable Reason reason) {
        return reason == null ? "" : VietnameseDates.onScreen(reason.at());
    }

    private Optional<RecordView> view(
            Source source, ReportSources.Shown shown, Set<ActivityId> readable, Locale language) {
        var found = shown.account().records().get(source);
        if (found == null) return Optional.empty();
        var since = shown.since().get(source);
        var by = since == null ? null : since.changedBy();
        Instant at = since == null ? null : since.changedAt();
        return Optional.of(new RecordView(
                kind(source.kind()),
                found.label(),
                isOpen(source, readable) ? found.address() : "",
                summary(found, language),
                found.fields().stream()
                        .map(field -> new FieldView(
                                label(field.code(), field.label(), language),
                                words(field.code(), field.values(), language)))
                        .toList(),
                since != null && since.gone(),
                since == null
                        ? List.of()
                        : since.changes().stream()
                                .map(change -> new ChangeView(
                                        label(change.code(), change.label(), language),
                                        String.join("; ", words(change.code(), change.before(), language)),
                                        String.join("; ", words(change.code(), change.now(), language))))
                                .toList(),
                by == null || at == null ? "" : by + ", " + VietnameseDates.onScreen(at)));
    }

    private static boolean isOpen(Source source, Set<ActivityId> readable) {
        return source.kind() != Source.Kind.ACTIVITY || readable.contains(new ActivityId(source.id()));
    }

    private static String kind(Source.Kind kind) {
        return switch (kind) {
            case ACTIVITY -> "source.activity";
            case PLAN -> "source.plan";
            case PLAN_TASK -> "source.task";
            case REQUEST -> "source.request";
            case COMMITMENT -> "source.commitment";
            case REPORT -> "source.report";
        };
    }

    /// Its days and places, for a glance: at most three places.
    private String summary(SourceRecord found, Locale language) {
        var parts = new ArrayList<String>();
        for (String code : List.of("days", "places", "issuer", "issuedOn", "content", "letter")) {
            found.fields().stream()
                    .filter(field -> field.code().equals(code)
                            && !(code.equals("days") && found.source().kind() == Source.Kind.PLAN))
                    .forEach(field -> parts.add(few(field.values(), language)));
        }
        return String.join(" · ", parts);
    }

    private String few(List<String> values, Locale language) {
        if (values.size() <= MOST_PLACES) return String.join(", ", values);
        String first = String.join(", ", values.subList(0, MOST_PLACES));
        return messages.getMessage("activity.places.more", new Object[] {first, values.size() - MOST_PLACES}, language);
    }

    private String label(String code, String otherwise, Locale language) {
        String known = messages.getMessage("record." + code, null, otherwise, language);
        return known == null ? otherwise : known;
    }

    private List<String> words(String code, List<String> values, Locale language) {
        String prefix = switch (code) {
            case "state" -> "activity.state.";
            case "status" -> "commitment.status.";
            case "reportState" -> "report.state.";
            case "superseded" -> "report.superseded.";
            default -> "";
        };
        if (prefix.isEmpty()) return values;
        return values.stream()
                .map(value -> String.valueOf(messages.getMessage(prefix + value, null, value, language)))
                .toList();
    }
}
