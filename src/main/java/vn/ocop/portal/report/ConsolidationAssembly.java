package vn.ocop.portal.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.activity.FinishedActivities.Finished;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.core.VietnameseText;

/// Writes the office's report on one request: who answered; what the departments' records count; then the accepted
/// letters' own words, part by part, between quotation marks and with their letter. What has no record has no
/// sentence. A quotation is known again by department, part and place, so that a letter that replaces another brings
/// new words for the same sentences.
final class ConsolidationAssembly {
    /// Of more addressees than that only the number is told; the annex names them.
    private static final int MOST_NAMES = 15;
    /// Sentences are stored up to 20,000 letters; the words around the quotation need some.
    private static final int LONGEST_QUOTE = 18_000;

    private static final int LONGEST_SUBJECT = 500;
    private static final Pattern KIND = Pattern.compile("(?iu)^báo cáo\\s+");
    private static final String DEPARTMENTS = " cơ quan, đơn vị";

    private final ConsolidationFacts facts;
    private final Citations citations = new Citations();
    private final List<DraftSentence> sentences = new ArrayList<>();
    private Section section = Section.OPENING;
    private int paragraph;
    private int position;

    private ConsolidationAssembly(ConsolidationFacts facts) {
        this.facts = facts;
    }

    /// The sentences of the report, in their order.
    static List<DraftSentence> of(ConsolidationFacts facts) {
        var assembly = new ConsolidationAssembly(facts);
        assembly.opening();
        assembly.section(Section.COMMITMENTS);
        assembly.quotes();
        assembly.results();
        for (Section section : List.of(Section.DIFFICULTIES, Section.NEXT_TASKS, Section.RECOMMENDATIONS)) {
            assembly.section(section);
            assembly.quotes();
        }
        assembly.closing();
        return List.copyOf(assembly.sentences);
    }

    /// What the report is about, after the name of its kind: what the request asked, and the period.
    static String subject(RequestSummary request) {
        String asked = VietnameseText.withoutFinalMark(request.subject());
        String subject = KIND.matcher(asked).lookingAt() ? asked : "báo cáo " + asked;
        String whole = subject.contains(request.periodName()) ? subject : subject + " " + request.periodName();
        return whole.length() > LONGEST_SUBJECT
                ? subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT))
                : whole;
    }

    private void opening() {
        section(Section.OPENING);
        var request = facts.request();
        var asked = List.of(Source.of(request.id()));
        int all = facts.answers().size();
        paragraph();
        add(
                SentenceKind.SENTENCE,
                "opening",
                "Thực hiện %s, %s được đề nghị báo cáo%s, thời hạn gửi đến ngày %s"
                        .formatted(
                                citations.cite(
                                        request.id(),
                                        "Công văn",
                                        request.number(),
                                        request.issuedOn(),
                                        facts.office().letterName(),
                                        "về việc " + request.subject()),
                                count(all),
                                request.subject().contains(request.periodName())
                                        ? ""
                                        : " kết quả " + request.periodName(),
                                VietnameseDates.inText(request.deadline())),
                asked);
        var accepted = facts.in(Answer.State.ACCEPTED);
        long late = accepted.stream().filter(one -> one.answer().late()).count();
        String day = VietnameseDates.inText(facts.today());
        add(
                SentenceKind.SENTENCE,
                "opening:accepted",
                accepted.isEmpty()
                        ? "Đến ngày " + day + ", chưa có báo cáo nào được chấp nhận"
                        : "Đến ngày %s, báo cáo của %s trong tổng số %s%s được chấp nhận%s"
                                .formatted(
                                        day,
                                        VietnameseNumbers.counted(accepted.size()),
                                        VietnameseNumbers.counted(all),
                                        DEPARTMENTS,
                                        late == 0
                                                ? ""
                                                : ", trong đó %s báo cáo gửi sau thời hạn"
                                                        .formatted(VietnameseNumbers.counted(late))),
                Stream.concat(asked.stream(), accepted.stream().flatMap(ConsolidationAssembly::letter))
                        .toList());
        named("sent", "đã gửi báo cáo, đang được xem xét", facts.in(Answer.State.SENT));
        named("returned", "được đề nghị hoàn chỉnh báo cáo", facts.in(Answer.State.RETURNED));
        named("nothing", "xác nhận không có nội dung báo cáo", facts.in(Answer.State.NOTHING_TO_REPORT));
        named("silent", "chưa gửi báo cáo", facts.in(Answer.State.NOT_SENT));
        paragraph();
        add(
                SentenceKind.SENTENCE,
                "opening:reports",
                "Trên cơ sở đó, %s tổng hợp, báo cáo kết quả %s như sau"
                        .formatted(facts.office().letterName(), request.periodName()),
                asked);
    }

    private void named(String group, String what, List<ConsolidationFacts.Answered> those) {
        if (those.isEmpty()) return;
        var names = those.stream().map(ConsolidationFacts.Answered::name).toList();
        add(
                SentenceKind.SENTENCE,
                "opening:" + group,
                "%s%s %s%s"
                        .formatted(
                                group.equals("silent") ? "Còn " : "",
                                count(those.size()),
                                what,
                                names.size() > MOST_NAMES ? "" : ": " + VietnameseText.listed(names)),
                Stream.concat(
                                Stream.of(Source.of(facts.request().id())),
                                those.stream()
                                        .flatMap(one ->
                                                Stream.ofNullable(one.answer().report()))
                                        .map(Source::of))
                        .toList());
    }

    private void results() {
        section(Section.RESULTS);
        figures();
        boolean quoted = facts.answers().stream()
                .map(ConsolidationFacts.Answered::letter)
                .filter(Objects::nonNull)
                .anyMatch(letter -> letter.parts().containsKey(Section.RESULTS));
        if (!quoted) return;
        heading("quotes", "Kết quả theo báo cáo của các cơ quan, đơn vị");
        quotes();
    }

    /// Counts by theme and type; what the departments' records say, whether or not they answered.
    private void figures() {
        heading("figures", "Số liệu tổng hợp từ hồ sơ của các cơ quan, đơn vị");
        var request = facts.request();
        var done = facts.done().activities();
        var asked = List.of(Source.of(request.id()));
        paragraph();
        if (done.isEmpty()) {
            add(
                    SentenceKind.SENTENCE,
                    "figures",
                    "Trong kỳ chưa có hoạt động nào được ghi nhận là đã thực hiện",
                    asked);
            return;
        }
        int shared = facts.done().shared();
        add(
                SentenceKind.SENTENCE,
                "figures",
                "Trong %s, các cơ quan, đơn vị đã thực hiện %s hoạt động%s%s"
                        .formatted(
                                request.periodName(),
                                VietnameseNumbers.counted(done.size()),
                                people(done),
                                shared == 0
                                        ? ""
                                        : "; trong đó có %s hoạt động chung do nhiều cơ quan, đơn vị cùng ghi nhận, mỗi hoạt động tính một lần"
                                                .formatted(VietnameseNumbers.counted(shared))),
                asked);
        add(SentenceKind.LEAD, "figures:lead", "Cụ thể theo nhóm nhiệm vụ", List.of());
        Map<String, List<Finished>> byTheme = new LinkedHashMap<>();
        done.forEach(one ->
                byTheme.computeIfAbsent(one.theme(), _ -> new ArrayList<>()).add(one));
        byTheme.forEach((theme, those) -> {
            paragraph();
            add(
                    SentenceKind.ITEM,
                    "figures:" + theme,
                    "%s: %s hoạt động (%s)%s"
                            .formatted(
                                    those.getFirst().themeName(),
                                    VietnameseNumbers.counted(those.size()),
                                    types(those),
                                    people(those)),
                    those.stream().map(one -> Source.of(one.id())).toList());
        });
    }

    /// How many of each type: "tập huấn, đào tạo 03; tư vấn 02".
    static String types(List<Finished> activities) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        activities.forEach(one -> counts.merge(one.typeName(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(one -> "%s%s %s"
                        .formatted(
                                one.getKey().substring(0, 1).toLowerCase(VietnameseText.VIETNAMESE),
                                one.getKey().substring(1),
                                VietnameseNumbers.counted(one.getValue())))
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
    }

    private static String people(List<Finished> activities) {
        var participants = sum(activities.stream().map(Finished::participants));
        if (participants.signum() == 0) return "";
        // Women of whom nobody counted the whole are no part of these.
        var women = sum(
                activities.stream().filter(one -> one.participants() != null).map(Finished::women));
        return ", với %s lượt người tham gia%s"
                .formatted(
                        VietnameseNumbers.counted(participants),
                        women.signum() == 0
                                ? ""
                                : ", trong đó có %s lượt nữ".formatted(VietnameseNumbers.counted(women)));
    }

    private static BigDecimal sum(Stream<@Nullable BigDecimal> values) {
        return values.filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// What the accepted letters say in the section, department by department. Tasks stand one a line.
    private void quotes() {
        for (ConsolidationFacts.Answered one : facts.answers()) {
            var letter = one.letter();
            if (letter == null) continue;
            var part = letter.parts().get(section);
            if (part == null) continue;
            String origin = "quote:%s:%s:".formatted(one.answer().organization(), section);
            var source = List.of(Source.of(letter.report()));
            boolean tasks = section == Section.NEXT_TASKS;
            if (tasks && part.lines().size() > 1) {
                paragraph();
                add(SentenceKind.LEAD, origin + "lead", one.name() + " (" + cite(letter) + ")", source);
                int line = 0;
                for (String text : pieces(part.lines())) {
                    paragraph();
                    add(SentenceKind.ITEM, origin + ++line, "“" + text + "”", source);
                }
                continue;
            }
            int number = 0;
            for (String text : pieces(tasks ? part.lines() : part.paragraphs())) {
                paragraph();
                String quoted = "“" + text + "”";
                add(
                        SentenceKind.SENTENCE,
                        origin + ++number,
                        number == 1 ? "%s (%s): %s".formatted(one.name(), cite(letter), quoted) : quoted,
                        source);
            }
        }
    }

    private static List<String> pieces(List<String> texts) {
        var pieces = new ArrayList<String>();
        for (String text : texts) {
            String left = text;
            while (left.length() > LONGEST_QUOTE) {
                int at = left.lastIndexOf(' ', LONGEST_QUOTE);
                int end = at <= 0 ? LONGEST_QUOTE : at;
                pieces.add(left.substring(0, end).strip());
                left = left.substring(end).strip();
            }
            if (!left.isEmpty()) pieces.add(left);
        }
        return pieces;
    }

    private String cite(QuotedLetter letter) {
        return citations.cite(
                letter.report(),
                letter.form() == ReportForm.LETTER ? "Công văn" : "Báo cáo",
                letter.letter().reference(),
                letter.letter().dated(),
                letter.issuer(),
                letter.about());
    }

    private void closing() {
        section(Section.CLOSING);
        paragraph();
        add(
                SentenceKind.SENTENCE,
                "closing",
                "Trên đây là báo cáo kết quả %s do %s tổng hợp từ báo cáo của các cơ quan, đơn vị, kính trình %s xem xét, chỉ đạo"
                        .formatted(
                                facts.request().periodName(),
                                facts.office().letterName(),
                                facts.governing().letterName()),
                List.of(Source.of(facts.request().id())));
    }

    private static Stream<Source> letter(ConsolidationFacts.Answered one) {
        var report = one.answer().report();
        return report == null ? Stream.empty() : Stream.of(Source.of(report));
    }

    private static String count(int departments) {
        return VietnameseNumbers.counted(departments) + DEPARTMENTS;
    }

    private void heading(String origin, String text) {
        paragraph();
        add(SentenceKind.HEADING, "heading:" + origin, text, List.of());
    }

    private void section(Section next) {
        section = next;
        paragraph = 0;
    }

    private void paragraph() {
        paragraph++;
        position = 0;
    }

    private void add(SentenceKind kind, String origin, String text, List<Source> sources) {
        position++;
        sentences.add(new DraftSentence(
                section,
                paragraph,
                position,
                kind,
                origin,
                VietnameseText.withoutFinalMark(text),
                false,
                sources.stream().distinct().toList()));
    }
}
