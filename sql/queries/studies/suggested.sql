-- 建议的选题：持续两个月以上、还没有课题的热点（G7），近 90 天记录多的在前。
-- @not_null gap_id, topic_code, topic_name, issue_id, recent_count, issue_count
select
  gap_id,
  coalesce(topic_code, '') as topic_code,
  coalesce(subject_name, '') as topic_name,
  coalesce(issue_id, '') as issue_id,
  issue_label,
  since_on,
  last_on,
  size as recent_count,
  total as issue_count,
  need
from
  marts.gaps
where
  gap_type = 'G7'
  and closed_on is null
order by
  size desc,
  gap_id
