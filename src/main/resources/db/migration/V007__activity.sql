-- Themes: the groups in which a letter tells of activities.
create table theme (
    theme_code text    primary key constraint theme_code_form check (theme_code ~ '^[A-Z][A-Z_]{1,49}$'),
    position   integer not null constraint theme_position_unique unique,
    name       text    not null constraint theme_name_length check (char_length(name) between 1 and 200),
    name_en    text    not null constraint theme_name_en_length check (char_length(name_en) between 1 and 200),
    opening    text    not null constraint theme_opening_length check (char_length(opening) between 1 and 300)
);
comment on column theme.opening is 'words that open the theme''s paragraph in a letter, before the executing organization';

-- Types of activity are data: what is asked, and the sentence that is written of it.
create table activity_type (
    type_code text    primary key constraint activity_type_code_form check (type_code ~ '^[A-Z][A-Z_]{1,49}$'),
    version   integer not null,
    theme_code     text    not null constraint activity_type_theme references theme,
    position  integer not null constraint activity_type_position_unique unique,
    name      text    not null constraint activity_type_name_length check (char_length(name) between 1 and 200),
    name_en   text    not null constraint activity_type_name_en_length check (char_length(name_en) between 1 and 200),
    template  text    not null constraint activity_type_template_length check (char_length(template) between 1 and 4000),
    whole_sentence boolean not null,
    active    boolean not null
);
create index activity_type_theme_idx on activity_type (theme_code);
comment on column activity_type.whole_sentence is 'true: the template writes a sentence with a subject of its own; false: a clause that follows "<organization> đã"';
comment on column activity_type.template is 'Mustache, logic-less; the names it may use are the questions'' codes and those of ActivityWording';

create table activity_question (
    type_code      text    not null constraint activity_question_type references activity_type,
    question_code  text    not null constraint activity_question_code_form check (question_code ~ '^[a-z][A-Za-z]{1,49}$'),
    position       integer not null,
    label          text    not null constraint activity_question_label_length check (char_length(label) between 1 and 200),
    label_en       text    not null constraint activity_question_label_en_length check (char_length(label_en) between 1 and 200),
    answer         text    not null constraint activity_question_answer_known check (answer in ('TEXT', 'LONG_TEXT', 'CHOICE', 'COUNT', 'MONEY')),
    choices        text,
    indicator_code text    constraint activity_question_indicator references indicator,
    primary key (type_code, question_code),
    constraint activity_question_position_unique unique (type_code, position),
    constraint activity_question_choices_for_choice check ((answer = 'CHOICE') = (choices is not null)),
    constraint activity_question_number_measures check ((answer in ('COUNT', 'MONEY')) = (indicator_code is not null))
);
create unique index activity_question_indicator_once on activity_question (type_code, indicator_code) where indicator_code is not null;
create index activity_question_indicator_idx on activity_question (indicator_code);
comment on column activity_question.choices is 'the answers to choose from, one a line';

-- Activities: what a department did, does or will do.
create table activity (
    activity_id     uuid        primary key,
    version         integer     not null,
    organization_id uuid        not null constraint activity_organization references organization,
    type_code       text        not null constraint activity_type_of references activity_type,
    topic           text        not null constraint activity_topic_length check (char_length(topic) between 1 and 500),
    state           text        not null constraint activity_state_known check (state in ('PLANNED', 'DONE', 'POSTPONED', 'CANCELLED')),
    period_from     date        not null,
    period_to       date        not null,
    days_known      boolean     not null,
    counts_on       date        not null generated always as
                    (case when days_known then period_to else period_from + (period_to - period_from) / 2 end) stored,
    venue           text        constraint activity_venue_length check (char_length(venue) between 1 and 300),
    beneficiaries   text        constraint activity_beneficiaries_length check (char_length(beneficiaries) between 1 and 500),
    outcome         text        constraint activity_outcome_length check (char_length(outcome) between 1 and 500),
    notes           text        constraint activity_notes_length check (char_length(notes) between 1 and 10000),
    and_others      boolean     not null,
    cancelled_because text      constraint activity_cancelled_because_length check (char_length(cancelled_because) between 1 and 500),
    cancelled_from  text        constraint activity_cancelled_from_known check (cancelled_from in ('PLANNED', 'DONE', 'POSTPONED')),
    logged_by       uuid        not null constraint activity_logged_by references account,
    logged_at       timestamptz not null,
    changed_by      uuid        not null constraint activity_changed_by references account,
    changed_at      timestamptz not null,
    search_text     text        not null generated always as
                    (vn_fold(topic || ' ' || coalesce(venue, '') || ' ' || coalesce(beneficiaries, '') || ' ' || coalesce(outcome, '')
                     || ' ' || coalesce(notes, ''))) stored,
    constraint activity_period_in_order check (period_from <= period_to)
);
create index activity_organization_idx on activity (organization_id, counts_on desc, activity_id);
create index activity_counts_on_idx on activity (counts_on desc, activity_id);
create index activity_type_idx on activity (type_code, counts_on desc, activity_id);
create index activity_search_idx on activity using gin (search_text gin_trgm_ops);
create index activity_logged_by_idx on activity (logged_by);
create index activity_changed_by_idx on activity (changed_by);
comment on column activity.days_known is 'true: period is the days it was held; false: it was held some time within the period';
comment on column activity.counts_on is 'the day that decides to which reporting period it belongs: its last day, or the middle of the period where the days are unknown';
comment on column activity.outcome is 'what came of it, as the letter may say it';
comment on column activity.cancelled_from is 'where it stood when it was cancelled, to stand there again if it is reinstated';
comment on column activity.notes is 'for the department itself: never in the letter';
comment on column activity.and_others is 'further activities like it were held that have no record: the letter leaves its list open';

create table activity_area (
    activity_id uuid    not null constraint activity_area_activity references activity on delete cascade,
    unit_id     uuid    not null constraint activity_area_unit references administrative_unit,
    primary key (activity_id, unit_id)
);
create index activity_area_unit_idx on activity_area (unit_id, activity_id);

create table activity_participation (
    activity_id     uuid    not null constraint activity_participation_activity references activity on delete cascade,
    organization_id uuid    not null constraint activity_participation_organization references organization,
    role            text    not null constraint activity_participation_role_known check (role in ('EXECUTING', 'LEAD', 'COOPERATING')),
    position        integer not null,
    primary key (activity_id, organization_id, role)
);
create index activity_participation_organization_idx on activity_participation (organization_id, activity_id);

create table activity_plan_task (
    activity_id uuid not null constraint activity_plan_task_activity references activity on delete cascade,
    task_id     uuid not null constraint activity_plan_task_task references plan_task,
    primary key (activity_id, task_id)
);
create index activity_plan_task_task_idx on activity_plan_task (task_id, activity_id);

create table activity_answer (
    activity_id   uuid not null constraint activity_answer_activity references activity on delete cascade,
    question_code text not null,
    value         text not null constraint activity_answer_value_length check (char_length(value) between 1 and 2000),
    primary key (activity_id, question_code)
);

create table activity_measure (
    activity_id    uuid    not null constraint activity_measure_activity references activity on delete cascade,
    indicator_code text    not null constraint activity_measure_indicator references indicator,
    value          numeric not null constraint activity_measure_value_not_negative check (value >= 0),
    primary key (activity_id, indicator_code)
);
create index activity_measure_indicator_idx on activity_measure (indicator_code);
