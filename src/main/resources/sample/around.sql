-- Where the activities were held: one to three units of their days, no unit twice.
insert into activity_area (activity_id, unit_id)
select l.activity_id, u.unit_id
from sample_lot l
  cross join lateral (select l.period_to > date '2025-06-30' as today) day
  cross join lateral (select case when day.today then 102 else 12 end as many) units
  cross join generate_series(0, case when l.b % 10 < 6 then 0 when l.b % 10 < 9 then 1 else 2 end) nth
  join sample_unit u on u.today = day.today
       and u.position = 1 + (l.d % units.many + nth * (1 + l.c % (units.many / 2 - 1))) % units.many;

insert into activity_participation (activity_id, organization_id, role, position)
select l.activity_id, p.organization_id, 'COOPERATING', nth
from sample_lot l
  cross join (select count(*)::integer as many from sample_partner) partners
  cross join generate_series(0, (array[-1, 0, 0, 1])[1 + l.b / 10 % 4]) nth
  join sample_partner p on p.position = 1 + (l.c / 100 + nth) % partners.many;

insert into activity_participation (activity_id, organization_id, role, position)
select l.activity_id, o.organization_id, 'EXECUTING', 2
from sample_lot l join sample_department o on o.position = l.department
where l.b / 40 % 3 = 0;

-- Said here what the database else looks up in the activity, for its key is off.
insert into activity_plan_task (activity_id, task_id, done_on, organization_id, type_code)
select l.activity_id, k.task_id,
       case when l.state <> 'DONE' then null when l.days_known then l.period_to
            else l.period_from + (l.period_to - l.period_from) / 2 end,
       o.organization_id, t.type_code
from sample_lot l
  join sample_department o on o.position = l.department
  join sample_type t on t.position = l.kind
  cross join (select count(*)::integer as many from sample_task) tasks
  cross join generate_series(0, (array[-1, 0, 0, 1])[1 + l.b / 120 % 4]) nth
  join sample_task k on k.position = 1 + (l.a / 7 + nth) % tasks.many;

-- Two measures of what was done, the second no greater than the first.
insert into activity_measure (activity_id, indicator_code, value)
select l.activity_id, measure.*
from sample_lot l
  join sample_type k on k.position = l.kind
  cross join lateral (values (k.first_measure, 12 + l.d % 90), (k.second_measure, 1 + l.c % 12)) measure
where l.state = 'DONE' and l.b / 480 % 8 <> 0;

insert into activity_answer (activity_id, question_code, value)
select l.activity_id, k.question, k.answers[1 + l.d / 7 % cardinality(k.answers)]
from sample_lot l
  join sample_type k on k.position = l.kind
where l.b / 3840 % 2 = 0;
