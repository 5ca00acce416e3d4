package vn.ocop.portal.report.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
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
import vn.ocop.portal.letter.LetterHtml;
import vn.ocop.portal.letter.OfficialLetter;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportLetters;
import vn.ocop.portal.report.Reports;

/// A report's official letter: as a page, as a Word document, as a PDF.
@Controller
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class LetterController {
    static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final ReportLetters letters;
    private final LetterHtml html;
    private final Reports reports;
    private final RelatedLetters related;

    LetterController(ReportLetters letters, LetterHtml html, Reports reports, RelatedLetters related) {
        this.letters = letters;
        this.html = html;
        this.reports = reports;
        this.related = related;
    }

    @GetMapping("/reports/{id}/letter")
    String preview(@PathVariable ReportId id, @AuthenticationPrincipal SignedIn me, Model model) {
        var letter = letters.of(id, me);
        var profile = letters.profile(letter);
        var whole = reports.get(id, me);
        related.show(whole, me, model);
        model.addAttribute("report", whole.report());
        model.addAttribute("id", id);
        model.addAttribute("profile", profile.name());
        model.addAttribute("letter", html.fragment(letter, profile));
        return "report/letter";
    }

    @GetMapping("/reports/{id}/letter.docx")
    ResponseEntity<byte[]> docx(@PathVariable ReportId id, @AuthenticationPrincipal SignedIn me) {
        var letter = letters.of(id, me);
        return file(letters.docx(id, letter), DOCX, letter, "docx");
    }

    @GetMapping("/reports/{id}/letter.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable ReportId id, @AuthenticationPrincipal SignedIn me) {
        var letter = letters.of(id, me);
        return file(letters.pdf(id, letter), MediaType.APPLICATION_PDF, letter, "pdf");
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

    private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, OfficialLetter letter, String ending) {
        var number = letter.header().number();
        var symbol = letter.header().symbol();
        var kind = letter.header().type();
        String name = "%s %s%s.%s"
                .formatted(
                        kind == null ? "Công văn" : kind,
                        number == null ? "dự thảo " : "số %02d ".formatted(number),
                        symbol == null ? "" : symbol.replace('/', '-'),
                        ending);
        return Downloads.of(bytes, type, name);
    }
}
