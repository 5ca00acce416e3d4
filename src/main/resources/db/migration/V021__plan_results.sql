-- Plans as trees of tasks with budgets, targets that say how they are measured, and estimates for the year.

-- What a plan does to an earlier one.
alter table plan
    add column follows_id   uuid   constraint plan_follows references plan,
    add column follows_how  text   constraint plan_follows_how_known check (follows_how in ('SUPERSEDES', 'AMENDS', 'CONTINUES')),
    add column budget_total bigint constraint plan_budget_total_range check (budget_total between 1 and 1000000000000000),
    add constraint plan_follows_whole check ((follows_id is null) = (follows_how is null)),
    add constraint plan_follows_another check (follows_id <> plan_id);
create index plan_follows_idx on plan (follows_id);
comment on column plan.follows_how is 'SUPERSEDES: takes its place; AMENDS: changes parts of it; CONTINUES: goes on with its work in a later year';
comment on column plan.budget_total is 'đồng, as the plan states it; its tasks may add up to another sum';

-- A task's place in the tree. Siblings stand in the order of their codes. A parent that still has children stays.
alter table plan_task
    add constraint plan_task_of_plan unique (plan_id, task_id),
    add column parent_id    uuid,
    add column budget_total bigint constraint plan_task_budget_total_range check (budget_total between 1 and 1000000000000000),
    add constraint plan_task_parent foreign key (plan_id, parent_id) references plan_task (plan_id, task_id),
    add constraint plan_task_not_its_own_parent check (parent_id <> task_id),
    drop constraint plan_task_code_unique,
    -- deferred: where a branch is numbered anew, a task may take the code that another of the branch is about to give up
    add constraint plan_task_code_unique unique (plan_id, code) deferrable initially deferred;
create index plan_task_parent_idx on plan_task (plan_id, parent_id);
comment on column plan_task.parent_id is 'the task that it is a part of, in the same plan';
comment on column plan_task.budget_total is 'đồng, as the plan states it; its sources and its parts may add up to another sum';

create function plan_task_without_cycle() returns trigger language plpgsql as $$
begin
    if exists (with recursive above as (
                   select task_id, parent_id from plan_task where task_id = new.parent_id
                   union
                   select t.task_id, t.parent_id from plan_task t join above a on t.task_id = a.parent_id)
               select 1 from above where task_id = new.task_id) then
        raise exception using errcode = 'check_violation', constraint = 'plan_task_no_cycle',
            message = 'plan_task_no_cycle: a task cannot be a part of itself';
    end if;
    return null;
end
$$;
create constraint trigger plan_task_no_cycle after insert or update of parent_id on plan_task
    deferrable initially deferred for each row when (new.parent_id is not null) execute function plan_task_without_cycle();

create function plan_without_cycle() returns trigger language plpgsql as $$
begin
    if exists (with recursive before as (
                   select plan_id, follows_id from plan where plan_id = new.follows_id
                   union
                   select p.plan_id, p.follows_id from plan p join before b on p.plan_id = b.follows_id)
               select 1 from before where plan_id = new.plan_id) then
        raise exception using errcode = 'check_violation', constraint = 'plan_no_cycle',
            message = 'plan_no_cycle: a plan cannot follow itself';
    end if;
    return null;
end
$$;
create constraint trigger plan_no_cycle after insert or update of follows_id on plan
    for each row when (new.follows_id is not null) execute function plan_without_cycle();

-- Where money comes from.
create table funding_source (
    source_code text    primary key constraint funding_source_code_form check (source_code ~ '^[A-Z][A-Z_]{1,49}$'),
    position    integer not null constraint funding_source_position_unique unique,
    name        text    not null constraint funding_source_name_length check (char_length(name) between 1 and 100),
    name_en     text    not null constraint funding_source_name_en_length check (char_length(name_en) between 1 and 100),
    valid_to    date
);
comment on column funding_source.valid_to is 'last day on which there was such a source; null while there is';
insert into funding_source (source_code, position, name, name_en, valid_to) values
    ('CENTRAL', 1, 'Ngân sách trung ương', 'Central budget', null),
    ('PROVINCE', 2, 'Ngân sách tỉnh', 'Provincial budget', null),
    ('DISTRICT', 3, 'Ngân sách huyện', 'District budget', '2025-06-30'),
    ('COMMUNE', 4, 'Ngân sách xã', 'Commune budget', null),
    ('INTEGRATED', 5, 'Lồng ghép', 'Integrated from other programmes', null),
    ('SOCIAL', 6, 'Xã hội hóa', 'Social contributions', null),
    ('OTHER', 7, 'Nguồn khác', 'Other sources', null);

create table plan_task_budget (
    task_id     uuid   not null constraint plan_task_budget_task references plan_task,
    source_code text   not null constraint plan_task_budget_source references funding_source,
    amount      bigint not null constraint plan_task_budget_amount_range check (amount between 1 and 1000000000000000),
    primary key (task_id, source_code)
);
create index plan_task_budget_source_idx on plan_task_budget (source_code);
comment on column plan_task_budget.amount is 'đồng';

-- How a target's result is computed from activities.
insert into indicator (indicator_code, position, name, name_en, unit) values
    ('ACTIVITIES_HELD', 35, 'Số hoạt động đã tổ chức', 'Activities held', 'hoạt động'),
    ('AREAS_REACHED', 36, 'Số địa bàn được tiếp cận', 'Areas reached', 'địa bàn');

alter table plan_target
    add column measured_by text not null default 'SUM' constraint plan_target_measured_by_known
        check (measured_by in ('SUM', 'ACTIVITIES', 'SUBJECTS', 'AREAS', 'NOTHING')),
    add column type_code text constraint plan_target_type references activity_type,
    add column task_id   uuid,
    add constraint plan_target_task foreign key (plan_id, task_id) references plan_task (plan_id, task_id),
    add constraint plan_target_nothing_has_no_scope check (measured_by <> 'NOTHING' or (type_code is null and task_id is null)),
    drop constraint plan_target_once,
    add constraint plan_target_once unique nulls not distinct (plan_id, indicator_code, task_id, type_code, due_on);
alter table plan_target alter column measured_by drop default;
create index plan_target_task_idx on plan_target (plan_id, task_id);
create index plan_target_type_idx on plan_target (type_code);
comment on column plan_target.measured_by is 'SUM of the indicator''s measures; number of ACTIVITIES; distinct SUBJECTS or AREAS reached; NOTHING that activities tell';
comment on column plan_target.task_id is 'only activities of that task and its parts count; null for all tasks of the plan';

-- What no activity is asked for cannot be summed up from them.
update plan_target set measured_by = 'NOTHING'
where indicator_code not in (select indicator_code from activity_question where indicator_code is not null);

-- What a department expects of its share by the end of a year, or the office of the whole. Each is kept; the latest holds.
create table target_estimate (
    estimate_id     uuid        primary key,
    target_id       uuid        not null constraint target_estimate_target references plan_target,
    organization_id uuid        constraint target_estimate_organization references organization,
    year            integer     not null constraint target_estimate_year_range check (year between 2000 and 2100),
    value           numeric     not null constraint target_estimate_value_range check (value between 0 and 1000000000000000),
    note            text        constraint target_estimate_note_length check (char_length(note) between 1 and 500),
    given_by        uuid        not null constraint target_estimate_given_by references account,
    given_at        timestamptz not null
);
create index target_estimate_target_idx on target_estimate (target_id, year, given_at desc);
create index target_estimate_organization_idx on target_estimate (organization_id);
create index target_estimate_given_by_idx on target_estimate (given_by);
comment on column target_estimate.organization_id is 'the department whose share is estimated; null for the province as a whole';

create function target_estimate_stays() returns trigger language plpgsql as $$
begin
    raise exception using errcode = 'check_violation', constraint = 'target_estimate_kept',
        message = 'target_estimate_kept: an estimate stays as it was given; a later one takes its place';
end
$$;
create trigger target_estimate_kept before update or delete on target_estimate
    for each row execute function target_estimate_stays();

-- Figures of plans are counted by task and day over years of activities. What they ask of a finished activity stands beside
-- the task that it serves, so that one stretch of one index holds all of it; the database itself keeps it as the activity is.
alter table activity_plan_task
    add column done_on         date,
    add column organization_id uuid,
    add column type_code       text;
comment on column activity_plan_task.done_on is 'the activity''s counts_on if it is finished; null else. Kept by triggers, as the next two';

create function activity_plan_task_filled() returns trigger language plpgsql as $$
begin
    select case when a.state = 'DONE' then a.counts_on end, a.organization_id, a.type_code
    into new.done_on, new.organization_id, new.type_code
    from activity a where a.activity_id = new.activity_id;
    return new;
end
$$;
-- Whoever loads many rows at once may say all of it.
create trigger activity_plan_task_filled before insert on activity_plan_task
    for each row when (new.organization_id is null) execute function activity_plan_task_filled();
create trigger activity_plan_task_refilled before update on activity_plan_task
    for each row execute function activity_plan_task_filled();

create function activity_plan_task_follows() returns trigger language plpgsql as $$
begin
    update activity_plan_task set activity_id = activity_id where activity_id = new.activity_id; -- the trigger there fills it
    return null;
end
$$;
create trigger activity_plan_task_follows after update on activity for each row
    when ((old.state, old.counts_on, old.organization_id, old.type_code)
          is distinct from (new.state, new.counts_on, new.organization_id, new.type_code))
    execute function activity_plan_task_follows();

update activity_plan_task set activity_id = activity_id;
create index activity_plan_task_done_idx on activity_plan_task (task_id, done_on) include (activity_id, organization_id, type_code)
    where done_on is not null;
drop index activity_measure_indicator_idx;
create index activity_measure_indicator_idx on activity_measure (indicator_code) include (activity_id, value);
