-- 各年春节（正月初一）的日期。
-- @not_null festival_on
select
  min(holiday_on) as festival_on
from
  marts.holidays
where
  holiday_name = '春节'
  and day_kind = 'festival'
group by
  year(holiday_on)
order by
  1
