package vn.ocop.portal.report.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.report.AddresseeClass;
import vn.ocop.portal.report.RegimeContent;
import vn.ocop.portal.report.ReportingRegime;

/// A regime of periodic reports as typed.
record RegimeForm(
        @Nullable Integer version,
        @NotBlank @Size(max = 200) @Nullable String name,
        @NotBlank @Size(max = 300) @Nullable String basis,
        @NotBlank @Size(max = 380) @Nullable String subject,
        @NotBlank @Size(max = 200) @Nullable String method,
        @Nullable PlanId plan,
        @NotBlank @Nullable String firstRule,
        @NotNull @Min(2000) @Max(2199) @Nullable Integer firstYear,
        @NotNull @Min(0) @Max(120) @Nullable Integer deadlineDays,
        @Min(0) @Max(120) @Nullable Integer recordsDays,
        @Min(0) @Max(120) @Nullable Integer editsDays,
        @Nullable Boolean workingDays,
        @NotNull @Min(0) @Max(90) @Nullable Integer leadDays,
        @Nullable LocalDate endedOn,
        @Nullable List<AddresseeClass> classes,
        @Nullable List<OrganizationId> addressees,
        @Nullable List<OutlineRow> outline,
        @Nullable List<String> indicators) {
    RegimeForm {
        outline = OutlineEditing.typed(outline);
    }

    static RegimeForm empty(int year, String method) {
        return new RegimeForm(
                null, null, null, null, method, null, null, year, 2, null, null, true, 15, null, List.of(), List.of(),
                List.of(), List.of());
    }

    static RegimeForm of(ReportingRegime regime) {
        var content = regime.content();
        return new RegimeForm(
                regime.version(),
                content.name(),
                content.basis(),
                content.subject(),
                content.method(),
                content.plan(),
                content.firstRule(),
                content.firstYear(),
                content.deadlineDays(),
                content.recordsDays(),
                content.editsDays(),
                content.workingDays(),
                content.leadDays(),
                content.endedOn(),
                List.copyOf(content.classes()),
                List.copyOf(content.addressees()),
                OutlineEditing.rows(content.outline()),
                List.copyOf(content.indicators()));
    }

    RegimeForm with(List<OutlineRow> rows) {
        return new RegimeForm(
                version,
                name,
                basis,
                subject,
                method,
                plan,
                firstRule,
                firstYear,
                deadlineDays,
                recordsDays,
                editsDays,
                workingDays,
                leadDays,
                endedOn,
                classes,
                addressees,
                rows,
                indicators);
    }

    Set<OrganizationId> named() {
        return RequestController.set(addressees);
    }

    /// What the form says, once its errors are none.
    RegimeContent content() {
        if (name == null
                || basis == null
                || subject == null
                || method == null
                || firstRule == null
                || firstYear == null
                || deadlineDays == null
                || leadDays == null) {
            throw new IllegalStateException("the form has errors");
        }
        return new RegimeContent(
                name,
                basis,
                subject,
                method,
                plan,
                firstRule,
                firstYear,
                deadlineDays,
                recordsDays,
                editsDays,
                Boolean.TRUE.equals(workingDays),
                leadDays,
                endedOn,
                RequestController.set(classes),
                named(),
                OutlineEditing.lines(outline),
                RequestController.set(indicators));
    }
}
