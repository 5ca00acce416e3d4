-- Spreadsheets in. A batch is one file on its way: read, checked, entered as a whole, taken back as a whole. Whoever works on it holds
-- it by heartbeat, so that another node, or the next start, takes over what a killed process left.
create table import_batch (
    batch_id        uuid        primary key,
    kind            text        not null constraint import_batch_kind_known check (kind in ('ACTIVITIES', 'SUBJECTS', 'ORGANIZATIONS')),
    organization_id uuid        not null constraint import_batch_organization references organization,
    uploaded_by     uuid        not null constraint import_batch_uploaded_by references account,
    uploaded_at     timestamptz not null,
    file_name       text        not null constraint import_batch_file_name_length check (char_length(file_name) between 1 and 200),
    file_format     text        not null constraint import_batch_format_known check (file_format in ('XLSX', 'CSV')),
    file_sha256     text        not null constraint import_batch_sha256_form check (file_sha256 ~ '^[0-9a-f]{64}$'),
    file            bytea       constraint import_batch_file_size check (octet_length(file) between 1 and 20971520),
    sheet           integer     not null default 0,
    header_row      integer     not null default 0,
    state           text        not null constraint import_batch_state_known check (state in
                    ('UPLOADED', 'CHECKING', 'CHECKED', 'ENTERING', 'ENTERED', 'WITHDRAWING', 'WITHDRAWN', 'CANCELLED')),
    queued_at       timestamptz,
    runner          uuid,
    heartbeat_at    timestamptz,
    attempts        integer     not null default 0,
    progress        integer     not null default 0,
    progress_total  integer     not null default 0,
    skip_wrong      boolean     not null default false,
    problem         text,
    problem_args    text[]      not null default '{}',
    entered_at      timestamptz,
    withdrawn_at    timestamptz,
    constraint import_batch_work_queued check (state not in ('CHECKING', 'ENTERING', 'WITHDRAWING') or queued_at is not null),
    constraint import_batch_entered check (state not in ('ENTERED', 'WITHDRAWING', 'WITHDRAWN') or entered_at is not null),
    constraint import_batch_withdrawn check ((state = 'WITHDRAWN') = (withdrawn_at is not null)),
    constraint import_batch_progress check (progress between 0 and progress_total)
);
create index import_batch_uploaded_idx on import_batch (uploaded_by, uploaded_at desc);
create index import_batch_organization_idx on import_batch (organization_id);
create index import_batch_queue_idx on import_batch (queued_at) where state in ('CHECKING', 'ENTERING', 'WITHDRAWING');
comment on column import_batch.file is 'the upload; null once its time of keeping is over';
comment on column import_batch.sheet is 'which sheet of the workbook, from 0';
comment on column import_batch.header_row is 'row of the headings, from 1; 0 until it is found';
comment on column import_batch.problem is 'message key of why the last work on the batch came to nothing';

-- What each column of the file means, and what the reader said of its cells.
create table import_column (
    batch_id     uuid    not null constraint import_column_batch references import_batch on delete cascade,
    position     integer not null constraint import_column_position check (position between 0 and 16383),
    heading      text    not null,
    field        text    constraint import_column_field_length check (char_length(field) between 1 and 100),
    date_order   text    constraint import_column_date_order_known check (date_order in ('DAY_MONTH', 'MONTH_DAY')),
    number_style text    constraint import_column_number_style_known check (number_style in ('POINT_GROUPS', 'POINT_DECIMALS')),
    serial_dates boolean,
    asks_date_order   boolean not null default false,
    asks_number_style boolean not null default false,
    asks_serial_dates boolean not null default false,
    date_orders_clash boolean not null default false,
    example      text,
    primary key (batch_id, position),
    constraint import_column_field_once unique (batch_id, field)
);
comment on column import_column.serial_dates is 'whether plain numbers in a column of days are Excel''s numbers of days; null until the reader said so';
comment on column import_column.date_orders_clash is 'the column holds days that can only be day/month and days that can only be month/day';

-- Each row of data, as it was last checked.
create table import_row (
    batch_id     uuid    not null constraint import_row_batch references import_batch on delete cascade,
    row_number   integer not null constraint import_row_number_positive check (row_number > 0),
    status       text    not null constraint import_row_status_known check (status in
                 ('NEW', 'DUPLICATE', 'WRONG', 'ENTERED', 'CHANGED', 'SKIPPED')),
    cells        text[]  not null,
    twin_id      uuid,
    twin         text,
    twin_row     integer not null default 0,
    twin_only    boolean not null default false,
    choice       text    constraint import_row_choice_known check (choice in ('SKIP', 'ADD', 'UPDATE')),
    refusal      text,
    primary key (batch_id, row_number),
    constraint import_row_choice_of_duplicate check ((choice is not null) = (status = 'DUPLICATE')),
    constraint import_row_choice_allowed check ((twin_only and choice = 'ADD') is not true)
);
create index import_row_status_idx on import_row (batch_id, status, row_number);
comment on column import_row.cells is 'the cells as text, cut to 200 letters each, in the order of import_column';
comment on column import_row.twin_row is 'row of the same file that tells the same; 0 for a record';
comment on column import_row.twin_only is 'a second one is against the rules';
comment on column import_row.twin is 'the record that is there already, in words';
comment on column import_row.refusal is 'message key of why the row''s record could not be taken back';

-- Every error of a row.
create table import_problem (
    batch_id   uuid    not null,
    row_number integer not null,
    position   integer not null,
    cell       integer,
    code       text    not null,
    args       text[]  not null,
    primary key (batch_id, row_number, position),
    constraint import_problem_row foreign key (batch_id, row_number) references import_row on delete cascade
);
comment on column import_problem.cell is 'the column''s import_column.position; null where the problem is the whole row''s';

-- The records that a batch made or changed, to take them back.
create table import_record (
    batch_id   uuid    not null constraint import_record_batch references import_batch on delete cascade,
    position   integer not null,
    row_number integer not null,
    kind       text    not null constraint import_record_kind_known check (kind in
               ('ACTIVITY', 'PARTNER', 'ORGANIZATION', 'SUBJECT', 'PRODUCT', 'RECOGNITION')),
    record_id  uuid    not null,
    created    boolean not null,
    version    integer not null default 0,
    before     text[],
    primary key (batch_id, position),
    constraint import_record_changed_from check (created = (before is null))
);
create index import_record_record_idx on import_record (record_id);

comment on column import_record.version is 'of the record as the batch left it: a later one was changed since';
comment on column import_record.before is 'what the record told before the batch changed it, for taking that back';

-- Which heading a person last took for which field.
create table import_heading (
    account_id uuid not null constraint import_heading_account references account,
    kind       text not null constraint import_heading_kind_known check (kind in ('ACTIVITIES', 'SUBJECTS', 'ORGANIZATIONS')),
    heading    text not null constraint import_heading_length check (char_length(heading) between 1 and 300),
    field      text,
    primary key (account_id, kind, heading)
);
comment on column import_heading.heading is 'folded: without accents, in lower case';
comment on column import_heading.field is 'null where the person leaves the column out';
