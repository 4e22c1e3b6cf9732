-- 这一版数据：截止日、版本号、是否含演示数据、是否含真实数据。
-- @grain 一行
-- @not_null as_of, data_version, is_demo, has_real
-- @column is_demo  含生成的演示数据，各页须标明
-- @column has_real  含单位报送的真实数据；账号启用前只许本机访问
select
  as_of,
  data_version,
  is_demo,
  has_real
from
  raw.build
  cross join raw.version
