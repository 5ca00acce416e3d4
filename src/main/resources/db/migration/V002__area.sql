-- Administrative units, each with the days on which it existed. A code alone names no unit: codes are given again (87 and 82
-- for the province, 29869 for Phường 2 and then for Phường Cao Lãnh).
create table administrative_unit (
    unit_id    uuid primary key,
    code       text not null constraint administrative_unit_code_form check (code ~ '^\d{2,5}$'),
    name       text not null constraint administrative_unit_name_length check (char_length(name) between 1 and 100),
    kind       text not null constraint administrative_unit_kind_known
               check (kind in ('PROVINCE', 'CITY', 'DISTRICT', 'TOWN', 'WARD', 'COMMUNE', 'TOWNSHIP')),
    parent_id  uuid constraint administrative_unit_parent references administrative_unit,
    valid_from date,
    valid_to   date,
    constraint administrative_unit_validity check (coalesce(valid_from, valid_to) is not null and valid_from <= valid_to is not false),
    constraint administrative_unit_code_once unique nulls not distinct (code, valid_from)
);
create index administrative_unit_parent_idx on administrative_unit (parent_id);
comment on column administrative_unit.name is 'without its kind: Sa Đéc, not thành phố Sa Đéc';
comment on column administrative_unit.valid_to is 'last day on which the unit existed; null while it does';

-- What a unit became. A unit with several successors was split: what was recorded on it is not divided by rule.
create table administrative_unit_succession (
    predecessor_id uuid not null constraint succession_predecessor references administrative_unit,
    successor_id   uuid not null constraint succession_successor references administrative_unit,
    kind           text not null constraint succession_kind_known check (kind in ('RENAMED', 'MERGED', 'SPLIT')),
    primary key (predecessor_id, successor_id)
);
create index succession_successor_idx on administrative_unit_succession (successor_id);
