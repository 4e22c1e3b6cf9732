-- 每个来源最早和最近有记录的月份，全部范围。
-- @not_null source, first_month, last_month
select
  source,
  min(month) as first_month,
  max(month) as last_month
from
  marts.volumes
group by
  source
order by
  source
