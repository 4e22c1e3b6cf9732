-- 困难职工户档案，已归到单位和地区；有效期从建档日起，到销档日前一天止。
-- @grain 一户困难职工档案
-- @key household_key
-- @not_null household_key, archived_on, org_path
with
  placed as (
    select
      r.*,
      coalesce(o.org_id, n.org_id) as own_org_id,
      coalesce(rc.county_code, rn.county_code) as named_county,
      coalesce(rc.city_code, rn.city_code) as named_city
    from
      staging.households r
      left join core.regions rc on rc.region_code = r.region_code
      left join core.place_texts rn on rn.place_text = r.region_name
      left join core.orgs o on o.org_id = r.org_id
      left join core.org_names n on n.org_name = r.org_name
    qualify
      row_number() over (
        partition by
          r.household_key
        order by
          r.archived_on desc,
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
  w.household_key,
  w.category,
  w.archived_on,
  w.closed_on,
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
