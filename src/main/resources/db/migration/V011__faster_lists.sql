-- Which state of plans, types of activity and administrative units the filters of the list show. The portal keeps what it
-- reads of them and reads again when this is another, on every node. The version never comes again, so that a state which
-- was rolled back is never taken for a later one.
create table activity_choices (
    version uuid    not null,
    one     boolean not null default true constraint activity_choices_one_row primary key check (one)
);
insert into activity_choices (version) values (gen_random_uuid());

create function activity_choices_changed() returns trigger language plpgsql as $$
begin
    update activity_choices set version = gen_random_uuid();
    return null;
end
$$;

create trigger activity_choices_plan after insert or update or delete or truncate on plan
    for each statement execute function activity_choices_changed();
create trigger activity_choices_type after insert or update or delete or truncate on activity_type
    for each statement execute function activity_choices_changed();
create trigger activity_choices_unit after insert or update or delete or truncate on administrative_unit
    for each statement execute function activity_choices_changed();

-- Whether a text is composed is told by the combining marks it has not: a fifth of the time of asking for its normal form.
create or replace function vn_fold(text) returns text
    language sql immutable strict parallel safe
    return lower(public.unaccent('public.unaccent'::regdictionary,
                                 case when $1 ~ '[\u0300-\u036f]' then normalize($1, NFC) else $1 end));

-- The activity stands in the primary key. In these indexes too, it leads the planner to skip through them, value by value.
drop index activity_area_unit_idx;
create index activity_area_unit_idx on activity_area (unit_id);
drop index activity_participation_organization_idx;
create index activity_participation_organization_idx on activity_participation (organization_id);
drop index activity_plan_task_task_idx;
create index activity_plan_task_task_idx on activity_plan_task (task_id);
