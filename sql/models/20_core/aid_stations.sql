-- 帮扶站点，已归到单位；停用的不再计入。
-- @grain 一个帮扶站点
-- @key station_id
-- @not_null station_id, station_level, org_path
select
  s.station_id,
  s.station_name,
  s.station_level,
  s.functions,
  s.opened_on,
  s.closed_on,
  coalesce(u.org_id, '') as org_id,
  coalesce(u.unit_org_id, '') as unit_org_id,
  coalesce(u.org_path, '/') as org_path,
  u.county_code,
  u.city_code
from
  staging.aid_stations s
  left join core.org_names n on n.org_name = s.org_name
  left join core.orgs u on u.org_id = coalesce(s.org_id, n.org_id)
qualify
  row_number() over (
    partition by
      s.station_id
    order by
      s.record_key,
      s.content_hash
  ) = 1
