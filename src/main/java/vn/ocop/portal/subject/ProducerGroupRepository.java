package vn.ocop.portal.subject;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import vn.ocop.portal.area.AdministrativeUnitId;

interface ProducerGroupRepository extends JpaRepository<ProducerGroup, ProducerGroupId> {
    @NativeQuery("""
            select * from producer_group where search_text like '%' || vn_fold(:words) || '%' escape '\\'
            order by name collate "vi-x-icu", group_id
            """)
    List<ProducerGroup> findNamed(String words);

    @Query("select g from ProducerGroup g where g.unitId = :unit and lower(g.name) = lower(:name)")
    Optional<ProducerGroup> findAt(AdministrativeUnitId unit, String name);

    @Query("select g from ProducerGroup g where g.subjectId = :subject")
    List<ProducerGroup> findBehind(SubjectId subject);
}
