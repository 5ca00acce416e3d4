package vn.ocop.portal.subject;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.Validity;

/// A version of the criteria (bộ tiêu chí) by which products are rated.
///
/// @param partA points for product and community, of 100; `partB` for marketing, `partC` for quality
/// @param certificateMonths for how many months a certificate holds
/// @param window when a file for re-rating may be handed in; null where the decision names no days
public record CriteriaVersion(
        String code,
        String decisionNumber,
        LocalDate decidedOn,
        Validity validity,
        int partA,
        int partB,
        int partC,
        int certificateMonths,
        @Nullable Window window) {
    /// Days around the end of a certificate.
    ///
    /// @param opens how many days before it a file may be handed in at the earliest
    /// @param closes how many days before it at the latest
    /// @param grace for how many days after it a late file is still covered
    public record Window(int opens, int closes, int grace) {
        /// The window of a certificate.
        public RatingWindow before(LocalDate validUntil) {
            return new RatingWindow(
                    validUntil.minusDays(opens), validUntil.minusDays(closes), validUntil, validUntil.plusDays(grace));
        }
    }

    /// The last day of a certificate that was decided on that day: the corresponding day of the last month.
    public LocalDate validUntil(LocalDate decidedOn) {
        return decidedOn.plusMonths(certificateMonths);
    }
}
