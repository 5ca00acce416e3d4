package vn.ocop.portal.exchange.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityQuestion;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.ActivityTwins;
import vn.ocop.portal.activity.ActivityType;
import vn.ocop.portal.activity.ActivityTypes;
import vn.ocop.portal.activity.ActivityWithdrawal;
import vn.ocop.portal.activity.AnswerKind;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.exchange.sheet.Cell;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationRegistration;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskSummary;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.subject.SubjectId;
import vn.ocop.portal.subject.Subjects;

/// Rows as activities of the person's own organization.
@Component
class ActivityImport implements RowImport<ActivityDraft> {
    private static final String QUESTION = "q.";
    private static final Pattern HALF = Pattern.compile(
            "(?:(?:6|sáu) tháng (đầu|cuối) năm |nửa (đầu|cuối) năm )?((?:19|20|21)\\d\\d)(?:-h([12]))?");
    private static final Pattern TASK = Pattern.compile(
            "(.+?)(?:\\s+ngày\\s+(\\d{1,2}/\\d{1,2}/\\d{4}))?\\s*[:,–]\\s*(?:nhiệm vụ\\s+)?([\\w.]{1,20})");
    private static final Set<String> EVERYWHERE = Set.of(
            "toan tinh", "tat ca", "ca tinh", "toan tinh dong thap", "tat ca huyen, thanh pho", "tat ca xa, phuong");
    private static final Map<String, ActivityState> STATES = Map.of(
            "da thuc hien", ActivityState.DONE,
            "done", ActivityState.DONE,
            "du kien", ActivityState.PLANNED,
            "planned", ActivityState.PLANNED,
            "tam hoan", ActivityState.POSTPONED,
            "postponed", ActivityState.POSTPONED,
            "da huy", ActivityState.CANCELLED);

    private final ActivityTypes types;
    private final ActivityLog log;
    private final ActivityTwins twins;
    private final ActivityWithdrawal withdrawal;
    private final Areas areas;
    private final Organizations organizations;
    private final OrganizationRegistration registration;
    private final Plans plans;
    private final Subjects subjects;

    ActivityImport(
            ActivityTypes types,
            ActivityLog log,
            ActivityTwins twins,
            ActivityWithdrawal withdrawal,
            Areas areas,
            Organizations organizations,
            OrganizationRegistration registration,
            Plans plans,
            Subjects subjects) {
        this.types = types;
        this.log = log;
        this.twins = twins;
        this.withdrawal = withdrawal;
        this.areas = areas;
        this.organizations = organizations;
        this.registration = registration;
        this.plans = plans;
        this.subjects = subjects;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ACTIVITIES;
    }

    @Override
    public List<Field> fields() {
        var fields = new ArrayList<>(List.of(
                Field.of(
                        Field.Kind.CHOICE,
                        "type",
                        "Loại hoạt động",
                        true,
                        "Tập huấn, đào tạo",
                        "Một trong các loại ở trang “Giá trị cho phép”.",
                        "loai",
                        "type",
                        "activity type"),
                Field.text(
                        "topic",
                        "Chủ đề, nội dung",
                        true,
                        "Xây dựng câu chuyện sản phẩm OCOP",
                        "Tối đa 500 ký tự.",
                        "chu de",
                        "noi dung",
                        "ten hoat dong",
                        "topic"),
                Field.of(
                        Field.Kind.CHOICE,
                        "state",
                        "Trạng thái",
                        false,
                        "Đã thực hiện",
                        "Đã thực hiện, Dự kiến hoặc Tạm hoãn; để trống là Đã thực hiện.",
                        "tinh trang",
                        "state"),
                Field.of(
                        Field.Kind.DAY,
                        "from",
                        "Từ ngày",
                        false,
                        "12/05/2022",
                        "Ô kiểu ngày. Không biết ngày thì để trống và ghi nửa năm.",
                        "ngay",
                        "ngay bat dau",
                        "ngay thuc hien",
                        "from",
                        "date"),
                Field.of(
                        Field.Kind.DAY,
                        "to",
                        "Đến ngày",
                        false,
                        "13/05/2022",
                        "Ô kiểu ngày; để trống nếu hoạt động chỉ một ngày.",
                        "ngay ket thuc",
                        "to"),
                Field.of(
                        Field.Kind.CHOICE,
                        "half",
                        "Nửa năm",
                        false,
                        "6 tháng đầu năm 2022",
                        "Chỉ khi không biết ngày: “6 tháng đầu năm 2022” hoặc 2022-H1.",
                        "ky",
                        "half"),
                Field.of(
                        Field.Kind.NAMES,
                        "areas",
                        "Địa bàn",
                        false,
                        "thành phố Sa Đéc; huyện Lai Vung",
                        "Loại và tên đơn vị vào ngày của hoạt động, cách nhau bằng dấu chấm phẩy; “Toàn tỉnh” là tất cả.",
                        "don vi hanh chinh",
                        "huyen",
                        "xa",
                        "areas"),
                Field.text(
                        "venue",
                        "Địa điểm",
                        false,
                        "Hội trường Ủy ban nhân dân xã",
                        "Tối đa 300 ký tự.",
                        "noi to chuc",
                        "venue"),
                Field.text(
                        "beneficiaries",
                        "Đối tượng thụ hưởng",
                        false,
                        "hợp tác xã, hộ kinh doanh",
                        "Tối đa 500 ký tự.",
                        "doi tuong",
                        "beneficiaries"),
                Field.text(
                        "outcome",
                        "Kết quả",
                        false,
                        "được người dự đánh giá thiết thực",
                        "Tối đa 500 ký tự.",
                        "outcome"),
                Field.of(
                        Field.Kind.NAMES,
                        "executing",
                        "Đơn vị thực hiện",
                        false,
                        "Trung tâm Hỗ trợ doanh nghiệp",
                        "Tên trong danh bạ; để trống là cơ quan của người nhập.",
                        "don vi to chuc",
                        "executing"),
                Field.of(
                        Field.Kind.NAMES,
                        "lead",
                        "Cơ quan chủ trì",
                        false,
                        "Sở Công Thương",
                        "Tên trong danh bạ, nếu cơ quan khác chủ trì.",
                        "chu tri",
                        "lead"),
                Field.of(
                        Field.Kind.NAMES,
                        "partners",
                        "Cơ quan phối hợp",
                        false,
                        "Hội Nông dân Tỉnh; Tỉnh Đoàn",
                        "Cách nhau bằng dấu chấm phẩy; đối tác chưa có trong danh bạ sẽ được thêm.",
                        "phoi hop",
                        "doi tac",
                        "partners"),
                Field.of(
                        Field.Kind.NAMES,
                        "tasks",
                        "Nhiệm vụ của kế hoạch",
                        false,
                        "81/KH-UBND ngày 18/4/2022: 2.1",
                        "Số kế hoạch, dấu hai chấm, mã nhiệm vụ; nhiều nhiệm vụ cách nhau bằng dấu chấm phẩy.",
                        "nhiem vu",
                        "ke hoach",
                        "tasks"),
                Field.of(
                        Field.Kind.NAMES,
                        "subjects",
                        "Chủ thể OCOP",
                        false,
                        "Hợp tác xã Sen Tháp Mười; 1400123456",
                        "Mã số thuế hoặc tên trong danh sách chủ thể, cách nhau bằng dấu chấm phẩy; trùng tên thì ghi mã số thuế hoặc thêm xã, phường sau dấu phẩy.",
                        "chu the",
                        "ma so thue chu the",
                        "subjects"),
                Field.text(
                        "notes",
                        "Ghi chú nội bộ",
                        false,
                        "Chờ biên bản",
                        "Tối đa 10.000 ký tự; không vào báo cáo.",
                        "ghi chu",
                        "notes")));
        var headings = new HashSet<String>();
        fields.forEach(field -> headings.add(VietnameseText.fold(field.heading())));
        questions().forEach((code, asked) -> {
            var first = asked.getFirst().question();
            String heading = first.label();
            if (!headings.add(VietnameseText.fold(heading)))
                heading = heading + " (" + asked.getFirst().type().name() + ")";
            var kind = first.answer().measures()
                    ? Field.Kind.NUMBER
                    : first.answer() == AnswerKind.CHOICE ? Field.Kind.CHOICE : Field.Kind.TEXT;
            fields.add(new Field(
                    QUESTION + code,
                    heading,
                    kind,
                    false,
                    asked.stream()
                            .skip(1)
                            .map(one -> one.question().label())
                            .distinct()
                            .toList(),
                    kind == Field.Kind.NUMBER
                            ? "45"
                            : kind == Field.Kind.CHOICE ? first.choices().getFirst() : "",
                    "Chỉ với loại: "
                            + String.join(
                                    "; ",
                                    asked.stream().map(one -> one.type().name()).toList()) + "."));
        });
        return fields;
    }

    private record Asked(ActivityType type, ActivityQuestion question) {}

    /// The questions of all types in use, by code.
    private Map<String, List<Asked>> questions() {
        Map<String, List<Asked>> questions = new LinkedHashMap<>();
        for (var type : types.all()) {
            if (!type.active()) continue;
            for (var question : type.questions()) {
                questions
                        .computeIfAbsent(question.code(), _ -> new ArrayList<>())
                        .add(new Asked(type, question));
            }
        }
        return questions;
    }

    /// What rows are held against, read once.
    private record Known(
            Map<String, ActivityType> types,
            Units units,
            Bodies bodies,
            List<PlanTaskSummary> tasks,
            Named<Subjects.Known> subjects,
            Set<String> codes) {}

    @Override
    public List<Entry<ActivityDraft>> read(SignedIn me, List<RowReader> rows, Work work) {
        Map<String, ActivityType> byName = new HashMap<>();
        for (var type : types.all()) {
            byName.put(Named.key(type.name()), type);
            byName.put(Named.key(type.nameEn()), type);
            byName.put(Named.key(type.code()), type);
        }
        var known = new Known(
                byName,
                new Units(areas.all()),
                new Bodies(organizations.all()),
                plans.openTasks(),
                subjectsByName(),
                questions().keySet());
        var drafts = new ArrayList<@Nullable ActivityDraft>();
        for (var row : rows) {
            drafts.add(draft(me, row, known));
            if (drafts.size() % 500 == 0) work.done(drafts.size() / 2);
        }
        var right = new ArrayList<Integer>();
        for (int at = 0; at < rows.size(); at++) if (drafts.get(at) != null) right.add(at);
        var told =
                right.stream().map(at -> Objects.requireNonNull(drafts.get(at))).toList();
        var problems = log.problemsOfAll(told);
        for (int at = 0; at < told.size(); at++) {
            var row = rows.get(right.get(at));
            problems.get(at).forEach(problem -> row.refused(fieldOf(problem.field()), problem.code(), problem.args()));
        }
        work.done(rows.size() * 3 / 4);
        var stored = twins.among(me, told);
        Map<ActivityDraft, Integer> seen = new HashMap<>();
        var entries = new ArrayList<Entry<ActivityDraft>>();
        int next = 0;
        for (int at = 0; at < rows.size(); at++) {
            var row = rows.get(at);
            var draft = drafts.get(at);
            Twin twin = null;
            if (draft != null) {
                var there = stored.get(next++);
                var likeness = likeness(draft);
                var before = seen.putIfAbsent(likeness, row.number());
                if (there != null) {
                    twin = new Twin(
                            there.id().value(),
                            there.topic() + " – " + days(there.period(), there.daysKnown()),
                            0,
                            false);
                } else if (before != null) twin = new Twin(null, draft.topic(), before, false);
            }
            entries.add(new Entry<>(row, row.isWrong() ? null : draft, twin));
        }
        return entries;
    }

    /// What of a draft makes another row of the same file the same.
    private static ActivityDraft likeness(ActivityDraft draft) {
        return ActivityDraft.of(
                        draft.typeCode(),
                        VietnameseText.fold(draft.topic()),
                        ActivityState.DONE,
                        draft.period(),
                        draft.daysKnown())
                .at(null, new HashSet<>(draft.areas()), draft.allAreas());
    }

    private static String days(Period period, boolean known) {
        String from = VietnameseDates.onScreen(period.from());
        return known && period.from().equals(period.to()) ? from : from + " – " + VietnameseDates.onScreen(period.to());
    }

    private static String fieldOf(String problem) {
        if (problem.startsWith("answer[")) return QUESTION + problem.substring(7, problem.length() - 1);
        return problem.equals("otherPartners") ? "partners" : problem;
    }

    private @Nullable ActivityDraft draft(SignedIn me, RowReader row, Known known) {
        String typeName = row.text("type", 200);
        var type = typeName == null ? null : known.types().get(Named.key(typeName));
        if (typeName != null && type == null) row.wrong("type", "import.activity.type");
        else if (type != null && !type.active()) row.wrong("type", "import.activity.type");
        String topic = row.text("topic", 500);
        var state = state(row);
        var from = row.day("from");
        var to = row.day("to");
        var half = half(row);
        boolean daysTried = !(row.cell("from") instanceof Cell.Blank) || !(row.cell("to") instanceof Cell.Blank);
        Period period = null;
        if (half != null && daysTried) row.wrong("half", "import.activity.half.both");
        else if (half != null) period = half;
        else if (from == null && to == null && !daysTried && row.cell("half") instanceof Cell.Blank)
            row.wrong("from", "import.activity.days");
        else if (from == null && to != null && row.cell("from") instanceof Cell.Blank)
            row.wrong("from", "import.activity.from");
        else if (from != null && to != null && to.isBefore(from))
            row.wrong("to", "import.activity.order", VietnameseDates.onScreen(from));
        else if (from != null && (to != null || row.cell("to") instanceof Cell.Blank))
            period = new Period(from, to == null ? from : to);
        if (period != null && from != null && from.plusYears(2).isBefore(period.to()))
            row.wrong("to", "import.activity.long", VietnameseDates.onScreen(from));
        Set<AdministrativeUnitId> places = new LinkedHashSet<>();
        boolean everywhere = false;
        for (String name : row.names("areas")) {
            if (EVERYWHERE.contains(VietnameseText.fold(name))) everywhere = true;
            else {
                var unit = known.units().find(row, "areas", name, period == null ? null : period.to());
                if (unit != null) places.add(unit.id());
            }
        }
        var executing = one(row, "executing", known);
        var lead = one(row, "lead", known);
        var cooperating = new ArrayList<OrganizationId>();
        var others = new ArrayList<String>();
        for (String name : row.names("partners")) {
            var found = known.bodies().find(row, "partners", name);
            if (found.id() != null) cooperating.add(found.id());
            else if (!found.noted()) others.add(name);
        }
        var tasks = new LinkedHashSet<PlanTaskId>();
        for (String name : row.names("tasks")) {
            var task = task(row, name, known.tasks());
            if (task != null) tasks.add(task);
        }
        var reached = new LinkedHashSet<SubjectId>();
        for (String name : row.names("subjects")) {
            var subject = subject(row, name, known.subjects());
            if (subject != null) reached.add(subject);
        }
        String venue = row.text("venue", 300);
        String beneficiaries = row.text("beneficiaries", 500);
        String outcome = row.text("outcome", 500);
        String notes = row.lines("notes", 10_000);
        Map<String, String> answers = new LinkedHashMap<>();
        Map<String, BigDecimal> measures = new LinkedHashMap<>();
        if (type != null) answers(row, type, known.codes(), answers, measures);
        if (type == null || topic == null || state == null || period == null) return null;
        return new ActivityDraft(
                type.code(),
                topic,
                state,
                period,
                half == null,
                venue,
                beneficiaries,
                outcome,
                notes,
                false,
                everywhere,
                places,
                executing == null && row.cell("executing") instanceof Cell.Blank ? me.organization() : executing,
                lead,
                cooperating,
                others,
                tasks,
                reached,
                answers,
                measures);
    }

    private static @Nullable ActivityState state(RowReader row) {
        String typed = row.text("state", 50);
        if (typed == null) return row.cell("state") instanceof Cell.Blank ? ActivityState.DONE : null;
        var state = STATES.get(VietnameseText.fold(typed));
        if (state == null) row.wrong("state", "import.activity.state");
        return state;
    }

    private static @Nullable Period half(RowReader row) {
        String typed = row.text("half", 50);
        if (typed == null) return null;
        var half = HALF.matcher(typed.toLowerCase(Locale.ROOT));
        if (half.matches()) {
            boolean first = "đầu".equals(half.group(1)) || "đầu".equals(half.group(2)) || "1".equals(half.group(4));
            boolean second = "cuối".equals(half.group(1)) || "cuối".equals(half.group(2)) || "2".equals(half.group(4));
            int year = Integer.parseInt(half.group(3));
            if (first != second) return Period.halfYearOf(LocalDate.of(year, first ? 1 : 7, 1));
        }
        row.wrong("half", "import.activity.half");
        return null;
    }

    private static @Nullable OrganizationId one(RowReader row, String field, Known known) {
        var names = row.names(field);
        if (names.size() > 1) row.wrong(field, "import.organization.one");
        return names.size() == 1 ? known.bodies().require(row, field, names.getFirst()) : null;
    }

    private static @Nullable PlanTaskId task(RowReader row, String name, List<PlanTaskSummary> tasks) {
        var parts = TASK.matcher(name);
        if (!parts.matches()) {
            row.wrong("tasks", "import.task.form", name);
            return null;
        }
        var issued = parts.group(2) == null
                ? null
                : VietnameseDates.typed(parts.group(2)).orElse(null);
        var ofPlan = tasks.stream()
                .filter(task -> Named.key(task.planNumber()).equals(Named.key(parts.group(1)))
                        && (parts.group(2) == null || task.planIssuedOn().equals(issued)))
                .toList();
        var found = ofPlan.stream()
                .filter(task -> task.code().equalsIgnoreCase(parts.group(3)))
                .toList();
        if (found.size() == 1) return found.getFirst().id();
        if (ofPlan.isEmpty()) row.wrong("tasks", "import.task.plan", parts.group(1));
        else if (found.isEmpty()) {
            row.wrong(
                    "tasks",
                    "import.task.unknown",
                    parts.group(3),
                    parts.group(1),
                    String.join(
                            "; ",
                            ofPlan.stream().limit(8).map(PlanTaskSummary::code).toList()));
        } else {
            row.wrong(
                    "tasks",
                    "import.task.several",
                    name,
                    String.join("; ", found.stream().map(ActivityImport::inCell).toList()));
        }
        return null;
    }

    /// Subjects by tax code, by name, and by name and unit.
    private Named<Subjects.Known> subjectsByName() {
        var named = new Named<Subjects.Known>();
        for (var subject : subjects.known()) {
            named.add(subject.name(), subject);
            named.add(subject.name() + ", " + subject.unit().fullName(), subject);
            if (subject.taxCode() != null) named.add(subject.taxCode(), subject);
        }
        return named;
    }

    private static @Nullable SubjectId subject(RowReader row, String name, Named<Subjects.Known> subjects) {
        var found = subjects.find(name);
        if (found.size() == 1) return found.getFirst().id();
        if (found.size() > 1) {
            row.wrong("subjects", "import.activity.subject.several", name, listed(found));
            return null;
        }
        var alike = subjects.alike(name);
        if (alike.isEmpty()) row.wrong("subjects", "import.activity.subject.unknown", name);
        else row.wrong("subjects", "import.activity.subject.alike", name, listed(alike));
        return null;
    }

    private static String listed(List<Subjects.Known> subjects) {
        return String.join(
                "; ",
                subjects.stream()
                        .limit(4)
                        .map(one -> one.name() + ", " + one.unit().fullName()
                                + (one.taxCode() == null ? "" : " (" + one.taxCode() + ")"))
                        .toList());
    }

    private static String inCell(PlanTaskSummary task) {
        return "%s ngày %s: %s"
                .formatted(task.planNumber(), VietnameseDates.onScreen(task.planIssuedOn()), task.code());
    }

    private static void answers(
            RowReader row,
            ActivityType type,
            Set<String> codes,
            Map<String, String> answers,
            Map<String, BigDecimal> measures) {
        var asked = new HashSet<String>();
        for (var question : type.questions()) {
            asked.add(question.code());
            String field = QUESTION + question.code();
            switch (question.answer()) {
                case COUNT, MONEY -> {
                    var number = row.number(field);
                    if (number != null) measures.put(question.code(), number);
                }
                case CHOICE -> {
                    String text = row.text(field, 200);
                    if (text == null) continue;
                    var choice = question.choices().stream()
                            .filter(one -> Named.key(one).equals(Named.key(text)))
                            .findFirst();
                    if (choice.isPresent()) answers.put(question.code(), choice.get());
                    else row.wrong(field, "import.choice", String.join("; ", question.choices()));
                }
                case TEXT -> put(answers, question.code(), row.text(field, 2_000));
                case LONG_TEXT -> put(answers, question.code(), row.lines(field, 2_000));
            }
        }
        for (String code : codes) {
            if (!asked.contains(code) && !(row.cell(QUESTION + code) instanceof Cell.Blank)) {
                row.wrong(QUESTION + code, "import.activity.notAsked", type.name());
            }
        }
    }

    private static void put(Map<String, String> answers, String code, @Nullable String text) {
        if (text != null) answers.put(code, text);
    }

    @Override
    public List<Made> enter(SignedIn me, List<Wanted<ActivityDraft>> rows, Work work) {
        var before = new HashSet<>(
                organizations.all().stream().map(OrganizationSummary::id).toList());
        var ids = log.logAll(me, rows.stream().map(Wanted::content).toList(), work::done);
        var made = new ArrayList<Made>();
        for (int at = 0; at < ids.size(); at++) {
            made.add(Made.created(
                    rows.get(at).row(), RecordKind.ACTIVITY, ids.get(at).value()));
        }
        Map<String, Integer> firstRow = new HashMap<>();
        for (var row : rows) {
            for (String partner : row.content().otherPartners()) firstRow.putIfAbsent(Named.key(partner), row.row());
        }
        for (var one : organizations.all()) {
            var row = firstRow.get(Named.key(one.officialName()));
            if (row != null && !before.contains(one.id())) {
                made.add(Made.created(row, RecordKind.PARTNER, one.id().value()));
            }
        }
        return made;
    }

    @Override
    public Map<Integer, String> withdraw(SignedIn me, List<Made> made, Work work) {
        Map<ActivityId, Integer> rows = new HashMap<>();
        for (var one : made) if (one.kind() == RecordKind.ACTIVITY) rows.put(new ActivityId(one.id()), one.row());
        Map<Integer, String> refused = new HashMap<>();
        withdrawal
                .withdraw(me, rows.keySet())
                .forEach((id, code) -> refused.put(Objects.requireNonNull(rows.get(id)), code));
        if (refused.isEmpty()) {
            registration.forgetPartners(made.stream()
                    .filter(one -> one.kind() == RecordKind.PARTNER)
                    .map(one -> new OrganizationId(one.id()))
                    .toList());
        }
        return refused;
    }

    @Override
    public List<Allowed> allowed(SignedIn me) {
        var units = new Units(areas.all());
        var active = types.all().stream().filter(ActivityType::active).toList();
        var lists = new ArrayList<Allowed>();
        lists.add(new Allowed(
                "type",
                "Loại hoạt động",
                active.stream()
                        .map(type -> List.of(type.name(), type.themeName()))
                        .toList()));
        lists.add(new Allowed(
                "state", "Trạng thái", List.of(List.of("Đã thực hiện"), List.of("Dự kiến"), List.of("Tạm hoãn"))));
        lists.add(new Allowed(
                "areas",
                "Địa bàn",
                units.all().stream()
                        .filter(area -> area.parentId() != null)
                        .map(area -> List.of(
                                units.inCell(area),
                                units.above(area),
                                day(area.validity().from()),
                                day(area.validity().to())))
                        .toList()));
        lists.add(new Allowed(
                "tasks",
                "Nhiệm vụ của kế hoạch",
                plans.openTasks().stream()
                        .map(task -> List.of(inCell(task), task.content()))
                        .toList()));
        lists.add(new Allowed(
                "organizations",
                "Cơ quan, đối tác",
                organizations.all().stream()
                        .map(one -> List.of(one.officialName(), one.letterName()))
                        .toList()));
        lists.add(new Allowed(
                "subjects",
                "Chủ thể OCOP",
                subjects.known().stream()
                        .filter(one -> one.ceasedOn() == null)
                        .map(one ->
                                List.of(one.name(), one.unit().fullName(), one.taxCode() == null ? "" : one.taxCode()))
                        .toList()));
        questions().forEach((code, asked) -> {
            var first = asked.getFirst().question();
            if (first.answer() != AnswerKind.CHOICE) return;
            var choices = new LinkedHashSet<String>();
            asked.forEach(one -> choices.addAll(one.question().choices()));
            lists.add(new Allowed(
                    QUESTION + code,
                    first.label(),
                    choices.stream().map(List::of).toList()));
        });
        return lists;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : VietnameseDates.onScreen(day);
    }
}
