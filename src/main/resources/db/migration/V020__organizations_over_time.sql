-- Organizations over time: what they were called and under whom, what became of them, which records were of the same one.

-- Names as searching and typing compare them: accents, letter case, marks and the usual abbreviations aside, without the
-- province's own name at the end, which some write and others leave out.
create function organization_key(text) returns text
    language sql immutable strict parallel safe
    return trim(regexp_replace(regexp_replace(regexp_replace(
        regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
            public.vn_fold($1),
            '\mkh ?(&|va) ?(dt|dau tu)\M|\mkhdt\M', 'ke hoach va dau tu', 'g'),
            '\mnn ?(&|va)? ?ptnt\M', 'nong nghiep va phat trien nong thon', 'g'),
            '\mkh ?(&|va)? ?cn\M', 'khoa hoc va cong nghe', 'g'),
            '\mlhpn\M', 'lien hiep phu nu', 'g'),
            '\mccb\M', 'cuu chien binh', 'g'),
            '\mubnd\M', 'uy ban nhan dan', 'g'),
            '\mmttq\M', 'mat tran to quoc', 'g'),
            '\mldld\M', 'lien doan lao dong', 'g'),
            '\mvpdp\M', 'van phong dieu phoi', 'g'),
            '\mclb\M', 'cau lac bo', 'g'),
            '\mhtx\M', 'hop tac xa', 'g'),
            '\mtx\M', 'thi xa', 'g'),
            '\mtp\M', 'thanh pho', 'g'),
            '\mtt\M', 'trung tam', 'g'),
            '&', ' va ', 'g'),
            '[^a-z0-9]+', ' ', 'g'),
            ' (tinh dong thap|dong thap|tinh) *$', '', 'g'),
            ' +', ' ', 'g'));
comment on function organization_key(text) is
    'a name without what does not tell organizations apart: Hội LHPN TP Sa Đéc as hoi lien hiep phu nu thanh pho sa dec';

-- What an organization is called, under whom it stands and which symbol its letters bear, from a day on until the day before
-- the next row's. A row without a day holds from the beginning, so that there is one row in force on every day, and only one.
create table organization_name (
    name_id           uuid primary key default gen_random_uuid(),
    organization_id   uuid not null constraint organization_name_organization references organization on delete cascade,
    valid_from        date,
    official_name     text not null constraint organization_name_official_length check (char_length(official_name) between 1 and 300),
    letter_name       text not null constraint organization_name_letter_length check (char_length(letter_name) between 1 and 300),
    abbreviation      text constraint organization_name_abbreviation_length check (char_length(abbreviation) between 1 and 100),
    governing_body_id uuid constraint organization_name_governing_body references organization deferrable,
    letter_symbol     text constraint organization_name_symbol_form check (letter_symbol ~ '^[[:upper:]-]{1,30}$'),
    decision          text constraint organization_name_decision_length check (char_length(decision) between 1 and 200),
    official_key      text not null generated always as (organization_key(official_name)) stored,
    letter_key        text not null generated always as (organization_key(letter_name)) stored,
    constraint organization_name_day_once unique nulls not distinct (organization_id, valid_from),
    constraint organization_name_day_plausible check (valid_from between date '1900-01-01' and date '2199-12-31'),
    constraint organization_name_not_its_own_body check (governing_body_id <> organization_id)
);
create index organization_name_governing_body_idx on organization_name (governing_body_id);
create index organization_name_official_key_idx on organization_name using gin (official_key gin_trgm_ops);
create index organization_name_letter_key_idx on organization_name using gin (letter_key gin_trgm_ops);
comment on column organization_name.valid_from is 'first day; null: from the beginning';
comment on column organization_name.decision is 'by which it came: Quyết định số … ngày …';

insert into organization_name (organization_id, official_name, letter_name, abbreviation, governing_body_id, letter_symbol)
select organization_id, official_name, letter_name, abbreviation, governing_body_id, letter_symbol from organization;

-- The columns of organization are those of the row in force today. A change on either side is made on the other, so that
-- whatever adds an organization needs to know nothing of the rows.
create function portal_today() returns date language sql stable
    return (now() at time zone 'Asia/Ho_Chi_Minh')::date;

create function organization_begins() returns trigger language plpgsql as $$
begin
    insert into organization_name (organization_id, official_name, letter_name, abbreviation, governing_body_id, letter_symbol)
    values (new.organization_id, new.official_name, new.letter_name, new.abbreviation, new.governing_body_id, new.letter_symbol);
    return null;
end $$;
create trigger organization_begins after insert on organization for each row execute function organization_begins();

create function organization_entry_changed() returns trigger language plpgsql as $$
begin
    update organization_name n
    set official_name = new.official_name, letter_name = new.letter_name, abbreviation = new.abbreviation,
        governing_body_id = new.governing_body_id, letter_symbol = new.letter_symbol
    where n.name_id = (select x.name_id from organization_name x
                       where x.organization_id = new.organization_id and coalesce(x.valid_from, '-infinity') <= portal_today()
                       order by x.valid_from desc nulls last limit 1)
      and (n.official_name, n.letter_name, n.abbreviation, n.governing_body_id, n.letter_symbol)
          is distinct from (new.official_name, new.letter_name, new.abbreviation, new.governing_body_id, new.letter_symbol);
    return null;
end $$;
create trigger organization_entry_changed after update on organization for each row
    when ((old.official_name, old.letter_name, old.abbreviation, old.governing_body_id, old.letter_symbol)
          is distinct from (new.official_name, new.letter_name, new.abbreviation, new.governing_body_id, new.letter_symbol))
    execute function organization_entry_changed();

-- Brings the columns up to the row in force today, of one organization or of all: at midnight another row may be.
create function organization_as_of_today(one uuid) returns integer language plpgsql as $$
declare
    changed integer;
begin
    update organization o
    set official_name = n.official_name, letter_name = n.letter_name, abbreviation = n.abbreviation,
        governing_body_id = n.governing_body_id, letter_symbol = n.letter_symbol, version = o.version + 1
    from (select distinct on (x.organization_id) x.* from organization_name x
          where coalesce(x.valid_from, '-infinity') <= portal_today() and (one is null or x.organization_id = one)
          order by x.organization_id, x.valid_from desc nulls last) n
    where n.organization_id = o.organization_id
      and (n.official_name, n.letter_name, n.abbreviation, n.governing_body_id, n.letter_symbol)
          is distinct from (o.official_name, o.letter_name, o.abbreviation, o.governing_body_id, o.letter_symbol)
      and (one is not null or not exists (select from organization p
                                          where p.official_name = n.official_name and p.organization_id <> n.organization_id));
    get diagnostics changed = row_count;
    return changed;
end $$;

create function organization_name_changed() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if not exists (select from organization where organization_id = old.organization_id) then
            return null; -- it went with its organization
        end if;
        if old.valid_from is null then
            raise exception 'organization_name_first_stays: the row from the beginning stays'
                using errcode = 'check_violation', constraint = 'organization_name_first_stays', table = 'organization_name';
        end if;
        perform organization_as_of_today(old.organization_id);
    else
        if tg_op = 'UPDATE' and (old.valid_from is null) <> (new.valid_from is null) then
            raise exception 'organization_name_first_stays: the row from the beginning stays'
                using errcode = 'check_violation', constraint = 'organization_name_first_stays', table = 'organization_name';
        end if;
        perform organization_as_of_today(new.organization_id);
    end if;
    return null;
end $$;
create trigger organization_name_changed after insert or update or delete on organization_name
    for each row execute function organization_name_changed();

-- An organization that became part of another one on a day, which from then on answers for its old letters.
create table organization_succession (
    predecessor_id uuid        primary key constraint organization_succession_predecessor references organization,
    successor_id   uuid        not null constraint organization_succession_successor references organization,
    effective_on   date        not null,
    decision       text        constraint organization_succession_decision_length check (char_length(decision) between 1 and 200),
    recorded_by    uuid        not null constraint organization_succession_recorded_by references account,
    recorded_at    timestamptz not null,
    constraint organization_succession_of_another check (predecessor_id <> successor_id),
    constraint organization_succession_day_plausible check (effective_on between date '1900-01-01' and date '2199-12-31')
);
create index organization_succession_successor_idx on organization_succession (successor_id);
create index organization_succession_recorded_by_idx on organization_succession (recorded_by);
comment on column organization_succession.effective_on is 'first day on which the predecessor is no more';

create function organization_succession_ends() returns trigger language plpgsql as $$
begin
    if exists (with recursive onward as (
                   select s.successor_id from organization_succession s where s.predecessor_id = new.successor_id
                   union select s.successor_id from organization_succession s join onward o on s.predecessor_id = o.successor_id)
               select from onward where successor_id = new.predecessor_id) then
        raise exception 'organization_succession_no_circle: organizations became part of each other'
            using errcode = 'check_violation', constraint = 'organization_succession_no_circle', table = 'organization_succession';
    end if;
    return new;
end $$;
create trigger organization_succession_ends before insert or update on organization_succession
    for each row execute function organization_succession_ends();

-- Which accounts went along, to come back if the merger is undone.
create table organization_succession_account (
    predecessor_id uuid not null constraint organization_succession_account_of references organization_succession on delete cascade,
    account_id     uuid not null constraint organization_succession_account_account references account,
    primary key (predecessor_id, account_id)
);
create index organization_succession_account_account_idx on organization_succession_account (account_id);

-- Whose activities a list shows depends on it.
create trigger activity_choices_succession after insert or update or delete or truncate on organization_succession
    for each statement execute function activity_choices_changed();

-- Two records of one organization: what was the one's is the other's, and comes back when the merge is undone.
alter table organization
    add column merged_into_id uuid constraint organization_merged_into references organization,
    add constraint organization_merged_into_another check (merged_into_id <> organization_id);
create index organization_merged_into_idx on organization (merged_into_id);
comment on column organization.merged_into_id is 'the record that is kept; this one is but a name by which that one is found';

create table organization_merge (
    merge_id   uuid        primary key,
    merged_id  uuid        not null constraint organization_merge_merged references organization,
    kept_id    uuid        not null constraint organization_merge_kept references organization,
    merged_by  uuid        not null constraint organization_merge_merged_by references account,
    merged_at  timestamptz not null,
    undone_by  uuid        constraint organization_merge_undone_by references account,
    undone_at  timestamptz,
    constraint organization_merge_of_two check (merged_id <> kept_id),
    constraint organization_merge_undone_by_somebody check ((undone_by is null) = (undone_at is null))
);
create unique index organization_merge_standing on organization_merge (merged_id) where undone_at is null;
create index organization_merge_kept_idx on organization_merge (kept_id);
create index organization_merge_merged_by_idx on organization_merge (merged_by);
create index organization_merge_undone_by_idx on organization_merge (undone_by);

create table organization_merge_row (
    merge_id    uuid    not null constraint organization_merge_row_merge references organization_merge,
    position    integer not null,
    table_name  text    not null,
    column_name text    not null,
    row_before  jsonb   not null,
    dropped     boolean not null,
    primary key (merge_id, position)
);
comment on column organization_merge_row.dropped is 'the kept record had the same already, so the row went instead of moving';

-- What a merge of records does with each foreign key to organization. A migration that adds one says it here.
create table organization_reference (
    table_name  text    not null,
    column_name text    not null,
    handling    text    not null constraint organization_reference_handling_known check (handling in ('MOVES', 'STAYS', 'REFUSES')),
    position    integer not null constraint organization_reference_position_unique unique,
    primary key (table_name, column_name)
);
comment on column organization_reference.handling is
    'MOVES: goes to the record that is kept; STAYS: tells what was; REFUSES: a record that has such rows is not merged into another';
insert into organization_reference values
    ('report', 'organization_id', 'REFUSES', 10),
    ('issued_letter', 'organization_id', 'REFUSES', 20),
    ('letter_register', 'organization_id', 'REFUSES', 30),
    ('report_reception', 'office_id', 'REFUSES', 40),
    ('commitment', 'organization_id', 'REFUSES', 50),
    ('organization_succession', 'predecessor_id', 'REFUSES', 60),
    ('organization_succession', 'successor_id', 'REFUSES', 70),
    ('organization_name', 'organization_id', 'STAYS', 80),
    ('organization_merge', 'merged_id', 'STAYS', 90),
    ('organization_merge', 'kept_id', 'STAYS', 100),
    ('audit_entry', 'organization_id', 'STAYS', 110),
    ('organization_name', 'governing_body_id', 'MOVES', 120),
    ('organization', 'governing_body_id', 'MOVES', 130),
    ('organization', 'merged_into_id', 'MOVES', 140),
    ('signatory', 'organization_id', 'MOVES', 150),
    ('account', 'organization_id', 'MOVES', 160),
    ('plan', 'issuer_id', 'MOVES', 170),
    ('plan_participation', 'organization_id', 'MOVES', 180),
    ('plan_task', 'lead_id', 'MOVES', 190),
    ('plan_task_cooperation', 'organization_id', 'MOVES', 200),
    ('report_request', 'sender_id', 'MOVES', 210),
    ('report_request_addressee', 'organization_id', 'MOVES', 220),
    ('activity', 'organization_id', 'MOVES', 230),
    ('activity_participation', 'organization_id', 'MOVES', 240),
    -- of tables that later migrations lay
    ('certificate_notice', 'organization_id', 'REFUSES', 72),
    ('target_estimate', 'organization_id', 'REFUSES', 74),
    ('import_batch', 'organization_id', 'MOVES', 250),
    ('activity_batch', 'organization_id', 'MOVES', 260),
    ('activity_batch', 'partner_id', 'MOVES', 270);

-- Which row of a table that is: its primary key as a condition, the organization's place taken by another.
create function organization_row_condition(named regclass, row_then jsonb, col text, now_is uuid) returns text
    language sql stable as $$
    select string_agg(format('%I = %L', a.attname, case when a.attname = col then now_is::text else row_then ->> a.attname end), ' and ')
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = named and i.indisprimary
$$;

-- Moves what is the one record's to the other. A link that the other has already goes; another row that would then be there
-- twice stops the merge.
create function organization_rows_move(merge uuid, merged uuid, kept uuid) returns integer language plpgsql as $$
declare
    ref record;
    the record;
    n   integer := 0;
    link boolean;
    other record;
begin
    -- Who carries an activity out or leads it does not co-operate in it.
    for the in
        select to_jsonb(c) as row_before, c.activity_id, c.organization_id
        from activity_participation c
          join activity_participation x on x.activity_id = c.activity_id and x.role <> 'COOPERATING'
        where c.role = 'COOPERATING' and c.organization_id <> x.organization_id
          and c.organization_id in (merged, kept) and x.organization_id in (merged, kept)
    loop
        n := n + 1;
        insert into organization_merge_row values (merge, n, 'activity_participation', 'organization_id', the.row_before, true);
        delete from activity_participation
        where activity_id = the.activity_id and organization_id = the.organization_id and role = 'COOPERATING';
    end loop;
    for ref in select * from organization_reference where handling = 'MOVES' order by position loop
        link := exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                        where i.indrelid = ref.table_name::regclass and i.indisprimary and a.attname = ref.column_name);
        for the in execute format('select to_jsonb(t) as row_before from %I t where t.%I = $1', ref.table_name, ref.column_name)
            using merged
        loop
            n := n + 1;
            begin
                execute format('update %I set %I = $1 where %s', ref.table_name, ref.column_name,
                               organization_row_condition(ref.table_name::regclass, the.row_before, ref.column_name, merged))
                    using kept;
                insert into organization_merge_row values (merge, n, ref.table_name, ref.column_name, the.row_before, false);
            exception when unique_violation then
                if not link then
                    raise exception 'organization_merge_twice: % has both', ref.table_name
                        using errcode = 'unique_violation', constraint = 'organization_merge_twice', table = ref.table_name;
                end if;
                execute format('delete from %I where %s', ref.table_name,
                               organization_row_condition(ref.table_name::regclass, the.row_before, ref.column_name, merged));
                insert into organization_merge_row values (merge, n, ref.table_name, ref.column_name, the.row_before, true);
            end;
        end loop;
    end loop;
    return n;
end $$;

-- Gives back what the merge moved, as far as it is still there and still the kept record's.
create function organization_rows_return(merge uuid) returns integer language plpgsql as $$
declare
    m   organization_merge;
    the record;
    n   integer := 0;
    done integer;
begin
    select * into m from organization_merge where merge_id = merge;
    for the in select * from organization_merge_row where merge_id = merge order by position desc loop
        begin
            if the.dropped then
                execute format('insert into %I select (jsonb_populate_record(null::%I, $1)).* on conflict do nothing',
                               the.table_name, the.table_name)
                    using the.row_before;
            else
                execute format('update %I set %I = $1 where %s and %I = $2', the.table_name, the.column_name,
                               organization_row_condition(the.table_name::regclass, the.row_before, the.column_name, m.kept_id),
                               the.column_name)
                    using m.merged_id, m.kept_id;
            end if;
            get diagnostics done = row_count;
            n := n + done;
        exception when foreign_key_violation then
            null; -- the plan task or activity of the link is gone
        end;
    end loop;
    return n;
end $$;

-- A record that was merged takes no new rows; and an organization that became part of another does nothing after its day.
create function organization_is_kept() returns trigger language plpgsql as $$
declare
    named uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
    if exists (select from organization o where o.organization_id = named and o.merged_into_id is not null) then
        raise exception 'organization_merged: organization % is merged into another', named
            using errcode = 'check_violation', constraint = 'organization_merged', table = tg_table_name;
    end if;
    return new;
end $$;
create trigger organization_is_kept before insert or update of organization_id on signatory
    for each row execute function organization_is_kept('organization_id');
create trigger organization_is_kept before insert or update of organization_id on account
    for each row execute function organization_is_kept('organization_id');
create trigger organization_is_kept before insert or update of issuer_id on plan
    for each row execute function organization_is_kept('issuer_id');
create trigger organization_is_kept before insert or update of lead_id on plan_task
    for each row when (new.lead_id is not null) execute function organization_is_kept('lead_id');
create trigger organization_is_kept before insert or update of organization_id on plan_task_cooperation
    for each row execute function organization_is_kept('organization_id');
create trigger organization_is_kept before insert or update of organization_id on plan_participation
    for each row execute function organization_is_kept('organization_id');
create trigger organization_is_kept before insert or update of sender_id on report_request
    for each row execute function organization_is_kept('sender_id');
create trigger organization_is_kept before insert or update of organization_id on report_request_addressee
    for each row execute function organization_is_kept('organization_id');
create trigger organization_is_kept before insert on report
    for each row execute function organization_is_kept('organization_id');
create trigger organization_is_kept before insert or update of governing_body_id on organization_name
    for each row when (new.governing_body_id is not null) execute function organization_is_kept('governing_body_id');

create function activity_organization_exists() returns trigger language plpgsql as $$
begin
    if exists (select from organization_succession s
               where s.predecessor_id = new.organization_id and s.effective_on <= new.period_from) then
        raise exception 'activity_organization_closed: organization % was no more on %', new.organization_id, new.period_from
            using errcode = 'check_violation', constraint = 'activity_organization_closed', table = 'activity';
    end if;
    if exists (select from organization o where o.organization_id = new.organization_id and o.merged_into_id is not null) then
        raise exception 'organization_merged: organization % is merged into another', new.organization_id
            using errcode = 'check_violation', constraint = 'organization_merged', table = 'activity';
    end if;
    return new;
end $$;
create trigger activity_organization_exists before insert or update of organization_id, period_from on activity
    for each row execute function activity_organization_exists();

create function activity_participant_is_kept() returns trigger language plpgsql as $$
begin
    if exists (select from organization o where o.organization_id = new.organization_id and o.merged_into_id is not null) then
        raise exception 'organization_merged: organization % is merged into another', new.organization_id
            using errcode = 'check_violation', constraint = 'organization_merged', table = 'activity_participation';
    end if;
    return new;
end $$;
create trigger organization_is_kept before insert or update of organization_id on activity_participation
    for each row execute function activity_participant_is_kept();

-- Terms of those who sign. An authorisation (TUQ.) is written and for a time (Nghị định 30/2020/NĐ-CP, Điều 13); those that
-- were recorded before without their paper or their end stand as they are.
alter table signatory
    add column document text constraint signatory_document_length check (char_length(document) between 1 and 200),
    add constraint signatory_authorization_written
        check (authority <> 'BY_AUTHORIZATION' or (document is not null and valid_to is not null)) not valid;
comment on column signatory.document is 'decision or authorisation by which the person signs: Giấy ủy quyền số … ngày …';

-- A term covers the letters that were signed by it.
create function signatory_covers_letters() returns trigger language plpgsql as $$
begin
    if exists (select from report r where r.signatory_id = new.signatory_id
               and (r.signed_on > coalesce(new.valid_to, 'infinity') or r.signed_on < coalesce(new.valid_from, '-infinity'))) then
        raise exception 'signatory_covers_letters: a letter was signed by this term on another day'
            using errcode = 'check_violation', constraint = 'signatory_covers_letters', table = 'signatory';
    end if;
    return new;
end $$;
create trigger signatory_covers_letters before update of valid_from, valid_to on signatory
    for each row execute function signatory_covers_letters();

-- What was done on the ground of a merger, which then stands: null while nothing was.
create function organization_succession_used(gone uuid) returns text language sql stable as $$
    select case
        when exists (select from report r join report c on c.report_id = r.corrects_id
                     where c.organization_id = gone and r.organization_id <> gone) then 'LETTER'
        when exists (select from report r join report_request_addressee a on a.request_id = r.request_id and a.organization_id = gone
                     where r.organization_id = s.successor_id
                       and not exists (select from report_request_addressee x
                                       where x.request_id = r.request_id and x.organization_id = r.organization_id)) then 'REPORT'
        when exists (select from report r join report_sentence t on t.report_id = r.report_id
                       join report_sentence_source x on x.sentence_id = t.sentence_id and x.kind = 'ACTIVITY'
                       join activity a on a.activity_id = x.source_id and a.organization_id = gone
                     where r.organization_id <> gone) then 'REPORT'
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

-- The first foreign key by which a record has what a merge of records cannot move; null where it has none.
create function organization_merge_refused_by(merged uuid) returns text language plpgsql stable as $$
declare
    ref record;
    has boolean;
begin
    for ref in select * from organization_reference where handling = 'REFUSES' order by position loop
        execute format('select exists (select from %I where %I = $1)', ref.table_name, ref.column_name) into has using merged;
        if has then return ref.table_name; end if;
    end loop;
    return null;
end $$;
