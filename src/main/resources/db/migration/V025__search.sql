-- Search: what each record is found by, and the words that a mistyped one may have been meant for.
--
-- A record is found by lexemes of its own making, not by a text search configuration: the parser would take 81/KH-UBND for a
-- path. Words are runs of letters and digits; a mark before the word tells where it stands and how it is written:
--   +tap  in what the record is about (its title, place, people), folded
--   =tập  the same with its accents, the tone where the old spelling puts it: hoà as hòa, uỷ as ủy
--   :tap  in the rest of the record, folded

-- The words of a text that was folded before, with blanks between them.
create function vn_words(folded text) returns text
    language sql immutable strict parallel safe
    return regexp_replace(folded, '[^a-z0-9 ]+', ' ', 'g');

-- The words of a text with their accents, in lower case. The same as VietnameseText.accented.
create function vn_accented(text) returns text
    language sql immutable strict parallel safe
    return regexp_replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
            lower((case when $1 ~ '[\u0300-\u036f]' then normalize($1, NFC) else $1 end) collate "und-x-icu"),
            'oà', 'òa'), 'oá', 'óa'), 'oả', 'ỏa'), 'oã', 'õa'), 'oạ', 'ọa'),
            'oè', 'òe'), 'oé', 'óe'), 'oẻ', 'ỏe'), 'oẽ', 'õe'), 'oẹ', 'ọe'),
            'uỳ', 'ùy'), 'uý', 'úy'), 'uỷ', 'ủy'), 'uỹ', 'ũy'), 'uỵ', 'ụy'),
        '[^[:alnum:] ]+', ' ', 'g');

-- The words as lexemes, each with the mark before it. Of a word without end, such as a drawn line, the beginning counts.
create function vn_marked(words text, mark text) returns text[]
    language sql immutable strict parallel safe
    return string_to_array(mark || replace(
        case when words ~ '[^ ]{100}' then regexp_replace(words, '([^ ]{100})[^ ]+', '\1', 'g') else words end, ' ', ' ' || mark), ' ');

-- What a record is found by; slice: which part of the records it belongs to.
create function vn_entry(slice text, facts text, rest text) returns tsvector
    language sql immutable strict parallel safe
    return array_to_tsvector(vn_marked(vn_words(vn_fold(rest)), slice || ':') || vn_marked(vn_words(vn_fold(facts)), slice || '+')
                             || vn_marked(vn_accented(facts), slice || '='));

create function vn_entry(facts text, rest text) returns tsvector
    language sql immutable strict parallel safe
    return vn_entry('', facts, rest);

-- Activities are many, and those that count last are wanted first. So their lexemes begin with the week in which they count:
-- looked for week by week, from the last one back, a frequent word is found at once and a rare one costs a look per week,
-- whatever else the words may have to do with each other and with time. Type and organization are lexemes too.
create function search_week(counts_on date) returns text
    language sql immutable strict parallel safe
    return to_hex((counts_on - date '2000-01-03') / 7);

create function activity_entry(counts_on date, organization_id uuid, type_code text, facts text, notes text) returns tsvector
    language sql immutable parallel safe
    return vn_entry(search_week(counts_on), facts, coalesce(notes, ''))
        || array_to_tsvector(array[search_week(counts_on) || '#' || type_code, search_week(counts_on) || '@' || organization_id]);

-- What an activity is about, as the letter may say it: all but the notes.
create function activity_facts(topic text, venue text, beneficiaries text, outcome text) returns text
    language sql immutable parallel safe
    return topic || coalesce(' ' || venue, '') || coalesce(' ' || beneficiaries, '') || coalesce(' ' || outcome, '');

-- The rows of the pending list would be looked through once a week: entries are written at once.
drop index activity_search_idx;
create index activity_entry_idx on activity using gin (activity_entry(
    counts_on, organization_id, type_code, activity_facts(topic, venue, beneficiaries, outcome), notes)) with (fastupdate = off);

alter table plan add column search_entry tsvector not null generated always as (vn_entry(number || ' ' || title, '')) stored;
create index plan_search_idx on plan using gin (search_entry);

alter table plan_task add column search_entry tsvector not null generated always as (vn_entry(code || ' ' || content, coalesce(output, ''))) stored;
create index plan_task_search_idx on plan_task using gin (search_entry);

alter table organization add column search_entry tsvector not null generated always as
    (vn_entry(official_name || ' ' || letter_name || ' ' || coalesce(abbreviation, ''), coalesce(letter_symbol, ''))) stored;
create index organization_entry_idx on organization using gin (search_entry);

alter table administrative_unit add column search_entry tsvector not null generated always as (vn_entry(
    case kind when 'PROVINCE' then 'tỉnh' when 'CITY' then 'thành phố' when 'DISTRICT' then 'huyện' when 'TOWN' then 'thị xã'
              when 'WARD' then 'phường' when 'COMMUNE' then 'xã' else 'thị trấn' end || ' ' || name, code)) stored;
create index administrative_unit_search_idx on administrative_unit using gin (search_entry);

alter table ocop_subject add column search_entry tsvector not null generated always as
    (vn_entry(name, coalesce(representative, '') || ' ' || coalesce(tax_code, '') || ' ' || coalesce(address, ''))) stored;
create index ocop_subject_entry_idx on ocop_subject using gin (search_entry);

alter table ocop_product add column search_entry tsvector not null generated always as
    (vn_entry(name || ' ' || coalesce(code, ''), coalesce(specification, ''))) stored;
create index ocop_product_entry_idx on ocop_product using gin (search_entry);

alter table report_request add column search_entry tsvector not null generated always as
    (vn_entry(number || ' ' || subject, period_name)) stored;
create index report_request_search_idx on report_request using gin (search_entry);

alter table report add column search_entry tsvector not null generated always as (vn_entry(subject, '')) stored;
create index report_search_idx on report using gin (search_entry);

alter table issued_letter add column search_entry tsvector not null generated always as (vn_entry(number || '/' || symbol, '')) stored;
create index issued_letter_search_idx on issued_letter using gin (search_entry);

alter table report_sentence add column search_entry tsvector not null generated always as
    (vn_entry('', coalesce(written_text, generated_text))) stored;
create index report_sentence_search_idx on report_sentence using gin (search_entry);

-- The words that records are written with, each with the shapes it takes when one letter is left out: words that share a
-- shape are one slip apart. A word stays when the last record that had it goes: it is only ever proposed where it finds
-- something. No key: two people who write the same new word at once do not wait for each other.
create function search_word_shapes(word text) returns text[]
    language sql immutable strict parallel safe
    return (select array_agg(distinct left(word, i) || substr(word, i + 2)) from generate_series(0, length(word)) i);

create table search_word (
    word   text   not null constraint search_word_form check (word ~ '^[a-z]{2,20}$'),
    shapes text[] not null generated always as (search_word_shapes(word)) stored
);
create index search_word_idx on search_word (word text_pattern_ops);
create index search_word_shapes_idx on search_word using gin (shapes);
comment on table search_word is 'folded words of the records, for typing errors';

-- Notes down the new words of what a statement wrote; arguments: the columns. A text is taken apart at its sentences first, of
-- which a load of many rows has few.
create function search_words_noted() returns trigger language plpgsql as $$
declare
    texts text;
begin
    select string_agg(format('select distinct %I as text from written', name), ' union ') into texts from unnest(tg_argv) name;
    execute format($sql$
        insert into search_word (word)
        select distinct word
        from (select distinct sentence from (%s) t, string_to_table(t.text, '. ') sentence) s,
             string_to_table(vn_words(vn_fold(s.sentence)), ' ') word
        where word ~ '^[a-z]{2,20}$' and not exists (select from search_word known where known.word = word.word)
        $sql$, texts);
    return null;
end $$;

do $$
declare
    source record;
begin
    for source in values
        ('activity', 'topic,venue,beneficiaries,outcome,notes'), ('activity_type', 'name'), ('plan', 'title'),
        ('plan_task', 'content,output'), ('organization', 'official_name,letter_name'), ('administrative_unit', 'name'),
        ('ocop_subject', 'name,representative'), ('ocop_product', 'name'), ('report_request', 'subject')
    loop
        execute format('create trigger %s after insert on %I referencing new table as written for each statement '
                       'execute function search_words_noted(%s)', source.column1 || '_words_written', source.column1,
                       (select string_agg(quote_literal(name), ', ') from unnest(string_to_array(source.column2, ',')) name));
        execute format('create trigger %s after update on %I referencing new table as written for each statement '
                       'execute function search_words_noted(%s)', source.column1 || '_words_changed', source.column1,
                       (select string_agg(quote_literal(name), ', ') from unnest(string_to_array(source.column2, ',')) name));
        execute format($sql$
            insert into search_word (word)
            select distinct word
            from (select distinct sentence
                  from (%s) t, string_to_table(t.text, '. ') sentence) s, string_to_table(vn_words(vn_fold(s.sentence)), ' ') word
            where word ~ '^[a-z]{2,20}$' and not exists (select from search_word known where known.word = word.word)
            $sql$, (select string_agg(format('select distinct %I as text from %I', name, source.column1), ' union ')
                    from unnest(string_to_array(source.column2, ',')) name));
    end loop;
end $$;
