package vn.ocop.portal.overview.web;

import static java.util.Objects.requireNonNull;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.ocop.portal.account.CalendarKind;
import vn.ocop.portal.account.CalendarTokenId;
import vn.ocop.portal.account.CalendarTokenSummary;
import vn.ocop.portal.account.CalendarTokens;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.FormErrors;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;

/// Where a person makes, renews and revokes the tokens of the own calendar feeds. The address with the token is shown
/// on the page that follows, and never again.
@Controller
@RequestMapping("/calendar/feeds")
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class CalendarTokenPages {
    private final CalendarTokens tokens;
    private final FormErrors forms;
    private final MessageSource messages;
    private final Clock clock;

    CalendarTokenPages(CalendarTokens tokens, FormErrors forms, MessageSource messages, Clock clock) {
        this.tokens = tokens;
        this.forms = forms;
        this.messages = messages;
        this.clock = clock;
    }

    /// A token in words.
    ///
    /// @param state `good`, `expired` or `revoked`
    public record Row(
            CalendarTokenSummary token, String kinds, String made, String lastDay, String used, String state) {}

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal SignedIn me, Locale language) {
        return page(me, language)
                .addObject(
                        "calendarToken",
                        new CalendarTokenForm(
                                messages.getMessage("calendarToken.name.usual", null, language),
                                CalendarKind.of(me),
                                LocalDate.now(clock).plusYears(1)));
    }

    @PostMapping
    ModelAndView give(
            @Valid @ModelAttribute("calendarToken") CalendarTokenForm form,
            BindingResult read,
            Locale language,
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes redirect) {
        var errors = forms.all(form, read);
        if (!errors.hasErrors()) {
            try {
                var given = tokens.give(
                        me,
                        VietnameseText.oneLine(requireNonNull(form.name())),
                        requireNonNull(form.kinds()),
                        requireNonNull(form.lastDay()));
                return shownOnce(given, "calendarToken.given", redirect);
            } catch (RuleViolation broken) {
                broken.tellIn(errors, broken.code().contains("lastDay") ? "lastDay" : "kinds");
            }
        }
        var page = page(me, language).addAllObjects(errors.getModel());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @PostMapping("/{id}/renewal")
    ModelAndView renew(
            @PathVariable CalendarTokenId id, @AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        return shownOnce(tokens.renew(me, id), "calendarToken.renewed", redirect);
    }

    @PostMapping("/{id}/revocation")
    ModelAndView revoke(
            @PathVariable CalendarTokenId id, @AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        tokens.revoke(me, id);
        redirect.addFlashAttribute("done", "calendarToken.revoked.done");
        return new ModelAndView("redirect:/calendar/feeds");
    }

    private static ModelAndView shownOnce(CalendarTokens.Given given, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", done);
        redirect.addFlashAttribute(
                "address",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/calendar/feed/" + given.token() + ".ics")
                        .toUriString());
        redirect.addFlashAttribute("addressName", given.summary().name());
        return new ModelAndView("redirect:/calendar/feeds");
    }

    private ModelAndView page(SignedIn me, Locale language) {
        var today = LocalDate.now(clock);
        return new ModelAndView("overview/calendar-feeds")
                .addObject("most", CalendarTokens.MOST)
                .addObject(
                        "kindChoices",
                        CalendarKind.of(me).stream()
                                .map(kind -> new Choice(kind.name(), kind(kind, language)))
                                .toList())
                .addObject(
                        "rows",
                        tokens.of(me).stream()
                                .map(one -> new Row(
                                        one,
                                        one.kinds().stream()
                                                .map(kind -> kind(kind, language))
                                                .collect(Collectors.joining("; ")),
                                        VietnameseDates.onScreen(LocalDate.ofInstant(one.createdAt(), clock.getZone())),
                                        VietnameseDates.onScreen(one.lastDay()),
                                        one.lastUsedAt() == null ? "" : VietnameseDates.onScreen(one.lastUsedAt()),
                                        one.revokedAt() != null ? "revoked" : one.goodOn(today) ? "good" : "expired"))
                                .toList());
    }

    private String kind(CalendarKind kind, Locale language) {
        return messages.getMessage("calendar.kind." + kind, null, language);
    }
}
