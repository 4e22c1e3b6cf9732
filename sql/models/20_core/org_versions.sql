-- 工会组织各时期的登记，历史数字按当时的登记计。
-- @grain 一个工会组织的一段有效期
-- @key org_id, valid_from
-- @not_null org_id, valid_from
-- @ref org_id core.orgs.org_id
select
  org_id,
  org_name,
  org_kind,
  parent_org_id,
  region_code,
  workers,
  members,
  full_time_cadres,
  opinion_staff,
  merged_into_org_id,
  valid_from,
  valid_to
from
  staging.orgs
qualify
  row_number() over (
    partition by
      org_id,
      valid_from
    order by
      record_key
  ) = 1
