-- 企业目录：每家企业最近一段登记。
-- @grain 一家企业
-- @view
select
  ent_id,
  ent_name,
  ownership,
  size,
  industry,
  operating_state,
  is_difficult,
  is_restructured,
  is_platform,
  workers,
  has_union,
  valid_from,
  valid_to,
  unit_org_id,
  org_path,
  county_code,
  city_code
from
  core.enterprise_latest
