-- 各张表的列名，供分级。
-- @not_null relation, column_names
select
  relation,
  string_agg(
    column_name,
    ' '
    order by
      position
  ) as column_names
from
  marts.columns
group by
  relation
order by
  relation
