-- Versions of a report: each save, who made it and when, and the sentences that it changed.

alter table report_sentence
    add column former_text text constraint report_sentence_former_length check (char_length(former_text) between 1 and 20000),
    add constraint report_sentence_former_without_origin check (former_text is null or origin is null);
comment on column report_sentence.former_text is
    'what was assembled of records that are gone, while nobody has decided what becomes of the words a person wrote instead';

create table report_version (
    report_id      uuid        not null constraint report_version_report references report,
    number         integer     not null constraint report_version_number_positive check (number > 0),
    act            text        not null constraint report_version_act_known
                   check (act in ('RECORDED', 'STARTED', 'ASSEMBLED', 'REWORDED', 'RESTORED', 'KEPT', 'DECIDED', 'LEFT_OUT', 'TAKEN_IN',
                                  'ADDED', 'TAKEN_BACK', 'CHANGED')),
    made_by        uuid        not null constraint report_version_made_by references account,
    made_at        timestamptz not null,
    sentence_count integer     not null constraint report_version_sentence_count check (sentence_count >= 0),
    changed_count  integer     not null constraint report_version_changed_count check (changed_count >= 0),
    primary key (report_id, number)
);
create index report_version_made_by_idx on report_version (made_by);
create trigger report_version_written_once before update or delete on report_version for each row execute function refuse_change();
comment on column report_version.act is 'what was done; RECORDED: the report as it stood when versions began to be kept';
comment on column report_version.sentence_count is 'sentences of the report in this version';
comment on column report_version.changed_count is 'sentences that this version brought, changed or dropped';

-- A sentence as a version left it: a row only where it differs from the version before.
create table report_version_sentence (
    report_id      uuid    not null,
    sentence_id    uuid    not null,
    number         integer not null,
    gone           boolean not null,
    section        text    not null constraint report_version_sentence_section_known
                   check (section in ('OPENING', 'COMMITMENTS', 'RESULTS', 'DIFFICULTIES', 'NEXT_TASKS', 'RECOMMENDATIONS', 'CLOSING')),
    paragraph      integer not null,
    position       integer not null,
    kind           text    not null constraint report_version_sentence_kind_known check (kind in ('SENTENCE', 'LEAD', 'CLAUSE', 'ITEM')),
    generated_text text,
    proposed_text  text,
    former_text    text,
    written_text   text,
    left_out       boolean not null,
    open_ended     boolean not null,
    primary key (report_id, sentence_id, number),
    constraint report_version_sentence_version foreign key (report_id, number) references report_version,
    constraint report_version_sentence_has_text check (coalesce(written_text, generated_text) is not null)
);
create index report_version_sentence_version_idx on report_version_sentence (report_id, number);
create trigger report_version_sentence_written_once before update or delete on report_version_sentence
    for each row execute function refuse_change();
comment on table report_version_sentence is 'sentence_id has no foreign key: a dropped sentence stays readable in the versions that had it';
comment on column report_version_sentence.gone is 'the version dropped the sentence; the other columns tell its last words';

insert into report_version (report_id, number, act, made_by, made_at, sentence_count, changed_count)
select r.report_id, 1, 'RECORDED',
       coalesce((select s.changed_by from report_sentence s where s.report_id = r.report_id and s.changed_at is not null
                 order by s.changed_at desc limit 1), r.created_by),
       greatest(r.assembled_at, (select max(s.changed_at) from report_sentence s where s.report_id = r.report_id)),
       (select count(*) from report_sentence s where s.report_id = r.report_id),
       (select count(*) from report_sentence s where s.report_id = r.report_id)
from report r;
insert into report_version_sentence (report_id, sentence_id, number, gone, section, paragraph, position, kind, generated_text,
                                     proposed_text, written_text, left_out, open_ended)
select report_id, sentence_id, 1, false, section, paragraph, position, kind, generated_text, proposed_text, written_text, left_out,
       open_ended
from report_sentence;
