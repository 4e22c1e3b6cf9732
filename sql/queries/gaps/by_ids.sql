-- 派过单的盲区现在的情况：不在结果里的已经由记录消除。
-- @not_null gap_id, gap_type, size, need
select
  gap_id,
  gap_type,
  size,
  size_unit,
  need,
  since_on,
  closed_on,
  closed_by
from
  marts.gaps
where
  list_contains($gap_ids::varchar[], gap_id)
order by
  gap_id,
  closed_on nulls first
