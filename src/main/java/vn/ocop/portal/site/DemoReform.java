package vn.ocop.portal.site;

import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaReforms;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.area.NewUnit;
import vn.ocop.portal.area.ReformStepKind;
import vn.ocop.portal.area.UnitKind;

/// A draft of a reform to look at. It is no reform: no such resolution is known, and a draft changes no unit.
@Component
@Profile(DemoByDefault.PROFILE)
@ConditionalOnProperty(name = SampleActivities.PROPERTY, havingValue = "0", matchIfMissing = true)
@Order(57)
class DemoReform implements ApplicationRunner {
    private static final String NUMBER = "00/MINH-HOẠ";

    private final AreaReforms reforms;
    private final Areas areas;
    private final ActingAs actingAs;

    DemoReform(AreaReforms reforms, Areas areas, ActingAs actingAs) {
        this.reforms = reforms;
        this.areas = areas;
        this.actingAs = actingAs;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        actingAs.person("quantri", admin -> {
            if (!reforms.all().isEmpty()) return null;
            var id = reforms.draft(
                    NUMBER,
                    "Hồ sơ minh hoạ: bản nháp để xem thử, không có nghị quyết nào như vậy",
                    LocalDate.of(2030, 1, 1),
                    admin.id().value());
            reforms.putStep(
                    id,
                    0,
                    null,
                    ReformStepKind.MERGE,
                    List.of(coded("30001").id(), coded("30010").id()),
                    List.of(new NewUnit("30001", "Minh Hoạ", UnitKind.COMMUNE, null)));
            return id;
        });
    }

    private Area coded(String code) {
        return areas.on(LocalDate.of(2025, 7, 1)).stream()
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
