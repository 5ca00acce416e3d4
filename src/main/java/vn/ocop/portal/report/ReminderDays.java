package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.ocop.portal.core.WorkingDays;

/// On which days people are reminded of a deadline, in working days around it.
///
/// @param before so many working days before it, each from 1 to 60
/// @param every after it, again after so many working days, from 1 to 60
/// @param longest so many working days after it nobody is written to any more, from 0 to 400; the
///     portal goes on showing it
@ConfigurationProperties("portal.reminders")
public record ReminderDays(
        @DefaultValue({"5", "1"}) List<Integer> before,
        @DefaultValue("3") int every,
        @DefaultValue("60") int longest) {
    public ReminderDays {
        before = List.copyOf(before);
        if (before.stream().anyMatch(days -> days < 1 || days > 60))
            throw new IllegalArgumentException("portal.reminders.before has days from 1 to 60, not " + before);
        if (every < 1 || every > 60)
            throw new IllegalArgumentException("portal.reminders.every is from 1 to 60, not " + every);
        if (longest < 0 || longest > 400)
            throw new IllegalArgumentException("portal.reminders.longest is from 0 to 400, not " + longest);
    }

    /// The furthest that reminding looks ahead, in working days.
    int ahead() {
        return before.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /// The latest day of reminding that has come by today; empty where none has.
    Optional<LocalDate> latest(WorkingDays.Table days, LocalDate deadline, LocalDate today) {
        if (today.isAfter(deadline)) {
            int late = days.after(deadline, today);
            int last = late / every * every;
            return Optional.of(last == 0 ? deadline : days.plus(deadline, last));
        }
        if (today.equals(deadline)) return Optional.of(today);
        return before.stream()
                .map(each -> days.plus(deadline, -each))
                .filter(day -> !day.isAfter(today))
                .max(LocalDate::compareTo);
    }
}
