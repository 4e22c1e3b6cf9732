-- 所选范围内的一些记录：已遮盖的文字和现在发布的标注。
-- @not_null record_id, source, record_key, content_hash, recorded_on, region_code, topic_code, polarity
-- @not_null issue_id, text, title_length
select
  record_id,
  source,
  channel,
  record_key,
  content_hash,
  recorded_on,
  region_code,
  topic_code,
  evidence,
  polarity,
  issue_id,
  text,
  title_length
from
  marts.label_records
where
  list_contains($record_ids::varchar[], record_id)
  and starts_with(org_path, $scope_path::varchar)
order by
  recorded_on,
  record_id
