-- 一个热点问题的全部记录，旧的在前，供拆分时勾选；只看所选范围内的。
-- @not_null record_id, source, recorded_on, excerpt
select
  record_id,
  source,
  channel,
  recorded_on,
  left(text, 80) as excerpt
from
  marts.search_records
where
  issue_id = $issue_id::varchar
  and starts_with(org_path, $scope_path::varchar)
order by
  recorded_on,
  record_id
