-- Tokens by which a person's calendar program reads the portal's calendar with that person's rights of the moment. The token
-- itself is kept nowhere, only its hash.
create table calendar_token (
    token_id      uuid        primary key,
    account_id    uuid        not null constraint calendar_token_account references account,
    name          text        not null constraint calendar_token_name_length check (char_length(name) between 1 and 60),
    prefix        text        not null constraint calendar_token_prefix_form check (prefix ~ '^[0-9a-z]{8}$'),
    secret_sha256 text        not null constraint calendar_token_secret_form check (secret_sha256 ~ '^[0-9a-f]{64}$'),
    created_at    timestamptz not null,
    last_day      date        not null,
    revoked_at    timestamptz,
    constraint calendar_token_prefix_unique unique (prefix),
    constraint calendar_token_secret_unique unique (secret_sha256),
    constraint calendar_token_revoked_after check (revoked_at >= created_at),
    constraint calendar_token_one_year check (last_day between (created_at at time zone 'Asia/Ho_Chi_Minh')::date
                                              and (created_at at time zone 'Asia/Ho_Chi_Minh' + interval '1 year')::date)
);
create index calendar_token_account_idx on calendar_token (account_id, created_at desc);
comment on column calendar_token.prefix is 'the public part, by which people tell one from another';
comment on column calendar_token.secret_sha256 is 'of the whole token, 64 hexadecimal digits';
comment on column calendar_token.last_day is 'the last day in Vietnam on which it is good';

create table calendar_token_kind (
    token_id uuid not null constraint calendar_token_kind_token references calendar_token,
    kind     text not null constraint calendar_token_kind_known check (kind in
             ('REQUESTS', 'TASKS', 'CERTIFICATES', 'PERIODS', 'HOLIDAYS', 'ACTIVITIES')),
    primary key (token_id, kind)
);

-- A token is given once, ten good ones a person at most; a revocation is not taken back.
create function calendar_token_stays() returns trigger language plpgsql as $$
begin
    if (new.token_id, new.account_id, new.name, new.prefix, new.secret_sha256, new.created_at, new.last_day)
           is distinct from (old.token_id, old.account_id, old.name, old.prefix, old.secret_sha256, old.created_at, old.last_day)
       or (old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at) then
        raise exception 'token % does not change', old.prefix
            using errcode = 'check_violation', constraint = 'calendar_token_stays', table = 'calendar_token';
    end if;
    return new;
end $$;
create trigger calendar_token_stays before update on calendar_token for each row execute function calendar_token_stays();

create function calendar_token_at_most_ten() returns trigger language plpgsql as $$
begin
    perform 1 from account where account_id = new.account_id for no key update;
    if (select count(*) from calendar_token t
        where t.account_id = new.account_id and t.revoked_at is null
          and t.last_day >= (new.created_at at time zone 'Asia/Ho_Chi_Minh')::date) >= 10 then
        raise exception 'ten tokens at most'
            using errcode = 'check_violation', constraint = 'calendar_token_at_most_ten', table = 'calendar_token';
    end if;
    return new;
end $$;
create trigger calendar_token_at_most_ten before insert on calendar_token
    for each row execute function calendar_token_at_most_ten();

-- How often a token was used in the minute that is running, on all nodes.
create table calendar_token_minute (
    token_id uuid        primary key constraint calendar_token_minute_token references calendar_token,
    minute   timestamptz not null,
    requests integer     not null constraint calendar_token_minute_counted check (requests > 0)
);

-- The calendar asks for what falls on days.
create index plan_task_due_on_idx on plan_task (due_on) where due_on is not null;

-- What all departments did in a period is read from this index alone: types and departments at a quarter of the time, the rest at half.
create index activity_done_idx on activity (counts_on) include (activity_id, type_code, organization_id) where state = 'DONE';
