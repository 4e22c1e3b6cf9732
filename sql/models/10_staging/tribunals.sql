-- 劳动人事争议仲裁委员会及其工会兼职仲裁员。
-- @grain 一个仲裁委
select
  r.record_key,
  r.content_hash,
  r.tribunal_id,
  r.tribunal_name,
  r.region_code,
  r.region_name,
  r.union_arbitrators,
  r.as_of
from
  raw.tribunals r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      raw.tribunals
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no
