-- What a request asks for: an outline, indicators; what was changed of it since; its arrival; regimes by which requests come back.

-- Outlines to begin with.
create table outline_preset (
    preset_code text    primary key constraint outline_preset_code_form check (preset_code ~ '^[A-Z][A-Z_]{1,49}$'),
    position    integer not null constraint outline_preset_position_unique unique,
    name        text    not null constraint outline_preset_name_length check (char_length(name) between 1 and 100),
    name_en     text    not null constraint outline_preset_name_en_length check (char_length(name_en) between 1 and 100)
);
create table outline_preset_line (
    preset_code text    not null constraint outline_preset_line_preset references outline_preset,
    position    integer not null constraint outline_preset_line_position_range check (position between 1 and 60),
    depth       integer not null constraint outline_preset_line_depth_range check (depth between 1 and 3),
    heading     text    not null constraint outline_preset_line_heading_length check (char_length(heading) between 1 and 300),
    guidance    text    constraint outline_preset_line_guidance_length check (char_length(guidance) between 1 and 500),
    section     text    constraint outline_preset_line_section_known
                check (section in ('COMMITMENTS', 'RESULTS', 'DIFFICULTIES', 'NEXT_TASKS', 'RECOMMENDATIONS')),
    primary key (preset_code, position),
    constraint outline_preset_line_section_once unique (preset_code, section)
);
insert into outline_preset values ('SIX_MONTHS', 1, 'Đề cương báo cáo 6 tháng', 'Six-month outline');
-- The content of a six-month regime by Nghị định 09/2019/NĐ-CP, as ministries spell it out for theirs.
insert into outline_preset_line values
    ('SIX_MONTHS', 1, 1, 'Kết quả thực hiện các nhiệm vụ trong kỳ', null, 'RESULTS'),
    ('SIX_MONTHS', 2, 2, 'Công tác chỉ đạo, điều hành', 'Văn bản đã tham mưu, ban hành; công tác kiểm tra', null),
    ('SIX_MONTHS', 3, 2, 'Kết quả theo từng nhóm nhiệm vụ', 'Tập huấn, kết nối giao thương, tài chính, ươm tạo, truyền thông …', null),
    ('SIX_MONTHS', 4, 2, 'Kết quả so với chỉ tiêu, kinh phí thực hiện', 'Trong kỳ, lũy kế, so với kế hoạch năm', null),
    ('SIX_MONTHS', 5, 1, 'Đánh giá chung', null, 'DIFFICULTIES'),
    ('SIX_MONTHS', 6, 2, 'Thuận lợi', null, null),
    ('SIX_MONTHS', 7, 2, 'Khó khăn, hạn chế', null, null),
    ('SIX_MONTHS', 8, 2, 'Nguyên nhân', 'Khách quan, chủ quan', null),
    ('SIX_MONTHS', 9, 1, 'Nhiệm vụ, giải pháp kỳ tiếp theo', null, 'NEXT_TASKS'),
    ('SIX_MONTHS', 10, 1, 'Kiến nghị, đề xuất', 'Ghi rõ cấp có thẩm quyền xem xét', 'RECOMMENDATIONS');

-- The parts that a request asks for. A part that names a section of the letter gives it its heading.
create table report_request_outline (
    request_id uuid    not null constraint report_request_outline_request references report_request,
    position   integer not null constraint report_request_outline_position_range check (position between 1 and 60),
    depth      integer not null constraint report_request_outline_depth_range check (depth between 1 and 3),
    heading    text    not null constraint report_request_outline_heading_length check (char_length(heading) between 1 and 300),
    guidance   text    constraint report_request_outline_guidance_length check (char_length(guidance) between 1 and 500),
    section    text    constraint report_request_outline_section_known
               check (section in ('COMMITMENTS', 'RESULTS', 'DIFFICULTIES', 'NEXT_TASKS', 'RECOMMENDATIONS')),
    primary key (request_id, position),
    constraint report_request_outline_section_once unique (request_id, section)
);
comment on column report_request_outline.depth is '1 for a part, 2 and 3 for what stands in it';
comment on column report_request_outline.section is 'the section of the letter that answers it; null where a person sees to it';

create table report_request_indicator (
    request_id     uuid    not null constraint report_request_indicator_request references report_request,
    indicator_code text    not null constraint report_request_indicator_indicator references indicator,
    primary key (request_id, indicator_code)
);
create index report_request_indicator_indicator_idx on report_request_indicator (indicator_code);

-- A letter takes up a request that stands and asks the department, or one that became part of it. Whoever changes the request
-- holds it meanwhile.
create function report_request_asks() returns trigger language plpgsql as $$
begin
    perform from report_request q where q.request_id = new.request_id for share;
    if exists (select from report_request q where q.request_id = new.request_id and q.withdrawn_at is not null) then
        raise exception 'report_request_stands: request % was withdrawn', new.request_id
            using errcode = 'check_violation', constraint = 'report_request_stands', table = 'report';
    end if;
    if not exists (with recursive asked as (
                       select a.organization_id, 0 as steps from report_request_addressee a where a.request_id = new.request_id
                       union
                       select s.successor_id, a.steps + 1 from asked a
                         join organization_succession s on s.predecessor_id = a.organization_id
                       where a.steps < 20)
                   select from asked where organization_id = new.organization_id) then
        raise exception 'report_request_asks: request % does not ask organization %', new.request_id, new.organization_id
            using errcode = 'check_violation', constraint = 'report_request_asks', table = 'report';
    end if;
    return new;
end $$;
create trigger report_request_asks before insert on report
    for each row when (new.purpose = 'RESPONSE') execute function report_request_asks();

-- Whether the addressee, or who answers for it since and is not asked itself, has taken the request up: entered it, begun a
-- report, said that there is nothing to report or been given leave.
create function report_request_taken_up(request uuid, asked uuid) returns boolean language sql stable as $$
    with recursive answering as (
        select asked as by_id, 0 as steps
        union
        select s.successor_id, a.steps + 1
        from answering a join organization_succession s on s.predecessor_id = a.by_id
        where a.steps < 20)
    select exists (select from answering a join report r on r.organization_id = a.by_id and r.request_id = request
                   where a.steps = 0 or not exists (select from report_request_addressee x
                                                    where x.request_id = request and x.organization_id = a.by_id))
        or exists (select from report_request_arrival t where t.request_id = request and t.organization_id = asked)
        or exists (select from report_request_nothing t where t.request_id = request and t.organization_id = asked)
        or exists (select from report_request_exception t where t.request_id = request and t.organization_id = asked)
$$;

create function report_request_addressee_stays() returns trigger language plpgsql as $$
begin
    if report_request_taken_up(old.request_id, old.organization_id) then
        raise exception 'report_request_addressee_stays: organization % has taken it up', old.organization_id
            using errcode = 'check_violation', constraint = 'report_request_addressee_stays', table = 'report_request_addressee';
    end if;
    return old;
end $$;
create trigger report_request_addressee_stays before delete on report_request_addressee
    for each row execute function report_request_addressee_stays();

-- What was changed of a request after it was sent, as its addressees read it.
create table report_request_change (
    change_id  uuid        primary key,
    request_id uuid        not null constraint report_request_change_request references report_request,
    position   integer     not null constraint report_request_change_position check (position between 1 and 20),
    field      text        not null constraint report_request_change_field_known
               check (field in ('SENDER', 'NUMBER', 'ISSUED_ON', 'SUBJECT', 'PLAN', 'PERIOD', 'NEXT_PERIOD', 'DEADLINE', 'RECORDS_UNTIL',
                                'EDITS_UNTIL', 'REGIME', 'OUTLINE', 'INDICATORS', 'ADDRESSEES')),
    old_value  text        constraint report_request_change_old_length check (char_length(old_value) between 1 and 60000),
    new_value  text        constraint report_request_change_new_length check (char_length(new_value) between 1 and 60000),
    changed_by uuid        not null constraint report_request_change_changed_by references account,
    changed_at timestamptz not null,
    constraint report_request_change_changes check (old_value is distinct from new_value)
);
create index report_request_change_request_idx on report_request_change (request_id, changed_at, position);
create index report_request_change_changed_by_idx on report_request_change (changed_by);
create trigger report_request_change_written_once before update or delete on report_request_change
    for each row execute function refuse_change();
comment on column report_request_change.position is 'order within what was changed at once';
comment on column report_request_change.old_value is 'as a page shows it; null where there was none';

-- The register of incoming letters starts anew each year (Nghị định 30/2020/NĐ-CP, Điều 22).
alter table report_request_arrival
    add column arrival_year integer not null generated always as (extract(year from arrived_on)::integer) stored,
    add constraint report_request_arrival_number_once unique (organization_id, arrival_year, arrival_number),
    add constraint report_request_arrival_not_ahead check (arrived_on <= (entered_at at time zone 'Asia/Ho_Chi_Minh')::date);

create function report_request_arrival_after_issue() returns trigger language plpgsql as $$
begin
    if exists (select from report_request q where q.request_id = new.request_id and q.issued_on > new.arrived_on) then
        raise exception 'report_request_arrival_after_issue: arrived on % before it was issued', new.arrived_on
            using errcode = 'check_violation', constraint = 'report_request_arrival_after_issue', table = 'report_request_arrival';
    end if;
    return new;
end $$;
create trigger report_request_arrival_after_issue before insert or update on report_request_arrival
    for each row execute function report_request_arrival_after_issue();
create function report_request_issue_before_arrival() returns trigger language plpgsql as $$
begin
    if exists (select from report_request_arrival a where a.request_id = new.request_id and a.arrived_on < new.issued_on) then
        raise exception 'report_request_arrival_after_issue: it arrived before %', new.issued_on
            using errcode = 'check_violation', constraint = 'report_request_arrival_after_issue', table = 'report_request';
    end if;
    return new;
end $$;
create trigger report_request_arrival_after_issue before update of issued_on on report_request
    for each row when (new.issued_on > old.issued_on) execute function report_request_issue_before_arrival();

-- A regime of periodic reports (chế độ báo cáo định kỳ; Nghị định 09/2019/NĐ-CP): what comes back by itself.
create table reporting_regime (
    regime_id        uuid    primary key,
    version          integer not null,
    organization_id  uuid    not null constraint reporting_regime_organization references organization,
    name             text    not null constraint reporting_regime_name_length check (char_length(name) between 1 and 200),
    basis            text    not null constraint reporting_regime_basis_length check (char_length(basis) between 1 and 300),
    subject          text    not null constraint reporting_regime_subject_length check (char_length(subject) between 1 and 380),
    method           text    not null constraint reporting_regime_method_length check (char_length(method) between 1 and 200),
    plan_id          uuid    constraint reporting_regime_plan references plan,
    first_rule_code  text    not null constraint reporting_regime_first_rule references reporting_period_rule,
    first_year       integer not null constraint reporting_regime_first_year_range check (first_year between 2000 and 2199),
    deadline_days    integer not null constraint reporting_regime_deadline_range check (deadline_days between 0 and 120),
    edits_days       integer constraint reporting_regime_edits_range check (edits_days between 0 and 120),
    records_days     integer constraint reporting_regime_records_range check (records_days between 0 and 120),
    working_days     boolean not null,
    lead_days        integer not null constraint reporting_regime_lead_range check (lead_days between 0 and 90),
    ended_on         date,
    changed_by       uuid    not null constraint reporting_regime_changed_by references account,
    changed_at       timestamptz not null,
    constraint reporting_regime_name_unique unique (organization_id, name),
    constraint reporting_regime_edits_after_deadline check (deadline_days <= edits_days),
    constraint reporting_regime_records_before_edits check (records_days <= edits_days)
);
create index reporting_regime_plan_idx on reporting_regime (plan_id);
create index reporting_regime_first_rule_idx on reporting_regime (first_rule_code);
create index reporting_regime_changed_by_idx on reporting_regime (changed_by);
comment on table reporting_regime is 'organization_id asks for the reports and receives them';
comment on column reporting_regime.subject is 'as a letter writes it after "về việc", without the period''s name, which follows';
comment on column reporting_regime.first_rule_code is 'the first period; each rule tells the next, one without a next comes back a year later';
comment on column reporting_regime.deadline_days is 'days after the cut-off, working days where working_days says so';
comment on column reporting_regime.lead_days is 'calendar days before the cut-off from which the office is told that a request is due';
comment on column reporting_regime.ended_on is 'periods that end later are not asked for any more; null while it goes on';

create table reporting_regime_addressee (
    regime_id       uuid not null constraint reporting_regime_addressee_regime references reporting_regime,
    organization_id uuid not null constraint reporting_regime_addressee_organization references organization,
    primary key (regime_id, organization_id)
);
create index reporting_regime_addressee_organization_idx on reporting_regime_addressee (organization_id);
create table reporting_regime_class (
    regime_id uuid not null constraint reporting_regime_class_regime references reporting_regime,
    class     text not null constraint reporting_regime_class_known check (class in ('DEPARTMENTS', 'COMMITTEES', 'SUBORDINATES')),
    primary key (regime_id, class)
);
create table reporting_regime_outline (
    regime_id uuid    not null constraint reporting_regime_outline_regime references reporting_regime,
    position  integer not null constraint reporting_regime_outline_position_range check (position between 1 and 60),
    depth     integer not null constraint reporting_regime_outline_depth_range check (depth between 1 and 3),
    heading   text    not null constraint reporting_regime_outline_heading_length check (char_length(heading) between 1 and 300),
    guidance  text    constraint reporting_regime_outline_guidance_length check (char_length(guidance) between 1 and 500),
    section   text    constraint reporting_regime_outline_section_known
              check (section in ('COMMITMENTS', 'RESULTS', 'DIFFICULTIES', 'NEXT_TASKS', 'RECOMMENDATIONS')),
    primary key (regime_id, position),
    constraint reporting_regime_outline_section_once unique (regime_id, section)
);
create table reporting_regime_indicator (
    regime_id      uuid not null constraint reporting_regime_indicator_regime references reporting_regime,
    indicator_code text not null constraint reporting_regime_indicator_indicator references indicator,
    primary key (regime_id, indicator_code)
);
create index reporting_regime_indicator_indicator_idx on reporting_regime_indicator (indicator_code);

-- The lines of an outline follow each other without gap, and none is more than one step deeper than the one above it.
create function outline_in_order() returns trigger language plpgsql as $$
declare
    ok boolean;
begin
    execute format('select coalesce(bool_and(l.position = l.n and l.depth <= l.above + 1), true)
                    from (select position, depth, row_number() over (order by position) as n,
                                 lag(depth, 1, 0) over (order by position) as above
                          from %I where %I = $1) l', tg_table_name, tg_argv[0])
        into ok using (to_jsonb(coalesce(new, old)) ->> tg_argv[0])::uuid;
    if not ok then
        raise exception '%_in_order: the lines of the outline do not follow each other', tg_table_name
            using errcode = 'check_violation', constraint = tg_table_name || '_in_order', table = tg_table_name;
    end if;
    return null;
end $$;
create constraint trigger report_request_outline_in_order after insert or update or delete on report_request_outline
    deferrable initially deferred for each row execute function outline_in_order('request_id');
create constraint trigger reporting_regime_outline_in_order after insert or update or delete on reporting_regime_outline
    deferrable initially deferred for each row execute function outline_in_order('regime_id');

-- Requests of a regime: two that stand do not tell of the same days.
alter table report_request
    add column amended_at timestamptz,
    add column regime_id  uuid constraint report_request_regime references reporting_regime,
    add constraint report_request_regime_overlap
        exclude using gist (regime_id with =, daterange(period_from, period_to, '[]') with &&)
        where (regime_id is not null and withdrawn_at is null);
create index report_request_regime_idx on report_request (regime_id);
comment on column report_request.amended_at is 'when anything of it was changed last, its outline and indicators included; null as it was sent';
comment on column report_request.regime_id is 'the regime by which it comes back; null for a request of its own';

-- A period of a regime for which a request is due. Of two nodes that find it, one writes the row.
create table reporting_regime_period (
    regime_id      uuid        not null constraint reporting_regime_period_regime references reporting_regime,
    rule_code      text        not null constraint reporting_regime_period_rule references reporting_period_rule,
    year           integer     not null constraint reporting_regime_period_year_range check (year between 2000 and 2199),
    period_from    date        not null,
    period_to      date        not null,
    found_at       timestamptz not null,
    skipped_by     uuid        constraint reporting_regime_period_skipped_by references account,
    skipped_at     timestamptz,
    skipped_reason text        constraint reporting_regime_period_reason_length check (char_length(skipped_reason) between 1 and 500),
    primary key (regime_id, period_to),
    constraint reporting_regime_period_in_order check (period_from <= period_to),
    constraint reporting_regime_period_skipped_whole check (num_nulls(skipped_by, skipped_at, skipped_reason) in (0, 3))
);
create index reporting_regime_period_rule_idx on reporting_regime_period (rule_code);
create index reporting_regime_period_skipped_by_idx on reporting_regime_period (skipped_by);

create trigger organization_is_kept before insert or update of organization_id on reporting_regime
    for each row execute function organization_is_kept('organization_id');
create trigger organization_is_kept before insert or update of organization_id on reporting_regime_addressee
    for each row execute function organization_is_kept('organization_id');
insert into organization_reference values
    ('reporting_regime', 'organization_id', 'MOVES', 280),
    ('reporting_regime_addressee', 'organization_id', 'MOVES', 290);
