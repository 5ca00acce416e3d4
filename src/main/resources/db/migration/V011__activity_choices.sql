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
