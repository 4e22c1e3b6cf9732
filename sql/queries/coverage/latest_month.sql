-- 不晚于所选月份的、有覆盖数据的最近一个月，及其月末日期。
-- @not_null month, month_end, is_finished
select
  m.month,
  m.month_end,
  m.is_finished
from
  marts.months m
where
  m.month <= $month::date
order by
  m.month desc
limit
  1
