-- 春节所在的月份，供图上标出。
-- @not_null month
select distinct
  date_trunc('month', holiday_on)::date as month
from
  marts.holidays
where
  holiday_name = '春节'
  and day_kind = 'festival'
  and holiday_on >= $from_month::date
  and holiday_on < $to_month::date + interval 1 month
order by
  month
