-- Evidence (minh chứng): the files that show what an activity was. Their content stands apart, so that lists do not read it,
-- and is written once. Who removes a file leaves it where it can be brought back.
create table evidence (
    evidence_id uuid        primary key,
    activity_id uuid        not null constraint evidence_activity references activity on delete cascade,
    kind        text        not null constraint evidence_kind_known check (kind in ('PHOTO', 'DOCUMENT', 'PARTICIPANTS')),
    type        text        not null constraint evidence_type_known check (type in ('JPEG', 'PNG', 'PDF', 'DOCX', 'XLSX')),
    name        text        not null constraint evidence_name_length check (char_length(name) between 1 and 130),
    caption     text        constraint evidence_caption_length check (char_length(caption) between 1 and 300),
    size        integer     not null constraint evidence_size check (size between 1 and 20971520),
    sha256      text        not null constraint evidence_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
    scanned     boolean     not null,
    added_by    uuid        not null constraint evidence_added_by references account,
    added_at    timestamptz not null,
    removed_by  uuid        constraint evidence_removed_by references account,
    removed_at  timestamptz,
    constraint evidence_photo_is_picture check ((kind = 'PHOTO') = (type in ('JPEG', 'PNG'))),
    constraint evidence_removal_whole check ((removed_by is null) = (removed_at is null))
);
create unique index evidence_once on evidence (activity_id, sha256) where removed_at is null;
create index evidence_activity_idx on evidence (activity_id, added_at);
create index evidence_added_by_idx on evidence (added_by);
create index evidence_removed_by_idx on evidence (removed_by);
comment on column evidence.size is 'bytes, at most 20 MB';
comment on column evidence.scanned is 'whether a virus scanner found it clean; false where none is set up';
comment on column evidence.kind is 'PARTICIPANTS: a list of persons, for the department itself only';

create table evidence_content (
    evidence_id uuid  primary key constraint evidence_content_of references evidence on delete cascade,
    content     bytea not null,
    thumbnail   bytea
);
alter table evidence_content alter column content set storage external;
comment on column evidence_content.content is 'the bytes as sent; not compressed, for the files are';
comment on column evidence_content.thumbnail is 'JPEG drawn by the portal, without what the photo said of where it was taken';
create trigger evidence_content_written_once before update on evidence_content for each row execute function refuse_change();

create function evidence_few() returns trigger language plpgsql as $$
begin
    if new.removed_at is null and (select count(*) > 30 from evidence where activity_id = new.activity_id and removed_at is null) then
        raise exception 'an activity has at most 30 files' using errcode = 'check_violation', constraint = 'evidence_few', table = 'evidence';
    end if;
    return null;
end $$;
create trigger evidence_few after insert or update on evidence for each row execute function evidence_few();
