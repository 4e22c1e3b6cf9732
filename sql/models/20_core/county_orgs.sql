-- 每个县、市由哪个工会负责：只写了地区的记录按此归到单位。
-- @grain 一个行政区划
-- @key region_code
-- @not_null region_code, org_id
select
  region_code,
  min(org_id) as org_id
from
  core.orgs
where
  org_kind in ('county', 'city', 'province')
  and region_code is not null
  and merged_into_org_id is null
  and not (
    org_kind = 'city'
    and county_code is not null
  )
group by
  region_code
