package vn.ocop.portal.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.organization.OrganizationId;

/// A report as others read it.
///
/// @param version rises with every move and assembly, not with the words of a sentence
/// @param subject what its letter is about, after V/v
/// @param annexes that its letter is to carry
/// @param consolidates whether it draws the answers to an own request together, or concerns one that does
/// @param corrects the report whose letter this one replaces, corrects or withdraws; null for a response
/// @param correctionReason why; null for a response
/// @param superseded purpose of the issued letter that took this one's out of force; null while it is in force
/// @param submittedBy who handed it to a leader last; null before
/// @param signatory the appointment by which it was signed; null before
/// @param letterNumber given by the registry at issue; null before
/// @param letterDate given at issue; null before
/// @param assembledAt when its sentences were last written from records
public record ReportSummary(
        ReportId id,
        int version,
        OrganizationId organization,
        RequestId request,
        ReportState state,
        String subject,
        ReportForm form,
        Set<ReportAnnex> annexes,
        ReportPurpose purpose,
        boolean consolidates,
        @Nullable ReportId corrects,
        @Nullable String correctionReason,
        @Nullable ReportPurpose superseded,
        @Nullable AccountId submittedBy,
        @Nullable UUID signatory,
        @Nullable LocalDate signedOn,
        @Nullable Integer letterNumber,
        @Nullable LocalDate letterDate,
        Instant assembledAt,
        AccountId createdBy,
        Instant createdAt) {
    public ReportSummary {
        annexes = Set.copyOf(annexes);
    }

    /// Whether sentences may still change. A letter that the office returned does not change: another replaces it.
    public boolean open() {
        return state.open() && letterNumber == null;
    }

    /// Whether reasons may still be given for what the letter says and leaves out: until it is signed.
    public boolean explicable() {
        return open() || state == ReportState.IN_REVIEW;
    }

    /// Whether its letter was issued, whatever became of it since.
    public boolean issued() {
        return letterNumber != null;
    }

    /// Whether the person belongs to those who see its drafts and versions; whoever else sees it sees what was issued.
    public boolean draftsSeenBy(SignedIn me) {
        return organization.equals(me.organization())
                && (me.is(Role.STAFF) || me.is(Role.LEADER) || me.is(Role.REGISTRY) || coordinated(me));
    }

    /// Whether the person drafts it: staff of its organization, and the coordinator what draws answers together.
    public boolean draftedBy(SignedIn me) {
        return organization.equals(me.organization()) && (me.is(Role.STAFF) || coordinated(me));
    }

    private boolean coordinated(SignedIn me) {
        return consolidates && me.is(Role.COORDINATOR);
    }

    /// Whether it is, or is to be, the department's answer to the request.
    public boolean answers() {
        return superseded == null && purpose.answers() && !consolidates;
    }

    /// Whether it is assembled from records, so that it has parts, annexes and sources of its own.
    public boolean assembled() {
        return superseded == null && purpose.assembled();
    }

    /// The annexes that it may carry.
    public Set<ReportAnnex> possibleAnnexes() {
        return ReportAnnex.of(consolidates);
    }

    /// What a letter that names this one may be for: nothing while it was not issued or once it is out of force.
    public Set<ReportPurpose> corrigibleBy() {
        return issued() && superseded == null ? purpose.corrigibleBy() : Set.of();
    }

    /// Whether the person may make the move now, by role, organization and state. The office moves what was issued;
    /// a letter that is out of force is received only; who may sign is decided by the day's appointments beside.
    ///
    /// @param request the request that the report answers
    public boolean allows(ReportMove move, RequestSummary request, SignedIn me) {
        if (!move.isOpenFrom(state) || (superseded != null && move != ReportMove.RECEIVE)) return false;
        boolean own = organization.equals(me.organization());
        if (consolidates && issued()) return false;
        boolean office = me.is(Role.COORDINATOR) && request.sender().equals(me.organization());
        return switch (move) {
            case START -> false;
            case SUBMIT -> draftedBy(me) && open();
            case RECALL -> draftedBy(me) && me.id().equals(submittedBy);
            case SIGN -> own && me.is(Role.LEADER);
            case ISSUE -> own && me.is(Role.REGISTRY);
            case RETURN ->
                switch (state) {
                    case IN_REVIEW -> own && me.is(Role.LEADER);
                    case SIGNED -> own && (me.is(Role.LEADER) || me.is(Role.REGISTRY));
                    case ISSUED, RECEIVED -> office;
                    case DRAFT, ACCEPTED, RETURNED -> false;
                };
            case RECEIVE, ACCEPT -> office;
        };
    }
}
