-- 倾向性问题上报，供热点问题看有没有上报。
-- @grain 一次上报
-- @view
select
  r.report_id,
  r.topic_code,
  r.subject,
  r.noticed_on,
  r.reported_on,
  r.reported_to,
  coalesce(o.org_name, '') as org_name,
  r.org_path
from
  core.upward_reports r
  left join core.orgs o on o.org_id = r.org_id
