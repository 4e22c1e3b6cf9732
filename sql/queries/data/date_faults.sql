-- 日期有矛盾的记录，按来源和种类计数。
-- @not_null source, fault, record_count
select
  source,
  fault,
  count(*)::integer as record_count
from
  marts.date_faults
group by
  source,
  fault
order by
  source,
  record_count desc,
  fault
