package vn.ocop.portal.overview.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.CalendarKind;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.FilterChip;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.overview.Calendar;
import vn.ocop.portal.overview.CalendarEvent;
import vn.ocop.portal.overview.CalendarMonth;

/// The calendar: a month in weeks or as a list, and the list as a spreadsheet.
@Controller
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class CalendarController {
    private static final int DAYS = 7;
    private final Calendar calendar;
    private final SheetDownload download;
    private final MessageSource messages;
    private final Clock clock;

    CalendarController(Calendar calendar, SheetDownload download, MessageSource messages, Clock clock) {
        this.calendar = calendar;
        this.download = download;
        this.messages = messages;
        this.clock = clock;
    }

    /// A day in words.
    ///
    /// @param name with the day of the week: Thứ Hai, 02/11/2026
    /// @param css of its cell
    /// @param list address of the list of the month at that day
    /// @param activities address of the day's activities
    public record DayView(CalendarMonth.Day day, String name, String css, String list, String activities) {}

    @GetMapping("/calendar")
    String show(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam MultiValueMap<String, String> given,
            Model model,
            Locale language) {
        var ask = CalendarAsk.read(given, me, clock);
        var month = calendar.month(me, ask.month(), ask.kinds(), ask.list(), language);
        model.addAttribute("ask", ask);
        model.addAttribute("monthName", name(ask.month(), language));
        model.addAttribute("previous", ask.at(ask.month().minusMonths(1)));
        model.addAttribute("next", ask.at(ask.month().plusMonths(1)));
        model.addAttribute("previousName", name(ask.month().minusMonths(1), language));
        model.addAttribute("nextName", name(ask.month().plusMonths(1), language));
        model.addAttribute("thisMonth", ask.at(YearMonth.now(clock)));
        model.addAttribute("isThisMonth", ask.month().equals(YearMonth.now(clock)));
        model.addAttribute("asWeeks", ask.as(false));
        model.addAttribute("asList", ask.as(true));
        model.addAttribute("sheet", ask.sheet());
        model.addAttribute("withAll", ask.withAll());
        model.addAttribute(
                "kindChoices",
                CalendarKind.of(me).stream()
                        .map(kind -> new Choice(kind.name(), kind(kind, language)))
                        .toList());
        model.addAttribute(
                "chips",
                ask.chosen()
                        ? ask.kinds().stream()
                                .map(kind -> new FilterChip(kind(kind, language), ask.without(kind)))
                                .toList()
                        : List.<FilterChip>of());
        model.addAttribute(
                "weekdays",
                month.days().stream()
                        .limit(DAYS)
                        .map(day -> day.date().getDayOfWeek().getDisplayName(TextStyle.FULL, language))
                        .toList());
        if (ask.list()) {
            model.addAttribute(
                    "days",
                    month.agenda().stream().map(day -> view(day, ask, language)).toList());
        } else {
            model.addAttribute(
                    "weeks",
                    month.weeks().stream()
                            .map(week -> week.stream()
                                    .map(day -> view(day, ask, language))
                                    .toList())
                            .toList());
            model.addAttribute("nothing", month.agenda().isEmpty());
        }
        return "overview/calendar";
    }

    /// The file; or, where the month cannot be read, the page, which says so.
    @GetMapping("/calendar.xlsx")
    @Nullable
    String sheet(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam MultiValueMap<String, String> given,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var ask = CalendarAsk.read(given, me, clock);
        if (!ask.wrong().isEmpty()) return "redirect:/calendar?" + request.getQueryString();
        var facts = new ArrayList<Sheet.Fact>();
        facts.add(download.filter(name(ask.month(), language), language));
        if (ask.chosen()) {
            ask.kinds().forEach(kind -> facts.add(download.filter(kind(kind, language), language)));
        }
        download.send(
                response,
                language,
                me,
                new Sheet<CalendarEvent>(
                        download.word("calendar.title", language),
                        List.of(
                                download.column("calendar.day", language, 14, CalendarEvent::day),
                                download.column(
                                        "calendar.weekday",
                                        language,
                                        12,
                                        one -> one.day().getDayOfWeek().getDisplayName(TextStyle.FULL, language)),
                                download.column("calendar.kind", language, 26, one -> kind(one.kind(), language)),
                                download.column("calendar.what", language, 70, CalendarEvent::what),
                                download.column("calendar.more", language, 60, CalendarEvent::more),
                                download.column(
                                        "calendar.from",
                                        language,
                                        14,
                                        one -> one.days().from()),
                                download.column(
                                        "calendar.to",
                                        language,
                                        14,
                                        one -> one.days().to()),
                                download.column("calendar.state", language, 18, CalendarEvent::state),
                                download.column("export.id", language, 50, CalendarEvent::key)),
                        facts,
                        row -> calendar.each(me, ask.month(), ask.kinds(), language, row)));
        return null;
    }

    private DayView view(CalendarMonth.Day day, CalendarAsk ask, Locale language) {
        String date = VietnameseDates.onScreen(day.date());
        String weekday = day.date().getDayOfWeek().getDisplayName(TextStyle.FULL, language);
        String css = Stream.of(
                        day.within() ? "" : "cal-out",
                        day.works() ? "" : "cal-rest",
                        day.today() ? "cal-today" : "",
                        day.events().isEmpty() ? "cal-free" : "")
                .filter(one -> !one.isEmpty())
                .reduce((one, other) -> one + " " + other)
                .orElse("");
        String encoded = URLEncoder.encode(date, UTF_8);
        var month = YearMonth.from(day.date());
        var asked = month.equals(ask.month())
                ? ask
                : new CalendarAsk(month, ask.list(), ask.kinds(), ask.chosen(), ask.typed(), ask.wrong());
        return new DayView(
                day,
                weekday + ", " + date,
                css,
                asked.as(true) + "#" + anchor(day.date()),
                "/activities?from=" + encoded + "&to=" + encoded);
    }

    private static String anchor(LocalDate day) {
        return "d-" + day;
    }

    private String name(YearMonth month, Locale language) {
        return messages.getMessage(
                "calendar.month",
                new Object[] {Integer.toString(month.getMonthValue()), Integer.toString(month.getYear())},
                language);
    }

    private String kind(CalendarKind kind, Locale language) {
        return messages.getMessage("calendar.kind." + kind, null, language);
    }
}
