insert into sample_lot
select n, activity_id, a, b, c, d, 1 + a % 20, 1 + a / 20 % 10,
       case c / 4 % 40 when 0 then 'CANCELLED' when 1 then 'POSTPONED' when 2 then 'PLANNED' when 3 then 'PLANNED' else 'DONE' end,
       half_from,
       case when days_known then half_from + b % 180 else half_from end,
       case when days_known then half_from + b % 180 + b / 180 % 4 else (half_from + interval '6 months - 1 day')::date end,
       days_known
from (
select *, a / 200 % 10 <> 0 as days_known, make_date(2022 + a / 2000 % 4, case a / 8000 % 2 when 0 then 1 else 7 end, 1) as half_from
from (
select n, digest::uuid as activity_id, ('x' || substr(digest, 1, 7))::bit(28)::integer as a, ('x' || substr(digest, 8, 7))::bit(28)::integer as b,
       ('x' || substr(digest, 15, 7))::bit(28)::integer as c, ('x' || substr(digest, 22, 7))::bit(28)::integer as d
from (select n, md5('sample/activity/' || n) as digest from generate_series(1, :activities) n) numbered
) lots
) dated
