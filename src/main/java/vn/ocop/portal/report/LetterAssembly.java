package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.ocop.portal.activity.ActivityFacts;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanTaskSummary;

/// Writes a half-year's records as an official would: what is answered; the results by theme, the clauses of one
/// theme and one executing body joined in a chain; the tasks of the next period; whom it is for. What has no
/// record has no sentence. One assembly writes one letter, since a document is cited in full only once.
final class LetterAssembly {
    /// The theme of documents drafted for another body.
    static final String ADVISORY = "ADVISORY";

    private final AssemblyFacts facts;
    private final Citations citations = new Citations();
    private final List<DraftSentence> sentences = new ArrayList<>();
    private Section section = Section.OPENING;
    private int paragraph;
    private int position;

    private LetterAssembly(AssemblyFacts facts) {
        this.facts = facts;
    }

    /// The sentences of the letter, in their order.
    static List<DraftSentence> of(AssemblyFacts facts) {
        var assembly = new LetterAssembly(facts);
        assembly.opening();
        assembly.commitments();
        assembly.results();
        assembly.nextTasks();
        assembly.closing();
        return List.copyOf(assembly.sentences);
    }

    private void opening() {
        section(Section.OPENING);
        var request = facts.request();
        var sources = new ArrayList<>(List.of(Source.of(request.id())));
        var text = new StringBuilder("Thực hiện ")
                .append(citations.cite(
                        request.id(),
                        "Công văn",
                        request.number(),
                        request.issuedOn(),
                        facts.letterName(request.sender(), request.issuedOn()),
                        "về việc " + request.subject()));
        var plan = facts.plan();
        if (plan != null) {
            text.append(" và ").append(cite(plan, true));
            sources.add(Source.of(plan.id()));
        }
        text.append(
                ", %s báo cáo kết quả %s như sau".formatted(facts.department().letterName(), request.periodName()));
        paragraph();
        add(SentenceKind.SENTENCE, "opening", text.toString(), false, sources);
    }

    /// What became of earlier promises: what is done, then what is under way, then what was not begun. The activities
    /// that show it are told among the results; here they are only pointed to.
    private void commitments() {
        var promised = facts.promised();
        if (promised.tasks().isEmpty()) return;
        section(Section.COMMITMENTS);
        var letters = promised.letters().stream()
                .map(letter -> citations.cite(
                        letter.report(),
                        letter.form() == ReportForm.LETTER ? "Công văn" : "Báo cáo",
                        letter.reference(),
                        letter.dated(),
                        facts.department().letterName(),
                        letter.form().about(VietnameseText.withoutFinalMark(letter.subject()))))
                .toList();
        boolean first = true;
        for (CommitmentStatus status : CommitmentStatus.values()) {
            var group = promised.tasks().stream()
                    .filter(one -> one.status() == status)
                    .toList();
            if (group.isEmpty()) continue;
            paragraph();
            String stands = CommitmentWording.stands(status) + ":";
            add(
                    SentenceKind.LEAD,
                    "commitments:" + status,
                    first
                            ? "Đối với nhiệm vụ đã đề ra tại %s, %s %s"
                                    .formatted(
                                            VietnameseText.listed(letters),
                                            facts.department().letterName(),
                                            stands)
                            : VietnameseText.capitalised(stands),
                    false,
                    List.of());
            first = false;
            for (CommitmentProgress one : group) {
                add(
                        SentenceKind.CLAUSE,
                        "commitment:" + one.commitment().id(),
                        CommitmentWording.of(one),
                        false,
                        one.sources());
            }
        }
    }

    private void results() {
        section(Section.RESULTS);
        Map<String, List<ActivityFacts>> byTheme = new LinkedHashMap<>();
        if (!facts.advised().isEmpty()) byTheme.put(ADVISORY, new ArrayList<>());
        facts.done()
                .forEach(activity -> byTheme.computeIfAbsent(activity.themeCode(), _ -> new ArrayList<>())
                        .add(activity));
        byTheme.forEach((theme, activities) -> {
            if (theme.equals(ADVISORY)) advice(activities);
            else theme(theme, activities);
        });
    }

    /// Documents that the department drafted for another body: plans of the register, then what was logged. A
    /// logged document that is a plan of the register is told once, with both records.
    private void advice(List<ActivityFacts> logged) {
        paragraph();
        String opening = logged.isEmpty()
                ? "Về công tác tham mưu, chỉ đạo điều hành"
                : logged.getFirst().themeOpening();
        add(
                SentenceKind.LEAD,
                "lead:ADVISORY:own",
                "%s, %s đã".formatted(facts.adviceOpening(), facts.department().letterName()),
                false,
                List.of());
        var left = new ArrayList<>(logged);
        for (PlanCitation plan : facts.advised()) {
            var sources = new ArrayList<>(List.of(Source.of(plan.id())));
            left.removeIf(activity -> {
                boolean same = activity.wording().contains(plan.number());
                if (same) sources.add(Source.of(activity.id()));
                return same;
            });
            add(
                    SentenceKind.CLAUSE,
                    "plan:" + plan.id(),
                    "tham mưu %s ban hành %s"
                            .formatted(facts.letterName(plan.issuer(), plan.issuedOn()), cite(plan, false)),
                    false,
                    sources);
        }
        var department = facts.department().id();
        left.stream()
                .filter(activity -> activity.organization().equals(department))
                .forEach(this::clause);
        Map<OrganizationId, List<ActivityFacts>> ofPredecessors = new LinkedHashMap<>();
        left.stream()
                .filter(activity -> !activity.organization().equals(department))
                .forEach(activity -> ofPredecessors
                        .computeIfAbsent(activity.organization(), _ -> new ArrayList<>())
                        .add(activity));
        ofPredecessors.forEach((predecessor, activities) -> {
            paragraph();
            String name = facts.letterName(predecessor, activities.getFirst().countsOn());
            add(
                    SentenceKind.LEAD,
                    "lead:ADVISORY:" + predecessor,
                    VietnameseText.capitalised(name) + " đã",
                    false,
                    List.of());
            activities.forEach(this::clause);
        });
    }

    private void theme(String theme, List<ActivityFacts> activities) {
        var opening = activities.getFirst().themeOpening();
        boolean first = true;
        Map<OrganizationId, List<ActivityFacts>> byExecutor = new LinkedHashMap<>();
        // The department's own work first, then that of its units and of others.
        byExecutor.put(facts.department().id(), new ArrayList<>());
        activities.stream()
                .filter(activity -> !activity.wholeSentence())
                .forEach(activity -> byExecutor
                        .computeIfAbsent(executor(activity), _ -> new ArrayList<>())
                        .add(activity));
        for (var group : byExecutor.entrySet()) {
            if (group.getValue().isEmpty()) continue;
            paragraph();
            String subject =
                    executorName(group.getKey(), group.getValue().getFirst().countsOn());
            add(
                    SentenceKind.LEAD,
                    "lead:%s:%s".formatted(theme, group.getKey()),
                    (first ? opening + ", " + subject : VietnameseText.capitalised(subject)) + " đã",
                    false,
                    List.of());
            group.getValue().forEach(this::clause);
            first = false;
        }
        var whole = activities.stream().filter(ActivityFacts::wholeSentence).toList();
        if (whole.isEmpty()) return;
        paragraph();
        if (first) add(SentenceKind.LEAD, "lead:%s:whole".formatted(theme), opening + ",", false, List.of());
        for (ActivityFacts activity : whole) {
            boolean afterLead = first && activity.equals(whole.getFirst());
            String text = afterLead && activity.wording().startsWith("Đã ")
                    ? "đ" + activity.wording().substring(1)
                    : activity.wording();
            add(
                    SentenceKind.SENTENCE,
                    "activity:" + activity.id(),
                    afterLead ? text : VietnameseText.capitalised(text),
                    activity.andOthers(),
                    List.of(Source.of(activity.id())));
        }
    }

    private void clause(ActivityFacts activity) {
        add(
                SentenceKind.CLAUSE,
                "activity:" + activity.id(),
                activity.wording(),
                activity.andOthers(),
                List.of(Source.of(activity.id())));
    }

    private void nextTasks() {
        if (facts.due().isEmpty() && facts.planned().isEmpty()) return;
        section(Section.NEXT_TASKS);
        paragraph();
        add(
                SentenceKind.LEAD,
                "next",
                "Trong %s, %s tập trung thực hiện các nhiệm vụ sau"
                        .formatted(
                                facts.request().nextPeriodName(),
                                facts.department().letterName()),
                false,
                List.of());
        var left = new ArrayList<>(facts.planned());
        for (PlanTaskSummary task : facts.due()) {
            var sources = new ArrayList<>(List.of(Source.of(task.id())));
            left.removeIf(activity -> {
                boolean serves = activity.tasks().contains(task.id());
                if (serves) sources.add(Source.of(activity.id()));
                return serves;
            });
            paragraph();
            add(SentenceKind.ITEM, "task:" + task.id(), task(task), false, sources);
        }
        for (ActivityFacts activity : left) {
            paragraph();
            String text = activity.wholeSentence() ? activity.topic() : activity.wording();
            add(
                    SentenceKind.ITEM,
                    "planned:" + activity.id(),
                    VietnameseText.capitalised(text),
                    activity.andOthers(),
                    List.of(Source.of(activity.id())));
        }
    }

    private String task(PlanTaskSummary task) {
        var text = new StringBuilder(VietnameseText.capitalised(VietnameseText.withoutFinalMark(task.content())));
        var partners = task.cooperating().stream()
                .filter(id -> !id.equals(facts.department().id()))
                .map(id -> facts.letterName(id, facts.today()))
                .filter(name -> !task.content().contains(name))
                .toList();
        if (!partners.isEmpty()) text.append(", phối hợp với ").append(VietnameseText.listed(partners));
        var plan = facts.plans().get(task.plan());
        if (plan != null) text.append(", theo ").append(cite(plan, true));
        return text.toString();
    }

    private void closing() {
        section(Section.CLOSING);
        paragraph();
        add(
                SentenceKind.SENTENCE,
                "closing",
                "Trên đây là kết quả thực hiện %s của %s, kính gửi %s tổng hợp"
                        .formatted(
                                facts.request().periodName(),
                                facts.department().letterName(),
                                facts.letterName(facts.request().sender(), facts.today())),
                false,
                List.of(Source.of(facts.request().id())));
    }

    private String cite(PlanCitation plan, boolean withIssuer) {
        return citations.cite(
                plan.id(),
                "Kế hoạch",
                plan.number(),
                plan.issuedOn(),
                withIssuer ? facts.letterName(plan.issuer(), plan.issuedOn()) : null,
                "về " + VietnameseText.withoutFinalMark(plan.title()));
    }

    private OrganizationId executor(ActivityFacts activity) {
        var executing = activity.executing();
        return executing == null ? activity.organization() : executing;
    }

    /// @param day of the activities
    private String executorName(OrganizationId executor, LocalDate day) {
        if (executor.equals(facts.department().id())) return facts.department().letterName();
        var organization = facts.organizations().get(executor, day);
        boolean ownUnit = organization.kind() == OrganizationKind.SUBORDINATE
                && facts.department().id().equals(organization.governingBodyId());
        if (!ownUnit) return organization.letterName();
        String department = facts.department().letterName();
        return organization.letterName() + " trực thuộc " + (department.startsWith("Sở ") ? "Sở" : department);
    }

    private void section(Section next) {
        section = next;
        paragraph = 0;
    }

    private void paragraph() {
        paragraph++;
        position = 0;
    }

    private void add(SentenceKind kind, String origin, String text, boolean openEnded, List<Source> sources) {
        position++;
        sentences.add(new DraftSentence(
                section,
                paragraph,
                position,
                kind,
                origin,
                kind == SentenceKind.LEAD ? text : VietnameseText.withoutFinalMark(text),
                openEnded,
                List.copyOf(sources)));
    }
}
