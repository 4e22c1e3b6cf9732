-- 企业台账各时期的登记情况。
-- @grain 一家企业的一段有效期
select
  r.record_key,
  r.content_hash,
  r.batch_no,
  r.source_file,
  r.row_number,
  r.is_conflict,
  r.ent_id,
  r.ent_name,
  r.org_id,
  r.org_name,
  r.region_code,
  r.region_name,
  r.township,
  r.park,
  r.ownership,
  r.size,
  r.industry,
  r.operating_state,
  coalesce(r.is_difficult, false) as is_difficult,
  coalesce(r.is_restructured, false) as is_restructured,
  coalesce(r.is_labour_intensive, false) as is_labour_intensive,
  coalesce(r.is_platform, false) as is_platform,
  r.workers,
  r.women,
  r.migrants,
  r.agency_workers,
  r.members,
  coalesce(r.has_union, false) as has_union,
  r.union_founded_on,
  r.aliases,
  r.valid_from,
  r.valid_to
from
  raw.enterprises r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      raw.enterprises
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no
