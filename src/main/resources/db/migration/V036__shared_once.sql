-- A shared event counts once for the targets of plans too: what was kept of them is computed anew.
delete from plan_result;

-- Whatever the transaction saves bears a moment at or after its beginning; that of the mark came later.
alter table activity_tally_mark alter column marked_at set default transaction_timestamp();

-- Which records of an event count depends on the states of all, and on which day each counts. Two transactions that change
-- two of them wait for each other, so that the later one sees on which days the others count by then, and marks those. Events
-- share their locks, in order, so that they stay few, however many records are changed at once.
create or replace function activity_tally_event(touched uuid[]) returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext('activity_tally_event'), e.number)
    from (select distinct abs(hashtext(t.event_id::text) % 512) as number
          from (select s.counted_id as event_id from shared_activity s where s.activity_id = any(touched)
                union all
                select unnest(touched)) t
          order by 1) e;
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
end $$;

create function activity_tally_of_events() returns trigger language plpgsql as $$
declare
    touched uuid[];
begin
    select array_agg(f.activity_id) into touched
    from former f join written w on w.activity_id = f.activity_id
    where (f.state, f.counts_on) is distinct from (w.state, w.counts_on)
      and (exists (select from shared_activity s where s.activity_id = f.activity_id)
           or exists (select from shared_activity s where s.counted_id = f.activity_id));
    if touched is not null then
        perform activity_tally_event(touched);
    end if;
    return null;
end $$;
drop trigger activity_tally_shared on activity;
create trigger activity_tally_shared after update on activity referencing old table as former new table as written
    for each statement execute function activity_tally_of_events();

create or replace function activity_tally_of_event() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        perform activity_tally_event(array[new.activity_id, new.counted_id]);
    elsif tg_op = 'DELETE' then
        perform activity_tally_event(array[old.activity_id, old.counted_id]);
    else
        perform activity_tally_event(array[new.activity_id, new.counted_id, old.activity_id, old.counted_id]);
    end if;
    return null;
end $$;
