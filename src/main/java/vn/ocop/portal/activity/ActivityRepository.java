package vn.ocop.portal.activity;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ActivityRepository extends JpaRepository<Activity, ActivityId> {
    @Query("select a from Activity a left join fetch a.tasks where a.id in :ids")
    List<Activity> withTasks(Collection<ActivityId> ids);

    @Query("select a from Activity a left join fetch a.participations where a.id in :ids")
    List<Activity> withParticipations(Collection<ActivityId> ids);
}
