package vn.ocop.portal.subject.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Person;
import vn.ocop.portal.core.Sheet;
import vn.ocop.portal.core.SheetDownload;
import vn.ocop.portal.subject.ProducerGroupRecord;
import vn.ocop.portal.subject.ProducerGroups;
import vn.ocop.portal.subject.Subjects;

/// The producers' clubs as a spreadsheet.
@Controller
class ProducerGroupSheetController {
    private final ProducerGroups groups;
    private final Subjects subjects;
    private final Areas areas;
    private final SheetDownload download;

    ProducerGroupSheetController(ProducerGroups groups, Subjects subjects, Areas areas, SheetDownload download) {
        this.groups = groups;
        this.subjects = subjects;
        this.areas = areas;
        this.download = download;
    }

    @GetMapping("/subjects/groups.xlsx")
    void groups(
            @AuthenticationPrincipal Person me,
            @RequestParam Map<String, String> parameters,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        String words = new ListQuery(parameters, "q").read("q", typed -> typed);
        var found = groups.all(words);
        var units = areas.of(found.stream().map(one -> one.content().unit()).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Area::id, Area::datedName));
        var names = subjects.names(found.stream()
                .map(one -> one.content().subject())
                .filter(Objects::nonNull)
                .toList());
        download.send(
                response,
                language,
                me,
                new Sheet<ProducerGroupRecord>(
                        download.word("producerGroup.list", language),
                        List.of(
                                download.column(
                                        "producerGroup.name",
                                        language,
                                        45,
                                        one -> one.content().name()),
                                download.column(
                                        "producerGroup.unit",
                                        language,
                                        36,
                                        one -> units.get(one.content().unit())),
                                download.column(
                                        "producerGroup.foundedOn",
                                        language,
                                        14,
                                        one -> one.content().foundedOn()),
                                download.column(
                                        "producerGroup.members",
                                        language,
                                        14,
                                        one -> one.content().members()),
                                download.column(
                                        "producerGroup.subject",
                                        language,
                                        45,
                                        one -> one.content().subject() == null
                                                ? null
                                                : names.get(one.content().subject())),
                                download.column(
                                        "producerGroup.note",
                                        language,
                                        40,
                                        one -> one.content().note()),
                                download.column("export.id", language, 38, ProducerGroupRecord::id)),
                        words == null
                                ? List.of()
                                : List.of(download.filter(
                                        download.word("producerGroup.q", language) + ": " + words, language)),
                        found::forEach));
    }
}
