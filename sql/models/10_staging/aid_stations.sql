-- 帮扶站点。
-- @grain 一个站点
select
  r.record_key,
  r.content_hash,
  r.station_id,
  r.station_name,
  r.org_id,
  r.org_name,
  r.region_code,
  r.region_name,
  r.station_level,
  r.functions,
  r.opened_on,
  r.closed_on
from
  raw.aid_stations r
  anti join (
    select
      record_key,
      max(batch_no) as batch_no
    from
      raw.aid_stations
    where
      is_revision
    group by
      record_key
  ) later on later.record_key = r.record_key
  and later.batch_no > r.batch_no
