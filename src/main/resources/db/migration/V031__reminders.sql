-- The calendar of working days is kept by people; reminders to whoever has to act; letters by which the office urges on.

alter table calendar_exception
    add column version integer not null default 0,
    add constraint calendar_exception_differs check (works = (extract(isodow from day) >= 6)),
    add constraint calendar_exception_day_range check (day between '2000-01-01' and '2199-12-31');
comment on constraint calendar_exception_differs on calendar_exception is
    'an exception says something else than the weekday: a weekend day that is worked, or another day that is not';

alter table account add column email text
    constraint account_email_form check (email ~ '^[^@[:space:]<>,;"]{1,64}@[^@[:space:]<>,;".]+(\.[^@[:space:]<>,;".]+)+$' and char_length(email) <= 254);
comment on column account.email is 'where reminders go; null where the person gave none';

-- How a person wants to be reminded. Without a row: in the portal alone, before the deadline too, in Vietnamese.
create table reminder_choice (
    account_id      uuid    primary key constraint reminder_choice_account references account,
    version         integer not null,
    mail            boolean not null,
    before_deadline boolean not null,
    language        text    not null constraint reminder_choice_language_known check (language in ('vi', 'en'))
);
comment on column reminder_choice.before_deadline is 'false: only from the deadline on';

-- What a person has seen and set aside until the next day of reminding.
create table reminder_dismissal (
    account_id      uuid not null constraint reminder_dismissal_account references account,
    request_id      uuid not null,
    organization_id uuid not null,
    step            text not null constraint reminder_dismissal_step_known check (step in ('ANSWER', 'FINISH', 'REVIEW', 'ISSUE', 'REPLACE')),
    dismissed_on    date not null,
    primary key (account_id, request_id, organization_id, step),
    constraint reminder_dismissal_addressee foreign key (request_id, organization_id)
        references report_request_addressee on update cascade on delete cascade
);
create index reminder_dismissal_addressee_idx on reminder_dismissal (request_id, organization_id);

-- One mail a day and person at most, on however many nodes. The text is written when it goes out, so a digest that had to wait tells
-- what is so by then, on the day by then.
create table reminder_digest (
    digest_id       uuid        primary key,
    account_id      uuid        not null constraint reminder_digest_account references account,
    day             date        not null,
    queued_at       timestamptz not null,
    attempts        integer     not null default 0 constraint reminder_digest_attempts_counted check (attempts >= 0),
    next_attempt_at timestamptz not null,
    problem         text        constraint reminder_digest_problem_length check (char_length(problem) between 1 and 300),
    items           integer     constraint reminder_digest_items_counted check (items > 0),
    sent_at         timestamptz,
    dropped_at      timestamptz,
    constraint reminder_digest_one_a_day unique (account_id, day),
    constraint reminder_digest_ends_once check (num_nonnulls(sent_at, dropped_at) <= 1),
    constraint reminder_digest_sent_whole check ((sent_at is null) = (items is null))
);
create unique index reminder_digest_one_waiting on reminder_digest (account_id) where sent_at is null and dropped_at is null;
create index reminder_digest_waiting_idx on reminder_digest (next_attempt_at) where sent_at is null and dropped_at is null;
comment on column reminder_digest.next_attempt_at is 'when a node may take it; a node that takes it moves this on, so that another one follows only where it fell silent';
comment on column reminder_digest.dropped_at is 'nothing was left to tell when it was to go out, or the person wants no mail any more';

-- Letters (công văn đôn đốc) of the coordination office to those who owe an answer. A draft is made of the records; what was sent stays.
create table request_reminder (
    reminder_id     uuid        primary key,
    version         integer     not null,
    organization_id uuid        not null constraint request_reminder_organization references organization,
    request_id      uuid        not null constraint request_reminder_request references report_request,
    answer_by       date        not null,
    extra           text        constraint request_reminder_extra_length check (char_length(extra) between 1 and 2000),
    drafted_by      uuid        not null constraint request_reminder_drafted_by references account,
    drafted_at      timestamptz not null,
    discarded_by    uuid        constraint request_reminder_discarded_by references account,
    discarded_at    timestamptz,
    number          integer     constraint request_reminder_number check (number > 0),
    sent_on         date,
    way             text        constraint request_reminder_way_known check (way in ('POST', 'EMAIL', 'HAND', 'SYSTEM')),
    remark          text        constraint request_reminder_remark_length check (char_length(remark) between 1 and 300),
    letter          bytea,
    logged_by       uuid        constraint request_reminder_logged_by references account,
    logged_at       timestamptz,
    constraint request_reminder_sent_whole check (num_nulls(number, sent_on, way, letter, logged_by, logged_at) in (0, 6)),
    constraint request_reminder_discarded_whole check ((discarded_by is null) = (discarded_at is null)),
    constraint request_reminder_sent_or_discarded check (sent_on is null or discarded_at is null),
    constraint request_reminder_answer_by_later check (sent_on <= answer_by)
);
create unique index request_reminder_one_draft on request_reminder (request_id) where sent_on is null and discarded_at is null;
create unique index request_reminder_number_unique on request_reminder (organization_id, extract(year from sent_on), number);
create index request_reminder_request_idx on request_reminder (request_id);
create index request_reminder_list_idx on request_reminder (organization_id, drafted_at desc);
create index request_reminder_drafted_by_idx on request_reminder (drafted_by);
create index request_reminder_discarded_by_idx on request_reminder (discarded_by);
create index request_reminder_logged_by_idx on request_reminder (logged_by);
comment on column request_reminder.answer_by is 'the new day by which the letter asks for the answer';
comment on column request_reminder.letter is 'the typed letter as it was sent';

create table request_reminder_addressee (
    reminder_id     uuid not null constraint request_reminder_addressee_reminder references request_reminder,
    organization_id uuid not null constraint request_reminder_addressee_organization references organization,
    primary key (reminder_id, organization_id)
);
create index request_reminder_addressee_organization_idx on request_reminder_addressee (organization_id);

create function request_reminder_stays() returns trigger language plpgsql as $$
begin
    if old.letter is not null and new.letter is not null
        and (old.letter, old.number, old.sent_on, old.answer_by) is distinct from (new.letter, new.number, new.sent_on, new.answer_by) then
        raise exception 'a reminder that was sent stays as it is'
            using errcode = 'check_violation', constraint = 'request_reminder_stays', table = 'request_reminder';
    end if;
    return new;
end $$;
create trigger request_reminder_stays before update on request_reminder for each row execute function request_reminder_stays();

-- The office numbers all its letters in one sequence a year: a notice and a reminder never share a number.
create function office_letter_number_free() returns trigger language plpgsql as $$
begin
    if new.number is not null and exists (
        select from certificate_notice n
        where tg_table_name <> 'certificate_notice' and n.organization_id = new.organization_id and n.number = new.number
          and extract(year from n.sent_on) = extract(year from new.sent_on)
        union all
        select from request_reminder r
        where tg_table_name <> 'request_reminder' and r.organization_id = new.organization_id and r.number = new.number
          and extract(year from r.sent_on) = extract(year from new.sent_on)) then
        raise exception 'the number % is taken', new.number
            using errcode = 'unique_violation', constraint = 'office_letter_number_free', table = tg_table_name;
    end if;
    return new;
end $$;
create trigger office_letter_number_free before insert or update of number, sent_on on certificate_notice
    for each row execute function office_letter_number_free();
create trigger office_letter_number_free before insert or update of number, sent_on on request_reminder
    for each row execute function office_letter_number_free();

-- A merge of two records of one organization does not touch whom a letter names.
insert into organization_reference values
    ('request_reminder', 'organization_id', 'REFUSES', 311),
    ('request_reminder_addressee', 'organization_id', 'REFUSES', 312);
