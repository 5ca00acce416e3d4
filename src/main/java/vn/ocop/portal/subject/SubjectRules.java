package vn.ocop.portal.subject;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;

/// What keeps a subject or a product from being registered: all that is wrong at once, each with what was
/// found and
/// what
/// was expected.
@Component
class SubjectRules {
    private static final Pattern TAX_CODE = Pattern.compile("\\d{10}(-\\d{3})?|\\d{12}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final String PRODUCER_GROUP = "hoi quan";
    /// The units known to the portal are those since then; merged ones of earlier years are not.
    private static final int COMMUNES_KNOWN_SINCE = 2022;

    private final SubjectRepository subjects;
    private final ProductRepository products;
    private final Taxonomies taxonomies;
    private final Areas areas;
    private final JdbcClient sql;
    private final Clock clock;

    SubjectRules(
            SubjectRepository subjects,
            ProductRepository products,
            Taxonomies taxonomies,
            Areas areas,
            JdbcClient sql,
            Clock clock) {
        this.subjects = subjects;
        this.products = products;
        this.taxonomies = taxonomies;
        this.areas = areas;
        this.sql = sql;
        this.clock = clock;
    }

    /// @param self the subject that is told anew; null for a new one
    List<RegisterProblem> problems(SubjectDraft draft, @Nullable SubjectId self) {
        var problems = new Problems();
        problems.length("name", "subject.name", draft.name(), 1, 300);
        if (isProducerGroup(draft.name())) problems.add("name", "subject.name.producerGroup", draft.name());
        unit(draft.unit(), draft.recordedOn(), problems);
        problems.length("address", "subject.address", draft.address(), 1, 300);
        problems.length("phone", "subject.phone", draft.phone(), 1, 50);
        problems.length("email", "subject.email", draft.email(), 3, 200);
        if (draft.email() != null && !EMAIL.matcher(draft.email()).matches()) {
            problems.add("email", "subject.email.form", draft.email());
        }
        taxCode(draft, self, problems);
        problems.length("registration", "subject.registration", draft.registration(), 1, 50);
        if (draft.type() == SubjectType.HOUSEHOLD_BUSINESS && draft.registration() == null && draft.taxCode() == null) {
            problems.add("registration", "subject.registration.household");
        }
        if (draft.registeredOn() != null && draft.registeredOn().isAfter(today())) {
            problems.add("registeredOn", "subject.day.future", VietnameseDates.inText(draft.registeredOn()));
        }
        problems.length("representative", "subject.representative", draft.representative(), 1, 100);
        problems.length("representativeTitle", "subject.representativeTitle", draft.representativeTitle(), 1, 100);
        problems.length(
                "representativeEthnicity", "subject.representativeEthnicity", draft.representativeEthnicity(), 1, 50);
        if (self != null && draft.type() == SubjectType.TOURISM_ASSOCIATION && products.countOutsideTourism(self) > 0) {
            problems.add("type", "subject.type.tourism");
        }
        return problems.all;
    }

    /// @param self the product that is told anew; null for a new one
    List<RegisterProblem> problems(ProductDraft draft, @Nullable ProductId self) {
        var problems = new Problems();
        var subject = subjects.findById(draft.subject());
        if (subject.isEmpty()) problems.add("subject", "product.subject.unknown");
        subject.filter(one -> self == null && one.ceasedOn() != null)
                .ifPresent(one -> problems.add("subject", "product.subject.ceased", one.name()));
        problems.length("name", "product.name", draft.name(), 1, 300);
        products.findNamed(draft.subject(), draft.name())
                .filter(other -> !other.id().equals(self))
                .ifPresent(_ -> problems.add("name", "product.name.taken", draft.name()));
        taxonomies
                .group(draft.taxonomy(), draft.group())
                .ifPresentOrElse(
                        group -> {
                            if (!group.leaf()) problems.add("group", "product.group.notLeaf", group.name());
                            else if (!group.tourism()
                                    && subject.filter(one -> one.type() == SubjectType.TOURISM_ASSOCIATION)
                                            .isPresent()) {
                                problems.add("group", "product.group.notTourism", group.name());
                            }
                        },
                        () -> problems.add("group", "product.group.unknown", draft.group(), draft.taxonomy()));
        problems.length("specification", "product.specification", draft.specification(), 1, 500);
        if (draft.code() != null) code(draft.code(), self, problems);
        return problems.all;
    }

    /// Whether the name is that of a hội quán, which is reached by support but holds no product.
    static boolean isProducerGroup(String name) {
        return VietnameseText.fold(name).startsWith(PRODUCER_GROUP);
    }

    void unit(AdministrativeUnitId id, LocalDate day, Problems problems) {
        if (day.isAfter(today())) {
            problems.add("recordedOn", "subject.day.future", VietnameseDates.inText(day));
        }
        var found = areas.of(Set.of(id));
        if (found.isEmpty()) {
            problems.add("unit", "subject.unit.unknown");
            return;
        }
        var unit = found.getFirst();
        var from = unit.validity().from();
        var to = unit.validity().to();
        String name = VietnameseText.capitalised(unit.fullName());
        if (from != null && day.isBefore(from)) {
            problems.add(
                    "unit", "subject.unit.notYet", name, VietnameseDates.inText(from), VietnameseDates.inText(day));
        } else if (to != null && day.isAfter(to)) {
            problems.add("unit", "subject.unit.ended", name, VietnameseDates.inText(to), VietnameseDates.inText(day));
        }
    }

    private void taxCode(SubjectDraft draft, @Nullable SubjectId self, Problems problems) {
        String taxCode = draft.taxCode();
        if (taxCode == null) return;
        if (!TAX_CODE.matcher(taxCode).matches()) {
            problems.add("taxCode", "subject.taxCode.form", taxCode, taxCode.length());
            return;
        }
        subjects.findByTaxCode(taxCode)
                .filter(other -> !other.id().equals(self))
                .ifPresent(other -> problems.add("taxCode", "subject.taxCode.taken", taxCode, other.name()));
    }

    private void code(String text, @Nullable ProductId self, Problems problems) {
        var read = ProductCode.of(text);
        if (read.isEmpty()) {
            problems.add("code", "product.code.form", text);
            return;
        }
        var code = read.get();
        if (!code.hasShapeOfItsYear()) {
            problems.add(
                    "code",
                    code.district() == null ? "product.code.shape.before" : "product.code.shape.since",
                    text,
                    String.valueOf(code.year()));
            return;
        }
        units(text, code, problems);
        products.findByCode(text)
                .filter(other -> !other.id().equals(self))
                .ifPresent(other -> problems.add(
                        "code",
                        "product.code.taken",
                        text,
                        other.asRecord().content().name()));
    }

    /// Looks for the units that the code names, where the portal knows those of the province on that day.
    private void units(String text, ProductCode code, Problems problems) {
        var day = code.unitsOn();
        if (!isUnit(code.province(), null, day)) return;
        String above = code.province();
        if (code.district() != null) {
            if (!isUnit(code.district(), code.province(), day)) {
                problems.add("code", "product.code.district", text, code.district(), code.province(), year(code));
                return;
            }
            above = code.district();
        }
        if (code.year() >= COMMUNES_KNOWN_SINCE && !isUnit(code.commune(), above, day)) {
            problems.add("code", "product.code.commune", text, code.commune(), above, year(code));
        }
    }

    private static String year(ProductCode code) {
        return String.valueOf(code.year());
    }

    private boolean isUnit(String code, @Nullable String above, LocalDate day) {
        return sql.sql("""
                        select exists (
                            select 1 from administrative_unit u left join administrative_unit a on a.unit_id = u.parent_id
                            where u.code = :code and a.code is not distinct from :above
                              and :day >= u.valid_from is not false and :day <= u.valid_to is not false)
                        """)
                .param("code", code)
                .param("above", above)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /// Problems as they are found.
    static final class Problems {
        private final List<RegisterProblem> all = new ArrayList<>();

        void add(String field, String code, Object... args) {
            all.add(new RegisterProblem(field, code, args));
        }

        /// @param label key of the field's label, from which the messages' keys are made
        void length(String field, String label, @Nullable String text, int least, int most) {
            if (text == null) return;
            if (text.length() > most) add(field, label + ".long", text.length(), most);
            else if (text.length() < least) add(field, label + ".missing");
        }

        List<RegisterProblem> all() {
            return all;
        }
    }
}
