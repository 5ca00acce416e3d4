-- Indicators (chỉ tiêu): what plans set targets on and activities measure.
create table indicator (
    indicator_code text    primary key constraint indicator_code_form check (indicator_code ~ '^[A-Z][A-Z_]{1,49}$'),
    position       integer not null,
    name           text    not null constraint indicator_name_length check (char_length(name) between 1 and 200),
    name_en        text    not null constraint indicator_name_en_length check (char_length(name_en) between 1 and 200),
    unit           text    not null constraint indicator_unit_length check (char_length(unit) between 1 and 50),
    constraint indicator_position_unique unique (position)
);

-- Plans (kế hoạch). A number comes again in another year and from another issuer.
create table plan (
    plan_id   uuid    primary key,
    version   integer not null,
    issuer_id uuid    not null constraint plan_issuer references organization,
    number    text    not null constraint plan_number_length check (char_length(number) between 1 and 50),
    issued_on date    not null,
    title     text    not null constraint plan_title_length check (char_length(title) between 1 and 500),
    starts_on date    not null,
    ends_on   date    not null,
    status    text    not null constraint plan_status_known check (status in ('IN_FORCE', 'ENDED')),
    constraint plan_number_unique unique (issuer_id, number, issued_on),
    constraint plan_days_in_order check (starts_on <= ends_on)
);
comment on column plan.title is 'what the plan is about, as a letter writes it after "về"';

-- What an organization had to do with a plan: it drafted it for the issuer (tham mưu), or carries it out.
create table plan_participation (
    plan_id         uuid not null constraint plan_participation_plan references plan,
    organization_id uuid not null constraint plan_participation_organization references organization,
    role            text not null constraint plan_participation_role_known check (role in ('ADVISED', 'EXECUTES')),
    primary key (plan_id, organization_id, role)
);
create index plan_participation_organization_idx on plan_participation (organization_id);

create table plan_task (
    task_id uuid    primary key,
    plan_id uuid    not null constraint plan_task_plan references plan,
    code    text    not null constraint plan_task_code_length check (char_length(code) between 1 and 20),
    content text    not null constraint plan_task_content_length check (char_length(content) between 1 and 2000),
    lead_id uuid    constraint plan_task_lead references organization,
    due_on  date,
    output  text    constraint plan_task_output_length check (char_length(output) between 1 and 500),
    constraint plan_task_code_unique unique (plan_id, code)
);
create index plan_task_lead_idx on plan_task (lead_id);
comment on column plan_task.content is 'as an instruction that can follow a dash in a letter, without a final mark';

create table plan_task_cooperation (
    task_id         uuid not null constraint plan_task_cooperation_task references plan_task,
    organization_id uuid not null constraint plan_task_cooperation_organization references organization,
    primary key (task_id, organization_id)
);
create index plan_task_cooperation_organization_idx on plan_task_cooperation (organization_id);

-- Targets are the province's: a department's activities are its share.
create table plan_target (
    target_id      uuid    primary key,
    plan_id        uuid    not null constraint plan_target_plan references plan,
    indicator_code text    not null constraint plan_target_indicator references indicator,
    operator       text    not null constraint plan_target_operator_known check (operator in ('AT_LEAST', 'EXACTLY', 'AT_MOST')),
    value          numeric not null constraint plan_target_value_not_negative check (value >= 0),
    due_on         date,
    note           text    constraint plan_target_note_length check (char_length(note) between 1 and 500),
    constraint plan_target_once unique nulls not distinct (plan_id, indicator_code, due_on)
);
create index plan_target_indicator_idx on plan_target (indicator_code);
