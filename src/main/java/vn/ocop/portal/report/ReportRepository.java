package vn.ocop.portal.report;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;
import vn.ocop.portal.organization.OrganizationId;

interface ReportRepository extends ListCrudRepository<Report, ReportId> {
    /// The organization's answer to the request: of a letter and those that replace it, the newest in force. None
    /// once it is withdrawn.
    @Query("""
            select r from Report r
            where r.organizationId = :organization and r.requestId = :request and r.purpose in (RESPONSE, REPLACEMENT)
              and r.superseded is null and r.consolidates = false
            order by r.createdAt desc limit 1
            """)
    Optional<Report> findAnswer(OrganizationId organization, RequestId request);

    /// The organizations' answers to the request that are in force, of each the newest first.
    @Query("""
            select r from Report r
            where r.organizationId in :organizations and r.requestId = :request and r.purpose in (RESPONSE, REPLACEMENT)
              and r.superseded is null and r.consolidates = false
            order by r.createdAt desc
            """)
    List<Report> findAnswers(Collection<OrganizationId> organizations, RequestId request);

    /// The organizations' reports that draw the answers to the request together, those that replace one included, the
    /// newest first; none that is out of force.
    @Query("""
            select r from Report r
            where r.organizationId in :organizations and r.requestId = :request and r.purpose in (CONSOLIDATION, REPLACEMENT)
              and r.consolidates = true and r.superseded is null
            order by r.createdAt desc
            """)
    List<Report> findConsolidations(Collection<OrganizationId> organizations, RequestId request);

    /// The report, for the caller alone until the transaction ends: whatever changes a report or its sentences waits
    /// here for what is changing it.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Report r where r.id = :id")
    Optional<Report> findToChange(ReportId id);

    /// The organization's reports, where its drafts are asked for, with the issued ones of those for which it
    /// answers, and the issued ones that were sent to any of them, where these are, with its own that draw those
    /// together: those on the newest request first, of these the newest first.
    @Query("""
            select r from Report r, ReportRequest q
            where r.requestId = q.id
              and ((:drafts = true and r.organizationId = :organization)
                   or (:drafts = true and r.organizationId in :answered and r.letterNumber is not null)
                   or (:sent = true and q.sender in :answered and r.letterNumber is not null)
                   or (:sent = true and r.organizationId = :organization and r.consolidates = true))
            order by q.issuedOn desc, r.createdAt desc
            """)
    List<Report> findOfOrSentTo(
            OrganizationId organization, Collection<OrganizationId> answered, boolean drafts, boolean sent);

    /// The reports whose letters replace, correct or withdraw the letter of that one, the oldest first.
    @Query("select r from Report r where r.corrects = :report order by r.createdAt")
    List<Report> findCorrecting(ReportId report);

    /// The organizations' issued letters that were given back and are in force, with their steps; none that another
    /// letter answers, one written anew or issued since.
    @Query("""
            select r from Report r join fetch r.steps
            where r.organizationId in :organizations and r.state = RETURNED and r.letterNumber is not null
              and r.superseded is null and not exists (
                select 1 from Report d join d.steps answer where d.corrects = r.id
                  and (answer.move = ISSUE and answer.at > (select max(s.at) from Report g join g.steps s where g = r)
                    or d.assembledAt > (select max(s.at) from Report g join g.steps s where g = r)))
            """)
    List<Report> findReturnedLetters(Collection<OrganizationId> organizations);

    /// The one of them that is not issued yet.
    @Query("select r.id from Report r where r.corrects = :report and r.letterNumber is null")
    Optional<ReportId> findDraftCorrecting(ReportId report);

    /// Writes what has changed, so that who reads on in this transaction has the new version before them.
    void flush();
}
