-- Versions of the grouping of OCOP products, and of the criteria by which they are rated: a product keeps the version under
-- which it was grouped, a recognition the criteria under which it was given (Quyết định 26/2026/QĐ-TTg, Điều 12).
create table product_taxonomy (
    taxonomy_code text primary key constraint product_taxonomy_code_form check (taxonomy_code ~ '^[A-Z0-9_]{2,30}$'),
    name          text not null constraint product_taxonomy_name_length check (char_length(name) between 1 and 300),
    valid_from    date not null,
    valid_to      date,
    constraint product_taxonomy_validity check (valid_from <= valid_to is not false)
);

create table product_group (
    taxonomy_code text    not null constraint product_group_taxonomy references product_taxonomy,
    group_code    text    not null constraint product_group_code_form check (group_code ~ '^[IVX]+(\.[0-9]+(\.[a-zđ])?)?$'),
    parent_code   text,
    position      integer not null,
    name          text    not null constraint product_group_name_length check (char_length(name) between 1 and 200),
    ministry      text    constraint product_group_ministry_length check (char_length(ministry) between 1 and 200),
    primary key (taxonomy_code, group_code),
    constraint product_group_parent foreign key (taxonomy_code, parent_code) references product_group,
    constraint product_group_position_unique unique (taxonomy_code, position)
);
create index product_group_parent_idx on product_group (taxonomy_code, parent_code);
comment on column product_group.group_code is 'branch, group and sub-group: I, I.1, I.1.a';

create table criteria_version (
    criteria_code         text    primary key constraint criteria_version_code_form check (criteria_code ~ '^[A-Z0-9_]{2,30}$'),
    decision_number       text    not null constraint criteria_version_number_length check (char_length(decision_number) between 1 and 50),
    decided_on            date    not null,
    valid_from            date    not null,
    valid_to              date,
    part_a                integer not null,
    part_b                integer not null,
    part_c                integer not null,
    certificate_months    integer not null constraint criteria_version_months_positive check (certificate_months > 0),
    rerating_opens_days   integer constraint criteria_version_opens_positive check (rerating_opens_days > 0),
    rerating_closes_days  integer constraint criteria_version_closes_positive check (rerating_closes_days > 0),
    grace_days            integer constraint criteria_version_grace_not_negative check (grace_days >= 0),
    constraint criteria_version_validity check (valid_from <= valid_to is not false),
    constraint criteria_version_parts_make_100 check (part_a + part_b + part_c = 100),
    constraint criteria_version_window_in_order check (rerating_opens_days >= rerating_closes_days is not false)
);
comment on column criteria_version.rerating_opens_days is 'days before expiry from which a file for re-rating may be handed in; null where the decision names none';
comment on column criteria_version.rerating_closes_days is 'days before expiry until which it must be handed in';
comment on column criteria_version.grace_days is 'days after expiry for which a late file is still covered';

-- Who recognises which star, and since when.
create table recognition_level (
    criteria_code text    not null constraint recognition_level_criteria references criteria_version,
    stars         integer not null constraint recognition_level_stars check (stars between 3 and 5),
    valid_from    date    not null,
    level         text    not null constraint recognition_level_known check (level in ('DISTRICT', 'PROVINCE', 'CENTRAL')),
    least_points  integer not null constraint recognition_level_points check (least_points between 0 and 100),
    primary key (criteria_code, stars, valid_from)
);

-- OCOP subjects (chủ thể): who may hold a recognised product. A hội quán is not one of them.
create table ocop_subject (
    subject_id         uuid        primary key,
    version            integer     not null,
    name               text        not null constraint ocop_subject_name_length check (char_length(name) between 1 and 300),
    type               text        not null constraint ocop_subject_type_known check (type in
                       ('COOPERATIVE', 'COOPERATIVE_GROUP', 'SME', 'FARM', 'HOUSEHOLD_BUSINESS', 'TOURISM_ASSOCIATION')),
    unit_id            uuid        not null constraint ocop_subject_unit references administrative_unit,
    recorded_on        date        not null,
    address            text        constraint ocop_subject_address_length check (char_length(address) between 1 and 300),
    phone              text        constraint ocop_subject_phone_length check (char_length(phone) between 1 and 50),
    email              text        constraint ocop_subject_email_length check (char_length(email) between 3 and 200),
    tax_code           text        constraint ocop_subject_tax_code_form check (tax_code ~ '^(\d{10}(-\d{3})?|\d{12})$'),
    registration       text        constraint ocop_subject_registration_length check (char_length(registration) between 1 and 50),
    registered_on      date,
    representative           text  constraint ocop_subject_representative_length check (char_length(representative) between 1 and 100),
    representative_title     text  constraint ocop_subject_representative_title_length check (char_length(representative_title) between 1 and 100),
    representative_sex       text  constraint ocop_subject_representative_sex_known check (representative_sex in ('FEMALE', 'MALE')),
    representative_ethnicity text  constraint ocop_subject_representative_ethnicity_length check (char_length(representative_ethnicity) between 1 and 50),
    women_led          boolean     generated always as (representative_sex = 'FEMALE') stored,
    women_owned        boolean,
    ceased_on          date,
    recorded_by        uuid        not null constraint ocop_subject_recorded_by references account,
    recorded_at        timestamptz not null,
    changed_by         uuid        not null constraint ocop_subject_changed_by references account,
    changed_at         timestamptz not null,
    search_text        text        not null generated always as (vn_fold(name || ' ' || coalesce(representative, '') || ' ' || coalesce(tax_code, ''))) stored,
    constraint ocop_subject_tax_code_unique unique (tax_code),
    constraint ocop_subject_household_registered check (type <> 'HOUSEHOLD_BUSINESS' or registration is not null or tax_code is not null)
);
create index ocop_subject_unit_idx on ocop_subject (unit_id);
create index ocop_subject_search_idx on ocop_subject using gin (search_text gin_trgm_ops);
create index ocop_subject_recorded_by_idx on ocop_subject (recorded_by);
create index ocop_subject_changed_by_idx on ocop_subject (changed_by);
comment on column ocop_subject.recorded_on is 'the day on which unit_id was the subject''s unit';
comment on column ocop_subject.women_led is 'the legal representative is a woman (criterion 3.2); null where it is not known';
comment on column ocop_subject.women_owned is 'women own 51 % or more and at least one manages (Nghị định 80/2021/NĐ-CP); null where it is not known';

create table ocop_product (
    product_id    uuid        primary key,
    version       integer     not null,
    subject_id    uuid        not null constraint ocop_product_subject references ocop_subject,
    name          text        not null constraint ocop_product_name_length check (char_length(name) between 1 and 300),
    taxonomy_code text        not null,
    group_code    text        not null,
    code          text        constraint ocop_product_code_form check (code ~ '^\d{2}-\d{5}-\d{1,4}-20\d{2}$' or code ~ '^\d{2}-\d{3}-\d{5}-\d{1,4}-20\d{2}$'),
    specification text        constraint ocop_product_specification_length check (char_length(specification) between 1 and 500),
    ceased_on     date,
    recorded_by   uuid        not null constraint ocop_product_recorded_by references account,
    recorded_at   timestamptz not null,
    changed_by    uuid        not null constraint ocop_product_changed_by references account,
    changed_at    timestamptz not null,
    search_text   text        not null generated always as (vn_fold(name || ' ' || coalesce(code, ''))) stored,
    constraint ocop_product_group foreign key (taxonomy_code, group_code) references product_group,
    constraint ocop_product_code_unique unique (code)
);
create unique index ocop_product_name_once on ocop_product (subject_id, lower(name));
create index ocop_product_subject_idx on ocop_product (subject_id);
create index ocop_product_group_idx on ocop_product (taxonomy_code, group_code);
create index ocop_product_search_idx on ocop_product using gin (search_text gin_trgm_ops);
create index ocop_product_recorded_by_idx on ocop_product (recorded_by);
create index ocop_product_changed_by_idx on ocop_product (changed_by);
comment on column ocop_product.code is 'province-commune-sequence-year, or with the district before 2025';

-- Recognitions (công nhận): one row for each decision on a product. What is recorded stays; a withdrawal is added to it.
create table recognition (
    recognition_id  uuid        primary key,
    version         integer     not null,
    product_id      uuid        not null constraint recognition_product references ocop_product,
    kind            text        not null constraint recognition_kind_known check (kind in ('FIRST', 'UPGRADE', 'RERATING')),
    stars           integer     not null constraint recognition_stars check (stars between 3 and 5),
    level           text        not null constraint recognition_given_level_known check (level in ('DISTRICT', 'PROVINCE', 'CENTRAL')),
    criteria_code   text        not null constraint recognition_criteria references criteria_version,
    decision_number text        not null constraint recognition_decision_length check (char_length(decision_number) between 1 and 50),
    decided_on      date        not null,
    points          numeric(5, 2) constraint recognition_points check (points between 0 and 100),
    valid_until     date        not null,
    withdrawn_on        date,
    withdrawal_decision text    constraint recognition_withdrawal_decision_length check (char_length(withdrawal_decision) between 1 and 50),
    withdrawn_because   text    constraint recognition_withdrawn_because_length check (char_length(withdrawn_because) between 1 and 500),
    recorded_by     uuid        not null constraint recognition_recorded_by references account,
    recorded_at     timestamptz not null,
    constraint recognition_once unique (product_id, decided_on, decision_number),
    constraint recognition_days_in_order check (decided_on < valid_until),
    constraint recognition_withdrawal_whole check ((withdrawn_on is null) = (withdrawn_because is null)),
    constraint recognition_withdrawal_after check (withdrawn_on >= decided_on is not false)
);
create index recognition_product_idx on recognition (product_id, decided_on desc);
create index recognition_valid_until_idx on recognition (valid_until) where withdrawn_on is null;
create index recognition_criteria_idx on recognition (criteria_code);
create index recognition_recorded_by_idx on recognition (recorded_by);

-- Which subjects an activity reached.
create table activity_subject (
    activity_id uuid not null constraint activity_subject_activity references activity on delete cascade,
    subject_id  uuid not null constraint activity_subject_subject references ocop_subject,
    primary key (activity_id, subject_id)
);
create index activity_subject_subject_idx on activity_subject (subject_id);

-- The versions in force since 2019, and the grouping of products that came with each.
insert into product_taxonomy (taxonomy_code, name, valid_from, valid_to) values
    ('QD148', 'Quyết định 148/QĐ-TTg ngày 24/2/2023', '2023-02-24', '2026-07-20'),
    ('QD26', 'Quyết định 26/2026/QĐ-TTg ngày 22/5/2026', '2026-07-21', null);

insert into criteria_version (criteria_code, decision_number, decided_on, valid_from, valid_to, part_a, part_b, part_c, certificate_months,
                              rerating_opens_days, rerating_closes_days, grace_days) values
    ('QD1048', '1048/QĐ-TTg', '2019-08-21', '2019-08-21', '2023-02-23', 35, 25, 40, 36, null, null, null),
    ('QD148', '148/QĐ-TTg', '2023-02-24', '2023-02-24', '2026-07-20', 40, 25, 35, 36, null, null, null),
    ('QD26', '26/2026/QĐ-TTg', '2026-05-22', '2026-07-21', null, 40, 25, 35, 36, 180, 120, 180);
