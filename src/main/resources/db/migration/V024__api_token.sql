-- Tokens by which other programs read the API for an organization. The token itself is kept nowhere, only its hash.
create table api_token (
    token_id        uuid        primary key,
    name            text        not null constraint api_token_name_length check (char_length(name) between 1 and 100),
    organization_id uuid        not null constraint api_token_organization references organization,
    prefix          text        not null constraint api_token_prefix_form check (prefix ~ '^[0-9a-z]{8}$'),
    secret_sha256   text        not null constraint api_token_secret_form check (secret_sha256 ~ '^[0-9a-f]{64}$'),
    created_by      uuid        not null constraint api_token_created_by references account,
    created_at      timestamptz not null,
    last_day        date        not null,
    revoked_by      uuid        constraint api_token_revoked_by references account,
    revoked_at      timestamptz,
    last_used_at    timestamptz,
    constraint api_token_prefix_unique unique (prefix),
    constraint api_token_secret_unique unique (secret_sha256),
    constraint api_token_revocation_whole check ((revoked_by is null) = (revoked_at is null)),
    constraint api_token_one_year check (last_day between (created_at at time zone 'Asia/Ho_Chi_Minh')::date
                                         and (created_at at time zone 'Asia/Ho_Chi_Minh' + interval '1 year')::date)
);
create index api_token_organization_idx on api_token (organization_id);
-- A token stays its organization's: a record that has tokens is kept, and the other one is merged into it.
insert into organization_reference values ('api_token', 'organization_id', 'REFUSES', 76);
create index api_token_created_by_idx on api_token (created_by);
create index api_token_revoked_by_idx on api_token (revoked_by);
comment on column api_token.prefix is 'the public part, by which people and logs name the token';
comment on column api_token.secret_sha256 is 'of the whole token, 64 hexadecimal digits';
comment on column api_token.last_day is 'the last day in Vietnam on which it is good';

create table api_token_scope (
    token_id uuid not null constraint api_token_scope_token references api_token,
    scope    text not null constraint api_token_scope_known check (scope in
             ('PLANS', 'ACTIVITIES', 'SUBJECTS', 'SUBJECTS_CONTACT', 'PRODUCTS', 'AREAS', 'REQUESTS', 'REPORTS')),
    primary key (token_id, scope)
);

-- A token is given once: who it is for and what it opens do not change, and a revocation is not taken back.
create function api_token_stays() returns trigger language plpgsql as $$
begin
    if (new.token_id, new.name, new.organization_id, new.prefix, new.secret_sha256, new.created_by, new.created_at, new.last_day)
           is distinct from (old.token_id, old.name, old.organization_id, old.prefix, old.secret_sha256, old.created_by, old.created_at,
                             old.last_day)
       or (old.revoked_at is not null and (new.revoked_at, new.revoked_by) is distinct from (old.revoked_at, old.revoked_by)) then
        raise exception 'token % does not change', old.prefix
            using errcode = 'check_violation', constraint = 'api_token_stays', table = 'api_token';
    end if;
    return new;
end $$;
create trigger api_token_stays before update on api_token for each row execute function api_token_stays();

-- How often a token was used in the minute that is running, on all nodes.
create table api_token_minute (
    token_id uuid        primary key constraint api_token_minute_token references api_token,
    minute   timestamptz not null,
    requests integer     not null constraint api_token_minute_counted check (requests > 0)
);

-- What has changed since a moment.
create index activity_changed_at_idx on activity (changed_at);
