-- 所列热点问题一段时间在各县区的记录数；说不出县区的不列。
-- @not_null issue_id, county_code, region_name, record_count
select
  v.issue_id,
  v.county_code,
  r.region_name,
  sum(v.record_count)::integer as record_count
from
  marts.issue_volumes v
  join marts.regions r on r.region_code = v.county_code
where
  list_contains($issue_ids::varchar[], v.issue_id)
  and v.month between $from_month::date and $to_month::date
  and starts_with(v.org_path, $scope_path::varchar)
group by
  v.issue_id,
  v.county_code,
  r.region_name
order by
  v.issue_id,
  record_count desc,
  v.county_code
