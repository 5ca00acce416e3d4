/// The heart: requests for reports, and the six-month reports that answer them. [LetterAssembly] turns a
/// half-year's records into sentences, each with its sources; people reword them; [ReportLetters] makes the
/// official letter of what then stands. Whatever changes sentences ends with [VersionKeeping], so that each save is a
/// version; [ReportVersions] reads them and [ReportChanges] tells what differs.
///
/// A report's life: [ReportLife] moves it on, after what [ReportReadiness] asks; [LetterIssue] gives number and date
/// by the [LetterRegister] and keeps the letter for ever, which [IssuedLetters] reads and [Receipts] certify.
/// [CorrectionDrafting] begins the letter that replaces, corrects or withdraws one. Each move is told as
/// [ReportMoved], by which [Commitments] puts down what a letter promises. Whatever changes a report, its sentences,
/// reasons or promises first takes it by [ReportRepository#findToChange], so that two people wait for each other.
///
/// Apart from reports, the coordination office writes to subjects whose certificates expire: [CertificateNotices]
/// drafts
/// such notices of the records, keeps the letter once it is told to have been sent, and tells the pages of certificates
/// and subjects of them ([NoticesTold], by which the subject room's `ExpiryNotices` is answered).
///
/// [AnswerMatrix] shows who answered by period. [RequestReminders] drafts the letters that urge on those who did not;
/// what such letters share with notices is [NoticeKeeping]'s. [DueWork] tells what is due and who has to act now, and
/// [ReminderDigests] sends it by mail to those who want it. [UrgedDays] tells the days that those letters set,
/// [WithdrawnRequests] whom to tell that a request was taken back.
///
/// [ReportSources] shows what a report rests on, [LetterChecks] how its letter does by the rules. Who sees what is
/// decided in one place, [Reports#get]: those outside the department see what was sent and nothing of the way there.
/// Others read [RequestSummary] and [ReportSummary].
@ApplicationModule(
        displayName = "Report",
        allowedDependencies = {"core", "area", "organization", "account", "plan", "subject", "activity", "letter"})
@NullMarked
package vn.ocop.portal.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
