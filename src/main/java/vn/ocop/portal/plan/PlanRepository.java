package vn.ocop.portal.plan;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import vn.ocop.portal.organization.OrganizationId;

interface PlanRepository extends JpaRepository<Plan, PlanId> {
    /// The plan, its version raised by whatever is then changed in it, tasks and targets included.
    @Lock(LockModeType.OPTIMISTIC_FORCE_INCREMENT)
    @Query("select p from Plan p where p.id = :id")
    Optional<Plan> findToChange(PlanId id);

    @Query("select p from Plan p order by p.issuedOn desc, p.number")
    List<Plan> findAllOrdered();

    @Query("select p from Plan p where p.id in :ids order by p.issuedOn, p.number")
    List<Plan> findByIds(Collection<PlanId> ids);

    @Query("""
            select p from Plan p join p.participations s
            where s.organization = :organization and s.role = PlanRole.ADVISED and p.issuedOn between :from and :to
            order by p.issuedOn, p.number
            """)
    List<Plan> findAdvisedBy(OrganizationId organization, LocalDate from, LocalDate to);

    @Query("""
            select p from Plan p join p.participations s
            where s.organization = :organization and s.role = PlanRole.EXECUTES and :day between p.startsOn and p.endsOn
            order by p.issuedOn, p.number
            """)
    List<Plan> findExecutedBy(OrganizationId organization, LocalDate day);

    @Query("select s from Plan p join p.participations s where p.id = :id")
    List<PlanParticipation> findParticipations(PlanId id);

    @Query("select t from PlanTarget t where t.plan.id = :id")
    List<PlanTarget> findTargets(PlanId id);

    @Query("select t from PlanTask t join fetch t.plan p left join fetch t.cooperating where p.id = :id")
    List<PlanTask> findTasks(PlanId id);

    @Query("select t from PlanTask t join fetch t.plan left join fetch t.cooperating where t.id in :ids")
    List<PlanTask> findTasks(Collection<PlanTaskId> ids);

    @Query("""
            select t from PlanTask t join fetch t.plan p left join fetch t.cooperating
            where p.status = PlanStatus.IN_FORCE
            """)
    List<PlanTask> findOpenTasks();

    @Query("""
            select t from PlanTask t join fetch t.plan left join fetch t.cooperating
            where t.leadId in :leads and t.dueOn between :from and :to
            """)
    List<PlanTask> findTasksDue(Collection<OrganizationId> leads, LocalDate from, LocalDate to);

    @Query("""
            select t from PlanTask t join fetch t.plan left join fetch t.cooperating
            where t.dueOn between :from and :to
            """)
    List<PlanTask> findTasksDue(LocalDate from, LocalDate to);

    boolean existsByIssuerIdAndNumberAndIssuedOnAndIdNot(
            OrganizationId issuer, String number, LocalDate issuedOn, PlanId id);

    @Query("select p from Plan p where p.followsId = :id order by p.issuedOn, p.number")
    List<Plan> findFollowing(PlanId id);

    @Query(value = """
            select new vn.ocop.portal.plan.PlanSummary(p.id, p.number, p.issuedOn, p.issuerId, p.title, p.startsOn, p.endsOn,
                p.status, (select count(t) from PlanTask t where t.plan = p))
            from Plan p
            where cast(function('vn_fold', concat(p.number, ' ', p.title)) as String) like :pattern escape '\\'
              and p.status in :statuses and p.startsOn <= :last and p.endsOn >= :first
              and (:anyIssuer = true or p.issuerId = :issuer)
            order by p.issuedOn desc, p.number, p.id
            """, countQuery = """
            select count(p) from Plan p
            where cast(function('vn_fold', concat(p.number, ' ', p.title)) as String) like :pattern escape '\\'
              and p.status in :statuses and p.startsOn <= :last and p.endsOn >= :first
              and (:anyIssuer = true or p.issuerId = :issuer)
            """)
    Page<PlanSummary> findSummaries(
            String pattern,
            Collection<PlanStatus> statuses,
            LocalDate first,
            LocalDate last,
            boolean anyIssuer,
            OrganizationId issuer,
            Pageable page);

    @Query("select t.id from PlanTask t where t.plan.id in :plans")
    List<PlanTaskId> findTaskIds(Collection<PlanId> plans);

    @Query("select distinct p.issuerId from Plan p")
    List<OrganizationId> findIssuers();

    @Query("select count(t) > 0 from PlanTarget t where t.plan.id = :plan and t.id = :target")
    boolean hasTarget(PlanId plan, PlanTargetId target);

    @Query("""
            select new vn.ocop.portal.plan.PlanSummary(p.id, p.number, p.issuedOn, p.issuerId, p.title, p.startsOn, p.endsOn,
                p.status, (select count(t) from PlanTask t where t.plan = p))
            from Plan p
            where cast(function('vn_fold', concat(p.number, ' ', p.title)) as String) like :pattern escape '\\'
            order by p.issuedOn desc, p.number, p.id
            """)
    List<PlanSummary> findFirstSummaries(String pattern, Limit limit);

    /// Those that come after the plan of that day, number and id.
    @Query("""
            select new vn.ocop.portal.plan.PlanSummary(p.id, p.number, p.issuedOn, p.issuerId, p.title, p.startsOn, p.endsOn,
                p.status, (select count(t) from PlanTask t where t.plan = p))
            from Plan p
            where cast(function('vn_fold', concat(p.number, ' ', p.title)) as String) like :pattern escape '\\'
              and (p.issuedOn < :day
                   or (p.issuedOn = :day and (p.number > :number or (p.number = :number and p.id.value > :#{#id.value()}))))
            order by p.issuedOn desc, p.number, p.id
            """)
    List<PlanSummary> findSummariesAfter(String pattern, LocalDate day, String number, PlanId id, Limit limit);
}
