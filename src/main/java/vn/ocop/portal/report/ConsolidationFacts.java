package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.activity.FinishedActivities;
import vn.ocop.portal.organization.OrganizationSummary;

/// Everything that a consolidated report is assembled from.
///
/// @param today the day of the assembly
/// @param office that sent the request, as it is called today
/// @param governing the body to which it reports
/// @param answers of all addressees, by name
/// @param done what the addressees finished in the period, each event once
record ConsolidationFacts(
        LocalDate today,
        OrganizationSummary office,
        OrganizationSummary governing,
        RequestSummary request,
        List<Answered> answers,
        FinishedActivities.Found done) {
    ConsolidationFacts {
        answers = List.copyOf(answers);
    }

    /// An addressee and what became of the request there.
    ///
    /// @param name as it was called when the request was sent
    /// @param letter its accepted letter in force; null while there is none
    record Answered(Answer answer, String name, @Nullable QuotedLetter letter) {}

    /// The answers in one of these states.
    List<Answered> in(Answer.State... states) {
        var wanted = List.of(states);
        return answers.stream()
                .filter(one -> wanted.contains(one.answer().state()))
                .toList();
    }
}
