-- Departments, their centres, the coordination office, partners: one register.
create table organization (
    organization_id   uuid    primary key,
    version           integer not null,
    official_name     text    not null constraint organization_official_name_length check (char_length(official_name) between 1 and 300),
    letter_name       text    not null constraint organization_letter_name_length check (char_length(letter_name) between 1 and 300),
    abbreviation      text    constraint organization_abbreviation_length check (char_length(abbreviation) between 1 and 100),
    kind              text    not null constraint organization_kind_known
                      check (kind in ('PEOPLES_COMMITTEE', 'DEPARTMENT', 'SUBORDINATE', 'COORDINATION_OFFICE', 'PARTNER')),
    governing_body_id uuid    constraint organization_governing_body references organization,
    letter_symbol     text    constraint organization_letter_symbol_form check (letter_symbol ~ '^[[:upper:]-]{1,30}$'),
    place             text    constraint organization_place_length check (char_length(place) between 1 and 100),
    distribution      text    constraint organization_distribution_length check (char_length(distribution) between 1 and 1000),
    search_text       text    not null generated always as
                      (vn_fold(official_name || ' ' || letter_name || ' ' || coalesce(abbreviation, ''))) stored,
    constraint organization_official_name_unique unique (official_name),
    constraint organization_subordinate_has_body check (kind <> 'SUBORDINATE' or governing_body_id is not null)
);
create index organization_governing_body_idx on organization (governing_body_id);
create index organization_search_idx on organization using gin (search_text gin_trgm_ops);
comment on column organization.letter_name is 'the name as letters of the province write it, such as Hội Nông dân Tỉnh';
comment on column organization.letter_symbol is 'symbol after the number of its letters, such as VPĐP-OCOP (Nghị định 30/2020, Phụ lục I)';
comment on column organization.distribution is 'lines of Nơi nhận on its letters, one a line';

-- Who signs for an organization, and how (Nghị định 30/2020, Điều 13).
create table signatory (
    signatory_id    uuid primary key,
    organization_id uuid not null constraint signatory_organization references organization,
    authority       text not null constraint signatory_authority_known
                    check (authority in ('DIRECT', 'ACTING', 'FOR_HEAD', 'BY_ORDER', 'BY_AUTHORIZATION', 'COLLECTIVE')),
    head_title      text constraint signatory_head_title_length check (char_length(head_title) between 1 and 100),
    title           text not null constraint signatory_title_length check (char_length(title) between 1 and 100),
    full_name       text constraint signatory_full_name_length check (char_length(full_name) between 1 and 100),
    valid_from      date,
    valid_to        date,
    constraint signatory_validity check (coalesce(valid_from, valid_to) is not null and valid_from <= valid_to is not false),
    constraint signatory_for_head_names_head check (authority = 'DIRECT' or head_title is not null)
);
create index signatory_organization_idx on signatory (organization_id);
