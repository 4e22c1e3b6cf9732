-- 一张表的列和说明。
-- @not_null column_name, data_type, description
select
  column_name,
  data_type,
  description
from
  marts.columns
where
  relation = $relation::varchar
order by
  position
