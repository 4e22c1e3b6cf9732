-- 工资集体协商，已归到单位和地区。
-- @grain 一次集体协商
-- @key record_key, content_hash
-- @not_null record_key, nego_id, nego_type, org_path
select
  r.record_key,
  r.content_hash,
  r.batch_no,
  r.source_file,
  r.row_number,
  r.nego_id,
  r.nego_type,
  coalesce(r.ent_id, en.ent_id) as ent_id,
  r.covered_ent_ids,
  r.sector,
  r.offered_on,
  r.signed_on,
  r.effective_from,
  r.effective_to,
  r.ents_covered,
  r.workers_covered,
  r.increase_pct,
  r.lowest_wage_yuan,
  r.stage,
  a.unit_org_id,
  a.org_path,
  a.county_code,
  a.city_code
from
  staging.negotiations r
  join core.written_places a on a.written_org_id is not distinct from r.org_id
  and a.org_name is not distinct from r.org_name
  and a.region_code is not distinct from r.region_code
  and a.region_name is not distinct from r.region_name
  left join core.enterprise_names en on en.ent_name = r.ent_name
