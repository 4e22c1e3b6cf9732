-- 工资集体协商，已归到单位和地区。
-- @grain 一次集体协商
-- @key record_key, content_hash
-- @not_null record_key, nego_id, nego_type, org_path
with
  placed as (
    select
      r.*,
      coalesce(o.org_id, n.org_id) as own_org_id,
      coalesce(rc.county_code, rn.county_code) as named_county,
      coalesce(rc.city_code, rn.city_code) as named_city
    from
      staging.negotiations r
      left join core.regions rc on rc.region_code = r.region_code
      left join core.place_texts rn on rn.place_text = r.region_name
      left join core.orgs o on o.org_id = r.org_id
      left join core.org_names n on n.org_name = r.org_name
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
  w.record_key,
  w.content_hash,
  w.batch_no,
  w.source_file,
  w.row_number,
  w.nego_id,
  w.nego_type,
  coalesce(w.ent_id, en.ent_id) as ent_id,
  w.covered_ent_ids,
  w.sector,
  w.offered_on,
  w.signed_on,
  w.effective_from,
  w.effective_to,
  w.ents_covered,
  w.workers_covered,
  w.increase_pct,
  w.lowest_wage_yuan,
  w.stage,
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
  left join core.enterprise_names en on en.ent_name = w.ent_name
