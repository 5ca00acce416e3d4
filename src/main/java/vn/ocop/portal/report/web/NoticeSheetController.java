package vn.ocop.portal.report.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.report.CertificateNotices;
import vn.ocop.portal.report.Notice;
import vn.ocop.portal.report.NoticeState;

/// The office's notices as a spreadsheet.
@Controller
@PreAuthorize("hasRole('COORDINATOR')")
class NoticeSheetController {
    private final CertificateNotices notices;
    private final SheetDownload download;

    NoticeSheetController(CertificateNotices notices, SheetDownload download) {
        this.notices = notices;
        this.download = download;
    }

    @GetMapping("/notices.xlsx")
    void notices(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable NoticeState state,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        download.send(
                response,
                language,
                me,
                new Sheet<Notice>(
                        download.word("notice.list", language),
                        List.of(
                                download.column("notice.subject", language, 50, Notice::subjectName),
                                download.column("notice.products", language, 14, Notice::products),
                                download.column("notice.firstExpiry", language, 16, Notice::firstExpiry),
                                download.column(
                                        "notice.state",
                                        language,
                                        16,
                                        one -> download.word("notice.state." + one.state(), language)),
                                download.column(
                                        "export.letterNumber",
                                        language,
                                        14,
                                        one -> one.sent() == null
                                                ? null
                                                : one.sent().number()),
                                download.column(
                                        "export.letterDate",
                                        language,
                                        14,
                                        one -> one.sent() == null
                                                ? null
                                                : one.sent().on()),
                                download.column(
                                        "notice.way",
                                        language,
                                        24,
                                        one -> one.sent() == null
                                                ? null
                                                : download.word(
                                                        "notice.way."
                                                                + one.sent().way(),
                                                        language)),
                                download.column("export.id", language, 38, Notice::id)),
                        state == null
                                ? List.of()
                                : List.of(download.filter(
                                        download.word("notice.state", language) + ": "
                                                + download.word("notice.state." + state, language),
                                        language)),
                        row -> notices.each(me, state, row)));
    }
}
