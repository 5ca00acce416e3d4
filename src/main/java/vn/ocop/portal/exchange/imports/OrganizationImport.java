package vn.ocop.portal.exchange.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationAdministration;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;

/// Rows as organizations of the register.
@Component
class OrganizationImport implements RowImport<OrganizationSummary> {
    private static final Map<OrganizationKind, String> KINDS = kinds();
    private final Organizations organizations;
    private final OrganizationAdministration administration;

    OrganizationImport(Organizations organizations, OrganizationAdministration administration) {
        this.organizations = organizations;
        this.administration = administration;
    }

    private static Map<OrganizationKind, String> kinds() {
        Map<OrganizationKind, String> kinds = new LinkedHashMap<>();
        for (var kind : OrganizationKind.values()) {
            kinds.put(
                    kind,
                    switch (kind) {
                        case PEOPLES_COMMITTEE -> "Ủy ban nhân dân";
                        case DEPARTMENT -> "Sở, ban, ngành";
                        case SUBORDINATE -> "Đơn vị trực thuộc";
                        case COORDINATION_OFFICE -> "Văn phòng điều phối";
                        case PARTNER -> "Đối tác";
                    });
        }
        return kinds;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ORGANIZATIONS;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.text(
                        "officialName",
                        "Tên chính thức",
                        true,
                        "Hội Nông dân tỉnh Đồng Tháp",
                        "Tối đa 300 ký tự.",
                        "ten co quan",
                        "ten don vi",
                        "ten to chuc",
                        "official name",
                        "name"),
                Field.text(
                        "letterName",
                        "Tên trong văn bản",
                        false,
                        "Hội Nông dân Tỉnh",
                        "Để trống là tên chính thức.",
                        "ten ngan",
                        "letter name"),
                Field.text(
                        "abbreviation", "Tên viết tắt", false, "HND", "Tối đa 100 ký tự.", "viet tat", "abbreviation"),
                Field.of(
                        Field.Kind.CHOICE,
                        "kind",
                        "Loại cơ quan",
                        true,
                        "Đối tác",
                        "Một trong các loại ở trang “Giá trị cho phép”.",
                        "loai",
                        "kind"),
                Field.of(
                        Field.Kind.NAMES,
                        "body",
                        "Cơ quan chủ quản",
                        false,
                        "Sở Công Thương",
                        "Tên trong danh bạ hoặc ở một dòng phía trên; bắt buộc với đơn vị trực thuộc.",
                        "co quan cap tren",
                        "governing body"),
                Field.text(
                        "symbol",
                        "Ký hiệu văn bản",
                        false,
                        "SCT",
                        "Chữ in hoa và dấu gạch nối, tối đa 30 ký tự.",
                        "ky hieu",
                        "symbol"),
                Field.text("place", "Địa danh", false, "Đồng Tháp", "Tối đa 100 ký tự.", "noi ban hanh", "place"),
                Field.text(
                        "distribution",
                        "Nơi nhận",
                        false,
                        "Như trên; Lưu: VT",
                        "Mỗi nơi một dòng trong ô, hoặc cách nhau bằng dấu chấm phẩy.",
                        "distribution"));
    }

    @Override
    public List<Entry<OrganizationSummary>> read(SignedIn me, List<RowReader> rows, Work work) {
        var all = organizations.all();
        var bodies = new Bodies(all);
        var official = new Named<OrganizationSummary>();
        var names = new Named<OrganizationSummary>();
        for (var one : all) {
            official.add(one.officialName(), one);
            names.add(one.officialName(), one);
            names.add(one.letterName(), one);
        }
        Map<String, OrganizationSummary> above = new HashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        var entries = new ArrayList<Entry<OrganizationSummary>>();
        for (var row : rows) {
            var content = content(row, bodies, above);
            Twin twin = null;
            if (content != null) {
                String key = VietnameseText.fold(content.officialName());
                var same = official.find(content.officialName());
                var alike = Stream.concat(
                                names.alike(content.officialName()).stream(),
                                names.alike(content.letterName()).stream())
                        .findFirst();
                var before = seen.putIfAbsent(key, row.number());
                if (!same.isEmpty())
                    twin = twin(same.getFirst(), same.getFirst().officialName().equals(content.officialName()));
                else if (before != null) twin = new Twin(null, content.officialName(), before, true);
                else if (alike.isPresent()) twin = twin(alike.get(), false);
                if (!row.isWrong()) above.putIfAbsent(Named.key(content.officialName()), content);
            }
            entries.add(new Entry<>(row, row.isWrong() ? null : content, twin));
            if (entries.size() % 500 == 0) work.done(entries.size());
        }
        return entries;
    }

    private static Twin twin(OrganizationSummary there, boolean only) {
        String letterName = there.letterName().equals(there.officialName()) ? "" : " (" + there.letterName() + ")";
        return new Twin(there.id().value(), there.officialName() + letterName, 0, only);
    }

    private static @Nullable OrganizationSummary content(
            RowReader row, Bodies bodies, Map<String, OrganizationSummary> above) {
        String official = row.text("officialName", 300);
        String letter = row.text("letterName", 300);
        String abbreviation = row.text("abbreviation", 100);
        var kind = kind(row);
        OrganizationId body = null;
        var bodyNames = row.names("body");
        if (bodyNames.size() > 1) row.wrong("body", "import.organization.one");
        else if (bodyNames.size() == 1) {
            var inFile = above.get(Named.key(bodyNames.getFirst()));
            body = inFile != null ? inFile.id() : bodies.require(row, "body", bodyNames.getFirst());
        }
        if (kind == OrganizationKind.SUBORDINATE && bodyNames.isEmpty() && !row.isWrong()) {
            row.wrong("body", "import.organization.body");
        }
        String symbol = row.text("symbol", 30);
        if (symbol != null && !symbol.matches("[\\p{Lu}-]{1,30}")) row.wrong("symbol", "import.organization.symbol");
        String place = row.text("place", 100);
        var lines = row.names("distribution");
        String distribution = lines.isEmpty() ? null : String.join("\n", lines);
        if (distribution != null && distribution.length() > 1_000)
            row.wrong("distribution", "import.text.long", distribution.length(), 1_000);
        if (official == null || kind == null) return null;
        return new OrganizationSummary(
                OrganizationId.create(),
                official,
                letter == null ? official : letter,
                abbreviation,
                kind,
                body,
                symbol,
                place,
                distribution);
    }

    private static @Nullable OrganizationKind kind(RowReader row) {
        String typed = row.text("kind", 100);
        if (typed == null) return null;
        for (var kind : KINDS.entrySet()) {
            if (VietnameseText.fold(kind.getValue()).equals(VietnameseText.fold(typed))
                    || kind.getKey().name().equalsIgnoreCase(typed)) {
                return kind.getKey();
            }
        }
        row.wrong("kind", "import.choice", String.join("; ", KINDS.values()));
        return null;
    }

    @Override
    public List<Made> enter(SignedIn me, List<Wanted<OrganizationSummary>> rows, Work work) {
        var made = new ArrayList<Made>();
        for (var row : rows) {
            made.add(Made.created(
                    row.row(),
                    RecordKind.ORGANIZATION,
                    administration.register(row.content()).value()));
            if (made.size() % 50 == 0) work.done(made.size());
        }
        return made;
    }

    @Override
    public Map<Integer, String> withdraw(SignedIn me, List<Made> made, Work work) {
        Map<OrganizationId, Integer> rows = new HashMap<>();
        made.forEach(one -> rows.put(new OrganizationId(one.id()), one.row()));
        Map<Integer, String> refused = new HashMap<>();
        administration
                .withdraw(rows.keySet())
                .forEach((id, code) -> refused.put(Objects.requireNonNull(rows.get(id)), code));
        return refused;
    }

    @Override
    public List<Allowed> allowed(SignedIn me) {
        return List.of(
                new Allowed(
                        "kind",
                        "Loại cơ quan",
                        KINDS.values().stream().map(List::of).toList()),
                new Allowed(
                        "body",
                        "Cơ quan chủ quản",
                        organizations.all().stream()
                                .filter(one -> one.kind() != OrganizationKind.PARTNER)
                                .map(one -> List.of(one.officialName(), one.letterName()))
                                .toList()));
    }
}
