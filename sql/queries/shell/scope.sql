-- 一个工会的路径和所在市，供按范围取数。
-- @not_null org_id, org_name, org_path
select
  org_id,
  org_name,
  org_path,
  city_code,
  county_code
from
  marts.orgs
where
  org_id = $org_id::varchar
