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
    certain       boolean not null default true,
    primary key (criteria_code, stars, valid_from)
);
comment on column recognition_level.certain is 'false where no text of the decision was at hand: the level is then proposed, another one is not refused';

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
    constraint ocop_subject_no_producer_group check (vn_fold(name) not like 'hoi quan%'),
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
    changed_by      uuid        not null constraint recognition_changed_by references account,
    changed_at      timestamptz not null,
    constraint recognition_once unique (product_id, decided_on),
    constraint recognition_days_in_order check (decided_on < valid_until),
    constraint recognition_withdrawal_whole check ((withdrawn_on is null) = (withdrawn_because is null)),
    constraint recognition_withdrawal_after check (withdrawn_on >= decided_on is not false)
);
create index recognition_product_idx on recognition (product_id, decided_on desc);
create index recognition_valid_until_idx on recognition (valid_until) where withdrawn_on is null;
create index recognition_criteria_idx on recognition (criteria_code);
create index recognition_recorded_by_idx on recognition (recorded_by);
create index recognition_changed_by_idx on recognition (changed_by);
create unique index recognition_first_once on recognition (product_id) where kind = 'FIRST';

-- Where each product that was ever recognised stands on a day: by the last decision until then. A certificate whose criteria
-- name no days of grace has those of the criteria in force on that day. StarHistory says the same of one product.
create function product_standing(on_day date)
    returns table (product_id uuid, recognition_id uuid, stars integer, valid_until date, standing text)
    language sql stable parallel safe
as $$
        select distinct on (r.product_id) r.product_id, r.recognition_id, r.stars, r.valid_until,
               case when r.withdrawn_on <= on_day then 'WITHDRAWN'
                    when on_day <= r.valid_until then 'IN_FORCE'
                    when on_day <= r.valid_until + coalesce(c.grace_days, f.grace_days, 0) then 'IN_GRACE'
                    else 'EXPIRED' end
        from recognition r
          join criteria_version c on c.criteria_code = r.criteria_code
          left join criteria_version f on on_day >= f.valid_from and on_day <= f.valid_to is not false
        where r.decided_on <= on_day
        order by r.product_id, r.decided_on desc;
$$;

-- Producers' clubs (hội quán): reached by support as any beneficiary, but not in the law's list of those who may hold a
-- product, unless members founded a cooperative or the like, which is then the subject that is linked.
create table producer_group (
    group_id    uuid        primary key,
    version     integer     not null,
    name        text        not null constraint producer_group_name_length check (char_length(name) between 1 and 300),
    unit_id     uuid        not null constraint producer_group_unit references administrative_unit,
    recorded_on date        not null,
    founded_on  date        constraint producer_group_founded_before check (founded_on <= recorded_on),
    members     integer     constraint producer_group_members_positive check (members > 0),
    subject_id  uuid        constraint producer_group_subject references ocop_subject,
    note        text        constraint producer_group_note_length check (char_length(note) between 1 and 500),
    recorded_by uuid        not null constraint producer_group_recorded_by references account,
    recorded_at timestamptz not null,
    changed_by  uuid        not null constraint producer_group_changed_by references account,
    changed_at  timestamptz not null,
    search_text text        not null generated always as (vn_fold(name)) stored
);
create unique index producer_group_name_once on producer_group (unit_id, lower(name));
create index producer_group_subject_idx on producer_group (subject_id);
create index producer_group_recorded_by_idx on producer_group (recorded_by);
create index producer_group_changed_by_idx on producer_group (changed_by);
create index producer_group_search_idx on producer_group using gin (search_text gin_trgm_ops);
comment on column producer_group.recorded_on is 'the day on which unit_id was the group''s unit';

-- Which subjects an activity reached.
create table activity_subject (
    activity_id uuid not null constraint activity_subject_activity references activity on delete cascade,
    subject_id  uuid not null constraint activity_subject_subject references ocop_subject,
    primary key (activity_id, subject_id)
);
create index activity_subject_subject_idx on activity_subject (subject_id);

-- The versions in force since 2019, and the grouping of products that came with each.
-- The versions since 2019, and the grouping of products that came with each.
insert into product_taxonomy (taxonomy_code, name, valid_from, valid_to) values
    ('QD1048', 'Quyết định 1048/QĐ-TTg ngày 21/8/2019', '2019-08-21', '2023-02-23'),
    ('QD148', 'Quyết định 148/QĐ-TTg ngày 24/2/2023', '2023-02-24', '2026-07-20'),
    ('QD26', 'Quyết định 26/2026/QĐ-TTg ngày 22/5/2026', '2026-07-21', null);

-- 6 branches, 17 groups, 26 sets of products (Phụ lục I, the same in both decisions), with the ministry in charge where the
-- text at hand names it.
insert into product_group (taxonomy_code, group_code, parent_code, position, name, ministry)
select taxonomy_code, g.* from product_taxonomy cross join (values
    ('I', null, 1, 'Thực phẩm', null),
    ('I.1', 'I', 2, 'Thực phẩm tươi sống', null),
    ('I.1.a', 'I.1', 3, 'Rau, củ, quả, hạt tươi', 'Bộ Nông nghiệp và Môi trường'),
    ('I.1.b', 'I.1', 4, 'Thịt, thuỷ sản, trứng, sữa tươi', 'Bộ Nông nghiệp và Môi trường'),
    ('I.2', 'I', 5, 'Thực phẩm thô, sơ chế', null),
    ('I.2.a', 'I.2', 6, 'Gạo, ngũ cốc, hạt sơ chế khác', 'Bộ Nông nghiệp và Môi trường'),
    ('I.2.b', 'I.2', 7, 'Mật ong, các loại mật khác và nông sản khác', 'Bộ Nông nghiệp và Môi trường'),
    ('I.3', 'I', 8, 'Thực phẩm chế biến', null),
    ('I.3.a', 'I.3', 9, 'Đồ ăn nhanh', 'Bộ Công Thương'),
    ('I.3.b', 'I.3', 10, 'Chế biến từ gạo, ngũ cốc', 'Bộ Nông nghiệp và Môi trường'),
    ('I.3.c', 'I.3', 11, 'Chế biến từ rau, củ, quả, hạt', 'Bộ Nông nghiệp và Môi trường'),
    ('I.3.d', 'I.3', 12, 'Chế biến từ thịt, trứng, sữa, thuỷ sản và sản phẩm khác', 'Bộ Nông nghiệp và Môi trường'),
    ('I.4', 'I', 13, 'Gia vị', null),
    ('I.4.a', 'I.4', 14, 'Tương, nước mắm, gia vị dạng lỏng khác', 'Bộ Nông nghiệp và Môi trường'),
    ('I.4.b', 'I.4', 15, 'Gia vị khác', 'Bộ Nông nghiệp và Môi trường'),
    ('I.5', 'I', 16, 'Chè', null),
    ('I.5.a', 'I.5', 17, 'Chè tươi, chè chế biến', 'Bộ Nông nghiệp và Môi trường'),
    ('I.5.b', 'I.5', 18, 'Trà từ thực vật khác', 'Bộ Nông nghiệp và Môi trường'),
    ('I.6', 'I', 19, 'Cà phê, ca cao', 'Bộ Nông nghiệp và Môi trường'),
    ('II', null, 20, 'Đồ uống', null),
    ('II.1', 'II', 21, 'Đồ uống có cồn', null),
    ('II.1.a', 'II.1', 22, 'Rượu trắng', 'Bộ Công Thương'),
    ('II.1.b', 'II.1', 23, 'Đồ uống có cồn khác', 'Bộ Công Thương'),
    ('II.2', 'II', 24, 'Đồ uống không cồn', null),
    ('II.2.a', 'II.2', 25, 'Nước khoáng, nước đóng chai', 'Bộ Y tế'),
    ('II.2.b', 'II.2', 26, 'Đồ uống không cồn khác', 'Bộ Công Thương'),
    ('III', null, 27, 'Dược liệu và sản phẩm từ dược liệu', null),
    ('III.1', 'III', 28, 'Thực phẩm chức năng, thuốc từ dược liệu', 'Bộ Y tế'),
    ('III.2', 'III', 29, 'Mỹ phẩm có thành phần từ thảo dược', 'Bộ Y tế'),
    ('III.3', 'III', 30, 'Tinh dầu và sản phẩm khác từ dược liệu', null),
    ('IV', null, 31, 'Hàng thủ công mỹ nghệ', null),
    ('IV.1', 'IV', 32, 'Thủ công mỹ nghệ gia dụng, trang trí', null),
    ('IV.2', 'IV', 33, 'Vải, may mặc', 'Bộ Công Thương'),
    ('V', null, 34, 'Sinh vật cảnh', null),
    ('V.1', 'V', 35, 'Hoa', 'Bộ Nông nghiệp và Môi trường'),
    ('V.2', 'V', 36, 'Cây cảnh', 'Bộ Nông nghiệp và Môi trường'),
    ('V.3', 'V', 37, 'Động vật cảnh', 'Bộ Nông nghiệp và Môi trường'),
    ('VI', null, 38, 'Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch', null),
    ('VI.1', 'VI', 39, 'Dịch vụ du lịch cộng đồng, du lịch sinh thái, điểm du lịch', 'Bộ Văn hóa, Thể thao và Du lịch')
) g where taxonomy_code in ('QD148', 'QD26');

-- The groups below the six branches of Quyết định 1048/QĐ-TTg differ from those of later years and are not known here: products
-- of that time are grouped by branch alone.
insert into product_group (taxonomy_code, group_code, parent_code, position, name, ministry) values
    ('QD1048', 'I', null, 1, 'Thực phẩm', null),
    ('QD1048', 'II', null, 2, 'Đồ uống', null),
    ('QD1048', 'III', null, 3, 'Thảo dược', null),
    ('QD1048', 'IV', null, 4, 'Vải và may mặc', null),
    ('QD1048', 'V', null, 5, 'Lưu niệm, nội thất, trang trí', null),
    ('QD1048', 'VI', null, 6, 'Dịch vụ du lịch nông thôn và bán hàng', null);

insert into criteria_version (criteria_code, decision_number, decided_on, valid_from, valid_to, part_a, part_b, part_c, certificate_months,
                              rerating_opens_days, rerating_closes_days, grace_days) values
    ('QD1048', '1048/QĐ-TTg', '2019-08-21', '2019-08-21', '2023-02-23', 35, 25, 40, 36, null, null, null),
    ('QD148', '148/QĐ-TTg', '2023-02-24', '2023-02-24', '2026-07-20', 40, 25, 35, 36, null, null, null),
    ('QD26', '26/2026/QĐ-TTg', '2026-05-22', '2026-07-21', null, 40, 25, 35, 36, 180, 120, 180);

-- Quyết định 1489/QĐ-TTg: since districts are no more, the province recognises three stars too. Of Quyết định 1048/QĐ-TTg only
-- its use is known (the province's decisions of 2022 recognise three and four stars).
insert into recognition_level (criteria_code, stars, valid_from, level, least_points, certain) values
    ('QD1048', 3, '2019-08-21', 'PROVINCE', 50, false),
    ('QD1048', 4, '2019-08-21', 'PROVINCE', 70, false),
    ('QD1048', 5, '2019-08-21', 'CENTRAL', 90, false),
    ('QD148', 3, '2023-02-24', 'DISTRICT', 50, true),
    ('QD148', 4, '2023-02-24', 'PROVINCE', 70, true),
    ('QD148', 5, '2023-02-24', 'CENTRAL', 90, true),
    ('QD148', 3, '2025-07-01', 'PROVINCE', 50, true),
    ('QD26', 3, '2026-07-21', 'PROVINCE', 50, true),
    ('QD26', 4, '2026-07-21', 'PROVINCE', 70, true),
    ('QD26', 5, '2026-07-21', 'CENTRAL', 90, true);
