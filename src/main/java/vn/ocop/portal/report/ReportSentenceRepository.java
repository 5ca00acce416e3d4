package vn.ocop.portal.report;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ReportSentenceRepository extends ListCrudRepository<ReportSentence, SentenceId> {
    @Query("""
            select s from ReportSentence s left join fetch s.sources where s.reportId = :report
            order by s.section, s.paragraph, s.position
            """)
    List<ReportSentence> findOf(ReportId report);

    @Modifying(flushAutomatically = true)
    @Query("delete from ReportSentence s where s.reportId = :report")
    void deleteOf(ReportId report);

    void flush();

    Optional<ReportSentence> findByIdAndReportId(SentenceId id, ReportId report);
}
