package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;
import vn.ocop.portal.organization.OrganizationId;

interface CommitmentRepository extends ListCrudRepository<Commitment, CommitmentId> {
    /// What the organization promised for a period that overlaps these days, by the letter's date, then as the letter
    /// has it. A letter that was replaced or withdrawn promises nothing.
    @Query("""
            select c from Commitment c left join fetch c.activities, Report r
            where r.id = c.reportId and c.organizationId = :organization
              and c.promisedFrom <= :to and c.promisedTo >= :from
              and not exists (select 1 from Report n where n.corrects = c.reportId and n.letterNumber is not null
                              and n.purpose in (REPLACEMENT, WITHDRAWAL))
            order by r.letterDate, r.letterNumber, c.position
            """)
    List<Commitment> findStanding(OrganizationId organization, LocalDate from, LocalDate to);

    @Query("select c from Commitment c left join fetch c.activities where c.reportId = :report order by c.position")
    List<Commitment> findOf(ReportId report);

    @Query("select c from Commitment c left join fetch c.activities where c.id in :ids")
    List<Commitment> findByIds(Collection<CommitmentId> ids);
}
