-- Events that several departments logged, as the coordination office decided: counted once for the province, at each
-- department for itself.

-- A record that tells of the same event as another one, by which the event is counted. Records of one event all name the same.
create table shared_activity (
    activity_id uuid        primary key constraint shared_activity_activity references activity on delete cascade,
    counted_id  uuid        not null constraint shared_activity_counted references activity on delete cascade,
    decided_by  uuid        not null constraint shared_activity_by references account,
    decided_at  timestamptz not null,
    constraint shared_activity_another check (activity_id <> counted_id)
);
create index shared_activity_counted_idx on shared_activity (counted_id);
create index shared_activity_by_idx on shared_activity (decided_by);
comment on column shared_activity.counted_id is 'the record by which the event is counted while it stands as done; else the first of the others that does';

-- Two records that tell of different events, whatever they have in common.
create table distinct_activities (
    one_id     uuid        not null constraint distinct_activities_one references activity on delete cascade,
    other_id   uuid        not null constraint distinct_activities_other references activity on delete cascade,
    decided_by uuid        not null constraint distinct_activities_by references account,
    decided_at timestamptz not null,
    primary key (one_id, other_id),
    constraint distinct_activities_in_order check (one_id < other_id)
);
create index distinct_activities_other_idx on distinct_activities (other_id);
create index distinct_activities_by_idx on distinct_activities (decided_by);

-- Looked at when the transaction ends: a record by which an event is counted is not itself counted elsewhere. Decisions on one
-- event wait for each other.
create function shared_activity_without_chain() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('shared_activity', 0));
    if exists (select from shared_activity s where s.activity_id = new.counted_id)
       or exists (select from shared_activity s where s.counted_id = new.activity_id) then
        raise exception 'shared_activity_no_chain: % is counted elsewhere and counts another one', new.activity_id
            using errcode = 'check_violation', constraint = 'shared_activity_no_chain', table = 'shared_activity';
    end if;
    return null;
end $$;
create constraint trigger shared_activity_no_chain after insert or update on shared_activity
    deferrable initially deferred for each row execute function shared_activity_without_chain();

-- The finished records of each event, with the one that counts, and how many they are.
create view shared_record as
select g.activity_id, g.event_id,
       row_number() over (partition by g.event_id order by g.activity_id <> g.event_id, g.activity_id) = 1 as counts,
       count(*) over (partition by g.event_id) as records
from (select s.activity_id, s.counted_id as event_id from shared_activity s
      union all
      select distinct s.counted_id, s.counted_id from shared_activity s) g
  join activity a on a.activity_id = g.activity_id
where a.state = 'DONE';

-- When one record of an event is finished, cancelled or moved, the others may count or count no more.
create function activity_tally_event(touched uuid[]) returns void language sql as $$
    insert into activity_tally_mark (day)
    select distinct a.counts_on
    from activity a
    where a.state = 'DONE'
      and a.activity_id in (
        select unnest(array[s.activity_id, s.counted_id]) from shared_activity s
        where s.counted_id in (select e.counted_id from shared_activity e where e.activity_id = any(touched)) or s.counted_id = any(touched)
        union
        select unnest(touched))
    on conflict do nothing;
$$;

create function activity_tally_of_event() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'activity' then
        perform activity_tally_event(array[new.activity_id]);
    elsif tg_op = 'INSERT' then
        perform activity_tally_event(array[new.activity_id, new.counted_id]);
    elsif tg_op = 'DELETE' then
        perform activity_tally_event(array[old.activity_id, old.counted_id]);
    else
        perform activity_tally_event(array[new.activity_id, new.counted_id, old.activity_id, old.counted_id]);
    end if;
    return null;
end $$;
create trigger activity_tally_shared after insert or update or delete on shared_activity
    for each row execute function activity_tally_of_event();
create trigger activity_tally_shared after update on activity for each row
    when (old.state is distinct from new.state) execute function activity_tally_of_event();
create trigger activity_tally_emptied after truncate on shared_activity
    for each statement execute function activity_tally_emptied();
