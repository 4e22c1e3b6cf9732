-- 台账文字雷同过半的单位。
-- @not_null unit_org_id, unit_name, text_count, distinct_count, copied_count
select
  unit_org_id,
  unit_name,
  text_count,
  distinct_count,
  copied_count
from
  marts.ledger_texts
where
  starts_with(org_path, $scope_path::varchar)
  and text_count >= 5
  and copied_count * 2 >= text_count
order by
  copied_count desc,
  unit_org_id
