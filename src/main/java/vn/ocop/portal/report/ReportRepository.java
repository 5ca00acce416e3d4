package vn.ocop.portal.report;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;
import vn.ocop.portal.organization.OrganizationId;

interface ReportRepository extends ListCrudRepository<Report, ReportId> {
    /// The organization's answer to the request: of a letter and those that replaced it, the newest.
    @Query("""
            select r from Report r
            where r.organizationId = :organization and r.requestId = :request and r.purpose in (RESPONSE, REPLACEMENT)
            order by r.createdAt desc limit 1
            """)
    Optional<Report> findAnswer(OrganizationId organization, RequestId request);

    /// The report, for the caller alone until the transaction ends: whatever changes a report or its sentences waits
    /// here for what is changing it.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Report r where r.id = :id")
    Optional<Report> findToChange(ReportId id);

    @Query("select r from Report r where r.organizationId = :organization order by r.createdAt desc")
    List<Report> findOf(OrganizationId organization);

    @Query("""
            select r from Report r, ReportRequest q
            where r.requestId = q.id and q.sender = :office and r.letterNumber is not null
            order by r.createdAt desc
            """)
    List<Report> findSentTo(OrganizationId office);

    /// The reports whose letters replace, correct or withdraw the letter of that one, the oldest first.
    @Query("select r from Report r where r.corrects = :report order by r.createdAt")
    List<Report> findCorrecting(ReportId report);
}
