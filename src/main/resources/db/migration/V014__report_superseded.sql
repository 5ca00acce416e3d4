-- A letter that another one replaced or withdrew no longer answers the request: the department may answer anew.

alter table report
    add column superseded text constraint report_superseded_known check (superseded in ('REPLACEMENT', 'WITHDRAWAL')),
    add constraint report_superseded_was_issued check (superseded is null or letter_number is not null);
comment on column report.superseded is 'purpose of the issued letter that took this one out of force; null while it is in force';

drop index report_once;
create unique index report_once on report (organization_id, request_id) where corrects_id is null and superseded is null;

-- Only an issued letter takes another one out of force, and once.
create function report_superseded() returns trigger language plpgsql as $$
begin
    if old.superseded is not null
       or not exists (select from report r where r.corrects_id = new.report_id and r.purpose = new.superseded
                      and r.letter_number is not null) then
        raise exception 'no letter took that of report % out of force', new.report_id
            using errcode = 'check_violation', constraint = 'report_superseded', table = 'report';
    end if;
    return null;
end $$;
create constraint trigger report_superseded after update on report deferrable initially deferred
    for each row when (old.superseded is distinct from new.superseded) execute function report_superseded();

-- A letter out of force is entered in the office's register still, for it arrives; nothing else happens to it.
create function report_superseded_rests() returns trigger language plpgsql as $$
begin
    raise exception 'the letter of report % is out of force', old.report_id
        using errcode = 'check_violation', constraint = 'report_superseded_rests', table = 'report';
end $$;
create trigger report_superseded_rests before update on report
    for each row when (old.superseded is not null and old.state is distinct from new.state and new.state <> 'RECEIVED')
    execute function report_superseded_rests();
