package vn.ocop.portal.report.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.letter.LetterDocx;
import vn.ocop.portal.letter.LetterHtml;
import vn.ocop.portal.letter.LetterPdf;
import vn.ocop.portal.letter.OfficialLetter;
import vn.ocop.portal.report.CertificateNotices;
import vn.ocop.portal.report.Notice;
import vn.ocop.portal.report.NoticeId;
import vn.ocop.portal.report.NoticeState;
import vn.ocop.portal.report.NoticeWay;
import vn.ocop.portal.subject.SubjectId;

/// Notices to subjects whose certificates expire: the office drafts them, takes the letter along and logs that it was
/// sent.
@Controller
@RequestMapping("/notices")
@PreAuthorize("hasRole('COORDINATOR')")
class NoticeController {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private final CertificateNotices notices;
    private final Accounts accounts;
    private final LetterHtml html;
    private final LetterDocx docx;
    private final LetterPdf pdf;

    NoticeController(CertificateNotices notices, Accounts accounts, LetterHtml html, LetterDocx docx, LetterPdf pdf) {
        this.notices = notices;
        this.accounts = accounts;
        this.html = html;
        this.docx = docx;
        this.pdf = pdf;
    }

    @GetMapping
    String list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable NoticeState state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("state", state);
        model.addAttribute("states", NoticeState.values());
        model.addAttribute("page", notices.page(me, state, page));
        model.addAttribute("base", state == null ? "/notices?" : "/notices?state=" + state + "&");
        return "report/notices";
    }

    @PostMapping
    String draft(@AuthenticationPrincipal SignedIn me, @RequestParam SubjectId subject, RedirectAttributes redirect) {
        var id = notices.draft(me, subject);
        redirect.addFlashAttribute("done", "notice.drafted.done");
        return "redirect:/notices/" + id;
    }

    @PostMapping("/all")
    String draftAll(@AuthenticationPrincipal SignedIn me, @RequestParam int within, RedirectAttributes redirect) {
        int drafted = notices.draftAll(me, within);
        redirect.addFlashAttribute("done", drafted == 0 ? "notice.drafted.none" : "notice.drafted.all");
        redirect.addFlashAttribute("doneArgs", new Object[] {drafted});
        return "redirect:/notices?state=DRAFT";
    }

    @GetMapping("/{id}")
    String show(@AuthenticationPrincipal SignedIn me, @PathVariable NoticeId id, Model model) {
        var notice = notices.get(me, id);
        return show(notice, SentForm.blank(notice.version()), notice.extra(), model);
    }

    private String show(Notice notice, SentForm form, @Nullable String extra, Model model) {
        model.addAttribute("notice", notice);
        model.addAttribute("base", "/notices/" + notice.id());
        model.addAttribute("extra", extra);
        model.addAttribute("form", form);
        model.addAttribute("ways", NoticeWay.values());
        Set<AccountId> people = new HashSet<>(Set.of(notice.draftedBy()));
        if (notice.sent() != null) people.add(notice.sent().by());
        Map<AccountId, String> names = accounts.names(people);
        model.addAttribute("draftedBy", names.getOrDefault(notice.draftedBy(), ""));
        model.addAttribute("draftedAt", MOMENT.format(notice.draftedAt()));
        var sent = notice.sent();
        if (sent != null) {
            model.addAttribute("loggedBy", names.getOrDefault(sent.by(), ""));
            model.addAttribute("loggedAt", MOMENT.format(sent.at()));
        }
        return "report/notice";
    }

    @PostMapping("/{id}/extra")
    String add(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable NoticeId id,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable String extra,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            notices.add(me, id, version, extra);
        } catch (RuleViolation broken) {
            var notice = notices.get(me, id);
            model.addAttribute("broken", broken);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(notice, SentForm.blank(notice.version()), extra, model);
        }
        redirect.addFlashAttribute("done", "notice.extra.saved");
        return "redirect:/notices/" + id;
    }

    @PostMapping("/{id}/sending")
    String sent(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable NoticeId id,
            @ModelAttribute("form") SentForm form,
            BindingResult read,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var notice = notices.get(me, id);
        var errors = form.logBy(
                (version, number, on, way, remark) -> notices.sent(me, id, version, number, on, way, remark), read);
        if (!errors.hasErrors()) {
            redirect.addFlashAttribute("done", "notice.sent.done");
            return "redirect:/notices/" + id;
        }
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(notice, form, notice.extra(), model);
    }

    @PostMapping("/{id}/{move:not-sent|discard|restoration}")
    String move(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable NoticeId id,
            @PathVariable String move,
            @RequestParam int version,
            RedirectAttributes redirect) {
        switch (move) {
            case "not-sent" -> notices.notSent(me, id, version);
            case "discard" -> notices.discard(me, id, version);
            case "restoration" -> notices.restore(me, id, version);
            default -> throw new NotFound(move);
        }
        redirect.addFlashAttribute("done", "notice." + move + ".done");
        return "redirect:/notices/" + id;
    }

    @GetMapping("/{id}/letter")
    String preview(@AuthenticationPrincipal SignedIn me, @PathVariable NoticeId id, Model model) {
        var letter = notices.letter(me, id);
        var profile = notices.profile(letter);
        model.addAttribute("base", "/notices/" + id);
        model.addAttribute("back", "notice.back");
        model.addAttribute("profile", profile.name());
        model.addAttribute("letter", html.fragment(letter, profile));
        return "report/notice-letter";
    }

    @GetMapping("/{id}/letter.docx")
    ResponseEntity<byte[]> docx(@AuthenticationPrincipal SignedIn me, @PathVariable NoticeId id) {
        var letter = notices.letter(me, id);
        return Downloads.of(docx.render(letter, notices.profile(letter)), LetterController.DOCX, name(letter, "docx"));
    }

    @GetMapping("/{id}/letter.pdf")
    ResponseEntity<byte[]> pdf(@AuthenticationPrincipal SignedIn me, @PathVariable NoticeId id) {
        var letter = notices.letter(me, id);
        return Downloads.of(
                pdf.render(letter, notices.profile(letter)), MediaType.APPLICATION_PDF, name(letter, "pdf"));
    }

    private static String name(OfficialLetter letter, String ending) {
        var number = letter.header().number();
        return "Thông báo hạn giấy chứng nhận OCOP %s %s.%s"
                .formatted(
                        number == null ? "dự thảo" : "số %02d".formatted(number),
                        letter.addressees().getFirst().replaceAll("[\\\\/:*?\"<>|]", " "),
                        ending);
    }
}
