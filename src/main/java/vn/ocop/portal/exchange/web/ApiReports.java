package vn.ocop.portal.exchange.web;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.ApiScope;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.report.IssuedLetter;
import vn.ocop.portal.report.IssuedLetters;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportSummary;
import vn.ocop.portal.report.Reports;

/// Reports that were issued, with what is kept of their letters. A draft is never among them, not even to its own
/// department.
@ApiResource(ApiScope.REPORTS)
@RequestMapping("/api/v1/reports")
class ApiReports {
    static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final Reports reports;
    private final IssuedLetters letters;
    private final ApiNames names;

    ApiReports(Reports reports, IssuedLetters letters, ApiNames names) {
        this.reports = reports;
        this.letters = letters;
        this.names = names;
    }

    @GetMapping
    ApiJson.Page<ApiJson.Report> listReports(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String after,
            HttpServletResponse response) {
        return ApiQuery.page(
                "reports",
                reports.of(me).stream().filter(ReportSummary::issued).toList(),
                report -> report.id().value(),
                after,
                ApiQuery.limit(limit),
                read -> {
                    var known = names.of(
                            read.stream().map(ReportSummary::organization).collect(Collectors.toSet()));
                    Map<ReportId, IssuedLetter> kept =
                            letters.of(read.stream().map(ReportSummary::id).toList());
                    return report -> report(report, requireNonNull(kept.get(report.id())), known);
                },
                response);
    }

    @GetMapping("/{id}")
    ApiJson.Report getReport(@AuthenticationPrincipal SignedIn me, @PathVariable ReportId id) {
        var report = issued(id, me);
        return report(report, letter(id), names.of(List.of(report.organization())));
    }

    @GetMapping(value = "/{id}/letter.pdf")
    ResponseEntity<byte[]> getReportPdf(@AuthenticationPrincipal SignedIn me, @PathVariable ReportId id) {
        return file(issued(id, me), IssuedLetters.Part.PDF, MediaType.APPLICATION_PDF, "pdf");
    }

    @GetMapping(value = "/{id}/letter.docx")
    ResponseEntity<byte[]> getReportDocx(@AuthenticationPrincipal SignedIn me, @PathVariable ReportId id) {
        return file(issued(id, me), IssuedLetters.Part.DOCX, DOCX, "docx");
    }

    private ReportSummary issued(ReportId id, SignedIn me) {
        var report = reports.get(id, me).report();
        if (!report.issued()) throw new NotFound(id);
        return report;
    }

    private IssuedLetter letter(ReportId id) {
        return letters.of(id).orElseThrow(() -> new NotFound(id));
    }

    private ResponseEntity<byte[]> file(ReportSummary report, IssuedLetters.Part part, MediaType type, String ending) {
        byte[] bytes = letters.bytes(report.id(), part).orElseThrow(() -> new NotFound(report.id()));
        String name = letter(report.id()).reference().replace('/', '-') + "." + ending;
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }

    private static ApiJson.Report report(ReportSummary report, IssuedLetter letter, ApiNames.Known known) {
        String home = "/api/v1/reports/" + report.id();
        return new ApiJson.Report(
                report.id().value(),
                known.ref(report.organization()),
                report.request().value(),
                report.state(),
                report.subject(),
                report.form(),
                report.purpose(),
                report.corrects() == null ? null : report.corrects().value(),
                report.superseded(),
                new ApiJson.Letter(
                        letter.reference(),
                        letter.number(),
                        letter.symbol(),
                        letter.dated(),
                        letter.issuedAt(),
                        letter.layoutProfile(),
                        letter.rendererVersion(),
                        home + "/letter.docx",
                        letter.docxSha256(),
                        home + "/letter.pdf",
                        letter.pdfSha256()));
    }
}
