-- 一个热点问题每月各来源、各市的条数。
-- @not_null month, source, city_code, record_count
select month, source, city_code, sum(record_count)::integer as record_count
from marts.issue_volumes
where issue_id = $issue_id::varchar and starts_with(org_path, $scope_path::varchar)
group by all
order by month, source, city_code
