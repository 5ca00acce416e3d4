package vn.ocop.portal.activity.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.Activities;
import vn.ocop.portal.activity.ActivityDetail;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityUses;
import vn.ocop.portal.activity.Evidence;
import vn.ocop.portal.activity.EvidenceFile;
import vn.ocop.portal.activity.SharedActivities;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.core.VietnameseText;

/// The page of one activity: what it says, its sentence, its files.
@Component
class ActivityPage {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private final Activities activities;
    private final ActivityWords words;
    private final ActivityUses uses;
    private final Evidence evidence;
    private final Accounts accounts;
    private final SharedActivities shared;

    ActivityPage(
            Activities activities,
            ActivityWords words,
            ActivityUses uses,
            Evidence evidence,
            Accounts accounts,
            SharedActivities shared) {
        this.activities = activities;
        this.words = words;
        this.uses = uses;
        this.evidence = evidence;
        this.accounts = accounts;
        this.shared = shared;
    }

    /// A file as the page shows it.
    ///
    /// @param size such as "1,2 MB"
    /// @param addedAt hour and day
    /// @param removedBy null while it stands, as `removedAt`
    record FileLine(
            EvidenceFile file,
            String size,
            String addedBy,
            String addedAt,
            @Nullable String removedBy,
            @Nullable String removedAt) {}

    /// Fills the page and names its template.
    String show(SignedIn me, ActivityId id, Model model, Locale language) {
        var stored = activities.detail(me, id);
        var executing = stored.content().executing() == null
                ? stored.department()
                : stored.organizations().getOrDefault(stored.content().executing(), stored.department());
        model.addAttribute("stored", stored);
        model.addAttribute("uses", uses.of(id, me));
        var event = shared.of(id);
        if (event != null) {
            model.addAttribute("sharedKey", event.counted() ? "activity.shared.counted" : "activity.shared.elsewhere");
            model.addAttribute("sharedWith", VietnameseText.listed(event.departments()));
            model.addAttribute("sharedAt", event.countedAt());
        }
        model.addAttribute("stateWord", words.state(stored.state(), language));
        model.addAttribute("stateIcon", ActivityWords.icon(stored.state()));
        model.addAttribute(
                "sentence", ActivityWords.sentence(stored.wording(), stored.type(), stored.state(), executing));
        model.addAttribute(
                "fields",
                words.fields(stored.content(), stored.type(), language).stream()
                        .filter(field -> !field.value().isEmpty())
                        .toList());
        model.addAttribute("loggedAt", moment(stored.loggedAt()));
        model.addAttribute("changedAt", moment(stored.changedAt()));
        files(me, stored, model);
        return "activity/detail";
    }

    private void files(SignedIn me, ActivityDetail stored, Model model) {
        var files = evidence.of(me, stored.id());
        var people = accounts.names(files.stream()
                .flatMap(file -> file.removedBy() == null
                        ? Stream.of(file.addedBy())
                        : Stream.of(file.addedBy(), file.removedBy()))
                .distinct()
                .toList());
        List<FileLine> lines = files.stream()
                .map(file -> {
                    AccountId removedBy = file.removedBy();
                    Instant removedAt = file.removedAt();
                    return new FileLine(
                            file,
                            VietnameseNumbers.fileSize(file.size()),
                            people.getOrDefault(file.addedBy(), ""),
                            moment(file.addedAt()),
                            removedBy == null ? null : people.getOrDefault(removedBy, ""),
                            removedAt == null ? null : moment(removedAt));
                })
                .toList();
        model.addAttribute(
                "photos",
                lines.stream()
                        .filter(line -> stands(line) && line.file().type().picture())
                        .toList());
        model.addAttribute(
                "documents",
                lines.stream()
                        .filter(line -> stands(line) && !line.file().type().picture())
                        .toList());
        model.addAttribute(
                "removedFiles", lines.stream().filter(line -> !stands(line)).toList());
        model.addAttribute("mostFiles", Evidence.MOST);
    }

    private static boolean stands(FileLine line) {
        return line.file().removedAt() == null;
    }

    private static String moment(Instant at) {
        return MOMENT.format(at);
    }
}
