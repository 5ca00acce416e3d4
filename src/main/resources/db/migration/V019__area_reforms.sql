-- Administrative units through reforms (sắp xếp đơn vị hành chính): what a reform ends and makes, typed in as a draft and applied
-- as one; and what people decided of records that lie in a unit which was split.
create extension if not exists btree_gist;

-- Whether a unit ended without a successor, and until which day records stand on it although it had ended.
alter table administrative_unit
    add column abolished     boolean not null default false,
    add column records_until date,
    add constraint administrative_unit_abolished_ended check (not abolished or valid_to is not null),
    add constraint administrative_unit_records_after_end check (records_until is null or (valid_to is not null and records_until > valid_to)),
    add constraint administrative_unit_code_once_at_a_time
        exclude using gist (code with =, daterange(valid_from, valid_to, '[]') with &&);
comment on column administrative_unit.abolished is 'ended without a successor, as the districts did on 30/6/2025';
comment on column administrative_unit.records_until is 'the last day of the records that stood on the unit after its end when its reform was applied; null where there were none';

update administrative_unit set abolished = true where kind in ('CITY', 'DISTRICT', 'TOWN') and valid_to = '2025-06-30';

-- The province of code 87 went whole into the province that was formed with Tiền Giang.
insert into administrative_unit_succession (predecessor_id, successor_id, kind)
select p.unit_id, s.unit_id, 'MERGED'
from administrative_unit p, administrative_unit s
where p.kind = 'PROVINCE' and p.code = '87' and p.valid_to = '2025-06-30'
  and s.kind = 'PROVINCE' and s.code = '82' and s.valid_from = '2025-07-01';

-- What the rows of several units must be to each other is looked at when a transaction ends.
create function succession_checked() returns trigger language plpgsql as $$
declare
    wrong record;
begin
    select p.code as predecessor, s.code as successor into wrong
    from administrative_unit_succession x
      join administrative_unit p on p.unit_id = x.predecessor_id
      join administrative_unit s on s.unit_id = x.successor_id
    where p.valid_to is null or s.valid_from is distinct from p.valid_to + 1
    limit 1;
    if found then
        raise exception 'succession_day_after: % does not begin the day after % ends', wrong.successor, wrong.predecessor
            using errcode = 'check_violation', constraint = 'succession_day_after';
    end if;
    select x.predecessor_id into wrong
    from administrative_unit_succession x
    group by x.predecessor_id
    having (count(*) > 1) <> bool_or(x.kind = 'SPLIT') or bool_or(x.kind = 'SPLIT') <> bool_and(x.kind = 'SPLIT')
    limit 1;
    if found then
        raise exception 'succession_split_has_parts: %', wrong.predecessor_id
            using errcode = 'check_violation', constraint = 'succession_split_has_parts';
    end if;
    select x.successor_id into wrong
    from administrative_unit_succession x
    group by x.successor_id
    having bool_or(x.kind = 'RENAMED') and count(*) > 1
    limit 1;
    if found then
        raise exception 'succession_renamed_alone: %', wrong.successor_id
            using errcode = 'check_violation', constraint = 'succession_renamed_alone';
    end if;
    select p.code as predecessor into wrong
    from administrative_unit_succession x join administrative_unit p on p.unit_id = x.predecessor_id
    where p.abolished
    limit 1;
    if found then
        raise exception 'succession_of_abolished: %', wrong.predecessor
            using errcode = 'check_violation', constraint = 'succession_of_abolished';
    end if;
    return null;
end
$$;
create constraint trigger succession_checked after insert or update or delete on administrative_unit_succession
    deferrable initially deferred for each row execute function succession_checked();
create constraint trigger administrative_unit_succession_checked after update of valid_from, valid_to, abolished on administrative_unit
    deferrable initially deferred for each row execute function succession_checked();

create function administrative_unit_parent_checked() returns trigger language plpgsql as $$
declare
    wrong record;
begin
    select c.code as unit, p.code as parent into wrong
    from administrative_unit c join administrative_unit p on p.unit_id = c.parent_id
    where (c.unit_id = new.unit_id or p.unit_id = new.unit_id)
      and (coalesce(c.valid_from, '-infinity') < coalesce(p.valid_from, '-infinity')
           or coalesce(c.valid_to, 'infinity') > coalesce(p.valid_to, 'infinity'))
    limit 1;
    if found then
        raise exception 'administrative_unit_within_parent: % does not lie within the days of %', wrong.unit, wrong.parent
            using errcode = 'check_violation', constraint = 'administrative_unit_within_parent';
    end if;
    return null;
end
$$;
create constraint trigger administrative_unit_within_parent after insert or update of valid_from, valid_to, parent_id on administrative_unit
    deferrable initially deferred for each row execute function administrative_unit_parent_checked();

-- The list of activities converts places by what units became: see activity_choices.
create trigger activity_choices_succession after insert or update or delete or truncate on administrative_unit_succession
    for each statement execute function activity_choices_changed();

-- A reform: the resolution and the day on which it takes effect.
create table area_reform (
    reform_id       uuid    primary key,
    version         integer not null,
    number          text    not null constraint area_reform_number_length check (char_length(number) between 1 and 100),
    title           text    not null constraint area_reform_title_length check (char_length(title) between 1 and 300),
    takes_effect_on date    not null,
    state           text    not null constraint area_reform_state_known check (state in ('DRAFT', 'APPLIED')),
    constraint area_reform_number_once unique (number, takes_effect_on)
);
comment on column area_reform.number is 'number and symbol of the resolution or decision';
comment on column area_reform.takes_effect_on is 'the first day of the new units; the old ones end the day before';

-- Who drafted, applied and undid it, and when. Written once.
create table area_reform_move (
    reform_id uuid        not null constraint area_reform_move_reform references area_reform on delete cascade,
    position  integer     not null,
    move      text        not null constraint area_reform_move_known check (move in ('DRAFTED', 'APPLIED', 'UNDONE')),
    moved_by  uuid        not null constraint area_reform_move_by references account,
    moved_at  timestamptz not null,
    primary key (reform_id, position)
);
create index area_reform_move_by_idx on area_reform_move (moved_by);

create table area_reform_step (
    step_id   uuid    primary key,
    reform_id uuid    not null constraint area_reform_step_reform references area_reform on delete cascade,
    position  integer not null,
    kind      text    not null constraint area_reform_step_kind_known check (kind in ('RENAME', 'MERGE', 'SPLIT', 'ABOLISH', 'ESTABLISH')),
    constraint area_reform_step_position_once unique (reform_id, position),
    constraint area_reform_step_of unique (step_id, reform_id)
);

-- The units that a step ends. A unit ends once.
create table area_reform_unit (
    step_id   uuid not null,
    reform_id uuid not null,
    unit_id   uuid not null constraint area_reform_unit_unit references administrative_unit,
    primary key (step_id, unit_id),
    constraint area_reform_unit_step foreign key (step_id, reform_id) references area_reform_step (step_id, reform_id) on delete cascade,
    constraint area_reform_unit_once unique (reform_id, unit_id)
);
create index area_reform_unit_unit_idx on area_reform_unit (unit_id);
create index area_reform_unit_step_idx on area_reform_unit (step_id, reform_id);

-- The units that a step makes. A part of a split that names the code alone goes into the unit that another step makes.
create table area_reform_part (
    step_id   uuid    not null constraint area_reform_part_step references area_reform_step on delete cascade,
    position  integer not null,
    code      text    not null constraint area_reform_part_code_form check (code ~ '^\d{2,5}$'),
    name      text    constraint area_reform_part_name_length check (char_length(name) between 1 and 100),
    kind      text    constraint area_reform_part_kind_known
              check (kind in ('PROVINCE', 'CITY', 'DISTRICT', 'TOWN', 'WARD', 'COMMUNE', 'TOWNSHIP')),
    parent_id uuid    constraint area_reform_part_parent references administrative_unit,
    unit_id   uuid    constraint area_reform_part_unit references administrative_unit,
    primary key (step_id, position),
    constraint area_reform_part_code_once unique (step_id, code),
    constraint area_reform_part_named_whole check ((name is null) = (kind is null))
);
create index area_reform_part_parent_idx on area_reform_part (parent_id);
create index area_reform_part_unit_idx on area_reform_part (unit_id);
comment on column area_reform_part.unit_id is 'the unit that was made of it; null while the reform is a draft';

create function area_reform_applied_stays() returns trigger language plpgsql as $$
declare
    step uuid := case when tg_op = 'DELETE' then old.step_id else new.step_id end;
begin
    if exists (select 1 from area_reform_step s join area_reform r on r.reform_id = s.reform_id
               where s.step_id = step and r.state = 'APPLIED') then
        raise exception 'area_reform_applied_stays' using errcode = 'check_violation', constraint = 'area_reform_applied_stays';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger area_reform_unit_stays before insert or update or delete on area_reform_unit
    for each row execute function area_reform_applied_stays();
create trigger area_reform_part_stays before insert or update or delete on area_reform_part
    for each row execute function area_reform_applied_stays();

-- Where a record lies whose unit was split (or, going back in time, was merged of several): decided by a person, for one record.
create table area_decision (
    decision_id    uuid        primary key,
    record_kind    text        not null constraint area_decision_record_kind_known check (record_kind in ('ACTIVITY', 'SUBJECT')),
    record_id      uuid        not null,
    from_unit_id   uuid        not null constraint area_decision_from references administrative_unit,
    to_unit_id     uuid        not null constraint area_decision_to references administrative_unit,
    forward        boolean     not null,
    predecessor_id uuid        not null generated always as (case when forward then from_unit_id else to_unit_id end) stored,
    successor_id   uuid        not null generated always as (case when forward then to_unit_id else from_unit_id end) stored,
    note           text        constraint area_decision_note_length check (char_length(note) between 1 and 500),
    decided_by     uuid        not null constraint area_decision_by references account,
    decided_at     timestamptz not null,
    undone_by      uuid        constraint area_decision_undone_by references account,
    undone_at      timestamptz,
    constraint area_decision_along_succession foreign key (predecessor_id, successor_id) references administrative_unit_succession,
    constraint area_decision_undone_whole check ((undone_by is null) = (undone_at is null)),
    constraint area_decision_undone_after check (undone_at >= decided_at is not false)
);
create unique index area_decision_once on area_decision (record_kind, record_id, from_unit_id, forward) where undone_at is null;
create index area_decision_units_idx on area_decision (from_unit_id, to_unit_id) where undone_at is null;
create index area_decision_to_idx on area_decision (to_unit_id);
create index area_decision_succession_idx on area_decision (predecessor_id, successor_id);
create index area_decision_by_idx on area_decision (decided_by);
create index area_decision_undone_by_idx on area_decision (undone_by);
comment on column area_decision.forward is 'true: from a unit to one of its successors; false: to one of its predecessors, for a map of an earlier day';
