-- 节假日，供图表标出春节等时段。
-- @grain 一个日期
-- @key holiday_on
-- @not_null holiday_on, holiday_name
select
  holiday_on,
  holiday_name,
  day_kind
from
  core.holidays
