package vn.ocop.portal.report.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
import vn.ocop.portal.core.CalendarDay;
import vn.ocop.portal.core.FormErrors;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.core.WorkingCalendar;

/// The holidays and the days worked instead, for administrators.
@Controller
@RequestMapping("/admin")
@PreAuthorize("hasRole('ADMIN')")
class WorkingDaysController {
    private static final String WORKED = "WORKED";
    private static final String OFF = "OFF";

    private final WorkingCalendar calendar;
    private final FormErrors forms;
    private final SheetDownload download;
    private final Clock clock;

    WorkingDaysController(WorkingCalendar calendar, FormErrors forms, SheetDownload download, Clock clock) {
        this.calendar = calendar;
        this.forms = forms;
        this.download = download;
        this.clock = clock;
    }

    /// New days as typed.
    ///
    /// @param kind `OFF` or `WORKED`
    /// @param last null for one day
    record DaysForm(
            @NotBlank @Nullable String kind,
            @NotNull @Nullable LocalDate first,
            @Nullable LocalDate last,
            @NotBlank @Size(max = 100) @Nullable String name,
            @Nullable Boolean certain) {}

    /// A day as changed.
    record DayForm(
            @Nullable Integer version,
            @NotBlank @Size(max = 100) @Nullable String name,
            @Nullable Boolean certain) {}

    private int year(@Nullable Integer asked) {
        return asked == null || asked < 2000 || asked > 2199
                ? LocalDate.now(clock).getYear()
                : asked;
    }

    /// The weekday as the reader's language calls it.
    static String weekday(LocalDate day, Locale language) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, language);
    }

    /// A day in the list.
    record Row(CalendarDay day, String weekday) {}

    @GetMapping("/working-days")
    String list(@RequestParam(required = false) @Nullable Integer year, Model model, Locale language) {
        int shown = year(year);
        var days = calendar.of(shown);
        model.addAttribute("year", String.valueOf(shown));
        var years = calendar.years();
        model.addAttribute("years", years);
        model.addAttribute(
                "before",
                years.stream()
                        .filter(one -> one < shown)
                        .map(String::valueOf)
                        .findFirst()
                        .orElse(null));
        model.addAttribute(
                "rows",
                days.stream()
                        .map(one -> new Row(one, weekday(one.day(), language)))
                        .toList());
        model.addAttribute(
                "uncertain", days.stream().filter(one -> !one.certain()).count());
        return "report/working-days";
    }

    @GetMapping("/working-days.xlsx")
    void sheet(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable Integer year,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        int shown = year(year);
        var days = calendar.of(shown);
        download.send(
                response,
                language,
                me,
                new Sheet<CalendarDay>(
                        download.word("workday.title", language),
                        List.of(
                                download.column("workday.day", language, 14, CalendarDay::day),
                                download.column("workday.weekday", language, 14, one -> weekday(one.day(), language)),
                                download.column(
                                        "workday.kind",
                                        language,
                                        16,
                                        one -> download.word("workday.kind." + (one.works() ? WORKED : OFF), language)),
                                download.column("workday.name", language, 60, CalendarDay::name),
                                download.column(
                                        "workday.certain",
                                        language,
                                        18,
                                        one -> download.word(
                                                one.certain() ? "workday.certain.yes" : "workday.certain.no",
                                                language))),
                        List.of(download.filter(
                                download.word("workday.year.of", language, String.valueOf(shown)), language)),
                        days::forEach));
    }

    @GetMapping("/working-days/new")
    String blank(Model model) {
        model.addAttribute("form", new DaysForm(OFF, null, null, null, true));
        return "report/working-days-form";
    }

    @PostMapping("/working-days")
    ModelAndView add(
            @Valid @ModelAttribute("form") DaysForm form,
            BindingResult read,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        var errors = forms.all(form, read);
        var first = form.first();
        var name = form.name();
        String kind = form.kind();
        if (kind != null && !kind.equals(WORKED) && !kind.equals(OFF)) errors.rejectValue("kind", "choice.unknown");
        if (!errors.hasErrors() && first != null && name != null) {
            try {
                int added = calendar.add(
                        WORKED.equals(kind),
                        first,
                        form.last() == null ? first : form.last(),
                        name,
                        Boolean.TRUE.equals(form.certain()),
                        me.id().value());
                redirect.addFlashAttribute("done", "workday.added");
                redirect.addFlashAttribute("doneArgs", new Object[] {added});
                return new ModelAndView("redirect:/admin/working-days?year=" + first.getYear());
            } catch (RuleViolation broken) {
                broken.tellIn(errors, broken.code().equals("workday.name") ? "name" : "first");
            }
        }
        model.addAllAttributes(errors.getModel());
        var page = new ModelAndView("report/working-days-form", model.asMap());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @GetMapping("/working-days/{day}")
    String edit(@PathVariable LocalDate day, Model model, Locale language) {
        var standing = calendar.get(day);
        model.addAttribute("form", new DayForm(standing.version(), standing.name(), standing.certain()));
        return dayPage(standing, model, language);
    }

    private static String dayPage(CalendarDay day, Model model, Locale language) {
        model.addAttribute("day", day);
        model.addAttribute("weekday", weekday(day.day(), language));
        return "report/working-day";
    }

    @PostMapping("/working-days/{day}")
    ModelAndView change(
            @PathVariable LocalDate day,
            @Valid @ModelAttribute("form") DayForm form,
            BindingResult errors,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            Locale language,
            RedirectAttributes redirect) {
        var standing = calendar.get(day);
        var name = form.name();
        if (!errors.hasErrors() && name != null) {
            try {
                calendar.change(
                        day,
                        form.version() == null ? -1 : form.version(),
                        name,
                        Boolean.TRUE.equals(form.certain()),
                        me.id().value());
                redirect.addFlashAttribute("done", "workday.changed");
                return new ModelAndView("redirect:/admin/working-days?year=" + day.getYear());
            } catch (RuleViolation broken) {
                broken.tellIn(errors, "name");
            }
        }
        var page = new ModelAndView(dayPage(standing, model, language), model.asMap());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @PostMapping("/working-days/{day}/removal")
    String remove(
            @PathVariable LocalDate day,
            @RequestParam int version,
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes redirect) {
        calendar.remove(day, version, me.id().value());
        redirect.addFlashAttribute("done", "workday.removed");
        return "redirect:/admin/working-days?year=" + day.getYear();
    }

    @PostMapping("/working-days/confirmation")
    String confirm(@RequestParam int year, @AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        int confirmed = calendar.confirm(year, me.id().value());
        redirect.addFlashAttribute("done", "workday.confirmed");
        redirect.addFlashAttribute("doneArgs", new Object[] {confirmed, String.valueOf(year)});
        return "redirect:/admin/working-days?year=" + year;
    }
}
