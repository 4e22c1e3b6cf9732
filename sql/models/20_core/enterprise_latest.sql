-- 每家企业最近一段登记，附地区和行业。
-- @grain 一家企业
-- @mart enterprises
-- @key ent_id
-- @not_null ent_id, ent_name, org_path
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
  core.enterprises
qualify
  row_number() over (
    partition by
      ent_id
    order by
      valid_from desc
  ) = 1
