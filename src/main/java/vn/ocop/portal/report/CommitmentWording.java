package vn.ocop.portal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.ocop.portal.activity.ActivityFacts;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.core.VietnameseText;

/// Writes what became of a promised task: its words as they go on behind a colon, in brackets what shows it, then the
/// note of the person who decided.
final class CommitmentWording {
    /// As the assembly cites the plan of a task; said once with the promise, it need not be said again.
    private static final Pattern CITATION =
            Pattern.compile(", theo Kế hoạch số \\S+(?: ngày \\d{2}/\\d{1,2}/\\d{4} .*)?$");
    /// The days on which a planned activity was to be held.
    private static final Pattern DAYS = Pattern.compile(" \\((?:từ )?ngày [\\d/]+(?: đến ngày [\\d/]+)?\\)$");

    private CommitmentWording() {}

    /// The verb that a group of promises shares.
    static String stands(CommitmentStatus status) {
        return switch (status) {
            case DONE -> "đã hoàn thành";
            case UNDER_WAY -> "đang thực hiện";
            case NOT_STARTED -> "chưa thực hiện";
        };
    }

    static String of(CommitmentProgress progress) {
        var commitment = progress.commitment();
        String words = commitment.words();
        if (commitment.task() != null) words = CITATION.matcher(words).replaceFirst("");
        else if (!commitment.activities().isEmpty()) words = DAYS.matcher(words).replaceFirst("");
        var text = new StringBuilder(inline(words));
        String shown = shown(progress);
        if (!shown.isEmpty()) text.append(" (").append(shown).append(')');
        String note = commitment.note();
        if (note != null) text.append(", ").append(inline(VietnameseText.withoutFinalMark(note)));
        return text.toString();
    }

    private static String shown(CommitmentProgress progress) {
        boolean single = progress.commitment().task() == null
                && progress.commitment().activities().size() == 1;
        return switch (progress.status()) {
            case DONE -> done(progress, single);
            case UNDER_WAY -> underWay(progress, single);
            case NOT_STARTED -> "";
        };
    }

    private static String done(CommitmentProgress progress, boolean single) {
        var done = progress.done();
        if (done.isEmpty()) return "";
        if (done.size() > 1) return VietnameseNumbers.counted(done.size()) + " hoạt động, nêu ở phần kết quả";
        var activity = done.getFirst();
        String days = activity.daysKnown() ? VietnameseDates.inText(activity.period()) : "";
        if (single) return days;
        return days.isEmpty() ? quoted(activity) : quoted(activity) + ", " + days;
    }

    private static String underWay(CommitmentProgress progress, boolean single) {
        var open = progress.open();
        if (single && open.size() == 1) {
            var activity = open.getFirst();
            if (activity.state() == ActivityState.POSTPONED) return "tạm hoãn";
            return activity.daysKnown()
                    ? "dự kiến hoàn thành " + VietnameseDates.inText(activity.period())
                    : "đang chuẩn bị";
        }
        var parts = new ArrayList<String>();
        long postponed = progress.postponed();
        count(parts, "đã hoàn thành", progress.done().size());
        count(parts, "đang chuẩn bị", open.size() - postponed);
        count(parts, "tạm hoãn", postponed);
        return String.join(", ", parts);
    }

    private static void count(List<String> parts, String stands, long number) {
        if (number > 0) parts.add("%s %s hoạt động".formatted(stands, VietnameseNumbers.counted(number)));
    }

    private static String quoted(ActivityFacts activity) {
        String topic = VietnameseText.withoutFinalMark(activity.topic());
        return "“" + topic.replaceAll("[“”\"]", "") + "”";
    }

    /// As it goes on in the middle of a sentence: the first letter lower, unless its word is an acronym or a name with
    /// a capital within.
    private static String inline(String text) {
        String first = text.split(" ", 2)[0];
        if (first.isEmpty() || first.codePoints().skip(1).anyMatch(Character::isUpperCase)) return text;
        int end = text.offsetByCodePoints(0, 1);
        return text.substring(0, end).toLowerCase(VietnameseText.VIETNAMESE) + text.substring(end);
    }
}
