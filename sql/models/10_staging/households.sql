-- 困难职工户建档情况。
-- @grain 一户困难职工档案
select
  r.record_key,
  r.content_hash,
  r.batch_no,
  r.source_file,
  r.row_number,
  r.is_conflict,
  r.household_key,
  r.org_id,
  r.org_name,
  r.region_code,
  r.region_name,
  r.category,
  r.archived_on,
  r.closed_on,
  r.household_status
from
  raw.households r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      raw.households
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no
