-- 一个盲区的依据，涉及职工多的、日期近的在前。
-- @not_null member_kind, member_id, total_rows
select
  member_kind,
  member_id,
  member_name,
  on_date,
  workers,
  detail,
  count(*) over ()::integer as total_rows
from
  marts.gap_members
where
  gap_id = $gap_id::varchar
order by
  workers desc nulls last,
  on_date desc nulls last,
  member_id
limit
  $row_limit::integer
