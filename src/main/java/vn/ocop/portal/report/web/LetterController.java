package vn.ocop.portal.report.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.letter.LayoutProfile;
import vn.ocop.portal.letter.LetterDocx;
import vn.ocop.portal.letter.LetterHtml;
import vn.ocop.portal.letter.LetterPdf;
import vn.ocop.portal.letter.OfficialLetter;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportLetters;

/// A report's official letter: as a page, as a Word document, as a PDF.
@Controller
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class LetterController {
    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final ReportLetters letters;
    private final LetterHtml html;
    private final LetterDocx docx;
    private final LetterPdf pdf;
    private final Clock clock;

    LetterController(ReportLetters letters, LetterHtml html, LetterDocx docx, LetterPdf pdf, Clock clock) {
        this.letters = letters;
        this.html = html;
        this.docx = docx;
        this.pdf = pdf;
        this.clock = clock;
    }

    @GetMapping("/reports/{id}/letter")
    String preview(@PathVariable ReportId id, @AuthenticationPrincipal SignedIn me, Model model) {
        var letter = letters.of(id, me);
        var profile = profile(letter);
        model.addAttribute("id", id);
        model.addAttribute("profile", profile.name());
        model.addAttribute("letter", html.fragment(letter, profile));
        return "report/letter";
    }

    @GetMapping("/reports/{id}/letter.docx")
    ResponseEntity<byte[]> docx(@PathVariable ReportId id, @AuthenticationPrincipal SignedIn me) {
        var letter = letters.of(id, me);
        return file(docx.render(letter, profile(letter)), DOCX, letter, "docx");
    }

    @GetMapping("/reports/{id}/letter.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable ReportId id, @AuthenticationPrincipal SignedIn me) {
        var letter = letters.of(id, me);
        return file(pdf.render(letter, profile(letter)), MediaType.APPLICATION_PDF, letter, "pdf");
    }

    /// The layout of the preview, made from the profile as that of the PDF is.
    @GetMapping("/letter-layout/{profile}.css")
    ResponseEntity<String> layout(@PathVariable String profile) {
        LayoutProfile known;
        try {
            known = LayoutProfile.named(profile);
        } catch (IllegalArgumentException unknown) {
            throw new NotFound(profile);
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(html.stylesheet(known));
    }

    private LayoutProfile profile(OfficialLetter letter) {
        var day = letter.header().date();
        return LayoutProfile.inForceOn(day == null ? LocalDate.now(clock) : day);
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, OfficialLetter letter, String ending) {
        var number = letter.header().number();
        var symbol = letter.header().symbol();
        String name = "Công văn %s%s.%s"
                .formatted(
                        number == null ? "dự thảo " : "số %02d ".formatted(number),
                        symbol == null ? "" : symbol.replace('/', '-'),
                        ending);
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }
}
