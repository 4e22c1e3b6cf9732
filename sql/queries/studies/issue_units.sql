-- 一个热点问题的记录落在哪些工会：各级各有多少条，下级的在前，供课题取范围；只看所选范围内的。
-- @not_null org_id, org_name, record_count, total_count
with
  volumes as (
    select
      org_path,
      record_count,
      sum(record_count) over ()::integer as total_count
    from
      marts.issue_volumes
    where
      issue_id = $issue_id::varchar
      and starts_with(org_path, $scope_path::varchar)
  )
select
  o.org_id,
  o.org_name,
  sum(v.record_count)::integer as record_count,
  any_value(v.total_count) as total_count
from
  volumes v
  join marts.orgs o on starts_with(v.org_path, o.org_path)
where
  o.org_kind in ('province', 'city', 'county', 'industrial', 'direct')
  and o.merged_into_org_id is null
  and starts_with(o.org_path, $scope_path::varchar)
group by
  o.org_id,
  o.org_name,
  o.org_path
order by
  length(o.org_path) desc,
  record_count desc,
  o.org_id
