-- 各单位各类数据每月的报送情况，供说明合计缺了谁。
-- @grain 一个统计单位一类数据一个月
-- @key unit_org_id, source, month
-- @not_null unit_org_id, source, month, submission_state, org_path
select
  s.unit_org_id,
  s.source,
  s.month,
  s.submission_state,
  coalesce(o.org_path, '/') as org_path
from
  core.submission_states s
  left join core.orgs o on o.org_id = s.unit_org_id
