-- 热点问题的成员：哪条记录属于哪个问题。
-- @grain 一条属于某个热点问题的记录
-- @key record_id
-- @not_null issue_id, record_id, source, record_key, recorded_on
-- @ref issue_id marts.issues.issue_id
select
  m.issue_id,
  r.record_id,
  r.source,
  r.record_key,
  r.content_hash,
  r.batch_no,
  r.row_number,
  r.recorded_on,
  r.month,
  r.unit_org_id,
  r.org_path,
  r.county_code,
  r.city_code,
  r.topic_code,
  r.polarity
from
  raw.issue_members m
  join core.annotated_records r on r.record_id = m.record_id
