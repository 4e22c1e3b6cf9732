-- 节假日，一天一行；同一天有几条登记时取一条。
-- @grain 一个日期
-- @mart
-- @key holiday_on
-- @not_null holiday_on, holiday_name
select
  holiday_on,
  min(holiday_name) as holiday_name,
  min(day_kind) as day_kind
from
  staging.holidays
where
  holiday_on is not null
  and holiday_name is not null
group by
  holiday_on
