-- Each letter that arrives has a number of its own in its office and year; and what an issued letter rests on does not
-- change either.

alter table letter_register
    drop constraint letter_register_sequence_known,
    add constraint letter_register_sequence_known check (sequence in ('COMMON', 'LETTER', 'REPORT', 'ARRIVAL'));
comment on column letter_register.sequence is 'of letters sent: COMMON, or one for each form; ARRIVAL: of letters that came in';
alter table issued_letter
    add constraint issued_letter_reference_unique unique (organization_id, year, symbol, number);

alter table report_reception
    add column office_id uuid constraint report_reception_office references organization,
    add column year integer generated always as (extract(year from arrived_on)::integer) stored;
alter table report_reception disable trigger report_reception_written_once;
update report_reception c set office_id = q.sender_id
from report r join report_request q on q.request_id = r.request_id
where r.report_id = c.report_id;
-- Of two letters that got one number, the later gets the next free one.
with doubled as (
    select report_id, office_id, year, received_at,
           row_number() over (partition by office_id, year, arrival_number order by received_at, report_id) as nth
    from report_reception
), anew as (
    select d.report_id,
           (select max(c.arrival_number) from report_reception c where c.office_id = d.office_id and c.year = d.year)
             + row_number() over (partition by d.office_id, d.year order by d.received_at, d.report_id) as arrival_number
    from doubled d where d.nth > 1
)
update report_reception c set arrival_number = anew.arrival_number from anew where anew.report_id = c.report_id;
alter table report_reception enable trigger report_reception_written_once;
alter table report_reception
    alter column office_id set not null,
    add constraint report_reception_number_unique unique (office_id, year, arrival_number);
comment on column report_reception.office_id is 'in whose register the letter stands: the sender of the request';
insert into letter_register (organization_id, sequence, year, last_number)
select office_id, 'ARRIVAL', year, max(arrival_number) from report_reception group by office_id, year;

-- What a letter says of itself stays with its number: also which one it names and why, and what it carries.
drop trigger report_letter_stays on report;
create trigger report_letter_stays before update on report
    for each row when (old.letter_number is not null
        and (old.letter_number, old.letter_date, old.subject, old.form, old.purpose, old.signatory_id, old.signed_by, old.signed_on, old.request_id,
             old.organization_id, old.corrects_id, old.correction_reason, old.annex_activities, old.annex_targets, old.submitted_by,
             old.assembled_at, old.created_by, old.created_at)
            is distinct from (new.letter_number, new.letter_date, new.subject, new.form, new.purpose, new.signatory_id, new.signed_by,
             new.signed_on, new.request_id, new.organization_id, new.corrects_id, new.correction_reason, new.annex_activities, new.annex_targets,
             new.submitted_by, new.assembled_at, new.created_by, new.created_at))
    execute function report_letter_stays();

-- The records of a sentence change with it: while the report is in its author's hands. Where the sentence itself goes,
-- they go with it.
create function report_sentence_source_open() returns trigger language plpgsql as $$
declare
    sentence uuid := case when tg_op = 'DELETE' then old.sentence_id else new.sentence_id end;
begin
    if exists (select from report_sentence s join report r on r.report_id = s.report_id
               where s.sentence_id = sentence and (r.state not in ('DRAFT', 'RETURNED') or r.letter_number is not null)) then
        raise exception 'the report of sentence % is out of its author''s hands', sentence
            using errcode = 'check_violation', constraint = 'report_sentence_source_open', table = 'report_sentence_source';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger report_sentence_source_open before insert or update or delete on report_sentence_source
    for each row execute function report_sentence_source_open();

-- Reasons may be given until the report is signed.
create function report_reason_open() returns trigger language plpgsql as $$
declare
    given jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
    if exists (select from report r
               where (r.report_id = (given ->> 'report_id')::uuid
                      or r.report_id = (select s.report_id from report_sentence s where s.sentence_id = (given ->> 'sentence_id')::uuid))
                 and (r.state not in ('DRAFT', 'IN_REVIEW', 'RETURNED') or r.letter_number is not null)) then
        raise exception 'the report was signed: its reasons do not change'
            using errcode = 'check_violation', constraint = tg_table_name || '_open', table = tg_table_name;
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger figure_reason_open before insert or update or delete on figure_reason
    for each row execute function report_reason_open();
create trigger activity_omission_open before insert or update or delete on activity_omission
    for each row execute function report_reason_open();

-- What was promised stays; only what became of it is decided.
create trigger commitment_promise_stays before update on commitment
    for each row when ((old.organization_id, old.report_id, old.sentence_id, old.position, old.words, old.task_id, old.period_name,
                        old.promised_from, old.promised_to)
        is distinct from (new.organization_id, new.report_id, new.sentence_id, new.position, new.words, new.task_id, new.period_name,
                          new.promised_from, new.promised_to))
    execute function refuse_change();
create trigger commitment_written_once before delete on commitment for each row execute function refuse_change();
create trigger commitment_activity_written_once before update or delete on commitment_activity
    for each row execute function refuse_change();

-- The letter as it was signed. Records may change until it is issued; what the leader signed does not.
alter table report
    add column signed_letter bytea,
    add constraint report_signed_letter_with_signature check (signed_letter is null or signed_on is not null);
comment on column report.signed_letter is
    'the typed letter as JSON, without number and date; null before, and where it was signed before this was kept';
