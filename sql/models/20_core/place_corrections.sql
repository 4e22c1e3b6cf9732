-- 更正过地区的记录：市、县代码取自更正，优先于其他方法。
-- @grain 一条记录
-- @key source, record_key, content_hash
-- @not_null source, record_key, content_hash, city_code
select
  c.source,
  c.record_key,
  c.content_hash,
  r.county_code,
  r.city_code
from
  core.corrections c
  join core.regions r on r.region_code = c.value
where
  c.kind = 'place'
  and r.city_code is not null
