-- 企业台账各时期，已归到单位和地区；有效期半开：从生效日起，到失效日前一天止。
-- @grain 一家企业的一段有效期
-- @key ent_id, valid_from
-- @not_null ent_id, ent_name, valid_from, org_path
-- @column valid_to  失效日期；仍有效为空
with
  one as (
    select
      *
    from
      staging.enterprises
    qualify
      row_number() over (
        partition by
          ent_id,
          valid_from
        order by
          record_key,
          content_hash
      ) = 1
  )
select
  r.ent_id,
  r.ent_name,
  r.township,
  r.park,
  r.ownership,
  r.size,
  r.industry,
  r.operating_state,
  r.is_difficult,
  r.is_restructured,
  r.is_labour_intensive,
  r.is_platform,
  r.workers,
  r.women,
  r.migrants,
  r.agency_workers,
  r.members,
  r.has_union,
  r.union_founded_on,
  r.aliases,
  r.valid_from,
  -- 一段到下一段开始为止，一家企业同一天不计两次
  least(
    r.valid_to,
    lead (r.valid_from) over (
      partition by
        r.ent_id
      order by
        r.valid_from
    )
  ) as valid_to,
  a.org_id,
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
