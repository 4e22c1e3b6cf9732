-- 各单位自定的工作目标。
-- @grain 一个单位一项指标的一段目标
select
  r.record_key,
  r.org_id,
  r.org_name,
  r.indicator,
  r.target_value,
  r.valid_from,
  r.valid_to
from
  raw.targets r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      raw.targets
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no
