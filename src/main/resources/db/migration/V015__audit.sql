-- Who changed what, when, from what to what. Written once.
create table audit_entry (
    entry           bigint      generated always as identity primary key,
    at              timestamptz not null,
    account_id      uuid        not null constraint audit_entry_account references account,
    organization_id uuid        constraint audit_entry_organization references organization,
    kind            text        not null constraint audit_entry_kind_form check (kind ~ '^[A-Z][A-Z_]{1,39}$'),
    subject_id      uuid        not null,
    action          text        not null constraint audit_entry_action_form check (action ~ '^[A-Z][A-Z_]{1,39}$'),
    before          text        constraint audit_entry_before_length check (char_length(before) <= 20000),
    after           text        constraint audit_entry_after_length check (char_length(after) <= 20000),
    note            text        constraint audit_entry_note_length check (char_length(note) <= 2000)
);
create index audit_entry_account_idx on audit_entry (account_id, entry desc);
create index audit_entry_organization_idx on audit_entry (organization_id, entry desc);
create index audit_entry_subject_idx on audit_entry (subject_id, entry desc);
create index audit_entry_at_idx on audit_entry (at);
create trigger audit_entry_written_once before update or delete on audit_entry for each row execute function refuse_change();
comment on column audit_entry.kind is 'of the record that changed: REPORT';
comment on column audit_entry.organization_id is 'whose record it is';
