package vn.ocop.portal.exchange.imports.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.exchange.imports.ImportBatch;
import vn.ocop.portal.exchange.imports.Imports;

/// A person's files on their way in as a spreadsheet.
@Controller
@PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR', 'ADMIN')")
class ImportSheetController {
    private final Imports imports;
    private final SheetDownload download;

    ImportSheetController(Imports imports, SheetDownload download) {
        this.imports = imports;
        this.download = download;
    }

    @GetMapping("/imports.xlsx")
    void imports(@AuthenticationPrincipal SignedIn me, Locale language, HttpServletResponse response)
            throws IOException {
        var found = ImportController.batches(imports, me);
        download.send(
                response,
                language,
                me,
                new Sheet<ImportBatch>(
                        download.word("import.batches", language),
                        List.of(
                                download.column("import.file", language, 50, ImportBatch::fileName),
                                download.column(
                                        "import.kind",
                                        language,
                                        30,
                                        one -> download.word("import.kind." + one.kind(), language)),
                                download.column("import.uploaded", language, 17, ImportBatch::uploadedAt),
                                download.column(
                                        "import.rows",
                                        language,
                                        12,
                                        one -> one.rows().total()),
                                download.column(
                                        "import.state",
                                        language,
                                        26,
                                        one -> download.word("import.state." + one.state(), language)),
                                download.column("export.id", language, 38, ImportBatch::id)),
                        List.of(),
                        found::forEach));
    }
}
