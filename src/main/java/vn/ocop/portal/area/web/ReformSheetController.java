package vn.ocop.portal.area.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.ocop.portal.area.AreaReforms;
import vn.ocop.portal.area.Reform;
import vn.ocop.portal.core.Person;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;

/// The reforms of administrative units as a spreadsheet.
@Controller
@PreAuthorize("hasRole('ADMIN')")
class ReformSheetController {
    private final AreaReforms reforms;
    private final SheetDownload download;

    ReformSheetController(AreaReforms reforms, SheetDownload download) {
        this.reforms = reforms;
        this.download = download;
    }

    @GetMapping("/admin/areas/reforms.xlsx")
    void reforms(@AuthenticationPrincipal Person me, Locale language, HttpServletResponse response) throws IOException {
        var all = reforms.all();
        download.send(
                response,
                language,
                me,
                new Sheet<Reform.Summary>(
                        download.word("area.reforms", language),
                        List.of(
                                download.column("area.reform.number", language, 26, Reform.Summary::number),
                                download.column("area.reform.heading", language, 70, Reform.Summary::title),
                                download.column("area.reform.day", language, 14, Reform.Summary::day),
                                download.column("area.reform.steps", language, 12, Reform.Summary::steps),
                                download.column(
                                        "area.reform.state",
                                        language,
                                        16,
                                        one -> download.word("area.reform.state." + one.state(), language)),
                                download.column("export.id", language, 38, Reform.Summary::id)),
                        List.of(),
                        all::forEach));
    }
}
