-- 这一版数据的截止日、版本号、是否演示数据、是否含真实数据。
-- @not_null as_of, data_version, is_demo, has_real
select
  as_of,
  data_version,
  is_demo,
  has_real
from
  marts.publication
