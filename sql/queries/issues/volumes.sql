-- 一个热点问题每月各来源、各县的条数；没有写明县的 county_code 为空串。
-- @not_null month, source, city_code, county_code, record_count
select
  month,
  source,
  city_code,
  county_code,
  sum(record_count)::integer as record_count
from
  marts.issue_volumes
where
  issue_id = $issue_id::varchar
  and starts_with(org_path, $scope_path::varchar)
group by all
order by
  month,
  source,
  city_code,
  county_code
