-- 走访记录，已归到单位和地区，企业名称已对应到台账。
-- @grain 一条走访记录
-- @key record_key, content_hash
-- @not_null record_key, visited_on, visit_kind, org_path
-- @column unit_org_id  统计单位
-- @column region_method  地区如何得到：correction 研究人员更正、code 代码、name 地区名、org 单位、none 未知
-- @column last_day  驻点的最后一天，没有驻点时等于走访日期
select
  r.record_key,
  r.content_hash,
  r.batch_no,
  r.source_file,
  r.row_number,
  r.visit_id,
  r.visited_on,
  case
    when r.stay_to >= r.visited_on
    and r.stay_to <= r.visited_on + 60 then r.stay_to
    else r.visited_on
  end as last_day,
  r.day_share,
  r.visit_kind,
  r.purposes,
  coalesce(r.ent_id, en.ent_id) as ent_id,
  r.household_key,
  r.cadre_keys,
  r.workers_met,
  r.topic_name,
  r.result,
  r.rating,
  r.aid_yuan,
  r.entered_on,
  coalesce(a.own_org_id, p.org_id, a.org_id) as org_id,
  case
    when a.own_org_id is null then coalesce(p.unit_org_id, a.unit_org_id)
    else a.unit_org_id
  end as unit_org_id,
  case
    when a.own_org_id is null then coalesce(p.org_path, a.org_path)
    else a.org_path
  end as org_path,
  case
    when c.city_code is not null then c.county_code
    else a.county_code
  end as county_code,
  coalesce(c.city_code, a.city_code) as city_code,
  case
    when c.city_code is not null then 'correction'
    else a.region_method
  end as region_method
from
  staging.visits r
  join core.written_places a on a.written_org_id is not distinct from r.org_id
  and a.org_name is not distinct from r.org_name
  and a.region_code is not distinct from r.region_code
  and a.region_name is not distinct from r.region_name
  left join core.place_corrections c on c.source = 'visits'
  and c.record_key = r.record_key
  and c.content_hash = r.content_hash
  left join core.place_unions p on p.place_code = coalesce(c.county_code, c.city_code)
  left join core.enterprise_names en on en.ent_name = r.ent_name
