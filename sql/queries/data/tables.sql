-- 发布的全部数据表，按层次和名称。
-- @not_null relation, layer, description, grain, path
select
  relation,
  layer,
  description,
  grain,
  path,
  row_count
from
  marts.tables
order by
  case layer
    when 'marts' then 1
    when 'core' then 2
    else 3
  end,
  relation
