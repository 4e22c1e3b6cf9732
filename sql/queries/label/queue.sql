-- 所选范围内待标注的记录，最拿不准的在前。
-- @not_null queue_no, record_id, source, record_key, content_hash
select
  queue_no,
  record_id,
  source,
  record_key,
  content_hash
from
  marts.label_queue
where
  starts_with(org_path, $scope_path::varchar)
order by
  queue_no
