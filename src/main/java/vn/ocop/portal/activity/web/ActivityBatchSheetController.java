package vn.ocop.portal.activity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityBatches;
import vn.ocop.portal.activity.BatchSummary;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;

/// A person's own changes of several activities as a spreadsheet.
@Controller
@PreAuthorize("hasRole('STAFF')")
class ActivityBatchSheetController {
    private final ActivityBatches batches;
    private final ActivityWords words;
    private final SheetDownload download;

    ActivityBatchSheetController(ActivityBatches batches, ActivityWords words, SheetDownload download) {
        this.batches = batches;
        this.words = words;
        this.download = download;
    }

    @GetMapping("/activities/batches.xlsx")
    void batches(@AuthenticationPrincipal SignedIn me, Locale language, HttpServletResponse response)
            throws IOException {
        download.send(
                response,
                language,
                me,
                new Sheet<BatchSummary>(
                        download.word("batch.list", language),
                        List.of(
                                download.column("batch.at", language, 17, BatchSummary::madeAt),
                                download.column(
                                        "batch.what",
                                        language,
                                        70,
                                        one -> ActivityBatchController.what(one, words, language)),
                                download.column("batch.size", language, 12, BatchSummary::size),
                                download.column("export.undoneAt", language, 17, BatchSummary::undoneAt),
                                download.column(
                                        "export.undone",
                                        language,
                                        14,
                                        one -> one.undoneAt() == null ? null : one.undone()),
                                download.column("export.id", language, 38, BatchSummary::id)),
                        List.of(),
                        row -> batches.each(me, row)));
    }
}
