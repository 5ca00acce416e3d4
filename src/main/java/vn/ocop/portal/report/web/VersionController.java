package vn.ocop.portal.report.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.report.Composition;
import vn.ocop.portal.report.ReportDrafting;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportVersions;
import vn.ocop.portal.report.SentenceComparison;
import vn.ocop.portal.report.SentenceId;
import vn.ocop.portal.report.SentenceSummary;
import vn.ocop.portal.report.VersionAct;
import vn.ocop.portal.report.VersionSummary;

/// The versions of a report: all of them, one whole, two beside each other; and an earlier sentence
/// taken back.
@Controller
@RequestMapping("/reports/{id}/versions")
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class VersionController {
    private final ReportVersions versions;
    private final ReportDrafting drafting;
    private final Accounts accounts;

    VersionController(ReportVersions versions, ReportDrafting drafting, Accounts accounts) {
        this.versions = versions;
        this.drafting = drafting;
        this.accounts = accounts;
    }

    /// A version in words.
    ///
    /// @param sentence the words of the one sentence that it changed; null where it changed several
    record VersionView(
            int number,
            VersionAct act,
            String by,
            String at,
            int sentences,
            int changed,
            @Nullable String sentence) {}

    /// A sentence of a version.
    record SentenceView(Composition.Piece piece, ComparisonView.@Nullable TakeBack takeBack) {}

    /// A paragraph of a version.
    record ParagraphView(boolean item, List<SentenceView> sentences) {}

    /// A part of a version.
    record PartView(Composition.Part part, List<ParagraphView> paragraphs) {}

    @GetMapping
    String list(@PathVariable ReportId id, @AuthenticationPrincipal SignedIn me, Model model) {
        return list(versions.of(id, me), model);
    }

    private String list(ReportVersions.History history, Model model) {
        model.addAttribute("report", history.whole().report());
        model.addAttribute("versions", views(history.versions()));
        model.addAttribute(
                "undecided",
                history.whole().sentences().stream()
                        .filter(SentenceSummary::undecided)
                        .count());
        return "report/versions";
    }

    @GetMapping("/compare")
    ModelAndView compare(
            @PathVariable ReportId id,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        var history = versions.of(id, me);
        if (from == null || to == null || from.equals(to)) {
            model.addAttribute("problem", from == null || to == null ? "versions.choose" : "versions.same");
            model.addAttribute("from", from);
            model.addAttribute("to", to);
            var again = new ModelAndView(list(history, model), model.asMap());
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        var earlier = history.version(Math.min(from, to));
        var later = history.version(Math.max(from, to));
        return shown(history, earlier, later, me, model);
    }

    private ModelAndView shown(
            ReportVersions.History history, VersionSummary earlier, VersionSummary later, SignedIn me, Model model) {
        var whole = history.whole();
        boolean mayEdit = whole.report().draftedBy(me) && whole.report().open();
        var comparison = SentenceComparison.ofVersions(versions.sentences(earlier), versions.sentences(later));
        var two = views(List.of(earlier, later));
        model.addAttribute("report", whole.report());
        model.addAttribute("earlier", two.getFirst());
        model.addAttribute("later", two.getLast());
        model.addAttribute("latest", history.latest());
        model.addAttribute(
                "comparison", ComparisonView.of(comparison, earlier.number(), mayEdit ? whole.sentences() : List.of()));
        return new ModelAndView("report/version-compare", model.asMap());
    }

    @GetMapping("/{number}")
    String show(
            @PathVariable ReportId id, @PathVariable int number, @AuthenticationPrincipal SignedIn me, Model model) {
        var history = versions.of(id, me);
        var version = history.version(number);
        var whole = history.whole();
        var standing =
                whole.report().draftedBy(me) && whole.report().open() ? ComparisonView.byId(whole.sentences()) : null;
        var composition = Composition.of(versions.sentences(version), whole.request(), whole.outline());
        model.addAttribute("report", whole.report());
        model.addAttribute("version", views(List.of(version)).getFirst());
        model.addAttribute("latest", history.latest());
        model.addAttribute(
                "parts",
                composition.parts().stream()
                        .map(part -> new PartView(
                                part,
                                part.paragraphs().stream()
                                        .map(paragraph -> new ParagraphView(
                                                paragraph.item(),
                                                paragraph.pieces().stream()
                                                        .map(piece -> new SentenceView(
                                                                piece,
                                                                standing == null
                                                                        ? null
                                                                        : ComparisonView.TakeBack.of(
                                                                                number, piece.sentence(), standing)))
                                                        .toList()))
                                        .toList()))
                        .toList());
        return "report/version";
    }

    @PostMapping("/{number}/sentences/{sentence}/restoration")
    @PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR')")
    ModelAndView takeBack(
            @PathVariable ReportId id,
            @PathVariable int number,
            @PathVariable SentenceId sentence,
            @RequestParam(required = false) @Nullable Integer version,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        try {
            var made = drafting.takeBack(id, sentence, number, version, me);
            if (made.isEmpty()) {
                redirect.addFlashAttribute("done", "versions.takenBack.already");
                return new ModelAndView("redirect:/reports/%s/versions/%d".formatted(id, number));
            }
            redirect.addFlashAttribute("done", "versions.takenBack");
            redirect.addFlashAttribute("doneArgs", new Object[] {number, made.getAsInt()});
            return new ModelAndView("redirect:/reports/%s/versions/compare?from=%d&to=%d"
                    .formatted(id, made.getAsInt() - 1, made.getAsInt()));
        } catch (Outdated since) {
            // What stands now beside the version from which the words were to come.
            var history = versions.of(id, me);
            model.addAttribute("problem", "report.sentence.outdated.nothing");
            var again = shown(history, history.version(number), history.version(history.latest()), me, model);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
    }

    private List<VersionView> views(List<VersionSummary> some) {
        Map<AccountId, String> names =
                accounts.names(some.stream().map(VersionSummary::by).collect(Collectors.toSet()));
        return some.stream()
                .map(one -> new VersionView(
                        one.number(),
                        one.act(),
                        names.getOrDefault(one.by(), ""),
                        VietnameseDates.onScreen(one.at()),
                        one.sentences(),
                        one.changed(),
                        one.sentence()))
                .toList();
    }
}
