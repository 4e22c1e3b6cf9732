-- 一个县或乡镇的盲区：没有走访的县和乡镇（G1）、热而不访（G3）、人群盲区（G10）。
-- @grain 一个盲区
-- @key gap_id
-- @not_null gap_id, gap_type, subject_kind, unit_org_id
-- @column size  有多大，单位见 size_unit
-- @column total  在多少里面
-- @column affected  涉及职工数，排序用
select
  gap_id,
  'G1' as gap_type,
  'county' as subject_kind,
  county_code as subject_id,
  unit_org_id,
  county_code,
  city_code,
  since_on,
  ent_count as size,
  '家' as size_unit,
  ent_count as total,
  workers as affected,
  industry_risk,
  last_on
from
  core.gap_counties
union all
by name
select
  gap_id,
  'G1' as gap_type,
  'township' as subject_kind,
  township as subject_id,
  township as subject_name,
  unit_org_id,
  county_code,
  city_code,
  since_on,
  ent_count as size,
  '家' as size_unit,
  ent_count as total,
  workers as affected,
  industry_risk,
  last_on
from
  core.gap_townships
union all
by name
select
  g.gap_id,
  'G3' as gap_type,
  'topic' as subject_kind,
  g.topic_code as subject_id,
  t.topic_name as subject_name,
  g.unit_org_id,
  g.county_code,
  r.city_code,
  g.topic_code,
  g.since_on,
  g.request_count as size,
  '件' as size_unit,
  g.visit_count as total,
  g.demand_place,
  g.visit_place,
  g.county_count,
  g.demand_rank,
  g.people_count as affected,
  w.industry_risk,
  g.last_on
from
  core.gap_hot_unvisited g
  left join core.unit_workers w on w.unit_org_id = g.unit_org_id
  left join core.topics t on t.topic_code = g.topic_code
  left join core.regions r on r.region_code = g.county_code
union all
by name
select
  g.gap_id,
  'G10' as gap_type,
  'group' as subject_kind,
  g.worker_group as subject_id,
  g.unit_org_id,
  g.county_code,
  r.city_code,
  g.named_count as size,
  '次' as size_unit,
  g.visit_count as total,
  coalesce(g.workforce_percent, 0) as workforce_percent,
  coalesce(g.complaint_percent, 0) as complaint_percent,
  g.group_workers as affected,
  g.last_on
from
  core.gap_groups g
  left join core.regions r on r.region_code = g.county_code
