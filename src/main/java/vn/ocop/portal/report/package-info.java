/// The heart: requests for reports, and the six-month reports that answer them. [LetterAssembly] turns a
/// half-year's records into sentences, each with its sources; people reword them; [ReportLetters] makes the
/// official letter of what then stands. Whatever changes sentences ends with [VersionKeeping], so that each save is a
/// version; [ReportVersions] reads them and [ReportChanges] tells what differs. Others read [RequestSummary] and
/// [ReportSummary].
@ApplicationModule(
        displayName = "Report",
        allowedDependencies = {"core", "area", "organization", "account", "plan", "activity", "letter"})
@NullMarked
package vn.ocop.portal.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
