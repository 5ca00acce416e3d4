-- What all departments did, added up by day and by month, so that any period is told from a few rows. Whatever changes a
-- finished activity leaves a mark on the day on which it counts, in its own transaction; whoever counts takes the marks away
-- and counts those days anew, all in one snapshot. What was saved and not yet counted is therefore told by the marks that are
-- left.

-- One mark for each day and transaction: no transaction waits for another one's, and a load of many rows leaves few.
create table activity_tally_mark (
    transaction_id xid8        not null default pg_current_xact_id(),
    what           text        not null default 'DAY' constraint activity_tally_mark_known check (what in ('DAY', 'ALL', 'PLANS')),
    day            date        not null default '-infinity',
    marked_at      timestamptz not null default clock_timestamp(),
    primary key (transaction_id, what, day),
    constraint activity_tally_mark_day check (isfinite(day) = (what = 'DAY'))
);
comment on column activity_tally_mark.what is 'DAY: what counts on that day; ALL: every day; PLANS: what activities bring to plans, no sum of a day';

-- What is being counted waits here for nobody else: taken first, before the snapshot.
create table activity_tally_turn (
    one boolean primary key check (one)
);

-- How far was counted: another number after each count that took marks away. Numbers never come again.
create sequence activity_tally_version;
create table activity_tally_state (
    one     boolean not null default true constraint activity_tally_state_one_row primary key check (one),
    version bigint  not null
);

create table activity_tally (
    span       text    not null constraint activity_tally_span_known check (span in ('DAY', 'MONTH')),
    dimension  text    not null constraint activity_tally_dimension_known
               check (dimension in ('ALL', 'TYPE', 'DEPARTMENT', 'UNIT', 'PLACES', 'WITHOUT')),
    day        date    not null,
    key        text    not null,
    activities integer not null constraint activity_tally_activities_positive check (activities > 0),
    shared     integer not null constraint activity_tally_shared_within check (shared between 0 and activities),
    participants        numeric not null,
    women               numeric not null,
    participants_by_sex numeric not null,
    subjects   bit varying,
    primary key (span, dimension, day, key),
    constraint activity_tally_month_first check (span = 'DAY' or extract(day from day) = 1)
);
comment on column activity_tally.dimension is 'ALL: every event once; TYPE, UNIT (of those of whose places nobody decided anything), WITHOUT (a place): likewise; DEPARTMENT: every record at its own; PLACES: those at several units, or of whose places somebody decided something';
comment on column activity_tally.key is 'type, organization, unit or places; empty where there is one only';
comment on column activity_tally.women is 'of the activities that tell both participants and women';
comment on column activity_tally.participants_by_sex is 'participants of the activities that tell both';
comment on column activity_tally.subjects is 'a bit for each subject that was reached, at the place of its number; null where none was';

-- The units that activities name together, with what was decided of their places.
create table activity_places (
    places_id uuid   primary key,
    added     bigint not null generated always as identity,
    units     uuid[] not null,
    decided   text   not null
);
create unique index activity_places_added_idx on activity_places (added);
comment on column activity_places.places_id is 'made of the two last columns';
comment on column activity_places.decided is 'from, to and direction of each decision; empty where nothing was decided';

create table activity_tally_subject (
    subject_id uuid    primary key constraint activity_tally_subject_subject references ocop_subject on delete cascade,
    number     integer not null generated always as identity constraint activity_tally_subject_number_unique unique
);

create function activity_tally_activities() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into activity_tally_mark (day) select distinct counts_on from written where state = 'DONE' on conflict do nothing;
    elsif tg_op = 'DELETE' then
        insert into activity_tally_mark (day) select distinct counts_on from former where state = 'DONE' on conflict do nothing;
    else
        insert into activity_tally_mark (day)
        select distinct d.day
        from former f join written w on w.activity_id = f.activity_id
          cross join lateral (values (f.state, f.counts_on), (w.state, w.counts_on)) as d (state, day)
        where d.state = 'DONE'
          and (f.state, f.counts_on, f.type_code, f.organization_id) is distinct from (w.state, w.counts_on, w.type_code, w.organization_id)
        on conflict do nothing;
    end if;
    return null;
end $$;
create trigger activity_tally_written after insert on activity referencing new table as written
    for each statement execute function activity_tally_activities();
create trigger activity_tally_changed after update on activity referencing old table as former new table as written
    for each statement execute function activity_tally_activities();
create trigger activity_tally_gone after delete on activity referencing old table as former
    for each statement execute function activity_tally_activities();

-- Rows that go with their activity are told by the activity's own mark.
create function activity_tally_parts() returns trigger language plpgsql as $$
begin
    if tg_op <> 'DELETE' then
        insert into activity_tally_mark (day)
        select distinct a.counts_on from activity a where a.state = 'DONE' and a.activity_id in (select w.activity_id from written w)
        on conflict do nothing;
    end if;
    if tg_op <> 'INSERT' then
        insert into activity_tally_mark (day)
        select distinct a.counts_on from activity a where a.state = 'DONE' and a.activity_id in (select f.activity_id from former f)
        on conflict do nothing;
    end if;
    return null;
end $$;

create function activity_tally_decisions() returns trigger language plpgsql as $$
begin
    insert into activity_tally_mark (day)
    select a.counts_on from activity a
    where a.state = 'DONE'
      and (tg_op <> 'DELETE' and new.record_kind = 'ACTIVITY' and a.activity_id = new.record_id
           or tg_op <> 'INSERT' and old.record_kind = 'ACTIVITY' and a.activity_id = old.record_id)
    on conflict do nothing;
    return null;
end $$;
create trigger activity_tally_decided after insert or update or delete on area_decision
    for each row execute function activity_tally_decisions();

create function activity_tally_plans() returns trigger language plpgsql as $$
begin
    insert into activity_tally_mark (what) values ('PLANS') on conflict do nothing;
    return null;
end $$;

-- Where there are no sums there is nothing to count anew.
create function activity_tally_emptied() returns trigger language plpgsql as $$
begin
    insert into activity_tally_mark (what) select 'ALL' where exists (select from activity_tally) on conflict do nothing;
    return null;
end $$;

do $$
declare
    part text;
begin
    foreach part in array array['activity_area', 'activity_measure', 'activity_subject'] loop
        execute format('create trigger activity_tally_written after insert on %I referencing new table as written '
                       'for each statement execute function activity_tally_parts()', part);
        execute format('create trigger activity_tally_changed after update on %I referencing old table as former new table as written '
                       'for each statement execute function activity_tally_parts()', part);
        execute format('create trigger activity_tally_gone after delete on %I referencing old table as former '
                       'for each statement execute function activity_tally_parts()', part);
    end loop;
    foreach part in array array['activity', 'activity_area', 'activity_measure', 'activity_subject', 'area_decision'] loop
        execute format('create trigger activity_tally_emptied after truncate on %I '
                       'for each statement execute function activity_tally_emptied()', part);
    end loop;
    foreach part in array array['activity_plan_task', 'plan', 'plan_task', 'plan_target'] loop
        execute format('create trigger activity_tally_plans after insert or update or delete on %I '
                       'for each statement execute function activity_tally_plans()', part);
    end loop;
end $$;

insert into activity_tally_mark (what) select 'ALL' where exists (select from activity);

-- What activities brought to the targets of a plan in a period, and in an earlier one, as it was counted last.
create table plan_result (
    plan_id     uuid        not null constraint plan_result_plan references plan on delete cascade,
    period_from date        not null,
    period_to   date        not null,
    before_from date        not null,
    before_to   date        not null,
    version     bigint      not null,
    counted_at  timestamptz not null,
    took        integer     not null,
    read_at     timestamptz not null,
    primary key (plan_id, period_from, period_to, before_from, before_to),
    constraint plan_result_period_in_order check (period_from <= period_to),
    constraint plan_result_before_in_order check (before_from <= before_to)
);
comment on column plan_result.version is 'that of activity_tally_state when it was counted';
comment on column plan_result.counted_at is 'whatever was saved until then is in it';
comment on column plan_result.took is 'milliseconds';
comment on column plan_result.read_at is 'when somebody read it last, to the hour: what nobody reads is not counted anew';

create table plan_result_target (
    plan_id     uuid    not null,
    period_from date    not null,
    period_to   date    not null,
    before_from date    not null,
    before_to   date    not null,
    target_id   uuid    not null constraint plan_result_target_target references plan_target on delete cascade,
    now         numeric not null,
    since       numeric not null,
    before      numeric,
    primary key (plan_id, period_from, period_to, before_from, before_to, target_id),
    constraint plan_result_target_of foreign key (plan_id, period_from, period_to, before_from, before_to) references plan_result on delete cascade
);
create index plan_result_target_target_idx on plan_result_target (target_id);
comment on column plan_result_target.before is 'null where the plan and those before it had not begun';
