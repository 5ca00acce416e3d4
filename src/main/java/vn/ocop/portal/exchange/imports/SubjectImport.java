package vn.ocop.portal.exchange.imports;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaConversion;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.exchange.sheet.Cell;
import vn.ocop.portal.subject.ProductDraft;
import vn.ocop.portal.subject.ProductFilter;
import vn.ocop.portal.subject.ProductGroup;
import vn.ocop.portal.subject.ProductId;
import vn.ocop.portal.subject.ProductRow;
import vn.ocop.portal.subject.Products;
import vn.ocop.portal.subject.RecognitionDraft;
import vn.ocop.portal.subject.RecognitionId;
import vn.ocop.portal.subject.RecognitionKind;
import vn.ocop.portal.subject.Recognitions;
import vn.ocop.portal.subject.RegisterProblem;
import vn.ocop.portal.subject.Sex;
import vn.ocop.portal.subject.SubjectDraft;
import vn.ocop.portal.subject.SubjectFilter;
import vn.ocop.portal.subject.SubjectId;
import vn.ocop.portal.subject.SubjectRegistration;
import vn.ocop.portal.subject.SubjectType;
import vn.ocop.portal.subject.SubjectWithdrawal;
import vn.ocop.portal.subject.Subjects;
import vn.ocop.portal.subject.Taxonomies;

/// Rows as OCOP subjects, each with one of its products and that product's stars, or without. Several rows may tell of
/// one subject: the first registers it, the others add products.
@Component
class SubjectImport implements RowImport<SubjectRow> {
    private static final Map<SubjectType, String> TYPES = types();
    private static final Map<RecognitionKind, String> KINDS = kinds();
    private static final Map<String, String> FIELDS =
            Map.of("unit", "area", "group", "group", "decidedOn", "decidedOn", "representativeSex", "sex");

    private final Subjects subjects;
    private final Products products;
    private final SubjectRegistration registration;
    private final Recognitions recognitions;
    private final SubjectWithdrawal withdrawal;
    private final Taxonomies taxonomies;
    private final Areas areas;
    private final Clock clock;

    SubjectImport(
            Subjects subjects,
            Products products,
            SubjectRegistration registration,
            Recognitions recognitions,
            SubjectWithdrawal withdrawal,
            Taxonomies taxonomies,
            Areas areas,
            Clock clock) {
        this.subjects = subjects;
        this.products = products;
        this.registration = registration;
        this.recognitions = recognitions;
        this.withdrawal = withdrawal;
        this.taxonomies = taxonomies;
        this.areas = areas;
        this.clock = clock;
    }

    private static Map<SubjectType, String> types() {
        Map<SubjectType, String> types = new LinkedHashMap<>();
        for (var type : SubjectType.values()) {
            types.put(
                    type,
                    switch (type) {
                        case COOPERATIVE -> "Hợp tác xã";
                        case COOPERATIVE_GROUP -> "Tổ hợp tác";
                        case SME -> "Doanh nghiệp nhỏ và vừa";
                        case FARM -> "Trang trại";
                        case HOUSEHOLD_BUSINESS -> "Hộ sản xuất có đăng ký kinh doanh";
                        case TOURISM_ASSOCIATION -> "Hội, hiệp hội, trung tâm điều hành (du lịch)";
                    });
        }
        return types;
    }

    private static Map<RecognitionKind, String> kinds() {
        Map<RecognitionKind, String> kinds = new LinkedHashMap<>();
        for (var kind : RecognitionKind.values()) {
            kinds.put(
                    kind,
                    switch (kind) {
                        case FIRST -> "Lần đầu";
                        case UPGRADE -> "Nâng hạng";
                        case RERATING -> "Phân hạng lại";
                    });
        }
        return kinds;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.SUBJECTS;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.text(
                        "name",
                        "Tên chủ thể",
                        true,
                        "Hợp tác xã Minh hoạ",
                        "Tối đa 300 ký tự; hội quán không phải là chủ thể.",
                        "chu the",
                        "ten co so",
                        "subject"),
                Field.of(
                        Field.Kind.CHOICE,
                        "type",
                        "Loại hình",
                        true,
                        "Hợp tác xã",
                        "Một trong các loại ở trang “Giá trị cho phép”.",
                        "loai hinh chu the",
                        "type"),
                Field.of(
                        Field.Kind.NAMES,
                        "area",
                        "Xã, phường",
                        true,
                        "xã Mỹ Quí",
                        "Loại và tên đơn vị vào ngày ghi nhận, như ở trang “Giá trị cho phép”.",
                        "dia ban",
                        "xa",
                        "don vi hanh chinh",
                        "area"),
                Field.of(
                        Field.Kind.DAY,
                        "recordedOn",
                        "Ngày ghi nhận địa bàn",
                        false,
                        "01/07/2025",
                        "Ô kiểu ngày; để trống là hôm nay.",
                        "recorded on"),
                Field.text("address", "Địa chỉ", false, "ấp Minh Hoạ", "Tối đa 300 ký tự.", "address"),
                Field.text("phone", "Điện thoại", false, "", "Tối đa 50 ký tự.", "so dien thoai", "phone"),
                Field.text("email", "Thư điện tử", false, "", "Tối đa 200 ký tự.", "email"),
                Field.text(
                        "taxCode",
                        "Mã số thuế",
                        false,
                        "",
                        "10 chữ số, 10 chữ số-3 chữ số, hoặc 12 chữ số; để ô kiểu văn bản để giữ số 0 ở đầu.",
                        "mst",
                        "tax code"),
                Field.text(
                        "registration",
                        "Số đăng ký",
                        false,
                        "",
                        "Số giấy đăng ký kinh doanh hoặc quyết định thành lập.",
                        "so dang ky kinh doanh",
                        "registration"),
                Field.of(
                        Field.Kind.DAY,
                        "registeredOn",
                        "Ngày đăng ký",
                        false,
                        "05/03/2020",
                        "Ô kiểu ngày.",
                        "registered on"),
                Field.text(
                        "representative",
                        "Người đại diện",
                        false,
                        "Nguyễn Văn Minh Hoạ",
                        "Tối đa 100 ký tự.",
                        "dai dien phap luat",
                        "nguoi dai dien phap luat",
                        "representative"),
                Field.text(
                        "representativeTitle",
                        "Chức vụ người đại diện",
                        false,
                        "Giám đốc",
                        "Tối đa 100 ký tự.",
                        "chuc vu"),
                Field.of(
                        Field.Kind.CHOICE,
                        "sex",
                        "Giới tính người đại diện",
                        false,
                        "Nữ",
                        "Nữ hoặc Nam; để trống nếu không biết.",
                        "gioi tinh",
                        "sex"),
                Field.text(
                        "representativeEthnicity",
                        "Dân tộc người đại diện",
                        false,
                        "Kinh",
                        "Tối đa 50 ký tự.",
                        "dan toc"),
                Field.of(
                        Field.Kind.CHOICE,
                        "womenOwned",
                        "Do phụ nữ làm chủ",
                        false,
                        "Có",
                        "Có khi phụ nữ sở hữu từ 51 % vốn và tham gia quản lý; để trống nếu không biết.",
                        "nu lam chu"),
                Field.text(
                        "product",
                        "Tên sản phẩm",
                        false,
                        "Sen sấy minh hoạ",
                        "Để trống nếu chủ thể chưa có sản phẩm.",
                        "san pham",
                        "product"),
                Field.of(
                        Field.Kind.CHOICE,
                        "group",
                        "Nhóm sản phẩm",
                        false,
                        "I.3.c",
                        "Mã nhóm không còn nhóm con bên dưới, xem trang “Giá trị cho phép”.",
                        "nhom",
                        "phan nhom",
                        "group"),
                Field.text(
                        "taxonomy",
                        "Bộ phân nhóm",
                        false,
                        "QD26",
                        "Để trống là bộ đang có hiệu lực.",
                        "phien ban phan nhom"),
                Field.text(
                        "code",
                        "Mã sản phẩm",
                        false,
                        "82-29869-12-2025",
                        "Tỉnh-xã-số-năm, hoặc có mã huyện với năm trước 2025.",
                        "ma so san pham",
                        "code"),
                Field.text("specification", "Quy cách", false, "hộp 250 g", "Tối đa 500 ký tự.", "specification"),
                Field.of(
                        Field.Kind.NUMBER,
                        "stars",
                        "Số sao",
                        false,
                        "4",
                        "3, 4 hoặc 5; để trống nếu chưa được công nhận.",
                        "sao",
                        "hang sao",
                        "stars"),
                Field.of(
                        Field.Kind.CHOICE,
                        "kind",
                        "Lần công nhận",
                        false,
                        "Lần đầu",
                        "Lần đầu, Nâng hạng hoặc Phân hạng lại; để trống là Lần đầu.",
                        "loai cong nhan"),
                Field.text(
                        "decisionNumber",
                        "Số quyết định",
                        false,
                        "1446/QĐ-UBND-HC",
                        "Bắt buộc khi có số sao.",
                        "quyet dinh",
                        "so quyet dinh cong nhan",
                        "decision"),
                Field.of(
                        Field.Kind.DAY,
                        "decidedOn",
                        "Ngày quyết định",
                        false,
                        "28/12/2025",
                        "Ô kiểu ngày; bắt buộc khi có số sao.",
                        "ngay cong nhan",
                        "decided on"),
                Field.of(Field.Kind.NUMBER, "points", "Điểm", false, "82,5", "0 đến 100.", "tong diem", "points"),
                Field.of(
                        Field.Kind.DAY,
                        "validUntil",
                        "Hiệu lực đến",
                        false,
                        "28/12/2028",
                        "Để trống là 36 tháng từ ngày quyết định.",
                        "ngay het han",
                        "valid until"));
    }

    /// What rows are held against, and what earlier rows told.
    private static final class Known {
        final Units units;
        final Map<String, There> byTaxCode = new HashMap<>();
        final Map<String, There> byPlace = new HashMap<>();
        final Map<SubjectId, Map<String, ProductId>> products = new HashMap<>();
        final Map<String, Map<String, ProductGroup>> groups = new HashMap<>();
        final Map<String, Integer> rowsByTaxCode = new HashMap<>();
        final Map<String, Integer> rowsByPlace = new HashMap<>();
        final Map<Integer, String> names = new HashMap<>();
        final Set<String> productsInFile = new HashSet<>();
        final Map<String, Integer> codesInFile = new HashMap<>();
        final LocalDate today;
        final @Nullable String taxonomy;

        Known(Units units, LocalDate today, @Nullable String taxonomy) {
            this.units = units;
            this.today = today;
            this.taxonomy = taxonomy;
        }
    }

    private record There(SubjectId id, String name) {}

    @Override
    public List<Entry<SubjectRow>> read(SignedIn me, List<RowReader> rows, Work work) {
        var today = LocalDate.now(clock);
        var known = new Known(
                new Units(areas.all()),
                today,
                taxonomies.on(today).map(one -> one.code()).orElse(null));
        for (var taxonomy : taxonomies.all()) {
            Map<String, ProductGroup> groups = new HashMap<>();
            for (var group : taxonomies.groups(taxonomy.code())) groups.put(Named.key(group.code()), group);
            known.groups.put(taxonomy.code(), groups);
        }
        var map = areas.history().on(today);
        for (var subject : subjects.all(SubjectFilter.ALL)) {
            var there = new There(subject.id(), subject.name());
            if (subject.taxCode() != null) known.byTaxCode.put(subject.taxCode(), there);
            known.byPlace.putIfAbsent(place(subject.name(), subject.area().id()), there);
            // The file may name the unit that holds the place since a reform.
            for (var unit : now(map.of(subject.area().id()))) {
                known.byPlace.putIfAbsent(place(subject.name(), unit.id()), there);
            }
        }
        for (ProductRow product : products.all(ProductFilter.ALL)) {
            known.products
                    .computeIfAbsent(product.subject(), _ -> new HashMap<>())
                    .put(Named.key(product.name()), product.id());
        }
        var entries = new ArrayList<Entry<SubjectRow>>();
        for (var row : rows) {
            entries.add(entry(row, known));
            if (entries.size() % 100 == 0) work.done(entries.size());
        }
        return entries;
    }

    /// The units that hold, or may hold, the place today.
    private static List<Area> now(AreaConversion conversion) {
        return switch (conversion) {
            case AreaConversion.To(var unit, var _, var _) -> List.of(unit);
            case AreaConversion.Undecided(var _, var _, var candidates) -> candidates;
            case AreaConversion.Nowhere _ -> List.of();
        };
    }

    private static String place(String name, AdministrativeUnitId unit) {
        return VietnameseText.fold(Named.key(name)) + "|" + unit;
    }

    private Entry<SubjectRow> entry(RowReader row, Known known) {
        var subject = subject(row, known);
        var product = product(row, known);
        if (subject == null) return new Entry<>(row, null, null);
        String taxCode = subject.taxCode();
        var there = taxCode == null ? null : known.byTaxCode.get(taxCode);
        boolean sameCode = there != null;
        if (there == null) there = known.byPlace.get(place(subject.name(), subject.unit()));
        Integer above = taxCode == null ? null : known.rowsByTaxCode.get(taxCode);
        if (above == null) above = known.rowsByPlace.get(place(subject.name(), subject.unit()));
        if (above != null && !Named.key(subject.name()).equals(known.names.get(above))) {
            row.wrong("taxCode", "import.subject.otherName", above);
        }
        for (var problem : registration.problems(subject, there == null ? null : there.id())) note(row, problem);
        Twin twin = null;
        if (there != null) twin = new Twin(there.id().value(), there.name(), 0, sameCode);
        if (product != null) {
            var existing = there == null
                    ? null
                    : known.products.getOrDefault(there.id(), Map.of()).get(Named.key(product.name()));
            var owner = there == null ? SubjectId.create() : there.id();
            var draft = new ProductDraft(
                    owner,
                    product.name(),
                    product.taxonomy(),
                    product.group(),
                    product.code(),
                    product.specification());
            for (var problem : registration.problems(draft, existing)) {
                if (there != null || !problem.code().equals("product.subject.unknown")) note(row, problem);
            }
            var stars = product.stars();
            if (stars != null) {
                var decision = decision(existing == null ? ProductId.create() : existing, stars);
                if (existing == null)
                    recognitions.problemsWithNewProduct(decision).forEach(problem -> note(row, problem));
                else if (!isRecorded(existing, stars))
                    recognitions.problems(decision, null).forEach(problem -> note(row, problem));
            }
            String inFile = (above == null ? row.number() : above) + "|" + Named.key(product.name());
            if (!known.productsInFile.add(inFile) && above != null && twin == null) {
                twin = new Twin(null, product.name(), above, true);
            }
            String code = product.code();
            Integer codeAbove = code == null ? null : known.codesInFile.putIfAbsent(code, row.number());
            if (codeAbove != null) row.wrong("code", "import.product.codeTwice", codeAbove);
        } else if (above != null && twin == null) twin = new Twin(null, subject.name(), above, true);
        if (!row.isWrong() && above == null) {
            if (taxCode != null) known.rowsByTaxCode.put(taxCode, row.number());
            known.rowsByPlace.put(place(subject.name(), subject.unit()), row.number());
            known.names.put(row.number(), Named.key(subject.name()));
        }
        var content = new SubjectRow(subject, there == null ? null : there.id(), above == null ? 0 : above, product);
        return new Entry<>(row, row.isWrong() ? null : content, twin);
    }

    private static void note(RowReader row, RegisterProblem problem) {
        row.refused(FIELDS.getOrDefault(problem.field(), problem.field()), problem.code(), problem.args());
    }

    private @Nullable SubjectDraft subject(RowReader row, Known known) {
        String name = row.text("name", 300);
        var type = choice(row, "type", TYPES);
        var recordedOn = row.cell("recordedOn") instanceof Cell.Blank ? known.today : row.day("recordedOn");
        AdministrativeUnitId unit = null;
        var units = row.names("area");
        if (units.size() > 1) row.wrong("area", "import.subject.oneArea");
        else if (units.size() == 1 && recordedOn != null) {
            var found = known.units.find(row, "area", units.getFirst(), recordedOn);
            if (found != null) unit = found.id();
        }
        var sex = choice(row, "sex", Map.of(Sex.FEMALE, "Nữ", Sex.MALE, "Nam"));
        var owned = choice(row, "womenOwned", Map.of(Boolean.TRUE, "Có", Boolean.FALSE, "Không"));
        String address = row.text("address", 300);
        String phone = row.text("phone", 50);
        String email = row.text("email", 200);
        String taxCode = row.text("taxCode", 50);
        String number = row.text("registration", 50);
        var registeredOn = row.day("registeredOn");
        String representative = row.text("representative", 100);
        String title = row.text("representativeTitle", 100);
        String ethnicity = row.text("representativeEthnicity", 50);
        if (name == null || type == null || unit == null || recordedOn == null) return null;
        return new SubjectDraft(
                name,
                type,
                unit,
                recordedOn,
                address,
                phone,
                email,
                taxCode,
                number,
                registeredOn,
                representative,
                title,
                sex,
                ethnicity,
                owned);
    }

    private SubjectRow.@Nullable Product product(RowReader row, Known known) {
        String name = row.text("product", 300);
        String groupCode = row.text("group", 300);
        String taxonomy = row.text("taxonomy", 30);
        if (taxonomy == null) taxonomy = known.taxonomy;
        String code = row.text("code", 50);
        String specification = row.text("specification", 500);
        var stars = stars(row);
        if (name == null) {
            boolean more = groupCode != null || code != null || stars != null;
            if (more) row.wrong("product", "import.product.name");
            return null;
        }
        if (groupCode == null) {
            if (row.cell("group") instanceof Cell.Blank) row.wrong("group", "import.product.group");
            return null;
        }
        var groups = known.groups.get(String.valueOf(taxonomy));
        if (groups == null) {
            row.wrong("taxonomy", "import.choice", String.join("; ", known.groups.keySet()));
            return null;
        }
        var group = groups.get(Named.key(groupCode.split("[ –]", 2)[0]));
        if (group == null) {
            row.wrong("group", "import.product.groupUnknown", String.valueOf(taxonomy));
            return null;
        }
        return new SubjectRow.Product(name, String.valueOf(taxonomy), group.code(), code, specification, stars);
    }

    private static SubjectRow.@Nullable Stars stars(RowReader row) {
        var number = row.number("stars");
        var kind = choice(row, "kind", KINDS);
        String decision = row.text("decisionNumber", 50);
        var decidedOn = row.day("decidedOn");
        BigDecimal points = row.number("points");
        var validUntil = row.day("validUntil");
        if (number == null) {
            if (decision != null || decidedOn != null) row.wrong("stars", "import.product.stars");
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0 || number.compareTo(BigDecimal.TEN) > 0) {
            row.wrong("stars", "import.product.starsWhole");
            return null;
        }
        if (decision == null && row.cell("decisionNumber") instanceof Cell.Blank)
            row.wrong("decisionNumber", "import.product.decision");
        if (decidedOn == null && row.cell("decidedOn") instanceof Cell.Blank)
            row.wrong("decidedOn", "import.product.decidedOn");
        if (decision == null || decidedOn == null) return null;
        return new SubjectRow.Stars(
                number.intValue(),
                kind == null ? RecognitionKind.FIRST : kind,
                decision,
                decidedOn,
                points,
                validUntil);
    }

    private static <T> @Nullable T choice(RowReader row, String field, Map<T, String> words) {
        String typed = row.text(field, 100);
        if (typed == null) return null;
        for (var each : words.entrySet()) {
            boolean same = VietnameseText.fold(each.getValue()).equals(VietnameseText.fold(typed));
            if (same || String.valueOf(each.getKey()).equalsIgnoreCase(typed)) return each.getKey();
        }
        row.wrong(field, "import.choice", String.join("; ", words.values()));
        return null;
    }

    private static RecognitionDraft decision(ProductId product, SubjectRow.Stars stars) {
        return new RecognitionDraft(
                product,
                stars.kind(),
                stars.stars(),
                null,
                stars.decisionNumber(),
                stars.decidedOn(),
                null,
                stars.points(),
                stars.validUntil());
    }

    private boolean isRecorded(ProductId product, SubjectRow.Stars stars) {
        return products.recognitions(product).stream()
                .anyMatch(one -> one.decidedOn().equals(stars.decidedOn())
                        && Named.key(one.decisionNumber()).equals(Named.key(stars.decisionNumber())));
    }

    @Override
    public List<Made> enter(SignedIn me, List<Wanted<SubjectRow>> rows, Work work) {
        areas.hold(rows.stream().map(row -> row.content().subject().unit()).collect(Collectors.toSet()));
        var made = new ArrayList<Made>();
        Map<Integer, SubjectId> byRow = new HashMap<>();
        int done = 0;
        for (var row : rows) {
            var content = row.content();
            var update = row.update() == null ? null : new SubjectId(row.update());
            var earlier = byRow.get(content.aboveRow());
            SubjectId id;
            if (update != null) {
                id = update;
                if (!byRow.containsValue(id)) update(me, row.row(), id, content.subject(), made);
            } else if (earlier != null) id = earlier;
            else {
                id = registration.register(me, content.subject());
                made.add(Made.created(row.row(), RecordKind.SUBJECT, id.value()));
            }
            byRow.put(row.row(), id);
            var product = content.product();
            if (product != null) product(me, row.row(), id, product, made);
            if (++done % 20 == 0) work.done(done);
        }
        return made;
    }

    private void update(SignedIn me, int row, SubjectId id, SubjectDraft told, List<Made> made) {
        var before = subjects.get(id);
        registration.change(me, id, before.version(), onto(before.content(), told));
        made.add(new Made(
                row, RecordKind.SUBJECT, id.value(), false, subjects.get(id).version(), texts(before.content())));
    }

    /// What was told before, with what the row tells of it; what the row leaves empty stays.
    private static SubjectDraft onto(SubjectDraft before, SubjectDraft told) {
        return new SubjectDraft(
                told.name(),
                told.type(),
                told.unit(),
                told.recordedOn(),
                or(told.address(), before.address()),
                or(told.phone(), before.phone()),
                or(told.email(), before.email()),
                or(told.taxCode(), before.taxCode()),
                or(told.registration(), before.registration()),
                or(told.registeredOn(), before.registeredOn()),
                or(told.representative(), before.representative()),
                or(told.representativeTitle(), before.representativeTitle()),
                or(told.representativeSex(), before.representativeSex()),
                or(told.representativeEthnicity(), before.representativeEthnicity()),
                or(told.womenOwned(), before.womenOwned()));
    }

    private static <T> @Nullable T or(@Nullable T told, @Nullable T before) {
        return told == null ? before : told;
    }

    private void product(SignedIn me, int row, SubjectId subject, SubjectRow.Product told, List<Made> made) {
        var existing = products.all(new ProductFilter(null, null, null, null, null, null, subject)).stream()
                .filter(one -> Named.key(one.name()).equals(Named.key(told.name())))
                .findFirst();
        ProductId id;
        if (existing.isPresent()) id = existing.get().id();
        else {
            id = registration.register(
                    me,
                    new ProductDraft(
                            subject, told.name(), told.taxonomy(), told.group(), told.code(), told.specification()));
            made.add(Made.created(row, RecordKind.PRODUCT, id.value()));
        }
        var stars = told.stars();
        if (stars != null && !isRecorded(id, stars)) {
            made.add(Made.created(
                    row,
                    RecordKind.RECOGNITION,
                    recognitions.enter(me, decision(id, stars)).value()));
        }
    }

    @Override
    public Map<Integer, String> withdraw(SignedIn me, List<Made> made, Work work) {
        Map<UUID, Integer> rows = new HashMap<>();
        made.forEach(one -> rows.put(one.id(), one.row()));
        Map<Integer, String> refused = new HashMap<>();
        var created = made.stream().filter(Made::created).toList();
        withdrawal
                .withdraw(
                        of(created, RecordKind.SUBJECT).stream()
                                .map(SubjectId::new)
                                .toList(),
                        of(created, RecordKind.PRODUCT).stream()
                                .map(ProductId::new)
                                .toList(),
                        of(created, RecordKind.RECOGNITION).stream()
                                .map(RecognitionId::new)
                                .toList())
                .forEach((id, code) -> refused.put(Objects.requireNonNull(rows.get(id)), code));
        for (var one : made.reversed()) {
            if (one.created()) continue;
            var now = subjects.get(new SubjectId(one.id()));
            if (now.version() != one.version()) refused.put(one.row(), "subject.withdrawal.changed");
            else if (refused.isEmpty()) registration.change(me, now.id(), now.version(), draft(one.before()));
        }
        return refused;
    }

    private static List<UUID> of(List<Made> made, RecordKind kind) {
        return made.stream().filter(one -> one.kind() == kind).map(Made::id).toList();
    }

    private static List<String> texts(SubjectDraft draft) {
        return Arrays.asList(
                draft.name(),
                draft.type().name(),
                draft.unit().toString(),
                draft.recordedOn().toString(),
                text(draft.address()),
                text(draft.phone()),
                text(draft.email()),
                text(draft.taxCode()),
                text(draft.registration()),
                text(draft.registeredOn()),
                text(draft.representative()),
                text(draft.representativeTitle()),
                text(draft.representativeSex()),
                text(draft.representativeEthnicity()),
                text(draft.womenOwned()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static SubjectDraft draft(List<String> texts) {
        var rest = texts.iterator();
        return new SubjectDraft(
                rest.next(),
                SubjectType.valueOf(rest.next()),
                AdministrativeUnitId.of(rest.next()),
                LocalDate.parse(rest.next()),
                rest.next(),
                rest.next(),
                rest.next(),
                rest.next(),
                rest.next(),
                day(rest.next()),
                rest.next(),
                rest.next(),
                sex(rest.next()),
                rest.next(),
                truth(rest.next()));
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static @Nullable Sex sex(String text) {
        return text.isEmpty() ? null : Sex.valueOf(text);
    }

    private static @Nullable Boolean truth(String text) {
        return text.isEmpty() ? null : Boolean.valueOf(text);
    }

    @Override
    public List<Allowed> allowed(SignedIn me) {
        var units = new Units(areas.all());
        var lists = new ArrayList<Allowed>();
        lists.add(new Allowed(
                "type", "Loại hình", TYPES.values().stream().map(List::of).toList()));
        lists.add(new Allowed(
                "area",
                "Xã, phường",
                units.all().stream()
                        .filter(area -> area.parentId() != null)
                        .map(area -> List.of(
                                units.inCell(area),
                                units.above(area),
                                shown(area.validity().from()),
                                shown(area.validity().to())))
                        .toList()));
        lists.add(new Allowed("sex", "Giới tính", List.of(List.of("Nữ"), List.of("Nam"))));
        lists.add(new Allowed("womenOwned", "Do phụ nữ làm chủ", List.of(List.of("Có"), List.of("Không"))));
        lists.add(new Allowed(
                "kind", "Lần công nhận", KINDS.values().stream().map(List::of).toList()));
        taxonomies
                .on(LocalDate.now(clock))
                .ifPresent(taxonomy -> lists.add(new Allowed(
                        "group",
                        "Nhóm sản phẩm (" + taxonomy.code() + ")",
                        taxonomies.groups(taxonomy.code()).stream()
                                .filter(ProductGroup::leaf)
                                .map(group -> List.of(group.code(), group.path()))
                                .toList())));
        lists.add(new Allowed(
                "taxonomy",
                "Bộ phân nhóm",
                taxonomies.all().stream()
                        .map(one -> List.of(one.code(), one.name()))
                        .toList()));
        return lists;
    }

    private static String shown(@Nullable LocalDate day) {
        return day == null ? "" : VietnameseDates.onScreen(day);
    }
}
