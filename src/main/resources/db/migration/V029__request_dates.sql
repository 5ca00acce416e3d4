-- Requests with three dates, their withdrawal, what came of them at each addressee; the days on which offices work.

alter table report_request
    add column records_until    date,
    add column edits_until      date,
    add column withdrawn_at     timestamptz,
    add column withdrawn_by     uuid constraint report_request_withdrawn_by references account,
    add column withdrawn_reason text constraint report_request_withdrawn_reason_length check (char_length(withdrawn_reason) between 1 and 500),
    add constraint report_request_edits_after_deadline check (deadline <= edits_until),
    add constraint report_request_records_before_edits check (records_until <= edits_until),
    add constraint report_request_withdrawn_whole
        check (num_nulls(withdrawn_at, withdrawn_by, withdrawn_reason) in (0, 3));
create index report_request_withdrawn_by_idx on report_request (withdrawn_by);
create index report_request_deadline_idx on report_request (deadline);
comment on column report_request.deadline is 'the day that addressees are shown: later answers are late';
comment on column report_request.records_until is 'last day on which an activity may be logged that answers tell of; null without limit';
comment on column report_request.edits_until is 'last day on which an answer may be issued without a logged exception; null without limit';

-- An addressee that may still answer after the last day for edits.
create table report_request_exception (
    exception_id    uuid        primary key,
    request_id      uuid        not null,
    organization_id uuid        not null constraint report_request_exception_organization references organization,
    until           date        not null,
    reason          text        not null constraint report_request_exception_reason_length check (char_length(reason) between 1 and 500),
    granted_by      uuid        not null constraint report_request_exception_granted_by references account,
    granted_at      timestamptz not null,
    constraint report_request_exception_addressee foreign key (request_id, organization_id) references report_request_addressee
);
create index report_request_exception_addressee_idx on report_request_exception (request_id, organization_id);
create index report_request_exception_organization_idx on report_request_exception (organization_id);
create index report_request_exception_granted_by_idx on report_request_exception (granted_by);
create trigger report_request_exception_written_once before update or delete on report_request_exception
    for each row execute function refuse_change();

-- An addressee that says it has nothing to report. Taken back, the row goes.
create table report_request_nothing (
    request_id      uuid        not null,
    organization_id uuid        not null constraint report_request_nothing_organization references organization,
    note            text        constraint report_request_nothing_note_length check (char_length(note) between 1 and 500),
    declared_by     uuid        not null constraint report_request_nothing_declared_by references account,
    declared_at     timestamptz not null,
    primary key (request_id, organization_id),
    constraint report_request_nothing_addressee foreign key (request_id, organization_id) references report_request_addressee
);
create index report_request_nothing_organization_idx on report_request_nothing (organization_id);
create index report_request_nothing_declared_by_idx on report_request_nothing (declared_by);

-- The request in an addressee's register of incoming letters (Nghị định 30/2020/NĐ-CP, Điều 21).
create table report_request_arrival (
    request_id      uuid        not null,
    organization_id uuid        not null constraint report_request_arrival_organization references organization,
    arrival_number  integer     not null constraint report_request_arrival_number check (arrival_number between 1 and 999999),
    arrived_on      date        not null,
    entered_by      uuid        not null constraint report_request_arrival_entered_by references account,
    entered_at      timestamptz not null,
    primary key (request_id, organization_id),
    constraint report_request_arrival_addressee foreign key (request_id, organization_id) references report_request_addressee
);
create index report_request_arrival_organization_idx on report_request_arrival (organization_id);
create index report_request_arrival_entered_by_idx on report_request_arrival (entered_by);

-- Days that are no working days although it is no weekend, and weekend days that are worked to make up for others.
create table calendar_exception (
    day     date    primary key,
    works   boolean not null,
    name    text    not null constraint calendar_exception_name_length check (char_length(name) between 1 and 100),
    certain boolean not null
);
comment on column calendar_exception.works is 'true: a Saturday or Sunday that is worked instead of another day';
comment on column calendar_exception.certain is 'false: from memory, to be confirmed by the yearly notice on public holidays';
-- Bộ luật Lao động 2019, Điều 112 names the holidays; the days off and made up are set each year.
insert into calendar_exception (day, works, name, certain)
select d::date, false, name, false
from (values
    ('2022-01-03', '2022-01-03', 'Tết Dương lịch (nghỉ bù)'), ('2022-01-31', '2022-02-04', 'Tết Nguyên đán'),
    ('2022-04-11', '2022-04-11', 'Giỗ Tổ Hùng Vương (nghỉ bù)'), ('2022-05-02', '2022-05-03', 'Ngày Chiến thắng và Quốc tế Lao động (nghỉ bù)'),
    ('2022-09-01', '2022-09-02', 'Quốc khánh'),
    ('2023-01-02', '2023-01-02', 'Tết Dương lịch (nghỉ bù)'), ('2023-01-20', '2023-01-26', 'Tết Nguyên đán'),
    ('2023-05-01', '2023-05-03', 'Giỗ Tổ Hùng Vương, Ngày Chiến thắng và Quốc tế Lao động'), ('2023-09-01', '2023-09-04', 'Quốc khánh'),
    ('2024-01-01', '2024-01-01', 'Tết Dương lịch'), ('2024-02-08', '2024-02-14', 'Tết Nguyên đán'),
    ('2024-04-18', '2024-04-18', 'Giỗ Tổ Hùng Vương'), ('2024-04-29', '2024-05-01', 'Ngày Chiến thắng và Quốc tế Lao động'),
    ('2024-09-02', '2024-09-03', 'Quốc khánh'),
    ('2025-01-01', '2025-01-01', 'Tết Dương lịch'), ('2025-01-27', '2025-01-31', 'Tết Nguyên đán'),
    ('2025-04-07', '2025-04-07', 'Giỗ Tổ Hùng Vương'), ('2025-04-30', '2025-05-02', 'Ngày Chiến thắng và Quốc tế Lao động'),
    ('2025-09-01', '2025-09-02', 'Quốc khánh'),
    ('2026-01-01', '2026-01-02', 'Tết Dương lịch'), ('2026-02-16', '2026-02-20', 'Tết Nguyên đán'),
    ('2026-04-27', '2026-04-27', 'Giỗ Tổ Hùng Vương (nghỉ bù)'), ('2026-04-30', '2026-05-01', 'Ngày Chiến thắng và Quốc tế Lao động'),
    ('2026-08-31', '2026-09-02', 'Quốc khánh')) holiday (first, last, name),
    generate_series(first::date, last::date, interval '1 day') d
where extract(isodow from d) < 6;
insert into calendar_exception (day, works, name, certain) values
    ('2024-05-04', true, 'Làm bù cho 29/4/2024', false), ('2025-04-26', true, 'Làm bù cho 02/5/2025', false),
    ('2026-01-10', true, 'Làm bù cho 02/01/2026', false), ('2026-08-22', true, 'Làm bù cho 31/8/2026', false);

-- A merge of two records of one organization does not touch what was entered or granted for one of them.
insert into organization_reference values
    ('report_request_exception', 'organization_id', 'REFUSES', 77),
    ('report_request_nothing', 'organization_id', 'REFUSES', 78),
    ('report_request_arrival', 'organization_id', 'REFUSES', 79);
