-- 困难企业的盲区：未走访（G1）与无人联系（G2），以及近期已由走访或联系记录消除的。
-- @grain 一个盲区
-- @key gap_id
-- @not_null gap_id, gap_type, ent_id, unit_org_id, since_on
-- @column since_on  从哪天起成为盲区
-- @column closed_on  由记录消除的日期；未消除为空
-- @column closed_by  消除它的记录编号
with
  gaps as (
    select
      'G1' as gap_type,
      *
    from
      core.gap_unvisited_enterprises
    union all
    by name
    select
      'G2' as gap_type,
      *
    from
      core.gap_unlinked_enterprises
  )
select
  g.gap_type,
  g.gap_id,
  g.ent_id,
  g.since_on,
  g.closed_on,
  g.closed_by,
  g.last_on,
  e.unit_org_id,
  e.county_code,
  e.city_code
from
  gaps g
  join core.current_enterprises e on e.ent_id = g.ent_id
