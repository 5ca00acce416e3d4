package vn.ocop.portal.area;

import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.core.VietnameseDates;

/// An administrative unit as others read it.
///
/// @param code the statistics office's code, given again to other units over time
/// @param name without its kind: Sa Đéc
/// @param parentId the unit above; null for the province
/// @param validity the days on which the unit existed
public record Area(
        AdministrativeUnitId id,
        String code,
        String name,
        UnitKind kind,
        @Nullable AdministrativeUnitId parentId,
        Validity validity) {
    /// The name with its kind, as in the middle of a sentence: thành phố Sa Đéc, huyện Lai Vung, but Phường 1
    /// (Nghị định 30/2020/NĐ-CP, Phụ lục II).
    public String fullName() {
        return kind.named(name);
    }

    /// The name with its kind and, where the unit is no more, its last day: huyện Tam Nông, đến 30/6/2025.
    public String datedName() {
        var end = validity.to();
        return end == null ? fullName() : fullName() + ", đến " + VietnameseDates.inText(end);
    }

    /// The name with its kind and its days, as a list offers it to choose from: xã Tam Nông, từ 01/7/2025.
    public String pickedName() {
        var from = validity.from();
        if (from == null) return datedName();
        var end = validity.to();
        return fullName() + ", từ " + VietnameseDates.inText(from)
                + (end == null ? "" : " đến " + VietnameseDates.inText(end));
    }
}
