-- 一个单位的盲区：访而无果（G4）、协商空白（G5）、渠道沉默（G6）、帮扶站点（G8）、解决未回复（G9）。
-- @grain 一个盲区
-- @key gap_id
-- @not_null gap_id, gap_type, unit_org_id
-- @column size  有多大，单位见 size_unit
-- @column total  在多少里面
-- @column affected  涉及职工数，排序用
select
  'G4-' || p.unit_org_id as gap_id,
  'G4' as gap_type,
  p.unit_org_id,
  p.county_code,
  p.city_code,
  p.unsolved_since as since_on,
  p.raised_count - p.solved_count as size,
  '个' as size_unit,
  p.raised_count as total,
  p.visit_count,
  p.median_visits,
  p.low_percent,
  p.unsolved_workers as affected,
  w.industry_risk
from
  core.gap_no_result p
  left join core.unit_workers w on w.unit_org_id = p.unit_org_id
where
  p.is_fruitless
union all
by name
select
  gap_id,
  'G5' as gap_type,
  unit_org_id,
  county_code,
  city_code,
  since_on,
  blank_count as size,
  '家' as size_unit,
  ent_count as total,
  industry,
  blank_workers as affected,
  industry_risk
from
  core.gap_unit_blanks
union all
by name
select
  s.gap_id,
  'G6' as gap_type,
  s.unit_org_id,
  o.county_code,
  o.city_code,
  s.since_on,
  s.expected_count as size,
  '条' as size_unit,
  s.month_count as total,
  s.source,
  s.silence,
  s.own_count,
  s.peer_count,
  coalesce(w.workers, o.workers) as affected,
  w.industry_risk,
  s.until_on as last_on
from
  core.gap_silent s
  join core.orgs o on o.org_id = s.unit_org_id
  left join core.unit_workers w on w.unit_org_id = s.unit_org_id
union all
by name
select
  'G8-' || s.unit_org_id || '-' || s.station_level as gap_id,
  'G8' as gap_type,
  s.unit_org_id,
  s.county_code,
  s.city_code,
  s.due_count - s.covered_count as size,
  '个' as size_unit,
  s.due_count as total,
  s.station_level,
  h.households_floor as affected
from
  core.station_levels s
  left join core.unit_households h on h.unit_org_id = s.unit_org_id
where
  s.covered_count < s.due_count
union all
by name
select
  'G9-' || p.unit_org_id as gap_id,
  'G9' as gap_type,
  p.unit_org_id,
  p.county_code,
  p.city_code,
  p.unanswered_since as since_on,
  p.unanswered_count as size,
  '个' as size_unit,
  p.solved_count as total,
  p.unanswered_workers as affected,
  w.industry_risk
from
  core.gap_no_result p
  left join core.unit_workers w on w.unit_org_id = p.unit_org_id
where
  p.unanswered_count > 0
