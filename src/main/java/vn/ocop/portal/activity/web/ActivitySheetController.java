package vn.ocop.portal.activity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityFeed;
import vn.ocop.portal.activity.ActivityLine;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.ActivityType;
import vn.ocop.portal.activity.ActivityTypes;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.plan.Indicator;
import vn.ocop.portal.plan.Indicators;

/// The list of activities as a spreadsheet, whole, by the list's own filters; and the types of activity.
@Controller
class ActivitySheetController {
    private final ActivityFeed feed;
    private final ActivityTypes types;
    private final Indicators indicators;
    private final ActivityListController list;
    private final ActivityWords words;
    private final SheetDownload download;

    ActivitySheetController(
            ActivityFeed feed,
            ActivityTypes types,
            Indicators indicators,
            ActivityListController list,
            ActivityWords words,
            SheetDownload download) {
        this.feed = feed;
        this.types = types;
        this.indicators = indicators;
        this.list = list;
        this.words = words;
        this.download = download;
    }

    /// The file; or, where a filter cannot be read, the list, which says so: a file in which it was passed over would
    /// look right and not be.
    @GetMapping("/activities.xlsx")
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
    @Nullable
    String activities(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam MultiValueMap<String, String> given,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var asked = ActivityListAddress.read(given, me);
        if (!asked.wrong().isEmpty()) return "redirect:/activities?" + request.getQueryString();
        var columns = columns(language);
        for (Indicator indicator : indicators.all()) {
            String name = language.getLanguage().equals("en") ? indicator.nameEn() : indicator.name();
            columns.add(new Sheet.Column<>(
                    "%s (%s)".formatted(name, indicator.unit()),
                    14,
                    line -> line.measures().get(indicator.code())));
        }
        columns.add(download.column("export.changedAt", language, 17, ActivityLine::changedAt));
        columns.add(
                download.column("export.id", language, 38, line -> line.row().id()));
        download.send(
                response,
                language,
                me,
                new Sheet<ActivityLine>(
                        words.text("menu.activities", language),
                        columns,
                        list.told(asked, feed.choices(), language).stream()
                                .map(words -> download.filter(words, language))
                                .toList(),
                        line -> feed.each(me, asked.filter(), language, line)));
        return null;
    }

    private List<Sheet.Column<ActivityLine>> columns(Locale language) {
        var states = new EnumMap<ActivityState, String>(ActivityState.class);
        for (var state : ActivityState.values()) states.put(state, words.state(state, language));
        var columns = new ArrayList<Sheet.Column<ActivityLine>>();
        columns.add(download.column(
                "activity.filter.from",
                language,
                12,
                line -> line.row().period().from()));
        columns.add(download.column(
                "activity.filter.to", language, 12, line -> line.row().period().to()));
        columns.add(download.column(
                "activity.list.days",
                language,
                24,
                line -> words.days(line.row().period(), line.row().daysKnown(), language)));
        columns.add(download.column(
                "activity.type", language, 30, line -> line.row().type()));
        columns.add(download.column(
                "activity.topic", language, 60, line -> line.row().topic()));
        columns.add(download.column(
                "activity.venue", language, 30, line -> line.row().venue()));
        columns.add(download.column(
                "activity.areas",
                language,
                40,
                line -> String.join("; ", line.row().places())));
        columns.add(download.column(
                "activity.list.partners",
                language,
                40,
                line -> String.join("; ", line.row().partners())));
        columns.add(download.column(
                "activity.list.department", language, 30, line -> line.row().department()));
        columns.add(download.column(
                "activity.state", language, 15, line -> states.get(line.row().state())));
        columns.add(download.column("activity.beneficiaries", language, 30, ActivityLine::beneficiaries));
        columns.add(download.column("activity.outcome", language, 30, ActivityLine::outcome));
        return columns;
    }

    @GetMapping("/admin/activity-types.xlsx")
    @PreAuthorize("hasRole('ADMIN')")
    void types(@AuthenticationPrincipal SignedIn me, Locale language, HttpServletResponse response) throws IOException {
        var all = types.all();
        download.send(
                response,
                language,
                me,
                new Sheet<ActivityType>(
                        words.text("admin.activityTypes", language),
                        List.of(
                                download.column("export.code", language, 28, one -> one.code()),
                                download.column("activityType.name", language, 45, one -> one.name(language)),
                                download.column("activityType.theme", language, 40, one -> one.themeName(language)),
                                download.column(
                                        "activityType.questions",
                                        language,
                                        14,
                                        one -> one.questions().size()),
                                download.column("activityType.template", language, 60, one -> one.template()),
                                download.column(
                                        "activityType.active",
                                        language,
                                        14,
                                        one -> words.text(
                                                one.active() ? "activityType.active.yes" : "activityType.active.no",
                                                language))),
                        List.of(),
                        all::forEach));
    }
}
