-- 一个热点问题在各渠道、平台上：首条日期、条数和负面条数，先说的在前。
-- @not_null source, first_on, record_count, negative_count
select
  source,
  channel,
  min(recorded_on) as first_on,
  count(*)::integer as record_count,
  count(*) filter(polarity = 'negative')::integer as negative_count
from
  marts.search_records
where
  issue_id = $issue_id::varchar
  and starts_with(org_path, $scope_path::varchar)
group by
  source,
  channel
order by
  first_on,
  record_count desc,
  source,
  channel
