package vn.ocop.portal.report.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.report.Composition;
import vn.ocop.portal.report.ReportDrafting;
import vn.ocop.portal.report.ReportDrafting.Choice;
import vn.ocop.portal.report.ReportDrafting.Decision;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.Section;
import vn.ocop.portal.report.SentenceId;
import vn.ocop.portal.report.SentenceSummary;
import vn.ocop.portal.report.WordDifference;

/// What the newest assembly would write beside what people wrote: all open choices on one page, made at once.
@Controller
@RequestMapping("/reports/{id}/assembly")
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class AssemblyController {
    /// A choice that is put off.
    private static final String LATER = "LATER";

    private final Reports reports;
    private final ReportDrafting drafting;

    AssemblyController(Reports reports, ReportDrafting drafting) {
        this.reports = reports;
        this.drafting = drafting;
    }

    /// A sentence to choose for.
    ///
    /// @param choice what is chosen so far, LATER at first
    /// @param text the words to edit: those of the newest assembly at first; null where its records are gone
    /// @param problem message key of why the choice was refused; null where it was not
    record ChoiceView(
            SentenceSummary sentence,
            ReportPage.Undecided undecided,
            String choice,
            @Nullable String text,
            @Nullable String problem,
            List<Object> args) {}

    /// A sentence whose words a person changed and whose records did not change since.
    record RewordedView(Section section, List<WordDifference.Span> words) {}

    /// What was sent and could not be done.
    ///
    /// @param sentence whose choice was refused
    private record Refused(SentenceId sentence, String problem, List<Object> args, Map<SentenceId, Sent> sent) {}

    /// What was sent for a sentence.
    private record Sent(String choice, @Nullable String text) {}

    @GetMapping
    String show(@PathVariable ReportId id, @AuthenticationPrincipal SignedIn me, Model model) {
        return show(id, null, me, model);
    }

    private String show(ReportId id, @Nullable Refused refused, SignedIn me, Model model) {
        var whole = reports.get(id, me);
        var report = whole.report();
        if (!report.draftsSeenBy(me)) throw new NotFound(id);
        var choices = new ArrayList<ChoiceView>();
        var reworded = new ArrayList<RewordedView>();
        for (SentenceSummary sentence : inOrder(whole)) {
            var undecided = ReportPage.Undecided.of(sentence);
            String generated = sentence.generated();
            if (undecided != null) {
                var sent = refused == null ? null : refused.sent().get(sentence.id());
                boolean wrong = refused != null && refused.sentence().equals(sentence.id());
                choices.add(new ChoiceView(
                        sentence,
                        undecided,
                        sent == null ? LATER : sent.choice(),
                        sent == null ? sentence.proposed() : sent.text(),
                        refused != null && wrong ? refused.problem() : null,
                        refused != null && wrong ? refused.args() : List.of()));
            } else if (generated != null && sentence.written() != null) {
                reworded.add(new RewordedView(sentence.section(), WordDifference.of(generated, sentence.text())));
            }
        }
        model.addAttribute("report", report);
        model.addAttribute("mayEdit", report.draftedBy(me) && report.open());
        model.addAttribute("choices", choices);
        model.addAttribute("reworded", reworded);
        model.addAttribute("refused", refused == null ? null : refused.problem());
        model.addAttribute("refusedArgs", refused == null ? List.of() : refused.args());
        model.addAttribute("refusedSentence", refused == null ? null : refused.sentence());
        return "report/assembly";
    }

    private static List<SentenceSummary> inOrder(Reports.Whole whole) {
        return whole.composition().parts().stream()
                .flatMap(part -> part.paragraphs().stream())
                .flatMap(paragraph -> paragraph.pieces().stream())
                .map(Composition.Piece::sentence)
                .toList();
    }

    /// Makes the choices of the form: for each sentence `choice.<id>`, the version at which it was read, and the words
    /// where they were edited. `rest` chooses for those that are put off: NOW or MINE.
    @PostMapping("/choices")
    @PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR')")
    ModelAndView choose(
            @PathVariable ReportId id,
            HttpServletRequest http,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        Map<SentenceId, Sent> sent = new HashMap<>();
        var decisions = new ArrayList<Decision>();
        @Nullable SentenceId reading = null;
        try {
            var standing = inOrder(reports.get(id, me));
            for (SentenceSummary sentence : standing) {
                String choice = http.getParameter("choice." + sentence.id());
                if (choice == null) continue;
                sent.put(sentence.id(), new Sent(choice, http.getParameter("text." + sentence.id())));
            }
            for (SentenceSummary sentence : standing) {
                var one = sent.get(sentence.id());
                if (one == null) continue;
                reading = sentence.id();
                var choice = choice(one.choice(), http.getParameter("rest"), sentence.former() != null);
                if (choice == null) continue;
                String text =
                        choice == Choice.EDITED ? VietnameseText.clean(Objects.requireNonNullElse(one.text(), "")) : "";
                decisions.add(new Decision(reading, version(http.getParameter("version." + reading)), choice, text));
            }
            if (decisions.isEmpty()) {
                redirect.addFlashAttribute("done", "assembly.none.chosen");
                return new ModelAndView("redirect:/reports/%s/assembly".formatted(id));
            }
            drafting.decide(id, decisions, me);
        } catch (RuleViolation broken) {
            if (reading == null || broken.code().equals("report.closed")) throw broken;
            return refused(id, new Refused(reading, broken.code(), List.of(broken.args()), sent), 422, me, model);
        } catch (ReportDrafting.Undecided undecided) {
            var sentence = undecided.sentence();
            return undecided.why() instanceof RuleViolation broken
                    ? refused(id, new Refused(sentence, broken.code(), List.of(broken.args()), sent), 422, me, model)
                    : refused(id, new Refused(sentence, "assembly.outdated", List.of(), sent), 409, me, model);
        }
        redirect.addFlashAttribute("done", "assembly.done");
        redirect.addFlashAttribute("doneArgs", new Object[] {decisions.size()});
        return new ModelAndView("redirect:/reports/" + id + (decisions.size() < sent.size() ? "/assembly" : ""));
    }

    private ModelAndView refused(ReportId id, Refused refused, int status, SignedIn me, Model model) {
        var again = new ModelAndView(show(id, refused, me, model), model.asMap());
        again.setStatus(HttpStatus.valueOf(status));
        return again;
    }

    /// @param recordsGone then taking the new words is leaving the sentence out
    private static @Nullable Choice choice(String chosen, @Nullable String rest, boolean recordsGone) {
        String wanted = chosen.equals(LATER) && rest != null ? rest : chosen;
        return switch (wanted) {
            case "NOW" -> recordsGone ? Choice.DROPPED : Choice.NOW;
            case "MINE" -> Choice.MINE;
            case "EDITED" -> Choice.EDITED;
            case "DROPPED" -> Choice.DROPPED;
            default -> null;
        };
    }

    private static int version(@Nullable String typed) {
        return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
    }
}
