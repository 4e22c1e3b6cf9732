-- 各县的最低工资区域类别。
-- @grain 一个县的一段类别
select
  r.record_key,
  r.content_hash,
  r.region_code,
  r.area_class,
  r.valid_from,
  r.status
from
  raw.minimum_wage_areas r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      raw.minimum_wage_areas
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no
