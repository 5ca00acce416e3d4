-- The usual reporting periods, as rules that any year fills (Nghị định 09/2019/NĐ-CP, Điều 12, and calendar halves).
create table reporting_period_rule (
    rule_code        text    primary key constraint reporting_period_rule_code_form check (rule_code ~ '^[A-Z][A-Z0-9_]{1,49}$'),
    position         integer not null constraint reporting_period_rule_position_unique unique,
    name             text    not null constraint reporting_period_rule_name_length check (char_length(name) between 1 and 100),
    basis            text    not null constraint reporting_period_rule_basis_length check (char_length(basis) between 1 and 200),
    from_year_offset integer not null constraint reporting_period_rule_from_year check (from_year_offset in (-1, 0)),
    from_month       integer not null constraint reporting_period_rule_from_month check (from_month between 1 and 12),
    from_day         integer not null constraint reporting_period_rule_from_day check (from_day between 1 and 28),
    to_month         integer not null constraint reporting_period_rule_to_month check (to_month between 1 and 12),
    to_day           integer not null constraint reporting_period_rule_to_day check (to_day between 1 and 31),
    next_rule_code   text    constraint reporting_period_rule_next references reporting_period_rule deferrable initially deferred,
    next_year_offset integer not null constraint reporting_period_rule_next_year check (next_year_offset in (0, 1))
);
comment on column reporting_period_rule.name is 'as letters write it, before the year: 6 tháng đầu năm';
comment on column reporting_period_rule.from_year_offset is 'years from the period''s year to the year of its first day';

insert into reporting_period_rule values
    ('FIRST_HALF_ND09', 1, '6 tháng đầu năm', 'Nghị định 09/2019/NĐ-CP, Điều 12: 15/12 năm trước – 14/6', -1, 12, 15, 6, 14, 'SECOND_HALF_ND09', 0),
    ('SECOND_HALF_ND09', 2, '6 tháng cuối năm', 'Nghị định 09/2019/NĐ-CP, Điều 12: 15/6 – 14/12', 0, 6, 15, 12, 14, 'FIRST_HALF_ND09', 1),
    ('NINE_MONTHS_ND09', 3, '9 tháng đầu năm', 'Nghị định 09/2019/NĐ-CP, Điều 12: 15/12 năm trước – 14/9', -1, 12, 15, 9, 14, null, 0),
    ('YEAR_ND09', 4, 'năm', 'Nghị định 09/2019/NĐ-CP, Điều 12: 15/12 năm trước – 14/12', -1, 12, 15, 12, 14, 'YEAR_ND09', 1),
    ('FIRST_HALF_CALENDAR', 5, '6 tháng đầu năm', 'theo lịch: 01/01 – 30/6', 0, 1, 1, 6, 30, 'SECOND_HALF_CALENDAR', 0),
    ('SECOND_HALF_CALENDAR', 6, '6 tháng cuối năm', 'theo lịch: 01/7 – 31/12', 0, 7, 1, 12, 31, 'FIRST_HALF_CALENDAR', 1),
    ('YEAR_CALENDAR', 7, 'năm', 'theo lịch: 01/01 – 31/12', 0, 1, 1, 12, 31, 'YEAR_CALENDAR', 1);

-- A letter that asks for a report.
create table report_request (
    request_id       uuid        primary key,
    version          integer     not null,
    sender_id        uuid        not null constraint report_request_sender references organization,
    number           text        not null constraint report_request_number_length check (char_length(number) between 1 and 50),
    issued_on        date        not null,
    subject          text        not null constraint report_request_subject_length check (char_length(subject) between 1 and 500),
    plan_id          uuid        constraint report_request_plan references plan,
    period_name      text        not null constraint report_request_period_name_length check (char_length(period_name) between 1 and 100),
    period_from      date        not null,
    period_to        date        not null,
    next_period_name text        not null constraint report_request_next_period_name_length check (char_length(next_period_name) between 1 and 100),
    next_period_to   date        not null,
    deadline         date        not null,
    registered_by    uuid        not null constraint report_request_registered_by references account,
    registered_at    timestamptz not null,
    constraint report_request_number_unique unique (sender_id, number, issued_on),
    constraint report_request_period_in_order check (period_from <= period_to and period_to < next_period_to),
    constraint report_request_deadline_after_issue check (issued_on <= deadline)
);
create index report_request_plan_idx on report_request (plan_id);
create index report_request_registered_by_idx on report_request (registered_by);
comment on column report_request.subject is 'what is asked, as a letter writes it after "về việc"';
comment on column report_request.next_period_to is 'last day of the period whose tasks the report announces';

create table report_request_addressee (
    request_id      uuid not null constraint report_request_addressee_request references report_request,
    organization_id uuid not null constraint report_request_addressee_organization references organization,
    primary key (request_id, organization_id)
);
create index report_request_addressee_organization_idx on report_request_addressee (organization_id);

-- A department's answer to a request.
create table report (
    report_id       uuid        primary key,
    version         integer     not null,
    organization_id uuid        not null constraint report_organization references organization,
    request_id      uuid        not null constraint report_request_of references report_request,
    state           text        not null constraint report_state_known
                    check (state in ('DRAFT', 'IN_REVIEW', 'SIGNED', 'ISSUED', 'RECEIVED', 'ACCEPTED', 'RETURNED')),
    subject         text        not null constraint report_subject_length check (char_length(subject) between 1 and 500),
    letter_number   integer     constraint report_letter_number_positive check (letter_number > 0),
    letter_date     date,
    assembled_at    timestamptz not null,
    created_by      uuid        not null constraint report_created_by references account,
    created_at      timestamptz not null,
    constraint report_once unique (organization_id, request_id),
    constraint report_issued_has_number_and_date
        check ((state in ('ISSUED', 'RECEIVED', 'ACCEPTED')) = (letter_number is not null and letter_date is not null))
);
create index report_request_idx on report (request_id);
create index report_created_by_idx on report (created_by);
comment on column report.subject is 'what the letter is about, after V/v';

-- The sentences of a report in their order; those of one paragraph share its number.
create table report_sentence (
    sentence_id    uuid    primary key,
    version        integer not null,
    report_id      uuid    not null constraint report_sentence_report references report,
    section        text    not null constraint report_sentence_section_known
                   check (section in ('OPENING', 'RESULTS', 'DIFFICULTIES', 'NEXT_TASKS', 'RECOMMENDATIONS', 'CLOSING')),
    paragraph      integer not null,
    position       integer not null,
    kind           text    not null constraint report_sentence_kind_known check (kind in ('SENTENCE', 'LEAD', 'CLAUSE', 'ITEM')),
    origin         text    constraint report_sentence_origin_length check (char_length(origin) between 1 and 200),
    generated_text text    constraint report_sentence_generated_length check (char_length(generated_text) between 1 and 20000),
    proposed_text  text    constraint report_sentence_proposed_length check (char_length(proposed_text) between 1 and 20000),
    written_text   text    constraint report_sentence_written_length check (char_length(written_text) between 1 and 20000),
    left_out       boolean not null,
    open_ended     boolean not null,
    appeared_at    timestamptz not null,
    changed_by     uuid    constraint report_sentence_changed_by references account,
    changed_at     timestamptz,
    constraint report_sentence_has_text check (coalesce(generated_text, written_text) is not null),
    constraint report_sentence_origin_once unique (report_id, origin),
    constraint report_sentence_generated_has_origin check ((generated_text is not null) = (origin is not null))
);
create index report_sentence_order_idx on report_sentence (report_id, section, paragraph, position);
create index report_sentence_changed_by_idx on report_sentence (changed_by);
comment on column report_sentence.origin is 'what the sentence was assembled for; by it the next assembly finds it again';
comment on column report_sentence.appeared_at is 'the assembly, or the moment of writing, that brought the sentence';
comment on column report_sentence.proposed_text is 'what a later assembly would write, while a person''s wording stands; null when nothing new';

create table report_sentence_source (
    sentence_id uuid    not null constraint report_sentence_source_sentence references report_sentence on delete cascade,
    kind        text    not null constraint report_sentence_source_kind_known check (kind in ('ACTIVITY', 'PLAN', 'PLAN_TASK', 'REQUEST')),
    source_id   uuid    not null,
    position    integer not null,
    primary key (sentence_id, kind, source_id)
);
create index report_sentence_source_idx on report_sentence_source (kind, source_id);
