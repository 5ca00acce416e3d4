package vn.ocop.portal.area;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads the administrative units.
@Service
@Transactional(readOnly = true)
public class Areas {
    private final AdministrativeUnitRepository units;

    Areas(AdministrativeUnitRepository units) {
        this.units = units;
    }

    /// All units that existed on that day, the province among them, in the order of their codes.
    public List<Area> on(LocalDate day) {
        return units.findOn(day).stream().map(AdministrativeUnit::asArea).toList();
    }

    /// All units ever, those of today first.
    public List<Area> all() {
        return units.findAllOrdered().stream().map(AdministrativeUnit::asArea).toList();
    }

    /// The units of these ids, in the order of their codes; unknown ids are passed over.
    public List<Area> of(Collection<AdministrativeUnitId> ids) {
        return ids.isEmpty()
                ? List.of()
                : units.findByIds(ids).stream().map(AdministrativeUnit::asArea).toList();
    }

    /// The units right below the province on that day: its districts and cities until 30/6/2025, its communes and
    /// wards since.
    public List<Area> belowProvinceOn(LocalDate day) {
        var all = on(day);
        var provinces = all.stream()
                .filter(area -> area.kind() == UnitKind.PROVINCE)
                .map(Area::id)
                .toList();
        return all.stream()
                .filter(area -> area.parentId() != null && provinces.contains(area.parentId()))
                .toList();
    }
}
