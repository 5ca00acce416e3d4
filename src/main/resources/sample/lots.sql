insert into sample_lot (n, activity_id, a, b, c, d)
select n, digest::uuid, ('x' || substr(digest, 1, 7))::bit(28)::integer, ('x' || substr(digest, 8, 7))::bit(28)::integer,
       ('x' || substr(digest, 15, 7))::bit(28)::integer, ('x' || substr(digest, 22, 7))::bit(28)::integer
from (select n, md5('sample/activity/' || n) as digest from generate_series(1, :activities) n) numbered
