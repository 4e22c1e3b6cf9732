-- 一个热点问题的记录发生在哪些县、市：各级地方工会各有多少条，下级的在前，供课题取范围。
-- @not_null org_id, org_name, record_count, total_count
with
  volumes as (
    select
      city_code,
      county_code,
      record_count,
      sum(record_count) over ()::integer as total_count
    from
      marts.issue_volumes
    where
      issue_id = $issue_id::varchar
  )
select
  o.org_id,
  o.org_name,
  sum(v.record_count)::integer as record_count,
  any_value(v.total_count) as total_count
from
  volumes v
  join marts.orgs o on o.org_kind = 'province'
  or (
    o.org_kind = 'city'
    and o.city_code = v.city_code
  )
  or (
    o.org_kind = 'county'
    and o.county_code = v.county_code
  )
where
  o.merged_into_org_id is null
  and starts_with(o.org_path, $scope_path::varchar)
group by
  o.org_id,
  o.org_name,
  o.org_path
order by
  length(o.org_path) desc,
  record_count desc,
  o.org_id
