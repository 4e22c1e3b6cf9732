-- 十类盲区，列成一样的列；某一类没有的列为空。
-- @grain 一个盲区；一家企业已消除的和又出现的各一行
-- @not_null gap_id, gap_type, subject_kind, unit_org_id
select
  g.gap_id,
  g.gap_type,
  'enterprise' as subject_kind,
  g.ent_id as subject_id,
  e.ent_name as subject_name,
  g.unit_org_id,
  g.county_code,
  g.city_code,
  g.since_on,
  1 as size,
  '家' as size_unit,
  1 as total,
  e.industry,
  e.workers as affected,
  e.industry_risk,
  g.last_on,
  g.closed_on,
  g.closed_by
from
  core.gap_enterprises g
  join core.current_enterprises e on e.ent_id = g.ent_id
union all
by name
-- 涉及人数取户数分档的下限，名次不透露确切户数
select
  h.gap_id,
  h.gap_type,
  'households' as subject_kind,
  h.unit_org_id as subject_id,
  h.unit_org_id,
  h.county_code,
  h.city_code,
  h.since_on,
  h.household_count as size,
  '户' as size_unit,
  h.total_count as total,
  (
    select
      max(b.least)
    from
      raw.household_bands b
    where
      b.least <= h.household_count
  ) as affected
from
  core.gap_households h
union all
by name
select
  *
from
  core.gap_places
union all
by name
select
  'unit' as subject_kind,
  unit_org_id as subject_id,
  *
from
  core.gap_units
union all
by name
select
  u.gap_id,
  'G7' as gap_type,
  'topic' as subject_kind,
  u.topic_code as subject_id,
  u.topic_name as subject_name,
  o.org_id as unit_org_id,
  u.topic_code,
  u.since_on,
  u.recent_count as size,
  '条' as size_unit,
  u.issue_count as total,
  u.issue_id,
  u.issue_label,
  u.demand_rank,
  u.recent_count as affected,
  u.last_on
from
  core.gap_unstudied u
  join core.place_unions o on o.place_code = ''
