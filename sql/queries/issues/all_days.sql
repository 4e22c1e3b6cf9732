-- 一个热点问题每天各来源的记录条数，供新近的问题按周画走势。
-- @not_null recorded_on, source, record_count
select
  recorded_on,
  source,
  count(*)::integer as record_count
from
  marts.search_records
where
  issue_id = $issue_id::varchar
  and starts_with(org_path, $scope_path::varchar)
group by all
order by
  recorded_on,
  source
