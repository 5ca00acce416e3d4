-- People who sign in.
create table account (
    account_id      uuid        primary key,
    version         integer     not null,
    username        text        not null constraint account_username_form check (username ~ '^[a-z0-9][a-z0-9._-]{1,49}$'),
    full_name       text        not null constraint account_full_name_length check (char_length(full_name) between 1 and 100),
    password_hash   text        not null,
    organization_id uuid        not null constraint account_organization references organization,
    enabled         boolean     not null default true,
    created_at      timestamptz not null,
    constraint account_username_unique unique (username)
);
create index account_organization_idx on account (organization_id);

create table account_role (
    account_id uuid not null constraint account_role_account references account,
    role       text not null constraint account_role_known check (role in ('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR', 'ADMIN')),
    primary key (account_id, role)
);
