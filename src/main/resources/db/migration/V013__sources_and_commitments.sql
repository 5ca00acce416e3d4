-- What a report owes an explanation for, and what it promised for the next period.

alter table report_sentence
    drop constraint report_sentence_section_known,
    add constraint report_sentence_section_known check (section in
        ('OPENING', 'COMMITMENTS', 'RESULTS', 'DIFFICULTIES', 'NEXT_TASKS', 'RECOMMENDATIONS', 'CLOSING'));
alter table report_sentence_source
    drop constraint report_sentence_source_kind_known,
    add constraint report_sentence_source_kind_known check (kind in ('ACTIVITY', 'PLAN', 'PLAN_TASK', 'REQUEST', 'COMMITMENT'));

-- Why a figure stands in a sentence though no record has it.
create table figure_reason (
    sentence_id uuid        not null constraint figure_reason_sentence references report_sentence on delete cascade,
    figure      text        not null constraint figure_reason_figure_length check (char_length(figure) between 1 and 60),
    reason      text        not null constraint figure_reason_length check (char_length(reason) between 1 and 500),
    given_by    uuid        not null constraint figure_reason_given_by references account,
    given_at    timestamptz not null,
    primary key (sentence_id, figure)
);
create index figure_reason_given_by_idx on figure_reason (given_by);
comment on column figure_reason.figure is 'as it stands in the sentence: 12,5%, 1,2 tỷ';

-- Why a report does not tell of an activity of its period.
create table activity_omission (
    report_id   uuid        not null constraint activity_omission_report references report,
    activity_id uuid        not null constraint activity_omission_activity references activity on delete cascade,
    reason      text        not null constraint activity_omission_reason_length check (char_length(reason) between 1 and 500),
    given_by    uuid        not null constraint activity_omission_given_by references account,
    given_at    timestamptz not null,
    primary key (report_id, activity_id)
);
create index activity_omission_activity_idx on activity_omission (activity_id);
create index activity_omission_given_by_idx on activity_omission (given_by);

-- What an issued letter promised for the next period, one row for each item; and where a person says it stands.
create table commitment (
    commitment_id   uuid    primary key,
    version         integer not null,
    organization_id uuid    not null constraint commitment_organization references organization,
    report_id       uuid    not null constraint commitment_report references report,
    sentence_id     uuid    not null constraint commitment_sentence references report_sentence,
    position        integer not null constraint commitment_position_from_1 check (position >= 1),
    words           text    not null constraint commitment_words_length check (char_length(words) between 1 and 20000),
    task_id         uuid    constraint commitment_task references plan_task,
    period_name     text    not null constraint commitment_period_name_length check (char_length(period_name) between 1 and 100),
    promised_from   date    not null,
    promised_to     date    not null,
    decided_status  text    constraint commitment_decided_status_known check (decided_status in ('DONE', 'UNDER_WAY', 'NOT_STARTED')),
    note            text    constraint commitment_note_length check (char_length(note) between 1 and 500),
    decided_by      uuid    constraint commitment_decided_by references account,
    decided_at      timestamptz,
    constraint commitment_sentence_once unique (sentence_id),
    constraint commitment_position_once unique (report_id, position),
    constraint commitment_period_in_order check (promised_from <= promised_to),
    constraint commitment_decided_by_somebody check ((decided_by is null) = (decided_at is null)),
    constraint commitment_decision_is_known check (decided_by is not null or (decided_status is null and note is null))
);
create index commitment_promised_idx on commitment (organization_id, promised_to, promised_from);
create index commitment_task_idx on commitment (task_id);
create index commitment_decided_by_idx on commitment (decided_by);
comment on column commitment.words is 'as the letter has them, without a final mark';
comment on column commitment.decided_status is 'what a person says; null while the records say it';
comment on column commitment.note is 'for the letter, behind the words: do chưa bố trí được kinh phí';

-- The planned activities on which a promise rests.
create table commitment_activity (
    commitment_id uuid    not null constraint commitment_activity_commitment references commitment on delete cascade,
    activity_id   uuid    not null constraint commitment_activity_activity references activity,
    position      integer not null,
    primary key (commitment_id, position),
    constraint commitment_activity_once unique (commitment_id, activity_id)
);
create index commitment_activity_activity_idx on commitment_activity (activity_id);
