package vn.ocop.portal.report.web;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.FileNames;
import vn.ocop.portal.report.Receipt;
import vn.ocop.portal.report.Receipts;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.Reports;

/// The receipt of an issued letter, and the check whether a file at hand is that letter.
@Controller
@RequestMapping("/reports/{id}")
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class ReceiptController {
    private static final String TOO_LARGE = "receipt.check.large";
    private static final long LARGEST = 20L * 1024 * 1024;

    private final Receipts receipts;
    private final Reports reports;
    private final RelatedLetters related;

    ReceiptController(Receipts receipts, Reports reports, RelatedLetters related) {
        this.receipts = receipts;
        this.reports = reports;
        this.related = related;
    }

    /// The outcome of a check as the page shows it.
    ///
    /// @param sameAs docx, pdf or other
    record CheckView(String file, String sameAs, String sha256) {}

    @GetMapping("/receipt")
    String show(
            @PathVariable ReportId id,
            @RequestParam(required = false) @Nullable String large,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        return page(id, null, large == null ? null : TOO_LARGE, me, model);
    }

    @GetMapping("/receipt.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable ReportId id, @AuthenticationPrincipal SignedIn me) {
        var letter = receipts.of(id, me).letter();
        String name = "Biên nhận số %s.pdf".formatted(letter.reference().replace('/', '-'));
        return Downloads.of(receipts.pdf(id, me), MediaType.APPLICATION_PDF, name);
    }

    @PostMapping("/receipt/check")
    ModelAndView check(
            @PathVariable ReportId id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal SignedIn me,
            Model model)
            throws IOException {
        if (file == null || file.isEmpty()) return refused(id, "receipt.check.none", me, model);
        if (file.getSize() > LARGEST) return refused(id, TOO_LARGE, me, model);
        Receipts.Check check;
        try (var bytes = file.getInputStream()) {
            check = receipts.check(id, bytes, me);
        }
        var same = check.sameAs();
        var view = new CheckView(
                FileNames.shown(Objects.requireNonNullElse(file.getOriginalFilename(), "")),
                same == null ? "other" : same.name().toLowerCase(Locale.ROOT),
                Receipt.inFours(check.sha256()));
        return new ModelAndView(page(id, view, null, me, model), model.asMap());
    }

    private ModelAndView refused(ReportId id, String problem, SignedIn me, Model model) {
        var page = new ModelAndView(page(id, null, problem, me, model), model.asMap());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private String page(ReportId id, @Nullable CheckView check, @Nullable String problem, SignedIn me, Model model) {
        var receipt = receipts.of(id, me);
        related.show(reports.get(id, me), me, model);
        model.addAttribute("receipt", receipt);
        model.addAttribute("docxSha256", Receipt.inFours(receipt.letter().docxSha256()));
        model.addAttribute("pdfSha256", Receipt.inFours(receipt.letter().pdfSha256()));
        model.addAttribute("check", check);
        model.addAttribute("problem", problem);
        return "report/receipt";
    }
}
