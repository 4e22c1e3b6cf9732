-- 联席会议和三方协商会议，已归到单位。
-- @grain 一次会议
-- @key meeting_id
-- @not_null meeting_id, held_on, org_path
select
  r.meeting_id,
  r.meeting_kind,
  r.held_on,
  r.topic_codes,
  coalesce(u.org_id, '') as org_id,
  coalesce(u.unit_org_id, '') as unit_org_id,
  coalesce(u.org_path, '/') as org_path,
  u.county_code,
  u.city_code
from
  staging.joint_meetings r
  left join core.org_names n on n.org_name = r.org_name
  left join core.orgs u on u.org_id = coalesce(r.org_id, n.org_id)
qualify
  row_number() over (
    partition by
      r.meeting_id
    order by
      r.record_key,
      r.content_hash
  ) = 1
