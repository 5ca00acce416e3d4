package vn.ocop.portal.overview;

import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.report.Answer;
import vn.ocop.portal.report.Answers;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.RequestSummary;

/// Tells how timely departments answered the requests of the coordination office.
@Service
@Transactional(readOnly = true)
public class Timeliness {
    private final ReportRequests requests;
    private final Answers answers;
    private final Organizations organizations;

    Timeliness(ReportRequests requests, Answers answers, Organizations organizations) {
        this.requests = requests;
        this.answers = answers;
        this.organizations = organizations;
    }

    /// The requests about a period and what became of them, as of today.
    ///
    /// @param requests those that stand and whose own period shares a day with it, the latest first
    /// @param departments by name
    public record OfPeriod(List<OfRequest> requests, List<OfDepartment> departments) {}

    /// The answers to one request.
    public record OfRequest(RequestSummary request, Counts counts) {}

    /// The answers of one department.
    public record OfDepartment(OrganizationId department, String letterName, Counts counts) {}

    /// How many answers are how far; together they are all that is expected.
    ///
    /// @param onTime issued by the deadline, or said by then that there is nothing to report
    /// @param late issued, or said, after it
    /// @param silent not there although the deadline has passed
    /// @param waiting not there, with the deadline still to come
    /// @param returned those of `onTime` and `late` that the office gave back
    public record Counts(long onTime, long late, long silent, long waiting, long returned) {
        /// All that is expected.
        public long expected() {
            return onTime + late + silent + waiting;
        }

        private static Counts of(Answer answer) {
            boolean late = answer.late();
            if (answer.state() == Answer.State.NOT_SENT) return new Counts(0, 0, late ? 1 : 0, late ? 0 : 1, 0);
            return new Counts(late ? 0 : 1, late ? 1 : 0, 0, 0, answer.state() == Answer.State.RETURNED ? 1 : 0);
        }

        private Counts and(Counts other) {
            return new Counts(
                    onTime + other.onTime,
                    late + other.late,
                    silent + other.silent,
                    waiting + other.waiting,
                    returned + other.returned);
        }
    }

    /// Who answered the office's requests about a period. It starts from who was asked, so that silence counts.
    @PreAuthorize("hasRole('COORDINATOR')")
    public OfPeriod of(SignedIn me, Period period) {
        var asked = requests.of(me).stream()
                .filter(one -> !one.withdrawn())
                .filter(one -> !one.period().from().isAfter(period.to())
                        && !one.period().to().isBefore(period.from()))
                .toList();
        var byRequest = new HashMap<RequestId, Counts>();
        var byDepartment = new HashMap<OrganizationId, Counts>();
        for (var answer : answers.to(asked.stream().map(RequestSummary::id).toList())) {
            var counts = Counts.of(answer);
            byRequest.merge(answer.request(), counts, Counts::and);
            byDepartment.merge(answer.organization(), counts, Counts::and);
        }
        Map<OrganizationId, String> names = organizations.of(byDepartment.keySet()).values().stream()
                .collect(Collectors.toMap(one -> one.id(), one -> one.letterName()));
        var alphabet = Collator.getInstance(VietnameseText.VIETNAMESE);
        return new OfPeriod(
                asked.stream()
                        .map(one -> new OfRequest(one, byRequest.getOrDefault(one.id(), new Counts(0, 0, 0, 0, 0))))
                        .toList(),
                byDepartment.entrySet().stream()
                        .map(one ->
                                new OfDepartment(one.getKey(), names.getOrDefault(one.getKey(), ""), one.getValue()))
                        .sorted(Comparator.comparing(OfDepartment::letterName, alphabet::compare))
                        .toList());
    }
}
