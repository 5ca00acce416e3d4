package vn.ocop.portal.activity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.Evidence;
import vn.ocop.portal.activity.EvidenceId;
import vn.ocop.portal.core.FileNames;
import vn.ocop.portal.core.RuleViolation;

/// The files of an activity. They are handed out to be saved, never to be shown as a page of the portal; what is shown
/// of
/// a photo is a small picture that the portal drew.
@Controller
@RequestMapping("/activities/{id}/evidence")
class EvidenceController {
    private final Evidence evidence;
    private final ActivityPage page;

    EvidenceController(Evidence evidence, ActivityPage page) {
        this.evidence = evidence;
        this.page = page;
    }

    @PostMapping
    String add(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ActivityId id,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "false") boolean participants,
            @RequestParam(required = false) @Nullable String caption,
            Model model,
            Locale language,
            RedirectAttributes redirect,
            HttpServletResponse response)
            throws IOException {
        try {
            int added = evidence.add(me, id, read(files), participants, caption);
            redirect.addFlashAttribute("done", "evidence.added");
            redirect.addFlashAttribute("doneArgs", new Object[] {added});
            return "redirect:/activities/" + id + "#evidence";
        } catch (Evidence.Refused refused) {
            model.addAttribute(
                    "refusedFiles",
                    refused.files().stream().map(Evidence.Refusal::because).toList());
        } catch (RuleViolation broken) {
            model.addAttribute("refusedFiles", List.of(broken));
        }
        model.addAttribute("caption", caption);
        model.addAttribute("participants", participants);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page.show(me, id, model, language);
    }

    @GetMapping("/{file}")
    ResponseEntity<InputStreamResource> download(
            @AuthenticationPrincipal SignedIn me, @PathVariable ActivityId id, @PathVariable EvidenceId file) {
        var content = evidence.content(me, id, file);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.type().mediaType()))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(content.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentLength(content.size())
                .body(new InputStreamResource(content.stream()));
    }

    @GetMapping("/{file}/thumbnail")
    ResponseEntity<byte[]> thumbnail(
            @AuthenticationPrincipal SignedIn me, @PathVariable ActivityId id, @PathVariable EvidenceId file) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(evidence.thumbnail(me, id, file));
    }

    @PostMapping("/{file}/removal")
    String remove(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ActivityId id,
            @PathVariable EvidenceId file,
            RedirectAttributes redirect) {
        evidence.remove(me, id, file);
        redirect.addFlashAttribute("done", "evidence.removed.done");
        return "redirect:/activities/" + id + "#evidence";
    }

    @PostMapping("/{file}/restoration")
    String restore(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ActivityId id,
            @PathVariable EvidenceId file,
            RedirectAttributes redirect) {
        evidence.restore(me, id, file);
        redirect.addFlashAttribute("done", "evidence.restored");
        return "redirect:/activities/" + id + "#evidence";
    }

    private static List<Evidence.Sent> read(@Nullable List<MultipartFile> files) throws IOException {
        var sent = new ArrayList<Evidence.Sent>();
        for (var file : files == null ? List.<MultipartFile>of() : files) {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            if (file.isEmpty() && name.isEmpty()) continue; // a form whose field was left empty
            if (file.getSize() > Evidence.LARGEST) throw new RuleViolation("evidence.large", FileNames.shown(name));
            sent.add(new Evidence.Sent(name, file.getBytes()));
        }
        return sent;
    }
}
