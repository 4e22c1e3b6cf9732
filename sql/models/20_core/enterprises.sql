-- 企业台账各时期，已归到单位和地区；有效期半开：从生效日起，到失效日前一天止。
-- @grain 一家企业的一段有效期
-- @key ent_id, valid_from
-- @not_null ent_id, ent_name, valid_from, org_path
-- @column valid_to  失效日期；仍有效为空
with
  placed as (
    select
      r.*,
      coalesce(o.org_id, n.org_id) as own_org_id,
      coalesce(rc.county_code, rn.county_code) as named_county,
      coalesce(rc.city_code, rn.city_code) as named_city
    from
      staging.enterprises r
      left join core.regions rc on rc.region_code = r.region_code
      left join core.place_texts rn on rn.place_text = r.region_name
      left join core.orgs o on o.org_id = r.org_id
      left join core.org_names n on n.org_name = r.org_name
    qualify
      row_number() over (
        partition by
          r.ent_id,
          r.valid_from
        order by
          r.record_key,
          r.content_hash
      ) = 1
  ),
  located as (
    select
      p.*,
      coalesce(named_county, oo.county_code) as county_code,
      coalesce(named_city, oo.city_code) as city_code
    from
      placed p
      left join core.orgs oo on oo.org_id = p.own_org_id
  )
select
  w.ent_id,
  w.ent_name,
  w.township,
  w.park,
  w.ownership,
  w.size,
  w.industry,
  w.operating_state,
  w.is_difficult,
  w.is_restructured,
  w.is_labour_intensive,
  w.is_platform,
  w.workers,
  w.women,
  w.migrants,
  w.agency_workers,
  w.members,
  w.has_union,
  w.union_founded_on,
  w.aliases,
  w.valid_from,
  -- a version ends where the next one begins, so that no enterprise is counted twice on one day
  least(
    w.valid_to,
    lead (w.valid_from) over (
      partition by
        w.ent_id
      order by
        w.valid_from
    )
  ) as valid_to,
  coalesce(w.own_org_id, cc.org_id, ci.org_id, pr.org_id) as org_id,
  coalesce(u.unit_org_id, '') as unit_org_id,
  coalesce(u.org_path, '/') as org_path,
  w.county_code,
  w.city_code
from
  located w
  left join core.county_orgs cc on cc.region_code = w.county_code
  left join core.county_orgs ci on ci.region_code = w.city_code
  left join core.county_orgs pr on pr.region_code = '610000'
  left join core.orgs u on u.org_id = coalesce(w.own_org_id, cc.org_id, ci.org_id, pr.org_id)
