-- What people keep for their lists: filters under names of their own, and the columns they want to see.
create table saved_filter (
    filter_id  uuid        primary key,
    account_id uuid        not null constraint saved_filter_account references account,
    list       text        not null constraint saved_filter_list_form check (list ~ '^[a-z][a-z-]{1,39}$'),
    position   integer     not null constraint saved_filter_at_most_20 check (position between 1 and 20),
    name       text        not null constraint saved_filter_name_length check (char_length(name) between 1 and 60),
    query      text        not null constraint saved_filter_query_form check (query ~ '^[A-Za-z0-9_.*+%=&-]+$' and char_length(query) <= 2000),
    is_default boolean     not null,
    saved_at   timestamptz not null,
    constraint saved_filter_position_once unique (account_id, list, position),
    constraint saved_filter_name_plain check (name !~ '[[:cntrl:]]')
);
create unique index saved_filter_name_once on saved_filter (account_id, list, lower(name));
create unique index saved_filter_one_default on saved_filter (account_id, list) where is_default;
comment on column saved_filter.query is 'parameters of the list as they stand in its address, after the question mark';

create table list_columns (
    account_id uuid not null constraint list_columns_account references account,
    list       text not null constraint list_columns_list_form check (list ~ '^[a-z][a-z-]{1,39}$'),
    columns    text not null constraint list_columns_form check (columns ~ '^[a-z]{1,30}(,[a-z]{1,30}){0,39}$'),
    primary key (account_id, list)
);

-- One change of many activities, made and undone as one.
create table activity_batch (
    batch_id        uuid        primary key,
    organization_id uuid        not null constraint activity_batch_organization references organization,
    account_id      uuid        not null constraint activity_batch_account references account,
    action          text        not null constraint activity_batch_action_known check (action in
                    ('UNDER_TASK', 'OFF_TASK', 'TO_STATE', 'CANCEL', 'REINSTATE', 'WITH_PARTNER')),
    task_id         uuid        constraint activity_batch_task references plan_task,
    partner_id      uuid        constraint activity_batch_partner references organization,
    state           text        constraint activity_batch_state_known check (state in ('PLANNED', 'DONE', 'POSTPONED')),
    reason          text        constraint activity_batch_reason_length check (char_length(reason) between 1 and 500),
    made_at         timestamptz not null,
    undone_at       timestamptz,
    constraint activity_batch_task_told check ((action in ('UNDER_TASK', 'OFF_TASK')) = (task_id is not null)),
    constraint activity_batch_partner_told check ((action = 'WITH_PARTNER') = (partner_id is not null)),
    constraint activity_batch_state_told check ((action = 'TO_STATE') = (state is not null)),
    constraint activity_batch_reason_told check ((action = 'CANCEL') = (reason is not null)),
    constraint activity_batch_undone_after check (undone_at >= made_at is not false)
);
create index activity_batch_account_idx on activity_batch (account_id, made_at desc);
create index activity_batch_organization_idx on activity_batch (organization_id);
create index activity_batch_task_idx on activity_batch (task_id);
create index activity_batch_partner_idx on activity_batch (partner_id);

create table activity_batch_row (
    batch_id                 uuid    not null constraint activity_batch_row_batch references activity_batch on delete cascade,
    activity_id              uuid    not null constraint activity_batch_row_activity references activity on delete cascade,
    version_after            integer not null,
    state_before             text    not null constraint activity_batch_row_state_known
                             check (state_before in ('PLANNED', 'DONE', 'POSTPONED', 'CANCELLED')),
    cancelled_from_before    text    constraint activity_batch_row_from_known check (cancelled_from_before in ('PLANNED', 'DONE', 'POSTPONED')),
    cancelled_because_before text    constraint activity_batch_row_because_length check (char_length(cancelled_because_before) between 1 and 500),
    undone                   boolean not null default false,
    primary key (batch_id, activity_id),
    constraint activity_batch_row_cancelled_whole check (state_before = 'CANCELLED' or cancelled_because_before is null)
);
create index activity_batch_row_activity_idx on activity_batch_row (activity_id);
comment on column activity_batch_row.version_after is 'version of the activity once the batch had changed it; another one tells that somebody changed it since';

-- "Logged by me" is a list as long as any other, read in the same order.
drop index activity_logged_by_idx;
create index activity_logged_by_idx on activity (logged_by, counts_on desc, activity_id);

-- The list's filters offer the departments too. Other organizations come and go without them.
create trigger activity_choices_department_new after insert on organization
    for each row when (new.kind = 'DEPARTMENT') execute function activity_choices_changed();
create trigger activity_choices_department after update on organization
    for each row when (old.kind = 'DEPARTMENT' or new.kind = 'DEPARTMENT') execute function activity_choices_changed();
create trigger activity_choices_department_gone after delete on organization
    for each row when (old.kind = 'DEPARTMENT') execute function activity_choices_changed();
create trigger activity_choices_departments_gone after truncate on organization
    for each statement execute function activity_choices_changed();
