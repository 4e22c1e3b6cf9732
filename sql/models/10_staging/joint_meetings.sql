-- 与政府、行业部门的联席会议和三方协商会议。
-- @grain 一次会议
select
  r.record_key,
  r.content_hash,
  r.meeting_id,
  r.org_id,
  r.org_name,
  r.meeting_kind,
  r.held_on,
  r.topic_codes
from
  raw.joint_meetings r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      raw.joint_meetings
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no
