package vn.ocop.portal.area;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.ocop.portal.People;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;

/// The register of units for tests: finds its units, drafts reforms, and puts it back as the migrations left it.
@TestComponent
public class AreaRegister {
    public static final LocalDate IN_2022 = LocalDate.of(2022, 6, 1);
    public static final LocalDate SINCE = LocalDate.of(2025, 7, 1);
    private final Areas areas;
    private final AreaReforms reforms;
    private final People people;
    private final JdbcClient jdbc;

    AreaRegister(Areas areas, AreaReforms reforms, People people, JdbcClient jdbc) {
        this.areas = areas;
        this.reforms = reforms;
        this.people = people;
        this.jdbc = jdbc;
    }

    /// An administrator, signed in for calls of services.
    public SignedIn actingAsAdministrator() {
        var admin = people.of(people.partner("Văn phòng Thử nghiệm"), Role.ADMIN);
        People.actingAs(admin);
        return admin;
    }

    /// The unit of that code on that day.
    public Area coded(String code, LocalDate day) {
        return areas.on(day).stream()
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /// The unit of that name with its kind on that day: xã Gáo Giồng.
    public Area named(String fullName, LocalDate day) {
        return areas.on(day).stream()
                .filter(unit -> unit.fullName().equals(fullName))
                .findFirst()
                .orElseThrow();
    }

    /// Drafts a reform of these steps.
    public ReformId draft(String number, LocalDate day, UUID by, ReformStep... steps) {
        var id = reforms.draft(number, "Sắp xếp thử", day, by);
        for (var step : steps) {
            reforms.putStep(id, reforms.get(id).version(), null, step.kind(), step.units(), step.parts());
        }
        return id;
    }

    /// Applies the draft.
    public void apply(ReformId id, UUID by) {
        reforms.apply(id, reforms.get(id).version(), false, by);
    }

    /// A step that ends these units and makes those.
    public static ReformStep step(ReformStepKind kind, List<AdministrativeUnitId> units, NewUnit... parts) {
        return new ReformStep(ReformStepId.create(), kind, units, List.of(parts));
    }

    /// A commune to be made.
    public static NewUnit commune(String code, String name) {
        return new NewUnit(code, name, UnitKind.COMMUNE, null);
    }

    /// Puts the register back as the migrations left it.
    public void restore() {
        jdbc.sql(
                        "truncate area_reform, area_reform_move, area_reform_step, area_reform_unit, area_reform_part, area_decision")
                .update();
        jdbc.sql(
                        "delete from activity_area where unit_id in (select unit_id from administrative_unit where valid_from > '2025-07-01')")
                .update();
        jdbc.sql("""
                delete from administrative_unit_succession
                where successor_id in (select unit_id from administrative_unit where valid_from > '2025-07-01')
                """).update();
        jdbc.sql("delete from administrative_unit where valid_from > '2025-07-01'")
                .update();
        jdbc.sql("""
                update administrative_unit set valid_to = null, abolished = false, records_until = null
                where valid_from = '2025-07-01'
                """).update();
    }
}
