package vn.ocop.portal.exchange.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.ParticipantRole;
import vn.ocop.portal.area.SuccessionKind;
import vn.ocop.portal.area.UnitKind;
import vn.ocop.portal.plan.PlanStatus;
import vn.ocop.portal.plan.TargetOperator;
import vn.ocop.portal.report.ReportForm;
import vn.ocop.portal.report.ReportPurpose;
import vn.ocop.portal.report.ReportState;
import vn.ocop.portal.subject.RecognitionKind;
import vn.ocop.portal.subject.RecognitionLevel;
import vn.ocop.portal.subject.Standing;
import vn.ocop.portal.subject.SubjectType;

/// What the API says: the names and kinds of its fields, which programs rely on. Every field is always there; one of
/// which nothing is known is null. The words that explain them are messages, `api.field.<record>.<field>` or
/// `api.field.<field>`.
final class ApiJson {
    private ApiJson() {}

    /// A page of a list.
    ///
    /// @param next where the next page begins; null on the last one
    record Page<T>(List<T> items, @Nullable String next) {}

    record OrganizationRef(UUID id, String name) {}

    record AreaRef(UUID id, String name) {}

    record Plan(
            UUID id,
            String number,
            LocalDate issuedOn,
            OrganizationRef issuer,
            String title,
            LocalDate startsOn,
            LocalDate endsOn,
            PlanStatus status,
            long taskCount) {}

    record PlanWhole(
            UUID id,
            String number,
            LocalDate issuedOn,
            OrganizationRef issuer,
            String title,
            LocalDate startsOn,
            LocalDate endsOn,
            PlanStatus status,
            List<PlanTask> tasks,
            List<PlanTarget> targets) {}

    record PlanTask(
            UUID id,
            String code,
            String content,
            @Nullable OrganizationRef lead,
            List<OrganizationRef> cooperating,
            @Nullable LocalDate dueOn,
            @Nullable String output) {}

    record PlanTarget(
            UUID id,
            String indicator,
            String indicatorName,
            String unit,
            TargetOperator operator,
            BigDecimal value,
            @Nullable LocalDate dueOn,
            @Nullable String note) {}

    record Activity(
            UUID id,
            int version,
            OrganizationRef department,
            String type,
            String typeName,
            String topic,
            ActivityState state,
            @Nullable String cancelledBecause,
            LocalDate from,
            LocalDate to,
            boolean daysKnown,
            LocalDate countsOn,
            @Nullable String venue,
            List<AreaRef> areas,
            List<Participant> participants,
            List<UUID> planTasks,
            List<UUID> subjects,
            Map<String, String> answers,
            Map<String, BigDecimal> measures,
            @Nullable String beneficiaries,
            @Nullable String outcome,
            String wording,
            Instant createdAt,
            Instant updatedAt) {}

    record Participant(ParticipantRole role, OrganizationRef organization) {}

    record Area(
            UUID id,
            String code,
            String name,
            UnitKind kind,
            String fullName,
            @Nullable UUID parent,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    record AreaWhole(
            UUID id,
            String code,
            String name,
            UnitKind kind,
            String fullName,
            @Nullable UUID parent,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<Succession> predecessors,
            List<Succession> successors) {}

    record Succession(SuccessionKind kind, AreaRef area) {}

    record Request(
            UUID id,
            OrganizationRef sender,
            String number,
            LocalDate issuedOn,
            String subject,
            @Nullable UUID plan,
            String periodName,
            LocalDate periodFrom,
            LocalDate periodTo,
            LocalDate deadline,
            List<OrganizationRef> addressees) {}

    record Report(
            UUID id,
            OrganizationRef organization,
            UUID request,
            ReportState state,
            String subject,
            ReportForm form,
            ReportPurpose purpose,
            @Nullable UUID corrects,
            @Nullable ReportPurpose superseded,
            Letter letter) {}

    record Letter(
            String reference,
            int number,
            String symbol,
            LocalDate dated,
            Instant issuedAt,
            String layoutProfile,
            String rendererVersion,
            String docx,
            String docxSha256,
            String pdf,
            String pdfSha256) {}

    record Subject(
            UUID id,
            String name,
            SubjectType type,
            AreaRef area,
            @Nullable String taxCode,
            @Nullable Boolean womenLed,
            @Nullable Boolean womenOwned,
            int productCount,
            int stars,
            @Nullable LocalDate ceasedOn) {}

    record SubjectWhole(
            UUID id,
            int version,
            String name,
            SubjectType type,
            AreaRef area,
            LocalDate recordedOn,
            @Nullable String taxCode,
            @Nullable String registration,
            @Nullable LocalDate registeredOn,
            @Nullable Boolean womenLed,
            @Nullable Boolean womenOwned,
            @Nullable LocalDate ceasedOn,
            @Nullable Contact contact,
            Instant updatedAt) {}

    record Contact(
            @Nullable String address,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String representative,
            @Nullable String representativeTitle) {}

    record Product(
            UUID id,
            String name,
            @Nullable String code,
            UUID subject,
            String subjectName,
            String branch,
            String group,
            Standing standing,
            int stars,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate ceasedOn) {}

    record ProductWhole(
            UUID id,
            int version,
            String name,
            @Nullable String code,
            UUID subject,
            String taxonomy,
            String groupCode,
            @Nullable String specification,
            @Nullable LocalDate ceasedOn,
            List<Recognition> recognitions,
            Instant updatedAt) {}

    record Recognition(
            UUID id,
            RecognitionKind kind,
            int stars,
            RecognitionLevel level,
            String criteria,
            String decisionNumber,
            LocalDate decidedOn,
            LocalDate validUntil,
            @Nullable LocalDate withdrawnOn) {}
}
