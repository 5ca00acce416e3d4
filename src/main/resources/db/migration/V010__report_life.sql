-- The life of a report: who moved it and why, its signature, its number, the letter as it was issued.

alter table organization
    add column numbering text not null default 'COMMON' constraint organization_numbering_known check (numbering in ('COMMON', 'BY_FORM'));
comment on column organization.numbering is
    'COMMON: one sequence of numbers a year for all letters; BY_FORM: one for each form (Nghị định 30/2020, Điều 15)';

alter table report
    drop constraint report_once,
    drop constraint report_issued_has_number_and_date,
    add column form text not null default 'LETTER' constraint report_form_known check (form in ('LETTER', 'REPORT')),
    add column purpose text not null default 'RESPONSE'
        constraint report_purpose_known check (purpose in ('RESPONSE', 'REPLACEMENT', 'CORRECTION', 'WITHDRAWAL')),
    add column corrects_id uuid constraint report_corrects references report,
    add column correction_reason text constraint report_correction_reason_length check (char_length(correction_reason) between 1 and 1000),
    add column submitted_by uuid constraint report_submitted_by references account,
    add column signatory_id uuid constraint report_signatory references signatory,
    add column signed_by uuid constraint report_signed_by references account,
    add column signed_on date,
    add constraint report_correction_names_letter check ((purpose = 'RESPONSE') = (corrects_id is null)),
    add constraint report_correction_has_reason check ((purpose = 'RESPONSE') = (correction_reason is null)),
    add constraint report_corrects_another check (corrects_id <> report_id),
    add constraint report_review_has_author check (state <> 'IN_REVIEW' or submitted_by is not null),
    add constraint report_signed_by_signatory
        check (state not in ('SIGNED', 'ISSUED', 'RECEIVED', 'ACCEPTED')
               or (signatory_id is not null and signed_by is not null and signed_on is not null)),
    add constraint report_number_with_date check ((letter_number is null) = (letter_date is null)),
    add constraint report_issued_has_number check (state not in ('ISSUED', 'RECEIVED', 'ACCEPTED') or letter_number is not null),
    add constraint report_unissued_has_no_number check (state not in ('DRAFT', 'IN_REVIEW', 'SIGNED') or letter_number is null),
    add constraint report_dated_when_signed_or_later check (letter_date >= signed_on);
create unique index report_once on report (organization_id, request_id) where corrects_id is null;
create unique index report_corrected_by_one_draft on report (corrects_id) where letter_number is null;
create index report_corrects_idx on report (corrects_id);
create index report_submitted_by_idx on report (submitted_by);
create index report_signatory_idx on report (signatory_id);
create index report_signed_by_idx on report (signed_by);
create index report_state_idx on report (organization_id, state);
comment on column report.form is 'LETTER: công văn; REPORT: a letter with a name of its kind (báo cáo)';
comment on column report.purpose is
    'what an earlier letter gets from this one (Nghị định 30/2020, Điều 18): nothing; replacement, correction of its form, withdrawal';
comment on column report.correction_reason is 'why the earlier letter is replaced, corrected or withdrawn';

-- What may become of a report in each state. What a person does is refused in Java first, with words.
create function report_moves() returns trigger language plpgsql as $$
begin
    if (old.state, new.state) not in (('DRAFT', 'IN_REVIEW'), ('RETURNED', 'IN_REVIEW'), ('IN_REVIEW', 'DRAFT'),
            ('IN_REVIEW', 'RETURNED'), ('IN_REVIEW', 'SIGNED'), ('SIGNED', 'RETURNED'), ('SIGNED', 'ISSUED'),
            ('ISSUED', 'RECEIVED'), ('ISSUED', 'RETURNED'), ('RECEIVED', 'ACCEPTED'), ('RECEIVED', 'RETURNED'))
       or (old.letter_number is not null and new.state = 'IN_REVIEW') then
        raise exception 'a report does not move from % to %', old.state, new.state
            using errcode = 'check_violation', constraint = 'report_moves', table = 'report';
    end if;
    return new;
end $$;
create trigger report_moves before update on report
    for each row when (old.state is distinct from new.state) execute function report_moves();

create function report_letter_stays() returns trigger language plpgsql as $$
begin
    raise exception 'the letter of report % was issued and does not change', old.report_id
        using errcode = 'check_violation', constraint = 'report_letter_stays', table = 'report';
end $$;
create trigger report_letter_stays before update on report
    for each row when (old.letter_number is not null
        and (old.letter_number, old.letter_date, old.subject, old.form, old.purpose, old.signatory_id, old.signed_by, old.signed_on, old.request_id,
             old.organization_id)
            is distinct from (new.letter_number, new.letter_date, new.subject, new.form, new.purpose, new.signatory_id, new.signed_by,
             new.signed_on, new.request_id, new.organization_id))
    execute function report_letter_stays();

-- Sentences change only while the report is in its author's hands.
create function report_sentence_open() returns trigger language plpgsql as $$
declare
    sentence report_sentence := case when tg_op = 'DELETE' then old else new end;
begin
    if exists (select from report r where r.report_id = sentence.report_id
               and (r.state not in ('DRAFT', 'RETURNED') or r.letter_number is not null)) then
        raise exception 'report % is out of its author''s hands', sentence.report_id
            using errcode = 'check_violation', constraint = 'report_sentence_open', table = 'report_sentence';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger report_sentence_open before insert or update or delete on report_sentence
    for each row execute function report_sentence_open();

-- Rows that are written once.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are written once', tg_table_name
        using errcode = 'check_violation', constraint = tg_table_name || '_written_once', table = tg_table_name;
end $$;

-- The moves a report made.
create table report_step (
    report_id  uuid        not null constraint report_step_report references report,
    step       integer     not null constraint report_step_from_0 check (step >= 0),
    move       text        not null,
    from_state text,
    to_state   text        not null,
    made_by    uuid        not null constraint report_step_made_by references account,
    made_at    timestamptz not null,
    note       text        constraint report_step_note_length check (char_length(note) between 1 and 2000),
    primary key (report_id, step),
    constraint report_step_known check (
        (move = 'START' and from_state is null and to_state = 'DRAFT')
        or (move, from_state, to_state) in (('SUBMIT', 'DRAFT', 'IN_REVIEW'), ('SUBMIT', 'RETURNED', 'IN_REVIEW'),
            ('RECALL', 'IN_REVIEW', 'DRAFT'), ('RETURN', 'IN_REVIEW', 'RETURNED'), ('SIGN', 'IN_REVIEW', 'SIGNED'),
            ('RETURN', 'SIGNED', 'RETURNED'), ('ISSUE', 'SIGNED', 'ISSUED'), ('RECEIVE', 'ISSUED', 'RECEIVED'),
            ('RETURN', 'ISSUED', 'RETURNED'), ('ACCEPT', 'RECEIVED', 'ACCEPTED'), ('RETURN', 'RECEIVED', 'RETURNED'))),
    constraint report_step_return_has_reason check (move <> 'RETURN' or note is not null)
);
create index report_step_made_by_idx on report_step (made_by);
create trigger report_step_written_once before update or delete on report_step for each row execute function refuse_change();
insert into report_step (report_id, step, move, from_state, to_state, made_by, made_at)
select report_id, 0, 'START', null, 'DRAFT', created_by, created_at from report;

-- The last number given in each sequence. The row is what two clerks wait for each other at.
create table letter_register (
    organization_id uuid    not null constraint letter_register_organization references organization,
    sequence        text    not null constraint letter_register_sequence_known check (sequence in ('COMMON', 'LETTER', 'REPORT')),
    year            integer not null constraint letter_register_year check (year between 1900 and 2199),
    last_number     integer not null constraint letter_register_last_number check (last_number between 1 and 999999),
    primary key (organization_id, sequence, year)
);
comment on table letter_register is 'numbers run from 1 on 1 January to 31 December (Nghị định 30/2020, Điều 15)';

-- A letter as it was issued, for ever.
create table issued_letter (
    report_id        uuid        primary key constraint issued_letter_report references report,
    organization_id  uuid        not null constraint issued_letter_organization references organization,
    sequence         text        not null constraint issued_letter_sequence_known check (sequence in ('COMMON', 'LETTER', 'REPORT')),
    year             integer     not null,
    number           integer     not null constraint issued_letter_number check (number between 1 and 999999),
    symbol           text        not null constraint issued_letter_symbol_length check (char_length(symbol) between 1 and 60),
    dated            date        not null,
    issued_by        uuid        not null constraint issued_letter_issued_by references account,
    issued_at        timestamptz not null,
    layout_profile   text        not null,
    renderer_version text        not null,
    content          bytea       not null,
    sources          bytea       not null,
    docx             bytea       not null,
    pdf              bytea       not null,
    docx_sha256      text        not null,
    pdf_sha256       text        not null,
    constraint issued_letter_number_unique unique (organization_id, sequence, year, number),
    constraint issued_letter_year_of_date check (year = extract(year from dated)),
    constraint issued_letter_docx_sha256 check (docx_sha256 = encode(sha256(docx), 'hex')),
    constraint issued_letter_pdf_sha256 check (pdf_sha256 = encode(sha256(pdf), 'hex'))
);
create index issued_letter_issued_by_idx on issued_letter (issued_by);
alter table issued_letter alter column docx set storage external, alter column pdf set storage external;
create trigger issued_letter_written_once before update or delete on issued_letter for each row execute function refuse_change();
comment on column issued_letter.content is 'the typed letter as JSON: rendered again, it gives the same bytes';
comment on column issued_letter.sources is 'each sentence with its records as they then were, as JSON';
comment on column issued_letter.renderer_version is 'of the templates that made docx and pdf';

-- What the coordination office noted when the letter came in.
create table report_reception (
    report_id      uuid        primary key constraint report_reception_report references report,
    arrival_number integer     not null constraint report_reception_arrival_number check (arrival_number between 1 and 999999),
    arrived_on     date        not null,
    received_by    uuid        not null constraint report_reception_received_by references account,
    received_at    timestamptz not null
);
create index report_reception_received_by_idx on report_reception (received_by);
create trigger report_reception_written_once before update or delete on report_reception for each row execute function refuse_change();
comment on column report_reception.arrival_number is 'number in the office''s register of incoming letters (Nghị định 30/2020, Điều 21)';
