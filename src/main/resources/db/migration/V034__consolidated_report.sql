-- The coordination office's own report (báo cáo), drawn together from the departments' answers to one request of its own.

alter table report
    add column consolidates  boolean not null default false,
    add column annex_answers boolean not null default false,
    add column annex_areas   boolean not null default false,
    drop constraint report_purpose_known,
    drop constraint report_correction_names_letter,
    drop constraint report_correction_has_reason,
    add constraint report_purpose_known
        check (purpose in ('RESPONSE', 'CONSOLIDATION', 'REPLACEMENT', 'CORRECTION', 'WITHDRAWAL')),
    add constraint report_correction_names_letter check ((purpose in ('RESPONSE', 'CONSOLIDATION')) = (corrects_id is null)),
    add constraint report_correction_has_reason check ((purpose in ('RESPONSE', 'CONSOLIDATION')) = (correction_reason is null)),
    add constraint report_consolidation_purpose
        check (case purpose when 'RESPONSE' then not consolidates when 'CONSOLIDATION' then consolidates else true end),
    add constraint report_consolidation_annexes
        check (case when consolidates then not annex_activities else not (annex_answers or annex_areas) end),
    add constraint report_consolidation_ends_issued
        check (not consolidates or (state not in ('RECEIVED', 'ACCEPTED') and (state <> 'RETURNED' or letter_number is null)));
comment on column report.consolidates is 'the request is the office''s own, and the letter draws its answers together or concerns one that does';
comment on column report.annex_answers is 'an annex tells who answered the request';
comment on column report.annex_areas is 'an annex counts activities by area';
comment on column report.purpose is
    'what the letter does: answers, draws answers together, or (Nghị định 30/2020, Điều 18) replaces, corrects, withdraws an earlier one';

drop index report_once;
create unique index report_once on report (organization_id, request_id, consolidates) where corrects_id is null and superseded is null;

-- Only the sender of a request, or who answers for it since, draws its answers together; a letter that concerns such a
-- report is of its kind.
create function report_consolidation_own() returns trigger language plpgsql as $$
begin
    if new.corrects_id is not null
       and new.consolidates is distinct from (select r.consolidates from report r where r.report_id = new.corrects_id) then
        raise exception 'report % is not of the kind of the one it names', new.report_id
            using errcode = 'check_violation', constraint = 'report_consolidation_kind', table = 'report';
    end if;
    if new.consolidates and not exists (
        with recursive answering as (
            select q.sender_id as id, 0 as steps from report_request q where q.request_id = new.request_id
            union all
            select s.successor_id, a.steps + 1 from answering a join organization_succession s on s.predecessor_id = a.id
            where a.steps < 20)
        select from answering where id = new.organization_id) then
        raise exception 'report % draws together what another organization asked for', new.report_id
            using errcode = 'check_violation', constraint = 'report_consolidation_own', table = 'report';
    end if;
    return new;
end $$;
create trigger report_consolidation_own before insert or update of consolidates, organization_id, request_id, corrects_id on report
    for each row execute function report_consolidation_own();

-- What a letter says of itself stays with its number: also its new annexes.
drop trigger report_letter_stays on report;
create trigger report_letter_stays before update on report
    for each row when (old.letter_number is not null
        and (old.letter_number, old.letter_date, old.subject, old.form, old.purpose, old.signatory_id, old.signed_by, old.signed_on, old.request_id,
             old.organization_id, old.corrects_id, old.correction_reason, old.annex_activities, old.annex_targets, old.submitted_by,
             old.assembled_at, old.created_by, old.created_at, old.consolidates, old.annex_answers, old.annex_areas)
            is distinct from (new.letter_number, new.letter_date, new.subject, new.form, new.purpose, new.signatory_id, new.signed_by,
             new.signed_on, new.request_id, new.organization_id, new.corrects_id, new.correction_reason, new.annex_activities, new.annex_targets,
             new.submitted_by, new.assembled_at, new.created_by, new.created_at, new.consolidates, new.annex_answers, new.annex_areas))
    execute function report_letter_stays();

-- A sentence may rest on a letter, and may be a heading within its part.
alter table report_sentence_source
    drop constraint report_sentence_source_kind_known,
    add constraint report_sentence_source_kind_known
        check (kind in ('ACTIVITY', 'PLAN', 'PLAN_TASK', 'REQUEST', 'COMMITMENT', 'REPORT'));
alter table report_sentence
    drop constraint report_sentence_kind_known,
    add constraint report_sentence_kind_known check (kind in ('SENTENCE', 'LEAD', 'CLAUSE', 'ITEM', 'HEADING'));
alter table report_version_sentence
    drop constraint report_version_sentence_kind_known,
    add constraint report_version_sentence_kind_known check (kind in ('SENTENCE', 'LEAD', 'CLAUSE', 'ITEM', 'HEADING'));

-- That the office counts an organization's activities says nothing of who answers for it: what was done on the ground
-- of a merger does not include its reports.
create or replace function organization_succession_used(gone uuid) returns text language sql stable as $$
    select case
        when exists (select from report r join report c on c.report_id = r.corrects_id
                     where c.organization_id = gone and r.organization_id <> gone) then 'LETTER'
        when exists (select from report r join report_request_addressee a on a.request_id = r.request_id and a.organization_id = gone
                     where r.organization_id = s.successor_id and not r.consolidates
                       and not exists (select from report_request_addressee x
                                       where x.request_id = r.request_id and x.organization_id = r.organization_id)) then 'REPORT'
        when exists (select from report r join report_sentence t on t.report_id = r.report_id
                       join report_sentence_source x on x.sentence_id = t.sentence_id and x.kind = 'ACTIVITY'
                       join activity a on a.activity_id = x.source_id and a.organization_id = gone
                     where r.organization_id <> gone and not r.consolidates) then 'REPORT'
        when exists (select from report r join report_request q on q.request_id = r.request_id and q.sender_id = gone
                     where r.organization_id <> gone and r.consolidates) then 'REPORT'
        when exists (select from organization_succession_account m
                       join activity a on a.changed_by = m.account_id and a.changed_at >= s.recorded_at and a.organization_id <> gone
                     where m.predecessor_id = gone) then 'PEOPLE'
        when exists (select from organization_succession_account m
                       join report_step t on t.made_by = m.account_id and t.made_at >= s.recorded_at
                       join report r on r.report_id = t.report_id and r.organization_id <> gone
                     where m.predecessor_id = gone) then 'PEOPLE'
        end
    from organization_succession s where s.predecessor_id = gone
$$;
