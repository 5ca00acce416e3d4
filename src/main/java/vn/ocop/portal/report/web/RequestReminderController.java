package vn.ocop.portal.report.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.LetterDocx;
import vn.ocop.portal.letter.LetterHtml;
import vn.ocop.portal.letter.LetterPdf;
import vn.ocop.portal.letter.OfficialLetter;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.report.Notice;
import vn.ocop.portal.report.NoticeState;
import vn.ocop.portal.report.NoticeWay;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.RequestReminder;
import vn.ocop.portal.report.RequestReminderId;
import vn.ocop.portal.report.RequestReminders;

/// Letters that urge those on who owe an answer: the office drafts them, takes the letter along and logs that it was
/// sent.
@Controller
@PreAuthorize("hasRole('COORDINATOR')")
class RequestReminderController {
    private static final String PATH = "/requests/reminders";

    private final RequestReminders reminders;
    private final Organizations organizations;
    private final Accounts accounts;
    private final SheetDownload download;
    private final LetterHtml html;
    private final LetterDocx docx;
    private final LetterPdf pdf;
    private final Clock clock;

    RequestReminderController(
            RequestReminders reminders,
            Organizations organizations,
            Accounts accounts,
            SheetDownload download,
            LetterHtml html,
            LetterDocx docx,
            LetterPdf pdf,
            Clock clock) {
        this.reminders = reminders;
        this.organizations = organizations;
        this.accounts = accounts;
        this.download = download;
        this.html = html;
        this.docx = docx;
        this.pdf = pdf;
        this.clock = clock;
    }

    /// A letter in a list.
    record Row(RequestReminder reminder, String names) {}

    @GetMapping(PATH)
    String list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable NoticeState state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var found = reminders.page(me, state, page);
        var names = names(found.rows());
        model.addAttribute("state", state);
        model.addAttribute("states", NoticeState.values());
        model.addAttribute("page", found);
        model.addAttribute(
                "rows",
                found.rows().stream()
                        .map(one -> new Row(one, told(one.addressees(), names)))
                        .toList());
        model.addAttribute("base", state == null ? PATH + "?" : PATH + "?state=" + state + "&");
        return "report/reminder-letters";
    }

    @GetMapping(PATH + ".xlsx")
    void sheet(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable NoticeState state,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        var everyName = organizations.everyName();
        download.send(
                response,
                language,
                me,
                new Sheet<RequestReminder>(
                        download.word("reminder.list", language),
                        List.of(
                                download.column("reminder.request", language, 24, RequestReminder::requestNumber),
                                download.column(
                                        "reminder.addressees", language, 60, one -> told(one.addressees(), everyName)),
                                download.column("reminder.answerBy", language, 14, RequestReminder::answerBy),
                                download.column(
                                        "notice.state",
                                        language,
                                        16,
                                        one -> download.word("notice.state." + one.state(), language)),
                                sentColumn("export.letterNumber", 14, Notice.Sent::number, language),
                                sentColumn("export.letterDate", 14, Notice.Sent::on, language),
                                sentColumn(
                                        "notice.way",
                                        24,
                                        sent -> download.word("notice.way." + sent.way(), language),
                                        language),
                                download.column("export.id", language, 38, RequestReminder::id)),
                        state == null
                                ? List.of()
                                : List.of(download.filter(
                                        download.word("notice.state", language) + ": "
                                                + download.word("notice.state." + state, language),
                                        language)),
                        row -> reminders.each(me, state, row)));
    }

    private Sheet.Column<RequestReminder> sentColumn(
            String key, int width, Function<Notice.Sent, Object> value, Locale language) {
        return download.column(key, language, width, one -> {
            var sent = one.sent();
            return sent == null ? null : value.apply(sent);
        });
    }

    private Map<OrganizationId, String> names(Collection<RequestReminder> those) {
        Set<OrganizationId> named = new HashSet<>();
        those.forEach(one -> {
            named.addAll(one.addressees());
            named.addAll(one.answered());
        });
        return organizations.on(LocalDate.now(clock)).of(named).values().stream()
                .collect(Collectors.toMap(OrganizationSummary::id, OrganizationSummary::letterName));
    }

    private static String told(List<OrganizationId> those, Map<OrganizationId, String> names) {
        return those.stream()
                .map(one -> names.getOrDefault(one, ""))
                .sorted(Collator.getInstance(VietnameseText.VIETNAMESE))
                .collect(Collectors.joining("; "));
    }

    /// Drafts the letter about a request.
    ///
    /// @param organization whom it is to name; null for all who owe an answer
    @PostMapping("/requests/{request}/reminders")
    String draft(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable RequestId request,
            @RequestParam(required = false) @Nullable Set<OrganizationId> organization,
            @RequestParam(required = false) @Nullable String answerBy,
            @RequestParam(defaultValue = "false") boolean chosen,
            RedirectAttributes redirect) {
        try {
            var id = reminders.draft(
                    me,
                    request,
                    organization == null ? (chosen ? Set.of() : null) : organization,
                    answerBy == null || answerBy.isBlank() ? null : day(answerBy));
            redirect.addFlashAttribute("done", "reminder.drafted");
            return "redirect:" + PATH + "/" + id;
        } catch (RuleViolation broken) {
            redirect.addFlashAttribute("urging", broken);
            redirect.addFlashAttribute("urgingDay", answerBy);
            return "redirect:/requests/" + request + "#urge";
        }
    }

    private static LocalDate day(@Nullable String typed) {
        return VietnameseDates.typed(typed == null ? "" : typed).orElseThrow(() -> new RuleViolation("reminder.day"));
    }

    @GetMapping(PATH + "/{id}")
    String show(@AuthenticationPrincipal SignedIn me, @PathVariable RequestReminderId id, Model model) {
        var reminder = reminders.get(me, id);
        return show(
                reminder,
                SentForm.blank(reminder.version()),
                VietnameseDates.onScreen(reminder.answerBy()),
                reminder.extra(),
                model);
    }

    private String show(
            RequestReminder reminder, SentForm form, @Nullable String answerBy, @Nullable String extra, Model model) {
        var names = names(List.of(reminder));
        model.addAttribute("reminder", reminder);
        model.addAttribute("base", PATH + "/" + reminder.id());
        model.addAttribute("addressees", sorted(reminder.addressees(), names));
        model.addAttribute("answered", sorted(reminder.answered(), names));
        model.addAttribute("answerBy", answerBy);
        model.addAttribute("extra", extra);
        model.addAttribute("form", form);
        model.addAttribute("ways", NoticeWay.values());
        var sent = reminder.sent();
        Map<AccountId, String> people = accounts.names(Stream.concat(
                        Stream.of(reminder.draftedBy()), Stream.ofNullable(sent).map(Notice.Sent::by))
                .collect(Collectors.toSet()));
        model.addAttribute("draftedBy", people.getOrDefault(reminder.draftedBy(), ""));
        model.addAttribute("draftedAt", VietnameseDates.onScreen(reminder.draftedAt()));
        if (sent != null) {
            model.addAttribute("loggedBy", people.getOrDefault(sent.by(), ""));
            model.addAttribute("loggedAt", VietnameseDates.onScreen(sent.at()));
        }
        return "report/reminder-letter";
    }

    private static List<String> sorted(List<OrganizationId> those, Map<OrganizationId, String> names) {
        return those.stream()
                .map(one -> names.getOrDefault(one, ""))
                .sorted(Collator.getInstance(VietnameseText.VIETNAMESE))
                .toList();
    }

    @PostMapping(PATH + "/{id}/words")
    String change(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable RequestReminderId id,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable String answerBy,
            @RequestParam(required = false) @Nullable String extra,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            reminders.change(me, id, version, day(answerBy), extra);
        } catch (RuleViolation broken) {
            var reminder = reminders.get(me, id);
            model.addAttribute("broken", broken);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(reminder, SentForm.blank(reminder.version()), answerBy, extra, model);
        }
        redirect.addFlashAttribute("done", "reminder.saved");
        return "redirect:" + PATH + "/" + id;
    }

    @PostMapping(PATH + "/{id}/sending")
    String sent(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable RequestReminderId id,
            @ModelAttribute("form") SentForm form,
            BindingResult read,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var reminder = reminders.get(me, id);
        var errors = form.logBy(
                (version, number, on, way, remark) -> reminders.sent(me, id, version, number, on, way, remark), read);
        if (!errors.hasErrors()) {
            redirect.addFlashAttribute("done", "reminder.sent.done");
            return "redirect:" + PATH + "/" + id;
        }
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(reminder, form, VietnameseDates.onScreen(reminder.answerBy()), reminder.extra(), model);
    }

    @PostMapping(PATH + "/{id}/{move:not-sent|discard|restoration}")
    String move(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable RequestReminderId id,
            @PathVariable String move,
            @RequestParam int version,
            RedirectAttributes redirect) {
        switch (move) {
            case "not-sent" -> reminders.notSent(me, id, version);
            case "discard" -> reminders.discard(me, id, version);
            case "restoration" -> reminders.restore(me, id, version);
            default -> throw new NotFound(move);
        }
        redirect.addFlashAttribute("done", "reminder." + move + ".done");
        return "redirect:" + PATH + "/" + id;
    }

    @GetMapping(PATH + "/{id}/letter")
    String preview(@AuthenticationPrincipal SignedIn me, @PathVariable RequestReminderId id, Model model) {
        var letter = reminders.letter(me, id);
        var profile = reminders.profile(letter);
        model.addAttribute("base", PATH + "/" + id);
        model.addAttribute("back", "reminder.back");
        model.addAttribute("profile", profile.name());
        model.addAttribute("letter", html.fragment(letter, profile));
        return "report/notice-letter";
    }

    @GetMapping(PATH + "/{id}/letter.docx")
    ResponseEntity<byte[]> docx(@AuthenticationPrincipal SignedIn me, @PathVariable RequestReminderId id) {
        var letter = reminders.letter(me, id);
        return Downloads.of(
                docx.render(letter, reminders.profile(letter)), LetterController.DOCX, name(letter, "docx"));
    }

    @GetMapping(PATH + "/{id}/letter.pdf")
    ResponseEntity<byte[]> pdf(@AuthenticationPrincipal SignedIn me, @PathVariable RequestReminderId id) {
        var letter = reminders.letter(me, id);
        return Downloads.of(
                pdf.render(letter, reminders.profile(letter)), MediaType.APPLICATION_PDF, name(letter, "pdf"));
    }

    private static String name(OfficialLetter letter, String ending) {
        var number = letter.header().number();
        return "Công văn đôn đốc báo cáo %s.%s"
                .formatted(number == null ? "dự thảo" : "số %02d".formatted(number), ending);
    }
}
