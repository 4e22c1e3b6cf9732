-- 倾向性、普遍性问题的上报，已归到单位。
-- @grain 一次上报
-- @key report_id
-- @not_null report_id, org_path
select
  r.report_id,
  r.topic_code,
  r.subject,
  r.noticed_on,
  r.reported_on,
  r.reported_to,
  coalesce(u.org_id, '') as org_id,
  coalesce(u.unit_org_id, '') as unit_org_id,
  coalesce(u.org_path, '/') as org_path,
  u.county_code,
  u.city_code
from
  staging.upward_reports r
  left join core.org_names n on n.org_name = r.org_name
  left join core.orgs u on u.org_id = coalesce(r.org_id, n.org_id)
qualify
  row_number() over (
    partition by
      r.report_id
    order by
      r.record_key,
      r.content_hash
  ) = 1
