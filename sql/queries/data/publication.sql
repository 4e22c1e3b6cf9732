-- 这一版数据的截止日和版本号。
-- @not_null as_of, data_version, is_demo
select
  as_of,
  data_version,
  is_demo
from
  marts.publication
