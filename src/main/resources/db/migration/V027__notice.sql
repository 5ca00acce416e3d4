-- What a decision on criteria is about, as a letter names it. The exact titles were not at hand: the words tell the matter.
alter table criteria_version add column about text constraint criteria_version_about_length check (char_length(about) between 1 and 300);
update criteria_version set about = 'bộ tiêu chí và quy trình đánh giá, phân hạng sản phẩm Chương trình mỗi xã một sản phẩm';
alter table criteria_version alter column about set not null;

-- Letters of the coordination office by which a subject learns that certificates of its products expire. While it is a draft the
-- letter is made of the records; once it is told that it was sent, it stands as it was.
create table certificate_notice (
    notice_id       uuid        primary key,
    version         integer     not null,
    organization_id uuid        not null constraint certificate_notice_organization references organization,
    subject_id      uuid        not null constraint certificate_notice_subject references ocop_subject,
    extra           text        constraint certificate_notice_extra_length check (char_length(extra) between 1 and 2000),
    drafted_by      uuid        not null constraint certificate_notice_drafted_by references account,
    drafted_at      timestamptz not null,
    discarded_by    uuid        constraint certificate_notice_discarded_by references account,
    discarded_at    timestamptz,
    number          integer     constraint certificate_notice_number check (number > 0),
    sent_on         date,
    way             text        constraint certificate_notice_way_known check (way in ('POST', 'EMAIL', 'HAND', 'SYSTEM')),
    remark          text        constraint certificate_notice_remark_length check (char_length(remark) between 1 and 300),
    letter          bytea,
    logged_by       uuid        constraint certificate_notice_logged_by references account,
    logged_at       timestamptz,
    constraint certificate_notice_sent_whole check (
        num_nulls(number, sent_on, way, letter, logged_by, logged_at) in (0, 6)),
    constraint certificate_notice_discarded_whole check ((discarded_by is null) = (discarded_at is null)),
    constraint certificate_notice_sent_or_discarded check (sent_on is null or discarded_at is null)
);
create unique index certificate_notice_one_draft on certificate_notice (organization_id, subject_id) where sent_on is null and discarded_at is null;
create index certificate_notice_subject_idx on certificate_notice (subject_id);
create index certificate_notice_list_idx on certificate_notice (organization_id, drafted_at desc);
create index certificate_notice_drafted_by_idx on certificate_notice (drafted_by);
create index certificate_notice_discarded_by_idx on certificate_notice (discarded_by);
create index certificate_notice_logged_by_idx on certificate_notice (logged_by);
comment on column certificate_notice.extra is 'a paragraph that a person adds before the last one';
comment on column certificate_notice.letter is 'the typed letter as it was sent';

create table certificate_notice_item (
    notice_id      uuid not null constraint certificate_notice_item_notice references certificate_notice,
    recognition_id uuid not null constraint certificate_notice_item_recognition references recognition,
    primary key (notice_id, recognition_id)
);
create index certificate_notice_item_recognition_idx on certificate_notice_item (recognition_id);

-- A letter that was sent may be told to be a slip, but never be another.
create function certificate_notice_stays() returns trigger language plpgsql as $$
begin
    if old.letter is not null and new.letter is not null and (old.letter, old.number, old.sent_on) is distinct from (new.letter, new.number, new.sent_on) then
        raise exception 'a notice that was sent stays as it is'
            using errcode = 'check_violation', constraint = 'certificate_notice_stays', table = 'certificate_notice';
    end if;
    return new;
end $$;
create trigger certificate_notice_stays before update on certificate_notice for each row execute function certificate_notice_stays();
