-- Vietnamese search and order, for every room.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- Text as search compares it: composed, without tone marks, đ as d, lower case. The same as VietnameseText.fold.
create function vn_fold(text) returns text
    language sql immutable strict parallel safe
    return lower(public.unaccent('public.unaccent'::regdictionary, normalize($1, NFC)));
