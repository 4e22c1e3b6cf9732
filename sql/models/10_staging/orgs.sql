-- 工会组织各时期的登记情况。
-- @grain 一个工会组织的一段有效期
select
  r.record_key,
  r.org_id,
  r.org_name,
  r.org_kind,
  r.parent_org_id,
  r.region_code,
  r.workers,
  r.members,
  r.full_time_cadres,
  r.opinion_staff,
  r.merged_into_org_id,
  r.valid_from,
  r.valid_to
from
  raw.orgs r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      raw.orgs
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no
