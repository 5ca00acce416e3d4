package vn.ocop.portal.activity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityType;
import vn.ocop.portal.activity.ActivityTypes;
import vn.ocop.portal.activity.ReachedSubjects;
import vn.ocop.portal.activity.ReachedSubjects.Asked;
import vn.ocop.portal.activity.ReachedSubjects.Reached;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;

/// The subjects that activities of a period reached, as a page and as a spreadsheet.
@Controller
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class ReachedController {
    private static final String PAGE = "/subjects/reached";
    private static final int FIRST_YEAR = 1900;
    private final ReachedSubjects reached;
    private final ActivityTypes types;
    private final Organizations organizations;
    private final Clock clock;
    private final SheetDownload download;

    ReachedController(
            ReachedSubjects reached,
            ActivityTypes types,
            Organizations organizations,
            Clock clock,
            SheetDownload download) {
        this.reached = reached;
        this.types = types;
        this.organizations = organizations;
        this.clock = clock;
        this.download = download;
    }

    /// What the address asks for.
    ///
    /// @param asked with what could be read; what could not is left out
    /// @param from as typed
    /// @param to as typed
    /// @param typeName name of the type that is asked for; null where none is
    /// @param departmentName name of the department that is asked for; null where none is
    /// @param wrong message of what cannot be read; null where all can
    record Query(
            Asked asked,
            String from,
            String to,
            @Nullable String typeName,
            @Nullable String departmentName,
            @Nullable String wrong) {
        public String address() {
            return "from=" + encoded(VietnameseDates.onScreen(asked.within().from())) + "&to="
                    + encoded(VietnameseDates.onScreen(asked.within().to()))
                    + (asked.type() == null ? "" : "&type=" + asked.type())
                    + (asked.department() == null ? "" : "&department=" + asked.department());
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    @GetMapping(PAGE)
    String list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String page,
            Model model,
            Locale language) {
        var query = read(me, from, to, type, department, language);
        model.addAttribute("ask", query);
        model.addAttribute("all", me.is(Role.COORDINATOR));
        model.addAttribute("page", reached.page(me, query.asked(), Page.number(page)));
        model.addAttribute("base", PAGE + "?" + query.address() + "&");
        return "activity/reached";
    }

    /// The file; or, where something cannot be read, the page, which says so.
    @GetMapping("/subjects/reached.xlsx")
    @Nullable
    String sheet(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String department,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var query = read(me, from, to, type, department, language);
        if (query.wrong() != null) return "redirect:" + PAGE + "?" + request.getQueryString();
        var facts = new ArrayList<Sheet.Fact>();
        fact(
                facts,
                "reach.from",
                VietnameseDates.onScreen(query.asked().within().from()),
                language);
        fact(facts, "reach.to", VietnameseDates.onScreen(query.asked().within().to()), language);
        if (query.typeName() != null) fact(facts, "reach.type", query.typeName(), language);
        if (query.departmentName() != null) fact(facts, "reach.department", query.departmentName(), language);
        facts.add(download.filter(
                download.word(me.is(Role.COORDINATOR) ? "reach.all" : "reach.own", language), language));
        download.send(
                response,
                language,
                me,
                new Sheet<Reached>(
                        download.word("reach.reached", language),
                        List.of(
                                download.column("notice.subject", language, 50, Reached::name),
                                download.column(
                                        "reach.area",
                                        language,
                                        36,
                                        one -> one.area().datedName()),
                                download.column("reach.times", language, 14, Reached::times),
                                download.column("reach.last", language, 14, Reached::last),
                                download.column("export.id", language, 38, Reached::id)),
                        facts,
                        row -> reached.each(me, query.asked(), row)));
        return null;
    }

    private void fact(List<Sheet.Fact> facts, String key, String value, Locale language) {
        facts.add(download.filter(download.word(key, language) + ": " + value, language));
    }

    private Query read(
            SignedIn me,
            @Nullable String from,
            @Nullable String to,
            @Nullable String type,
            @Nullable String department,
            Locale language) {
        String typedFrom = clean(from);
        String typedTo = clean(to);
        var today = LocalDate.now(clock);
        var last = typedTo.isEmpty() ? Optional.of(today) : day(typedTo);
        var first = typedFrom.isEmpty() ? last.map(day -> day.minusYears(1).plusDays(1)) : day(typedFrom);
        String wrong = first.isEmpty() || last.isEmpty() ? "reach.day.unreadable" : null;
        if (wrong == null && last.orElseThrow().isBefore(first.orElseThrow())) wrong = "reach.days.wrong";
        var within = wrong == null
                ? new Period(first.orElseThrow(), last.orElseThrow())
                : new Period(today.minusYears(1).plusDays(1), today);
        var kind = types.all().stream()
                .filter(one -> one.code().equals(clean(type)))
                .findFirst();
        if (kind.isEmpty() && !clean(type).isEmpty()) wrong = "reach.type.unknown";
        var whose = me.is(Role.COORDINATOR) ? department(clean(department)) : Optional.<OrganizationId>empty();
        String name = whose.map(id -> organizations.of(List.of(id)).get(id))
                .map(one -> one.letterName())
                .orElse(null);
        if (me.is(Role.COORDINATOR) && !clean(department).isEmpty() && name == null) wrong = "reach.department.unknown";
        return new Query(
                new Asked(within, kind.map(ActivityType::code).orElse(null), name == null ? null : whose.orElse(null)),
                typedFrom.isEmpty() || wrong == null ? VietnameseDates.onScreen(within.from()) : typedFrom,
                typedTo.isEmpty() || wrong == null ? VietnameseDates.onScreen(within.to()) : typedTo,
                kind.map(one -> one.name(language)).orElse(null),
                name,
                wrong);
    }

    private static Optional<LocalDate> day(String typed) {
        return VietnameseDates.typed(typed).filter(day -> day.getYear() >= FIRST_YEAR);
    }

    private static Optional<OrganizationId> department(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(OrganizationId.of(typed));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static String clean(@Nullable String typed) {
        if (typed == null) return "";
        try {
            return VietnameseText.clean(typed);
        } catch (RuleViolation unprintable) {
            return "?";
        }
    }
}
