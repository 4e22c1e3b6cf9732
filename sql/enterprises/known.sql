-- A company of the register by its key.
select
  ent_id,
  ent_name
from
  marts.enterprises
where
  ent_id = $ent_id::varchar
