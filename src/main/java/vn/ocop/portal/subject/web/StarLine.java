package vn.ocop.portal.subject.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.ocop.portal.subject.RecognitionRecord;

/// The stars of a product over the years, as a line to draw: one step for each decision, as long as it held. Measures
/// are those of the drawing's own box, 360 wide and 170 high.
///
/// @param steps the earliest first
/// @param years marks on the axis of time
/// @param levels marks on the axis of stars
/// @param today where the day stands on the axis of time
record StarLine(List<Step> steps, List<Mark> years, List<Mark> levels, double today) {
    private static final double LEFT = 48;
    private static final double RIGHT = 338;
    private static final double TOP = 24;
    private static final double BOTTOM = 124;
    private static final int LEAST = 3;
    private static final int MOST = 5;
    private static final int MOST_YEARS = 7;

    /// A mark on an axis.
    record Mark(double at, int value) {}

    /// How long a decision held.
    ///
    /// @param x from, `y` its height; `end` until
    /// @param joined the height from which the line comes to this one; `y` where nothing was in force before
    /// @param from first day, `to` last day
    /// @param withdrawn whether it ended because it was withdrawn
    /// @param replaced whether it ended because a later decision took its place
    record Step(
            double x,
            double y,
            double end,
            double joined,
            int stars,
            LocalDate from,
            LocalDate to,
            boolean withdrawn,
            boolean replaced) {
        /// The line in the language of drawings.
        public String getPath() {
            return String.format(Locale.ROOT, "M%.1f %.1fV%.1fH%.1f", x, joined, y, end);
        }

        /// A cross at the end.
        public String getCross() {
            return String.format(
                    Locale.ROOT,
                    "M%.1f %.1fL%.1f %.1fM%.1f %.1fL%.1f %.1f",
                    end - 4,
                    y - 4,
                    end + 4,
                    y + 4,
                    end - 4,
                    y + 4,
                    end + 4,
                    y - 4);
        }
    }

    /// @param decisions one at least, the earliest first
    static StarLine of(List<RecognitionRecord> decisions, LocalDate today) {
        var first = decisions.getFirst().decidedOn().withDayOfYear(1);
        var last = decisions.stream().map(RecognitionRecord::validUntil).reduce(today, (a, b) -> a.isAfter(b) ? a : b);
        var end = last.plusYears(1).withDayOfYear(1);
        var steps = new ArrayList<Step>();
        for (int i = 0; i < decisions.size(); i++) {
            var decision = decisions.get(i);
            var until = decision.validUntil();
            boolean withdrawn = decision.withdrawal() != null;
            if (decision.withdrawal() != null) until = decision.withdrawal().on();
            boolean replaced = i + 1 < decisions.size()
                    && !decisions.get(i + 1).decidedOn().isAfter(until);
            if (replaced) until = decisions.get(i + 1).decidedOn();
            boolean joined = !steps.isEmpty() && steps.getLast().replaced();
            double y = height(decision.stars());
            steps.add(new Step(
                    x(decision.decidedOn(), first, end),
                    y,
                    x(until, first, end),
                    joined ? steps.getLast().y() : y,
                    decision.stars(),
                    decision.decidedOn(),
                    until,
                    withdrawn && !replaced,
                    replaced));
        }
        var years = new ArrayList<Mark>();
        int span = end.getYear() - first.getYear();
        int every = (span + MOST_YEARS - 1) / MOST_YEARS;
        for (int year = first.getYear(); year <= end.getYear(); year += every) {
            years.add(new Mark(x(LocalDate.of(year, 1, 1), first, end), year));
        }
        var levels = new ArrayList<Mark>();
        for (int stars = LEAST; stars <= MOST; stars++) levels.add(new Mark(height(stars), stars));
        return new StarLine(steps, years, levels, x(today, first, end));
    }

    private static double x(LocalDate day, LocalDate first, LocalDate end) {
        double whole = ChronoUnit.DAYS.between(first, end);
        return tenths(LEFT + (RIGHT - LEFT) * ChronoUnit.DAYS.between(first, day) / whole);
    }

    private static double height(int stars) {
        return tenths(BOTTOM - (BOTTOM - TOP) * (stars - LEAST) / (MOST - LEAST));
    }

    private static double tenths(double measure) {
        return Math.round(measure * 10) / 10.0;
    }
}
