-- The office's own report carries the figures that its request asked for; a person is told of a request that was withdrawn.

alter table report
    add column annex_figures boolean not null default false,
    add constraint report_figures_consolidated check (consolidates or not annex_figures);
comment on column report.annex_figures is 'an annex tells each addressee''s figures of the indicators that the request asks for';
update report set annex_figures = true where consolidates and state = 'DRAFT' and purpose = 'CONSOLIDATION';

-- What a letter says of itself stays with its number: also this annex.
drop trigger report_letter_stays on report;
create trigger report_letter_stays before update on report
    for each row when (old.letter_number is not null
        and (old.letter_number, old.letter_date, old.subject, old.form, old.purpose, old.signatory_id, old.signed_by, old.signed_on, old.request_id,
             old.organization_id, old.corrects_id, old.correction_reason, old.annex_activities, old.annex_targets, old.submitted_by,
             old.assembled_at, old.created_by, old.created_at, old.consolidates, old.annex_answers, old.annex_areas, old.annex_figures)
            is distinct from (new.letter_number, new.letter_date, new.subject, new.form, new.purpose, new.signatory_id, new.signed_by,
             new.signed_on, new.request_id, new.organization_id, new.corrects_id, new.correction_reason, new.annex_activities, new.annex_targets,
             new.submitted_by, new.assembled_at, new.created_by, new.created_at, new.consolidates, new.annex_answers, new.annex_areas,
             new.annex_figures))
    execute function report_letter_stays();

-- Who was told that a request was withdrawn; nobody is told twice.
create table request_withdrawal_seen (
    account_id uuid        not null constraint request_withdrawal_seen_account references account,
    request_id uuid        not null constraint request_withdrawal_seen_request references report_request,
    seen_at    timestamptz not null,
    primary key (account_id, request_id)
);
create index request_withdrawal_seen_request_idx on request_withdrawal_seen (request_id);
comment on table request_withdrawal_seen is 'people who put the notice of a withdrawn request away';
