-- 可选的月份。
-- @grain 一个月
-- @key month
select
  month,
  month_end,
  is_finished
from
  core.months
