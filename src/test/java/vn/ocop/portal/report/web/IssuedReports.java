package vn.ocop.portal.report.web;

import static vn.ocop.portal.People.actingAs;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import vn.ocop.portal.People;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Signatories;
import vn.ocop.portal.organization.SignatorySummary;
import vn.ocop.portal.report.HalfYear;
import vn.ocop.portal.report.IssuedLetter;
import vn.ocop.portal.report.LetterIssue;
import vn.ocop.portal.report.ReportDrafting;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportLife;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.RequestContent;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.Section;
import vn.ocop.portal.report.SentenceKind;

/// A department with its people, the coordination office, a request to it, and the way of its reports to issue.
record IssuedReports(
        SignedIn staff,
        SignedIn leader,
        SignedIn clerk,
        SignedIn office,
        SignedIn stranger,
        RequestId request,
        ReportDrafting drafting,
        ReportLife life,
        LetterIssue issue,
        Reports reports) {
    static final LocalDate DEADLINE = LocalDate.of(2022, 6, 17);

    static IssuedReports of(
            People people,
            Signatories signatories,
            ReportRequests requests,
            ReportDrafting drafting,
            ReportLife life,
            LetterIssue issue,
            Reports reports) {
        OrganizationId department = people.department("Sở Kế hoạch và Đầu tư");
        var leader = people.of(department, Role.LEADER);
        signatories.appoint(
                department,
                new SignatorySummary("FOR_HEAD", "Giám đốc", "Phó Giám đốc", leader.fullName()),
                new Validity(LocalDate.of(2020, 1, 1), null));
        var office = people.of(people.coordinationOffice(), Role.COORDINATOR);
        actingAs(office);
        var request = requests.register(
                new RequestContent(
                        office.organization(),
                        "165/VPĐP-OCOP",
                        LocalDate.of(2022, 6, 1),
                        "báo cáo kết quả OCOP",
                        null,
                        "6 tháng đầu năm 2022",
                        new Period(LocalDate.of(2021, 12, 15), LocalDate.of(2022, 6, 14)),
                        "6 tháng cuối năm 2022",
                        LocalDate.of(2022, 12, 14),
                        DEADLINE),
                Set.of(department),
                office);
        return new IssuedReports(
                people.of(department, Role.STAFF),
                leader,
                people.of(department, Role.REGISTRY),
                office,
                people.of(people.department("Sở Công Thương"), Role.STAFF, Role.LEADER, Role.REGISTRY),
                request,
                drafting,
                life,
                issue,
                reports);
    }

    /// The day in Vietnam.
    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    /// The department's answer, begun.
    ReportId drafted() {
        actingAs(staff);
        return drafting.start(request, staff);
    }

    /// The department's answer, issued.
    ReportId issued() {
        var report = drafted();
        issue(report);
        return report;
    }

    /// Takes a drafted report through review and signature to its issue.
    IssuedLetter issue(ReportId report) {
        actingAs(staff);
        if (HalfYear.saysNothing(reports.get(report, staff))) {
            drafting.add(report, Section.RESULTS, SentenceKind.SENTENCE, "Đã thực hiện theo kế hoạch", staff);
        }
        life.submit(report, version(report), null, staff);
        actingAs(leader);
        life.sign(report, version(report), null, leader);
        actingAs(clerk);
        var letter = issue.issue(report, version(report), null, today(), clerk);
        actingAs(staff);
        return letter;
    }

    /// The office enters the letter in its register.
    void receive(ReportId report) {
        actingAs(office);
        life.receive(report, version(report), 12, today(), office);
        actingAs(staff);
    }

    /// The office gives the letter back.
    void giveBack(ReportId report, String reason) {
        actingAs(office);
        life.giveBack(report, version(report), reason, office);
        actingAs(staff);
    }

    int version(ReportId report) {
        return reports.get(report, clerk).report().version();
    }
}
