-- 困难职工户档案，已归到单位和地区；有效期从建档日起，到销档日前一天止。
-- @grain 一户困难职工档案
-- @key household_key
-- @not_null household_key, archived_on, org_path
with
  one as (
    select
      *
    from
      staging.households
    qualify
      row_number() over (
        partition by
          household_key
        order by
          archived_on desc,
          record_key,
          content_hash
      ) = 1
  )
select
  r.household_key,
  r.category,
  r.archived_on,
  r.closed_on,
  a.unit_org_id,
  a.org_path,
  a.county_code,
  a.city_code
from
  one r
  join core.written_places a on a.written_org_id is not distinct from r.org_id
  and a.org_name is not distinct from r.org_name
  and a.region_code is not distinct from r.region_code
  and a.region_name is not distinct from r.region_name
