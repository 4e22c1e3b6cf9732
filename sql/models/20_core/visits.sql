-- 走访记录，已归到单位和地区，企业名称已对应到台账。
-- @grain 一条走访记录
-- @key record_key, content_hash
-- @not_null record_key, visited_on, visit_kind, org_path
-- @column unit_org_id  统计单位
-- @column region_method  地区如何得到：correction 研究人员更正、code 代码、name 地区名、org 单位、none 未知
-- @column last_day  驻点的最后一天，没有驻点时等于走访日期
with
  placed as (
    select
      r.*,
      pc.city_code is not null as is_corrected,
      case
        when pc.city_code is not null then pc.county_code
        else coalesce(rc.county_code, rn.county_code)
      end as named_county,
      coalesce(pc.city_code, rc.city_code, rn.city_code) as named_city,
      rc.region_code is not null as has_code
    from
      staging.visits r
      left join core.place_corrections pc on pc.source = 'visits'
      and pc.record_key = r.record_key
      and pc.content_hash = r.content_hash
      left join core.regions rc on rc.region_code = r.region_code
      left join core.place_texts rn on rn.place_text = r.region_name
  ),
  owned as (
    select
      p.*,
      coalesce(o.org_id, n.org_id) as own_org_id,
      case
        when is_corrected then named_county
        else coalesce(named_county, oo.county_code)
      end as county_code,
      coalesce(named_city, oo.city_code) as city_code
    from
      placed p
      left join core.orgs o on o.org_id = p.org_id
      left join core.org_names n on n.org_name = p.org_name
      left join core.orgs oo on oo.org_id = coalesce(o.org_id, n.org_id)
  )
select
  w.record_key,
  w.content_hash,
  w.batch_no,
  w.source_file,
  w.row_number,
  w.visit_id,
  w.visited_on,
  case
    when w.stay_to >= w.visited_on
    and w.stay_to <= w.visited_on + 60 then w.stay_to
    else w.visited_on
  end as last_day,
  w.day_share,
  w.visit_kind,
  w.purposes,
  coalesce(w.ent_id, en.ent_id) as ent_id,
  w.household_key,
  w.cadre_keys,
  w.workers_met,
  w.topic_name,
  w.result,
  w.rating,
  w.aid_yuan,
  w.entered_on,
  coalesce(w.own_org_id, cc.org_id, ci.org_id, pr.org_id) as org_id,
  coalesce(u.unit_org_id, '') as unit_org_id,
  coalesce(u.org_path, '/') as org_path,
  w.county_code,
  w.city_code,
  case
    when w.is_corrected then 'correction'
    when w.named_city is not null
    and w.has_code then 'code'
    when w.named_city is not null then 'name'
    when w.city_code is not null then 'org'
    else 'none'
  end as region_method
from
  owned w
  left join core.county_orgs cc on cc.region_code = w.county_code
  left join core.county_orgs ci on ci.region_code = w.city_code
  left join core.county_orgs pr on pr.region_code = '610000'
  left join core.orgs u on u.org_id = coalesce(w.own_org_id, cc.org_id, ci.org_id, pr.org_id)
  left join core.enterprise_names en on en.ent_name = w.ent_name
