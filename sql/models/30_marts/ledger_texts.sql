-- 台账文字雷同的提示，按单位，不涉及个人。
-- @grain 一个统计单位
-- @key unit_org_id
-- @not_null unit_org_id, unit_name, org_path, text_count, distinct_count, copied_count
select
  t.unit_org_id,
  coalesce(o.org_name, t.unit_org_id) as unit_name,
  coalesce(o.org_path, '/') as org_path,
  t.text_count,
  t.distinct_count,
  t.copied_count
from
  core.ledger_texts t
  left join core.orgs o on o.org_id = t.unit_org_id
