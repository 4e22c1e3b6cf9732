-- 台账里有没有这个编号的企业。
-- @not_null ent_id, ent_name
select
  ent_id,
  ent_name
from
  marts.enterprises
where
  ent_id = $ent_id::varchar
