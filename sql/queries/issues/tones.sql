-- 一个热点问题每月各倾向的条数。
-- @not_null month, polarity, record_count
select
  month,
  polarity,
  count(*)::integer as record_count
from
  marts.search_records
where
  issue_id = $issue_id::varchar
  and starts_with(org_path, $scope_path::varchar)
group by
  month,
  polarity
order by
  month,
  polarity
