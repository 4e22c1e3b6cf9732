-- 工会组织树，供选择数据范围。
-- @grain 一个工会组织
-- @key org_id
-- @not_null org_id, org_name, org_kind, org_path
select
  org_id,
  org_name,
  org_kind,
  parent_org_id,
  org_path,
  depth,
  unit_org_id,
  region_code,
  city_code,
  county_code,
  merged_into_org_id,
  valid_to
from
  core.orgs
